/** One university: its runs with counts that add up, its schedule, its draft beside what runs. */

import { Alert, Breadcrumb, BreadcrumbItem, Button, Card, CardBody, CardTitle, FormGroup, PageSection, TextInput, Title } from "@patternfly/react-core";
import { useState } from "react";
import { post, usePoll } from "../api";
import { Configuration } from "../parts/configuration";
import { useMay } from "../parts/me";
import { Plan } from "../parts/plan";
import { Runs } from "../parts/runs";
import { Act, Asking, Dialogue, Empty, Refusal } from "../parts/say";
import { State } from "../parts/state";
import { Strip } from "../parts/strip";
import { Time } from "../parts/time";
import { link } from "../router";
import { type Key, t } from "../texts";
import type { Overview, UniversityOverview } from "../types";

const PLACES: [string, Key][] = [
  ["setup", "university.edit"],
  ["data", "data.title"],
  ["certificate", "certificate.title"],
];

export default function UniversityScreen({ id }: { id: string }) {
  const { data, refused } = usePoll<Overview>(`api/overview?university=${encodeURIComponent(id)}`);
  const university = data?.universities[0];
  return (
    <PageSection hasBodyWrapper={false}>
      <Breadcrumb className="gap-below">
        <BreadcrumbItem to={link("/universities")}>{t("university.back")}</BreadcrumbItem>
        <BreadcrumbItem isActive>{id}</BreadcrumbItem>
      </Breadcrumb>
      <Refusal refused={refused} />
      {data && !university ? <Empty title={t("refused.notFound")}>{t("overview.noneDo")}</Empty> : null}
      {university ? <Known of={university} /> : data || refused ? null : <Asking />}
    </PageSection>
  );
}

function Known({ of }: { of: UniversityOverview }) {
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const [asked, setAsked] = useState(false);
  const { lastRun, configuration } = of;
  const not =
    may("retry", of.id) ??
    (lastRun?.state === "RUNNING" ? t("university.running") : configuration && configuration.active === null ? t("university.notActive") : null);
  return (
    <>
      <div className="head">
        <Title headingLevel="h1" size="2xl">
          {of.id}
        </Title>
        <State of={lastRun?.state ?? "NEVER"} />
        <Act variant="primary" not={not} onClick={() => setAsking(true)} id="run-now">
          {t("university.runNow")}
        </Act>
        <nav aria-label={t("university.more")} className="buttons-row">
          {PLACES.map(([at, text]) => (
            <Button key={at} variant="link" component="a" href={link(`/${at}/${of.id}`)}>
              {t(text)}
            </Button>
          ))}
        </nav>
        {of.sums.failed > 0 ? (
          <Button variant="link" component="a" href={link("/failed", { university: of.id })}>
            {t("university.failed")}: {of.sums.failed}
          </Button>
        ) : null}
      </div>
      {asked ? <Alert component="h2" variant="success" isInline title={t("university.runAsked")} className="gap-below" /> : null}
      {lastRun?.message && lastRun.state !== "DONE" ? (
        <Alert component="h2" variant={lastRun.state === "STOPPED" ? "danger" : "warning"} isInline title={lastRun.message} className="gap-below">
          {lastRun.nextAttempt ? (
            <>
              {t("col.nextAttempt")}: <Time at={lastRun.nextAttempt} />
            </>
          ) : null}
        </Alert>
      ) : null}
      <div className="two">
        <Card component="section" aria-label={t("university.schedule")}>
          <CardTitle component="h2">{t("university.schedule")}</CardTitle>
          <CardBody>
            <Plan university={of.id} />
          </CardBody>
        </Card>
        <Card component="section" aria-label={t("strip.week")}>
          <CardTitle component="h2">{t("strip.week")}</CardTitle>
          <CardBody className="stack">
            <Strip hours={of.hours} span={t("strip.day")} count={24} long={1} />
            <Strip hours={of.hours} span={t("strip.week")} count={28} long={6} />
            <p>
              {t("col.lastGood")}: <Time at={of.lastGood} /> · {t("col.watermark")}: <Time at={of.positionAt} />
            </p>
          </CardBody>
        </Card>
      </div>
      <Runs university={of.id} />
      <Configuration university={of.id} standing={configuration} />
      {asking ? <RunNow university={of.id} close={() => setAsking(false)} done={() => setAsked(true)} /> : null}
    </>
  );
}

function RunNow({ university, close, done }: { university: string; close: () => void; done: () => void }) {
  const [since, setSince] = useState("");
  return (
    <Dialogue
      title={t("university.runTitle", { university })}
      action={t("university.runNow")}
      act={async () => {
        await post("api/runs", { university, since: since || null });
        done();
        close();
      }}
      close={close}
    >
      <div className="stack">
        <p>{t("university.runDo")}</p>
        <FormGroup label={t("university.runSince")} fieldId="since">
          <TextInput id="since" type="date" value={since} onChange={(_, value) => setSince(value)} />
        </FormGroup>
      </div>
    </Dialogue>
  );
}
