/** Who is who: how many learners are known, and pairs of which a person must say whether they are one. No names here. */

import { Card, CardBody, CardTitle, PageSection } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Tr } from "@patternfly/react-table";
import { usePoll } from "../api";
import { Columns } from "../parts/columns";
import { useMe } from "../parts/me";
import { Asking, Empty, Refusal } from "../parts/say";
import { State } from "../parts/state";
import { RecognitionHead } from "../parts/tabs";
import { Time } from "../parts/time";
import { go, link, usePlace } from "../router";
import { counted, type Key, t, word } from "../texts";
import type { LearnerCounts, Pair } from "../types";

const MOST = 100;

export default function Learners() {
  const { query } = usePlace();
  const me = useMe();
  const decided = query.get("decided") === "true";
  const title = t(decided ? "learners.decided" : "learners.open");
  return (
    <PageSection hasBodyWrapper={false}>
      <RecognitionHead at="/learners" />
      {me && (me.operator || me.roles["*"]) ? <Counts /> : null}
      <Card component="section" aria-label={title}>
        <CardTitle component="h2">{title}</CardTitle>
        <CardBody>
          <Pairs decided={decided} title={title} />
          <p className="gap-above">
            <a href={link("/learners", { decided: decided ? null : "true" })}>{t(decided ? "learners.showOpen" : "learners.showDecided")}</a>
          </p>
        </CardBody>
      </Card>
    </PageSection>
  );
}

/** Over all universities, so only for who sees them all. */
function Counts() {
  const { data } = usePoll<LearnerCounts>("api/learners");
  return data ? (
    <p className="quiet gap-below" id="learner-counts">
      {[
        counted("learners.known", data.learners),
        counted("learners.several", data.atSeveralUniversities),
        counted("learners.nobody", data.resultsOfNobody),
        counted("learners.waiting", data.waiting),
      ].join(" · ")}
    </p>
  ) : null;
}

const COLUMNS: Key[] = ["learners.asked", "learners.evidence", "col.university", "learners.waits", "col.since", "col.said"];

function Pairs({ decided, title }: { decided: boolean; title: string }) {
  const { data, refused } = usePoll<Pair[]>(`api/learners/candidates?decided=${decided}&most=${MOST}`);
  if (!data) {
    return refused ? <Refusal refused={refused} /> : <Asking />;
  }
  if (data.length === 0) {
    return <Empty title={t(decided ? "learners.noneDecided" : "learners.none")}>{t("learners.noneDo")}</Empty>;
  }
  return (
    <>
      <Refusal refused={refused} />
      <Table variant="compact" gridBreakPoint="grid-lg" aria-label={title}>
        <Columns of={COLUMNS} />
        <Tbody>
          {data.map((pair) => (
            <Row key={pair.id} of={pair} />
          ))}
        </Tbody>
      </Table>
      {data.length === MOST ? <p className="quiet">{t("learners.most", { n: MOST })}</p> : null}
    </>
  );
}

function Row({ of }: { of: Pair }) {
  const to = link(`/pair/${of.id}`);
  return (
    <Tr data-row={of.id} tabIndex={-1} onKeyDown={(event) => event.key === "Enter" && event.target === event.currentTarget && go(to)}>
      <Th dataLabel={t("learners.asked")} scope="row" modifier="breakWord">
        <a href={to}>{t(`pair.${of.reason}`)}</a>
      </Th>
      <Td dataLabel={t("learners.evidence")}>{of.evidence.map((kind) => word("identifier", kind)).join(", ")}</Td>
      <Td dataLabel={t("col.university")}>{of.universities.join(", ")}</Td>
      <Td dataLabel={t("learners.waits")}>{of.waiting > 0 ? counted("learners.transfers", of.waiting) : <span className="quiet">{t("none")}</span>}</Td>
      <Td dataLabel={t("col.since")}>
        <Time at={of.openedAt} />
      </Td>
      <Td dataLabel={t("col.said")}>
        {of.decision ? (
          <>
            <State of="DONE" text={t(`pair.${of.decision}`)} /> <span className="quiet">{of.decidedBy}</span>
          </>
        ) : (
          <span className="quiet">{t("none")}</span>
        )}
      </Td>
    </Tr>
  );
}
