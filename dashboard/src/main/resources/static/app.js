/** Which view is shown (from the address), and asking the hub every three seconds. */

import { dropToken, get, setToken } from "./api.js";
import { el, time } from "./dom.js";
import { journey } from "./journey.js";
import { overview, truth } from "./overview.js";
import { transfers } from "./transfers.js";

const EVERY = 3000;
const at = (id) => document.getElementById(id);
let view = overview();
let timer = 0;
let asking = 0;

function viewOf(hash) {
  const [path, query] = hash.replace(/^#/, "").split("?");
  if (path.startsWith("/transfer/")) {
    return journey(decodeURIComponent(path.slice("/transfer/".length)));
  }
  return path === "/transfers" ? transfers(Object.fromEntries(new URLSearchParams(query))) : overview();
}

function open() {
  if (location.hash === "#main") {
    return;
  }
  const list = /^#\/transfer/.test(location.hash);
  at("nav-overview").toggleAttribute("aria-current", !list);
  at("nav-transfers").toggleAttribute("aria-current", list);
  const focused = document.activeElement?.id;
  view = viewOf(location.hash);
  at("main").replaceChildren(...view.nodes);
  at("notice").textContent = "";
  if (focused?.startsWith("filter-")) {
    at(focused)?.focus();
  }
  ask();
}

function tell({ kind, icon, text }) {
  const line = at("truth");
  if (line.textContent !== `${icon} ${text}`) {
    line.className = kind;
    line.replaceChildren(el("span", { "aria-hidden": "true" }, icon), ` ${text}`);
    document.title = `${text} – Passerelle`;
  }
}

async function ask() {
  clearTimeout(timer);
  const mine = ++asking;
  const shown = view;
  try {
    const status = await get("api/status");
    at("token").hidden = true;
    tell(truth(status));
    await shown.refresh(status);
    at("asked").replaceChildren("as of ", time(new Date().toISOString()));
    at("main").classList.remove("old");
  } catch (refused) {
    failed(refused);
  }
  if (mine === asking && !document.hidden) {
    timer = setTimeout(ask, EVERY);
  }
}

function failed(refused) {
  if (refused.status === undefined) {
    throw refused;
  }
  at("main").classList.add("old");
  if (refused.status === 401) {
    at("token").hidden = false;
    at("token-refused").textContent = dropToken() ? "✕ The token was refused." : "";
    tell({ kind: "ask", icon: "!", text: "The hub asks for its token" });
  } else if (refused.status === 0) {
    tell({ kind: "bad", icon: "✕", text: "The hub does not answer; what is below is old" });
  } else {
    at("notice").textContent = refused.message;
  }
}

at("token").addEventListener("submit", (event) => {
  event.preventDefault();
  setToken(at("token-field").value);
  at("token-field").value = "";
  ask();
});
addEventListener("hashchange", open);
document.addEventListener("changed", ask);
document.addEventListener("visibilitychange", () => document.hidden || ask());
open();
