import { Button, Card, CardBody, PageSection, Title } from "@patternfly/react-core";
import { usePoll } from "../api";
import { Asking, Empty, Refusal } from "../parts/say";
import { UniversityTable } from "../parts/universityTable";
import { link } from "../router";
import { t } from "../texts";
import type { Overview } from "../types";

export default function Universities() {
  const { data, refused } = usePoll<Overview>("api/overview");
  return (
    <PageSection hasBodyWrapper={false}>
      <div className="head">
        <Title headingLevel="h1" size="2xl">
          {t("universities.title")}
        </Title>
        <Button variant="primary" component="a" href={link("/setup")}>
          {t("setup.new")}
        </Button>
      </div>
      <Refusal refused={refused} />
      {!data ? refused ? null : <Asking /> : null}
      {data?.universities.length === 0 ? <Empty title={t("overview.none")}>{t("overview.noneDo")}</Empty> : null}
      {data && data.universities.length > 0 ? (
        <Card>
          <CardBody>
            <UniversityTable of={data.universities} />
          </CardBody>
        </Card>
      ) : null}
    </PageSection>
  );
}
