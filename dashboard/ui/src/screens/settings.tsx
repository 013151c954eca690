/** How the hub is set up: who is told what, keys and certificates, targets, the hub itself. */

import { Alert, PageSection, Title } from "@patternfly/react-core";
import { usePoll } from "../api";
import { Alerts, Channels, Notices, Rules } from "../parts/alerts";
import { Certificates, Hub, Keys, Targets, Values } from "../parts/hubState";
import { useOperator } from "../parts/me";
import { Asking, Refusal } from "../parts/say";
import { t } from "../texts";
import type { HubState } from "../types";

export default function Settings() {
  const not = useOperator();
  return (
    <PageSection hasBodyWrapper={false}>
      <Title headingLevel="h1" size="2xl">
        {t("settings.title")}
      </Title>
      <p className="quiet gap-below">{t("settings.do")}</p>
      <div className="column">
        <Alerts />
        {not ? (
          <>
            <Notices />
            <Rules />
            <Alert component="h2" variant="info" isInline title={not} />
          </>
        ) : (
          <OfTheHub />
        )}
      </div>
    </PageSection>
  );
}

function OfTheHub() {
  const { data, refused } = usePoll<HubState>("api/settings");
  return (
    <>
      <Channels />
      <Refusal refused={refused} />
      {data ? (
        <>
          <Keys of={data.keys} />
          <Certificates of={data.certificates} />
          <Targets of={data.targets} values={data.values} />
        </>
      ) : refused ? null : (
        <Asking />
      )}
      <Notices />
      <Rules />
      {data ? (
        <>
          <Hub of={data.instance} />
          <Values of={data.values} />
        </>
      ) : null}
    </>
  );
}
