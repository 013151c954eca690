/** Filters of a list that somebody uses often, by name, in this browser. What they are stands in the address anyway. */

import { Button, Label, TextInput } from "@patternfly/react-core";
import { type FormEvent, useState } from "react";
import { go } from "../router";
import { t } from "../texts";
import { Act } from "./say";

const KEPT = "passerelle.filters";
const MOST = 20;

function read(): Record<string, string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? "{}");
    return kept !== null && typeof kept === "object" ? (kept as Record<string, string>) : {};
  } catch {
    return {};
  }
}

/** @param now address of the list as it is filtered now; null where it is not */
export function SavedFilters({ now }: { now: string | null }) {
  const [kept, setKept] = useState(read);
  const [name, setName] = useState<string>();
  const keep = (next: Record<string, string>): void => {
    setKept(next);
    localStorage.setItem(KEPT, JSON.stringify(next));
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (now && name?.trim()) {
      keep(Object.fromEntries([...Object.entries(kept), [name.trim(), now]].slice(-MOST)));
      setName(undefined);
    }
  };
  return (
    <div className="chips" role="group" aria-label={t("filters.title")}>
      {Object.entries(kept).map(([each, at]) => (
        <Label
          key={each}
          color="blue"
          onClick={() => go(at)}
          onClose={() => keep(Object.fromEntries(Object.entries(kept).filter(([other]) => other !== each)))}
          closeBtnAriaLabel={t("filters.forget", { name: each })}
        >
          {each}
        </Label>
      ))}
      {name === undefined ? (
        <Act variant="link" isInline not={now ? null : t("filters.none")} onClick={() => setName("")}>
          {t("filters.save")}
        </Act>
      ) : (
        <form onSubmit={save} className="chips">
          <TextInput id="filter-name" aria-label={t("filters.name")} placeholder={t("filters.name")} value={name} maxLength={40} onChange={(_, value) => setName(value)} />
          <Button type="submit" variant="secondary" size="sm">
            {t("filters.keep")}
          </Button>
          <Button variant="link" size="sm" onClick={() => setName(undefined)}>
            {t("app.cancel")}
          </Button>
        </form>
      )}
    </div>
  );
}
