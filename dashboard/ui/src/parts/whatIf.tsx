/** What a draft would change: run on the server over all past decisions, then listed; and its proposal. */

import { Alert, Form, FormGroup, FormSelect, FormSelectOption, Progress, TextInput } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Tr } from "@patternfly/react-table";
import { useState } from "react";
import { post, Refused, usePoll } from "../api";
import { link } from "../router";
import { counted, number, t, word } from "../texts";
import type { TableDetail, Verdict, WhatIfPage, WhatIfRun } from "../types";
import { Columns } from "./columns";
import { Help } from "./groups";
import { Act, Refusal } from "./say";
import { State } from "./state";
import { WhoWhy } from "./tableChange";

const A_PAGE = 20;

export function WhatIf({ of, hash, not }: { of: TableDetail; hash: string; not: string | null }) {
  const [from, setFrom] = useState(of.today);
  const [id, setId] = useState<string>();
  const [refused, setRefused] = useState<Refused>();
  const [proposing, setProposing] = useState(false);
  const { data: run, refused: lost } = usePoll<WhatIfRun>(id ? `api/tables/what-if/${id}` : null);
  const same = run?.hash === hash && run.from === from;
  const begin = async (): Promise<void> => {
    try {
      setRefused(undefined);
      setId((await post<WhatIfRun>("api/tables/what-if", { table: of.row.key, was: hash, from })).id);
    } catch (no) {
      setRefused(no instanceof Refused ? no : undefined);
    }
  };
  const running = run?.state === "RUNNING";
  return (
    <>
      <h3 className="gap-above">{t("tables.whatIf")}</h3>
      <Form className="find">
        <FormGroup label={t("tables.holdsFrom")} fieldId="holds-from">
          <TextInput id="holds-from" type="date" min={of.today} value={from} onChange={(_, value) => setFrom(value)} />
          <Help text={t("tables.holdsFromDo")} />
        </FormGroup>
        <Act variant="secondary" id="what-if" not={not ?? (from < of.today ? t("tables.tooEarly") : running ? t("tables.runs") : null)} onClick={() => void begin()}>
          {t("tables.try")}
        </Act>
        {running ? (
          <Act variant="link" onClick={() => void post(`api/tables/what-if/${run.id}/stop`)}>
            {t("tables.stop")}
          </Act>
        ) : null}
      </Form>
      <Refusal refused={refused ?? lost} />
      {running ? <Progress value={run.of ? (100 * run.judged) / run.of : 0} title={t("tables.judged", { n: number(run.judged), of: number(run.of) })} aria-label={t("tables.whatIf")} /> : null}
      {run && run.state === "FAILED" ? <Alert component="h4" variant="danger" isInline title={run.refused ?? t("refused.title")} /> : null}
      {run && run.state === "STOPPED" ? <p>{t("tables.stopped")}</p> : null}
      {run && run.state === "DONE" ? <Found run={run} same={same} /> : null}
      <Act
        variant="primary"
        id="propose"
        className="gap-above"
        not={not ?? (of.row.proposed ? t("tables.waitsAlready") : run?.state === "DONE" && same ? null : t("tables.tryFirst"))}
        onClick={() => setProposing(true)}
      >
        {t(of.fourEyes ? "tables.propose" : "tables.activate")}
      </Act>
      {proposing && run ? (
        <WhoWhy
          title={t("tables.proposeTitle", { table: of.row.key, day: from })}
          says={t(of.fourEyes ? "tables.proposeDo" : "tables.activateDo")}
          action={t(of.fourEyes ? "tables.propose" : "tables.activate").replace(" …", "")}
          act={(who, note) => post("api/tables/changes", { table: of.row.key, was: hash, from, whatIf: run.id, note, who })}
          close={() => setProposing(false)}
        />
      ) : null}
    </>
  );
}

const verdict = (of: Verdict): string => `${word("decision", of.decision)} · ${of.rule}`;

function Found({ run, same }: { run: WhatIfRun; same: boolean }) {
  return (
    <>
      <Alert
        component="h4"
        variant={run.changed > 0 ? "warning" : "success"}
        isInline
        className="gap-below"
        title={counted("tables.impact", run.changed, { of: run.judged })}
      >
        {same ? null : <p>{t("tables.other")}</p>}
        {run.otherReason > 0 ? <p>{t("tables.otherReason", { n: run.otherReason })}</p> : null}
      </Alert>
      {run.groups.length > 0 ? <Changes run={run} /> : null}
    </>
  );
}

function Changes({ run }: { run: WhatIfRun }) {
  const [university, setUniversity] = useState("");
  const [kind, setKind] = useState("");
  const [skip, setSkip] = useState(0);
  const group = run.groups[Number(kind)];
  const asked = new URLSearchParams({
    ...(university ? { university } : {}),
    ...(kind !== "" && group ? { from: group.from.rule, to: group.to.rule } : {}),
    skip: String(skip),
    most: String(A_PAGE),
  });
  const { data, refused } = usePoll<WhatIfPage>(`api/tables/what-if/${run.id}/changes?${asked}`);
  return (
    <>
      <Form className="find">
        <FormGroup label={t("tables.kind")} fieldId="what-kind">
          <FormSelect id="what-kind" value={kind} onChange={(_, value) => (setKind(value), setSkip(0))}>
            <FormSelectOption value="" label={t("tables.allKinds")} />
            {run.groups.map((each, index) => (
              <FormSelectOption key={index} value={String(index)} label={`${number(each.count)}: ${verdict(each.from)} → ${verdict(each.to)}`} />
            ))}
          </FormSelect>
        </FormGroup>
        <FormGroup label={t("col.university")} fieldId="what-university">
          <FormSelect id="what-university" value={university} onChange={(_, value) => (setUniversity(value), setSkip(0))}>
            <FormSelectOption value="" label={t("tables.allUniversities")} />
            {run.universities.map((each) => (
              <FormSelectOption key={each} value={each} label={each} />
            ))}
          </FormSelect>
        </FormGroup>
      </Form>
      <Refusal refused={refused} />
      {data ? (
        <>
          <Table variant="compact" gridBreakPoint="grid-lg" aria-label={t("tables.wouldChange")}>
            <Columns of={["tables.transfer", "col.university", "tables.was", "tables.would"]} />
            <Tbody>
              {data.changes.map((change) => (
                <Tr key={change.transfer}>
                  <Th dataLabel={t("tables.transfer")} scope="row" modifier="breakWord">
                    <a href={link(`/transfer/${change.transfer}`)} className="code">
                      {change.transfer}
                    </a>
                  </Th>
                  <Td dataLabel={t("col.university")}>{change.university ?? t("none")}</Td>
                  <Td dataLabel={t("tables.was")} modifier="breakWord">
                    <State of={change.from.decision.toUpperCase()} text={word("decision", change.from.decision)} /> {change.from.rule}
                  </Td>
                  <Td dataLabel={t("tables.would")} modifier="breakWord">
                    <State of={change.to.decision.toUpperCase()} text={word("decision", change.to.decision)} /> {change.to.rule}
                  </Td>
                </Tr>
              ))}
            </Tbody>
          </Table>
          <div className="pages">
            <span className="quiet">{t("tables.place", { from: Math.min(skip + 1, data.found), to: Math.min(skip + A_PAGE, data.found), of: data.found })}</span>
            <Act variant="secondary" not={skip > 0 ? null : t("list.isFirst")} onClick={() => setSkip(skip - A_PAGE)}>
              {t("list.previous")}
            </Act>
            <Act variant="secondary" not={skip + A_PAGE < data.found ? null : t("list.noMore")} onClick={() => setSkip(skip + A_PAGE)}>
              {t("list.next")}
            </Act>
          </div>
        </>
      ) : null}
    </>
  );
}
