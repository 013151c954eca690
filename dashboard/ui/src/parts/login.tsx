/** Logging in: at the provider where there is one, or with a token. */

import { Alert, Button, ExpandableSection, Form, FormGroup, PageSection, TextInput } from "@patternfly/react-core";
import { useEffect, useState } from "react";
import { changed, dropToken, type Refused, setToken } from "../api";
import { t, word } from "../texts";
import { askAgain } from "./me";

const WHYS = ["again", "refused", "invalid", "nameless", "away"];

export function LogIn({ refused }: { refused: Refused }) {
  const [wrong, setWrong] = useState(false);
  useEffect(() => {
    if (dropToken()) {
      setWrong(true);
    }
  }, [refused]);
  const at = refused.body.login;
  return (
    <PageSection>
      {at ? (
        <div className="narrow stack">
          <h1 className="title">{t("login.title")}</h1>
          <p>{t("login.where")}</p>
          <Why />
          <div>
            <Button component="a" href={`${at}?to=${encodeURIComponent(location.hash.slice(1) || "/")}`} id="log-in">
              {t("login.do")}
            </Button>
          </div>
          <ExpandableSection toggleText={t("login.token")} isIndented {...(wrong ? { isExpanded: true } : {})}>
            <TokenForm wrong={wrong} />
          </ExpandableSection>
        </div>
      ) : (
        <TokenForm wrong={wrong} title={t("token.title")} />
      )}
    </PageSection>
  );
}

/** Why the last log-in came to nothing; it stands in the address that the hub sent the browser to. */
function Why() {
  const why = new URLSearchParams(location.search).get("login");
  return why !== null && WHYS.includes(why) ? <Alert component="h2" variant="warning" isInline title={word("login.why", why)} /> : null;
}

function TokenForm({ wrong, title }: { wrong: boolean; title?: string }) {
  const [token, enter] = useState("");
  return (
    <Form
      className="narrow"
      onSubmit={(event) => {
        event.preventDefault();
        setToken(token);
        askAgain();
        changed();
      }}
    >
      {title ? <h1 className="title">{title}</h1> : null}
      <p>{t("token.where")}</p>
      {wrong ? <Alert component="h2" variant="danger" isInline title={t("token.refused")} /> : null}
      <FormGroup label={t("token.label")} fieldId="token">
        <TextInput id="token" type="password" autoComplete="off" isRequired value={token} onChange={(_, value) => enter(value)} />
      </FormGroup>
      <Button type="submit" className="self-start">{t("token.enter")}</Button>
    </Form>
  );
}
