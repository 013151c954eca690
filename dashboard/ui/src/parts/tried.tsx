/** The draft against the live systems: every step of the check as it is taken, and real records side by side. */

import { Alert, ExpandableSection, Form, FormGroup, Spinner, TextInput } from "@patternfly/react-core";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { postLines, Refused } from "../api";
import { counted, t } from "../texts";
import type { CheckStep, Looked, Previewed } from "../types";
import { CheckSteps } from "./configuration";
import { readable } from "./diff";
import { Act, Refusal } from "./say";
import { State } from "./state";

/** Lines of an answer as they come; leaving the page ends it. */
export function useLines<T>(path: string): { lines: T[]; busy: boolean; done: boolean; refused: Refused | undefined; begin: (body: unknown) => Promise<void> } {
  const [lines, setLines] = useState<T[]>([]);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const [refused, setRefused] = useState<Refused>();
  const abort = useRef(new AbortController());
  useEffect(() => () => abort.current.abort(), []);
  const begin = async (body: unknown): Promise<void> => {
    abort.current = new AbortController();
    setLines([]);
    setRefused(undefined);
    setDone(false);
    setBusy(true);
    try {
      await postLines<T>(path, body, (line) => setLines((before) => [...before, line]), abort.current.signal);
      setDone(true);
    } catch (no) {
      if (no instanceof Refused) {
        setRefused(no);
      }
    } finally {
      setBusy(false);
    }
  };
  return { lines, busy, done, refused, begin };
}

export function LiveCheck({ university, not }: { university: string; not: string | null }) {
  const { lines, busy, done, refused, begin } = useLines<CheckStep>(`api/universities/${encodeURIComponent(university)}/check`);
  const failed = lines.filter(({ result }) => result === "FAILED").length;
  return (
    <div className="stack">
      <p>{t("setup.checkDo")}</p>
      <div>
        <Act variant="primary" id="live-check" not={not} isLoading={busy} isDisabled={busy} onClick={() => void begin({})}>
          {t("setup.checkNow")}
        </Act>
      </div>
      <Refusal refused={refused} />
      <div role="status">
        {busy ? (
          <>
            <Spinner size="md" aria-label={t("app.loading")} /> {counted("setup.checked", lines.length)}
          </>
        ) : null}
        {done ? <Alert component="h3" variant={failed > 0 ? "danger" : "success"} isInline title={failed > 0 ? counted("setup.checkFailed", failed) : t("setup.checkWell")} /> : null}
      </div>
      <CheckSteps steps={lines} />
    </div>
  );
}

export function Records({ university, not }: { university: string; not: string | null }) {
  const [purpose, setPurpose] = useState("");
  const { lines, busy, done, refused, begin } = useLines<Previewed | Looked>(`api/universities/${encodeURIComponent(university)}/preview`);
  const records = lines.filter((line): line is Previewed => "sourceKey" in line);
  const end = lines.find((line): line is Looked => "done" in line);
  const act = (event: FormEvent): void => {
    event.preventDefault();
    if (!not && purpose.trim()) {
      void begin({ most: 5, purpose });
    }
  };
  return (
    <div className="stack">
      <p>{t("setup.recordsDo")}</p>
      <Form className="find" onSubmit={act}>
        <FormGroup label={t("transfer.purpose")} fieldId="preview-purpose" className="grow">
          <TextInput id="preview-purpose" value={purpose} onChange={(_, value) => setPurpose(value)} />
        </FormGroup>
        <Act type="submit" id="preview" variant="primary" className="self-end" isLoading={busy} isDisabled={busy} not={not ?? (purpose.trim() ? null : t("transfer.purposeMissing"))}>
          {t("setup.preview")}
        </Act>
      </Form>
      <Refusal refused={refused} />
      {records.map((record) => (
        <Record key={record.sourceKey} of={record} />
      ))}
      {done && end ? <p>{end.records === 0 ? t("setup.noRecords") : counted(end.whole ? "setup.recordsAll" : "setup.recordsSome", end.records)}</p> : null}
    </div>
  );
}

function Record({ of }: { of: Previewed }) {
  const [open, setOpen] = useState(false);
  const parts: [string, string | null][] = [
    [t("setup.raw"), of.raw],
    [t("setup.completion"), of.completion ? JSON.stringify(of.completion, null, 2) : null],
    [t("setup.credential"), of.credential ? JSON.stringify(of.credential, null, 2) : null],
  ];
  return (
    <article className="record" aria-label={of.sourceKey}>
      <p>
        <State of={of.outcome.toUpperCase()} /> <code className="code">{of.sourceKey}</code> {of.decision}
      </p>
      {of.problems.map((problem) => (
        <Alert key={problem} component="h3" variant="warning" isInline isPlain title={problem} />
      ))}
      <ExpandableSection toggleText={t(open ? "setup.sideClose" : "setup.side")} isExpanded={open} onToggle={(_, is) => setOpen(is)}>
        {open ? (
          <div className="beside beside-three">
            {parts.map(([title, text]) => (
              <div key={title}>
                <h3>{title}</h3>
                {text === null ? (
                  <p className="quiet">{t("setup.notMade")}</p>
                ) : (
                  <pre className="diff" tabIndex={0} role="region" aria-label={title}>
                    {readable(text)}
                  </pre>
                )}
              </div>
            ))}
          </div>
        ) : null}
      </ExpandableSection>
    </article>
  );
}
