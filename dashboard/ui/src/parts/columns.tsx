/** The first line of a table: what stands in its columns. */

import { Th, Thead, Tr } from "@patternfly/react-table";
import { type Key, t } from "../texts";

/** @param select what a first column of boxes to tick is for; none where it is absent */
export function Columns({ of, select }: { of: readonly Key[]; select?: Key }) {
  return (
    <Thead>
      <Tr>
        {select ? <Th screenReaderText={t(select)} /> : null}
        {of.map((column) => (
          <Th key={column}>{t(column)}</Th>
        ))}
      </Tr>
    </Thead>
  );
}
