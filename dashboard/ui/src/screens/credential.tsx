/** One credential: whether it holds, what verifiers see, where it went, what people have asked for. */

import { Alert, Breadcrumb, BreadcrumbItem, PageSection, Title } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Tr } from "@patternfly/react-table";
import { useState } from "react";
import { usePoll } from "../api";
import { Columns } from "../parts/columns";
import { useMay } from "../parts/me";
import { OrderDialogue } from "../parts/orderDialogue";
import { OrderLine } from "../parts/orders";
import { Act, Asking, Refusal } from "../parts/say";
import { State } from "../parts/state";
import { Time } from "../parts/time";
import { link } from "../router";
import { type Key, number, t, word } from "../texts";
import type { CredentialView, OrderKind, Seen } from "../types";
import { Deliveries, Section, Steps, Versions } from "./transfer";

export default function CredentialScreen({ id }: { id: string }) {
  const { data, refused } = usePoll<CredentialView>(`api/credentials/${encodeURIComponent(id)}`);
  return (
    <PageSection hasBodyWrapper={false}>
      <Breadcrumb className="gap-below">
        <BreadcrumbItem to={link("/credentials")}>{t("credentials.title")}</BreadcrumbItem>
        <BreadcrumbItem isActive>{data?.credential.sourceKey ?? id}</BreadcrumbItem>
      </Breadcrumb>
      <Refusal refused={refused} />
      {data ? <Known of={data} /> : refused ? null : <Asking />}
    </PageSection>
  );
}

function Known({ of: { credential, journey, verifiers, orders } }: { of: CredentialView }) {
  const may = useMay();
  const [order, setOrder] = useState<OrderKind>();
  const denied = may("recognise", credential.university);
  const holds = credential.status === "ACTIVE";
  return (
    <>
      <div className="head">
        <Title headingLevel="h1" size="2xl">
          {credential.sourceKey}
        </Title>
        <State of={credential.status} />
        <Act variant="danger" id="revoke" not={denied ?? (holds ? null : t("credential.ended"))} onClick={() => setOrder("REVOKE")}>
          {t("order.REVOKE")}
        </Act>
        <Act
          variant="secondary"
          id="reissue"
          not={denied ?? (credential.status === "SUPERSEDED" ? t("credential.newer") : null)}
          onClick={() => setOrder("REISSUE")}
        >
          {t("order.REISSUE")}
        </Act>
      </div>
      <Alert
        component="h2"
        id="standing"
        variant={holds ? "success" : credential.status === "REVOKED" ? "warning" : "info"}
        isInline
        className="gap-below"
        title={t(`credential.${credential.status}` as Key)}
        actionLinks={
          <>
            <a href={link(`/transfer/${credential.id}`)}>{t("credential.transfer")}</a>
            {credential.supersededBy ? <a href={link(`/credential/${credential.supersededBy}`)}>{t("credential.successor")}</a> : null}
          </>
        }
      >
        {credential.statusReason ? <p className="cause">{credential.statusReason}</p> : null}
        <p>
          {`${credential.university} · ${credential.course ?? t("none")} · ${t("col.version")} ${number(credential.version)} · ${t("credentials.issued")} `}
          <Time at={credential.issuedAt} />
        </p>
        <p className="code">{credential.id}</p>
      </Alert>
      <Section title={t("credential.verifiers")}>
        <p className="quiet gap-below">{t("credential.verifiersDo")}</p>
        <Verifiers of={verifiers} />
      </Section>
      <div className="two gap-above">
        <Section title={t("credential.history")}>
          <Steps steps={journey.steps} />
        </Section>
        <div className="column">
          <Section title={t("transfer.deliveries")}>
            <Deliveries deliveries={journey.deliveries} />
          </Section>
          {orders.length > 0 ? (
            <Section title={t("order.all")}>
              <ul className="events">
                {orders.map((each) => (
                  <OrderLine key={each.id} of={each} />
                ))}
              </ul>
            </Section>
          ) : null}
          {journey.otherVersions.length > 0 ? <Versions of={journey.otherVersions} /> : null}
        </div>
      </div>
      {order ? <OrderDialogue kind={order} credentials={[credential.id]} close={() => setOrder(undefined)} /> : null}
    </>
  );
}

const LOOKS = { HOLDS: "ACTIVE", TAKEN_BACK: "REVOKED", CANNOT_TELL: "MISSED" } as const;

function Verifiers({ of }: { of: Seen[] }) {
  const columns: Key[] = ["credential.format", "credential.learns", "credential.says", "credential.since"];
  return (
    <Table variant="compact" gridBreakPoint="grid-md" aria-label={t("credential.verifiers")}>
      <Columns of={columns} />
      <Tbody>
        {of.map((each) => (
          <Tr key={each.format}>
            <Th dataLabel={t("credential.format")} scope="row">
              {each.format}
            </Th>
            <Td dataLabel={t("credential.learns")}>
              {each.by && each.list ? (
                <>
                  {/* made by the hub below its own address */}
                  <a href={`public/status/${each.list}`}>{t(`credential.by.${each.by}` as Key)}</a>
                  {each.copies > 1 ? <span className="quiet">{` · ${t("credential.copies", { n: each.copies })}`}</span> : null}
                </>
              ) : (
                t("credential.by.none")
              )}
            </Td>
            <Td dataLabel={t("credential.says")}>
              <State of={LOOKS[each.says]} text={word("credential.says", each.says)} />
            </Td>
            <Td dataLabel={t("credential.since")}>{each.since ? <Time at={each.since} /> : t("none")}</Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
