/** The drawing of a university's certificates, beside what becomes of it. */

import { Alert, Breadcrumb, BreadcrumbItem, Card, CardBody, CardTitle, FormGroup, FormSelect, FormSelectOption, PageSection, TextArea, Title } from "@patternfly/react-core";
import { useEffect, useState } from "react";
import { get, post, put, Refused } from "../api";
import { Help } from "../parts/groups";
import { useMay } from "../parts/me";
import { Act, Asking, Refusal } from "../parts/say";
import { link } from "../router";
import { t } from "../texts";
import type { CertificateTemplate } from "../types";

const PAUSE = 600;

export default function Certificate({ id }: { id: string }) {
  const at = `api/universities/${encodeURIComponent(id)}/certificate`;
  const [template, setTemplate] = useState<CertificateTemplate>();
  const [refused, setRefused] = useState<Refused>();
  useEffect(() => {
    get<CertificateTemplate>(at).then(setTemplate, (no: unknown) => no instanceof Refused && setRefused(no));
  }, [at]);
  return (
    <PageSection hasBodyWrapper={false}>
      <Breadcrumb className="gap-below">
        <BreadcrumbItem to={link("/universities")}>{t("university.back")}</BreadcrumbItem>
        <BreadcrumbItem to={link(`/university/${id}`)}>{id}</BreadcrumbItem>
        <BreadcrumbItem isActive>{t("certificate.title")}</BreadcrumbItem>
      </Breadcrumb>
      <Title headingLevel="h1" size="2xl" className="gap-below">
        {t("certificate.of", { university: id })}
      </Title>
      <Refusal refused={refused} />
      {template ? <Drawing university={id} at={at} of={template} taken={setTemplate} /> : refused ? null : <Asking />}
    </PageSection>
  );
}

function Drawing({ university, at, of, taken }: { university: string; at: string; of: CertificateTemplate; taken: (now: CertificateTemplate) => void }) {
  const may = useMay();
  const [svg, setSvg] = useState(of.svg);
  const [language, setLanguage] = useState(of.languages[0] ?? "en");
  const [png, setPng] = useState<string>();
  const [refused, setRefused] = useState<Refused>();
  const [saved, setSaved] = useState(false);
  const changed = svg !== of.svg;
  useEffect(() => {
    let left = false;
    const timer = setTimeout(() => {
      post<{ png: string }>(`${at}/preview`, { svg: changed ? svg : null, language }).then(
        (drawn) => {
          if (!left) {
            setPng(drawn.png);
            setRefused(undefined);
          }
        },
        (no: unknown) => !left && no instanceof Refused && setRefused(no),
      );
    }, PAUSE);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [at, svg, language, changed]);
  const save = async (): Promise<void> => {
    try {
      const now = await put<CertificateTemplate>(at, { svg, was: of.sha256 });
      taken(now);
      setSaved(true);
    } catch (no) {
      if (no instanceof Refused) {
        setRefused(no);
      }
    }
  };
  return (
    <div className="two">
      <Card component="section" aria-label={t("certificate.drawing")}>
        <CardTitle component="h2">{t("certificate.drawing")}</CardTitle>
        <CardBody className="stack">
          <p>
            {t("certificate.by", { name: of.name })} {of.own ? null : t("certificate.shared")}
          </p>
          <FormGroup label={t("certificate.upload")} fieldId="certificate-file">
            <input
              id="certificate-file"
              type="file"
              accept=".svg,image/svg+xml"
              onChange={(event) => void event.target.files?.[0]?.text().then((text) => (setSaved(false), setSvg(text)))}
            />
            <Help text={t("certificate.uploadDo")} />
          </FormGroup>
          <TextArea
            aria-label={t("certificate.drawing")}
            className="code"
            rows={24}
            value={svg}
            onChange={(_, now) => {
              setSaved(false);
              setSvg(now);
            }}
          />
          <div className="buttons-row">
            <Act variant="primary" id="certificate-save" not={may("configure", university) ?? (refused ? t("certificate.refused") : changed ? null : t("setup.nothingChanged"))} onClick={() => void save()}>
              {t("certificate.save")}
            </Act>
            <Act variant="link" not={changed ? null : t("setup.nothingChanged")} onClick={() => setSvg(of.svg)}>
              {t("certificate.undo")}
            </Act>
          </div>
          {saved && !changed ? <Alert component="h3" variant="success" isInline title={t("certificate.saved")} /> : null}
        </CardBody>
      </Card>
      <Card component="section" aria-label={t("certificate.sample")}>
        <CardTitle component="h2">{t("certificate.sample")}</CardTitle>
        <CardBody className="stack">
          <FormGroup label={t("certificate.language")} fieldId="certificate-language">
            <FormSelect id="certificate-language" value={language} onChange={(_, now) => setLanguage(now)}>
              {of.languages.map((each) => (
                <FormSelectOption key={each} value={each} label={each} />
              ))}
            </FormSelect>
          </FormGroup>
          {refused ? (
            <Alert component="h3" variant="danger" isInline title={t("certificate.refused")}>
              <ul>
                {refused.message.split("\n").map((problem) => (
                  <li key={problem}>{problem}</li>
                ))}
              </ul>
            </Alert>
          ) : null}
          {png ? <img className="certificate" src={`data:image/png;base64,${png}`} alt={t("certificate.alt")} /> : <Asking />}
          <p className="quiet">{t("certificate.sampleDo")}</p>
        </CardBody>
      </Card>
    </div>
  );
}
