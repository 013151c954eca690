import { useSyncExternalStore } from "react";
import { ago, moment, t } from "../texts";

let now = Date.now();
const told = new Set<() => void>();
setInterval(() => {
  now = Date.now();
  told.forEach((tell) => tell());
}, 10_000);

function subscribe(tell: () => void): () => void {
  told.add(tell);
  return () => told.delete(tell);
}

/** How long ago, or in how long; exactly when the pointer rests on it. */
export function Time({ at }: { at: string | null | undefined }) {
  const from = useSyncExternalStore(subscribe, () => now);
  return at ? (
    <time dateTime={at} title={moment(at)} className="nowrap">
      {ago(at, Math.max(from, now))}
    </time>
  ) : (
    <span className="quiet">{t("never")}</span>
  );
}
