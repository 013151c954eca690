import { Table, Tbody, Td, Th, Tr } from "@patternfly/react-table";
import { link } from "../router";
import { type Key, number, t } from "../texts";
import type { UniversityOverview } from "../types";
import { Columns } from "./columns";
import { State } from "./state";
import { Strip } from "./strip";
import { Time } from "./time";

const COLUMNS: Key[] = ["col.university", "col.state", "col.day", "col.week", "col.lastGood", "col.watermark", "col.failed", "col.next"];

/** A row for each university. */
export function UniversityTable({ of }: { of: UniversityOverview[] }) {
  return (
    <Table variant="compact" gridBreakPoint="grid-xl" aria-label={t("overview.universities")}>
      <Columns of={COLUMNS} />
      <Tbody>
        {of.map((university) => (
          <Row key={university.id} of={university} />
        ))}
      </Tbody>
    </Table>
  );
}

function Row({ of: { id, sums, lastRun, lastGood, positionAt, schedule, configuration, hours } }: { of: UniversityOverview }) {
  return (
    <Tr data-row={id} tabIndex={-1}>
      <Th dataLabel={t("col.university")} scope="row">
        <a href={link(`/university/${id}`)}>{id}</a>
        {configuration?.says ? <div className="quiet says">{configuration.says}</div> : null}
      </Th>
      <Td dataLabel={t("col.state")}>
        <State of={lastRun?.state ?? "NEVER"} />
        {lastRun?.message && lastRun.state !== "DONE" ? <div className="quiet says">{lastRun.message}</div> : null}
      </Td>
      <Td dataLabel={t("col.day")}>
        <Strip hours={hours} span={t("strip.day")} count={24} long={1} />
      </Td>
      <Td dataLabel={t("col.week")}>
        <Strip hours={hours} span={t("strip.week")} count={28} long={6} />
      </Td>
      <Td dataLabel={t("col.lastGood")}>
        <Time at={lastGood} />
      </Td>
      <Td dataLabel={t("col.watermark")}>
        <Time at={positionAt} />
      </Td>
      <Td dataLabel={t("col.failed")}>
        {sums.failed > 0 ? (
          <a href={link("/failed", { university: id })}>
            <strong>{number(sums.failed)}</strong>
          </a>
        ) : (
          <span className="quiet">{number(0)}</span>
        )}
      </Td>
      <Td dataLabel={t("col.next")}>
        {lastRun?.state === "WAITING" && lastRun.nextAttempt ? (
          <Time at={lastRun.nextAttempt} />
        ) : schedule?.next[0] ? (
          <Time at={schedule.next[0]} />
        ) : (
          <span className="quiet">{t(configuration && configuration.active === null ? "retired" : "noSchedule")}</span>
        )}
      </Td>
    </Tr>
  );
}
