/** Credentials: found by what is known of them; some, or one, revoked or issued anew. */

import { Button, Card, CardBody, Form, FormGroup, FormSelect, FormSelectOption, Label, PageSection, TextInput, Title } from "@patternfly/react-core";
import { Table, Tbody, Td, Tr } from "@patternfly/react-table";
import { type FormEvent, useEffect, useState } from "react";
import { post, usePoll } from "../api";
import { Columns } from "../parts/columns";
import { Help } from "../parts/groups";
import { focusedRow, useKeys } from "../parts/keys";
import { useMay } from "../parts/me";
import { OrderDialogue } from "../parts/orderDialogue";
import { Orders } from "../parts/orders";
import { Act, Asking, Dialogue, Empty, Refusal } from "../parts/say";
import { State } from "../parts/state";
import { Time } from "../parts/time";
import { go, link, usePlace } from "../router";
import { counted, type Key, number, t, word } from "../texts";
import type { Credential, CredentialPage, OrderKind, Overview } from "../types";

const FILTERS = ["text", "university", "course", "status", "since", "learner"] as const;
const STATUSES = ["ACTIVE", "SUPERSEDED", "REVOKED"];
const URN = /^urn:[a-z]+:|^.*\/(?=[0-9a-f-]{36}$)/i;

export default function Credentials() {
  return (
    <PageSection hasBodyWrapper={false}>
      <Title headingLevel="h1" size="2xl">
        {t("credentials.title")}
      </Title>
      <p className="quiet gap-below">{t("credentials.do")}</p>
      <Orders />
      <Card component="section" aria-label={t("credentials.list")}>
        <CardBody>
          <List />
        </CardBody>
      </Card>
    </PageSection>
  );
}

function List() {
  const { query } = usePlace();
  const filters = Object.fromEntries(FILTERS.map((name) => [name, query.get(name) ?? ""])) as Record<(typeof FILTERS)[number], string>;
  const asked = new URLSearchParams(
    Object.entries({ ...filters, text: filters.text.replace(URN, ""), after: query.get("after"), most: "50" }).filter(
      (entry): entry is [string, string] => Boolean(entry[1]),
    ),
  );
  const { data, refused } = usePoll<CredentialPage>(`api/credentials?${asked}`);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [order, setOrder] = useState<OrderKind>();
  useEffect(() => setSelected(new Set()), [asked.toString()]);
  const select = (id: string): void =>
    setSelected((was) => new Set(was.has(id) ? [...was].filter((each) => each !== id) : [...was, id]));
  const credentials = data?.credentials ?? [];
  useKeys({
    x: () => {
      const id = focusedRow();
      if (credentials.some((each) => each.id === id)) {
        select(id!);
      }
    },
  });
  const to = (change: Record<string, string | null>): void => go(link("/credentials", { ...Object.fromEntries(query), after: null, ...change }));
  return (
    <>
      <Find filters={filters} to={to} />
      <div className="chips">
        {filters.learner ? <Label onClose={() => to({ learner: null })}>{t("credentials.oneLearner")}</Label> : null}
        {Object.values(filters).some(Boolean) ? (
          <Button variant="link" isInline component="a" href={link("/credentials")}>
            {t("list.clear")}
          </Button>
        ) : null}
      </div>
      <Refusal refused={refused} />
      {!data ? refused ? null : <Asking /> : null}
      {data && credentials.length === 0 ? (
        <Empty title={t(data.next ? "list.noneYet" : "credentials.none")}>{t(data.next ? "list.noneYetDo" : "list.noneDo")}</Empty>
      ) : null}
      {credentials.length > 0 ? (
        <>
          <Bulk credentials={credentials} selected={selected} order={setOrder} />
          <Rows credentials={credentials} selected={selected} select={select} />
        </>
      ) : null}
      {credentials.length > 0 || data?.next ? (
        <div className="pages">
          <Act variant="secondary" not={query.get("after") ? null : t("list.isFirst")} onClick={() => to({ after: null })}>
            {t("list.previous")}
          </Act>
          <Act variant="secondary" not={data?.next ? null : t("list.noMore")} onClick={() => to({ after: data?.next ?? null })}>
            {t("list.next")}
          </Act>
        </div>
      ) : null}
      {order ? (
        <OrderDialogue
          kind={order}
          credentials={[...selected]}
          close={() => {
            setOrder(undefined);
            setSelected(new Set());
          }}
        />
      ) : null}
    </>
  );
}

function Find({ filters, to }: { filters: Record<(typeof FILTERS)[number], string>; to: (change: Record<string, string | null>) => void }) {
  const { data } = usePoll<Overview>("api/overview");
  const [text, setText] = useState(filters.text);
  const [course, setCourse] = useState(filters.course);
  const [identify, setIdentify] = useState(false);
  useEffect(() => (setText(filters.text), setCourse(filters.course)), [filters.text, filters.course]);
  const find = (event: FormEvent): void => {
    event.preventDefault();
    to({ text: text.trim(), course: course.trim() });
  };
  return (
    <Form onSubmit={find} role="search" className="find">
      <FormGroup label={t("credentials.search")} fieldId="find-text" className="grow">
        <TextInput id="find-text" type="search" value={text} onChange={(_, value) => setText(value)} />
      </FormGroup>
      <FormGroup label={t("col.course")} fieldId="find-course">
        <TextInput id="find-course" type="search" value={course} onChange={(_, value) => setCourse(value)} />
      </FormGroup>
      <FormGroup label={t("list.university")} fieldId="find-university">
        <FormSelect id="find-university" value={filters.university} onChange={(_, value) => to({ university: value })}>
          <FormSelectOption value="" label={t("list.any")} />
          {data?.universities.map(({ id }) => (
            <FormSelectOption key={id} value={id} label={id} />
          ))}
        </FormSelect>
      </FormGroup>
      <FormGroup label={t("credentials.status")} fieldId="find-status">
        <FormSelect id="find-status" value={filters.status} onChange={(_, value) => to({ status: value })}>
          <FormSelectOption value="" label={t("list.any")} />
          {STATUSES.map((status) => (
            <FormSelectOption key={status} value={status} label={word("state", status)} />
          ))}
        </FormSelect>
      </FormGroup>
      <FormGroup label={t("credentials.since")} fieldId="find-since">
        <TextInput id="find-since" type="date" value={filters.since} onChange={(_, value) => to({ since: value })} />
      </FormGroup>
      <Button type="submit" variant="secondary" className="self-end">
        {t("list.find")}
      </Button>
      <Button variant="link" className="self-end" id="by-identifier" onClick={() => setIdentify(true)}>
        {t("credentials.byIdentifier")}
      </Button>
      {identify ? (
        <Identify
          found={(learner) => {
            setIdentify(false);
            to({ learner, text: null });
          }}
          close={() => setIdentify(false)}
        />
      ) : null}
    </Form>
  );
}

/** The identifier goes in the body of a request, never into an address; what comes back is a number. */
function Identify({ found, close }: { found: (learner: string) => void; close: () => void }) {
  const [identifier, setIdentifier] = useState("");
  const [none, setNone] = useState(false);
  return (
    <Dialogue
      title={t("credentials.byIdentifierTitle")}
      action={t("list.find")}
      not={identifier.trim() ? null : t("credentials.identifierFirst")}
      act={async () => {
        const { learners } = await post<{ learners: string[] }>("api/credentials/learners", { identifier });
        if (learners[0]) {
          found(learners[0]);
        } else {
          setNone(true);
        }
      }}
      close={close}
    >
      <div className="stack">
        <FormGroup label={t("credentials.identifier")} fieldId="identifier">
          <TextInput
            id="identifier"
            autoComplete="off"
            value={identifier}
            onChange={(_, value) => {
              setNone(false);
              setIdentifier(value);
            }}
          />
          <Help text={t("credentials.identifierDo")} />
        </FormGroup>
        {none ? <p role="status">{t("credentials.nobody")}</p> : null}
      </div>
    </Dialogue>
  );
}

function Bulk(props: { credentials: Credential[]; selected: ReadonlySet<string>; order: (kind: OrderKind) => void }) {
  const may = useMay();
  const { credentials, selected, order } = props;
  const not =
    selected.size === 0
      ? t("credentials.selectFirst")
      : (credentials
          .filter(({ id }) => selected.has(id))
          .map(({ university }) => may("recognise", university))
          .find(Boolean) ?? null);
  return (
    <div className="bulk">
      <Act variant="danger" not={not} onClick={() => order("REVOKE")}>
        {t("order.REVOKE")}
      </Act>
      <Act variant="secondary" not={not} onClick={() => order("REISSUE")}>
        {t("order.REISSUE")}
      </Act>
      <span role="status">{selected.size > 0 ? counted("credentials.selected", selected.size) : counted("credentials.shown", credentials.length)}</span>
    </div>
  );
}

const COLUMNS: Key[] = ["credentials.status", "col.key", "col.university", "col.course", "col.version", "credentials.delivery", "credentials.issued"];

function Rows(props: { credentials: Credential[]; selected: ReadonlySet<string>; select: (id: string) => void }) {
  return (
    <Table variant="compact" gridBreakPoint="grid-lg" aria-label={t("credentials.list")}>
      <Columns of={COLUMNS} select="col.select" />
      <Tbody>
        {props.credentials.map((each, rowIndex) => (
          <Tr
            key={each.id}
            data-row={each.id}
            tabIndex={-1}
            onKeyDown={(event) => event.key === "Enter" && event.target === event.currentTarget && go(link(`/credential/${each.id}`))}
          >
            <Td
              select={{
                rowIndex,
                isSelected: props.selected.has(each.id),
                onSelect: () => props.select(each.id),
                props: { "aria-label": t("list.select", { key: `${each.sourceKey}, ${number(each.version)}` }) },
              }}
            />
            <Td dataLabel={t("credentials.status")}>
              <State of={each.status} />
            </Td>
            <Td dataLabel={t("col.key")} modifier="breakWord">
              <a href={link(`/credential/${each.id}`)}>{each.sourceKey}</a>
            </Td>
            <Td dataLabel={t("col.university")}>{each.university}</Td>
            <Td dataLabel={t("col.course")}>{each.course ?? t("none")}</Td>
            <Td dataLabel={t("col.version")}>{number(each.version)}</Td>
            <Td dataLabel={t("credentials.delivery")}>
              <State of={each.transfer} />
            </Td>
            <Td dataLabel={t("credentials.issued")}>
              <Time at={each.issuedAt} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
