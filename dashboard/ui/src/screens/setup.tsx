/** A university's set-up, step by step, from nothing or from its file; what it writes is the file that an operator would write. */

import { Alert, Breadcrumb, BreadcrumbItem, Button, Card, CardBody, CardTitle, Form, FormGroup, PageSection, TextArea, TextInput, Title } from "@patternfly/react-core";
import { type ReactNode, useEffect, useState } from "react";
import { get, put, Refused, usePoll } from "../api";
import { Activate } from "../parts/configuration";
import { Help } from "../parts/groups";
import { useMay } from "../parts/me";
import { changes, filled, isSection, lacking, moduleOf, type Schema, type Section, type Value } from "../parts/schema";
import { SchemaForm } from "../parts/schemaForm";
import { Protocols } from "../parts/protocols";
import { Act, Asking, Refusal } from "../parts/say";
import { LiveCheck, Records } from "../parts/tried";
import { go, link, usePlace } from "../router";
import { type Key, t } from "../texts";
import type { DraftFile } from "../types";

const IDENTITY = ["name", "country", "legalIdentifier", "schacDomain", "homepage", "languages", "timeZone"];
const STEPS = ["who", "system", "settings", "rest", "check", "records", "run"] as const;
type Step = (typeof STEPS)[number];

export default function Setup({ id }: { id: string }) {
  const [schema, setSchema] = useState<Schema>();
  const [draft, setDraft] = useState<DraftFile | null>();
  const [refused, setRefused] = useState<Refused>();
  useEffect(() => {
    const of = `api/universities/${encodeURIComponent(id)}/draft`;
    Promise.all([get<Schema>("api/schemas/university"), id ? get<DraftFile>(of).catch(absent) : null]).then(
      ([known, file]) => {
        setSchema(known);
        setDraft(file);
      },
      (no: unknown) => no instanceof Refused && setRefused(no),
    );
  }, [id]);
  return (
    <PageSection hasBodyWrapper={false}>
      <Breadcrumb className="gap-below">
        <BreadcrumbItem to={link("/universities")}>{t("university.back")}</BreadcrumbItem>
        {id ? <BreadcrumbItem to={link(`/university/${id}`)}>{id}</BreadcrumbItem> : null}
        <BreadcrumbItem isActive>{t("setup.title")}</BreadcrumbItem>
      </Breadcrumb>
      <Title headingLevel="h1" size="2xl" className="gap-below">
        {id ? t("setup.of", { university: id }) : t("setup.new")}
      </Title>
      <Refusal refused={refused} />
      {schema && draft !== undefined ? <Steps id={id} schema={schema} file={draft} saved={setDraft} /> : refused ? null : <Asking />}
    </PageSection>
  );
}

function absent(no: unknown): null {
  if (no instanceof Refused && no.status === 404) {
    return null;
  }
  throw no;
}

/** Of a new university. */
const FRESH: Section = { id: "", name: { en: "" }, country: "", languages: ["en"], timeZone: "Europe/Brussels", sis: { protocol: "" }, targets: [] };

/** The university whose file was written for the first time just now: its page begins, and says that it is saved. */
let written = "";

function Steps({ id, schema, file, saved }: { id: string; schema: Schema; file: DraftFile | null; saved: (file: DraftFile) => void }) {
  const may = useMay();
  const step = usePlace().query.get("step");
  const at = STEPS.find((each) => each === step) ?? "who";
  const setAt = (to: Step): void => go(link(id ? `/setup/${id}` : "/setup", { step: to }));
  const [values, setValues] = useState<Section>(() => (isSection(file?.values) ? (file.values as Section) : { ...FRESH, id }));
  const [text, setText] = useState<string>();
  const [refused, setRefused] = useState<Refused>();
  const [kept, setKept] = useState(id !== "" && id === written);
  useEffect(() => {
    written = "";
  }, []);
  const university = String(values.id ?? "");
  const sis = isSection(values.sis) ? values.sis : {};
  const protocol = String(sis.protocol ?? "");
  const module = moduleOf(schema.properties?.sis ?? {}, protocol);
  const was = isSection(file?.values) ? (file.values as Section) : {};
  const changed = text === undefined ? changes(was, filled(values) ?? {}) : [];
  const missing = [...lacking(schema, filled(values) as Section), ...lacking(module ?? {}, filled(sis) as Section).map((key) => `sis.${key}`)];
  const dirty = text === undefined ? changed.length > 0 : text !== file?.text;
  const not =
    may("configure", university) ??
    (text === undefined && missing.length > 0 ? t("setup.missing", { keys: missing.join(", ") }) : dirty ? null : t("setup.nothingChanged"));
  const save = async (): Promise<void> => {
    setRefused(undefined);
    setKept(false);
    try {
      const body = text === undefined ? { was: file?.sha256 ?? null, changes: changed } : { was: file?.sha256 ?? null, text };
      const now = await put<DraftFile>(`api/universities/${encodeURIComponent(university)}/draft`, body);
      saved(now);
      setValues(isSection(now.values) ? (now.values as Section) : values);
      setText((open) => (open === undefined ? undefined : now.text));
      setKept(true);
      if (!id) {
        written = university;
        go(link(`/setup/${university}`, { step: at }));
      }
    } catch (no) {
      if (no instanceof Refused) {
        setRefused(no);
      }
    }
  };
  const unsaved = !file || dirty ? t("setup.saveFirst") : null;
  const set = (key: string) => (value: Value) => setValues((all) => ({ ...all, [key]: value }));
  const steps: Record<Step, ReactNode> = {
    who: (
      <Form className="settings">
        {file ? null : (
          <FormGroup label={t("setup.id")} fieldId="setup-id" isRequired>
            <TextInput id="setup-id" value={university} isRequired onChange={(_, value) => set("id")(value.toLowerCase())} />
            <Help text={t("setup.idDo")} />
          </FormGroup>
        )}
        <SchemaForm id="who" schema={{ ...schema, properties: pick(schema, IDENTITY) }} value={values} change={setValues} />
      </Form>
    ),
    system: <Protocols schema={schema.properties?.sis ?? {}} chosen={protocol} choose={(now) => set("sis")(now === was.sis ? (was.sis ?? {}) : { protocol: now })} />,
    settings: module ? (
      <Form className="settings">
        <p>{t("setup.settingsDo")}</p>
        <SchemaForm key={protocol} id="sis" schema={module} value={sis} change={(now) => set("sis")({ ...now, protocol })} />
      </Form>
    ) : (
      <p>{t("setup.chooseFirst")}</p>
    ),
    rest: (
      <Form className="settings">
        <Targets chosen={Array.isArray(values.targets) ? values.targets.map(String) : []} choose={set("targets")} />
        <SchemaForm id="rest" schema={{ ...schema, properties: pick(schema, Object.keys(schema.properties ?? {}), ["id", "sis", "targets", ...IDENTITY]) }} value={values} change={setValues} />
      </Form>
    ),
    check: <LiveCheck university={university} not={unsaved} />,
    records: <Records university={university} not={unsaved} />,
    run: <Run university={university} not={may("configure", university) ?? unsaved} />,
  };
  return (
    <div className="setup">
      <nav aria-label={t("setup.steps")}>
        <ol className="setup-steps">
          {STEPS.map((step, index) => (
            <li key={step}>
              <Button variant={step === at ? "primary" : "link"} {...(step === at ? { "aria-current": "step" as const } : {})} onClick={() => setAt(step)}>
                {index + 1}. {t(`setup.step.${step}` as Key)}
              </Button>
            </li>
          ))}
        </ol>
      </nav>
      <div className="column">
        {text === undefined ? (
          <Card component="section" aria-label={t(`setup.step.${at}` as Key)}>
            <CardTitle component="h2">{t(`setup.step.${at}` as Key)}</CardTitle>
            <CardBody>{steps[at]}</CardBody>
          </Card>
        ) : (
          <Card component="section" aria-label={t("setup.asText")}>
            <CardTitle component="h2">{t("setup.asText")}</CardTitle>
            <CardBody>
              <TextArea aria-label={t("setup.asText")} className="code" rows={30} value={text} onChange={(_, now) => setText(now)} />
            </CardBody>
          </Card>
        )}
        <Refusal refused={refused} />
        {kept && !dirty ? <Alert component="h2" variant="success" isInline title={t("setup.saved", { university })} /> : null}
        {file?.problems.map((problem) => <Alert key={problem} component="h2" variant="warning" isInline title={problem} />)}
        <div className="buttons-row">
          <Act variant="primary" id="setup-save" not={not} onClick={() => void save()}>
            {t("setup.save")}
          </Act>
          <Act variant="secondary" not={at === "run" || text !== undefined ? t("setup.last") : null} onClick={() => setAt(STEPS[STEPS.indexOf(at) + 1] ?? at)}>
            {t("setup.next")}
          </Act>
          <Act variant="link" not={file && (dirty ? text !== undefined : true) ? null : t("setup.saveFirst")} onClick={() => setText(text === undefined ? file?.text : undefined)}>
            {t(text === undefined ? "setup.toText" : "setup.toForm")}
          </Act>
        </div>
      </div>
    </div>
  );
}

function pick(schema: Schema, keys: string[], without: string[] = []): Record<string, Schema> {
  return Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([key]) => keys.includes(key) && !without.includes(key)));
}

function Targets({ chosen, choose }: { chosen: string[]; choose: (value: Value) => void }) {
  const { data } = usePoll<string[]>("api/targets");
  return (
    <fieldset className="nested">
      <legend>targets</legend>
      <p className="quiet">{t("setup.targetsDo")}</p>
      {data?.map((name) => (
        <label key={name} className="choice">
          <input type="checkbox" checked={chosen.includes(name)} onChange={(event) => choose(event.target.checked ? [...chosen, name] : chosen.filter((each) => each !== name))} /> {name}
        </label>
      ))}
    </fieldset>
  );
}

function Run({ university, not }: { university: string; not: string | null }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="stack">
      <p>{t("setup.runDo")}</p>
      <div className="buttons-row">
        <Act variant="primary" id="setup-activate" not={not} onClick={() => setOpen(true)}>
          {t("university.activate")}
        </Act>
        <Button variant="link" component="a" href={link(`/university/${university}`)}>
          {t("setup.toUniversity", { university })}
        </Button>
      </div>
      {open ? (
        <Activate
          university={university}
          at={`api/universities/${encodeURIComponent(university)}`}
          close={() => {
            setOpen(false);
            go(link(`/university/${university}`));
          }}
          cancel={() => setOpen(false)}
        />
      ) : null}
    </div>
  );
}
