/** The frame around every screen: where one can go, the keys, light and dark, the language, the token. */

import {
  Button,
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
} from "@patternfly/react-core";
import BarsIcon from "@patternfly/react-icons/dist/esm/icons/bars-icon";
import KeyboardIcon from "@patternfly/react-icons/dist/esm/icons/keyboard-icon";
import MoonIcon from "@patternfly/react-icons/dist/esm/icons/moon-icon";
import SearchIcon from "@patternfly/react-icons/dist/esm/icons/search-icon";
import UserIcon from "@patternfly/react-icons/dist/esm/icons/user-icon";
import SunIcon from "@patternfly/react-icons/dist/esm/icons/sun-icon";
import { type ComponentType, lazy, Suspense, useEffect, useState } from "react";
import { hasToken, usePoll } from "./api";
import { focusRow, useKeys } from "./parts/keys";
import { LogIn } from "./parts/login";
import { useMe } from "./parts/me";
import Palette from "./parts/palette";
import { Asking, Empty } from "./parts/say";
import { choose, useTheme } from "./parts/theme";
import { link, usePlace } from "./router";
import { Overview } from "./screens/overview";
import { type Key, speak, t, useLanguage } from "./texts";
import type { Me, Overview as OverviewAnswer } from "./types";

const Failed = lazy(() => import("./screens/failed"));
const TransferScreen = lazy(() => import("./screens/transfer"));
const Universities = lazy(() => import("./screens/universities"));
const UniversityScreen = lazy(() => import("./screens/university"));
const Recognition = lazy(() => import("./screens/recognition"));
const Tables = lazy(() => import("./screens/tables"));
const TableScreen = lazy(() => import("./screens/table"));
const Stacks = lazy(() => import("./screens/stacks"));
const Learners = lazy(() => import("./screens/learners"));
const PairScreen = lazy(() => import("./screens/pair"));
const Case = lazy(() => import("./screens/case"));
const Setup = lazy(() => import("./screens/setup"));
const DataScreen = lazy(() => import("./screens/data"));
const Certificate = lazy(() => import("./screens/certificate"));
const Credentials = lazy(() => import("./screens/credentials"));
const Audit = lazy(() => import("./screens/audit"));
const WhoAmI = lazy(() => import("./parts/whoami"));
const Settings = lazy(() => import("./screens/settings"));
const Flow = lazy(() => import("./screens/flow"));
const RetryScreen = lazy(() => import("./screens/retry"));
const CredentialScreen = lazy(() => import("./screens/credential"));
const KeysHelp = lazy(() => import("./parts/keysHelp"));

const VIEWS: { at: string; text: Key; also: string[] }[] = [
  { at: "", text: "nav.overview", also: [] },
  { at: "flow", text: "nav.flow", also: [] },
  { at: "failed", text: "nav.failed", also: ["transfer", "retry"] },
  { at: "universities", text: "nav.universities", also: ["university", "setup", "data", "certificate"] },
  { at: "recognition", text: "nav.recognition", also: ["case", "tables", "table", "stacks", "learners", "pair"] },
  { at: "credentials", text: "nav.credentials", also: ["credential"] },
  { at: "audit", text: "nav.audit", also: [] },
  { at: "settings", text: "nav.settings", also: [] },
];

function screen(path: string[]): { Screen: ComponentType<{ id: string }>; id: string } {
  const [name = "", id = ""] = path;
  const screens: Record<string, ComponentType<{ id: string }>> = {
    flow: Flow,
    failed: Failed,
    transfers: Failed,
    transfer: TransferScreen,
    universities: Universities,
    university: UniversityScreen,
    setup: Setup,
    data: DataScreen,
    certificate: Certificate,
    recognition: Recognition,
    case: Case,
    tables: Tables,
    table: TableScreen,
    stacks: Stacks,
    learners: Learners,
    pair: PairScreen,
    credentials: Credentials,
    audit: Audit,
    settings: Settings,
    retry: RetryScreen,
    credential: CredentialScreen,
  };
  return { Screen: screens[name] ?? Overview, id };
}

export function App() {
  const language = useLanguage();
  const { path } = usePlace();
  const { refused } = usePoll<OverviewAnswer>("api/overview");
  const [dialogue, setDialogue] = useState<Dialogues | null>(null);
  const me = useMe();
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
      masthead={<Top open={setDialogue} me={me} />}
      sidebar={<Side at={path[0] ?? ""} />}
      skipToContent={
        <SkipToContent href="#main" onClick={(event) => (event.preventDefault(), document.getElementById("main")?.focus())}>
          {t("app.skip")}
        </SkipToContent>
      }
      mainContainerId="main"
    >
      {refused?.status === 401 ? (
        <LogIn refused={refused} />
      ) : me && !me.operator && Object.keys(me.roles).length === 0 ? (
        <PageSection>
          <Empty title={t("me.none")}>{t("me.noneDo", { name: me.name })}</Empty>
        </PageSection>
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
        {dialogue === "me" && me ? <WhoAmI me={me} hasToken={hasToken()} close={() => setDialogue(null)} /> : null}
        {dialogue === "keys" ? <KeysHelp close={() => setDialogue(null)} /> : null}
      </Suspense>
    </Page>
  );
}

type Dialogues = "palette" | "keys" | "me";

function Top({ open, me }: { open: (dialogue: Dialogues) => void; me: Me | undefined }) {
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
          {me ? (
            <Button variant="plain" icon={<UserIcon />} onClick={() => open("me")} aria-label={t("me.open", { name: me.name })} id="me">
              <span className="wide-only me">{me.name}</span>
            </Button>
          ) : null}
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
