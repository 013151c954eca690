/** The list of transfers; its filters stand in the address, so that a list can be sent to a colleague. */

import { get } from "./api.js";
import { badge, count, el, show, time, transfersLink } from "./dom.js";

const STATES = ["PULLED", "ISSUED", "DELIVERED", "DECLINED", "REFERRED", "REJECTED", "FAILED"];
const STEPS = [50, 200, 500];

export function transfers(filters) {
  const list = el("section");
  const university = el("select", { id: "filter-university", name: "university" });
  let most = STEPS[0];
  return {
    nodes: [el("h1", {}, "Transfers"), form(filters, university), list],
    async refresh(status) {
      show(university, status.universities.map(({ id }) => id), (ids) => choices(["", ...ids], filters.university));
      const found = await get(`api/transfers?${new URLSearchParams({ ...filters, most })}`);
      show(list, [found, most], () => table(found.transfers, found.next !== null, most, () => {
        most = STEPS[STEPS.indexOf(most) + 1];
        document.dispatchEvent(new Event("changed"));
      }));
    },
  };
}

function choices(values, chosen = "") {
  return values.map((value) =>
    el("option", { value, selected: value === chosen ? "" : null }, value === "" ? "all" : value.toLowerCase()));
}

function form(filters, university) {
  const follow = (event) => {
    event.preventDefault();
    const wanted = Object.fromEntries(new FormData(event.currentTarget));
    location.hash = transfersLink({ ...filters, ...wanted });
  };
  return el("form.filters", { onsubmit: follow, onchange: follow, role: "search" },
    el("label", {}, "University", university),
    el("label", {}, "State", el("select", { id: "filter-state", name: "state" }, ...choices(["", ...STATES], filters.state))),
    el("label", {}, "Source key or transfer id",
      el("input", { id: "filter-text", name: "text", type: "search", value: filters.text ?? "" })),
    el("button", {}, "Find"),
    filters.group || filters.run
      ? el("a.button", { href: transfersLink({ ...filters, group: "", run: "" }) }, `✕ only this ${filters.group ? "cause" : "run"}`)
      : null);
}

function table(found, full, most, more) {
  if (found.length === 0) {
    return [el("p.quiet", {}, "No transfer is like that.")];
  }
  const last = most === STEPS.at(-1);
  return [
    el("table", {},
      el("thead", {}, el("tr", {}, ...["State", "Source key", "University", "Reason", "Changed"]
        .map((label) => el("th", { scope: "col" }, label)))),
      el("tbody", {}, ...found.map(row))),
    el("p.quiet", {}, `${count(found.length, "transfer", "transfers")}, newest change first. `,
      full && last ? "There are more: narrow the filters." : null,
      full && !last ? el("button", { id: "more", onclick: more }, "Show more") : null),
  ];
}

function row(transfer) {
  return el("tr", {},
    el("td", { "data-label": "State" }, badge(transfer.state)),
    el("th.key", { scope: "row" },
      el("a", { href: `#/transfer/${transfer.id}`, id: `transfer-${transfer.id}` }, transfer.sourceKey),
      transfer.version > 1 ? ` v${transfer.version}` : null),
    el("td", { "data-label": "University" }, transfer.university),
    el("td", { "data-label": "Reason" }, transfer.reason ?? "–"),
    el("td", { "data-label": "Changed" }, time(transfer.updatedAt)));
}
