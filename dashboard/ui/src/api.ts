/** The REST API: the token of this browser tab, what has not changed is not sent again, and polling that pauses. */

import { useCallback, useEffect, useRef, useState } from "react";

const TOKEN = "passerelle.token";
const EVERY = 5000;

/** A request that was refused; `status` 0 means that the hub does not answer. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    detail: string,
    readonly body: { steps?: unknown; login?: string },
  ) {
    super(detail);
  }
}

export function setToken(token: string): void {
  sessionStorage.setItem(TOKEN, token);
  forget();
}

export function hasToken(): boolean {
  return sessionStorage.getItem(TOKEN) !== null;
}

/** What was seen is of somebody else, and what is under way was asked in his name. */
export function forget(): void {
  underWay.clear();
  seen.clear();
}

/** Forgets a refused token; true when there was one. */
export function dropToken(): boolean {
  const had = sessionStorage.getItem(TOKEN) !== null;
  sessionStorage.removeItem(TOKEN);
  return had;
}

const underWay = new Map<string, Promise<unknown>>();

/** Last answers by path, with what the hub called them. */
const seen = new Map<string, { etag: string; body: unknown }>();
const MOST_SEEN = 100;

async function call(path: string, options: RequestInit): Promise<Response> {
  const token = sessionStorage.getItem(TOKEN);
  const headers = new Headers(options.headers);
  if (token) {
    headers.set("Authorization", `Bearer ${token}`);
  }
  let response: Response;
  try {
    response = await fetch(path, { ...options, headers });
  } catch {
    throw new Refused(0, "", {});
  }
  if (!response.ok && response.status !== 304) {
    const body = (await response.json().catch(() => ({}))) as { detail?: string; steps?: unknown; login?: string };
    throw new Refused(response.status, body.detail ?? `HTTP ${response.status}`, body);
  }
  return response;
}

/** The answer; the very same object while nothing has changed. Who asks the same meanwhile gets the same answer. */
export function get<T>(path: string): Promise<T> {
  const same = underWay.get(path) as Promise<T> | undefined;
  const answer = same ?? ask<T>(path).finally(() => underWay.delete(path));
  underWay.set(path, answer);
  return answer;
}

async function ask<T>(path: string): Promise<T> {
  const known = seen.get(path);
  const response = await call(path, known ? { headers: { "If-None-Match": known.etag } } : {});
  if (response.status === 304 && known) {
    return known.body as T;
  }
  const body = (await response.json()) as T;
  const etag = response.headers.get("ETag");
  if (etag) {
    if (seen.size >= MOST_SEEN) {
      seen.delete(seen.keys().next().value as string);
    }
    seen.set(path, { etag, body });
  }
  return body;
}

export async function getText(path: string): Promise<{ type: string; text: string }> {
  const response = await call(path, {});
  return { type: response.headers.get("X-Payload-Type") ?? "", text: await response.text() };
}

/** Asks with a body; nothing is changed by it. */
export async function inquire<T>(path: string, body: unknown): Promise<T> {
  return (await (await call(path, sent("POST", body))).json()) as T;
}

function sent(method: "POST" | "PUT", body: unknown): RequestInit {
  return { method, body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
}

export function post<T>(path: string, body: unknown = {}): Promise<T> {
  return change<T>(path, sent("POST", body));
}

export function put<T>(path: string, body: unknown): Promise<T> {
  return change<T>(path, sent("PUT", body));
}

/** An answer that is told line by line while it comes about; a line `{failed}` is a refusal. */
export async function postLines<T>(path: string, body: unknown, told: (line: T) => void, signal?: AbortSignal): Promise<void> {
  const response = await call(path, { ...sent("POST", body), ...(signal ? { signal } : {}) });
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
    const lines = rest.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines.filter(Boolean)) {
      const read = JSON.parse(line) as T & { failed?: string };
      if (typeof read === "object" && "failed" in read && read.failed) {
        throw new Refused(409, read.failed, {});
      }
      told(read);
    }
    if (done) {
      return;
    }
  }
}

async function change<T>(path: string, options: RequestInit): Promise<T> {
  const response = await call(path, options);
  const answer = (await response.json()) as T;
  underWay.clear();
  changed();
  return answer;
}

const asking = new Set<() => void>();

/** Everything that is shown is asked for again at once. */
export function changed(): void {
  asking.forEach((ask) => ask());
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden) {
    changed();
  }
});

export interface Polled<T> {
  data: T | undefined;
  refused: Refused | undefined;
}

/** Asks every five seconds while the page can be seen; null asks nothing. What was seen last stays when it fails. */
export function usePoll<T>(path: string | null): Polled<T> {
  const [polled, setPolled] = useState<Polled<T> & { path: string | null }>({
    data: undefined,
    refused: undefined,
    path,
  });
  const live = useRef(0);
  const ask = useCallback(async (): Promise<void> => {
    if (path === null || document.hidden) {
      return;
    }
    const mine = ++live.current;
    try {
      const data = await get<T>(path);
      if (mine === live.current) {
        setPolled((was) => (was.data === data && !was.refused && was.path === path ? was : { data, refused: undefined, path }));
      }
    } catch (refused) {
      if (mine === live.current && refused instanceof Refused) {
        setPolled((was) => ({ data: was.path === path ? was.data : undefined, refused, path }));
      }
    }
  }, [path]);
  useEffect(() => {
    const again = (): void => void ask();
    again();
    asking.add(again);
    const timer = setInterval(again, EVERY);
    return () => {
      live.current++;
      asking.delete(again);
      clearInterval(timer);
    };
  }, [ask]);
  return polled.path === path ? polled : { data: undefined, refused: undefined };
}
