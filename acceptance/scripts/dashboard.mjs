// Walks through the operators' pages in a real Chromium: the task guide to the letter, what every screen promises,
// barriers (axe-core) at three widths in light and dark, what the first screen weighs, and pictures of all of it.

import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";

const input = JSON.parse(await new Response(process.stdin).text());
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const IN_DOCS = ["overview", "failed", "transfer", "university", "case"];
const WIDTHS = [380, 1280, 2560];
const found = { guide: "", followed: 0, promises: [], kept: 0, barriers: [], looked: 0, errors: [], tooWide: [] };
const began = Date.now();
const log = (what) => process.stderr.write(`${((Date.now() - began) / 1000).toFixed(1)} s ${what}\n`);

const browser = await chromium.launch({
  executablePath: input.executable,
  args: ["--no-sandbox", "--disable-dev-shm-usage", "--force-prefers-reduced-motion"],
});
const size = { viewport: { width: 1280, height: 900 }, locale: "en-GB", colorScheme: "light", reducedMotion: "reduce" };
const context = await browser.newContext(size);
const page = await context.newPage();
page.setDefaultTimeout(20000);
page.on("pageerror", (error) => found.errors.push(String(error)));
page.on("console", (message) => {
  // a refusal that the walk provokes is told by the browser too
  if (message.type() === "error" && !/status of (404|409|422)/.test(message.text())) {
    found.errors.push(message.text());
  }
});

const api = async (path, options) => (await fetch(`${input.base}/${path}`, options)).json();

const open = (hash) => page.goto(`${input.base}/${hash}`);

async function promise(what, check) {
  try {
    await check();
    found.kept++;
  } catch (error) {
    found.promises.push(`${what}: ${String(error).split("\n").slice(0, 4).join(" ")}`);
    await page.screenshot({ path: join(input.pictures, `broken-${found.promises.length}.png`) }).catch(() => {});
  }
}

function must(truth, what) {
  if (!truth) {
    throw new Error(what);
  }
}

/** What comes over the wire until the first screen can be used, in a browser that has never been here; the best of three. */
async function weigh() {
  found.milliseconds = Infinity;
  for (let time = 0; time < 3 && found.milliseconds > 2000; time++) {
    const fresh = await browser.newContext(size);
    const first = await fresh.newPage();
    const wire = await fresh.newCDPSession(first);
    await wire.send("Network.enable");
    let bytes = 0;
    wire.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
    const start = Date.now();
    await first.goto(input.base);
    await first.locator("#truth").waitFor();
    await first.locator("tbody tr").first().waitFor();
    found.milliseconds = Math.min(found.milliseconds, Date.now() - start);
    await first.waitForLoadState("networkidle");
    found.bytes = bytes;
    await fresh.close();
  }
}

/** What a page asks while it is looked at, and while it is not; beside everything else. */
async function poll() {
  const beside = await browser.newContext(size);
  const seen = await beside.newPage();
  await seen.goto(`${input.base}/#/recognition`);
  await seen.locator("tbody tr").first().waitFor();
  const answers = [];
  seen.on("response", (response) => response.url().includes("/api/") && answers.push(response.status()));
  await seen.waitForTimeout(5600);
  found.notModified = answers.filter((status) => status === 304).length;
  await seen.evaluate(() => Object.defineProperty(document, "hidden", { configurable: true, get: () => true }));
  await seen.waitForTimeout(500);
  answers.length = 0;
  await seen.waitForTimeout(5600);
  found.askedWhileHidden = answers.length;
  await beside.close();
}

const VERBS = [
  [/^Press \*\*(.+?)\*\*/, async (name) => {
    // what lies behind a dialogue has no role while it is open
    await page.getByRole("button", { name }).or(page.getByRole("link", { name })).first().click();
  }],
  [/^See \*\*(.+?)\*\*/, async (text) => page.getByText(text).first().waitFor()],
  [/^Choose “(.+?)” in \*\*(.+?)\*\*/, async (choice, label) => page.getByRole("dialog").getByLabel(label).selectOption({ label: choice })],
  [/^Enter “(.+?)” into \*\*(.+?)\*\*/, async (text, label) => page.getByLabel(label, { exact: true }).fill(text)],
];

async function guide() {
  await open("");
  for (const step of input.steps) {
    try {
      const [pattern, act] = VERBS.find(([form]) => form.test(step)) ?? [];
      must(act, "this step says nothing that can be done");
      await act(...pattern.exec(step).slice(1));
      found.followed++;
    } catch (error) {
      found.guide = `${step}: ${String(error).split("\n").slice(0, 6).join(" ")}`;
      await page.screenshot({ path: join(input.pictures, "broken-guide.png") });
      return;
    }
  }
}

async function overview() {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.setViewportSize(size.viewport);
  await open("");
  const status = await api("api/overview");
  const text = (selector) => page.locator(selector).innerText();
  const shown = (number) => new Intl.NumberFormat("en").format(number);
  await promise("the line of truth tells what needs a person", async () => {
    const said = await text("#truth");
    must(said.includes("1 university needs you") && said.includes(`${shown(status.totals.failed)} transfers failed`), said);
  });
  await promise("the tiles are the journal's sums", async () => {
    const tiles = await page.locator(".tile strong").allInnerTexts();
    const { read, delivered, declined, referred, rejected, failed, inFlight } = status.totals;
    must(tiles.join() === [read, delivered, declined, referred, rejected, failed, inFlight].map(shown).join(), tiles.join(" "));
  });
  await promise("every university has a row with two strips", async () => {
    must((await page.locator("tbody tr").count()) === status.universities.length, "rows");
    must((await page.locator(".strip-cells").count()) === 2 * status.universities.length, "strips");
    must((await page.locator(".strip-bad").count()) > 0, "no bad cell");
  });
  await promise("the last events are there", async () => must((await page.locator(".events li").count()) > 5, "few events"));
  await promise("Ctrl+K goes to a university", async () => {
    await page.keyboard.press("Control+k");
    await page.locator("#palette-text:focus").waitFor();
    await page.keyboard.type("twen");
    await page.getByRole("dialog").getByRole("link", { name: "twente" }).waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/#\/university\/twente/);
  });
  await promise("? lists the keys", async () => {
    await page.getByRole("heading", { level: 1, name: "twente" }).waitFor();
    await page.keyboard.press("?");
    await page.getByRole("dialog").getByText("next line of a list").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });
  await promise("German is spoken, and kept", async () => {
    await page.getByRole("button", { name: "DE: auf Deutsch anzeigen" }).click();
    await page.getByRole("link", { name: "Gescheiterte Transfers" }).waitFor();
    await page.reload();
    await page.getByRole("link", { name: "Überblick" }).click();
    await page.getByText("Jeder Datensatz").or(page.getByText("Die Summe geht auf")).first().waitFor();
    await page.screenshot({ path: join(input.pictures, "german-1280.png") });
    await page.getByRole("button", { name: "EN: show in English" }).click();
    await page.getByRole("link", { name: "Overview" }).waitFor();
  });
}

async function failures() {
  await promise("a list is found by its address, and by words of the reason", async () => {
    await open("#/failed?university=tampere&text=503");
    await page.getByRole("grid", { name: "Transfers" }).locator("tbody tr").first().waitFor();
    must((await page.getByRole("grid", { name: "Transfers" }).locator("tbody tr").count()) === 3, "not the three of HTTP 503");
  });
  await promise("a credential is found by its id, also as a URN", async () => {
    const { transfers } = await api("api/transfers?state=FAILED&most=1");
    await page.getByLabel("Source key, credential id").fill(`urn:uuid:${transfers[0].id}`);
    await page.getByRole("button", { name: "Find" }).click();
    await page.getByRole("link", { name: transfers[0].sourceKey, exact: true }).waitFor();
    must((await page.getByRole("grid", { name: "Transfers" }).locator("tbody tr").count()) === 1, "not one");
  });
  await promise("nothing found says what to do", async () => {
    await open("#/failed?text=no-such-thing");
    await page.getByText("Widen the filters, or clear them.").waitFor();
  });
  await promise("the bulk button stays visible and says why it cannot be used", async () => {
    await open("#/failed?state=any&text=delivered");
    const button = page.getByRole("button", { name: "Try the selected again …" });
    await button.waitFor();
    must((await button.getAttribute("aria-disabled")) === "true", "can be used");
    must((await button.getAttribute("aria-description")).includes("Select failed transfers first"), "no reason");
  });
  await promise("j, x and r choose and try again, without the mouse", async () => {
    await open("#/failed?text=503");
    await page.getByRole("grid", { name: "Transfers" }).locator("tbody tr").first().waitFor();
    for (const key of ["j", "x", "j", "x", "r"]) {
      await page.keyboard.press(key);
    }
    await page.getByText("2 transfers go on their way again.").waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Try again" }).click();
    await page.getByRole("dialog").getByText("2 of 2 done").waitFor({ timeout: 15000 });
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
  });
}

async function transfer() {
  const { transfers } = await api("api/transfers?state=FAILED&university=tampere&most=1");
  const { id, sourceKey } = transfers[0];
  await open(`#/transfer/${id}`);
  await promise("a transfer tells the reason first", async () => {
    await page.locator("#why").waitFor();
    const [why, journey] = await Promise.all([page.locator("#why").boundingBox(), page.locator(".steps").boundingBox()]);
    must(why.y < journey.y, "the journey is above the reason");
  });
  await promise("its journey is told step by step", async () => {
    const { steps } = await api(`api/transfers/${id}`);
    must(steps.length > 0 && (await page.locator(".steps li").count()) === steps.length, "steps");
  });
  await promise("payloads are opened only with a purpose, which is kept", async () => {
    const button = page.getByRole("button", { name: "Open", exact: true });
    must((await button.getAttribute("aria-disabled")) === "true", "opens without a purpose");
    await page.getByLabel("Purpose").fill("walk of the browser test");
    await button.click();
    await page.getByRole("region", { name: /Before|Only what changed/ }).first().waitFor();
    const { events } = await api("api/overview");
    must(events.some(({ detail }) => detail === "walk of the browser test"), "not in the audit log");
  });
  await promise("one transfer is tried again", async () => {
    await page.locator("#retry").click();
    await page.getByRole("dialog").getByText("1 transfer goes on its way again.").waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Try again" }).click();
    await page.getByRole("dialog").getByText("1 of 1 done").waitFor({ timeout: 15000 });
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
    await page.getByText("Nothing is wrong with it").waitFor();
    must((await page.locator("#retry").getAttribute("aria-disabled")) === "true", `${sourceKey} can be tried again although delivered`);
  });
}

async function university() {
  await open("#/university/tampere");
  await promise("runs tell counts that add up", async () => {
    await page.getByText("adds up").first().waitFor();
    must((await page.getByText(/\d off/).count()) === 0, "a run is off");
  });
  await promise("the schedule tells the next times", async () => page.getByText("Europe/Helsinki").waitFor());
  await promise("the draft is compared with what runs", async () => {
    await page.locator(".diff-plus", { hasText: "pageSize: 500" }).waitFor();
    await page.locator(".diff-minus", { hasText: "pageSize: 200" }).waitFor();
  });
  await promise("the draft is checked and previewed", async () => {
    await page.locator("#check").click();
    await page.getByText("20 records were taken through the whole way").waitFor();
    await page.getByText("every key is known").waitFor();
  });
  await promise("it is run by hand", async () => {
    await page.locator("#run-now").click();
    await page.getByRole("dialog").getByRole("button", { name: "Run now" }).click();
    await page.getByText("The run was asked for").waitFor();
  });
  await promise("the draft is activated with a note", async () => {
    await page.locator("#activate").click();
    await page.getByLabel("Note").fill("larger pages");
    await page.getByRole("dialog").getByRole("button", { name: "Activate the draft" }).click();
    await page.getByText("Version 3 is active.").waitFor();
    must((await page.locator("#activate").getAttribute("aria-disabled")) === "true", "can be activated again");
  });
  await promise("an earlier version is compared and brought back", async () => {
    await page.getByRole("button", { name: "Compare with the active one (version 1)" }).click();
    await page.getByRole("region", { name: "Version 1 against the active one" }).waitFor();
    await page.getByRole("button", { name: "Bring back … (version 1)" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Bring back" }).click();
    await page.getByText("Version 4 is active.").waitFor();
  });
}

async function recognition() {
  await open("#/recognition");
  await promise("referred cases are listed with rule and reason", async () => {
    await page.getByRole("grid", { name: "Referred cases" }).locator("tbody tr").first().waitFor();
  });
  const { cases } = await api("api/referred?most=500");
  const { transfer: chosen } = cases.find(({ transfer: { sourceKey } }) => sourceKey === "suoritus-11160");
  await open(`#/case/${chosen.id}`);
  await promise("a case tells the facts, the tables and what is lacking", async () => {
    for (const title of ["Facts", "What every table says", "Lacking of Annex I"]) {
      await page.getByRole("heading", { name: title }).waitFor();
    }
  });
  await promise("nobody recognises alone", async () => {
    await page.getByLabel("Your name").fill("Ann");
    await page.getByLabel("Reason").fill("The level stands in the study guide.");
    await page.locator("#decide").click();
    await page.getByText("Ann proposes to recognise it").waitFor();
    await page.getByLabel("Reason").fill("I agree with myself.");
    await page.locator("#approve").click();
    await page.getByText("The hub refused this").waitFor();
  });
  await promise("a second person approves", async () => {
    await page.getByLabel("Your name").fill("Ben");
    await page.locator("#approve").click();
    await page.getByText("there is nothing to decide").or(page.getByText("In force")).first().waitFor();
  });
}

/** What the page does when it is refused; the refusals are put between it and the hub here. */
async function refusals() {
  const fresh = await browser.newContext(size);
  const other = await fresh.newPage();
  const problem = (status, detail) => ({ status, contentType: "application/problem+json", body: JSON.stringify({ status, detail }) });
  await promise("the token is asked for, a wrong one is refused, the right one lets in", async () => {
    await other.route("**/api/**", (route) =>
      route.request().headers().authorization === "Bearer secret" ? route.continue() : route.fulfill(problem(401, "Send the token.")),
    );
    await other.goto(input.base);
    for (const [token, then] of [["guess", "The token was refused."], ["secret", "The sum adds up"]]) {
      await other.getByLabel("Token").fill(token);
      await other.getByRole("button", { name: "Enter" }).click();
      await other.getByText(then).waitFor();
    }
  });
  await promise("a hub that is away is told of, and what was seen last stays", async () => {
    await other.unroute("**/api/**");
    await other.route("**/api/**", (route) => route.abort());
    await other.getByText("The hub does not answer").waitFor({ timeout: 9000 });
    await other.getByText("The sum adds up").waitFor();
    await other.unroute("**/api/**");
    await other.getByText("The hub does not answer").waitFor({ state: "detached", timeout: 9000 });
  });
  await promise("what a person may not do stays visible, with the reason", async () => {
    await other.route("**/api/me", (route) =>
      route.fulfill({ contentType: "application/json", body: JSON.stringify({ name: "Ann", operator: false, roles: { tampere: ["view"] } }) }),
    );
    await other.goto(`${input.base}/#/university/tampere`);
    await other.reload();
    const run = other.locator("#run-now[aria-disabled=true]");
    await run.waitFor();
    must((await run.getAttribute("aria-description")).includes("role “configure”"), "no reason");
  });
  await fresh.close();
}

async function look() {
  const { transfers } = await api("api/transfers?state=FAILED&university=tampere&most=1");
  const { cases } = await api("api/referred?most=500");
  const waiting = cases.find(({ transfer: { sourceKey } }) => sourceKey === "suoritus-11161").transfer.id;
  const screens = {
    overview: ["#/", "#truth"],
    failed: ["#/failed", ".group, [data-row]"],
    transfer: [`#/transfer/${transfers[0].id}`, ".steps li"],
    universities: ["#/universities", "tbody tr"],
    university: ["#/university/tampere", ".diff, tbody tr"],
    recognition: ["#/recognition", "tbody tr"],
    case: [`#/case/${waiting}`, "#decide"],
    credentials: ["#/credentials", "tbody tr"],
  };
  for (const scheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    for (const width of widths(scheme)) {
      await page.setViewportSize({ width, height: width === 2560 ? 1440 : 900 });
      for (const [name, [hash, ready]] of Object.entries(screens)) {
        await open(hash);
        await page.locator(ready).first().waitFor();
        await inspect(`${name}-${width}-${scheme}`);
        if (scheme === "light" && width === 1280) {
          await picture(name);
        }
      }
    }
  }
}

/** All of them by `-Dlooks=all`; a few looks else, because axe takes its time. */
function widths(scheme) {
  if (input.looks === "all") return WIDTHS;
  return scheme === "light" ? [380, 1280] : [1280];
}

async function inspect(name) {
  if (!(await page.evaluate(() => "axe" in window))) {
    await page.evaluate(AXE);
  }
  // the elements are the same in light and in dark: there only the colours can be wrong
  const options = { resultTypes: ["violations"], preload: false, ...(name.endsWith("-dark") ? { runOnly: ["cat.color"] } : {}) };
  const { violations } = await page.evaluate((how) => window.axe.run(document, how), options);
  for (const { id, nodes } of violations) {
    const where = nodes.slice(0, 3).map(({ target, failureSummary }) => `${target} (${failureSummary.split("\n")[1]?.trim()})`);
    found.barriers.push(`${name}: ${id} at ${where.join(", ")}`);
  }
  found.looked++;
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll(".pf-v6-c-card")]
      .map((card) => [card.getAttribute("aria-label"), card.scrollWidth - card.clientWidth])
      .filter(([, over]) => over > 0)
      .map(([label, over]) => `${label} by ${over} px`),
  );
  if (wide > 0 || cut.length > 0) {
    found.tooWide.push(`${name} by ${wide} px ${cut}`);
  }
}

/** The whole screen for who looks after the test, its first part for the documentation where that is wanted. */
async function picture(name) {
  if (input.docs && IN_DOCS.includes(name)) {
    mkdirSync(input.docs, { recursive: true });
    await page.screenshot({ path: join(input.docs, `page-${name}.jpg`), type: "jpeg", quality: 60 });
  }
  const tall = await page.evaluate(() =>
    Math.max(...[...document.querySelectorAll("[class*=c-page__main]")].map(({ scrollHeight }) => Math.min(scrollHeight, 2600) + 110)),
  );
  const before = page.viewportSize();
  await page.setViewportSize({ ...before, height: Math.max(before.height, tall) });
  await page.screenshot({ path: join(input.pictures, `${name}.png`) });
  await page.setViewportSize(before);
}

mkdirSync(input.pictures, { recursive: true });
try {
  let polled;
  for (const part of [weigh, () => void (polled = poll()), look, overview, guide, failures, transfer, university, recognition, refusals]) {
    try {
      await part();
    } catch (error) {
      found.promises.push(`${part.name || "poll"}: ${String(error).split("\n").slice(0, 4).join(" ")}`);
    }
    log(part.name || "poll");
  }
  await polled;
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify(found));
