/** A form made from the schema of the settings: what a key means stands where the key is declared, and nowhere else. */

import { Button, Checkbox, ExpandableSection, FormGroup, FormSelect, FormSelectOption, TextArea, TextInput } from "@patternfly/react-core";
import { useState } from "react";
import { t } from "../texts";
import { Help } from "./groups";
import { isSecret, isSection, isSimple, plain, type Schema, type Section, type Value } from "./schema";

interface Field {
  id: string;
  name: string;
  schema: Schema;
  value: Value | undefined;
  required: boolean;
  change: (value: Value) => void;
}

export function SchemaForm({ id, schema, value, change, skip = [] }: { id: string; schema: Schema; value: Section; change: (value: Section) => void; skip?: string[] }) {
  const keys = Object.keys(schema.properties ?? {}).filter((key) => key !== "protocol" && !skip.includes(key));
  const needed = keys.filter((key) => schema.required?.includes(key) || value[key] !== undefined);
  const others = keys.filter((key) => !needed.includes(key));
  const [open, setOpen] = useState(false);
  const [first] = useState(needed);
  // a key that is filled in does not jump out of its place
  const above = keys.filter((key) => first.includes(key));
  const below = keys.filter((key) => !first.includes(key));
  const field = (key: string) => (
    <Part
      key={key}
      id={`${id}-${key}`}
      name={key}
      schema={schema.properties?.[key] ?? {}}
      value={value[key]}
      required={schema.required?.includes(key) ?? false}
      change={(inner) => change({ ...value, [key]: inner })}
    />
  );
  return (
    <>
      {above.map(field)}
      {below.length > 0 ? (
        <ExpandableSection
          toggleText={t(open ? "setup.lessKeys" : "setup.moreKeys", { n: below.length })}
          isExpanded={open || others.length < below.length}
          onToggle={(_, is) => setOpen(is)}
          isIndented
        >
          {open || others.length < below.length ? <div className="stack">{below.map(field)}</div> : null}
        </ExpandableSection>
      ) : null}
    </>
  );
}

function Part(props: Field) {
  const kind = plain(props.schema);
  if (isSecret(kind)) {
    return <Secret {...props} />;
  }
  if (isSimple(props.schema)) {
    return <Simple {...props} />;
  }
  if (kind.properties && !kind.allOf) {
    return <Nested {...props} schema={kind} />;
  }
  if (isSimple((typeof kind.additionalProperties === "object" && kind.additionalProperties) || {})) {
    return <ByName {...props} />;
  }
  return <Written {...props} />;
}

function Labelled({ of, children }: { of: Field; children: React.ReactNode }) {
  return (
    <FormGroup label={of.name} fieldId={of.id} isRequired={of.required}>
      {children}
      {of.schema.description ? <Help text={of.schema.description.replaceAll("`", "")} /> : null}
    </FormGroup>
  );
}

function Simple(props: Field) {
  const { id, value, change } = props;
  const kind = plain(props.schema);
  const text = Array.isArray(value) ? value.join(", ") : value === undefined || value === null ? "" : String(value);
  const typed = (now: string): Value => {
    if (kind.type === "array") {
      return now.split(",").map((part) => part.trim()).filter((part, index, all) => part || index < all.length - 1);
    }
    return (kind.type === "integer" || kind.type === "number") && /^-?\d+(\.\d+)?$/.test(now) ? Number(now) : now;
  };
  const [raw, setRaw] = useState(text);
  if (kind.enum) {
    return (
      <Labelled of={props}>
        <FormSelect id={id} value={text} onChange={(_, now) => change(now)}>
          <FormSelectOption value="" label={t("setup.unsaid")} />
          {kind.enum.map((word) => (
            <FormSelectOption key={word} value={word} label={word} />
          ))}
        </FormSelect>
      </Labelled>
    );
  }
  if (kind.type === "boolean" && typeof value !== "string") {
    return (
      <Labelled of={props}>
        <Checkbox id={id} label={t("setup.yes")} isChecked={value === true} onChange={(_, now) => change(now)} />
      </Labelled>
    );
  }
  return (
    <Labelled of={props}>
      <TextInput
        id={id}
        value={kind.type === "array" ? raw : text}
        isRequired={props.required}
        onChange={(_, now) => {
          setRaw(now);
          change(typed(now));
        }}
      />
    </Labelled>
  );
}

/** Only where it is to be found is asked for: the secret itself never passes through this page. */
function Secret(props: Field) {
  const now = /^\$\{(env|file):([^}]*)}$/.exec(String(props.value ?? "")) ?? ["", "env", ""];
  const [kind, setKind] = useState(now[1] ?? "env");
  const place = now[2] ?? "";
  const told = (where: string, name: string): void => props.change(name ? `\${${where}:${name.replaceAll("}", "")}}` : "");
  return (
    <FormGroup label={props.name} fieldId={props.id} isRequired={props.required}>
      <div className="reference">
        <FormSelect
          aria-label={t("setup.secretKind", { key: props.name })}
          value={kind}
          onChange={(_, where) => {
            setKind(where);
            told(where, place);
          }}
        >
          <FormSelectOption value="env" label={t("setup.secretEnv")} />
          <FormSelectOption value="file" label={t("setup.secretFile")} />
        </FormSelect>
        <TextInput
          id={props.id}
          value={place}
          autoComplete="off"
          placeholder={kind === "env" ? "SIS_PASSWORD" : "/run/secrets/sis-password"}
          onChange={(_, name) => told(kind, name)}
        />
      </div>
      <Help text={`${props.schema.description ? `${props.schema.description.replaceAll("`", "")}. ` : ""}${t("setup.secretDo")}`} />
    </FormGroup>
  );
}

function Nested(props: Field) {
  const inner = isSection(props.value) ? props.value : undefined;
  return (
    <fieldset className="nested">
      <legend>
        {props.name}
        {props.required ? <span className="quiet"> *</span> : null}
      </legend>
      {props.schema.description ? <p className="quiet">{props.schema.description.replaceAll("`", "")}</p> : null}
      {inner !== undefined || props.required ? (
        <SchemaForm id={props.id} schema={props.schema} value={inner ?? {}} change={props.change} />
      ) : (
        <Button variant="link" isInline onClick={() => props.change({})} aria-label={t("setup.addOf", { key: props.name })}>
          {t("setup.add")}
        </Button>
      )}
    </fieldset>
  );
}

/** Values by names of one's own, a line each. */
function ByName(props: Field) {
  const entries = isSection(props.value) ? Object.entries(props.value) : [];
  const [text, setText] = useState(entries.map(([name, value]) => `${name}: ${String(value)}`).join("\n"));
  const read = (now: string): Section =>
    Object.fromEntries(
      now
        .split("\n")
        .map((line) => /^\s*([^:]+?)\s*:\s*(.*?)\s*$/.exec(line))
        .filter((line): line is RegExpExecArray => line !== null)
        .map((line) => [line[1] ?? "", line[2] ?? ""]),
    );
  return (
    <Labelled of={{ ...props, schema: { ...props.schema, description: [props.schema.description, t("setup.byName")].filter(Boolean).join("; ") } }}>
      <TextArea
        id={props.id}
        className="code"
        rows={Math.max(2, entries.length)}
        value={text}
        onChange={(_, now) => {
          setText(now);
          props.change(read(now));
        }}
      />
    </Labelled>
  );
}

/** What no form can show: as JSON, which is YAML too. */
function Written(props: Field) {
  const [text, setText] = useState(props.value === undefined ? "" : JSON.stringify(props.value, null, 2));
  const [wrong, setWrong] = useState(false);
  return (
    <Labelled of={{ ...props, schema: { ...props.schema, description: [props.schema.description, t(wrong ? "setup.noJson" : "setup.asJson")].filter(Boolean).join("; ") } }}>
      <TextArea
        id={props.id}
        className="code"
        rows={Math.min(20, Math.max(3, text.split("\n").length))}
        value={text}
        validated={wrong ? "error" : "default"}
        onChange={(_, now) => {
          setText(now);
          try {
            props.change(now.trim() ? (JSON.parse(now) as Value) : "");
            setWrong(false);
          } catch {
            setWrong(true);
          }
        }}
      />
    </Labelled>
  );
}
