/** The first screen: one line of truth, the sum, the universities, what happened last. */

import { Alert, Card, CardBody, CardTitle, PageSection, SearchInput, Title } from "@patternfly/react-core";
import CheckCircleIcon from "@patternfly/react-icons/dist/esm/icons/check-circle-icon";
import ExclamationCircleIcon from "@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon";
import { type ReactNode, useState } from "react";
import { usePoll } from "../api";
import { Asking, Empty, Refusal } from "../parts/say";
import { State } from "../parts/state";
import { Time } from "../parts/time";
import { truth } from "../parts/truth";
import { UniversityTable } from "../parts/universityTable";
import { link } from "../router";
import { number, t, word } from "../texts";
import type { HubEvent, Overview as Answer, Sums } from "../types";

export function Overview() {
  const { data, refused } = usePoll<Answer>("api/overview");
  return (
    <PageSection hasBodyWrapper={false}>
      <Refusal refused={refused} />
      {data ? <Known overview={data} /> : refused ? null : <Asking />}
    </PageSection>
  );
}

function Known({ overview }: { overview: Answer }) {
  const { variant, text } = truth(overview);
  const Icon = variant === "success" ? CheckCircleIcon : ExclamationCircleIcon;
  return (
    <>
      <Title headingLevel="h1" size="2xl" className={`truth truth-${variant}`} id="truth">
        <Icon /> {text}
      </Title>
      <Warnings of={overview} />
      <Sum totals={overview.totals} />
      <div className="overview">
        <Universities overview={overview} />
        <Card component="section" aria-label={t("overview.events")}>
          <CardTitle component="h2">{t("overview.events")}</CardTitle>
          <CardBody>
            <Events events={overview.events} />
          </CardBody>
        </Card>
      </div>
    </>
  );
}

function Warnings({ of: { circuits, policyProblems, keyWarnings } }: { of: Answer }) {
  return (
    <>
      {circuits
        .filter(({ state }) => state !== "CLOSED")
        .map(({ name, since }) => (
          <Alert component="h2" key={name} variant="warning" isInline className="gap-below" title={t("overview.circuit", { name: name.replace(/^target:/, "") })}>
            <Sentence text={t("overview.circuitDo", { since: "\u0000" })} put={<Time at={since} />} />
          </Alert>
        ))}
      {policyProblems.map((problem) => (
        <Alert component="h2" key={problem} variant="warning" isInline className="gap-below" title={t("overview.policy")}>
          {problem}
        </Alert>
      ))}
      {keyWarnings.map((warning) => (
        <Alert component="h2" key={warning} variant="warning" isInline className="gap-below" title={t("overview.key")}>
          {warning}
        </Alert>
      ))}
    </>
  );
}

function Sentence({ text, put }: { text: string; put: ReactNode }) {
  const [before, after] = text.split("\u0000");
  return (
    <>
      {before}
      {put}
      {after}
    </>
  );
}

const PARTS: [keyof Sums, string, string | null][] = [
  ["delivered", "good", "DELIVERED"],
  ["declined", "calm", "DECLINED"],
  ["referred", "ask", "REFERRED"],
  ["rejected", "ask", "REJECTED"],
  ["failed", "bad", "FAILED"],
  ["inFlight", "busy", null],
];

function Sum({ totals }: { totals: Sums }) {
  const off = totals.read - PARTS.reduce((so, [key]) => so + totals[key], 0);
  return (
    <section aria-label={t("sum.title")}>
      <div className="sum">
        <Tile value={totals.read} label={t("sum.read")} look="plain" to={null} sign="" />
        {PARTS.map(([key, look, state], index) => (
          <Tile
            key={key}
            value={totals[key]}
            label={t(`sum.${key}`)}
            look={totals[key] === 0 ? "calm" : look}
            to={state === "REFERRED" ? link("/recognition") : state && link("/failed", { state })}
            sign={index === 0 ? "=" : "+"}
          />
        ))}
      </div>
      <p className="quiet gap-below">
        {off === 0 ? <CheckCircleIcon /> : <ExclamationCircleIcon />} {off === 0 ? t("sum.ok") : t("sum.off", { n: off })}
      </p>
    </section>
  );
}

function Tile(props: { value: number; label: string; look: string; to: string | null; sign: string }) {
  const face = (
    <>
      <strong>{number(props.value)}</strong> <span>{props.label}</span>
    </>
  );
  return (
    <div className="term">
      {props.sign ? <span className="sign">{props.sign}</span> : null}
      {props.to ? (
        <a className={`tile tile-${props.look}`} href={props.to}>
          {face}
        </a>
      ) : (
        <div className={`tile tile-${props.look}`}>{face}</div>
      )}
    </div>
  );
}

const FEW = 40;

function Universities({ overview: { universities } }: { overview: Answer }) {
  const [text, setText] = useState("");
  const like = universities.filter(({ id }) => id.includes(text.toLowerCase()));
  return (
    <Card component="section" aria-label={t("overview.universities")}>
      <CardTitle component="h2">{t("overview.universities")}</CardTitle>
      <CardBody>
        {universities.length > 8 ? (
          <SearchInput
            className="narrow gap-below"
            aria-label={t("overview.filter")}
            placeholder={t("overview.filter")}
            value={text}
            onChange={(_, value) => setText(value)}
            onClear={() => setText("")}
          />
        ) : null}
        {universities.length === 0 ? <Empty title={t("overview.none")}>{t("overview.noneDo")}</Empty> : <UniversityTable of={like.slice(0, FEW)} />}
        {like.length > FEW ? <p className="quiet">{t("overview.more", { n: like.length - FEW })}</p> : null}
      </CardBody>
    </Card>
  );
}

function Events({ events }: { events: HubEvent[] }) {
  if (events.length === 0) {
    return <Empty title={t("overview.noEvents")}>{t("overview.noEventsDo")}</Empty>;
  }
  return (
    <ul className="events">
      {events.map((event, index) => (
        <li key={`${event.at} ${index}`}>
          <div>
            {event.kind === "person" ? <strong>{event.what}</strong> : <State of={event.what} {...(event.kind === "circuit" ? { text: word("circuit", event.what) } : {})} />} <Subject of={event} />
          </div>
          <div className="quiet">
            <Time at={event.at} />
            {event.who ? ` · ${event.who}` : ""}
            {event.detail ? ` · ${event.detail}` : ""}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Subject({ of: { kind, subject } }: { of: HubEvent }) {
  if (kind === "run" || kind === "missed") {
    return <a href={link(`/university/${subject}`)}>{subject}</a>;
  }
  const id = /^[0-9a-f-]{36}/.exec(subject)?.[0];
  return id ? (
    <a href={link(`/transfer/${id}`)} title={subject}>
      {`${subject.slice(0, 8)}…`}
    </a>
  ) : (
    <span>{subject.replace(/^target:/, "")}</span>
  );
}
