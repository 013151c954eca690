/** One transfer's journey: the reason first, then every step. */

import { get, post } from "./api.js";
import { RESPONSIBLE, action, badge, el, show, time, transfersLink } from "./dom.js";

const BAD = new Set(["failed", "rejected"]);
const ASK = new Set(["will retry", "referred", "revoked"]);
const CALM = new Set(["declined", "queued"]);

export function journey(id) {
  const place = el("section");
  return {
    nodes: [place],
    async refresh() {
      show(place, await get(`api/transfers/${encodeURIComponent(id)}`), draw);
    },
  };
}

function draw({ transfer, credential, steps, deliveries, otherVersions, decisions }) {
  return [
    el("p.quiet", {}, el("a", { href: transfersLink({ university: transfer.university }), id: "back" },
      `← Transfers of ${transfer.university}`)),
    el("h1", {}, badge(transfer.state), " ", transfer.sourceKey,
      el("span.quiet", {}, ` version ${transfer.version}`)),
    reason(transfer),
    el("div.columns", {},
      el("div", {}, el("h2", {}, "Steps"), el("ol.timeline", {}, ...steps.map(step))),
      el("div", {},
        el("h2", {}, "Credential"), credential ? credentialOf(credential) : el("p.quiet", {}, "None was issued."),
        el("h2", {}, "Why"), decisions.length ? why(decisions[decisions.length - 1]) : el("p.quiet", {}, "It was not judged."),
        el("h2", {}, "Deliveries"),
        ...(deliveries.length ? deliveries.map(delivery) : [el("p.quiet", {}, "None.")]),
        el("h2", {}, "Other versions"),
        ...(otherVersions.length ? otherVersions.map(version) : [el("p.quiet", {}, "None.")]),
        el("h2", {}, "Facts"), facts(transfer))),
  ];
}

function reason(transfer) {
  const canRetry = ["FAILED", "REFERRED"].includes(transfer.state)
    || (["PULLED", "ISSUED"].includes(transfer.state) && transfer.attempts > 0);
  const kind = { FAILED: "bad", REFERRED: "ask", REJECTED: "ask", DELIVERED: "good" }[transfer.state] ?? "calm";
  const usual = { DELIVERED: "It has arrived.", PULLED: "It waits to be judged.", ISSUED: "It is on its way to its targets." };
  return el(`div.reason.${kind}`, {},
    el("p.cause", {}, transfer.reason ?? usual[transfer.state] ?? "No reason was given."),
    transfer.missing.length ? el("p", {}, "Missing: ", el("strong", {}, transfer.missing.join(", "))) : null,
    transfer.responsible ? el("p", {}, el("strong", {}, RESPONSIBLE[transfer.responsible] ?? transfer.responsible),
      transfer.failedStep ? ` · ${transfer.failedStep} · ${transfer.failureKind}` : null) : null,
    transfer.nextAttempt && transfer.attempts > 0 ? el("p", {}, "Next attempt by itself: ", time(transfer.nextAttempt)) : null,
    canRetry ? action("retry", "Retry", async () => {
      await post(`api/transfers/${transfer.id}/retry`);
      return "It is on its way again.";
    }) : null);
}

function step({ at, step: name, outcome, detail }) {
  const [kind, icon] = BAD.has(outcome) ? ["bad", "✕"] : ASK.has(outcome) ? ["ask", "?"]
    : CALM.has(outcome) ? ["calm", "–"] : ["good", "✓"];
  return el(`li.${kind}`, {},
    el("span.dot", { "aria-hidden": "true" }, icon),
    el("div", {}, el("strong", {}, name), ` ${outcome} `, el("span.quiet", {}, time(at))),
    detail ? el("div.detail", {}, detail) : null);
}

function credentialOf(credential) {
  return el("p", {}, badge(credential.status), ` ${credential.formats.join(", ")}, issued `, time(credential.issuedAt),
    credential.statusReason ? el("span.quiet", {}, ` · ${credential.statusReason}`) : null,
    credential.supersededBy ? el("a", { href: `#/transfer/${credential.supersededBy}`, id: "successor" }, " → its successor") : null);
}

/** The newest decision: each table's row, and the facts that it fell from. */
function why({ at, decision }) {
  return el("div", {},
    el("p", {}, el("strong", {}, decision.decision), " ", time(at),
      el("span.quiet", {}, ` · policy ${decision.policy}, as of ${decision.asOf}`)),
    el("dl", {}, ...decision.rules.flatMap((rule, i) => [el("dt", {}, rule), el("dd", {}, decision.tables[i])])),
    el("details", {}, el("summary", {}, "Facts"),
      el("dl", {}, ...Object.entries(decision.facts)
        .flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, String(value))]))));
}

function delivery(one) {
  const text = one.reason ?? (one.alreadyThere ? "It was there already." : null);
  return el("p", {}, badge(one.state), " ", el("strong", {}, one.target),
    el("span.quiet", {}, one.attempts === 1 ? " · 1 attempt" : ` · ${one.attempts} attempts`,
      one.receipt ? ` · receipt ${one.receipt}` : null),
    one.nextAttempt && one.state === "PENDING" ? el("span.quiet", {}, " · next ", time(one.nextAttempt)) : null,
    text ? el("span.detail", {}, text) : null);
}

function version(other) {
  return el("p", {}, badge(other.state), " ",
    el("a", { href: `#/transfer/${other.id}`, id: `version-${other.version}` }, `Version ${other.version}`),
    " ", el("span.quiet", {}, time(other.updatedAt)));
}

function facts(transfer) {
  const run = el("a", { href: transfersLink({ run: transfer.run }), id: "run" }, transfer.run);
  const pairs = [["University", transfer.university], ["Opportunity", transfer.opportunityCode], ["Rule", transfer.rule],
    ["Pulled", time(transfer.createdAt)], ["Run", run], ["Transfer", transfer.id]];
  return el("dl", {}, ...pairs.filter(([, value]) => value)
    .flatMap(([label, value]) => [el("dt", {}, label), el("dd", {}, value)]));
}
