/** Who looks, and what that person may do. */

import { useSyncExternalStore } from "react";
import { get, Refused } from "../api";
import type { Me } from "../types";
import { type Key, t } from "../texts";

/** Of a hub that does not tell: whoever has its token may do everything. */
const EVERYTHING: Me = { name: "operator", named: false, session: false, operator: true, roles: {} };

let me: Me | undefined;
let asked = false;
const told = new Set<() => void>();

function ask(): void {
  if (!asked) {
    asked = true;
    get<Me>("api/me")
      .catch((no: unknown) => (no instanceof Refused && no.status === 404 ? EVERYTHING : undefined))
      .then((answer) => {
        asked = answer !== undefined;
        me = answer;
        told.forEach((tell) => tell());
      }, () => undefined);
  }
}

/** Somebody else looks from now on, or the same with other roles. */
export function askAgain(): void {
  asked = false;
  ask();
}

function listen(tell: () => void): () => void {
  told.add(tell);
  ask();
  return () => told.delete(tell);
}

/** Undefined while it is not known. */
export function useMe(): Me | undefined {
  return useSyncExternalStore(listen, () => me);
}

export type Right = "retry" | "configure" | "recognise" | "edit" | "view-payload" | "administer";

function has({ operator, roles }: Me, right: Right, university: string): boolean {
  const held = [...(roles[university] ?? []), ...(roles["*"] ?? [])];
  return operator || held.includes(right) || held.includes("administer");
}

/** Why something must not be done at a university; null where it may. `*` asks for all universities. */
export function useMay(): (right: Right, university: string) => string | null {
  const now = useMe() ?? EVERYTHING;
  return (right, university) => (has(now, right, university) ? null : refusal(right, university));
}

function refusal(role: Right, university: string): string {
  const what = t(`right.${role}` as Key);
  return university === "*" ? t("right.everywhere", { what, role }) : t("right.at", { what, role, university });
}

/** Why something must not be done at any university; null where it may at one. */
export function useSomewhere(right: Right): string | null {
  const me = useMe() ?? EVERYTHING;
  const held = Object.values(me.roles).flat();
  return me.operator || held.includes(right) || held.includes("administer") ? null : t("right.somewhere");
}

/** Why what belongs to no university must not be changed; null where it may. */
export function useOperator(): string | null {
  const me = useMe() ?? EVERYTHING;
  return me.operator ? null : t("right.operator");
}

/** The name that log-in or token has proven; null where several may hold the same token, who say their names themselves. */
export function useNamed(): string | null {
  const me = useMe() ?? EVERYTHING;
  return me.named ? me.name : null;
}

/** The name of who has logged in; empty where several share a token and say their names themselves. */
export function useName(): string {
  return useNamed() ?? "";
}
