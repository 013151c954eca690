/** Payloads before and after, opened only with a purpose, which is kept in the audit log. */

import { Form, FormGroup, FormSelect, FormSelectOption, TextInput, ToggleGroup, ToggleGroupItem } from "@patternfly/react-core";
import { type FormEvent, useState } from "react";
import { getText, Refused } from "../api";
import { t } from "../texts";
import type { Journey } from "../types";
import { changedLines, Diff, readable } from "./diff";
import { useMay } from "./me";
import { Act, Refusal } from "./say";

interface Opened {
  before: string | null;
  after: string | null;
  titles: [string, string];
}

/** Empty where it is not kept. */
async function open(transfer: string, kind: string, purpose: string): Promise<string | null> {
  try {
    const { text } = await getText(`api/transfers/${transfer}/payloads/${kind}?${new URLSearchParams({ purpose })}`);
    return text;
  } catch (no) {
    if (no instanceof Refused && no.status === 404) {
      return null;
    }
    throw no;
  }
}

export function Payloads({ journey: { transfer, otherVersions } }: { journey: Journey }) {
  const may = useMay();
  const [purpose, setPurpose] = useState("");
  const [compare, setCompare] = useState("steps");
  const [opened, setOpened] = useState<Opened>();
  const [refused, setRefused] = useState<Refused>();
  const earlier = otherVersions.filter(({ version }) => version < transfer.version).at(-1);
  const act = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!purpose.trim()) {
      return;
    }
    try {
      setRefused(undefined);
      setOpened(
        compare === "versions" && earlier
          ? {
              before: await open(earlier.id, "COMPLETION", purpose),
              after: await open(transfer.id, "COMPLETION", purpose),
              titles: [t("transfer.compareVersion", { n: earlier.version }), t("transfer.compareThis")],
            }
          : {
              before: await open(transfer.id, "RAW", purpose),
              after: await open(transfer.id, "COMPLETION", purpose),
              titles: [t("transfer.before"), t("transfer.after")],
            },
      );
    } catch (no) {
      if (no instanceof Refused) {
        setRefused(no);
      }
    }
  };
  return (
    <>
      <Form className="find" onSubmit={(event) => void act(event)}>
        <FormGroup label={t("transfer.compare")} fieldId="payload-compare">
          <FormSelect id="payload-compare" value={compare} onChange={(_, value) => setCompare(value)}>
            <FormSelectOption value="steps" label={t("transfer.compareInOut")} />
            <FormSelectOption value="versions" label={t(earlier ? "transfer.compareEarlier" : "transfer.noEarlier")} isDisabled={!earlier} />
          </FormSelect>
        </FormGroup>
        <FormGroup label={t("transfer.purpose")} fieldId="payload-purpose" className="grow">
          <TextInput id="payload-purpose" value={purpose} onChange={(_, value) => setPurpose(value)} aria-describedby="payload-why" />
        </FormGroup>
        <Act type="submit" variant="secondary" className="self-end" not={may("view-payload", transfer.university) ?? (purpose.trim() ? null : t("transfer.purposeMissing"))}>
          {t("transfer.open")}
        </Act>
      </Form>
      <p className="quiet" id="payload-why">
        {t("transfer.payloadsDo")}
      </p>
      <Refusal refused={refused} />
      {opened ? <Beside opened={opened} /> : null}
    </>
  );
}

function Beside({ opened: { before, after, titles } }: { opened: Opened }) {
  const changes = before === null || after === null ? null : changedLines(before, after);
  const [only, setOnly] = useState(changes !== null);
  const shown = only && changes !== null;
  return (
    <>
      {changes === null ? null : (
        <ToggleGroup aria-label={t("transfer.compare")} className="gap-below">
          <ToggleGroupItem text={t("transfer.changes")} isSelected={only} onChange={() => setOnly(true)} buttonId="only-changes" />
          <ToggleGroupItem text={t("transfer.whole")} isSelected={!only} onChange={() => setOnly(false)} buttonId="whole" />
        </ToggleGroup>
      )}
      {shown ? (
        changes ? <Diff text={changes} label={t("transfer.changes")} /> : <p>{t("transfer.same")}</p>
      ) : (
        <div className="beside">
          {[before, after].map((text, index) => (
            <section key={index} aria-label={titles[index]}>
              <h3>{titles[index]}</h3>
              {text === null ? (
                <p className="quiet">{t("transfer.noPayload")}</p>
              ) : (
                <pre className="diff" tabIndex={0} role="region" aria-label={titles[index]}>
                  {readable(text)}
                </pre>
              )}
            </section>
          ))}
        </div>
      )}
    </>
  );
}
