/** Like cases decided at once: the same reason and course, each with a ruling of its own. */

import { Alert, Form, FormGroup, Radio, TextArea, TextInput } from "@patternfly/react-core";
import { useState } from "react";
import { post } from "../api";
import { counted, t } from "../texts";
import type { CaseRow, Together } from "../types";
import { Help } from "./groups";
import { useMay, useName } from "./me";
import { Act, Dialogue } from "./say";

const ANSWERS = ["RECOGNISE", "DECLINE", "ASK_BACK"] as const;
const likeness = ({ transfer }: CaseRow): string => [transfer.rule, transfer.university, transfer.opportunityCode, ...transfer.missing].join("\n");

export function DecideTogether({ cases, chosen, choose }: { cases: CaseRow[]; chosen: ReadonlySet<string>; choose: (ids: ReadonlySet<string>) => void }) {
  const may = useMay();
  const [acting, setActing] = useState<"ruling" | "approval">();
  const selected = cases.filter(({ transfer }) => chosen.has(transfer.id));
  const [first] = selected;
  const not =
    selected.map(({ transfer }) => may("recognise", transfer.university)).find((no) => no !== null) ?? (first ? null : t("together.none"));
  const waiting = selected.filter(({ newest }) => newest?.state === "PROPOSED");
  return (
    <div className="bulk">
      <Act
        variant="secondary"
        size="sm"
        id="select-like"
        not={first ? null : t("together.none")}
        onClick={() => first && choose(new Set(cases.filter((each) => likeness(each) === likeness(first)).map(({ transfer }) => transfer.id)))}
      >
        {t("together.like")}
      </Act>
      <Act variant="secondary" size="sm" id="decide-together" not={not} onClick={() => setActing("ruling")}>
        {t("together.decide")}
      </Act>
      <Act variant="secondary" size="sm" id="approve-together" not={not ?? (waiting.length > 0 ? null : t("together.none"))} onClick={() => setActing("approval")}>
        {t("together.approve")}
      </Act>
      {acting ? (
        <Decide cases={acting === "approval" ? waiting : selected} approval={acting === "approval"} close={() => (setActing(undefined), choose(new Set()))} />
      ) : null}
    </div>
  );
}

function Decide({ cases, approval, close }: { cases: CaseRow[]; approval: boolean; close: () => void }) {
  const [decided] = useState(cases);
  const [answer, setAnswer] = useState<(typeof ANSWERS)[number]>("RECOGNISE");
  const name = useName();
  const [said, setWho] = useState("");
  const who = name || said;
  const [reason, setReason] = useState("");
  const [done, setDone] = useState<Together>();
  const transfers = decided.map(({ transfer }) => transfer.id);
  const refused = done?.outcomes.filter((each) => each.refused) ?? [];
  return (
    <Dialogue
      title={counted(approval ? "together.approveTitle" : "together.title", transfers.length)}
      action={t(approval ? "case.approve" : "case.do")}
      not={who.trim() && reason.trim() ? null : t("case.fill")}
      done={Boolean(done)}
      act={async () => setDone(await post<Together>(`api/referred/together/${approval ? "approvals" : "rulings"}`, { transfers, who, reason, ...(approval ? {} : { decision: answer }) }))}
      close={close}
    >
      {done ? (
        <div role="status" className="stack">
          <Alert component="h3" variant={refused.length > 0 ? "warning" : "success"} isInline title={counted("together.done", done.outcomes.length - refused.length)} />
          {refused.length > 0 ? (
            <div>
              <p>{counted("together.refused", refused.length)}</p>
              <ul className="plain stack">
                {refused.map((each) => (
                  <li key={each.transfer}>
                    <span className="code">{decided.find(({ transfer }) => transfer.id === each.transfer)?.transfer.sourceKey}</span> {each.refused}
                  </li>
                ))}
              </ul>
            </div>
          ) : null}
        </div>
      ) : (
        <Form>
          <p>{t("together.do")}</p>
          {new Set(decided.map(likeness)).size > 1 ? <Alert component="h3" variant="warning" isInline title={t("together.unlike")} /> : null}
          {approval ? null : (
            <fieldset className="radios" aria-label={t("case.decide")}>
              {ANSWERS.map((each) => (
                <Radio key={each} id={`together-${each}`} name="together" label={t(`case.${each}`)} isChecked={answer === each} onChange={() => setAnswer(each)} />
              ))}
            </fieldset>
          )}
          <FormGroup label={t("case.who")} fieldId="together-who">
            <TextInput id="together-who" autoComplete="name" value={who} {...(name ? { readOnlyVariant: "default" as const } : {})} onChange={(_, value) => setWho(value)} />
          </FormGroup>
          <FormGroup label={t("case.reason")} fieldId="together-why">
            <TextArea id="together-why" value={reason} onChange={(_, value) => setReason(value)} resizeOrientation="vertical" />
            <Help text={t("case.reasonDo")} />
          </FormGroup>
        </Form>
      )}
    </Dialogue>
  );
}
