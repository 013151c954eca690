/** Alerts: what stands, who is told, what was sent, and what nobody is told of for a while. */

import { Alert, Button, Card, CardBody, CardTitle, Form, FormGroup, FormSelect, FormSelectOption, TextInput } from "@patternfly/react-core";
import { Table, Tbody, Td, Tr } from "@patternfly/react-table";
import { type ReactNode, useState } from "react";
import { post, Refused, usePoll } from "../api";
import { counted, type Key, moment, t, word } from "../texts";
import type { AlertChannel, AlertNotice, AlertRule, AlertSilence, AlertStanding, Overview } from "../types";
import { Columns } from "./columns";
import { Help } from "./groups";
import { useOperator, useSomewhere } from "./me";
import { Act, Asking, Dialogue, Empty, Refusal } from "./say";
import { State } from "./state";
import { Time } from "./time";

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card component="section" aria-label={title}>
      <CardTitle component="h2">{title}</CardTitle>
      <CardBody className="stack">{children}</CardBody>
    </Card>
  );
}

export function Grid({ label, columns, children }: { label: string; columns: Key[]; children: ReactNode }) {
  return (
    <Table variant="compact" gridBreakPoint="grid-lg" aria-label={label}>
      <Columns of={columns} />
      <Tbody>{children}</Tbody>
    </Table>
  );
}

export function Alerts() {
  const { data, refused } = usePoll<AlertStanding[]>("api/alerts?most=50");
  const not = useSomewhere("configure");
  const [silencing, setSilencing] = useState(false);
  const stands = data?.filter(({ state }) => state !== "RESOLVED") ?? [];
  const over = data?.filter(({ state }) => state === "RESOLVED") ?? [];
  return (
    <Section title={t("settings.alerts")}>
      <Refusal refused={refused} />
      {data || refused ? null : <Asking />}
      {data && stands.length === 0 ? <Empty title={t("settings.noAlerts")}>{t("settings.noAlertsDo")}</Empty> : null}
      {stands.length > 0 ? <Rows label={t("settings.alerts")} of={stands} /> : null}
      <Silences not={not} />
      <div className="buttons-row">
        <Act variant="secondary" id="silence" not={not} onClick={() => setSilencing(true)}>
          {t("settings.silence")}
        </Act>
      </div>
      {over.length > 0 ? (
        <details>
          <summary>
            {t("settings.alertsOver")} ({over.length})
          </summary>
          <Rows label={t("settings.alertsOver")} of={over} />
        </details>
      ) : null}
      {silencing ? <Silence close={() => setSilencing(false)} /> : null}
    </Section>
  );
}

function Rows({ label, of }: { label: string; of: AlertStanding[] }) {
  return (
    <Grid label={label} columns={["col.state", "settings.what", "settings.mustAct", "settings.since", "settings.toldAt", "col.actions"]}>
      {of.map((alert) => (
        <Tr key={alert.id} data-row={alert.id} tabIndex={-1}>
          <Td dataLabel={t("col.state")}>
            <State of={alert.state} text={word("alert", alert.state)} /> {alert.silenced ? <State of="SILENCED" text={t("settings.silenced")} /> : null}
            {alert.attended ? <State of="ACKNOWLEDGED" /> : null}
          </Td>
          <Td dataLabel={t("settings.what")}>
            <strong>{alert.what}</strong>
            <div className="quiet">{alert.todo}</div>
          </Td>
          <Td dataLabel={t("settings.mustAct")}>{word("actor", alert.responsible)}</Td>
          <Td dataLabel={t("settings.since")}>
            <Time at={alert.openedAt ?? alert.since} />
          </Td>
          <Td dataLabel={t("settings.toldAt")}>
            <Time at={alert.toldAt} />
          </Td>
          <Td dataLabel={t("col.actions")}>
            <Button variant="link" isInline component="a" href={alert.path} aria-label={`${t("settings.open")}: ${alert.what}`}>
              {t("settings.open")}
            </Button>
          </Td>
        </Tr>
      ))}
    </Grid>
  );
}

function Silences({ not }: { not: string | null }) {
  const { data } = usePoll<AlertSilence[]>("api/alerts/silences");
  const [refused, setRefused] = useState<Refused>();
  const end = (id: string): void => {
    post(`api/alerts/silences/${id}/end`).then(
      () => setRefused(undefined),
      (no: unknown) => setRefused(no instanceof Refused ? no : undefined),
    );
  };
  if (!data || data.length === 0) {
    return null;
  }
  return (
    <div>
      <h3>{t("settings.silences")}</h3>
      <Refusal refused={refused} />
      <ul className="plain stack">
        {data.map((silence) => {
          const said = t("settings.silenceOf", {
            rule: silence.rule ? word("rule", silence.rule) : t("settings.everyRule"),
            university: silence.university ?? t("settings.everyUniversity"),
            until: moment(silence.until),
            by: silence.by,
            reason: silence.reason,
          });
          return (
            <li key={silence.id}>
              {said}{" "}
              <Act variant="secondary" size="sm" not={not} aria-label={`${t("settings.unsilence")}: ${said}`} onClick={() => end(silence.id)}>
                {t("settings.unsilence")}
              </Act>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

const HOURS = [1, 4, 8, 24, 72, 168];

function Silence({ close }: { close: () => void }) {
  const rules = usePoll<AlertRule[]>("api/alerts/rules");
  const hub = usePoll<Overview>("api/overview");
  const [rule, setRule] = useState("");
  const [university, setUniversity] = useState("");
  const [hours, setHours] = useState("8");
  const [reason, setReason] = useState("");
  return (
    <Dialogue
      title={t("settings.silenceTitle")}
      action={t("settings.silenceAct")}
      not={reason.trim() ? null : t("settings.silenceFill")}
      act={async () => {
        const until = new Date(Date.now() + Number(hours) * 3_600_000).toISOString();
        await post("api/alerts/silences", { rule: rule || null, university: university || null, until, reason });
        close();
      }}
      close={close}
    >
      <Form>
        <p>{t("settings.silenceDo")}</p>
        <Choice id="silence-rule" label={t("settings.silenceRule")} value={rule} choose={setRule}>
          <FormSelectOption value="" label={t("settings.every")} />
          {(rules.data ?? []).map((each) => (
            <FormSelectOption key={each.rule} value={each.rule} label={word("rule", each.rule)} />
          ))}
        </Choice>
        <Choice id="silence-university" label={t("settings.silenceUniversity")} value={university} choose={setUniversity}>
          <FormSelectOption value="" label={t("settings.every")} />
          {(hub.data?.universities ?? []).map(({ id }) => (
            <FormSelectOption key={id} value={id} label={id} />
          ))}
        </Choice>
        <Choice id="silence-hours" label={t("settings.silenceFor")} value={hours} choose={setHours}>
          {HOURS.map((each) => (
            <FormSelectOption key={each} value={String(each)} label={counted("settings.hours", each)} />
          ))}
        </Choice>
        <FormGroup label={t("settings.silenceReason")} fieldId="silence-reason" isRequired>
          <TextInput id="silence-reason" isRequired maxLength={500} value={reason} onChange={(_, value) => setReason(value)} />
          <Help text={t("settings.silenceReasonDo")} />
        </FormGroup>
      </Form>
    </Dialogue>
  );
}

function Choice(props: { id: string; label: string; value: string; choose: (value: string) => void; children: ReactNode }) {
  return (
    <FormGroup label={props.label} fieldId={props.id}>
      <FormSelect id={props.id} value={props.value} onChange={(_, value) => props.choose(value)}>
        {props.children}
      </FormSelect>
    </FormGroup>
  );
}

export function Channels() {
  const { data, refused } = usePoll<AlertChannel[]>("api/alerts/channels");
  const not = useOperator();
  const [tried, setTried] = useState<{ channel: string; failure: string | null }>();
  return (
    <Section title={t("settings.channels")}>
      <p className="quiet">{t("settings.channelsDo")}</p>
      <Refusal refused={refused} />
      <div role="status">
        {tried ? (
          <Alert
            component="h3"
            isInline
            variant={tried.failure ? "danger" : "success"}
            title={tried.failure ? t("settings.testFailed") : t("settings.tested", { channel: tried.channel })}
          >
            {tried.failure}
          </Alert>
        ) : null}
      </div>
      {data?.length === 0 ? <Empty title={t("settings.noChannels")}>{t("settings.noChannelsDo")}</Empty> : null}
      {data && data.length > 0 ? (
        <Grid label={t("settings.channels")} columns={["settings.channel", "settings.where", "settings.told", "settings.when", "settings.delivery", "settings.lastSent", "col.actions"]}>
          {data.map((channel) => (
            <ChannelRow key={channel.name} of={channel} not={not} tried={setTried} />
          ))}
        </Grid>
      ) : null}
    </Section>
  );
}

function ChannelRow(props: { of: AlertChannel; not: string | null; tried: (outcome: { channel: string; failure: string | null }) => void }) {
  const { of, not, tried } = props;
  const [busy, setBusy] = useState(false);
  const test = async (): Promise<void> => {
    setBusy(true);
    try {
      tried(await post<{ channel: string; failure: string | null }>(`api/alerts/channels/${encodeURIComponent(of.name)}/test`));
    } catch (no) {
      tried({ channel: of.name, failure: no instanceof Refused ? no.message || t("refused.away") : String(no) });
    } finally {
      setBusy(false);
    }
  };
  const told = [...of.rules.map((rule) => word("rule", rule)), ...of.universities];
  return (
    <Tr>
      <Td dataLabel={t("settings.channel")}>
        <strong>{of.name}</strong> <span className="quiet">{of.kind}</span>
      </Td>
      <Td dataLabel={t("settings.where")} className="says">
        {of.where}
      </Td>
      <Td dataLabel={t("settings.told")}>{told.length > 0 ? told.join(", ") : t("settings.all")}</Td>
      <Td dataLabel={t("settings.when")}>{of.digest ? t("settings.daily", { at: of.digest }) : t("settings.atOnce")}</Td>
      <Td dataLabel={t("settings.delivery")} className="says">
        <State of={of.failing ? "FAILED" : "OK"} text={t(of.failing ? "settings.fails" : "settings.works")} />
        {of.waiting > 0 ? <div>{counted("settings.waiting", of.waiting)}</div> : null}
        {of.failing ? <div>{of.failing}</div> : null}
      </Td>
      <Td dataLabel={t("settings.lastSent")}>
        <Time at={of.lastSent} />
      </Td>
      <Td dataLabel={t("col.actions")}>
        <Act variant="secondary" size="sm" not={not} isLoading={busy} isDisabled={busy} aria-label={t("settings.testOf", { channel: of.name })} onClick={() => void test()}>
          {t("settings.test")}
        </Act>
      </Td>
    </Tr>
  );
}

export function Notices() {
  const { data, refused } = usePoll<AlertNotice[]>("api/alerts/notices?most=15");
  return (
    <Section title={t("settings.notices")}>
      <Refusal refused={refused} />
      {data?.length === 0 ? <Empty title={t("settings.noNotices")}>{t("settings.noNoticesDo")}</Empty> : null}
      {data && data.length > 0 ? (
        <Grid label={t("settings.notices")} columns={["col.when", "settings.channel", "settings.what", "col.state", "col.attempts"]}>
          {data.map((notice) => (
            <Tr key={notice.id}>
              <Td dataLabel={t("col.when")}>
                <Time at={notice.endedAt ?? notice.at} />
              </Td>
              <Td dataLabel={t("settings.channel")}>{notice.channel}</Td>
              <Td dataLabel={t("settings.what")}>
                {word("tells", notice.kind)}: {notice.text.what}
              </Td>
              <Td dataLabel={t("col.state")} className="says">
                <State of={notice.state} text={word("notice", notice.state)} />
                {notice.failure && notice.state !== "SENT" ? <div>{notice.failure}</div> : null}
                {notice.failure && notice.nextAttempt ? (
                  <div>
                    {t("col.nextAttempt")}: <Time at={notice.nextAttempt} />
                  </div>
                ) : null}
              </Td>
              <Td dataLabel={t("col.attempts")}>{notice.attempts}</Td>
            </Tr>
          ))}
        </Grid>
      ) : null}
    </Section>
  );
}

export function Rules() {
  const { data, refused } = usePoll<AlertRule[]>("api/alerts/rules");
  return (
    <Section title={t("settings.rules")}>
      <Refusal refused={refused} />
      {data ? (
        <Grid label={t("settings.rules")} columns={["settings.rule", "settings.threshold"]}>
          {data.map(({ rule, thresholds }) => (
            <Tr key={rule}>
              <Td dataLabel={t("settings.rule")}>{word("rule", rule)}</Td>
              <Td dataLabel={t("settings.threshold")}>
                {thresholds.length === 0 ? <span className="quiet">{t("settings.always")}</span> : null}
                {thresholds.map(({ key, value }) => (
                  <div key={key}>
                    <code className="code">
                      {key}: {value}
                    </code>
                  </div>
                ))}
              </Td>
            </Tr>
          ))}
        </Grid>
      ) : null}
    </Section>
  );
}
