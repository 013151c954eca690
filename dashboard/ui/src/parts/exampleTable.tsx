/** The examples of a table: what is given, what must be answered, and what the draft answers. */

import { FormSelect, FormSelectOption, TextInput } from "@patternfly/react-core";
import { Table, Tbody, Td, Tr } from "@patternfly/react-table";
import { type Key, t, word } from "../texts";
import type { TableExample } from "../types";
import { Columns } from "./columns";
import { type Example, exampleLines, readExamples, writeExamples } from "./examples";
import { Act } from "./say";
import { State } from "./state";

const COLUMNS: Key[] = ["tables.example", "tables.given", "tables.decision", "tables.rule", "tables.source", "tables.fares"];
const DECISIONS = ["recognised", "declined", "referred"];
const NEW: Example = { name: "", given: "", decision: "referred", rule: "", source: "" };

export function Examples({ text, results, write }: { text: string; results: TableExample[]; write: (text: string) => void }) {
  const examples = readExamples(text);
  const lines = exampleLines(text);
  const whole = results.filter(({ line, met }) => line === 0 && !met);
  const put = (at: number, part: Partial<Example>): void => write(writeExamples(text, examples.map((each, index) => (index === at ? { ...each, ...part } : each))));
  return (
    <>
      <h3>{t("tables.examples")}</h3>
      <p className="quiet">{t("tables.examplesDo")}</p>
      {whole.map((result) => (
        <p key={result.expected}>
          <State of="FAILED" text={t("tables.missing")} /> {result.expected}: {result.actual}
        </p>
      ))}
      <Table variant="compact" gridBreakPoint="grid-xl" aria-label={t("tables.examples")} className="examples">
        <Columns of={COLUMNS} />
        <Tbody>
          {examples.map((example, index) => {
            const n = index + 1;
            const result = results.find(({ line }) => line === lines[index]);
            return (
              <Tr key={index}>
                <Td dataLabel={t("tables.example")}>
                  <TextInput aria-label={`${t("tables.example")} ${n}`} value={example.name} onChange={(_, name) => put(index, { name })} />
                </Td>
                <Td dataLabel={t("tables.given")}>
                  <TextInput aria-label={`${t("tables.given")} ${n}`} value={example.given} onChange={(_, given) => put(index, { given })} />
                </Td>
                <Td dataLabel={t("tables.decision")}>
                  <FormSelect aria-label={`${t("tables.decision")} ${n}`} value={example.decision} onChange={(_, decision) => put(index, { decision })}>
                    {DECISIONS.map((each) => (
                      <FormSelectOption key={each} value={each} label={word("decision", each)} />
                    ))}
                  </FormSelect>
                </Td>
                <Td dataLabel={t("tables.rule")}>
                  <TextInput aria-label={`${t("tables.rule")} ${n}`} value={example.rule} onChange={(_, rule) => put(index, { rule })} />
                </Td>
                <Td dataLabel={t("tables.source")}>
                  <TextInput aria-label={`${t("tables.source")} ${n}`} value={example.source} onChange={(_, source) => put(index, { source })} />
                </Td>
                <Td dataLabel={t("tables.fares")} modifier="breakWord">
                  {result ? <State of={result.met ? "OK" : "FAILED"} text={t(result.met ? "tables.met" : "tables.notMet")} /> : null}
                  {result && !result.met ? <div>{t("tables.answers", { actual: result.actual })}</div> : null}
                  <Act variant="link" size="sm" aria-label={t("tables.removeOf", { name: example.name || String(n) })} onClick={() => write(writeExamples(text, examples.filter((_, at) => at !== index)))}>
                    {t("tables.remove")}
                  </Act>
                </Td>
              </Tr>
            );
          })}
        </Tbody>
      </Table>
      <Act variant="secondary" size="sm" id="add-example" onClick={() => write(writeExamples(text, [...examples, NEW]))}>
        {t("tables.add")}
      </Act>
    </>
  );
}
