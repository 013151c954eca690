/** Value maps, catalogue and roster of a university: what transfers wait for, and the files in which it is said. */

import { Breadcrumb, BreadcrumbItem, Button, Form, FormGroup, FormSelect, FormSelectOption, PageSection, TextInput, Title } from "@patternfly/react-core";
import { Table, Tbody, Td, Tr } from "@patternfly/react-table";
import { useState } from "react";
import { post, usePoll } from "../api";
import { Columns } from "../parts/columns";
import { Files, Section } from "../parts/dataFiles";
import { useMay } from "../parts/me";
import { Act, Asking, Dialogue, Empty, Refusal } from "../parts/say";
import { link } from "../router";
import { counted, type Key, number, t } from "../texts";
import type { DataFile, Lacking, Unknown } from "../types";

/** In which column of a catalogue's file each element of Annex I is said. */
const COLUMNS: Record<string, string[]> = {
  "learning outcomes": ["outcomes"],
  "notional workload": ["ects", "workload_hours"],
  "EQF level": ["eqf"],
  "type of assessment": ["assessment"],
  "form of participation": ["participation"],
  "quality assurance": ["quality_type", "quality_agency"],
};
const CHOICES: Record<string, string[]> = {
  eqf: ["1", "2", "3", "4", "5", "6", "7", "8"],
  assessment: ["written_exam", "oral_exam", "project", "portfolio", "practical", "continuous", "coursework"],
  participation: ["online", "onsite", "blended", "work_based"],
  quality_type: ["external", "internal"],
};

export default function DataScreen({ id }: { id: string }) {
  const at = `api/universities/${encodeURIComponent(id)}/data`;
  const { data, refused } = usePoll<Lacking>(at);
  return (
    <PageSection hasBodyWrapper={false}>
      <Breadcrumb className="gap-below">
        <BreadcrumbItem to={link("/universities")}>{t("university.back")}</BreadcrumbItem>
        <BreadcrumbItem to={link(`/university/${id}`)}>{id}</BreadcrumbItem>
        <BreadcrumbItem isActive>{t("data.title")}</BreadcrumbItem>
      </Breadcrumb>
      <Title headingLevel="h1" size="2xl" className="gap-below">
        {t("data.of", { university: id })}
      </Title>
      <Refusal refused={refused} />
      {data ? (
        <>
          <Codes at={at} university={id} of={data.codes} file={data.files.find(({ kind }) => kind === "VALUES")} />
          <Opportunities at={at} university={id} of={data.opportunities} />
          <Grades of={data.grades} university={id} />
          <Files at={at} university={id} of={data.files} />
        </>
      ) : refused ? null : (
        <Asking />
      )}
    </PageSection>
  );
}

function Codes({ at, university, of, file }: { at: string; university: string; of: Unknown[]; file: DataFile | undefined }) {
  const may = useMay();
  const [open, setOpen] = useState<string>();
  const [value, setValue] = useState("");
  const [map = "", code = ""] = open ? [open.slice(0, open.indexOf(" '")), open.slice(open.indexOf(" '") + 2, -1)] : [];
  return (
    <Section title={t("data.codes")}>
      {of.length === 0 ? (
        <Empty title={t("data.noCodes")}>{t(file ? "data.noCodesDo" : "data.noValues")}</Empty>
      ) : (
        <>
          <p>{t("data.codesDo")}</p>
          <ul className="waits">
            {of.map(({ what, transfers }) => (
              <li key={what}>
                <code className="code">{what}</code>
                <span className="quiet">{counted("data.wait", transfers)}</span>
                <Act
                  variant="secondary"
                  size="sm"
                  not={may("configure", university) ?? (file ? null : t("data.noValues"))}
                  aria-label={t("data.explainOf", { code: what })}
                  onClick={() => {
                    setValue("");
                    setOpen(what);
                  }}
                >
                  {t("data.explain")}
                </Act>
              </li>
            ))}
          </ul>
        </>
      )}
      {open ? (
        <Dialogue
          title={t("data.explainTitle", { code: open })}
          action={t("data.save")}
          act={async () => {
            await post(`${at}/codes`, { map, code, value });
            setOpen(undefined);
          }}
          close={() => setOpen(undefined)}
        >
          <Form>
            <p>{t("data.explainDo", { map })}</p>
            <FormGroup label={t("data.means")} fieldId="code-value">
              <TextInput id="code-value" value={value} onChange={(_, now) => setValue(now)} />
            </FormGroup>
          </Form>
        </Dialogue>
      ) : null}
    </Section>
  );
}

function Opportunities({ at, university, of }: { at: string; university: string; of: Lacking["opportunities"] }) {
  const may = useMay();
  const [open, setOpen] = useState<Lacking["opportunities"][number]>();
  return (
    <Section title={t("data.opportunities")}>
      {of.length === 0 ? (
        <Empty title={t("data.noThin")}>{t("data.noThinDo")}</Empty>
      ) : (
        <Table variant="compact" gridBreakPoint="grid-md" aria-label={t("data.opportunities")}>
          <Columns of={["data.code", "data.lacks", "data.waiting", "col.actions"]} />
          <Tbody>
            {of.map((thin) => (
              <Tr key={`${thin.code}${thin.missing.join()}`}>
                <Td dataLabel={t("data.code")}>
                  <code className="code">{thin.code ?? t("data.unnamed")}</code> {thin.there ? null : <span className="quiet">{t("data.absent")}</span>}
                </Td>
                <Td dataLabel={t("data.lacks")}>{thin.missing.join(", ")}</Td>
                <Td dataLabel={t("data.waiting")}>
                  <Button variant="link" isInline component="a" href={link("/failed", { university, state: "REFERRED", text: thin.code })}>
                    {number(thin.transfers)}
                  </Button>
                </Td>
                <Td dataLabel={t("col.actions")}>
                  <Act
                    variant="secondary"
                    size="sm"
                    not={may("configure", university) ?? (thin.code ? null : t("data.unnamedDo"))}
                    aria-label={t("data.describeOf", { code: thin.code ?? "" })}
                    onClick={() => setOpen(thin)}
                  >
                    {t("data.describe")}
                  </Act>
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
      {open ? <Describe at={at} of={open} close={() => setOpen(undefined)} /> : null}
    </Section>
  );
}

function Describe({ at, of, close }: { at: string; of: Lacking["opportunities"][number]; close: () => void }) {
  const [cells, setCells] = useState<Record<string, string>>({});
  const columns = [...(of.there ? [] : ["title"]), ...of.missing.flatMap((element) => COLUMNS[element] ?? [])];
  const set = (column: string, value: string): void => setCells((all) => ({ ...all, [column]: value }));
  return (
    <Dialogue
      title={t("data.describeTitle", { code: of.code ?? "" })}
      action={t("data.save")}
      act={async () => {
        await post(`${at}/opportunities`, { code: of.code, columns: Object.fromEntries(Object.entries(cells).filter(([, value]) => value)) });
        close();
      }}
      close={close}
    >
      <Form>
        <p>{t("data.describeDo")}</p>
        {columns.map((column) => (
          <FormGroup key={column} label={t(`data.column.${column}` as Key)} fieldId={`cell-${column}`}>
            {CHOICES[column] ? (
              <FormSelect id={`cell-${column}`} value={cells[column] ?? ""} onChange={(_, value) => set(column, value)}>
                <FormSelectOption value="" label={t("setup.unsaid")} />
                {CHOICES[column].map((choice) => (
                  <FormSelectOption key={choice} value={choice} label={choice.replaceAll("_", " ")} />
                ))}
              </FormSelect>
            ) : (
              <TextInput id={`cell-${column}`} value={cells[column] ?? ""} onChange={(_, value) => set(column, value)} />
            )}
          </FormGroup>
        ))}
      </Form>
    </Dialogue>
  );
}

function Grades({ of, university }: { of: Unknown[]; university: string }) {
  return of.length === 0 ? null : (
    <Section title={t("data.grades")}>
      <p>{t("data.gradesDo")}</p>
      <ul className="waits">
        {of.map(({ what, transfers }) => (
          <li key={what}>
            <code className="code">{what}</code> <span className="quiet">{counted("data.wait", transfers)}</span>
          </li>
        ))}
      </ul>
      <Button variant="link" isInline component="a" href={link(`/setup/${university}`)}>
        {t("university.edit")}
      </Button>
    </Section>
  );
}
