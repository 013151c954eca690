/** A table's draft: edited with examples run while one writes, then tried on the past, then proposed. */

import { Alert, Card, CardBody, CardTitle } from "@patternfly/react-core";
import { useCallback, useEffect, useRef, useState } from "react";
import { get, post, Refused } from "../api";
import { t } from "../texts";
import type { TableDetail, TableDraft, TableTrial } from "../types";
import { edit, type Open } from "./dmn";
import { Examples } from "./exampleTable";
import { Act, Dialogue, Refusal } from "./say";
import { State } from "./state";
import { WhatIf } from "./whatIf";

const PAUSE = 700;

/** The draft as it is on the page, checked by the hub a moment after each change, and kept when that is wanted. */
function useDraft(key: string, draft: TableDraft) {
  const [trial, setTrial] = useState<TableTrial>(draft.trial);
  const [examples, setExamples] = useState(draft.text.examples);
  const [hash, setHash] = useState(draft.hash);
  const [unsaved, setUnsaved] = useState(false);
  const [refused, setRefused] = useState<Refused>();
  const open = useRef<Open>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const written = useRef(draft.text.examples);
  const body = useCallback(
    async (): Promise<object> => ({ table: key, dmn: (await open.current?.xml()) ?? draft.text.dmn, examples: written.current }),
    [key, draft.text.dmn],
  );
  const tried = useCallback(
    async <T,>(action: () => Promise<T>): Promise<T | undefined> => {
      try {
        setRefused(undefined);
        return await action();
      } catch (no) {
        if (!(no instanceof Refused)) {
          throw no;
        }
        setRefused(no);
        return undefined;
      }
    },
    [],
  );
  const changed = useCallback(() => {
    setUnsaved(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      void tried(async () => setTrial(await post<TableTrial>("api/tables/check", await body())));
    }, PAUSE);
  }, [body, tried]);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => open.current?.mark(trial.problems), [trial]);
  const save = (): Promise<void> =>
    tried(async () => {
      clearTimeout(timer.current);
      const kept = await post<TableDraft>("api/tables/draft", { ...(await body()), was: hash });
      setHash(kept.hash);
      setTrial(kept.trial);
      setUnsaved(false);
    }).then(() => undefined);
  const write = (text: string): void => {
    written.current = text;
    setExamples(text);
    changed();
  };
  return { trial, examples, hash, unsaved, refused, open, changed, save, write };
}

export default function Workbench({ of, draft, not }: { of: TableDetail; draft: TableDraft; not: string | null }) {
  const mine = useDraft(of.row.key, draft);
  const [discarding, setDiscarding] = useState(false);
  return (
    <Card component="section" aria-label={t("tables.draft")} className="gap-above">
      <CardTitle component="h2">{t("tables.draft")}</CardTitle>
      <CardBody>
        <p className="gap-below">{t("tables.draftDo")}</p>
        {draft.hash !== mine.hash ? <Alert component="h3" variant="warning" isInline title={t("tables.elsewhere")} className="gap-below" /> : null}
        <Editor text={draft.text.dmn} open={mine.open} changed={mine.changed} marks={mine.trial.problems} />
        <p className="quiet">{t("tables.editorDo")}</p>
        <Problems of={mine.trial} />
        <Examples text={mine.examples} results={mine.trial.examples} write={mine.write} />
        <Refusal refused={mine.refused} />
        <div className="buttons-row gap-above">
          <Act variant="primary" id="keep-draft" not={not ?? (mine.unsaved ? null : t("tables.kept"))} onClick={() => void mine.save()}>
            {t("tables.keep")}
          </Act>
          <Act variant="link" id="discard-draft" not={not} onClick={() => setDiscarding(true)}>
            {t("tables.discard")}
          </Act>
        </div>
        <WhatIf of={of} hash={mine.hash} not={not ?? (mine.unsaved ? t("tables.keepFirst") : mine.trial.passes ? null : t("tables.mendFirst"))} />
        {discarding ? (
          <Dialogue
            title={t("tables.discardTitle", { table: of.row.key })}
            action={t("tables.discard").replace(" …", "")}
            act={async () => {
              await post("api/tables/draft/discard", { table: of.row.key, was: (await get<TableDetail>(`api/tables/one?table=${encodeURIComponent(of.row.key)}`)).draft?.hash });
            }}
            close={() => setDiscarding(false)}
            danger
          >
            <p>{t("tables.discardDo")}</p>
          </Dialogue>
        ) : null}
      </CardBody>
    </Card>
  );
}

/** dmn-js keeps the table itself; it is opened once, and whoever wants another text opens the page again. */
function Editor({ text, open, changed, marks }: { text: string; open: React.RefObject<Open | undefined>; changed: () => void; marks: TableTrial["problems"] }) {
  const container = useRef<HTMLDivElement>(null);
  const [broken, setBroken] = useState<string>();
  const heard = useRef(changed);
  heard.current = changed;
  useEffect(() => {
    let closed = false;
    const opening = edit(container.current as HTMLDivElement, text, () => heard.current());
    opening
      .then((now) => {
        if (!closed) {
          open.current = now;
          now.mark(marks);
        }
      })
      .catch((error: unknown) => setBroken(String(error)));
    return () => {
      closed = true;
      open.current = undefined;
      void opening.then((now) => now.close()).catch(() => undefined);
    };
  }, []);
  return (
    <>
      {broken ? (
        <Alert component="h3" variant="danger" isInline title={t("tables.unreadable")}>
          {broken}
        </Alert>
      ) : null}
      <div className="dmn" ref={container} role="region" aria-label={t("tables.editor")} />
    </>
  );
}

function Problems({ of }: { of: TableTrial }) {
  return (
    <div role="status" className="gap-below">
      {of.problems.length === 0 ? (
        of.passes ? <State of="OK" text={t("tables.passes")} /> : <State of="FAILED" text={t("tables.contradicted")} />
      ) : (
        <Alert component="h3" variant="danger" isInline title={t("tables.wrong")}>
          <ul className="plain stack">
            {of.problems.map((problem) => (
              <li key={problem.says}>
                {problem.row > 0 || problem.cell > 0 ? <strong>{[problem.row > 0 ? t("tables.atRow", { n: problem.row }) : "", problem.cell > 0 ? t("tables.atCell", { n: problem.cell }) : ""].filter(Boolean).join(", ")}: </strong> : null}
                {problem.says.replace(/^.*?, table [a-z0-9-]+(?:, row \d+)?: (?:input (?:cell|column) \d+:? ?)?/, "")}
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </div>
  );
}
