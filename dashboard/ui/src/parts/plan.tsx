/** When a university is read: by its schedule, and what came in between. */

import { Alert, Form, FormGroup, TextInput } from "@patternfly/react-core";
import { useState } from "react";
import { post, usePoll } from "../api";
import { counted, type Key, moment, number, t } from "../texts";
import type { Looked, Plan as PlanAnswer } from "../types";
import { Help } from "./groups";
import { useMay } from "./me";
import { Act, Dialogue, Empty, Refusal } from "./say";
import { State } from "./state";
import { Time } from "./time";
import { useLines } from "./tried";

export function Plan({ university }: { university: string }) {
  const may = useMay();
  const at = `api/universities/${encodeURIComponent(university)}/schedule`;
  const { data, refused } = usePoll<PlanAnswer>(at);
  const [pausing, setPausing] = useState(false);
  const [filling, setFilling] = useState(false);
  const not = may("configure", university);
  const missed = data?.notRun.find(({ why, caughtUp }) => why === "MISSED" && !caughtUp);
  return (
    <div className="stack">
      {refused && refused.status !== 404 ? <Refusal refused={refused} /> : null}
      {missed ? (
        <Alert component="h3" variant="danger" isInline title={t("plan.missed", { when: moment(missed.scheduledAt) })}>
          {t("plan.missedDo")}
        </Alert>
      ) : null}
      {data?.pause ? (
        <Alert
          component="h3"
          variant="warning"
          isInline
          title={data.pause.until ? t("plan.pausedUntil", { until: moment(data.pause.until), reason: data.pause.reason }) : t("plan.paused", { reason: data.pause.reason })}
        >
          {t("plan.pausedBy", { who: data.pause.by })} <Time at={data.pause.at} />
        </Alert>
      ) : null}
      {data?.schedule ? <Planned plan={data} /> : <Empty title={t("university.noSchedule")}>{t("university.noScheduleDo")}</Empty>}
      <div className="buttons-row">
        {data?.pause ? (
          <Act variant="secondary" id="resume" not={not} onClick={() => void post(`${at}/resume`)}>
            {t("plan.resume")}
          </Act>
        ) : (
          <Act variant="secondary" id="pause" not={not ?? (data?.schedule ? null : t("university.noSchedule"))} onClick={() => setPausing(true)}>
            {t("plan.pause")}
          </Act>
        )}
        <Act variant="secondary" id="backfill" not={not} onClick={() => setFilling(true)}>
          {t("plan.backfill")}
        </Act>
      </div>
      {pausing ? <Pause university={university} at={at} close={() => setPausing(false)} /> : null}
      {filling ? <Backfill university={university} close={() => setFilling(false)} /> : null}
    </div>
  );
}

function Planned({ plan }: { plan: PlanAnswer }) {
  const schedule = plan.schedule;
  if (!schedule) {
    return null;
  }
  return (
    <>
      <p>
        <code className="code">{schedule.cron}</code> {t("university.cron", { zone: schedule.zone })}
        {schedule.jitterSeconds > 0 ? `; ${t("university.jitter", { n: Math.round(schedule.jitterSeconds / 60) })}` : ""}.
      </p>
      <p className="quiet">
        {t(`plan.overlap.${schedule.overlap}` as Key)} {t(`plan.catchUp.${schedule.catchUp}` as Key)}
      </p>
      <h3>{t(plan.pause ? "plan.upcomingPaused" : "university.upcoming")}</h3>
      <ul className="plain">
        {schedule.next.map((at) => (
          <li key={at}>
            {moment(at)} <span className="quiet">(<Time at={at} />)</span>
          </li>
        ))}
      </ul>
      {plan.notRun.length > 0 ? (
        <>
          <h3>{t("plan.notRun")}</h3>
          <ul className="plain">
            {plan.notRun.slice(0, 5).map(({ scheduledAt, why, caughtUp }) => (
              <li key={scheduledAt}>
                <State of={why} text={t(`plan.why.${why}` as Key)} /> {moment(scheduledAt)} {caughtUp ? <span className="quiet">{t("plan.caughtUp")}</span> : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

function Pause({ university, at, close }: { university: string; at: string; close: () => void }) {
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState("");
  return (
    <Dialogue
      title={t("plan.pauseTitle", { university })}
      action={t("plan.pause").replace(" …", "")}
      not={reason.trim() ? null : t("plan.pauseWhy")}
      act={async () => {
        await post(`${at}/pause`, { reason, until: until ? new Date(until).toISOString() : null });
        close();
      }}
      close={close}
    >
      <Form>
        <p>{t("plan.pauseDo")}</p>
        <FormGroup label={t("plan.reason")} fieldId="pause-reason" isRequired>
          <TextInput id="pause-reason" value={reason} isRequired onChange={(_, value) => setReason(value)} />
        </FormGroup>
        <FormGroup label={t("plan.until")} fieldId="pause-until">
          <TextInput id="pause-until" type="datetime-local" value={until} onChange={(_, value) => setUntil(value)} />
          <Help text={t("plan.untilDo")} />
        </FormGroup>
      </Form>
    </Dialogue>
  );
}

/** Counted before it can be asked for. */
function Backfill({ university, close }: { university: string; close: () => void }) {
  const [since, setSince] = useState("");
  const [moves, setMoves] = useState(false);
  const [counted1, setCounted] = useState<string>();
  const { lines, busy, done, refused, begin } = useLines<Looked>(`api/universities/${encodeURIComponent(university)}/dry-run`);
  const last = lines.at(-1);
  const fresh = done && counted1 === since;
  return (
    <Dialogue
      title={t("plan.backfillTitle", { university })}
      action={t("plan.backfill").replace(" …", "")}
      not={fresh ? null : t("plan.countFirst")}
      act={async () => {
        await post("api/runs", { university, since: since || null, moves: moves || !since });
        close();
      }}
      close={close}
      wide
    >
      <Form>
        <p>{t("plan.backfillDo")}</p>
        <FormGroup label={t("plan.from")} fieldId="backfill-since">
          <TextInput id="backfill-since" type="date" value={since} onChange={(_, value) => setSince(value)} />
          <Help text={t("plan.fromDo")} />
        </FormGroup>
        <div>
          <Act
            variant="secondary"
            id="dry-run"
            isLoading={busy}
            isDisabled={busy}
            not={null}
            onClick={() => {
              setCounted(since);
              void begin({ since: since || null });
            }}
          >
            {t("plan.dryRun")}
          </Act>
        </div>
        <Refusal refused={refused} />
        <div role="status">
          {last ? (
            <>
              <p>
                {counted(last.done ? "plan.would" : "plan.reading", last.records)}{" "}
                {Object.entries(last.outcomes)
                  .map(([outcome, count]) => `${number(count)} ${outcome}`)
                  .join(", ")}
              </p>
              {last.done && last.passedOver > 0 ? <p>{counted("plan.passedOver", last.passedOver)}</p> : null}
            </>
          ) : null}
        </div>
        {since ? (
          <label className="choice">
            <input type="checkbox" checked={moves} onChange={(event) => setMoves(event.target.checked)} /> {t("plan.moves")}
          </label>
        ) : null}
      </Form>
    </Dialogue>
  );
}
