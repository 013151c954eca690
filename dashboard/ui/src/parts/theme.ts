/** Light or dark: as the system is, until somebody chooses. */

import { useSyncExternalStore } from "react";

export type Theme = "light" | "dark";

const KEPT = "passerelle.theme";
const system = matchMedia("(prefers-color-scheme: dark)");
const told = new Set<() => void>();
/** Kept from the event: Chromium tells no change that somebody asking `system.matches` has learnt before its next frame. */
let systemIsDark = system.matches;

export function theme(): Theme {
  const kept = localStorage.getItem(KEPT);
  return kept === "light" || kept === "dark" ? kept : systemIsDark ? "dark" : "light";
}

export function applyTheme(): void {
  document.documentElement.classList.toggle("pf-v6-theme-dark", theme() === "dark");
  told.forEach((tell) => tell());
}

export function choose(wanted: Theme): void {
  localStorage.setItem(KEPT, wanted);
  applyTheme();
}

system.addEventListener("change", ({ matches }) => {
  systemIsDark = matches;
  applyTheme();
});

export function useTheme(): Theme {
  return useSyncExternalStore((tell) => {
    told.add(tell);
    return () => told.delete(tell);
  }, theme);
}
