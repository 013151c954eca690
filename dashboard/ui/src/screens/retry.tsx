/** What was tried again: all of it, newest first; or one job with what became of each of its transfers. */

import { Breadcrumb, BreadcrumbItem, Card, CardBody, CardTitle, FormGroup, FormSelect, FormSelectOption, PageSection, Title } from "@patternfly/react-core";
import { Table, Tbody, Td, Tr } from "@patternfly/react-table";
import { usePoll } from "../api";
import { Columns } from "../parts/columns";
import { Bar, chosen, itemWord } from "../parts/retry";
import { Act, Asking, Empty, Refusal } from "../parts/say";
import { State } from "../parts/state";
import { Time } from "../parts/time";
import { go, link, usePlace } from "../router";
import { type Key, t } from "../texts";
import type { ItemState, RetryItemPage, RetryJob } from "../types";

const STATES: ItemState[] = ["FAILED", "TROUBLED", "SKIPPED", "QUEUED", "SENT", "DELIVERED", "OFFERED", "OTHERWISE", "CANCELLED"];

export default function RetryScreen({ id }: { id: string }) {
  return (
    <PageSection hasBodyWrapper={false}>
      <Breadcrumb className="gap-below">
        <BreadcrumbItem to={link("/failed")}>{t("transfer.back")}</BreadcrumbItem>
        {id ? <BreadcrumbItem to={link("/retry")}>{t("repair.history")}</BreadcrumbItem> : <BreadcrumbItem isActive>{t("repair.history")}</BreadcrumbItem>}
      </Breadcrumb>
      {id ? <Job id={id} /> : <History />}
    </PageSection>
  );
}

function History() {
  const { data, refused } = usePoll<RetryJob[]>("api/retries?most=50");
  return (
    <>
      <Title headingLevel="h1" size="2xl" className="gap-below">
        {t("repair.history")}
      </Title>
      <Refusal refused={refused} />
      {!data ? refused ? null : <Asking /> : null}
      {data?.length === 0 ? <Empty title={t("repair.noHistory")}>{t("repair.noHistoryDo")}</Empty> : null}
      <div className="stack">
        {data?.map((job) => (
          <Card key={job.id} isCompact>
            <CardBody>
              <Bar of={job} />
              {job.why ? <p className="note">“{job.why}”</p> : null}
            </CardBody>
          </Card>
        ))}
      </div>
    </>
  );
}

function Job({ id }: { id: string }) {
  const { data, refused } = usePoll<RetryJob>(`api/retries/${encodeURIComponent(id)}`);
  return (
    <>
      <Title headingLevel="h1" size="2xl" className="gap-below">
        {data ? chosen(data.selection) : t("repair.history")}
      </Title>
      <Refusal refused={refused} />
      {data ? (
        <>
          <Card component="section" aria-label={t("repair.progress")} className="gap-below">
            <CardTitle component="h2">{t("repair.progress")}</CardTitle>
            <CardBody>
              <Bar of={data} alone />
              <p className="quiet">{how(data)}</p>
              {data.why ? <p className="note">“{data.why}”</p> : null}
            </CardBody>
          </Card>
          <Items id={id} />
        </>
      ) : refused ? null : (
        <Asking />
      )}
    </>
  );
}

function how(job: RetryJob): string {
  return [
    t(`repair.from.${job.from}` as Key),
    ...(job.target ? [job.target] : []),
    ...(job.asThen ? [t("repair.then")] : []),
    t("repair.pace", { rate: job.rate, stopAt: job.stopAt, pace: job.pace }),
  ].join(" · ");
}

function Items({ id }: { id: string }) {
  const { query } = usePlace();
  const state = query.get("state") ?? "";
  const after = query.get("after");
  const asked = new URLSearchParams({ most: "50", ...(state ? { state } : {}), ...(after ? { after } : {}) });
  const { data, refused } = usePoll<RetryItemPage>(`api/retries/${encodeURIComponent(id)}/items?${asked}`);
  return (
    <Card component="section" aria-label={t("repair.items")}>
      <CardTitle component="h2">{t("repair.items")}</CardTitle>
      <CardBody>
        <form className="find" role="search">
          <FormGroup label={t("col.state")} fieldId="item-state">
            <FormSelect id="item-state" value={state} onChange={(_, value) => go(link(`/retry/${id}`, { state: value }))}>
              <FormSelectOption value="" label={t("list.any")} />
              {STATES.map((each) => (
                <FormSelectOption key={each} value={each} label={itemWord(each)} />
              ))}
            </FormSelect>
          </FormGroup>
        </form>
        <Refusal refused={refused} />
        {data?.items.length === 0 ? <Empty title={t("list.none")}>{t("list.noneDo")}</Empty> : null}
        {data && data.items.length > 0 ? <Rows of={data} /> : null}
        <div className="pages">
          <Act variant="secondary" not={after ? null : t("list.isFirst")} onClick={() => go(link(`/retry/${id}`, { state }))}>
            {t("list.previous")}
          </Act>
          <Act variant="secondary" not={data?.next ? null : t("list.noMore")} onClick={() => go(link(`/retry/${id}`, { state, after: data?.next ?? null }))}>
            {t("list.next")}
          </Act>
        </div>
      </CardBody>
    </Card>
  );
}

function Rows({ of }: { of: RetryItemPage }) {
  const columns: Key[] = ["repair.became", "col.key", "col.university", "repair.stands", "repair.says", "repair.ended"];
  return (
    <Table variant="compact" gridBreakPoint="grid-lg" aria-label={t("repair.items")}>
      <Columns of={columns} />
      <Tbody>
        {of.items.map((item) => (
          <Tr key={item.transfer} data-row={item.transfer} tabIndex={-1}>
            <Td dataLabel={t("repair.became")}>
              <State of={item.state} text={itemWord(item.state)} />
            </Td>
            <Td dataLabel={t("col.key")} modifier="breakWord">
              <a href={link(`/transfer/${item.transfer}`)}>{item.sourceKey}</a>
            </Td>
            <Td dataLabel={t("col.university")}>{item.university}</Td>
            <Td dataLabel={t("repair.stands")}>
              <State of={item.now} />
            </Td>
            <Td dataLabel={t("repair.says")} modifier="breakWord">
              {item.says ?? t("none")}
            </Td>
            <Td dataLabel={t("repair.ended")}>{item.endedAt ? <Time at={item.endedAt} /> : t("none")}</Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
