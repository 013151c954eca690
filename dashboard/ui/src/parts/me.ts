/** Who looks, and what that person may do. */

import { useEffect, useState } from "react";
import { get, Refused } from "../api";
import type { Me } from "../types";
import { type Key, t } from "../texts";

/** Of a hub that does not tell: whoever has its token may do everything. */
const EVERYTHING: Me = { name: "operator", operator: true, roles: {} };
let asked: Promise<Me> | undefined;

function ask(): Promise<Me> {
  asked ??= get<Me>("api/me").catch((no: unknown) => {
    if (no instanceof Refused && no.status === 404) {
      return EVERYTHING;
    }
    asked = undefined;
    throw no;
  });
  return asked;
}

export type Right = "retry" | "configure" | "recognise";

/** Why something must not be done; null where it may. */
export function useMay(): (right: Right, university: string) => string | null {
  const [me, setMe] = useState<Me>(EVERYTHING);
  useEffect(() => void ask().then(setMe, () => undefined), []);
  return (right, university) => {
    const roles = [...(me.roles[university] ?? []), ...(me.roles["*"] ?? [])];
    return me.operator || roles.includes(right) || roles.includes("administer")
      ? null
      : t(`right.${right}` as Key, { university });
  };
}
