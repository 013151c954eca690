/** Edit and replay: another record in the place of one that cannot be used, when a second person says yes. */

import { Alert, Card, CardBody, CardTitle, Form, FormGroup, FormSelect, FormSelectOption, TextArea, TextInput } from "@patternfly/react-core";
import { useEffect, useState } from "react";
import { get, post, Refused, usePoll } from "../api";
import { link } from "../router";
import { type Key, t } from "../texts";
import type { Edit, EditsOf, Transfer } from "../types";
import { changedLines, Diff, readable } from "./diff";
import { Help } from "./groups";
import { useMay, useNamed } from "./me";
import { Act, Dialogue, Refusal } from "./say";
import { State } from "./state";
import { Time } from "./time";

/** Of one transfer: what was edited, what waits, and whether it can be edited now. */
export function Edits({ transfer }: { transfer: Transfer }) {
  const { data } = usePoll<EditsOf>(`api/transfers/${transfer.id}/edits`);
  const may = useMay();
  const [dialogue, setDialogue] = useState<"edit" | Edit>();
  const waits = data?.edits.find(({ state }) => state === "PROPOSED");
  const right = may("edit", transfer.university);
  return (
    <Card component="section" aria-label={t("edit.title")}>
      <CardTitle component="h2">{t("edit.title")}</CardTitle>
      <CardBody>
        <p className="quiet gap-below">{t("edit.do")}</p>
        {waits ? (
          <Alert component="h3" variant="warning" isInline title={t("edit.waits", { who: waits.by })} className="gap-below" id="edit-waits">
            <p>“{waits.reason}”</p>
            <p>{t("edit.second", { who: waits.by })}</p>
          </Alert>
        ) : null}
        <div className="bulk">
          {waits ? (
            <Act variant="primary" not={right} onClick={() => setDialogue(waits)} id="edit-review">
              {t("edit.review")}
            </Act>
          ) : (
            <Act variant="secondary" not={right ?? (data ? data.not : t("app.loading"))} onClick={() => setDialogue("edit")} id="edit">
              {t("edit.begin")}
            </Act>
          )}
        </div>
        <Told edits={data?.edits.filter(({ state }) => state !== "PROPOSED") ?? []} />
      </CardBody>
      {dialogue === "edit" ? <EditDialogue transfer={transfer} close={() => setDialogue(undefined)} /> : null}
      {dialogue && dialogue !== "edit" ? <ReviewDialogue of={dialogue} close={() => setDialogue(undefined)} /> : null}
    </Card>
  );
}

function Told({ edits }: { edits: Edit[] }) {
  return edits.length === 0 ? null : (
    <ul className="events">
      {edits.map((edit) => (
        <li key={edit.id}>
          <State of={edit.state} text={t(`edit.is.${edit.state}` as Key)} /> {t(`edit.kind.${edit.kind}` as Key)}, {edit.by}: “{edit.reason}”
          <div className="quiet">
            {edit.answeredBy}: “{edit.answer}” · <Time at={edit.answeredAt} />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** All that wait for a second person; nothing where none does. */
export function Waiting() {
  const { data } = usePoll<Edit[]>("api/edits?most=50");
  return !data || data.length === 0 ? null : (
    <Card component="section" aria-label={t("edit.waiting")} className="gap-above">
      <CardTitle component="h2">{t("edit.waiting")}</CardTitle>
      <CardBody>
        <ul className="events">
          {data.map((edit) => (
            <li key={edit.id}>
              <State of="PROPOSED" text={t("edit.is.PROPOSED")} /> <a href={link(`/transfer/${edit.transfer}`)}>{edit.sourceKey}</a> · {edit.university} ·{" "}
              {edit.by}: “{edit.reason}” <Time at={edit.at} />
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}

/** Lines of two texts that are not JSON: from the first that differs to the last. */
function lines(before: string, after: string): string {
  const [was, is] = [before.split("\n"), after.split("\n")];
  let from = 0;
  while (from < Math.min(was.length, is.length) && was[from] === is[from]) {
    from++;
  }
  let end = 0;
  while (end < Math.min(was.length, is.length) - from && was[was.length - 1 - end] === is[is.length - 1 - end]) {
    end++;
  }
  return [...was.slice(from, was.length - end).map((line) => `- ${line}`), ...is.slice(from, is.length - end).map((line) => `+ ${line}`)].join("\n");
}

function Changes({ before, after }: { before: string; after: string }) {
  const changes = changedLines(before, after) ?? lines(before, after);
  return changes ? <Diff text={changes} label={t("transfer.changes")} /> : <p className="quiet">{t("edit.nothing")}</p>;
}

/** Asked only where nothing proves it. */
function Name({ name, change }: { name: string; change: (name: string) => void }) {
  return useNamed() ? null : (
    <FormGroup label={t("case.who")} fieldId="edit-name">
      <TextInput id="edit-name" value={name} maxLength={100} onChange={(_, value) => change(value)} />
    </FormGroup>
  );
}

function EditDialogue({ transfer, close }: { transfer: Transfer; close: () => void }) {
  const [kind, setKind] = useState<"RAW" | "COMPLETION">("RAW");
  const named = useNamed();
  const [name, setName] = useState("");
  const [reason, setReason] = useState("");
  const [before, setBefore] = useState<string>();
  const [text, setText] = useState("");
  const [refused, setRefused] = useState<Refused>();
  useEffect(() => setBefore(undefined), [kind]);
  const open = async (): Promise<void> => {
    try {
      setRefused(undefined);
      const { text: found } = await get<{ text: string }>(`api/transfers/${transfer.id}/edits/original?${new URLSearchParams({ kind, purpose: reason })}`);
      setBefore(readable(found));
      setText(readable(found));
    } catch (no) {
      if (no instanceof Refused) {
        setRefused(no);
      }
    }
  };
  const filled = (named ?? name.trim()) && reason.trim();
  return (
    <Dialogue
      title={t("edit.begin")}
      action={t("edit.propose")}
      not={!filled ? t("case.fill") : before === undefined ? t("edit.openFirst") : text === before ? t("edit.nothing") : null}
      wide
      act={async () => {
        await post(`api/transfers/${transfer.id}/edits`, { kind, text, reason, ...(named ? {} : { who: name }) });
        close();
      }}
      close={close}
    >
      <Form onSubmit={(event) => event.preventDefault()}>
        <Refusal refused={refused} />
        <FormGroup label={t("edit.what")} fieldId="edit-kind">
          <FormSelect id="edit-kind" value={kind} onChange={(_, value) => setKind(value as "RAW" | "COMPLETION")}>
            <FormSelectOption value="RAW" label={t("edit.kind.RAW")} />
            <FormSelectOption value="COMPLETION" label={t("edit.kind.COMPLETION")} />
          </FormSelect>
          <Help text={t("edit.whatDo")} />
        </FormGroup>
        <Name name={name} change={setName} />
        <FormGroup label={t("case.reason")} fieldId="edit-reason">
          <TextInput id="edit-reason" value={reason} maxLength={1000} onChange={(_, value) => setReason(value)} />
          <Help text={t("edit.reasonDo")} />
        </FormGroup>
        {before === undefined ? (
          <Act variant="secondary" className="self-start" not={filled ? null : t("case.fill")} onClick={() => void open()}>
            {t("edit.open")}
          </Act>
        ) : (
          <>
            <FormGroup label={t("edit.text")} fieldId="edit-text">
              <TextArea id="edit-text" className="code" value={text} rows={12} spellCheck="false" onChange={(_, value) => setText(value)} resizeOrientation="vertical" />
            </FormGroup>
            <Changes before={before} after={text} />
          </>
        )}
      </Form>
    </Dialogue>
  );
}

function ReviewDialogue({ of, close }: { of: Edit; close: () => void }) {
  const named = useNamed();
  const [name, setName] = useState("");
  const [reason, setReason] = useState("");
  const [opened, setOpened] = useState<{ before: string; after: string }>();
  const [refused, setRefused] = useState<Refused>();
  const filled = (named ?? name.trim()) && reason.trim();
  const attempt = (what: () => Promise<unknown>) => async (): Promise<void> => {
    try {
      setRefused(undefined);
      await what();
    } catch (no) {
      if (no instanceof Refused) {
        setRefused(no);
      }
    }
  };
  const show = attempt(async () => setOpened(await get(`api/transfers/${of.transfer}/edits/${of.id}/difference?${new URLSearchParams({ purpose: reason })}`)));
  const answer = async (what: string): Promise<void> => {
    await post(`api/transfers/${of.transfer}/edits/${of.id}/${what}`, { reason, ...(named ? {} : { who: name }) });
    close();
  };
  return (
    <Dialogue
      title={t("edit.review")}
      action={t("edit.approve")}
      not={!filled ? t("case.fill") : opened ? null : t("edit.showFirst")}
      wide
      act={() => answer("approval")}
      close={close}
    >
      <Form onSubmit={(event) => event.preventDefault()}>
        <Refusal refused={refused} />
        <p>
          <strong>{t(`edit.kind.${of.kind}` as Key)}</strong>, {of.by}: “{of.reason}”
        </p>
        <p>{t("edit.second", { who: of.by })}</p>
        <Name name={name} change={setName} />
        <FormGroup label={t("case.reason")} fieldId="edit-reason">
          <TextInput id="edit-reason" value={reason} maxLength={1000} onChange={(_, value) => setReason(value)} />
          <Help text={t("edit.reasonDo")} />
        </FormGroup>
        <div className="bulk">
          <Act variant="secondary" not={filled ? null : t("case.fill")} onClick={() => void show()}>
            {t("edit.show")}
          </Act>
          <Act variant="danger" not={filled ? null : t("case.fill")} onClick={() => void attempt(() => answer("rejection"))()}>
            {t("edit.reject")}
          </Act>
        </div>
        {opened ? <Changes before={readable(opened.before)} after={readable(opened.after)} /> : null}
      </Form>
    </Dialogue>
  );
}
