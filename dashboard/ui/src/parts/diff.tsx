/** Lines of two texts beside each other, as a unified difference; added and taken away are told by sign and colour. */

export function Diff({ text, label }: { text: string; label: string }) {
  const lines = text.split("\n");
  return (
    <pre className="diff" tabIndex={0} role="region" aria-label={label}>
      {lines.map((line, index) => (
        <span key={index} className={look(line)}>
          {line}
        </span>
      ))}
    </pre>
  );
}

function look(line: string): string {
  if (line.startsWith("+++") || line.startsWith("---") || line.startsWith("@@")) {
    return "diff-place";
  }
  return line.startsWith("+") ? "diff-plus" : line.startsWith("-") ? "diff-minus" : "";
}

/** A value as `path: value` lines, so that two of different shape can be compared. */
function flat(value: unknown, path: string, into: Map<string, string>): void {
  if (value !== null && typeof value === "object") {
    for (const [key, inner] of Object.entries(value)) {
      flat(inner, path ? `${path}.${key}` : key, into);
    }
  } else {
    into.set(path, String(value));
  }
}

/** @return lines with + and -; null where one of them is no JSON */
export function changedLines(before: string, after: string): string | null {
  try {
    const [was, is] = [new Map<string, string>(), new Map<string, string>()];
    flat(JSON.parse(before), "", was);
    flat(JSON.parse(after), "", is);
    return [...new Set([...was.keys(), ...is.keys()])]
      .filter((path) => was.get(path) !== is.get(path))
      .flatMap((path) => [...(was.has(path) ? [`- ${path}: ${was.get(path)}`] : []), ...(is.has(path) ? [`+ ${path}: ${is.get(path)}`] : [])])
      .join("\n");
  } catch {
    return null;
  }
}

/** JSON with its lines broken; anything else as it is. */
export function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
