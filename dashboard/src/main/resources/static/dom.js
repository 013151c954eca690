/** Small pieces of page. Data becomes text only, never markup. */

/** el("a.quiet", {href: "#/"}, "text", node, null): null children are left out. */
export function el(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const node = document.createElement(name);
  node.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) {
      node.addEventListener(key.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(key, value);
    }
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** State is colour, icon and text. */
const STATES = {
  DELIVERED: ["good", "✓", "Delivered"],
  DECLINED: ["calm", "–", "Declined"],
  REFERRED: ["ask", "?", "Referred"],
  REJECTED: ["ask", "⊘", "Rejected"],
  FAILED: ["bad", "✕", "Failed"],
  PULLED: ["busy", "↓", "Pulled"],
  ISSUED: ["busy", "→", "Issued"],
  RUNNING: ["busy", "↻", "Running"],
  WAITING: ["ask", "◷", "Waiting"],
  DONE: ["good", "✓", "Done"],
  STOPPED: ["bad", "■", "Stopped"],
  PENDING: ["busy", "→", "On its way"],
  CANCELLED: ["calm", "–", "Cancelled"],
  ACTIVE: ["good", "✓", "Valid"],
  SUPERSEDED: ["calm", "⇢", "Superseded"],
  REVOKED: ["ask", "⊘", "Revoked"],
};

export function badge(state) {
  const [kind, icon, label] = STATES[state] ?? ["calm", "•", state];
  return el(`span.badge.${kind}`, {}, el("span", { "aria-hidden": "true" }, icon), ` ${label}`);
}

export const RESPONSIBLE = {
  UNIVERSITY: "The university must act",
  RECIPIENT: "The recipient must act",
  HUB: "The hub's operator must act",
};

const NUMBER = new Intl.NumberFormat("en");
const CLOCK = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" });
const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium" });

export const number = (value) => NUMBER.format(value);

export const count = (value, one, many) => `${number(value)} ${value === 1 ? one : many}`;

/** Local time; the day only when it is not today. */
export function time(instant) {
  const at = new Date(instant);
  const today = at.toDateString() === new Date().toDateString();
  return el("time", { datetime: instant, title: instant }, `${today ? "" : `${DAY.format(at)}, `}${CLOCK.format(at)}`);
}

/** Link to the list of transfers; empty filters are left out. */
export function transfersLink(filters) {
  const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value));
  return `#/transfers${query.size ? `?${query}` : ""}`;
}

/** Replaces what a place shows, only when its data changed, and leaves the keyboard focus where it was. */
export function show(place, data, draw) {
  const now = JSON.stringify(data);
  if (place.shown === now) {
    return;
  }
  place.shown = now;
  const focused = place.contains(document.activeElement) ? document.activeElement.id : "";
  place.replaceChildren(...draw(data));
  if (focused) {
    document.getElementById(focused)?.focus();
  }
}

/** A button that says what came of it and cannot be pressed twice meanwhile. */
export function action(id, label, act, attributes = {}) {
  return el("button", {
    id,
    ...attributes,
    onclick: async (event) => {
      const button = event.currentTarget;
      const notice = document.getElementById("notice");
      button.disabled = true;
      try {
        notice.textContent = await act();
      } catch (refused) {
        notice.textContent = refused.message;
      }
      button.disabled = false;
      document.dispatchEvent(new Event("changed"));
    },
  }, label);
}
