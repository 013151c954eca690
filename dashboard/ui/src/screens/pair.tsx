/** Two learners who may be one: why it is asked, both beside each other for who says why, and the answer. */

import { Alert, Breadcrumb, BreadcrumbItem, Card, CardBody, CardTitle, Form, FormGroup, Label, PageSection, Radio, TextArea, TextInput, Title } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { type FormEvent, useState } from "react";
import { get, post, Refused, usePoll } from "../api";
import { Help } from "../parts/groups";
import { type Right, useMay } from "../parts/me";
import { Act, Asking, Refusal } from "../parts/say";
import { State } from "../parts/state";
import { Time } from "../parts/time";
import { link } from "../router";
import { counted, day, t, word } from "../texts";
import type { Pair, PersonOfPair } from "../types";

export default function PairScreen({ id }: { id: string }) {
  const at = `api/learners/candidates/${encodeURIComponent(id)}`;
  const { data, refused } = usePoll<Pair>(at);
  return (
    <PageSection hasBodyWrapper={false}>
      <Breadcrumb className="gap-below">
        <BreadcrumbItem to={link("/learners")}>{t("learners.title")}</BreadcrumbItem>
        <BreadcrumbItem isActive>{id.slice(0, 8)}</BreadcrumbItem>
      </Breadcrumb>
      <Refusal refused={refused} />
      {data ? <Known of={data} at={at} /> : refused ? null : <Asking />}
    </PageSection>
  );
}

/** Why it must not be done at one of the universities that know them; null where it may at all. */
function useMayAtAll(right: Right, { universities }: Pair): string | null {
  const may = useMay();
  return universities.map((university) => may(right, university)).find((no) => no !== null) ?? null;
}

function Known({ of, at }: { of: Pair; at: string }) {
  return (
    <>
      <div className="head">
        <Title headingLevel="h1" size="2xl">
          {t("pair.title")}
        </Title>
        <State of={of.decision ? "DONE" : "WAITING"} text={t(of.decision ? `pair.${of.decision}` : "pair.open")} />
      </div>
      <Alert component="h2" variant={of.decision ? "info" : "warning"} isInline className="gap-below" title={t(`pair.${of.reason}`)}>
        <p>{t(`pair.why.${of.reason}`)}</p>
        {`${of.universities.join(", ")} · ${of.evidence.map((kind) => word("identifier", kind)).join(", ")} · ${t("col.since")} `}
        <Time at={of.openedAt} />
        {of.waiting > 0 ? ` · ${counted("learners.waiting", of.waiting)}` : ""}
      </Alert>
      <Card component="section" aria-label={t("pair.people")} className="gap-below">
        <CardTitle component="h2">{t("pair.people")}</CardTitle>
        <CardBody>
          <People of={of} at={at} />
        </CardBody>
      </Card>
      <Card component="section" aria-label={t("case.decide")}>
        <CardTitle component="h2">{t("case.decide")}</CardTitle>
        <CardBody>
          <Decide of={of} at={at} />
        </CardBody>
      </Card>
    </>
  );
}

function People({ of, at }: { of: Pair; at: string }) {
  const [purpose, setPurpose] = useState("");
  const [people, setPeople] = useState<PersonOfPair[]>();
  const [refused, setRefused] = useState<Refused>();
  const not = useMayAtAll("view-payload", of) ?? (purpose.trim() ? null : t("transfer.purposeMissing"));
  const open = (event: FormEvent): void => {
    event.preventDefault();
    if (!not) {
      setRefused(undefined);
      get<PersonOfPair[]>(`${at}/people?${new URLSearchParams({ purpose })}`).then(setPeople, (no: unknown) => setRefused(no instanceof Refused ? no : undefined));
    }
  };
  return (
    <>
      <Form className="find" onSubmit={open}>
        <FormGroup label={t("transfer.purpose")} fieldId="pair-purpose" className="grow">
          <TextInput id="pair-purpose" value={purpose} onChange={(_, value) => setPurpose(value)} aria-describedby="pair-why" />
        </FormGroup>
        <Act type="submit" variant="secondary" className="self-end" not={not}>
          {t("pair.look")}
        </Act>
      </Form>
      <p className="quiet" id="pair-why">
        {t("pair.lookDo")}
      </p>
      <Refusal refused={refused} />
      {people ? <Beside people={[of.one, of.other].map((learner) => people.find((person) => person.learner === learner))} /> : null}
    </>
  );
}

const KINDS = ["ESI", "NATIONAL", "LOCAL", "EMAIL", "WALLET"];

/** What a learner is known by, kind by kind. */
function lines(person: PersonOfPair | undefined): Record<string, string> {
  if (!person) {
    return {};
  }
  const identifiers = KINDS.map((kind) => [kind, person.identifiers.filter((each) => each.startsWith(`${kind} `)).map((each) => each.slice(kind.length + 1)).join(", ")]);
  return { NAME: person.names.join(", "), BIRTH_DATE: person.born ? day(person.born) : "", ...Object.fromEntries(identifiers) };
}

function Beside({ people }: { people: (PersonOfPair | undefined)[] }) {
  const [one = {}, other = {}] = people.map(lines);
  return (
    <Table variant="compact" gridBreakPoint="grid-md" aria-label={t("pair.people")} className="gap-above">
      <Thead>
        <Tr>
          <Th screenReaderText={t("learners.evidence")} />
          {people.map((person, index) => (
            <Th key={index} modifier="breakWord">
              {t(index ? "pair.second" : "pair.first")}: {person ? <a href={link(`/transfer/${person.transfer}`)}>{t("pair.newest", { university: person.university })}</a> : t("pair.gone")}
            </Th>
          ))}
          <Th>{t("pair.compared")}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {["NAME", "BIRTH_DATE", ...KINDS]
          .filter((kind) => one[kind] || other[kind])
          .map((kind) => (
            <Tr key={kind}>
              <Th scope="row">{word("identifier", kind)}</Th>
              {[one, other].map((values, index) => (
                <Td key={index} modifier="breakWord" dataLabel={t(index ? "pair.second" : "pair.first")}>
                  {values[kind] || <span className="quiet">{t("none")}</span>}
                </Td>
              ))}
              <Td dataLabel={t("pair.compared")}>
                {!one[kind] || !other[kind] ? null : <Label color={one[kind] === other[kind] ? "green" : "orange"}>{t(one[kind] === other[kind] ? "pair.alike" : "pair.unlike")}</Label>}
              </Td>
            </Tr>
          ))}
      </Tbody>
    </Table>
  );
}

const ANSWERS = ["SAME", "DIFFERENT"] as const;

function Decide({ of, at }: { of: Pair; at: string }) {
  const [answer, setAnswer] = useState<(typeof ANSWERS)[number]>();
  const [reason, setReason] = useState("");
  const [goOn, setGoOn] = useState<number>();
  const [refused, setRefused] = useState<Refused>();
  const not = useMayAtAll("recognise", of) ?? (answer && reason.trim() ? null : t("pair.fill"));
  const act = async (): Promise<void> => {
    try {
      setRefused(undefined);
      setGoOn((await post<{ goOn: number }>(`${at}/decision`, { answer, reason })).goOn);
      setReason("");
    } catch (no) {
      if (no instanceof Refused) {
        setRefused(no);
      }
    }
  };
  return (
    <Form onSubmit={(event) => event.preventDefault()}>
      <Refusal refused={refused} />
      {of.decision ? (
        <p role="status">
          <strong>{t(`pair.${of.decision}`)}</strong> {of.why}
          <span className="quiet block">
            {of.decidedBy}
            {of.decidedAt ? (
              <>
                , <Time at={of.decidedAt} />
              </>
            ) : null}
            {goOn === undefined ? "" : ` · ${counted("pair.goOn", goOn)}`}
          </span>
        </p>
      ) : null}
      <fieldset className="radios" aria-label={t("case.decide")}>
        {ANSWERS.map((each) => (
          <Radio key={each} id={`pair-${each}`} name="pair" label={t(`pair.say.${each}`)} description={t(`pair.means.${each}`)} isChecked={answer === each} onChange={() => setAnswer(each)} />
        ))}
      </fieldset>
      <FormGroup label={t("case.reason")} fieldId="pair-reason">
        <TextArea id="pair-reason" value={reason} onChange={(_, value) => setReason(value)} resizeOrientation="vertical" />
        <Help text={t("case.reasonDo")} />
      </FormGroup>
      <div className="buttons-row">
        <Act variant="primary" id="decide-pair" not={not} onClick={() => void act()}>
          {t(of.decision ? "pair.again" : "case.do")}
        </Act>
      </div>
    </Form>
  );
}
