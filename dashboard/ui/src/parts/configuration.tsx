/** The draft of a university beside what runs: the difference, the check, activation, versions and the way back. */

import { Alert, Button, Card, CardBody, CardTitle, Form, FormGroup, TextInput } from "@patternfly/react-core";
import { Table, Tbody, Td, Tr } from "@patternfly/react-table";
import { type ReactNode, useEffect, useState } from "react";
import { post, Refused, usePoll } from "../api";
import { type Key, counted, number, t } from "../texts";
import type { CheckStep, Outcome, Standing, Version } from "../types";
import { Columns } from "./columns";
import { Diff } from "./diff";
import { Help } from "./groups";
import { useMay } from "./me";
import { Act, Dialogue, Empty, Refusal } from "./say";
import { State } from "./state";
import { Time } from "./time";

export function Configuration({ university, standing }: { university: string; standing: Standing | null }) {
  const at = `api/universities/${encodeURIComponent(university)}`;
  return (
    <>
      <Card component="section" aria-label={t("university.draft")} className="gap-above">
        <CardTitle component="h2">{t("university.draft")}</CardTitle>
        <CardBody>
          <Draft university={university} at={at} standing={standing} />
        </CardBody>
      </Card>
      <Card component="section" aria-label={t("university.versions")} className="gap-above">
        <CardTitle component="h2">{t("university.versions")}</CardTitle>
        <CardBody>
          <Versions university={university} at={at} />
        </CardBody>
      </Card>
    </>
  );
}

function Draft({ university, at, standing }: { university: string; at: string; standing: Standing | null }) {
  const may = useMay();
  const [activating, setActivating] = useState(false);
  const draft = standing?.draft ?? "ABSENT";
  const active = standing?.active ?? null;
  const differs = active !== null && (draft === "DIFFERS" || draft === "UNUSABLE");
  const diff = usePoll<{ diff: string }>(differs ? `${at}/diff` : null);
  const gone = draft === "ABSENT" ? t("university.fileGone") : null;
  return (
    <div className="stack">
      <p>
        <State of={draft} /> {active === null ? t("university.noActive") : t("university.active", { n: active })}{" "}
        {draft === "SAME" ? t("university.same") : standing?.says}
      </p>
      {differs ? (
        <>
          <h3>{t("university.diff")}</h3>
          <Refusal refused={diff.refused} />
          {diff.data ? <Diff text={diff.data.diff} label={t("university.diff")} /> : null}
        </>
      ) : null}
      <Check at={at} not={may("configure", university) ?? gone}>
        <Act
          variant="secondary"
          id="activate"
          not={may("configure", university) ?? gone ?? (draft === "SAME" ? t("university.noDraft") : null)}
          onClick={() => setActivating(true)}
        >
          {t("university.activate")}
        </Act>
      </Check>
      {activating ? <Activate university={university} at={at} close={() => setActivating(false)} /> : null}
    </div>
  );
}

function stepsOf(refused: Refused | undefined): CheckStep[] {
  return Array.isArray(refused?.body.steps) ? (refused.body.steps as CheckStep[]) : [];
}

function Check({ at, not, children }: { at: string; not: string | null; children: ReactNode }) {
  const [began, setBegan] = useState<number>();
  const [now, setNow] = useState(0);
  const [outcome, setOutcome] = useState<Outcome>();
  const [refused, setRefused] = useState<Refused>();
  useEffect(() => {
    const timer = began === undefined ? undefined : setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [began]);
  const check = async (): Promise<void> => {
    setBegan(Date.now());
    setNow(Date.now());
    setOutcome(undefined);
    setRefused(undefined);
    try {
      setOutcome(await post<Outcome>(`${at}/activate`, { dryRun: true, again: true }));
    } catch (no) {
      if (no instanceof Refused) {
        setRefused(no);
      }
    } finally {
      setBegan(undefined);
    }
  };
  return (
    <>
      <div className="buttons-row">
        <Act variant="primary" id="check" not={not} isLoading={began !== undefined} isDisabled={began !== undefined} onClick={() => void check()}>
          {t("university.check")}
        </Act>
        {children}
      </div>
      <div role="status">{began === undefined ? null : counted("university.checking", Math.floor((now - began) / 1000))}</div>
      <Refusal refused={refused} />
      {outcome ? <Alert component="h3" variant={outcome.steps.some(({ result }) => result === "FAILED") ? "warning" : "info"} isInline title={outcome.says} /> : null}
      <CheckSteps steps={outcome?.steps ?? stepsOf(refused)} />
      {outcome?.preview ? (
        <div>
          <h3>{t("university.preview")}</h3>
          <p>{counted("university.previewSays", outcome.preview.records)}</p>
          <ul className="plain">
            {Object.entries(outcome.preview.outcomes).map(([what, count]) => (
              <li key={what}>
                <strong>{number(count)}</strong> {what}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}

export function CheckSteps({ steps }: { steps: CheckStep[] }) {
  if (steps.length === 0) {
    return null;
  }
  return (
    <div>
      <h3>{t("university.steps")}</h3>
      <ol className="checks">
        {steps.map((step) => (
          <li key={`${step.name}${step.detail}`}>
            <State of={step.result} /> <strong>{step.name}</strong> {step.detail}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** @param close when it is active */
export function Activate({ university, at, close, cancel = close }: { university: string; at: string; close: () => void; cancel?: () => void }) {
  const [note, setNote] = useState("");
  const [despite, setDespite] = useState("");
  const [failed, setFailed] = useState<CheckStep[]>([]);
  const [anew, setAnew] = useState(false);
  const [offer, setOffer] = useState<Outcome["offer"]>(null);
  useEffect(() => {
    // unchecked: only what the change would leave as it was read before
    post<Outcome>(`${at}/activate`, { dryRun: true, again: true, unchecked: "-" }).then(
      (outcome) => setOffer(outcome.offer),
      () => undefined,
    );
  }, [at]);
  const act = async (): Promise<void> => {
    try {
      await post(`${at}/activate`, { note: note || null, despiteFailures: despite || null, readAnew: anew });
      close();
    } catch (no) {
      setFailed(no instanceof Refused ? stepsOf(no) : []);
      throw no;
    }
  };
  return (
    <Dialogue title={t("university.activateTitle", { university })} action={t("university.activate").replace(" …", "")} act={act} close={cancel} wide>
      <Form>
        <p>{t("university.activateDo")}</p>
        {offer ? (
          <Alert component="h3" variant="info" isInline title={t("university.offer", { changed: offer.changed.join(", ") })}>
            <p>{counted("university.offerDo", offer.results)} {offer.seconds === null ? "" : counted("university.offerTook", offer.seconds)}</p>
            <label className="choice">
              <input type="checkbox" checked={anew} onChange={(event) => setAnew(event.target.checked)} /> {t("university.readAnew")}
            </label>
          </Alert>
        ) : null}
        <FormGroup label={t("note")} fieldId="activate-note">
          <TextInput id="activate-note" value={note} onChange={(_, value) => setNote(value)} />
          <Help text={t("noteDo")} />
        </FormGroup>
        <CheckSteps steps={failed} />
        {failed.length > 0 ? (
          <FormGroup label={t("university.despite")} fieldId="activate-despite">
            <TextInput id="activate-despite" value={despite} onChange={(_, value) => setDespite(value)} />
          </FormGroup>
        ) : null}
      </Form>
    </Dialogue>
  );
}

function Versions({ university, at }: { university: string; at: string }) {
  const may = useMay();
  const { data, refused } = usePoll<Version[]>(`${at}/versions`);
  const [back, setBack] = useState<number>();
  const [compared, setCompared] = useState<number>();
  const active = data?.find((version) => version.active)?.version;
  const diff = usePoll<{ diff: string }>(compared && active ? `${at}/diff?from=${active}&to=${compared}` : null);
  if (!data || data.length === 0) {
    return refused && refused.status !== 404 ? <Refusal refused={refused} /> : <Empty title={t("university.noVersions")}>{t("university.noVersionsDo")}</Empty>;
  }
  const columns: Key[] = ["col.version", "col.when", "col.who", "col.note", "col.actions"];
  return (
    <>
      <Table variant="compact" gridBreakPoint="grid-lg" aria-label={t("university.versions")}>
        <Columns of={columns} />
        <Tbody>
          {data.map((version) => (
            <Tr key={version.version}>
              <Td dataLabel={t("col.version")}>
                {number(version.version)} {version.active ? <State of="ACTIVE" /> : null}
              </Td>
              <Td dataLabel={t("col.when")}>{version.activatedAt ? <Time at={version.activatedAt} /> : <span className="quiet">{t("university.neverRan")}</span>}</Td>
              <Td dataLabel={t("col.who")}>{version.storedBy}</Td>
              <Td dataLabel={t("col.note")}>{version.note ?? ""}</Td>
              <Td dataLabel={t("col.actions")}>
                <Act
                  variant="secondary"
                  size="sm"
                  aria-label={t("university.rollbackOf", { n: version.version })}
                  not={may("configure", university) ?? (version.active ? t("university.rollbackActive") : null)}
                  onClick={() => setBack(version.version)}
                >
                  {t("university.rollback")}
                </Act>{" "}
                {version.active || !active ? null : (
                  <Button variant="link" size="sm" aria-label={t("university.compareOf", { n: version.version })} onClick={() => setCompared(version.version)}>
                    {t("university.compare")}
                  </Button>
                )}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      {diff.data && compared ? (
        <>
          <h3>{t("university.comparing", { n: compared })}</h3>
          <Diff text={diff.data.diff} label={t("university.comparing", { n: compared })} />
        </>
      ) : null}
      {back ? <RollBack university={university} at={at} version={back} close={() => setBack(undefined)} /> : null}
    </>
  );
}

function RollBack({ university, at, version, close }: { university: string; at: string; version: number; close: () => void }) {
  const [note, setNote] = useState("");
  const [files, setFiles] = useState(false);
  return (
    <Dialogue
      title={t("university.rollbackTitle", { n: version, university })}
      action={t("university.rollback").replace(" …", "")}
      act={async () => {
        await post(`${at}/rollback`, { version, note: note || null, files });
        close();
      }}
      close={close}
      danger
    >
      <Form>
        <p>{t("university.rollbackDo")}</p>
        <FormGroup label={t("note")} fieldId="back-note">
          <TextInput id="back-note" value={note} onChange={(_, value) => setNote(value)} />
          <Help text={t("noteDo")} />
        </FormGroup>
        <label className="choice">
          <input type="checkbox" checked={files} onChange={(event) => setFiles(event.target.checked)} /> {t("university.rollbackFiles")}
        </label>
      </Form>
    </Dialogue>
  );
}
