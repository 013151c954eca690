// What a story of several people needs: each one's browser, logged in at the provider of the demo, and steps that leave
// pictures. The first step that fails ends the story, and is told.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch } from "./looking.mjs";

const people = {};
let base;
let browser;
let errors;

/** Of the person who acts now. */
export let page;

/** From here on it is this person's browser; who comes for the first time logs in. */
export async function be(name) {
  if (people[name]) {
    page = people[name];
    return;
  }
  const own = await browser.newContext({ viewport: { width: 1280, height: 1200 }, locale: "en-GB", reducedMotion: "reduce" });
  page = people[name] = await own.newPage();
  page.setDefaultTimeout(20000);
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    // who has not logged in is told so by the hub, and by the browser too
    if (message.type() === "error" && message.location().url.startsWith(base) && !message.text().includes("status of 401")) {
      errors.push(`${message.text()} ${message.location().url}`);
    }
  });
  await page.goto(base);
  await page.locator("#log-in").click();
  await page.getByRole("heading", { name: "Who are you?" }).waitFor();
  await page.getByRole("link", { name }).click();
  await page.waitForURL(`${base}/#/`);
}

export const open = (hash) => page.goto(`${base}/${hash}`);
export const button = (name) => page.getByRole("button", { name });
export const dialogue = () => page.getByRole("dialog");

export function must(truth, what) {
  if (!truth) {
    throw new Error(what);
  }
}

/** Adds to found: the steps that were taken, where it broke, and what went wrong in the browsers. */
export async function tell(steps, input, found) {
  const began = Date.now();
  Object.assign(found, { steps: [], broken: "", errors: [] });
  ({ base } = input);
  ({ errors } = found);
  mkdirSync(input.pictures, { recursive: true });
  browser = await launch(input.executable);
  try {
    for (const [index, [name, act]] of Object.entries(steps).entries()) {
      try {
        await act();
        found.steps.push(name);
      } catch (error) {
        found.broken = `${name}: ${String(error).split("\n").slice(0, 6).join(" ")}`;
      }
      const picture = `${String(index + 1).padStart(2, "0")}-${name.replaceAll(/[^a-z]+/g, "-").slice(0, 60)}.png`;
      await page?.screenshot({ path: join(input.pictures, found.broken ? `broken-${picture}` : picture) });
      process.stderr.write(`${((Date.now() - began) / 1000).toFixed(1)} s ${name}\n`);
      if (found.broken) {
        break;
      }
    }
  } finally {
    await browser.close();
  }
}
