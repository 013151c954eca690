/** The parts of recognition, beside each other: cases, tables, stacks, who is who. */

import { Nav, NavItem, NavList, Title } from "@patternfly/react-core";
import { link } from "../router";
import { type Key, t } from "../texts";

const PARTS: [string, Key][] = [
  ["/recognition", "recognition.cases"],
  ["/tables", "tables.title"],
  ["/stacks", "stacks.title"],
  ["/learners", "learners.title"],
];

export function RecognitionHead({ at }: { at: string }) {
  return (
    <>
      <Title headingLevel="h1" size="2xl" className="gap-below">
        {t("recognition.title")}
      </Title>
      <Nav variant="horizontal-subnav" aria-label={t("recognition.title")} className="gap-below">
        <NavList>
          {PARTS.map(([path, text]) => (
            <NavItem key={path} to={link(path)} isActive={path === at}>
              {t(text)}
            </NavItem>
          ))}
        </NavList>
      </Nav>
    </>
  );
}
