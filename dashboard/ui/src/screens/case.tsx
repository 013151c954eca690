/** One referred case: everything that is known, and the decision; recognising takes two persons. */

import {
  Alert,
  Breadcrumb,
  BreadcrumbItem,
  Card,
  CardBody,
  CardTitle,
  Form,
  FormGroup,
  PageSection,
  Radio,
  TextArea,
  TextInput,
  Title,
} from "@patternfly/react-core";
import { type ReactNode, useState } from "react";
import { post, Refused, usePoll } from "../api";
import { Help } from "../parts/groups";
import { useMay, useMe } from "../parts/me";
import { Act, Asking, Refusal } from "../parts/say";
import { State } from "../parts/state";
import { Time } from "../parts/time";
import { link } from "../router";
import { t, word } from "../texts";
import type { CaseView, Ruling } from "../types";

export default function Case({ id }: { id: string }) {
  const at = `api/referred/${encodeURIComponent(id)}`;
  const { data, refused } = usePoll<CaseView>(at);
  return (
    <PageSection hasBodyWrapper={false}>
      <Breadcrumb className="gap-below">
        <BreadcrumbItem to={link("/recognition")}>{t("case.back")}</BreadcrumbItem>
        <BreadcrumbItem isActive>{data?.journal.transfer.sourceKey ?? id}</BreadcrumbItem>
      </Breadcrumb>
      <Refusal refused={refused} />
      {data ? <Known of={data} at={at} /> : refused ? null : <Asking />}
    </PageSection>
  );
}

function Known({ of: { journal, policy }, at }: { of: CaseView; at: string }) {
  const { transfer, decision, rulings } = journal;
  const waits = transfer.state === "REFERRED";
  return (
    <>
      <div className="head">
        <Title headingLevel="h1" size="2xl">
          {transfer.sourceKey}
        </Title>
        <State of={transfer.state} />
        <a href={link(`/transfer/${transfer.id}`)}>{t("transfer.journey")}</a>
      </div>
      <Alert component="h2" variant={waits ? "warning" : "info"} isInline className="gap-below" title={waits ? (transfer.reason ?? transfer.rule ?? t("none")) : closed(transfer.state)}>
        {`${transfer.university} · ${transfer.opportunityCode ?? t("none")} · ${transfer.rule ?? ""}`}
        {waits ? (
          <>
            {` · ${t("col.since")} `}
            <Time at={journal.since} />
          </>
        ) : null}
        {transfer.missing.length > 0 ? <p>{`${t("transfer.missing")}: ${transfer.missing.join(", ")}`}</p> : null}
      </Alert>
      <div className="two">
        <div className="column">
          {transfer.rule === "identity-conflict" && waits ? <WhoFirst /> : <Decide of={{ journal, policy }} at={at} />}
          {rulings.length > 0 ? (
            <Section title={t("case.said")}>
              <Said rulings={rulings} />
            </Section>
          ) : null}
          <Section title={t("case.similar")}>
            {journal.similar.length === 0 ? <p className="quiet">{t("case.noSimilar")}</p> : <Similar of={journal.similar} />}
          </Section>
        </div>
        <div className="column">
          {policy && policy.tables.length > 0 ? (
            <Section title={t("case.tables")}>
              <ol className="checks">
                {policy.tables.map((table) => (
                  <li key={table.table}>
                    <strong>{table.table}</strong>: {table.decision}, {table.rule} <div className="quiet">{`${table.question} ${table.reason}`}</div>
                  </li>
                ))}
              </ol>
            </Section>
          ) : null}
          {policy && policy.lacking.length > 0 ? (
            <Section title={t("case.lacking")}>
              <ul className="plain">
                {policy.lacking.map((element) => (
                  <li key={element.number}>
                    {element.number}. {element.title} <span className="quiet">{t("case.from", { from: element.from })}</span>
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
          {decision ? (
            <Section title={t("case.facts")}>
              <dl className="facts">
                {Object.entries(decision.decision.facts)
                  .sort(([one], [other]) => one.localeCompare(other))
                  .map(([name, value]) => (
                    <div key={name}>
                      <dt>{name}</dt>
                      <dd>{Array.isArray(value) ? value.join(", ") : String(value)}</dd>
                    </div>
                  ))}
              </dl>
            </Section>
          ) : null}
        </div>
      </div>
    </>
  );
}

/** No decision table is asked before it is known whose result it is. */
function WhoFirst() {
  return (
    <Section title={t("case.decide")}>
      <p>{t("case.whoFirst")}</p>
      <a href={link("/learners")}>{t("learners.title")}</a>
    </Section>
  );
}

function closed(state: string): string {
  return t("case.closed", { state: word("state", state).toLowerCase() });
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card component="section" aria-label={title}>
      <CardTitle component="h2">{title}</CardTitle>
      <CardBody>{children}</CardBody>
    </Card>
  );
}

const ANSWERS = ["RECOGNISE", "DECLINE", "ASK_BACK"] as const;

function Decide({ of: { journal, policy }, at }: { of: CaseView; at: string }) {
  const may = useMay();
  const me = useMe();
  const [answer, setAnswer] = useState<(typeof ANSWERS)[number]>("RECOGNISE");
  const [said, setWho] = useState("");
  const who = me?.named ? me.name : said;
  const [reason, setReason] = useState("");
  const [refused, setRefused] = useState<Refused>();
  const { transfer, rulings } = journal;
  const proposed = rulings.find(({ state }) => state === "PROPOSED");
  const act = async (path: string, body: object): Promise<void> => {
    try {
      setRefused(undefined);
      await post(`${at}/${path}`, { ...body, who, reason });
      setReason("");
    } catch (no) {
      if (no instanceof Refused) {
        setRefused(no);
      }
    }
  };
  const not =
    may("recognise", transfer.university) ??
    (transfer.state !== "REFERRED"
      ? closed(transfer.state)
      : !who.trim() || !reason.trim()
        ? t("case.fill")
        : !proposed && answer === "RECOGNISE" && policy?.limit
          ? policy.limit
          : null);
  return (
    <Section title={t("case.decide")}>
      <Form>
        <Refusal refused={refused} />
        {proposed ? (
          <Alert component="h3" variant="info" isInline title={t("case.proposed", { who: proposed.by })}>
            <p className="cause">{proposed.reason}</p>
            {t("case.second", { who: proposed.by })}
          </Alert>
        ) : (
          <fieldset className="radios" aria-label={t("case.decide")}>
            {ANSWERS.map((each) => (
              <Radio
                key={each}
                id={`answer-${each}`}
                name="answer"
                label={t(`case.${each}`)}
                isChecked={answer === each}
                isDisabled={each === "RECOGNISE" && Boolean(policy?.limit)}
                {...(each === "RECOGNISE" && policy?.limit ? { description: policy.limit } : {})}
                onChange={() => setAnswer(each)}
              />
            ))}
          </fieldset>
        )}
        <FormGroup label={t("case.who")} fieldId="who">
          <TextInput id="who" autoComplete="name" value={who} readOnlyVariant={me?.named ? "plain" : undefined} onChange={(_, value) => setWho(value)} />
        </FormGroup>
        <FormGroup label={t("case.reason")} fieldId="why-so">
          <TextArea id="why-so" value={reason} onChange={(_, value) => setReason(value)} resizeOrientation="vertical" />
          <Help text={t("case.reasonDo")} />
        </FormGroup>
        <div className="buttons-row">
          {proposed ? (
            <>
              <Act variant="primary" id="approve" not={not} onClick={() => void act("approval", {})}>
                {t("case.approve")}
              </Act>
              <Act variant="secondary" id="reject" not={not} onClick={() => void act("rejection", {})}>
                {t("case.reject")}
              </Act>
            </>
          ) : (
            <Act variant="primary" id="decide" not={not} onClick={() => void act("ruling", { decision: answer })}>
              {t("case.do")}
            </Act>
          )}
        </div>
      </Form>
    </Section>
  );
}

function Said({ rulings }: { rulings: Ruling[] }) {
  return (
    <ul className="events">
      {rulings.map((ruling) => (
        <li key={ruling.id}>
          <State of={ruling.state} /> <strong>{word("case.said", ruling.decision)}</strong> {ruling.reason}
          <div className="quiet">
            {ruling.by}, <Time at={ruling.at} />
            {ruling.answeredBy ? ` · ${ruling.answeredBy}: ${ruling.answer ?? ""}` : ""}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Similar({ of }: { of: CaseView["journal"]["similar"] }) {
  return (
    <ul className="events">
      {of.map(({ ruling, university, opportunityCode, sameCourse, sameMissing }) => (
        <li key={ruling.id}>
          <State of={ruling.state} /> <strong>{word("case.said", ruling.decision)}</strong> {ruling.reason}
          <div className="quiet">
            {[university, opportunityCode, sameCourse ? t("case.sameCourse") : null, sameMissing ? t("case.sameMissing") : null].filter(Boolean).join(" · ")}
          </div>
        </li>
      ))}
    </ul>
  );
}
