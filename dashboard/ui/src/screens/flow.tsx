/** The flow as a live picture that one likes to hang on the wall, and the same as a table. */

import { Alert, ExpandableSection, PageSection, Title } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useEffect, useRef, useState } from "react";
import { usePoll } from "../api";
import { type Box, type Model, model, still, stuck } from "../parts/flowModel";
import { FlowPicture } from "../parts/flowPicture";
import { Asking, Empty, Refusal } from "../parts/say";
import { State } from "../parts/state";
import { counted, number, t } from "../texts";
import type { Flow as Answer } from "../types";

const MOST = 14;

export default function Flow() {
  const { data, refused } = usePoll<Answer>("api/flow");
  const [width, ref] = useWidth();
  const drawn = data ? model(data, MOST) : undefined;
  return (
    <PageSection hasBodyWrapper={false}>
      <Title headingLevel="h1" size="2xl">
        {t("nav.flow")}
      </Title>
      <p className="quiet gap-below" id="flow-truth">
        {data && drawn ? truth(data, drawn) : t("flow.lead")}
      </p>
      <Refusal refused={refused} />
      {data && stuck(data.unsent) ? <Alert component="h2" variant="warning" isInline className="gap-below" title={counted("flow.unsent", data.unsent.waiting)}>{t("flow.unsentDo")}</Alert> : null}
      <div ref={ref}>{drawn ? width > 0 ? <FlowPicture of={drawn} width={width} /> : null : <Asking />}</div>
      {drawn && still(drawn) ? <Empty title={t("flow.still")}>{t("flow.stillDo")}</Empty> : null}
      {data && drawn ? (
        <ExpandableSection toggleText={t("flow.table")} className="gap-above" isIndented>
          <AsTable of={model(data, Infinity)} />
        </ExpandableSection>
      ) : null}
    </PageSection>
  );
}

function truth({ universities, targets }: Answer, { sync, deliver }: Model): string {
  const parts = [
    ["truth.stopped", universities.filter(({ run }) => run === "STOPPED").length],
    ["truth.circuits", targets.filter(({ circuit }) => circuit === "OPEN").length],
    ["truth.failed", universities.reduce((so, each) => so + each.sums.failed, 0)],
    ["truth.waiting", universities.filter(({ run }) => run === "WAITING").length],
  ] as const;
  const trouble = parts.filter(([, n]) => n > 0).map(([key, n]) => counted(key, n));
  if (trouble.length === 0 && sync.rates.hour + deliver.rates.hour === 0) {
    return t("flow.lead");
  }
  return trouble.length > 0 ? `${trouble.join(", ")}.` : `${t("flow.well", { read: sync.rates.hour, delivered: deliver.rates.hour })}.`;
}

/** How wide there is room. */
function useWidth(): [number, React.RefObject<HTMLDivElement | null>] {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const place = ref.current;
    if (!place) {
      return undefined;
    }
    const watch = new ResizeObserver(() => setWidth(Math.floor(place.clientWidth)));
    watch.observe(place);
    return () => watch.disconnect();
  }, []);
  return [width, ref];
}

function AsTable({ of }: { of: Model }) {
  const rows: [string, Box][] = [
    ...of.universities.map((box): [string, Box] => [t("flow.universities"), box]),
    ["", of.sync],
    ["", of.credential],
    ...of.exits.map((box): [string, Box] => ["", box]),
    ["", of.deliver],
    ...of.targets.map((box): [string, Box] => [t("flow.targets"), box]),
  ];
  return (
    <Table aria-label={t("flow.table")} variant="compact" gridBreakPoint="grid-md">
      <Thead>
        <Tr>
          {(["place", "state", "minute", "hour", "waiting", "failed"] as const).map((name) => (
            <Th key={name}>{t(`flow.col.${name}`)}</Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {rows.map(([kind, box]) => (
          <Tr key={`${kind} ${box.id}`}>
            <Td dataLabel={t("flow.col.place")}>
              <a href={box.to}>{box.name}</a> {kind ? <span className="quiet">{kind}</span> : null}
            </Td>
            <Td dataLabel={t("flow.col.state")}>{box.state ? <State of={SHOWN[box.look]} text={box.state} /> : "–"}</Td>
            <Td dataLabel={t("flow.col.minute")}>{number(box.rates.minute)}</Td>
            <Td dataLabel={t("flow.col.hour")}>{number(box.rates.hour)}</Td>
            <Td dataLabel={t("flow.col.waiting")}>{box.waiting === null ? "–" : number(box.waiting)}</Td>
            <Td dataLabel={t("flow.col.failed")}>{box.failed === null ? "–" : number(box.failed)}</Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

/** States whose colour and icon are the looks'. */
const SHOWN = { good: "OK", bad: "FAILED", wait: "WAITING", busy: "RUNNING", calm: "SKIPPED" };
