/** Examples of a table: a line each, `name, facts …, decision, rule, source`, as the file beside the table has them. */

export interface Example {
  name: string;
  /** `state=final; outcome=passed` */
  given: string;
  decision: string;
  rule: string;
  source: string;
}

const OTHERS = ["name", "decision", "rule", "source"];

/** Cells of one line; quotes as in RFC 4180, no line breaks within. */
function cells(line: string): string[] {
  const found: string[] = [];
  for (const [, quoted, plain] of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)) {
    found.push((quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"')).trim());
  }
  return found;
}

function cell(text: string): string {
  return /[",\n]/.test(text) || text.startsWith("#") ? `"${text.replaceAll('"', '""')}"` : text;
}

const lines = (text: string): string[] => text.split(/\r?\n/).filter((line) => line.trim() !== "");

function header(text: string): string[] {
  const first = lines(text).find((line) => !line.startsWith("#"));
  return first ? cells(first) : OTHERS;
}

export function readExamples(text: string): Example[] {
  const columns = header(text);
  return lines(text)
    .filter((line) => !line.startsWith("#"))
    .slice(1)
    .map(cells)
    .map((row) => {
      const of = (column: string): string => row[columns.indexOf(column)] ?? "";
      return {
        name: of("name"),
        given: columns
          .filter((column) => !OTHERS.includes(column) && of(column) !== "")
          .map((column) => `${column}=${of(column)}`)
          .join("; "),
        decision: of("decision"),
        rule: of("rule"),
        source: of("source"),
      };
    });
}

function facts(given: string): Map<string, string> {
  return new Map(
    given
      .split(";")
      .map((each) => each.split("="))
      .map(([name = "", ...value]): [string, string] => [name.trim(), value.join("=").trim()])
      .filter(([name]) => name !== ""),
  );
}

/** Comments and the order of columns stay; facts that no line had come after the others. */
export function writeExamples(before: string, examples: Example[]): string {
  const comments = lines(before).filter((line) => line.startsWith("#"));
  const had = header(before).filter((column) => !OTHERS.includes(column));
  const columns = [...new Set([...had, ...examples.flatMap(({ given }) => [...facts(given).keys()])])];
  const rows = examples.map((each) => {
    const given = facts(each.given);
    return [each.name, ...columns.map((column) => given.get(column) ?? ""), each.decision, each.rule, each.source];
  });
  return [...comments, ...[["name", ...columns, "decision", "rule", "source"], ...rows].map((row) => row.map(cell).join(","))].join("\n") + "\n";
}

/** The lines of the file in the order of the examples: what the hub says of a line is of this one. */
export function exampleLines(text: string): number[] {
  return text
    .split(/\r?\n/)
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== "" && !line.startsWith("#"))
    .slice(1)
    .map(({ number }) => number);
}
