/** Revoking, or issuing anew: what it would do first, then why. */

import { Form, FormGroup, FormSelect, FormSelectOption, TextArea, TextInput } from "@patternfly/react-core";
import { useEffect, useState } from "react";
import { post, Refused } from "../api";
import { counted, t, word } from "../texts";
import type { Order, OrderKind, Prospect } from "../types";
import { Help } from "./groups";
import { useName } from "./me";
import { Asking, Dialogue, Refusal } from "./say";

const REASONS: Record<OrderKind, string[]> = {
  REVOKE: ["ISSUED_IN_ERROR", "WRONG_LEARNER", "MISCONDUCT", "AWARD_WITHDRAWN", "LEARNER_ASKED", "KEY_COMPROMISED"],
  REISSUE: ["DATA_COMPLETED", "SEAL_RENEWED", "FORMAT_CHANGED", "REVOKED_IN_ERROR"],
};

export function OrderDialogue({ kind, credentials, close }: { kind: OrderKind; credentials: string[]; close: () => void }) {
  const [prospects, setProspects] = useState<Prospect[]>();
  const [refused, setRefused] = useState<Refused>();
  const [reason, setReason] = useState("");
  const [explanation, setExplanation] = useState("");
  const name = useName();
  const [said, setWho] = useState("");
  const who = name || said;
  const [done, setDone] = useState<Order>();
  useEffect(() => {
    post<Prospect[]>("api/credentials/prospects", { kind, credentials, reason: reason || null }).then(setProspects, (no: unknown) => {
      if (no instanceof Refused) {
        setRefused(no);
      }
    });
  }, [reason]);
  const able = prospects?.filter(({ not }) => not === null) ?? [];
  const unable = prospects?.filter(({ not }) => not !== null) ?? [];
  const not = !prospects
    ? t("app.loading")
    : able.length === 0
      ? t("order.noneAble")
      : !reason || !explanation.trim() || !who.trim()
        ? t("order.fill")
        : null;
  return (
    <Dialogue
      title={t(`order.${kind}.title`)}
      action={able.length > 1 ? t("order.propose") : t(`order.${kind}.do`)}
      not={not}
      danger={kind === "REVOKE"}
      wide
      done={done !== undefined}
      act={async () => setDone(await post<Order>("api/credentials/orders", { kind, credentials, reason, explanation, who }))}
      close={close}
    >
      <Refusal refused={refused} />
      {done ? (
        <p role="status">{done.state === "PROPOSED" ? t("order.proposed") : t(`order.${kind}.done`)}</p>
      ) : !prospects ? (
        refused ? null : <Asking />
      ) : (
        <div className="stack">
          <p>{counted(`order.${kind}.able`, able.length)}</p>
          <p className="quiet">{t(`order.${kind}.means`)}</p>
          {unable.length > 0 ? (
            <ul className="plain quiet">
              {unable.slice(0, 10).map((each) => (
                <li key={each.credential}>{`${each.sourceKey}: ${each.not}`}</li>
              ))}
            </ul>
          ) : null}
          <Form onSubmit={(event) => event.preventDefault()}>
            <FormGroup label={t("order.reason")} fieldId="order-reason">
              <FormSelect id="order-reason" value={reason} onChange={(_, value) => setReason(value)}>
                <FormSelectOption value="" label={t("order.choose")} isDisabled />
                {REASONS[kind].map((each) => (
                  <FormSelectOption key={each} value={each} label={word("order.why", each)} />
                ))}
              </FormSelect>
            </FormGroup>
            <FormGroup label={t("order.explanation")} fieldId="order-explanation">
              <TextArea id="order-explanation" value={explanation} maxLength={1000} onChange={(_, value) => setExplanation(value)} resizeOrientation="vertical" />
              <Help text={t("case.reasonDo")} />
            </FormGroup>
            <FormGroup label={t("case.who")} fieldId="order-who">
              <TextInput id="order-who" autoComplete="name" value={who} {...(name ? { readOnlyVariant: "default" as const } : {})} onChange={(_, value) => setWho(value)} />
            </FormGroup>
          </Form>
        </div>
      )}
    </Dialogue>
  );
}
