/** The flow as boxes and lines: what stands in each, and where it leads. No drawing here. */

import { counted, number, span, t, word } from "../texts";
import { link } from "../router";
import type { Flow, Queue, Rates, TargetFlow, UniversityFlow } from "../types";

export type Look = "good" | "bad" | "wait" | "calm" | "busy";

/**
 * @param lines below the name, the first one large
 * @param bars the last hour, minute by minute
 * @param live what has come through in the last hour, for the line that leads away from it
 */
export interface Box {
  id: string;
  name: string;
  look: Look;
  state: string;
  lines: string[];
  to: string;
  rates: Rates;
  waiting: number | null;
  failed: number | null;
  bars?: number[];
}

export interface Model {
  universities: Box[];
  /** Universities that have no box of their own. */
  more: Box | null;
  sync: Box;
  credential: Box;
  exits: Box[];
  deliver: Box;
  targets: Box[];
}

const NONE: Rates = { minute: 0, hour: 0 };

function sum(all: (Rates | undefined)[]): Rates {
  return all.reduce<Rates>((so, each) => ({ minute: so.minute + (each?.minute ?? 0), hour: so.hour + (each?.hour ?? 0) }), NONE);
}

function universityLook({ run, sums }: UniversityFlow): Look {
  if (run === "STOPPED" || (sums.failed > 0 && sums.failed >= 0.2 * sums.read)) {
    return "bad";
  }
  if (run === "WAITING" || sums.failed > 0) {
    return "wait";
  }
  return run === "RUNNING" ? "busy" : run === null ? "calm" : "good";
}

function university(of: UniversityFlow): Box {
  const failed = of.sums.failed;
  return {
    id: of.id,
    name: of.id,
    look: universityLook(of),
    state: of.run === null ? t("never") : word("state", of.run),
    lines: [universityLine(of)],
    to: link(`/university/${of.id}`),
    rates: of.read,
    waiting: of.sums.inFlight,
    failed,
  };
}

/** What is wrong first, then how much comes. */
function universityLine({ run, read, sums }: UniversityFlow): string {
  const said = run !== null && run !== "DONE" ? word("state", run) : sums.failed > 0 ? counted("flow.failed", sums.failed) : run === null ? t("never") : "";
  return [said, run === null || (run === "STOPPED" && read.hour === 0) ? "" : t("flow.hourShort", { n: read.hour })].filter(Boolean).join(" · ");
}

const ORDER: Look[] = ["bad", "wait", "busy", "good", "calm"];

function byNeed(one: Box, other: Box): number {
  return ORDER.indexOf(one.look) - ORDER.indexOf(other.look) || other.rates.hour - one.rates.hour || one.name.localeCompare(other.name);
}

export function arrived({ outcomes }: TargetFlow): Rates {
  return sum([outcomes.delivered, outcomes.already_there, outcomes.offered]);
}

/** How many wait, and for how long when that is long. */
function queued({ waiting, oldestSeconds }: Queue): string[] {
  if (waiting === 0) {
    return [t("flow.none")];
  }
  const waits = counted("flow.waits", waiting);
  return oldestSeconds !== null && oldestSeconds > 60 ? [waits, t("flow.oldest", { age: span(oldestSeconds) })] : [waits];
}

function target(of: TargetFlow): Box {
  const rates = arrived(of);
  const look: Look = of.circuit === "OPEN" ? "bad" : of.circuit === "HALF_OPEN" || of.failed > 0 ? "wait" : "good";
  return {
    id: of.name,
    name: of.name,
    look,
    state: of.circuit === "CLOSED" ? t("flow.answers") : word("circuit", of.circuit),
    lines: [t("flow.hourShort", { n: rates.hour }), ...(of.circuit === "CLOSED" ? [] : [word("circuit", of.circuit)]), ...queued(of.queue), ...(of.failed > 0 ? [counted("flow.failed", of.failed)] : [])],
    to: link("/failed", { text: of.name, state: of.failed > 0 ? "FAILED" : "any" }),
    rates,
    waiting: of.queue.waiting,
    failed: of.failed,
  };
}

function step(id: "sync" | "credential" | "deliver", rates: Rates, look: Look, more: string[], to: string, waiting: number | null, bars: number[] | undefined): Box {
  return {
    id,
    name: t(`flow.${id}`),
    look,
    state: "",
    lines: [t("flow.minute", { n: rates.minute }), t("flow.hour", { n: rates.hour }), ...more],
    to,
    rates,
    waiting,
    failed: null,
    bars: bars ?? [],
  };
}

function exit(id: "declined" | "referred" | "failed", n: number, rates: Rates, look: Look, to: string): Box {
  return { id, name: t(`sum.${id}`), look: n === 0 ? "calm" : look, state: "", lines: [number(n)], to, rates, waiting: null, failed: null };
}

/** @param most universities with a box of their own */
export function model(flow: Flow, most: number): Model {
  const all = flow.universities.map(university).sort(byNeed);
  const shown = all.length > most ? all.slice(0, most - 1) : all;
  const rest = all.slice(shown.length);
  const totals = (key: "declined" | "referred" | "failed"): number => flow.universities.reduce((so, each) => so + each.sums[key], 0);
  const { queue, outcomes } = flow.credential;
  const judged = sum([outcomes.issued, outcomes.declined, outcomes.referred]);
  const targets = flow.targets.map(target);
  const waiting = flow.targets.reduce((so, each) => so + each.queue.waiting, 0);
  return {
    universities: shown,
    more:
      rest.length === 0
        ? null
        : {
            id: "more",
            name: counted("flow.more", rest.length),
            look: "calm",
            state: "",
            lines: [t("flow.hourShort", { n: sum(rest.map(({ rates }) => rates)).hour })],
            to: link("/universities"),
            rates: sum(rest.map(({ rates }) => rates)),
            waiting: rest.reduce((so, each) => so + (each.waiting ?? 0), 0),
            failed: 0,
          },
    sync: step("sync", sum(all.map(({ rates }) => rates)), "busy", [], link("/universities"), null, flow.minutes.sync),
    credential: step(
      "credential",
      judged,
      stuck(flow.unsent) ? "wait" : "busy",
      queued(queue),
      link("/failed", { state: "PULLED" }),
      queue.waiting,
      flow.minutes.credential,
    ),
    exits: [
      exit("referred", totals("referred"), outcomes.referred ?? NONE, "wait", link("/recognition")),
      exit("declined", totals("declined"), outcomes.declined ?? NONE, "calm", link("/failed", { state: "DECLINED" })),
      exit("failed", totals("failed"), sum([outcomes.failed]), "bad", link("/failed")),
    ],
    deliver: step("deliver", sum(targets.map(({ rates }) => rates)), "busy", [waiting === 0 ? t("flow.none") : counted("flow.waits", waiting)], link("/failed", { state: "ISSUED" }), waiting, flow.minutes.deliver),
    targets,
  };
}

/** Whether work orders wait for the broker longer than they do on the way to it. */
export function stuck({ oldestSeconds }: Queue): boolean {
  return oldestSeconds !== null && oldestSeconds > 15;
}

/** Whether anything has moved in the last hour, or waits. */
export function still({ sync, credential, deliver, universities }: Model): boolean {
  return sync.rates.hour + credential.rates.hour + deliver.rates.hour + (credential.waiting ?? 0) + (deliver.waiting ?? 0) === 0 && universities.every(({ look }) => look !== "bad");
}
