/** Which system a university has: one sentence each, and what its IT must give. */

import { TextInput } from "@patternfly/react-core";
import { useState } from "react";
import { type Key, t, word } from "../texts";
import { moduleOf, protocols, type Schema } from "./schema";

export function Protocols({ schema, chosen, choose }: { schema: Schema; chosen: string; choose: (protocol: string) => void }) {
  const [wanted, setWanted] = useState("");
  const says = (protocol: string): string => told("says", protocol) ?? moduleOf(schema, protocol)?.description?.replaceAll("`", "") ?? "";
  const needs = (protocol: string): string => told("needs", protocol) ?? (moduleOf(schema, protocol)?.required ?? []).join(", ");
  const shown = protocols(schema).filter((protocol) => `${protocol} ${says(protocol)}`.toLowerCase().includes(wanted.toLowerCase()));
  return (
    <div className="stack">
      <p>{t("setup.protocolDo")}</p>
      <TextInput type="search" value={wanted} onChange={(_, value) => setWanted(value)} aria-label={t("setup.protocolFind")} placeholder={t("setup.protocolFind")} />
      <div className="protocols" role="radiogroup" aria-label={t("setup.step.system")}>
        {shown.map((protocol) => (
          <label key={protocol} className={`protocol${protocol === chosen ? " protocol-chosen" : ""}`}>
            <input type="radio" name="protocol" value={protocol} checked={protocol === chosen} onChange={() => choose(protocol)} />
            <span>
              <strong>{protocol}</strong> {says(protocol)}
              <span className="quiet">
                {" "}
                {t("setup.needs")}: {needs(protocol)}
              </span>
            </span>
          </label>
        ))}
        {shown.length === 0 ? <p>{t("setup.protocolNone")}</p> : null}
      </div>
    </div>
  );
}

/** A connector that came later has no words of its own here yet: then its settings speak. */
function told(what: "says" | "needs", protocol: string): string | null {
  const text = word(`setup.${what}` as Key, protocol);
  return text === protocol.toLowerCase().replaceAll("_", " ") ? null : text;
}
