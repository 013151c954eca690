import { Card, CardBody, PageSection, Title } from "@patternfly/react-core";
import { TransferList } from "../parts/transferList";
import { t } from "../texts";

export default function Credentials() {
  return (
    <PageSection hasBodyWrapper={false}>
      <Title headingLevel="h1" size="2xl">
        {t("credentials.title")}
      </Title>
      <p className="quiet gap-below">{t("credentials.do")}</p>
      <Card>
        <CardBody>
          <TransferList at="/credentials" usual="DELIVERED" states={["DELIVERED", "ISSUED", "FAILED"]} />
        </CardBody>
      </Card>
    </PageSection>
  );
}
