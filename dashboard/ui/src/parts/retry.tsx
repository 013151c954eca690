/** Trying again: what it would be, then how far it is. */

import { Progress, ProgressVariant } from "@patternfly/react-core";
import { useState } from "react";
import { post, usePoll } from "../api";
import { counted, t } from "../texts";
import type { Circuit, Estimate, Overview, RetryProgress } from "../types";
import { Asking, Dialogue, Refusal } from "./say";
import { Time } from "./time";

/** What is to be tried again: a whole group, or some transfers. */
export type Selection = { group: string } | { transfers: string[] };

export function RetryDialogue({ of, close }: { of: Selection; close: () => void }) {
  const [batch, setBatch] = useState<string>();
  const group = "group" in of ? of.group : null;
  const estimate = usePoll<Estimate>(group && !batch ? `api/failure-groups/${group}/estimate` : null);
  const count = "transfers" in of ? of.transfers.length : estimate.data?.count;
  const act = async (): Promise<void> => {
    const begun = await (group
      ? post<{ batch: string }>(`api/failure-groups/${group}/retry`)
      : post<{ batch: string }>("api/retries", { transfers: "transfers" in of ? of.transfers : [] }));
    setBatch(begun.batch);
  };
  return (
    <Dialogue
      title={t("retry.title")}
      action={t("retry.do")}
      not={count === 0 ? t("retry.gone") : count === undefined ? t("app.loading") : null}
      act={act}
      close={close}
      done={batch !== undefined}
    >
      <Refusal refused={estimate.refused} />
      {batch ? (
        <BatchProgress id={batch} />
      ) : count === undefined ? (
        <Asking />
      ) : (
        <div className="stack" id="estimate">
          <p>{count === 0 ? t("retry.gone") : counted("retry.estimate", count)}</p>
          {group && estimate.data && count > 0 ? <More estimate={estimate.data} /> : null}
          <Circuits />
        </div>
      )}
    </Dialogue>
  );
}

function More({ estimate }: { estimate: Estimate }) {
  const anew = estimate.count - estimate.deliverAgain;
  return (
    <>
      {estimate.deliverAgain > 0 ? <p>{counted("retry.deliver", estimate.deliverAgain)}</p> : null}
      {anew > 0 ? <p>{counted("retry.issue", anew)}</p> : null}
      <p className="quiet">
        {t("retry.of", { universities: estimate.universities.join(", "), when: "" }).replace(/ ?\.$/, " ")}
        <Time at={estimate.oldest} />.
      </p>
    </>
  );
}

function Circuits() {
  const { data } = usePoll<Overview>("api/overview");
  return data?.circuits.some(({ state }: Circuit) => state !== "CLOSED") ? <p>{t("retry.closed")}</p> : null;
}

function BatchProgress({ id }: { id: string }) {
  const { data } = usePoll<RetryProgress>(`api/retries/${id}`);
  return (
    <div className="stack">
      <p>{t("retry.started")}</p>
      {data ? <Bar of={data} /> : <Asking />}
    </div>
  );
}

/** How far one is, and what came of it. */
export function Bar({ of }: { of: RetryProgress }) {
  const done = of.asked - of.underWay;
  const [kind = "", count = "0"] = of.selection.split(" ");
  const what = kind === "group" ? t("retry.group") : counted("retry.some", Number(count));
  return (
    <div className="bar">
      <Progress
        value={of.asked === 0 ? 100 : (100 * done) / of.asked}
        title={what}
        label={t("retry.progress", { done, asked: of.asked })}
        valueText={t("retry.progress", { done, asked: of.asked })}
        size="sm"
        {...(of.underWay > 0 ? {} : { variant: of.failed > 0 ? ProgressVariant.danger : ProgressVariant.success })}
      />
      <div className="quiet">
        {t("retry.outcome", { delivered: of.delivered, failed: of.failed, otherwise: of.otherwise, underWay: of.underWay })}
        {" · "}
        {t("retry.by", { who: of.by, when: "" }).replace(/, ?$/, ", ")}
        <Time at={of.at} />
      </div>
    </div>
  );
}
