/** One line that is true: what needs a person, else that all is well. */

import { counted, t } from "../texts";
import type { Overview } from "../types";

export interface Truth {
  variant: "danger" | "warning" | "success";
  text: string;
}

export function truth({ universities, circuits, totals, policyProblems, keyWarnings }: Overview): Truth {
  const last = (state: string): number => universities.filter(({ lastRun }) => lastRun?.state === state).length;
  const stopped = last("STOPPED");
  const needs = [
    ["stopped", stopped],
    ["failed", totals.failed],
    ["circuits", circuits.filter(({ state }) => state !== "CLOSED").length],
    ["waiting", last("WAITING")],
    ["referred", totals.referred],
    ["policy", policyProblems.length],
    ["keys", keyWarnings.length],
  ] as const;
  const said = needs.filter(([, n]) => n > 0).map(([key, n]) => counted(`truth.${key}`, n));
  const flying = totals.inFlight > 0 ? [counted("truth.flying", totals.inFlight)] : [];
  if (said.length > 0) {
    return { variant: stopped + totals.failed > 0 ? "danger" : "warning", text: [...said, ...flying].join(", ") };
  }
  const rest = totals.read === 0 ? [t("truth.nothing")] : flying;
  return { variant: "success", text: [t("truth.well"), ...rest].join(", ") };
}
