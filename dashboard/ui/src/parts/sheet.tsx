/** A decision table as a registrar reads it: who fits which row, from the top, and what the row answers. */

import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { t, word } from "../texts";
import type { TableSheet } from "../types";
import { State } from "./state";

/** FEEL as people write it; what is no plain value stays as it is. */
function cellText(cell: string): string {
  const plain = /^"([^"]*)"$/.exec(cell)?.[1];
  return plain ?? (cell === "null" ? t("tables.unknown") : word("feel", cell) === cell.toLowerCase() ? cell : word("feel", cell));
}

export function Sheet({ of, label }: { of: TableSheet; label: string }) {
  return (
    <>
      <p className="quiet">{word("hit", of.hitPolicy)}</p>
      <div className="wide-table" tabIndex={0} role="group" aria-label={t("tables.scroll", { label })}>
        <Table variant="compact" gridBreakPoint="grid-xl" aria-label={label} className="sheet">
          <Thead>
            <Tr>
              <Th>{t("tables.row")}</Th>
              {of.columns.map((column) => (
                <Th key={column.asks} modifier="wrap">
                  {column.label}
                </Th>
              ))}
              <Th>{t("tables.answer")}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {of.rows.map((row, index) => (
              <Tr key={row.rule}>
                <Th dataLabel={t("tables.row")} scope="row">
                  {index + 1}
                </Th>
                {row.cells.map((cell, column) => (
                  <Td key={column} dataLabel={of.columns[column]?.label ?? ""}>
                    {cell === "-" ? <span className="quiet">{t("tables.any")}</span> : <span className="feel">{cellText(cell)}</span>}
                  </Td>
                ))}
                <Td dataLabel={t("tables.answer")} modifier="breakWord" className="sheet-answer">
                  <State of={row.decision.toUpperCase()} text={word("decision", row.decision)} /> {row.reason}
                  <div className="quiet code">{row.rule}</div>
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      </div>
    </>
  );
}
