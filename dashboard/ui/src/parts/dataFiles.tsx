/** Files beside a university's configuration, and what they were. */

import { Alert, Card, CardBody, CardTitle, TextArea } from "@patternfly/react-core";
import { type ReactNode, useEffect, useState } from "react";
import { get, post, put, Refused, usePoll } from "../api";
import { usePlace } from "../router";
import { t } from "../texts";
import type { DataFile, FileVersion } from "../types";
import { useMay } from "./me";
import { Act, Asking, Dialogue, Empty, Refusal } from "./say";
import { State } from "./state";
import { Time } from "./time";

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card component="section" aria-label={title} className="gap-above">
      <CardTitle component="h2">{title}</CardTitle>
      <CardBody>{children}</CardBody>
    </Card>
  );
}

export function Files({ at, university, of }: { at: string; university: string; of: DataFile[] }) {
  const may = useMay();
  const [editing, setEditing] = useState<DataFile>();
  const versions = usePoll<FileVersion[]>(`${at}/versions`);
  const now = new Map(of.map((file) => [file.path, file.sha256]));
  const run = usePlace().query.get("run");
  const used = usePoll<Record<string, string>>(run ? `${at}/of-run/${encodeURIComponent(run)}` : null).data;
  return (
    <>
      <Section title={t("data.files")}>
        <ul className="waits">
          {of.map((file) => (
            <li key={file.path}>
              <span>
                <code className="code">{file.path}</code> <span className="quiet">{t(`data.kind.${file.kind}`)}</span>{" "}
                {file.sha256 === null ? <State of="ABSENT" text={t("data.noFile")} /> : <State of={file.problems.length > 0 ? "FAILED" : "OK"} />}
                {file.problems.slice(0, 5).map((problem) => (
                  <div key={problem} className="says">
                    {problem}
                  </div>
                ))}
              </span>
              <Act
                variant="secondary"
                size="sm"
                aria-label={t("data.editOf", { path: file.path })}
                not={may("configure", university) ?? (file.kind === "ROSTER" ? t("data.people") : null)}
                onClick={() => setEditing(file)}
              >
                {t("data.edit")}
              </Act>
            </li>
          ))}
        </ul>
        {editing ? <Edit at={at} file={editing} close={() => setEditing(undefined)} /> : null}
      </Section>
      <Section title={t("data.versions")}>
        <Refusal refused={versions.refused} />
        {used ? <Alert component="h3" variant="info" isInline title={t(Object.keys(used).length > 0 ? "data.ofRun" : "data.ofRunNone")} /> : null}
        {versions.data?.length === 0 ? <Empty title={t("data.noVersions")}>{t("data.noVersionsDo")}</Empty> : null}
        <ul className="waits">
          {versions.data?.map((version) => (
            <li key={`${version.path}${version.since}`}>
              <span>
                <code className="code">{version.path}</code> <code className="code quiet">{version.sha256?.slice(0, 12) ?? t("data.gone")}</code> {t("data.since")} <Time at={version.since} />{" "}
                <span className="quiet">
                  {version.by ? t("data.by", { who: version.by }) : t("data.found")}
                  {version.note ? `: ${version.note}` : ""}
                </span>{" "}
                {version.sha256 && used?.[version.path] === version.sha256 ? <State of="ACTIVE" text={t("data.usedByRun")} /> : null}
              </span>
              <Act
                variant="link"
                size="sm"
                aria-label={t("data.restoreOf", { path: version.path, sum: version.sha256?.slice(0, 12) ?? "" })}
                not={may("configure", university) ?? (version.sha256 === null || !now.has(version.path) ? t("data.gone") : now.get(version.path) === version.sha256 ? t("data.inForce") : null)}
                onClick={() => void post(`${at}/restore`, { path: version.path, sha256: version.sha256 })}
              >
                {t("data.restore")}
              </Act>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

function Edit({ at, file, close }: { at: string; file: DataFile; close: () => void }) {
  const [text, setText] = useState<string>();
  const [refused, setRefused] = useState<Refused>();
  useEffect(() => {
    get<{ text: string }>(`${at}/file?path=${encodeURIComponent(file.path)}`).then(
      (answer) => setText(answer.text),
      (no: unknown) => no instanceof Refused && setRefused(no),
    );
  }, [at, file.path]);
  return (
    <Dialogue
      title={file.path}
      action={t("data.save")}
      not={text === undefined ? t("app.loading") : null}
      act={async () => {
        await put(`${at}/file`, { path: file.path, text, was: file.sha256 });
        close();
      }}
      close={close}
      wide
    >
      <Refusal refused={refused} />
      <p>{t("data.editDo")}</p>
      {text === undefined ? <Asking /> : <TextArea aria-label={file.path} className="code" rows={18} value={text} onChange={(_, now) => setText(now)} />}
      {file.problems.length > 0 ? <Alert component="h3" variant="warning" isInline title={file.problems.join(" ")} /> : null}
    </Dialogue>
  );
}
