/** Keys, certificates, targets and the hub itself: read only, with the place where each is changed. */

import { Td, Tr } from "@patternfly/react-table";
import { day, moment, number, t } from "../texts";
import type { HubPart, HubState, HubValue } from "../types";
import { Grid, Section } from "./alerts";
import { Empty } from "./say";
import { State } from "./state";
import { Time } from "./time";

const SOON = 30 * 86_400_000;

function End({ at }: { at: string }) {
  const left = new Date(at).getTime() - Date.now();
  return (
    <div>
      <span className="nowrap">{day(at)}</span> <span className="quiet">(<Time at={at} />)</span>{" "}
      {left < 0 ? <State of="FAILED" text={t("settings.ended")} /> : left < SOON ? <State of="ENDING" text={t("settings.endsSoon")} /> : null}
    </div>
  );
}

export function Keys({ of }: { of: HubState["keys"] }) {
  return (
    <Section title={t("settings.keys")}>
      <p className="quiet">{t("settings.keysDo")}</p>
      <Grid label={t("settings.keys")} columns={["settings.use", "settings.algorithm", "settings.source", "settings.ends", "col.state"]}>
        {of.map((key) => (
          <Tr key={key.use}>
            <Td dataLabel={t("settings.use")}>
              <strong>{key.use}</strong>
            </Td>
            <Td dataLabel={t("settings.algorithm")}>{key.algorithm}</Td>
            <Td dataLabel={t("settings.source")} className="says">
              {key.source}
            </Td>
            <Td dataLabel={t("settings.ends")}>{key.endsAt ? <End at={key.endsAt} /> : <span className="quiet">{t("settings.noEnd")}</span>}</Td>
            <Td dataLabel={t("col.state")} className="says">
              <State of="OK" text={t("settings.inUse")} />
              {key.nextFrom ? <div>{t("settings.next", { at: moment(key.nextFrom) })}</div> : key.problem ? <div>{key.problem}</div> : null}
            </Td>
          </Tr>
        ))}
      </Grid>
    </Section>
  );
}

export function Certificates({ of }: { of: HubState["certificates"] }) {
  return (
    <Section title={t("settings.certificates")}>
      {of.length === 0 ? (
        <Empty title={t("settings.noCertificates")}>{t("settings.noCertificatesDo")}</Empty>
      ) : (
        <Grid label={t("settings.certificates")} columns={["col.university", "settings.certificate", "settings.ends", "settings.seenAt"]}>
          {of.map((certificate) => (
            <Tr key={`${certificate.university} ${certificate.what}`}>
              <Td dataLabel={t("col.university")}>{certificate.university}</Td>
              <Td dataLabel={t("settings.certificate")} className="says">
                {certificate.what}
              </Td>
              <Td dataLabel={t("settings.ends")}>
                <End at={certificate.endsAt} />
              </Td>
              <Td dataLabel={t("settings.seenAt")}>
                <Time at={certificate.seenAt} />
              </Td>
            </Tr>
          ))}
        </Grid>
      )}
    </Section>
  );
}

export function Targets({ of, values }: { of: HubState["targets"]; values: HubValue[] }) {
  return (
    <Section title={t("settings.targets")}>
      {of.length === 0 ? (
        <Empty title={t("settings.noTargets")}>{t("settings.noTargetsDo")}</Empty>
      ) : (
        <Grid label={t("settings.targets")} columns={["col.target", "settings.protocol", "settings.format", "settings.circuit", "settings.lastArrival", "settings.ofTarget"]}>
          {of.map((target) => (
            <Tr key={target.name}>
              <Td dataLabel={t("col.target")}>
                <strong>{target.name}</strong>
              </Td>
              <Td dataLabel={t("settings.protocol")}>{target.protocol}</Td>
              <Td dataLabel={t("settings.format")}>{target.format}</Td>
              <Td dataLabel={t("settings.circuit")}>
                <State of={target.circuit === "OPEN" ? "FAILED" : target.circuit} text={target.circuit === "CLOSED" ? t("settings.works") : t("settings.noAnswer")} />
                {target.circuit === "CLOSED" ? null : (
                  <div>
                    {t("settings.since")}: <Time at={target.since} />
                  </div>
                )}
              </Td>
              <Td dataLabel={t("settings.lastArrival")}>
                <Time at={target.lastArrival} />
              </Td>
              <Td dataLabel={t("settings.ofTarget")} className="says">
                <Lines of={values.filter(({ key }) => key.startsWith(`targets.${target.name}.`))} without={`targets.${target.name}.`} />
              </Td>
            </Tr>
          ))}
        </Grid>
      )}
    </Section>
  );
}

function Lines({ of, without }: { of: HubValue[]; without: string }) {
  return (
    <>
      {of.map(({ key, line, value }) => (
        <div key={`${key} ${line}`}>
          <code className="code">
            {key.slice(without.length)}: {value}
          </code>
        </div>
      ))}
      {of[0] ? <span className="quiet">hub.yaml: {of[0].line}</span> : null}
    </>
  );
}

export function Hub({ of }: { of: HubState["instance"] }) {
  const facts: [string, string][] = [
    [t("settings.instance"), of.name],
    [t("settings.version"), of.version],
    [t("settings.started"), moment(of.startedAt)],
    [t("settings.address"), of.address],
    [t("settings.profile"), of.profilePack],
    [t("settings.java"), of.java],
  ];
  return (
    <Section title={t("settings.hub")}>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <Part name={t("settings.database")} of={of.database} />
        <Part name={t("settings.broker")} of={of.broker} />
      </dl>
    </Section>
  );
}

function Part({ name, of }: { name: string; of: HubPart }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <State of={of.answers ? "OK" : "FAILED"} text={of.answers ? t("settings.works") : t("settings.noAnswer")} /> {of.says}{" "}
        <span className="quiet">({t(of.embedded ? "settings.embedded" : "settings.external")})</span>
      </dd>
    </div>
  );
}

export function Values({ of }: { of: HubValue[] }) {
  return (
    <Section title={t("settings.values")}>
      <p className="quiet">{t("settings.valuesDo")}</p>
      <Grid label={t("settings.values")} columns={["settings.key", "settings.value", "settings.line"]}>
        {of.map(({ key, line, value }) => (
          <Tr key={`${key} ${line}`}>
            <Td dataLabel={t("settings.key")} className="says">
              <code className="code">{key}</code>
            </Td>
            <Td dataLabel={t("settings.value")} className="says">
              <code className="code">{value}</code>
            </Td>
            <Td dataLabel={t("settings.line")}>{number(line)}</Td>
          </Tr>
        ))}
      </Grid>
    </Section>
  );
}
