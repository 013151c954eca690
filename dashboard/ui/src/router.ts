/** Where the page is: `#/failed?university=x`. All of it stands in the address, so that it can be sent to a colleague. */

import { useSyncExternalStore } from "react";

export interface Place {
  path: string[];
  query: URLSearchParams;
}

function read(): string {
  return location.hash.replace(/^#/, "") || "/";
}

function subscribe(told: () => void): () => void {
  addEventListener("hashchange", told);
  return () => removeEventListener("hashchange", told);
}

export function usePlace(): Place {
  const at = useSyncExternalStore(subscribe, read);
  const [path = "", query = ""] = at.split("?");
  return {
    path: path.split("/").filter(Boolean).map(decodeURIComponent),
    query: new URLSearchParams(query),
  };
}

export function link(path: string, query: Record<string, string | null | undefined> = {}): string {
  const kept = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return `#${path}${kept.length > 0 ? `?${new URLSearchParams(kept)}` : ""}`;
}

export function go(to: string): void {
  location.hash = to.replace(/^#/, "");
}
