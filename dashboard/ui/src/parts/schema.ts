/** As much of JSON Schema as the settings' schema uses. */

export interface Schema {
  type?: string;
  description?: string;
  enum?: string[];
  pattern?: string;
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  allOf?: { if: { properties: { protocol: { const: string } } }; then: Schema }[];
}

export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };
export type Section = { [key: string]: Value };

export const isSection = (value: unknown): value is Section => typeof value === "object" && value !== null && !Array.isArray(value);

/** A secret may only be a reference. */
export const isSecret = (schema: Schema): boolean => schema.type === "string" && (schema.pattern ?? "").startsWith("^\\$\\{(env|file)");

/** The kind beside which a reference may stand. */
export function plain(schema: Schema): Schema {
  return schema.anyOf?.[0] ?? schema;
}

/** Of a section by protocol what its module knows. */
export function moduleOf(schema: Schema, protocol: string): Schema | undefined {
  return schema.allOf?.find((each) => each.if.properties.protocol.const === protocol)?.then;
}

export const protocols = (schema: Schema): string[] => (schema.allOf ?? []).map((each) => each.if.properties.protocol.const);

/** Whether a form can show it; else it is edited as JSON. */
export function isSimple(schema: Schema): boolean {
  const kind = plain(schema);
  if (kind.enum || ["string", "integer", "number", "boolean"].includes(kind.type ?? "")) {
    return true;
  }
  return kind.type === "array" && kind.items !== undefined && (plain(kind.items).enum !== undefined || plain(kind.items).type === "string");
}

/** What differs, as changes of single values; sections are compared key by key. */
export function changes(was: Value | undefined, is: Value | undefined, path: string[] = []): { path: string[]; value: Value }[] {
  if (JSON.stringify(was) === JSON.stringify(is)) {
    return [];
  }
  if (isSection(was) && isSection(is) && path.length < 6 && (path.length === 0 || was.protocol === is.protocol)) {
    return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((key) => changes(was[key], is[key], [...path, key]));
  }
  return [{ path, value: is ?? null }];
}

/** Without what was left empty. */
export function filled(value: Value): Value | undefined {
  if (Array.isArray(value)) {
    return value;
  }
  if (isSection(value)) {
    const kept = Object.entries(value)
      .map(([key, inner]) => [key, filled(inner)] as const)
      .filter((entry): entry is [string, Value] => entry[1] !== undefined);
    return kept.length > 0 ? Object.fromEntries(kept) : undefined;
  }
  return value === "" || value === null ? undefined : value;
}

/** What must be there and is not. */
export function lacking(schema: Schema, value: Section | undefined): string[] {
  return (schema.required ?? []).filter((key) => {
    const inner = value?.[key];
    return inner === undefined || inner === "" || (Array.isArray(inner) && inner.length === 0);
  });
}
