/** What no table could decide: by rule, then case by case, alone or together with those like it. */

import { Button, Card, CardBody, CardTitle, Label, PageSection } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Tr } from "@patternfly/react-table";
import { useState } from "react";
import { usePoll } from "../api";
import { Columns } from "../parts/columns";
import { Act, Asking, Empty, Refusal } from "../parts/say";
import { State } from "../parts/state";
import { RecognitionHead } from "../parts/tabs";
import { Time } from "../parts/time";
import { DecideTogether } from "../parts/together";
import { go, link, usePlace } from "../router";
import { type Key, number, t, word } from "../texts";
import type { CasePage, CaseRow } from "../types";

export default function Recognition() {
  const { query } = usePlace();
  const rule = query.get("rule");
  return (
    <PageSection hasBodyWrapper={false}>
      <RecognitionHead at="/recognition" />
      <Rules rule={rule} />
      <Card component="section" aria-label={t("recognition.queue")}>
        <CardTitle component="h2">{t("recognition.queue")}</CardTitle>
        <CardBody>
          <Cases rule={rule} after={query.get("after")} />
        </CardBody>
      </Card>
    </PageSection>
  );
}

function Rules({ rule }: { rule: string | null }) {
  const { data } = usePoll<{ rule: string; count: number }[]>("api/referred/rules");
  if (!data || data.length === 0) {
    return null;
  }
  return (
    <nav className="chips gap-below" aria-label={t("recognition.rules")}>
      {data.map((each) => (
        <Label
          key={each.rule}
          href={link("/recognition", { rule: each.rule === rule ? null : each.rule })}
          color={each.rule === rule ? "blue" : "grey"}
          aria-current={each.rule === rule}
        >
          {`${each.rule} (${number(each.count)})`}
        </Label>
      ))}
      {rule ? (
        <Button variant="link" isInline component="a" href={link("/recognition")}>
          {t("recognition.allRules")}
        </Button>
      ) : null}
    </nav>
  );
}

const COLUMNS: Key[] = ["col.key", "col.university", "col.course", "col.rule", "col.reason", "col.since", "col.said"];

function Cases({ rule, after }: { rule: string | null; after: string | null }) {
  const asked = new URLSearchParams({ most: "50", ...(rule ? { rule } : {}), ...(after ? { after } : {}) });
  const { data, refused } = usePoll<CasePage>(`api/referred?${asked}`);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  if (!data) {
    return refused ? <Refusal refused={refused} /> : <Asking />;
  }
  if (data.cases.length === 0) {
    return <Empty title={t("recognition.none")}>{t("recognition.noneDo")}</Empty>;
  }
  return (
    <>
      <Refusal refused={refused} />
      <DecideTogether cases={data.cases} chosen={chosen} choose={setChosen} />
      <Table variant="compact" gridBreakPoint="grid-xl" aria-label={t("recognition.queue")}>
        <Columns of={COLUMNS} select="together.decide" />
        <Tbody>
          {data.cases.map((each) => (
            <Row
              key={each.transfer.id}
              of={each}
              chosen={chosen.has(each.transfer.id)}
              choose={(is) => setChosen(new Set(is ? [...chosen, each.transfer.id] : [...chosen].filter((id) => id !== each.transfer.id)))}
            />
          ))}
        </Tbody>
      </Table>
      <div className="pages">
        <Act variant="secondary" not={after ? null : t("list.isFirst")} onClick={() => go(link("/recognition", { rule }))}>
          {t("list.previous")}
        </Act>
        <Act variant="secondary" not={data.next ? null : t("list.noMore")} onClick={() => go(link("/recognition", { rule, after: data.next }))}>
          {t("list.next")}
        </Act>
      </div>
    </>
  );
}

function Row({ of: { transfer, since, newest }, chosen, choose }: { of: CaseRow; chosen: boolean; choose: (is: boolean) => void }) {
  return (
    <Tr
      data-row={transfer.id}
      tabIndex={-1}
      onKeyDown={(event) => event.key === "Enter" && event.target === event.currentTarget && go(link(`/case/${transfer.id}`))}
    >
      <Td>
        <input type="checkbox" data-select aria-label={t("together.select", { key: transfer.sourceKey })} checked={chosen} onChange={(event) => choose(event.target.checked)} />
      </Td>
      <Th dataLabel={t("col.key")} scope="row" modifier="breakWord">
        <a href={link(`/case/${transfer.id}`)}>{transfer.sourceKey}</a>
      </Th>
      <Td dataLabel={t("col.university")}>{transfer.university}</Td>
      <Td dataLabel={t("col.course")}>{transfer.opportunityCode ?? t("none")}</Td>
      <Td dataLabel={t("col.rule")}>{transfer.rule}</Td>
      <Td dataLabel={t("col.reason")} modifier="breakWord">
        {transfer.reason}
        {transfer.missing.length > 0 ? <div className="quiet">{`${t("transfer.missing")}: ${transfer.missing.join(", ")}`}</div> : null}
      </Td>
      <Td dataLabel={t("col.since")}>
        <Time at={since} />
      </Td>
      <Td dataLabel={t("col.said")}>
        {newest ? (
          <>
            <State of={newest.state} /> <span className="quiet">{`${word("case.said", newest.decision)}, ${newest.by}`}</span>
          </>
        ) : (
          <span className="quiet">{t("none")}</span>
        )}
      </Td>
    </Tr>
  );
}
