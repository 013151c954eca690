/** A list of transfers; its filters stand in the address, so that a list can be sent to a colleague. */

import { Button, Form, FormGroup, FormSelect, FormSelectOption, Label, TextInput } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { type FormEvent, useEffect, useState } from "react";
import { usePoll } from "../api";
import { go, link, usePlace } from "../router";
import { counted, t, word } from "../texts";
import type { Overview, RetryFrom, Transfer, TransferPage, TransferState } from "../types";
import { focusedRow, useKeys } from "./keys";
import { useMay } from "./me";
import { RetryDialogue, type Selection } from "./retry";
import { SavedFilters } from "./savedFilters";
import { Act, Asking, Empty, Refusal } from "./say";
import { State } from "./state";
import { Time } from "./time";

const FILTERS = ["university", "state", "group", "run", "text"] as const;
const URN = /^urn:[a-z]+:|^.*\/(?=[0-9a-f-]{36}$)/i;

type Filters = Partial<Record<(typeof FILTERS)[number], string>>;

/**
 * @param at path of the screen
 * @param usual state that is shown while none is chosen; "" for all
 */
export function TransferList({ at, usual, states }: { at: string; usual: TransferState | ""; states: TransferState[] }) {
  const { query } = usePlace();
  const filters: Filters = Object.fromEntries(FILTERS.map((name) => [name, query.get(name) ?? ""]));
  const state = query.get("state") === "any" ? "" : filters.state || usual;
  const asked = new URLSearchParams(
    Object.entries({ ...filters, state, text: filters.text?.replace(URN, ""), after: query.get("after"), most: "50" }).filter(
      (entry): entry is [string, string] => Boolean(entry[1]),
    ),
  );
  const { data, refused } = usePoll<TransferPage>(`api/transfers?${asked}`);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [retry, setRetry] = useState<Selection>();
  useEffect(() => setSelected(new Set()), [asked.toString()]);
  const select = (id: string): void =>
    setSelected((was) => new Set(was.has(id) ? [...was].filter((each) => each !== id) : [...was, id]));
  const transfers = data?.transfers ?? [];
  useKeys({
    x: () => {
      const id = focusedRow();
      if (transfers.some((each) => each.id === id && isRetriable(each))) {
        select(id!);
      }
    },
    r: () => {
      const one = transfers.find((each) => each.id === focusedRow() && isRetriable(each));
      const ids = selected.size > 0 ? [...selected] : one ? [one.id] : [];
      if (ids.length > 0) {
        setRetry({ transfers: ids });
      }
    },
  });
  const to = (change: Record<string, string | null>): void => go(link(at, { ...Object.fromEntries(query), after: null, ...change }));
  const clear = Object.values(filters).some(Boolean);
  return (
    <>
      <Find filters={filters} state={query.get("state") ?? usual} states={states} usual={usual} to={to} />
      <div className="chips">
        {filters.group ? <Label onClose={() => to({ group: null })}>{`${t("list.onlyGroup")}: ${filters.group}`}</Label> : null}
        {filters.run ? <Label onClose={() => to({ run: null })}>{`${t("list.onlyRun")}: ${filters.run.slice(0, 8)}`}</Label> : null}
        {clear ? (
          <Button variant="link" isInline component="a" href={link(at)}>
            {t("list.clear")}
          </Button>
        ) : null}
      </div>
      <SavedFilters now={clear || query.get("state") ? link(at, { ...Object.fromEntries(query), after: null }) : null} />
      <Refusal refused={refused} />
      {!data ? refused ? null : <Asking /> : null}
      {data && transfers.length === 0 ? (
        <Empty title={t(data.next ? "list.noneYet" : "list.none")}>{t(data.next ? "list.noneYetDo" : "list.noneDo")}</Empty>
      ) : null}
      {transfers.length > 0 ? (
        <>
          <Bulk transfers={transfers} selected={selected} retry={() => setRetry({ transfers: [...selected] })} found={found(filters, state)} all={setRetry} />
          <Rows transfers={transfers} selected={selected} select={select} />
        </>
      ) : null}
      {transfers.length > 0 || data?.next ? (
        <div className="pages">
          <Act variant="secondary" not={query.get("after") ? null : t("list.isFirst")} onClick={() => to({ after: null })}>
            {t("list.previous")}
          </Act>
          <Act variant="secondary" not={data?.next ? null : t("list.noMore")} onClick={() => to({ after: data?.next ?? null })}>
            {t("list.next")}
          </Act>
        </div>
      ) : null}
      {retry ? (
        <RetryDialogue
          of={retry}
          from={retriedFrom(retry, transfers, state)}
          close={() => {
            setRetry(undefined);
            setSelected(new Set());
          }}
        />
      ) : null}
    </>
  );
}

/** All that the filters find, as a query that the hub works out; null where it cannot be tried again as such. */
function found(filters: Filters, state: string): Selection | null {
  if (filters.run || !["FAILED", "REFERRED", "REJECTED"].includes(state)) {
    return null;
  }
  const { group, university, text } = filters;
  return {
    ...(group ? { group } : {}),
    query: { state, ...(university ? { university } : {}), ...(text ? { text } : {}) },
  };
}

/** What could not be read is read again. */
function retriedFrom(of: Selection, transfers: Transfer[], state: string): RetryFrom {
  const rejected =
    "transfers" in of ? of.transfers.every((id) => transfers.find((each) => each.id === id)?.state === "REJECTED") : "query" in of && state === "REJECTED";
  return rejected ? "READ" : "FAILED";
}

export function isRetriable({ state, attempts }: Transfer): boolean {
  return state === "FAILED" || state === "REJECTED" || state === "REFERRED" || ((state === "PULLED" || state === "ISSUED") && attempts > 0);
}

function Find(props: {
  filters: Filters;
  state: string;
  states: TransferState[];
  usual: string;
  to: (change: Record<string, string | null>) => void;
}) {
  const { data } = usePoll<Overview>("api/overview");
  const [text, setText] = useState(props.filters.text ?? "");
  useEffect(() => setText(props.filters.text ?? ""), [props.filters.text]);
  const find = (event: FormEvent): void => {
    event.preventDefault();
    props.to({ text: text.trim() });
  };
  return (
    <Form onSubmit={find} role="search" className="find">
      <FormGroup label={t("list.search")} fieldId="find-text" className="grow">
        <TextInput id="find-text" type="search" value={text} onChange={(_, value) => setText(value)} />
      </FormGroup>
      <FormGroup label={t("list.university")} fieldId="find-university">
        <FormSelect id="find-university" value={props.filters.university ?? ""} onChange={(_, value) => props.to({ university: value })}>
          <FormSelectOption value="" label={t("list.any")} />
          {data?.universities.map(({ id }) => (
            <FormSelectOption key={id} value={id} label={id} />
          ))}
        </FormSelect>
      </FormGroup>
      <FormGroup label={t("col.state")} fieldId="find-state">
        <FormSelect
          id="find-state"
          value={props.state || "any"}
          onChange={(_, value) => props.to({ state: value === props.usual ? null : value })}
        >
          <FormSelectOption value="any" label={t("list.any")} />
          {props.states.map((state) => (
            <FormSelectOption key={state} value={state} label={word("state", state)} />
          ))}
        </FormSelect>
      </FormGroup>
      <Button type="submit" variant="secondary" className="self-end">
        {t("list.find")}
      </Button>
    </Form>
  );
}

function Bulk(props: {
  transfers: Transfer[];
  selected: ReadonlySet<string>;
  retry: () => void;
  found: Selection | null;
  all: (found: Selection) => void;
}) {
  const { transfers, selected, retry, found: all } = props;
  const may = useMay();
  const not = transfers
    .filter(({ id }) => selected.has(id))
    .map(({ university }) => may("retry", university))
    .find(Boolean);
  return (
    <div className="bulk">
      <Act variant="primary" not={selected.size === 0 ? t("list.retryNone") : not} onClick={retry}>
        {t("list.retrySelected")}
      </Act>
      <Act variant="secondary" not={all ? transfers.map(({ university }) => may("retry", university)).find(Boolean) : t("repair.notFound")} onClick={() => all && props.all(all)}>
        {t("repair.allFound")}
      </Act>
      <span role="status">{selected.size > 0 ? counted("list.selected", selected.size) : counted("list.shown", transfers.length)}</span>
    </div>
  );
}

function Rows(props: { transfers: Transfer[]; selected: ReadonlySet<string>; select: (id: string) => void }) {
  return (
    <Table variant="compact" gridBreakPoint="grid-lg" aria-label={t("failed.list")}>
      <Thead>
        <Tr>
          <Th screenReaderText={t("col.select")} />
          <Th>{t("col.state")}</Th>
          <Th>{t("col.key")}</Th>
          <Th>{t("col.university")}</Th>
          <Th width={45}>{t("col.reason")}</Th>
          <Th>{t("col.changed")}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {props.transfers.map((transfer, rowIndex) => (
          <Tr
            key={transfer.id}
            data-row={transfer.id}
            tabIndex={-1}
            onKeyDown={(event) => event.key === "Enter" && event.target === event.currentTarget && go(link(`/transfer/${transfer.id}`))}
          >
            <Td
              select={{
                rowIndex,
                isSelected: props.selected.has(transfer.id),
                isDisabled: !isRetriable(transfer),
                onSelect: () => props.select(transfer.id),
                props: { "aria-label": t("list.select", { key: transfer.sourceKey }) },
              }}
            />
            <Td dataLabel={t("col.state")}>
              <State of={transfer.state} />
            </Td>
            <Td dataLabel={t("col.key")} modifier="breakWord">
              <a href={link(`/transfer/${transfer.id}`)}>{transfer.sourceKey}</a>
            </Td>
            <Td dataLabel={t("col.university")}>{transfer.university}</Td>
            <Td dataLabel={t("col.reason")} modifier="breakWord">
              {transfer.reason}
              {transfer.responsible && transfer.state === "FAILED" ? <div className="quiet">{word("who", transfer.responsible)}</div> : null}
            </Td>
            <Td dataLabel={t("col.changed")}>
              <Time at={transfer.updatedAt} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
