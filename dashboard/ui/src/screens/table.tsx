/** One decision table: what it says, its draft with live examples, what the draft would change, who confirms it, its history. */

import { Breadcrumb, BreadcrumbItem, Card, CardBody, CardTitle, PageSection, Title } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Tr } from "@patternfly/react-table";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { post, Refused, usePoll } from "../api";
import { Columns } from "../parts/columns";
import { Diff } from "../parts/diff";
import { useMay } from "../parts/me";
import { Act, Asking, Dialogue, Refusal } from "../parts/say";
import { Sheet } from "../parts/sheet";
import { State } from "../parts/state";
import { Answered, Waiting, WhoWhy } from "../parts/tableChange";
import { Time } from "../parts/time";
import { link } from "../router";
import { day, type Key, t } from "../texts";
import type { TableDetail, TablePast } from "../types";
import { Fare, Version } from "./tables";

const Workbench = lazy(() => import("../parts/workbench"));

export default function TableScreen({ id: key }: { id: string }) {
  const { data, refused } = usePoll<TableDetail>(`api/tables/one?table=${encodeURIComponent(key)}`);
  return (
    <PageSection hasBodyWrapper={false}>
      <Breadcrumb className="gap-below">
        <BreadcrumbItem to={link("/tables")}>{t("tables.title")}</BreadcrumbItem>
        <BreadcrumbItem isActive>{key}</BreadcrumbItem>
      </Breadcrumb>
      <Refusal refused={refused} />
      {data ? <Known of={data} /> : refused ? null : <Asking />}
    </PageSection>
  );
}

function Known({ of }: { of: TableDetail }) {
  const may = useMay();
  const [refused, setRefused] = useState<Refused>();
  const { row } = of;
  const not = may("recognise", row.university ?? "*");
  const begin = async (): Promise<void> => {
    try {
      setRefused(undefined);
      await post("api/tables/draft", { table: row.key, dmn: of.text?.dmn, examples: of.text?.examples });
      document.getElementById("main")?.scrollTo({ top: 0 }); // the draft comes first
    } catch (no) {
      setRefused(no instanceof Refused ? no : undefined);
    }
  };
  return (
    <>
      <div className="head">
        <Title headingLevel="h1" size="2xl">
          {row.key}
        </Title>
        {row.inForce ? <Fare of={row.inForce} /> : <State of="NEVER" text={t("tables.notInForce")} />}
      </div>
      <p className="gap-below">
        {row.question} {row.ofStacks ? t("tables.ofStacks") : ""}
      </p>
      {row.proposed ? <Waiting of={row.proposed} not={not} /> : null}
      {of.draft ? (
        <Suspense fallback={<Asking />}>
          <Workbench of={of} draft={of.draft} not={not} />
        </Suspense>
      ) : null}
      {of.shown ? (
        <Section title={t("tables.says")}>
          {row.inForce ? (
            <div className="gap-below">
              <Version of={row.inForce} />
              <div className="quiet">{row.inForce.confirmedBy ? t("tables.confirmedBy", { who: row.inForce.confirmedBy, note: row.inForce.note ?? "" }) : t("tables.byFile")}</div>
            </div>
          ) : null}
          <Sheet of={of.shown} label={t("tables.says")} />
          {of.draft ? null : (
            <div className="gap-above">
              <Refusal refused={refused} />
              <Act variant="primary" id="begin-draft" not={not} onClick={() => void begin()}>
                {t("tables.begin")}
              </Act>
            </div>
          )}
        </Section>
      ) : null}
      {row.planned.length > 0 ? (
        <Section title={t("tables.planned")}>
          <Planned of={of} not={not} />
        </Section>
      ) : null}
      <Section title={t("tables.history")}>
        {of.history.length === 0 ? <p className="quiet">{t("tables.noHistory")}</p> : <History of={of} not={not} />}
      </Section>
      {of.changes.some(({ state }) => state !== "PROPOSED") ? (
        <Section title={t("tables.changes")}>
          <Answered of={of.changes.filter(({ state }) => state !== "PROPOSED")} />
        </Section>
      ) : null}
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card component="section" aria-label={title} className="gap-above">
      <CardTitle component="h2">{title}</CardTitle>
      <CardBody>{children}</CardBody>
    </Card>
  );
}

function Planned({ of, not }: { of: TableDetail; not: string | null }) {
  const [cancel, setCancel] = useState<string>();
  return (
    <ul className="events">
      {of.row.planned.map((version) => (
        <li key={version.version}>
          <State of="WAITING" text={t("tables.plannedFrom", { day: day(version.from ?? "") })} /> <span className="code">{version.version}</span>
          <div className="quiet gap-below">{version.confirmedBy ? t("tables.confirmedBy", { who: version.confirmedBy, note: version.note ?? "" }) : t("tables.byFile")}</div>
          <Act variant="secondary" size="sm" not={not} onClick={() => setCancel(version.version)}>
            {t("tables.cancel")}
          </Act>
        </li>
      ))}
      {cancel ? (
        <WhoWhy
          title={t("tables.cancelTitle", { version: cancel })}
          action={t("tables.cancel").replace(" …", "")}
          act={(who, reason) => post("api/tables/planned/cancel", { version: cancel, who, reason })}
          close={() => setCancel(undefined)}
          danger
        />
      ) : null}
    </ul>
  );
}

const COLUMNS: Key[] = ["tables.version", "tables.inForceSince", "tables.confirmed", "col.note", "col.actions"];

function History({ of, not }: { of: TableDetail; not: string | null }) {
  const [compared, setCompared] = useState<string>();
  const [back, setBack] = useState<TablePast>();
  const now = of.shown?.version;
  const table = encodeURIComponent(of.row.key);
  const diff = usePoll<{ diff: string }>(
    compared && now ? `api/tables/diff?table=${table}&from=${encodeURIComponent(compared)}&to=${encodeURIComponent(now)}` : null,
  );
  return (
    <>
      <Table variant="compact" gridBreakPoint="grid-lg" aria-label={t("tables.history")}>
        <Columns of={COLUMNS} />
        <Tbody>
          {of.history.map((past) => (
            <Tr key={past.version}>
              <Th dataLabel={t("tables.version")} scope="row" modifier="breakWord">
                <span className="code">{past.version}</span> {past.version === now ? <State of="ACTIVE" /> : null}
              </Th>
              <Td dataLabel={t("tables.inForceSince")}>
                <Time at={past.since} />
                {past.from ? <div className="quiet">{t("tables.from", { day: day(past.from) })}</div> : null}
              </Td>
              <Td dataLabel={t("tables.confirmed")} modifier="breakWord">{past.confirmedBy ?? <span className="quiet">{t("tables.byFile")}</span>}</Td>
              <Td dataLabel={t("col.note")} modifier="breakWord">{past.note ?? ""}</Td>
              <Td dataLabel={t("col.actions")}>
                {past.version === now ? null : (
                  <div className="chips">
                    <Act variant="link" size="sm" aria-label={t("tables.compareOf", { version: past.version })} onClick={() => setCompared(past.version)}>
                      {t("university.compare")}
                    </Act>
                    <Act
                      variant="secondary"
                      size="sm"
                      aria-label={t("tables.backOf", { version: past.version })}
                      not={not ?? (of.draft ? t("tables.backNot") : null)}
                      onClick={() => setBack(past)}
                    >
                      {t("university.rollback")}
                    </Act>
                  </div>
                )}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      <Refusal refused={diff.refused} />
      {diff.data && compared ? (
        <>
          <h3>{t("tables.comparing", { version: compared })}</h3>
          {diff.data.diff ? <Diff text={diff.data.diff} label={t("tables.comparing", { version: compared })} /> : <p className="quiet">{t("tables.noDiff")}</p>}
        </>
      ) : null}
      {back ? (
        <Dialogue
          title={t("tables.backTitle", { version: back.version })}
          action={t("university.rollback").replace(" …", "")}
          act={async () => {
            await post("api/tables/draft/back", { table: of.row.key, version: back.version });
            setBack(undefined);
          }}
          close={() => setBack(undefined)}
        >
          <p>{t("tables.backDo")}</p>
        </Dialogue>
      ) : null}
    </>
  );
}
