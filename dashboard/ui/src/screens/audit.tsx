/** The audit log: who did or saw what and why, whether anybody has altered it, and a copy to take along. */

import { Alert, Button, Card, CardBody, CardTitle, Form, FormGroup, FormSelect, FormSelectOption, PageSection, TextInput, Title } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { type FormEvent, useEffect, useState } from "react";
import { get, Refused, usePoll } from "../api";
import { useMay } from "../parts/me";
import { Act, Asking, Empty, Refusal } from "../parts/say";
import { go, link, usePlace } from "../router";
import { counted, moment, number, t } from "../texts";
import type { AuditEntry, AuditReport, Overview } from "../types";

const FILTERS = ["who", "what", "university", "from", "to"] as const;
const PAGE = 50;
const EXPORT_PAGE = 1000;
const MOST_EXPORTED = 50_000;

type Filters = Partial<Record<(typeof FILTERS)[number], string>>;

/** Days as people say them, in their own time; the last one counts whole. */
function asked(filters: Filters): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of ["who", "what", "university"] as const) {
    if (filters[name]) {
      query.set(name, filters[name]);
    }
  }
  if (filters.from) {
    query.set("from", new Date(`${filters.from}T00:00`).toISOString());
  }
  if (filters.to) {
    const day = new Date(`${filters.to}T00:00`);
    day.setDate(day.getDate() + 1);
    query.set("to", day.toISOString());
  }
  return query;
}

export default function Audit() {
  const { query } = usePlace();
  const filters: Filters = Object.fromEntries(FILTERS.map((name) => [name, query.get(name) ?? ""]));
  const before = query.get("before");
  const search = asked(filters);
  const page = new URLSearchParams([...search, ["most", String(PAGE)], ...(before ? [["before", before]] : [])]);
  const { data, refused } = usePoll<AuditEntry[]>(`api/audit?${page}`);
  const to = (change: Record<string, string | null>): void => go(link("/audit", { ...filters, before: null, ...change }));
  return (
    <PageSection hasBodyWrapper={false}>
      <Title headingLevel="h1" size="2xl">
        {t("audit.title")}
      </Title>
      <p className="quiet gap-below">{t("audit.do")}</p>
      <Chain />
      <Card component="section" aria-label={t("audit.title")} className="gap-above">
        <CardBody>
          <Find filters={filters} to={to} />
          <Refusal refused={refused} />
          {data ? data.length === 0 ? <Empty title={t("audit.none")}>{t("list.noneDo")}</Empty> : <Entries of={data} /> : refused ? null : <Asking />}
          <div className="pages">
            <Act variant="secondary" not={before ? null : t("list.isFirst")} onClick={() => to({})}>
              {t("audit.newest")}
            </Act>
            <Act
              variant="secondary"
              not={data?.length === PAGE ? null : t("list.noMore")}
              onClick={() => to({ before: String(data?.at(-1)?.id ?? "") })}
            >
              {t("audit.older")}
            </Act>
            <Export search={search} none={!data || data.length === 0} />
          </div>
        </CardBody>
      </Card>
    </PageSection>
  );
}

function Find({ filters, to }: { filters: Filters; to: (change: Record<string, string | null>) => void }) {
  const { data } = usePoll<Overview>("api/overview");
  const [typed, setTyped] = useState(filters);
  useEffect(() => setTyped(filters), [asked(filters).toString()]);
  const set = (name: keyof Filters) => (_: unknown, value: string) => setTyped({ ...typed, [name]: value });
  const find = (event: FormEvent): void => {
    event.preventDefault();
    to({ ...typed });
  };
  return (
    <Form onSubmit={find} role="search" className="find">
      <FormGroup label={t("audit.who")} fieldId="audit-who">
        <TextInput id="audit-who" type="search" value={typed.who ?? ""} onChange={set("who")} />
      </FormGroup>
      <FormGroup label={t("audit.what")} fieldId="audit-what" className="grow">
        <TextInput id="audit-what" type="search" value={typed.what ?? ""} onChange={set("what")} />
      </FormGroup>
      <FormGroup label={t("list.university")} fieldId="audit-university">
        <FormSelect id="audit-university" value={typed.university ?? ""} onChange={set("university")}>
          <FormSelectOption value="" label={t("list.any")} />
          {data?.universities.map(({ id }) => <FormSelectOption key={id} value={id} label={id} />)}
        </FormSelect>
      </FormGroup>
      <FormGroup label={t("audit.from")} fieldId="audit-from">
        <TextInput id="audit-from" type="date" value={typed.from ?? ""} onChange={set("from")} />
      </FormGroup>
      <FormGroup label={t("audit.to")} fieldId="audit-to">
        <TextInput id="audit-to" type="date" value={typed.to ?? ""} onChange={set("to")} />
      </FormGroup>
      <Button type="submit" variant="secondary" className="self-end">
        {t("list.find")}
      </Button>
    </Form>
  );
}

const TRANSFER = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?= |$)/;

function Entries({ of }: { of: AuditEntry[] }) {
  return (
    <Table variant="compact" gridBreakPoint="grid-lg" aria-label={t("audit.title")}>
      <Thead>
        <Tr>
          <Th>{t("audit.when")}</Th>
          <Th>{t("audit.who")}</Th>
          <Th>{t("audit.did")}</Th>
          <Th>{t("audit.subject")}</Th>
          <Th>{t("list.university")}</Th>
          <Th width={30}>{t("audit.why")}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {of.map((entry) => (
          <Tr key={entry.id} data-row={String(entry.id)} tabIndex={-1}>
            <Td dataLabel={t("audit.when")} modifier="nowrap">
              <time dateTime={entry.at}>{moment(entry.at)}</time>
            </Td>
            <Td dataLabel={t("audit.who")} modifier="breakWord">{entry.who}</Td>
            <Td dataLabel={t("audit.did")}>{entry.action}</Td>
            <Td dataLabel={t("audit.subject")} modifier="breakWord">
              <Subject of={entry} />
            </Td>
            <Td dataLabel={t("list.university")}>{entry.university ?? t("none")}</Td>
            <Td dataLabel={t("audit.why")} modifier="breakWord">{entry.detail ?? t("none")}</Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

/** A transfer is shown by the beginning of its id, which leads to it; not every such id is a transfer's. */
function Subject({ of: { subject, university } }: { of: AuditEntry }) {
  const id = university ? TRANSFER.exec(subject)?.[0] : undefined;
  return id ? (
    <>
      <a href={link(`/transfer/${id}`)} aria-label={t("palette.transfer", { id })}>
        {id.slice(0, 8)}
      </a>
      {subject.slice(id.length)}
    </>
  ) : (
    <>{subject}</>
  );
}

function Chain() {
  const may = useMay();
  const [report, setReport] = useState<{ of: AuditReport; at: string }>();
  const [refused, setRefused] = useState<Refused>();
  const [busy, setBusy] = useState(false);
  const verify = async (): Promise<void> => {
    setBusy(true);
    setRefused(undefined);
    try {
      setReport({ of: await get<AuditReport>("api/audit/verification"), at: new Date().toISOString() });
    } catch (no) {
      if (no instanceof Refused) {
        setRefused(no);
      }
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card component="section" aria-label={t("audit.chain")}>
      <CardTitle component="h2">{t("audit.chain")}</CardTitle>
      <CardBody className="stack">
        <div className="buttons-row">
          <Act id="verify" variant="secondary" not={may("administer", "*")} isLoading={busy} isDisabled={busy} onClick={() => void verify()}>
            {t("audit.verify")}
          </Act>
          <span className="quiet self-center">{t("audit.chainDo")}</span>
        </div>
        <Refusal refused={refused} />
        {report ? <Verdict of={report.of} at={report.at} /> : null}
      </CardBody>
    </Card>
  );
}

function Verdict({ of, at }: { of: AuditReport; at: string }) {
  return (
    <Alert component="h3" variant={of.whole ? "success" : "danger"} isInline title={t(of.whole ? "audit.whole" : "audit.broken")}>
      <p>{t("audit.verified", { n: number(of.entries), at: moment(at) })}</p>
      {of.whole ? (
        <p>
          {t("audit.head")} <code className="code break">{`${of.head.position}:${of.head.hash}`}</code>
        </p>
      ) : (
        <>
          <p>{t("audit.brokenDo")}</p>
          <ul className="plain">
            {of.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </>
      )}
    </Alert>
  );
}

const COLUMNS = ["id", "at", "who", "action", "subject", "university", "detail"] as const;

/** RFC 4180; what a spreadsheet would take for a formula stays text. */
function cell(value: string | number | null): string {
  const text = String(value ?? "");
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

function Export({ search, none }: { search: URLSearchParams; none: boolean }) {
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<number>();
  const [refused, setRefused] = useState<Refused>();
  useEffect(() => setDone(undefined), [search.toString()]);
  const act = async (): Promise<void> => {
    setBusy(true);
    setRefused(undefined);
    try {
      const entries = await all(search);
      save(entries);
      setDone(entries.length);
    } catch (no) {
      if (no instanceof Refused) {
        setRefused(no);
      }
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Act id="export" variant="secondary" not={none ? t("audit.none") : null} isLoading={busy} isDisabled={busy} onClick={() => void act()}>
        {t(busy ? "audit.exporting" : "audit.export")}
      </Act>
      <span role="status" className="self-center">
        {done === undefined ? "" : done >= MOST_EXPORTED ? t("audit.most", { n: done }) : counted("audit.exported", done)}
      </span>
      <Refusal refused={refused} />
    </>
  );
}

async function all(search: URLSearchParams): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (;;) {
    const before = entries.at(-1)?.id;
    const page = new URLSearchParams([...search, ["most", String(EXPORT_PAGE)], ...(before ? [["before", String(before)]] : [])]);
    const more = await get<AuditEntry[]>(`api/audit?${page}`);
    entries.push(...more);
    if (more.length < EXPORT_PAGE || entries.length >= MOST_EXPORTED) {
      return entries;
    }
  }
}

function save(entries: AuditEntry[]): void {
  const lines = entries.map((entry) => COLUMNS.map((column) => cell(entry[column])).join(","));
  const address = URL.createObjectURL(new Blob([[COLUMNS.join(","), ...lines].join("\r\n") + "\r\n"], { type: "text/csv" }));
  const download = document.createElement("a");
  download.href = address;
  download.download = `audit-${new Date().toISOString().slice(0, 10)}.csv`;
  download.click();
  URL.revokeObjectURL(address);
}
