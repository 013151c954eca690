/** Changes of tables that people propose, and what a second person says to them. */

import { Alert, Form, FormGroup, TextArea, TextInput } from "@patternfly/react-core";
import { useState } from "react";
import { post } from "../api";
import { counted, day, number, t } from "../texts";
import type { TableChange } from "../types";
import { Help } from "./groups";
import { useName } from "./me";
import { Act, Dialogue } from "./say";
import { State } from "./state";
import { Time } from "./time";

/** A dialogue that asks who acts and why. */
export function WhoWhy(props: {
  title: string;
  says?: string;
  action: string;
  act: (who: string, reason: string) => Promise<unknown>;
  close: () => void;
  danger?: boolean;
}) {
  const name = useName();
  const [said, setWho] = useState("");
  const who = name || said;
  const [reason, setReason] = useState("");
  const act = async (): Promise<void> => {
    await props.act(who, reason);
    props.close();
  };
  return (
    <Dialogue
      title={props.title}
      action={props.action}
      not={who.trim() && reason.trim() ? null : t("case.fill")}
      act={act}
      close={props.close}
      danger={props.danger ?? false}
    >
      <Form>
        {props.says ? <p>{props.says}</p> : null}
        <FormGroup label={t("case.who")} fieldId="change-who">
          <TextInput id="change-who" autoComplete="name" value={who} {...(name ? { readOnlyVariant: "default" as const } : {})} onChange={(_, value) => setWho(value)} />
        </FormGroup>
        <FormGroup label={t("case.reason")} fieldId="change-why">
          <TextArea id="change-why" value={reason} onChange={(_, value) => setReason(value)} resizeOrientation="vertical" />
          <Help text={t("tables.reasonDo")} />
        </FormGroup>
      </Form>
    </Dialogue>
  );
}

export function Waiting({ of, not }: { of: TableChange; not: string | null }) {
  const [answer, setAnswer] = useState<"approval" | "rejection">();
  return (
    <Alert component="h2" variant="info" isInline className="gap-below" title={t("tables.proposed", { who: of.by, day: day(of.from) })}>
      <p className="cause">{of.note}</p>
      <p>{counted("tables.impact", of.impact.changed, { of: of.impact.decisions })}</p>
      <p className="gap-below">{t("case.second", { who: of.by })}</p>
      <div className="buttons-row">
        <Act variant="primary" id="approve-table" not={not} onClick={() => setAnswer("approval")}>
          {t("tables.approve")}
        </Act>
        <Act variant="secondary" id="reject-table" not={not} onClick={() => setAnswer("rejection")}>
          {t("tables.reject")}
        </Act>
      </div>
      {answer ? (
        <WhoWhy
          title={t(answer === "approval" ? "tables.approveTitle" : "tables.rejectTitle", { version: of.version })}
          says={answer === "approval" ? t("tables.approveDo", { day: day(of.from) }) : t("tables.rejectDo")}
          action={t(answer === "approval" ? "tables.approve" : "tables.reject").replace(" …", "")}
          act={(who, reason) => post(`api/tables/changes/${of.id}/${answer}`, { who, reason })}
          close={() => setAnswer(undefined)}
        />
      ) : null}
    </Alert>
  );
}

/** What became of earlier proposals. */
export function Answered({ of }: { of: TableChange[] }) {
  return (
    <ul className="events">
      {of.map((change) => (
        <li key={change.id}>
          <State of={change.state === "ACTIVE" ? "IN_FORCE" : change.state} /> <span className="code">{change.version}</span> {change.note}
          <div className="quiet">
            {change.by}, <Time at={change.at} />
            {change.answeredBy ? ` · ${change.answeredBy}: ${change.answer ?? ""}` : ""} · {t("tables.impactShort", { n: number(change.impact.changed), of: number(change.impact.decisions) })}
          </div>
        </li>
      ))}
    </ul>
  );
}
