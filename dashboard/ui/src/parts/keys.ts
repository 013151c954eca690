/** Keys for those who do not like to reach for the mouse. */

import { useEffect } from "react";

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");
}

/** @param keys what each does; none is heard while somebody types or a dialogue is open */
export function useKeys(keys: Record<string, () => void>): void {
  useEffect(() => {
    const heard = (event: KeyboardEvent): void => {
      const act = keys[event.key];
      if (act && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target) && !document.querySelector("[role=dialog]")) {
        event.preventDefault();
        act();
      }
    };
    addEventListener("keydown", heard);
    return () => removeEventListener("keydown", heard);
  });
}

/** The rows of the list on this page: the one with the focus, and the one beside it. */
export function focusRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + step))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

export function focusedRow(): string | undefined {
  return (document.activeElement?.closest("[data-row]") as HTMLElement | null)?.dataset.row;
}
