/** Runs of a university: two sums, each of which must add up. */

import { Card, CardBody, CardTitle } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { usePoll } from "../api";
import { link } from "../router";
import { type Key, number, t, word } from "../texts";
import type { Run, Sums } from "../types";
import { Asking, Empty, Refusal } from "./say";
import { State } from "./state";
import { Time } from "./time";

const COUNTS = ["seen", "unchanged", "read", "withdrawn", "passedOver"] as const;
const HEADS: Record<(typeof COUNTS)[number], Key> = {
  seen: "col.seen",
  unchanged: "col.unchanged",
  read: "col.new",
  withdrawn: "col.withdrawn",
  passedOver: "col.passedOver",
};
const PARTS = ["delivered", "declined", "referred", "rejected", "failed", "inFlight"] as const;

export function Runs({ university }: { university: string }) {
  const of = encodeURIComponent(university);
  const { data, refused } = usePoll<Run[]>(`api/runs?university=${of}&most=20`);
  const outcomes = usePoll<Record<string, Sums>>(`api/runs/outcomes?university=${of}&most=20`);
  return (
    <Card component="section" aria-label={t("university.runs")} className="gap-above">
      <CardTitle component="h2">{t("university.runs")}</CardTitle>
      <CardBody>
        <Refusal refused={refused ?? outcomes.refused} />
        {!data ? refused ? null : <Asking /> : null}
        {data?.length === 0 ? <Empty title={t("university.noRuns")}>{t("university.noRunsDo")}</Empty> : null}
        {data && data.length > 0 ? (
          <>
            <Table variant="compact" gridBreakPoint="grid-xl" aria-label={t("university.runs")}>
              <Thead>
                <Tr>
                  <Th>{t("col.started")}</Th>
                  <Th>{t("col.state")}</Th>
                  {COUNTS.map((count) => (
                    <Th key={count}>{t(HEADS[count])}</Th>
                  ))}
                  <Th width={30}>{t("col.became")}</Th>
                </Tr>
              </Thead>
              <Tbody>
                {data.map((run) => (
                  <Row key={run.id} run={run} sums={outcomes.data?.[run.id]} />
                ))}
              </Tbody>
            </Table>
            <p className="quiet">{t("university.seenSum")}</p>
          </>
        ) : null}
      </CardBody>
    </Card>
  );
}

function Row({ run, sums }: { run: Run; sums: Sums | undefined }) {
  return (
    <Tr data-row={run.id} tabIndex={-1}>
      <Td dataLabel={t("col.started")}>
        <Time at={run.startedAt} />
        <div className="quiet">
          {word("trigger", run.trigger)}
          {run.since ? `, ${t("university.since", { day: run.since })}` : ""}
        </div>
        {run.configuration === null ? null : (
          <a className="quiet" href={link(`/data/${run.university}`, { run: run.id })}>
            {t("runs.readWith", { n: run.configuration })}
          </a>
        )}
      </Td>
      <Td dataLabel={t("col.state")}>
        <State of={run.state} />
        {run.message ? <div className="quiet says">{run.message}</div> : null}
      </Td>
      {COUNTS.map((count) => (
        <Td key={count} dataLabel={t(HEADS[count])}>
          {number(run[count])}
        </Td>
      ))}
      <Td dataLabel={t("col.became")}>
        <Became run={run} sums={sums} />
      </Td>
    </Tr>
  );
}

function Became({ run, sums }: { run: Run; sums: Sums | undefined }) {
  if (!sums) {
    return <span className="quiet">{t("none")}</span>;
  }
  const off = run.read - PARTS.reduce((so, part) => so + sums[part], 0);
  return (
    <>
      <a href={link("/failed", { run: run.id, state: "any" })}>
        {PARTS.filter((part) => sums[part] > 0)
          .map((part) => `${number(sums[part])} ${t(`sum.${part}`).toLowerCase()}`)
          .join(" + ")}
      </a>{" "}
      <span className="nowrap">
        {off === 0 ? <State of="OK" text={t("university.adds")} /> : <State of="FAILED" text={t("university.addsNot", { n: off })} />}
      </span>
    </>
  );
}
