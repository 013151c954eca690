/** Failures by cause: what, how often, who must act, and what people have said to it. */

import {
  Button,
  Card,
  CardBody,
  Form,
  FormGroup,
  FormHelperText,
  FormSelect,
  FormSelectOption,
  HelperText,
  HelperTextItem,
  TextArea,
  ToggleGroup,
  ToggleGroupItem,
} from "@patternfly/react-core";
import { useState } from "react";
import { post, usePoll } from "../api";
import { go, link } from "../router";
import { counted, number, t, word } from "../texts";
import type { Group, GroupState } from "../types";
import { useMay } from "./me";
import { RetryDialogue } from "./retry";
import { Act, Asking, Dialogue, Empty, Refusal } from "./say";
import { State } from "./state";
import { Time } from "./time";

const SHOWN = ["todo", "RESOLVED", "IGNORED", "all"] as const;
const STATES: GroupState[] = ["OPEN", "ACKNOWLEDGED", "RESOLVED", "IGNORED"];

function isShown(group: Group, shown: string): boolean {
  return shown === "all" || (shown === "todo" ? group.state === "OPEN" || group.state === "ACKNOWLEDGED" : group.state === shown);
}

/** @param shown which states; kept in the address */
export function Groups({ shown, query }: { shown: string; query: Record<string, string> }) {
  const { data, refused } = usePoll<Group[]>("api/failure-groups");
  const [retry, setRetry] = useState<string>();
  const [say, setSay] = useState<Group>();
  const like = (data ?? []).filter((group) => isShown(group, shown));
  return (
    <>
      <Refusal refused={refused} />
      {data && data.length > 0 ? (
        <ToggleGroup aria-label={t("failed.states")} className="gap-below">
          {SHOWN.map((each) => (
            <ToggleGroupItem
              key={each}
              buttonId={`shown-${each}`}
              text={`${each === "todo" ? t("failed.todo") : each === "all" ? t("failed.all") : word("state", each)} (${number(data.filter((group) => isShown(group, each)).length)})`}
              isSelected={shown === each}
              onChange={() => go(link("/failed", { ...query, groups: each === "todo" ? null : each }))}
            />
          ))}
        </ToggleGroup>
      ) : null}
      {!data ? refused ? null : <Asking /> : null}
      {data?.length === 0 ? <Empty title={t("failed.noGroups")}>{t("failed.noGroupsDo")}</Empty> : null}
      {data && data.length > 0 && like.length === 0 ? <Empty title={t("failed.noGroupsLike")}>{t("failed.noGroupsLikeDo")}</Empty> : null}
      <div className="groups">
        {like.map((group) => (
          <GroupCard key={group.group} of={group} retry={() => setRetry(group.group)} say={() => setSay(group)} />
        ))}
      </div>
      {retry ? <RetryDialogue of={{ group: retry }} close={() => setRetry(undefined)} /> : null}
      {say ? <SayDialogue of={say} close={() => setSay(undefined)} /> : null}
    </>
  );
}

function GroupCard({ of, retry, say }: { of: Group; retry: () => void; say: () => void }) {
  const may = useMay();
  const nots = of.universities.map((university) => may("retry", university));
  const not = nots.every(Boolean) ? nots[0] : null; // else those are tried again where one may
  return (
    <Card isCompact component="article" className={`group ${of.state === "OPEN" ? "group-open" : ""}`} aria-label={of.example}>
      <CardBody>
        <div className="group-face">
          <div className="many">
            <strong>{number(of.count)}</strong>
            <span>{counted("failed.count", of.count).replace(/^\d+ /, "")}</span>
          </div>
          <div className="group-text">
            <p className="cause">{of.example}</p>
            <p>
              <State of={of.state} /> <strong>{word("who", of.responsible)}</strong>
              <span className="quiet">
                {` · ${of.step} · ${of.kind} · ${of.universities.join(", ")} · ${t("failed.first")} `}
                <Time at={of.first} />
                {` · ${t("failed.last")} `}
                <Time at={of.last} />
              </span>
            </p>
            {of.reopened ? <p>{t("failed.reopened")}</p> : null}
            {of.note ? (
              <p className="note">
                “{of.note}”{" "}
                <span className="quiet">
                  {of.changedBy}, <Time at={of.changedAt} />
                </span>
              </p>
            ) : null}
          </div>
          <div className="buttons">
            <Act variant="primary" not={not} onClick={retry} className="retry-group">
              {counted("failed.retryAll", of.count)}
            </Act>
            <Act variant="secondary" not={not} onClick={say}>
              {t("failed.say")}
            </Act>
            <Button variant="link" component="a" href={link("/failed", { group: of.group })} aria-label={t("failed.showOf", { cause: of.example })}>
              {t("failed.show")}
            </Button>
          </div>
        </div>
      </CardBody>
    </Card>
  );
}

function SayDialogue({ of, close }: { of: Group; close: () => void }) {
  const [state, setState] = useState<GroupState>(of.state === "OPEN" ? "ACKNOWLEDGED" : of.state);
  const [note, setNote] = useState(of.note ?? "");
  return (
    <Dialogue
      title={t("say.title")}
      action={t("say.do")}
      act={async () => {
        await post(`api/failure-groups/${of.group}/state`, { state, note });
        close();
      }}
      close={close}
    >
      <Form>
        <p className="cause">{of.example}</p>
        <FormGroup label={t("say.state")} fieldId="say-state">
          <FormSelect id="say-state" value={state} onChange={(_, value) => setState(value as GroupState)}>
            {STATES.map((each) => (
              <FormSelectOption key={each} value={each} label={word("state", each)} />
            ))}
          </FormSelect>
          <Help text={t("say.resolved")} />
        </FormGroup>
        <FormGroup label={t("say.note")} fieldId="say-note">
          <TextArea id="say-note" value={note} maxLength={1000} onChange={(_, value) => setNote(value)} resizeOrientation="vertical" />
          <Help text={t("say.noteDo")} />
        </FormGroup>
      </Form>
    </Dialogue>
  );
}

export function Help({ text }: { text: string }) {
  return (
    <FormHelperText>
      <HelperText>
        <HelperTextItem>{text}</HelperTextItem>
      </HelperText>
    </FormHelperText>
  );
}
