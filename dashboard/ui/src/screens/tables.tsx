/** All decision tables: version, since when, who confirmed it, how its examples fare, what is planned and proposed. */

import { Alert, Card, CardBody, CardTitle, Form, FormGroup, FormSelect, FormSelectOption, PageSection } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Tr } from "@patternfly/react-table";
import { useState } from "react";
import { get, post, usePoll } from "../api";
import { Columns } from "../parts/columns";
import { Help } from "../parts/groups";
import { useMay } from "../parts/me";
import { Act, Asking, Dialogue, Refusal } from "../parts/say";
import { State } from "../parts/state";
import { RecognitionHead } from "../parts/tabs";
import { go, link } from "../router";
import { day, type Key, t } from "../texts";
import type { Policy, Standing, TableDetail, TableRow, TableVersion } from "../types";

const COLUMNS: Key[] = ["tables.table", "tables.version", "tables.confirmed", "tables.examples", "tables.next"];
export const place = (key: string): string => link(`/table/${encodeURIComponent(key)}`);

export default function Tables() {
  const { data, refused } = usePoll<TableRow[]>("api/tables");
  const policy = usePoll<Policy>("api/policy").data;
  const [own, setOwn] = useState(false);
  const may = useMay();
  return (
    <PageSection hasBodyWrapper={false}>
      <RecognitionHead at="/tables" />
      <Refusal refused={refused} />
      {policy && policy.problems.length > 0 ? (
        <Alert component="h2" variant="warning" isInline className="gap-below" title={t("tables.refused")}>
          <ul>
            {policy.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Alert>
      ) : null}
      <Card component="section" aria-label={t("tables.title")}>
        <CardTitle component="h2">{t("tables.asked")}</CardTitle>
        <CardBody>
          {policy ? <p className="quiet gap-below">{t("recognition.inForce", { version: policy.version, since: day(policy.since) })}</p> : null}
          {data ? <List of={data} /> : refused ? null : <Asking />}
          <Act variant="secondary" id="own-table" className="gap-above" not={may("recognise", "*")} onClick={() => setOwn(true)}>
            {t("tables.own")}
          </Act>
        </CardBody>
      </Card>
      {own && data ? <Own of={data} close={() => setOwn(false)} /> : null}
    </PageSection>
  );
}

function List({ of }: { of: TableRow[] }) {
  return (
    <Table variant="compact" gridBreakPoint="grid-lg" aria-label={t("tables.title")}>
      <Columns of={COLUMNS} />
      <Tbody>
        {of.map((row) => (
          <Tr
            key={row.key}
            data-row={row.key}
            tabIndex={-1}
            onKeyDown={(event) => event.key === "Enter" && event.target === event.currentTarget && go(place(row.key))}
          >
            <Th dataLabel={t("tables.table")} scope="row" modifier="breakWord">
              <a href={place(row.key)}>{row.key}</a>
              <div className="quiet says">
                {row.question} {row.ofStacks ? t("tables.ofStacks") : ""}
              </div>
            </Th>
            <Td dataLabel={t("tables.version")}>{row.inForce ? <Version of={row.inForce} /> : <State of="NEVER" text={t("tables.notInForce")} />}</Td>
            <Td dataLabel={t("tables.confirmed")} modifier="breakWord">{row.inForce ? (row.inForce.confirmedBy ?? <span className="quiet">{t("tables.byFile")}</span>) : ""}</Td>
            <Td dataLabel={t("tables.examples")}>{row.inForce ? <Fare of={row.inForce} /> : ""}</Td>
            <Td dataLabel={t("tables.next")}>
              <div className="chips">
                {row.planned.map((version) => (
                  <State key={version.version} of="WAITING" text={t("tables.plannedFrom", { day: day(version.from ?? "") })} />
                ))}
                {row.proposed ? <State of="PROPOSED" text={t("tables.waitsForSecond")} /> : row.drafted ? <State of="NEW" text={t("tables.draft")} /> : null}
              </div>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

export function Version({ of }: { of: TableVersion }) {
  return (
    <>
      <span className="code">{of.version.split("#")[1]}</span>
      <div className="quiet">{of.from ? t("tables.from", { day: day(of.from) }) : of.since ? t("tables.since", { day: day(of.since) }) : ""}</div>
    </>
  );
}

export function Fare({ of }: { of: { examples: number; unmet: number } }) {
  return of.unmet === 0 ? (
    <State of="OK" text={t("tables.allMet", { n: of.examples })} />
  ) : (
    <State of="FAILED" text={t("tables.unmet", { n: of.unmet, of: of.examples })} />
  );
}

/** A university's own table begins as the alliance's. */
function Own({ of, close }: { of: TableRow[]; close: () => void }) {
  const { data: universities } = usePoll<Standing[]>("api/universities");
  const tables = of.filter((row) => !row.university);
  const [table, setTable] = useState(tables[0]?.key ?? "");
  const [whose, setWhose] = useState("");
  const [scope, setScope] = useState("awarding");
  const university = whose || universities?.[0]?.university || "";
  const act = async (): Promise<void> => {
    const { text } = await get<TableDetail>(`api/tables/one?table=${encodeURIComponent(table)}`);
    const key = `${scope}/${university}/${table}`;
    await post("api/tables/draft", { table: key, dmn: text?.dmn, examples: text?.examples });
    go(place(key));
  };
  return (
    <Dialogue title={t("tables.ownTitle")} action={t("tables.ownDo")} not={university ? null : t("tables.ownWhose")} act={act} close={close}>
      <Form>
        <p>{t("tables.ownSays")}</p>
        <FormGroup label={t("tables.table")} fieldId="own-name">
          <FormSelect id="own-name" value={table} onChange={(_, value) => setTable(value)}>
            {tables.map((row) => (
              <FormSelectOption key={row.key} value={row.key} label={row.key} />
            ))}
          </FormSelect>
        </FormGroup>
        <FormGroup label={t("col.university")} fieldId="own-university">
          <FormSelect id="own-university" value={university} onChange={(_, value) => setWhose(value)}>
            {(universities ?? []).map((each) => (
              <FormSelectOption key={each.university} value={each.university} label={each.university} />
            ))}
          </FormSelect>
        </FormGroup>
        <FormGroup label={t("tables.scope")} fieldId="own-scope">
          <FormSelect id="own-scope" value={scope} onChange={(_, value) => setScope(value)}>
            <FormSelectOption value="awarding" label={t("tables.awarding")} />
            <FormSelectOption value="receiving" label={t("tables.receiving")} />
          </FormSelect>
          <Help text={t("tables.scopeDo")} />
        </FormGroup>
      </Form>
    </Dialogue>
  );
}
