/** The overview: circuits, the sum, universities, failure groups. */

import { get, post } from "./api.js";
import { RESPONSIBLE, action, badge, count, el, number, show, time, transfersLink } from "./dom.js";

const PARTS = [
  ["delivered", "Delivered", "✓", "good", "DELIVERED"],
  ["declined", "Declined", "–", "calm", "DECLINED"],
  ["referred", "Referred", "?", "ask", "REFERRED"],
  ["rejected", "Rejected", "⊘", "ask", "REJECTED"],
  ["failed", "Failed", "✕", "bad", "FAILED"],
  ["inFlight", "In flight", "→", "busy", null],
];

/** One line that is true: what needs a person, else that all is well. */
export function truth(status) {
  const runs = (state) => status.universities.filter((university) => university.lastRun?.state === state).length;
  const circuits = status.circuits.filter((circuit) => circuit.state !== "CLOSED").length;
  const { read, failed, referred, inFlight } = status.totals;
  const needs = [
    [runs("STOPPED"), "university needs you", "universities need you"],
    [failed, "transfer failed", "transfers failed"],
    [circuits, "target is not answering", "targets are not answering"],
    [runs("WAITING"), "SIS is not answering", "SIS are not answering"],
    [referred, "referred case waits", "referred cases wait"],
  ].filter(([value]) => value > 0).map(([value, one, many]) => count(value, one, many));
  const flying = inFlight > 0 ? [`${number(inFlight)} in flight`] : [];
  const bad = runs("STOPPED") + failed > 0;
  if (needs.length > 0) {
    return { kind: bad ? "bad" : "ask", icon: bad ? "✕" : "!", text: [...needs, ...flying].join(", ") };
  }
  const rest = read === 0 ? ["nothing has been read yet"] : flying;
  return { kind: "good", icon: "✓", text: ["All is well", ...rest].join(", ") };
}

export function overview() {
  const parts = [1, 2, 3, 4].map(() => el("section"));
  return {
    nodes: parts,
    async refresh(status) {
      const groups = await get("api/failure-groups");
      show(parts[0], status.circuits.filter((circuit) => circuit.state !== "CLOSED"), (list) => list.map(banner));
      show(parts[1], status.totals, sum);
      show(parts[2], status.universities, universities);
      show(parts[3], groups, failures);
    },
  };
}

function banner(circuit) {
  const target = circuit.name.replace(/^target:/, "");
  return el("p.banner", {}, el("strong", {}, `⚡ Target ${target}: circuit ${circuit.state.replace("_", " ").toLowerCase()}`),
    " since ", time(circuit.since), ". Deliveries wait and go on by themselves when it answers again.");
}

function sum(totals) {
  const total = PARTS.reduce((so, [key]) => so + totals[key], 0);
  const tiles = PARTS.map(([key, label, icon, kind, state], index) =>
    tile(totals[key], label, icon, totals[key] === 0 ? "calm" : kind, index === 0 ? "=" : "+", { state }));
  return [
    el("h2", {}, "Every record, accounted for"),
    el("div.sum", {}, tile(totals.read, "Read", "↓", "plain", null, {}), ...tiles),
    el("p.quiet", {}, total === totals.read
      ? "✓ The sum adds up: nothing is lost."
      : `✕ The sum is ${number(Math.abs(totals.read - total))} off. Please report it.`),
  ];
}

function tile(value, label, icon, kind, operator, filters) {
  const face = [el("strong", {}, number(value)), el("span", {}, el("span", { "aria-hidden": "true" }, `${icon} `), label)];
  const link = filters.state === null;
  return el("div.term", {}, operator && el("span.operator", {}, operator),
    link ? el(`div.tile.${kind}`, {}, ...face)
      : el(`a.tile.${kind}`, { href: transfersLink(filters), id: `tile-${label}` }, ...face));
}

function universities(list) {
  const head = ["University", "Read", ...PARTS.map(([, label]) => label), "Last run", ""];
  return [
    el("h2", {}, "Universities"),
    list.length === 0 ? el("p.quiet", {}, "None is configured: add a file to config/universities.") : el("table", {},
      el("thead", {}, el("tr", {}, ...head.map((label) => el("th", { scope: "col" }, label)))),
      el("tbody", {}, ...list.map(university))),
  ];
}

function university({ id, sums, lastRun, configuration }) {
  const cells = PARTS.map(([key, label, , kind, state]) => el(`td.number`, { "data-label": label },
    state && sums[key] > 0
      ? el(`a.${kind}`, { href: transfersLink({ university: id, state }), id: `${id}-${key}` }, number(sums[key]))
      : el(sums[key] === 0 ? "span.quiet" : "span", {}, number(sums[key]))));
  return el("tr", {},
    el("th", { scope: "row" }, el("a", { href: transfersLink({ university: id }), id: `university-${id}` }, id),
      configuration?.says && el("div.quiet", {}, configuration.says)),
    el("td.number", { "data-label": "Read" }, number(sums.read)),
    ...cells,
    el("td.run", { "data-label": "Last run" }, ...run(lastRun)),
    el("td", {}, configuration && !configuration.active ? null : action(`run-${id}`, "Run now", async () => {
      await post("api/runs", { university: id });
      return `A run of ${id} was asked for; it starts within seconds, unless one is under way.`;
    }, { "aria-label": `Run ${id} now` })));
}

function run(last) {
  if (!last) {
    return [el("span.quiet", {}, "never")];
  }
  const counts = `${number(last.read)} new, ${number(last.unchanged)} unchanged, ${number(last.withdrawn)} withdrawn`
    + (last.since ? `, ${number(last.passedOver)} before ${last.since} passed over` : "");
  return [
    badge(last.state), " ", time(last.endedAt ?? last.startedAt),
    el("div.quiet", {}, counts, last.nextAttempt ? " · again at " : null, last.nextAttempt ? time(last.nextAttempt) : null),
    last.message && el("div", {}, last.message),
  ].filter(Boolean);
}

function failures(groups) {
  return [
    el("h2", {}, "Failures by cause"),
    ...(groups.length === 0 ? [el("p.quiet", {}, "✓ None.")] : groups.map(failure)),
  ];
}

function failure(group) {
  return el("article.failure", {},
    el("div.many", {}, el("strong", {}, number(group.count)), el("span", {}, "✕ failed")),
    el("div", {},
      el("p.cause", {}, group.example),
      el("p.quiet", {}, el("strong", {}, RESPONSIBLE[group.responsible] ?? group.responsible),
        ` · ${group.step} · ${group.kind} · last `, time(group.last))),
    el("div.row", {},
      el("a.button", { href: transfersLink({ group: group.group }), id: `show-${group.group}` }, "Show"),
      action(`retry-${group.group}`, `Retry all ${number(group.count)}`, async () => {
        const { retried } = await post(`api/failure-groups/${encodeURIComponent(group.group)}/retry`);
        return `${count(retried, "transfer is", "transfers are")} on the way again.`;
      })));
}
