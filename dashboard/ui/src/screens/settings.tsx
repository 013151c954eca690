/** How the hub is set up: who is told what, keys and certificates, targets, the hub itself. */

import { PageSection, Title } from "@patternfly/react-core";
import { usePoll } from "../api";
import { Alerts, Channels, Notices, Rules } from "../parts/alerts";
import { Certificates, Hub, Keys, Targets, Values } from "../parts/hubState";
import { Asking, Refusal } from "../parts/say";
import { t } from "../texts";
import type { HubState } from "../types";

export default function Settings() {
  const { data, refused } = usePoll<HubState>("api/settings");
  return (
    <PageSection hasBodyWrapper={false}>
      <Title headingLevel="h1" size="2xl">
        {t("settings.title")}
      </Title>
      <p className="quiet gap-below">{t("settings.do")}</p>
      <Refusal refused={refused} />
      <div className="column">
        <Alerts />
        <Channels />
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
      </div>
    </PageSection>
  );
}
