/** The language of the page: English, or German, which is fetched when it is wanted. */

import { useSyncExternalStore } from "react";
import { en, type Key } from "./en";

export type Language = "en" | "de";
export type { Key };
type Values = Record<string, string | number>;

const KEPT = "passerelle.language";
let language: Language = "en";
let texts: Record<Key, string> = en;
const told = new Set<() => void>();

/** Of dates and numbers: English as Europeans write it. */
function locale(): string {
  return language === "en" ? "en-GB" : language;
}

export async function speak(wanted: Language): Promise<void> {
  texts = wanted === "de" ? (await import("./de")).de : en;
  language = wanted;
  document.documentElement.lang = wanted;
  localStorage.setItem(KEPT, wanted);
  told.forEach((tell) => tell());
}

/** What was chosen last, else what the browser prefers. */
export function preferred(): Language {
  const kept = localStorage.getItem(KEPT) ?? navigator.language.slice(0, 2);
  return kept === "de" ? "de" : "en";
}

export function useLanguage(): Language {
  return useSyncExternalStore(
    (tell) => {
      told.add(tell);
      return () => told.delete(tell);
    },
    () => language,
  );
}

export function t(key: Key, values: Values = {}): string {
  return texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === "number" ? number(value) : value;
  });
}

/** Keys that differ by number, without their ends. */
type Counted = Key extends infer K ? (K extends `${infer Stem}.one` ? Stem : never) : never;

export function counted(key: Counted, n: number, values: Values = {}): string {
  const form = new Intl.PluralRules(language).select(n) === "one" ? "one" : "other";
  return t(`${key}.${form}` as Key, { ...values, n });
}

/** A text whose key comes from the hub; the word itself where the catalogue has none. */
export function word(prefix: string, name: string): string {
  const key = `${prefix}.${name}`;
  return key in texts ? t(key as Key) : name.toLowerCase().replaceAll("_", " ");
}

export function number(value: number): string {
  return new Intl.NumberFormat(locale()).format(value);
}

export function moment(at: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeStyle: "medium" }).format(new Date(at));
}

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** A day without a time is the same one everywhere; a moment's is that of who looks. */
export function day(at: string): string {
  const where = at.length === "2000-01-02".length ? { timeZone: "UTC" } : {};
  return new Intl.DateTimeFormat(locale(), { dateStyle: "medium", ...where }).format(new Date(at));
}

/** For example "5 minutes", "2 hours". */
export function span(seconds: number): string {
  const [unit, size] = UNITS.find(([, long]) => seconds >= long) ?? ["second", 1];
  return new Intl.NumberFormat(locale(), { style: "unit", unit, unitDisplay: "long" }).format(Math.round(seconds / size));
}

/** For example "5 minutes ago", "in 2 hours". */
export function ago(at: string, now: number): string {
  const seconds = (new Date(at).getTime() - now) / 1000;
  const format = new Intl.RelativeTimeFormat(locale(), { numeric: "auto" });
  const [unit, size] = UNITS.find(([, long]) => Math.abs(seconds) >= long) ?? ["second", 1];
  return format.format(Math.abs(seconds) < 60 ? Math.round(seconds / 10) * 10 : Math.round(seconds / size), unit);
}
