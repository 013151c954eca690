/** What people have asked to be done with credentials; what waits for a second person can be answered here. */

import { Card, CardBody, CardTitle, Form, FormGroup, TextArea, TextInput } from "@patternfly/react-core";
import { useState } from "react";
import { post, usePoll } from "../api";
import { counted, t, word } from "../texts";
import type { Order } from "../types";
import { useMay, useName } from "./me";
import { Act, Dialogue } from "./say";
import { State } from "./state";
import { Time } from "./time";

export function Orders() {
  const { data } = usePoll<Order[]>("api/credentials/orders?most=5");
  if (!data || data.length === 0) {
    return null;
  }
  return (
    <Card component="section" aria-label={t("order.all")} className="gap-below">
      <CardTitle component="h2">{t("order.all")}</CardTitle>
      <CardBody>
        <ul className="events">
          {data.map((each) => (
            <OrderLine key={each.id} of={each} />
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}

export function OrderLine({ of }: { of: Order }) {
  const may = useMay();
  const [answer, setAnswer] = useState(false);
  const not = of.universities.map((university) => may("recognise", university)).find(Boolean) ?? null;
  return (
    <li>
      <State of={of.state} text={word("order.state", of.state)} /> <strong>{counted(`order.${of.kind}.of`, of.credentials.length)}</strong>
      {`: ${word("order.why", of.reason)}`}
      <div>{of.explanation}</div>
      <div className="quiet">
        {`${of.by}, ${of.universities.join(", ")}, `}
        <Time at={of.at} />
        {of.answeredBy ? ` · ${of.answeredBy}${of.answer ? `: ${of.answer}` : ""}` : ""}
        {of.state === "DONE" ? ` · ${t("order.count", { n: of.done })}` : ""}
      </div>
      {of.state === "PROPOSED" ? (
        <div className="buttons-row gap-above">
          <Act variant="primary" not={not} onClick={() => setAnswer(true)}>
            {t("order.answer")}
          </Act>
        </div>
      ) : null}
      {answer ? <Answer of={of} close={() => setAnswer(false)} /> : null}
    </li>
  );
}

function Answer({ of, close }: { of: Order; close: () => void }) {
  const name = useName();
  const [typed, setWho] = useState("");
  const who = name || typed;
  const [said, setSaid] = useState("");
  const [rejected, setRejected] = useState(false);
  const act = (path: string) => async (): Promise<void> => {
    await post(`api/credentials/orders/${of.id}/${path}`, { who, answer: said || null });
    close();
  };
  return (
    <Dialogue
      title={t("order.answer")}
      action={rejected ? t("case.reject") : t("case.approve")}
      not={who.trim() ? null : t("order.whoFirst")}
      danger={!rejected && of.kind === "REVOKE"}
      act={act(rejected ? "rejection" : "approval")}
      close={close}
    >
      <Form onSubmit={(event) => event.preventDefault()}>
        <p>
          <strong>{counted(`order.${of.kind}.of`, of.credentials.length)}</strong>
          {`: ${word("order.why", of.reason)}. ${of.explanation}`}
        </p>
        <p className="quiet">{t("order.second", { who: of.by })}</p>
        <fieldset className="radios" aria-label={t("order.answer")}>
          {[false, true].map((no) => (
            <label key={String(no)}>
              <input type="radio" name="answer-order" checked={rejected === no} onChange={() => setRejected(no)} />{" "}
              {no ? t("case.reject") : t("case.approve")}
            </label>
          ))}
        </fieldset>
        <FormGroup label={t("case.who")} fieldId="answer-who">
          <TextInput id="answer-who" autoComplete="name" value={who} {...(name ? { readOnlyVariant: "default" as const } : {})} onChange={(_, value) => setWho(value)} />
        </FormGroup>
        <FormGroup label={t("order.remark")} fieldId="answer-said">
          <TextArea id="answer-said" value={said} maxLength={1000} onChange={(_, value) => setSaid(value)} resizeOrientation="vertical" />
        </FormGroup>
      </Form>
    </Dialogue>
  );
}
