/** What happened in the last hours: one cell for each span of time, its height and colour by the worst in it. */

import type { Hour } from "../types";
import { counted, moment, t } from "../texts";

const HOUR = 3_600_000;

interface Cell {
  at: number;
  runs: number;
  read: number;
  failed: number;
  look: "quiet" | "good" | "wait" | "bad";
}

function cells(hours: Hour[], count: number, long: number): Cell[] {
  const end = Math.floor(Date.now() / HOUR) * HOUR + HOUR;
  const all: Cell[] = Array.from({ length: count }, (_, index) => ({
    at: end - (count - index) * long * HOUR,
    runs: 0,
    read: 0,
    failed: 0,
    look: "quiet",
  }));
  for (const hour of hours) {
    const cell = all[count - 1 - Math.floor((end - HOUR - new Date(hour.hour).getTime()) / HOUR / long)];
    if (cell) {
      cell.runs += hour.runs;
      cell.read += hour.read;
      cell.failed += hour.failed;
      cell.look = worse(cell.look, hour);
    }
  }
  return all;
}

function worse(was: Cell["look"], hour: Hour): Cell["look"] {
  if (was === "bad" || hour.failed > 0 || hour.worst === "STOPPED") {
    return "bad";
  }
  return was === "wait" || hour.worst === "WAITING" ? "wait" : "good";
}

/** @param long hours of one cell */
export function Strip({ hours, span, count, long }: { hours: Hour[]; span: string; count: number; long: number }) {
  const all = cells(hours, count, long);
  const sum = (key: "runs" | "read" | "failed"): number => all.reduce((so, cell) => so + cell[key], 0);
  const [runs, read, failed] = [sum("runs"), sum("read"), sum("failed")];
  return (
    <span className="strip">
      <span className="strip-cells" role="img" aria-label={counted("strip.label", runs, { span, read, failed })}>
        {all.map((cell) => (
          <span key={cell.at} className={`strip-${cell.look}`} title={title(cell)} />
        ))}
      </span>
      <span className="quiet" aria-hidden="true">
        {counted("strip.short", runs, { failed })}
      </span>
    </span>
  );
}

function title({ at, runs, read, failed, look }: Cell): string {
  const when = moment(new Date(at).toISOString());
  return look === "quiet" ? t("strip.quiet", { at: when }) : t("strip.cell", { at: when, runs, read, failed });
}
