/** The frame around every screen: where one can go, the keys, light and dark, the language, the token. */

import {
  Alert,
  Button,
  Form,
  FormGroup,
  Masthead,
  MastheadBrand,
  MastheadContent,
  MastheadLogo,
  MastheadMain,
  MastheadToggle,
  Nav,
  NavItem,
  NavList,
  Page,
  PageSection,
  PageSidebar,
  PageSidebarBody,
  PageToggleButton,
  SkipToContent,
  TextInput,
} from "@patternfly/react-core";
import BarsIcon from "@patternfly/react-icons/dist/esm/icons/bars-icon";
import KeyboardIcon from "@patternfly/react-icons/dist/esm/icons/keyboard-icon";
import MoonIcon from "@patternfly/react-icons/dist/esm/icons/moon-icon";
import SearchIcon from "@patternfly/react-icons/dist/esm/icons/search-icon";
import SunIcon from "@patternfly/react-icons/dist/esm/icons/sun-icon";
import { type ComponentType, lazy, Suspense, useEffect, useState } from "react";
import { changed, dropToken, type Refused, setToken, usePoll } from "./api";
import { focusRow, useKeys } from "./parts/keys";
import Palette from "./parts/palette";
import { Asking } from "./parts/say";
import { choose, useTheme } from "./parts/theme";
import { link, usePlace } from "./router";
import { Overview } from "./screens/overview";
import { type Key, speak, t, useLanguage } from "./texts";
import type { Overview as OverviewAnswer } from "./types";

const Failed = lazy(() => import("./screens/failed"));
const TransferScreen = lazy(() => import("./screens/transfer"));
const Universities = lazy(() => import("./screens/universities"));
const UniversityScreen = lazy(() => import("./screens/university"));
const Recognition = lazy(() => import("./screens/recognition"));
const Tables = lazy(() => import("./screens/tables"));
const TableScreen = lazy(() => import("./screens/table"));
const Stacks = lazy(() => import("./screens/stacks"));
const Case = lazy(() => import("./screens/case"));
const Credentials = lazy(() => import("./screens/credentials"));
const KeysHelp = lazy(() => import("./parts/keysHelp"));

const VIEWS: { at: string; text: Key; also: string[] }[] = [
  { at: "", text: "nav.overview", also: [] },
  { at: "failed", text: "nav.failed", also: ["transfer"] },
  { at: "universities", text: "nav.universities", also: ["university"] },
  { at: "recognition", text: "nav.recognition", also: ["case", "tables", "table", "stacks"] },
  { at: "credentials", text: "nav.credentials", also: [] },
];

function screen(path: string[]): { Screen: ComponentType<{ id: string }>; id: string } {
  const [name = "", id = ""] = path;
  const screens: Record<string, ComponentType<{ id: string }>> = {
    failed: Failed,
    transfers: Failed,
    transfer: TransferScreen,
    universities: Universities,
    university: UniversityScreen,
    recognition: Recognition,
    case: Case,
    tables: Tables,
    table: TableScreen,
    stacks: Stacks,
    credentials: Credentials,
  };
  return { Screen: screens[name] ?? Overview, id };
}

export function App() {
  const language = useLanguage();
  const { path } = usePlace();
  const { refused } = usePoll<OverviewAnswer>("api/overview");
  const [dialogue, setDialogue] = useState<"palette" | "keys" | null>(null);
  useKeys({ "?": () => setDialogue("keys"), j: () => focusRow(1), k: () => focusRow(-1) });
  useEffect(() => {
    const heard = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        setDialogue("palette");
      }
    };
    addEventListener("keydown", heard);
    return () => removeEventListener("keydown", heard);
  }, []);
  useEffect(() => {
    scrollTo(0, 0);
    const view = VIEWS.find(({ at, also }) => at === (path[0] ?? "") || also.includes(path[0] ?? ""));
    document.title = `${path[1] ?? t(view?.text ?? "nav.overview")} – ${t("app.name")}`;
  }, [path.join("/"), language]);
  const { Screen, id } = screen(path);
  return (
    <Page
      key={language}
      isManagedSidebar
      masthead={<Top open={setDialogue} />}
      sidebar={<Side at={path[0] ?? ""} />}
      skipToContent={
        <SkipToContent href="#main" onClick={(event) => (event.preventDefault(), document.getElementById("main")?.focus())}>
          {t("app.skip")}
        </SkipToContent>
      }
      mainContainerId="main"
    >
      {refused?.status === 401 ? (
        <TokenForm refused={refused} />
      ) : (
        <Suspense fallback={<Asking />}>
          <Screen id={id} key={path.join("/")} />
        </Suspense>
      )}
      <PageSection className="foot" component="footer" isFilled={false} hasBodyWrapper={false}>
        {t("app.footer")} <a href="v3/api-docs">{t("app.api")}</a>
      </PageSection>
      <Suspense fallback={null}>
        {dialogue === "palette" ? <Palette close={() => setDialogue(null)} /> : null}
        {dialogue === "keys" ? <KeysHelp close={() => setDialogue(null)} /> : null}
      </Suspense>
    </Page>
  );
}

function Top({ open }: { open: (dialogue: "palette" | "keys") => void }) {
  const language = useLanguage();
  const theme = useTheme();
  const other = theme === "dark" ? "light" : "dark";
  return (
    <Masthead display={{ default: "inline" }}>
      <MastheadMain>
        <MastheadToggle>
          <PageToggleButton variant="plain" aria-label={t("app.menu")}>
            <BarsIcon />
          </PageToggleButton>
        </MastheadToggle>
        <MastheadBrand>
          <MastheadLogo href="#/" component="a" className="brand">
            <img src="icon.svg" alt="" width="28" height="28" /> <span>{t("app.name")}</span>
          </MastheadLogo>
        </MastheadBrand>
      </MastheadMain>
      <MastheadContent>
        <div className="tools">
          <Button variant="control" icon={<SearchIcon />} onClick={() => open("palette")} className="wide-only">
            {t("app.palette")} <kbd>Ctrl K</kbd>
          </Button>
          <Button variant="plain" icon={<SearchIcon />} onClick={() => open("palette")} aria-label={t("app.palette")} className="narrow-only" />
          <Button
            variant="plain"
            icon={theme === "dark" ? <MoonIcon /> : <SunIcon />}
            onClick={() => choose(other)}
            aria-label={t("app.theme", { now: t(`app.${theme}`), next: t(`app.${other}`) })}
          />
          <Button variant="plain" onClick={() => void speak(language === "en" ? "de" : "en")} lang={language === "en" ? "de" : "en"} aria-label={t("app.language")}>
            {t("app.languageShort")}
          </Button>
          <Button variant="plain" icon={<KeyboardIcon />} onClick={() => open("keys")} aria-label={t("app.keys")} className="wide-only" />
        </div>
      </MastheadContent>
    </Masthead>
  );
}

function Side({ at }: { at: string }) {
  return (
    <PageSidebar>
      <PageSidebarBody>
        <Nav aria-label={t("app.nav")}>
          <NavList>
            {VIEWS.map((view) => (
              <NavItem key={view.at} to={link(`/${view.at}`)} isActive={view.at === at || view.also.includes(at)}>
                {t(view.text)}
              </NavItem>
            ))}
          </NavList>
        </Nav>
      </PageSidebarBody>
    </PageSidebar>
  );
}

function TokenForm({ refused }: { refused: Refused }) {
  const [token, enter] = useState("");
  const [wrong, setWrong] = useState(false);
  useEffect(() => {
    if (dropToken()) {
      setWrong(true);
    }
  }, [refused]);
  return (
    <PageSection>
      <Form
        className="narrow"
        onSubmit={(event) => {
          event.preventDefault();
          setToken(token);
          changed();
        }}
      >
        <h1 className="title">{t("token.title")}</h1>
        <p>{t("token.where")}</p>
        {wrong ? <Alert component="h2" variant="danger" isInline title={t("token.refused")} /> : null}
        <FormGroup label={t("token.label")} fieldId="token">
          <TextInput id="token" type="password" autoComplete="off" isRequired value={token} onChange={(_, value) => enter(value)} />
        </FormGroup>
        <Button type="submit" className="self-start">{t("token.enter")}</Button>
      </Form>
    </PageSection>
  );
}
