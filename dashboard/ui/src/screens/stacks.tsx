/** Pathways: how many have completed them, how far the others are, what is missing. Learners are ids; no names here. */

import { Card, CardBody, CardTitle, PageSection } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Tr } from "@patternfly/react-table";
import { useEffect, useState } from "react";
import { get, Refused, usePoll } from "../api";
import { Columns } from "../parts/columns";
import { Act, Asking, Empty, Refusal } from "../parts/say";
import { State } from "../parts/state";
import { RecognitionHead } from "../parts/tabs";
import { go, link, usePlace } from "../router";
import { counted, day, number, t } from "../texts";
import type { OnPathway, Pathway, StackProgress } from "../types";

export default function Stacks() {
  const { query } = usePlace();
  const { data, refused } = usePoll<Pathway[]>("api/stacks");
  const chosen = data?.find(({ id }) => id === query.get("pathway")) ?? data?.[0];
  return (
    <PageSection hasBodyWrapper={false}>
      <RecognitionHead at="/stacks" />
      <Refusal refused={refused} />
      {data && data.length === 0 ? <Empty title={t("stacks.none")}>{t("stacks.noneDo")}</Empty> : null}
      {!data && !refused ? <Asking /> : null}
      {data?.map((pathway) => <One key={pathway.id} of={pathway} />)}
      {chosen ? <Learners of={chosen} after={query.get("after")} open={query.get("learner")} /> : null}
    </PageSection>
  );
}

const title = (of: Pathway): string => of.title[document.documentElement.lang] ?? of.title.en ?? Object.values(of.title)[0] ?? of.id;

function One({ of }: { of: Pathway }) {
  return (
    <Card component="section" aria-label={title(of)} className="gap-below">
      <CardTitle component="h2">{title(of)}</CardTitle>
      <CardBody>
        <div className="chips">
          <State of="DONE" text={counted("stacks.complete", of.complete)} />
          <State of="WAITING" text={counted("stacks.underway", of.underway)} />
        </div>
        <p className="quiet">
          {t("stacks.leads", { university: of.awardedBy, code: of.leadsTo, credits: of.credits })}
          {of.minimumLevel ? ` · ${t("stacks.level", { n: of.minimumLevel })}` : ""}
          {of.months ? ` · ${t("stacks.months", { n: of.months })}` : ""}
        </p>
        <div className="two">
          <div>
            <h3>{t("stacks.asks")}</h3>
            <ul className="plain stack">
              {of.groups.map((group) => (
                <li key={group.name}>
                  <strong>{group.name}</strong> <span className="quiet">{group.credits ? t("stacks.credits", { n: group.credits, of: group.of.length }) : t("stacks.modules", { n: group.modules ?? group.of.length, of: group.of.length })}</span>
                  <div className="quiet says-wide">{group.of.join(", ")}</div>
                </li>
              ))}
            </ul>
          </div>
          <div>
            <h3>{t("stacks.missing")}</h3>
            {of.underway === 0 ? <p className="quiet">{t("stacks.nobody")}</p> : null}
            <ul className="plain stack">
              {Object.entries(of.toGo).map(([what, count]) => (
                <li key={what}>
                  <strong>{number(count)}</strong> {what}
                </li>
              ))}
            </ul>
          </div>
        </div>
        <a href={link("/stacks", { pathway: of.id })}>{t("stacks.show")}</a>
      </CardBody>
    </Card>
  );
}

function Learners({ of, after, open }: { of: Pathway; after: string | null; open: string | null }) {
  const asked = new URLSearchParams({ most: "20", ...(after ? { after } : {}) });
  const { data, refused } = usePoll<{ learners: OnPathway[]; next: string | null }>(`api/stacks/${encodeURIComponent(of.id)}/learners?${asked}`);
  const to = (query: Record<string, string | null>): string => link("/stacks", { pathway: of.id, after, ...query });
  return (
    <Card component="section" aria-label={t("stacks.learners", { title: title(of) })}>
      <CardTitle component="h2">{t("stacks.learners", { title: title(of) })}</CardTitle>
      <CardBody>
        <p className="quiet">{t("stacks.noNames")}</p>
        <Refusal refused={refused} />
        {data && data.learners.length === 0 ? <p>{t("stacks.nobody")}</p> : null}
        {data && data.learners.length > 0 ? (
          <Table variant="compact" gridBreakPoint="grid-lg" aria-label={t("stacks.learners", { title: title(of) })}>
            <Columns of={["stacks.learner", "stacks.progress", "stacks.award"]} />
            <Tbody>
              {data.learners.map((each) => (
                <Tr key={each.learner}>
                  <Th dataLabel={t("stacks.learner")} scope="row" modifier="breakWord">
                    <a href={to({ learner: each.learner === open ? null : each.learner })} className="code">
                      {each.learner}
                    </a>
                  </Th>
                  <Td dataLabel={t("stacks.progress")} modifier="breakWord">
                    <State of={each.complete ? "DONE" : "WAITING"} text={t(each.complete ? "stacks.isComplete" : "stacks.isUnderway")} /> {each.says}
                    {each.learner === open ? <Progress pathway={of.id} learner={each.learner} /> : null}
                  </Td>
                  <Td dataLabel={t("stacks.award")} modifier="breakWord">
                    {each.award ? <a href={link("/failed", { state: "any", university: of.awardedBy, text: each.award })}>{each.award}</a> : <span className="quiet">{t("none")}</span>}
                  </Td>
                </Tr>
              ))}
            </Tbody>
          </Table>
        ) : null}
        <div className="pages">
          <Act variant="secondary" not={after ? null : t("list.isFirst")} onClick={() => go(link("/stacks", { pathway: of.id }))}>
            {t("list.previous")}
          </Act>
          <Act variant="secondary" not={data?.next ? null : t("list.noMore")} onClick={() => go(to({ after: data?.next ?? null }))}>
            {t("list.next")}
          </Act>
        </div>
      </CardBody>
    </Card>
  );
}

/** What counts, what is to go, what does not count and why; asked once, as each look is in the audit log. */
function Progress({ pathway, learner }: { pathway: string; learner: string }) {
  const [data, setData] = useState<StackProgress>();
  const [refused, setRefused] = useState<Refused>();
  useEffect(() => {
    get<StackProgress>(`api/stacks/${encodeURIComponent(pathway)}/learners/${learner}`).then(setData, (no: unknown) => setRefused(no instanceof Refused ? no : undefined));
  }, [pathway, learner]);
  if (!data) {
    return refused ? <Refusal refused={refused} /> : <Asking />;
  }
  return (
    <dl className="facts gap-above">
      <div>
        <dt>{t("stacks.counts")}</dt>
        {data.parts.map((part) => (
          <dd key={part.credential}>
            <a href={link(`/transfer/${part.credential}`)}>{`${part.university}/${part.opportunity}`}</a>, {part.credits} ECTS, {day(part.completedOn)}
          </dd>
        ))}
      </div>
      {data.toGo.length > 0 ? (
        <div>
          <dt>{t("stacks.missing")}</dt>
          {data.toGo.map((group) => (
            <dd key={group.group}>{`${group.group}: ${group.modules || group.credits}${group.modules ? "" : " ECTS"} (${group.open.slice(0, 8).join(", ")}${group.open.length > 8 ? " …" : ""})`}</dd>
          ))}
        </div>
      ) : null}
      {data.notCounted.length > 0 ? (
        <div>
          <dt>{t("stacks.notCounted")}</dt>
          {data.notCounted.map(({ part, reason }) => (
            <dd key={part.credential}>{`${part.university}/${part.opportunity}: ${reason}`}</dd>
          ))}
        </div>
      ) : null}
    </dl>
  );
}
