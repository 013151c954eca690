import { useSyncExternalStore } from "react";
import { ago, moment, t } from "../texts";

let ticks = 0;
const told = new Set<() => void>();
setInterval(() => {
  ticks++;
  told.forEach((tell) => tell());
}, 10_000);

function subscribe(tell: () => void): () => void {
  told.add(tell);
  return () => told.delete(tell);
}

/** How long ago, or in how long; exactly when the pointer rests on it. */
export function Time({ at }: { at: string | null | undefined }) {
  useSyncExternalStore(subscribe, () => ticks);
  return at ? (
    <time dateTime={at} title={moment(at)} className="nowrap">
      {ago(at, Date.now())}
    </time>
  ) : (
    <span className="quiet">{t("never")}</span>
  );
}
