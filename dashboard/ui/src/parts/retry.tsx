/** Trying again: what it would be, how it is to be done, then how far it is. */

import { Button, ExpandableSection, Form, FormGroup, FormSelect, FormSelectOption, Progress, ProgressVariant, TextInput } from "@patternfly/react-core";
import { useEffect, useState } from "react";
import { inquire, post, Refused, usePoll } from "../api";
import { link } from "../router";
import { counted, type Key, number, t, word } from "../texts";
import type { Circuit, Estimate, Overview, RetryFrom, RetryJob } from "../types";
import { Help } from "./groups";
import { Act, Asking, Dialogue, Refusal } from "./say";
import { State } from "./state";
import { Time } from "./time";

/** What is to be tried again: a whole group, some transfers, or all that fit a query. */
export type Selection = { group: string } | { transfers: string[] } | { group?: string; query: Record<string, string> };

interface Order {
  from: RetryFrom;
  target: string;
  asThen: boolean;
  rate: string;
  stopAt: string;
  why: string;
}

const STEPS: RetryFrom[] = ["FAILED", "READ", "ISSUE", "DELIVER"];

function body(of: Selection, order: Order): Record<string, unknown> {
  return {
    ...of,
    from: order.from,
    target: order.from === "DELIVER" && order.target ? order.target : null,
    asThen: (order.from === "READ" || order.from === "ISSUE") && order.asThen,
    rate: Number(order.rate) || 0,
    stopAt: Number(order.stopAt) || 0,
    why: order.why,
  };
}

/** @param from the step that is chosen at first */
export function RetryDialogue({ of, from = "FAILED", close }: { of: Selection; from?: RetryFrom; close: () => void }) {
  const [job, setJob] = useState<string>();
  const [order, setOrder] = useState<Order>({ from, target: "", asThen: false, rate: "50", stopAt: "20", why: "" });
  const [estimate, setEstimate] = useState<Estimate>();
  const [refused, setRefused] = useState<Refused>();
  const asked = JSON.stringify(body(of, { ...order, why: "" }));
  useEffect(() => {
    let live = true;
    const timer = setTimeout(() => {
      inquire<Estimate>("api/retries/estimate", JSON.parse(asked)).then(
        (found) => live && (setEstimate(found), setRefused(undefined)),
        (no: unknown) => live && no instanceof Refused && (setRefused(no), setEstimate(undefined)),
      );
    }, 150);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [asked]);
  const none = estimate?.count === 0;
  return (
    <Dialogue
      title={t("retry.title")}
      action={t("retry.do")}
      not={none ? t("repair.none") : estimate === undefined ? (refused?.message ?? t("app.loading")) : null}
      act={async () => setJob((await post<RetryJob>("api/retries", body(of, order))).id)}
      close={close}
      done={job !== undefined}
      wide
    >
      {job ? (
        <Begun id={job} />
      ) : (
        <div className="stack">
          <Refusal refused={refused} />
          {estimate ? <What estimate={estimate} /> : refused ? null : <Asking />}
          <How order={order} change={(change) => setOrder((was) => ({ ...was, ...change }))} targets={Object.keys(estimate?.targets ?? {})} />
        </div>
      )}
    </Dialogue>
  );
}

function What({ estimate }: { estimate: Estimate }) {
  const { count, deliverAgain, refused } = estimate;
  const anew = count - deliverAgain;
  return (
    <div className="stack" id="estimate">
      <p>{count === 0 ? t("repair.none") : counted("retry.estimate", count)}</p>
      {deliverAgain > 0 ? <p>{counted("retry.deliver", deliverAgain)}</p> : null}
      {anew > 0 ? <p>{counted("repair.anew", anew)}</p> : null}
      {count > 0 ? (
        <p className="quiet">
          {t("repair.of", { universities: many(estimate.universities) })}
          {Object.keys(estimate.targets).length > 0 ? ` ${t("repair.to", { targets: many(estimate.targets) })}` : null}{" "}
          {t("repair.oldest")} <Time at={estimate.oldest} />. {t("repair.time", { time: duration(estimate.seconds) })}
        </p>
      ) : null}
      {Object.entries(refused).map(([why, n]) => (
        <p key={why}>
          <strong>{counted("repair.refused", n)}</strong> {why}
        </p>
      ))}
      <Circuits />
    </div>
  );
}

function many(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([name, n]) => `${name} (${number(n)})`)
    .join(", ");
}

function duration(seconds: number): string {
  return seconds < 90 ? counted("repair.seconds", seconds) : counted("repair.minutes", Math.round(seconds / 60));
}

function How({ order, change, targets }: { order: Order; change: (change: Partial<Order>) => void; targets: string[] }) {
  const versions = order.from === "READ" || order.from === "ISSUE";
  return (
    <ExpandableSection toggleText={t("repair.how")} isIndented>
      <Form>
        <FormGroup label={t("repair.from")} fieldId="retry-from">
          <FormSelect id="retry-from" value={order.from} onChange={(_, value) => change({ from: value as RetryFrom })}>
            {STEPS.map((step) => (
              <FormSelectOption key={step} value={step} label={t(`repair.from.${step}` as Key)} />
            ))}
          </FormSelect>
          <Help text={t(`repair.fromDo.${order.from}` as Key)} />
        </FormGroup>
        {order.from === "DELIVER" ? (
          <FormGroup label={t("repair.target")} fieldId="retry-target">
            <FormSelect id="retry-target" value={order.target} onChange={(_, value) => change({ target: value })}>
              <FormSelectOption value="" label={t("repair.allTargets")} />
              {[...new Set([...targets, ...(order.target ? [order.target] : [])])].map((target) => (
                <FormSelectOption key={target} value={target} label={target} />
              ))}
            </FormSelect>
          </FormGroup>
        ) : null}
        {versions ? (
          <FormGroup label={t("repair.basis")} fieldId="retry-basis">
            <FormSelect id="retry-basis" value={order.asThen ? "then" : "now"} onChange={(_, value) => change({ asThen: value === "then" })}>
              <FormSelectOption value="now" label={t("repair.now")} />
              <FormSelectOption value="then" label={t("repair.then")} />
            </FormSelect>
            <Help text={t("repair.basisDo")} />
          </FormGroup>
        ) : null}
        <div className="find">
          <FormGroup label={t("repair.rate")} fieldId="retry-rate">
            <TextInput id="retry-rate" type="number" value={order.rate} onChange={(_, value) => change({ rate: value })} />
          </FormGroup>
          <FormGroup label={t("repair.stopAt")} fieldId="retry-stop">
            <TextInput id="retry-stop" type="number" value={order.stopAt} onChange={(_, value) => change({ stopAt: value })} />
          </FormGroup>
        </div>
        <FormGroup label={t("repair.why")} fieldId="retry-why">
          <TextInput id="retry-why" value={order.why} maxLength={1000} onChange={(_, value) => change({ why: value })} />
          <Help text={t("say.noteDo")} />
        </FormGroup>
      </Form>
    </ExpandableSection>
  );
}

function Circuits() {
  const { data } = usePoll<Overview>("api/overview");
  return data?.circuits.some(({ state }: Circuit) => state !== "CLOSED") ? <p>{t("retry.closed")}</p> : null;
}

function Begun({ id }: { id: string }) {
  const { data } = usePoll<RetryJob>(`api/retries/${id}`);
  return (
    <div className="stack">
      <p>{t("retry.started")}</p>
      {data ? <Bar of={data} /> : <Asking />}
    </div>
  );
}

/** What was chosen, in words. */
export function chosen(selection: string): string {
  const [kind = "", ...rest] = selection.split(" ");
  const said = rest.join(" ");
  return kind === "group"
    ? t("retry.group")
    : kind === "selected"
      ? counted("retry.some", Number(said))
      : kind === "transfer"
        ? counted("retry.some", 1)
        : t("repair.query", { query: said || t("list.any") });
}

/** How far one is, what came of it, and what can be done with it now. */
export function Bar({ of, alone = false }: { of: RetryJob; alone?: boolean }) {
  const done = of.asked - of.underWay;
  const ended = of.underWay === 0;
  const title = chosen(of.selection);
  return (
    <div className="bar">
      <Progress
        value={of.asked === 0 ? 100 : (100 * done) / of.asked}
        title={title}
        label={t("retry.progress", { done, asked: of.asked })}
        valueText={t("retry.progress", { done, asked: of.asked })}
        size="sm"
        {...(of.state === "STOPPED" || (ended && of.failed > 0)
          ? { variant: ProgressVariant.danger }
          : ended && of.state === "DONE"
            ? { variant: ProgressVariant.success }
            : {})}
      />
      <div className="bar-foot">
        <State of={of.state} />
        <span className="quiet">
          {outcome(of)}
          {" · "}
          {t("retry.by", { who: of.by, when: "" }).replace(/, ?$/, ", ")}
          <Time at={of.at} />
        </span>
        <Steer of={of} />
        {alone ? null : (
          <Button variant="link" isInline component="a" href={link(`/retry/${of.id}`)} aria-label={t("repair.eachOf", { what: title })}>
            {t("repair.each")}
          </Button>
        )}
      </div>
      {of.says && of.state !== "RUNNING" ? <p className="cause">{of.says}</p> : null}
    </div>
  );
}

const OUTCOMES = ["delivered", "offered", "failed", "otherwise", "skipped", "cancelled", "troubled", "sent", "queued"] as const;

function outcome(of: RetryJob): string {
  return OUTCOMES.filter((each) => of[each] > 0)
    .map((each) => t(`repair.is.${each}` as Key, { n: of[each] }))
    .join(", ");
}

function Steer({ of }: { of: RetryJob }) {
  const [refused, setRefused] = useState<Refused>();
  const say = (what: string) => () =>
    void post(`api/retries/${of.id}/${what}`).then(
      () => setRefused(undefined),
      (no: unknown) => no instanceof Refused && setRefused(no),
    );
  if (of.underWay === 0 || of.state === "DONE" || of.state === "CANCELLED") {
    return null;
  }
  const nothing = of.queued === 0 ? t("repair.allSent") : null;
  return (
    <>
      {of.state === "RUNNING" ? (
        <Act size="sm" variant="secondary" not={nothing} onClick={say("pause")}>
          {t("repair.pause")}
        </Act>
      ) : (
        <Act size="sm" variant="primary" not={nothing} onClick={say("resume")}>
          {t("repair.resume")}
        </Act>
      )}
      <Act size="sm" variant="secondary" not={nothing} onClick={say("cancel")}>
        {t("repair.cancel")}
      </Act>
      <Refusal refused={refused} />
    </>
  );
}

/** Of one item of a job. */
export function itemWord(state: string): string {
  return word("repair.item", state);
}
