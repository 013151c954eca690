/** What has failed: by cause first, then one by one, then what was tried again. */

import { Button, Card, CardBody, CardTitle, PageSection, Title } from "@patternfly/react-core";
import { usePoll } from "../api";
import { Waiting } from "../parts/edits";
import { Groups } from "../parts/groups";
import { Bar } from "../parts/retry";
import { TransferList } from "../parts/transferList";
import { link, usePlace } from "../router";
import { t } from "../texts";
import type { RetryJob } from "../types";

export default function Failed() {
  const { query } = usePlace();
  return (
    <PageSection hasBodyWrapper={false}>
      <Title headingLevel="h1" size="2xl">
        {t("failed.title")}
      </Title>
      <Title headingLevel="h2" size="lg" className="gap-above">
        {t("failed.groups")}
      </Title>
      <p className="quiet gap-below">{t("failed.groupsDo")}</p>
      <Groups shown={query.get("groups") ?? "todo"} query={Object.fromEntries(query)} />
      <Waiting />
      <History />
      <Card component="section" aria-label={t("failed.list")} className="gap-above">
        <CardTitle component="h2">{t("failed.list")}</CardTitle>
        <CardBody>
          <TransferList
            at="/failed"
            usual="FAILED"
            states={["FAILED", "REJECTED", "REFERRED", "DECLINED", "PULLED", "ISSUED", "DELIVERED"]}
          />
        </CardBody>
      </Card>
    </PageSection>
  );
}

function History() {
  const { data } = usePoll<RetryJob[]>("api/retries?most=3");
  if (!data || data.length === 0) {
    return null;
  }
  return (
    <Card component="section" aria-label={t("failed.history")} className="gap-above">
      <CardTitle component="h2">{t("failed.history")}</CardTitle>
      <CardBody className="stack">
        {data.map((batch) => (
          <Bar key={batch.id} of={batch} />
        ))}
        <Button variant="link" isInline component="a" href={link("/retry")} className="self-start">
          {t("repair.allHistory")}
        </Button>
      </CardBody>
    </Card>
  );
}
