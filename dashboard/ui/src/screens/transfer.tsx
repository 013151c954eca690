/** One transfer: the reason first, then its journey, its deliveries, and what went in and came out. */

import {
  Alert,
  Breadcrumb,
  BreadcrumbItem,
  Card,
  CardBody,
  CardTitle,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  PageSection,
  Title,
} from "@patternfly/react-core";
import { Table, Tbody, Td, Tr } from "@patternfly/react-table";
import ArrowRightIcon from "@patternfly/react-icons/dist/esm/icons/arrow-right-icon";
import CheckCircleIcon from "@patternfly/react-icons/dist/esm/icons/check-circle-icon";
import ClockIcon from "@patternfly/react-icons/dist/esm/icons/clock-icon";
import ExclamationCircleIcon from "@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon";
import { type ReactNode, useState } from "react";
import { usePoll } from "../api";
import { Columns } from "../parts/columns";
import { useKeys } from "../parts/keys";
import { useMay } from "../parts/me";
import { Edits } from "../parts/edits";
import { Payloads } from "../parts/payloads";
import { RetryDialogue } from "../parts/retry";
import { Act, Asking, Empty, Refusal } from "../parts/say";
import { State } from "../parts/state";
import { Time } from "../parts/time";
import { isRetriable } from "../parts/transferList";
import { link } from "../router";
import { type Key, moment, number, t, word } from "../texts";
import type { Delivery, Journey, Step, Transfer } from "../types";

export default function TransferScreen({ id }: { id: string }) {
  const { data, refused } = usePoll<Journey>(`api/transfers/${encodeURIComponent(id)}`);
  return (
    <PageSection hasBodyWrapper={false}>
      <Breadcrumb className="gap-below">
        <BreadcrumbItem to={link("/failed")}>{t("transfer.back")}</BreadcrumbItem>
        <BreadcrumbItem isActive>{data?.transfer.sourceKey ?? id}</BreadcrumbItem>
      </Breadcrumb>
      <Refusal refused={refused} />
      {data ? <Known journey={data} /> : refused ? null : <Asking />}
    </PageSection>
  );
}

function Known({ journey }: { journey: Journey }) {
  const { transfer } = journey;
  const may = useMay();
  const [retry, setRetry] = useState(false);
  const not = isRetriable(transfer) ? may("retry", transfer.university) : t("retry.notNow", { state: word("state", transfer.state).toLowerCase() });
  useKeys({ r: () => setRetry(!not) });
  return (
    <>
      <div className="head">
        <Title headingLevel="h1" size="2xl">
          {transfer.sourceKey}
        </Title>
        <State of={transfer.state} />
        <Act variant="primary" not={not} onClick={() => setRetry(true)} id="retry">
          {t("retry.one")}
        </Act>
      </div>
      <Why transfer={transfer} />
      <div className="two">
        <Section title={t("transfer.journey")}>
          <Steps steps={journey.steps} />
        </Section>
        <div className="column">
          <Facts journey={journey} />
          <Section title={t("transfer.deliveries")}>
            <Deliveries deliveries={journey.deliveries} />
          </Section>
          {journey.decisions.length > 0 ? <Decisions journey={journey} /> : null}
          {journey.otherVersions.length > 0 ? <Versions of={journey.otherVersions} /> : null}
        </div>
      </div>
      <Section title={t("transfer.payloads")}>
        <Payloads journey={journey} />
      </Section>
      <Edits transfer={transfer} />
      {retry ? <RetryDialogue of={{ transfers: [transfer.id] }} from={transfer.state === "REJECTED" ? "READ" : "FAILED"} close={() => setRetry(false)} /> : null}
    </>
  );
}

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card component="section" aria-label={title}>
      <CardTitle component="h2">{title}</CardTitle>
      <CardBody>{children}</CardBody>
    </Card>
  );
}

const LOOKS = { FAILED: "danger", REJECTED: "danger", REFERRED: "warning", DECLINED: "info" } as const;

function Why({ transfer }: { transfer: Transfer }) {
  const { state, reason } = transfer;
  const bad = state in LOOKS;
  if (!reason && !bad) {
    return <Alert component="h2" variant={state === "DELIVERED" ? "success" : "info"} isInline title={t("transfer.fine")} className="gap-below" />;
  }
  const title = state === "FAILED" || !bad ? "transfer.why" : (`transfer.why${state}` as Key);
  return (
    <Alert component="h2"
      id="why"
      variant={bad ? LOOKS[state as keyof typeof LOOKS] : "warning"}
      isInline
      className="gap-below"
      title={t(title)}
      actionLinks={
        <>
          {transfer.failureGroup && state === "FAILED" ? <a href={link("/failed", { group: transfer.failureGroup })}>{t("transfer.group")}</a> : null}
          {state === "REFERRED" ? <a href={link(`/case/${transfer.id}`)}>{t("transfer.decide")}</a> : null}
        </>
      }
    >
      <p className="cause">{reason}</p>
      {transfer.responsible ? <p>{word("who", transfer.responsible)}</p> : null}
      {transfer.missing.length > 0 ? (
        <p>
          {t("transfer.missing")}: {transfer.missing.join(", ")}
        </p>
      ) : null}
      {transfer.nextAttempt && (state === "PULLED" || state === "ISSUED") ? (
        <p>
          {t("col.nextAttempt")}: <Time at={transfer.nextAttempt} />
        </p>
      ) : null}
    </Alert>
  );
}

function Facts({ journey: { transfer, credential } }: { journey: Journey }) {
  const facts: [Key, ReactNode][] = [
    ["col.university", <a href={link(`/university/${transfer.university}`)}>{transfer.university}</a>],
    ["col.course", transfer.opportunityCode ?? t("none")],
    ["col.version", number(transfer.version)],
    ["transfer.id", <span className="code">{transfer.id}</span>],
    ["transfer.step", transfer.failedStep ?? t("none")],
    ["col.attempts", number(transfer.attempts)],
    ["transfer.created", moment(transfer.createdAt)],
    ["transfer.run", <a href={link("/failed", { run: transfer.run, state: "any" })}>{t("transfer.runAll")}</a>],
  ];
  if (credential) {
    facts.push(["transfer.credential", <State of={credential.status} />], ["transfer.formats", credential.formats.join(", ") || t("none")]);
  }
  return (
    <Section title={t("transfer.facts")}>
      <DescriptionList isHorizontal isCompact isFluid>
        {facts.map(([term, fact]) => (
          <DescriptionListGroup key={term}>
            <DescriptionListTerm>{t(term)}</DescriptionListTerm>
            <DescriptionListDescription>{fact}</DescriptionListDescription>
          </DescriptionListGroup>
        ))}
      </DescriptionList>
    </Section>
  );
}

export function Steps({ steps }: { steps: Step[] }) {
  return (
    <ol className="steps">
      {steps.map((step, index) => {
        const look = /fail|refus|reject/i.test(step.outcome) ? "bad" : /wait|retry|refer/i.test(step.outcome) ? "wait" : index === steps.length - 1 ? "good" : "done";
        const Icon = { bad: ExclamationCircleIcon, wait: ClockIcon, good: CheckCircleIcon, done: ArrowRightIcon }[look];
        return (
          <li key={`${step.at} ${index}`} className={`step-${look}`}>
            <Icon className="step-icon" />
            <div>
              <strong>{step.step}</strong> {step.outcome}
              {step.detail ? <div>{step.detail}</div> : null}
              <div className="quiet">
                {moment(step.at)} · <Time at={step.at} />
              </div>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

export function Deliveries({ deliveries }: { deliveries: Delivery[] }) {
  if (deliveries.length === 0) {
    return <Empty title={t("transfer.noDeliveries")}>{t("transfer.noDeliveriesDo")}</Empty>;
  }
  const columns: Key[] = ["col.target", "col.state", "col.attempts", "col.nextAttempt", "col.receipt"];
  return (
    <Table variant="compact" gridBreakPoint="grid-2xl" aria-label={t("transfer.deliveries")}>
      <Columns of={columns} />
      <Tbody>
        {deliveries.map((delivery) => (
          <Tr key={delivery.target}>
            <Td dataLabel={t("col.target")}>{delivery.target}</Td>
            <Td dataLabel={t("col.state")}>
              <State of={delivery.state} />
              {delivery.reason ? <div className="quiet">{delivery.reason}</div> : null}
            </Td>
            <Td dataLabel={t("col.attempts")}>{number(delivery.attempts)}</Td>
            <Td dataLabel={t("col.nextAttempt")}>{delivery.nextAttempt ? <Time at={delivery.nextAttempt} /> : t("none")}</Td>
            <Td dataLabel={t("col.receipt")} modifier="breakWord">
              {delivery.receipt ?? t("none")}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

function Decisions({ journey: { decisions } }: { journey: Journey }) {
  return (
    <Section title={t("transfer.decisions")}>
      <ul className="events">
        {decisions.map(({ at, decision }) => (
          <li key={at}>
            <strong>{decision.decision}</strong> · {decision.rule} · {decision.reason}
            <div className="quiet">
              <Time at={at} /> · {decision.policy}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Versions({ of }: { of: Transfer[] }) {
  return (
    <Section title={t("transfer.versions")}>
      <ul className="events">
        {of.map((other) => (
          <li key={other.id}>
            <a href={link(`/transfer/${other.id}`)}>
              {t("col.version")} {number(other.version)}
            </a>{" "}
            <State of={other.state} /> <Time at={other.updatedAt} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
