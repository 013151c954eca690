// Walks through the operators' pages in a real Chromium: the task guide to the letter, what every screen promises,
// barriers (axe-core) at three widths in light and dark, what the first screen weighs, and pictures of all of it.

import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";

const input = JSON.parse(await new Response(process.stdin).text());
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const IN_DOCS = ["overview", "failed", "transfer", "university", "case", "audit", "settings", "flow", "credential", "table"];
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

/**
 * What comes over the wire until the first screen can be used, in a browser that has never been here, and how long that
 * takes; the best of three. `busy` is the page's own processor time of it: other work on the machine does not add to it.
 */
async function weigh() {
  found.milliseconds = Infinity;
  found.busy = Infinity;
  for (let time = 0; time < 3 && found.milliseconds > 2000; time++) {
    const fresh = await browser.newContext(size);
    const first = await fresh.newPage();
    const wire = await fresh.newCDPSession(first);
    await wire.send("Network.enable");
    await wire.send("Performance.enable", { timeDomain: "threadTicks" });
    let bytes = 0;
    wire.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
    const start = Date.now();
    await first.goto(input.base);
    await first.locator("#truth").waitFor();
    await first.locator("tbody tr").first().waitFor();
    found.milliseconds = Math.min(found.milliseconds, Date.now() - start);
    const { metrics } = await wire.send("Performance.getMetrics");
    found.busy = Math.min(found.busy, Math.ceil(1000 * metrics.find(({ name }) => name === "TaskDuration").value));
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
  [/^Choose “(.+?)” in \*\*(.+?)\*\*/, async (choice, label) => {
    const dialogue = page.getByRole("dialog");
    await ((await dialogue.count()) > 0 ? dialogue : page).getByLabel(label, { exact: true }).selectOption({ label: choice });
  }],
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

async function flow() {
  await open("#/flow");
  await promise("the flow is drawn, and what hurts is red", async () => {
    await page.locator(".flow-box.flow-bad", { hasText: "bologna" }).waitFor();
    await page.locator(".flow-box.flow-bad", { hasText: "wallet" }).waitFor();
    await page.locator(".flow-line.flow-moves").first().waitFor({ state: "attached" });
  });
  await promise("the picture and its table say what the one answer says", async () => {
    const { universities } = await api("api/flow");
    await page.getByRole("button", { name: "The same as a table" }).click();
    const table = page.getByRole("grid", { name: "The same as a table" });
    for (const { id, sums } of universities) {
      const cells = await table.locator("tbody tr", { has: page.getByRole("link", { name: id, exact: true }) }).locator("td").allTextContents();
      must(Number(cells[5].replaceAll(",", "")) === sums.failed, `${id}: ${cells}`);
    }
  });
  await promise("a box leads to what is behind it, by keyboard", async () => {
    await page.locator(".flow-box", { hasText: "bologna" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "bologna" }).first().waitFor();
  });
}

/** Many at once: what a query finds, slowly, stopped and let go on; and what became of each. */
async function retries() {
  await promise("all that a list finds is estimated, tried again, paused and goes on", async () => {
    await open("#/failed?university=tampere&text=moved");
    await page.getByRole("button", { name: "Try all found again …" }).click();
    const dialogue = page.getByRole("dialog");
    await dialogue.getByText("12 transfers go on their way again.").waitFor();
    await dialogue.getByText("wallet (12)").waitFor();
    await dialogue.getByRole("button", { name: "How: from which step" }).click();
    await dialogue.getByLabel("From", { exact: true }).selectOption("ISSUE");
    await dialogue.getByText("12 are left out:").waitFor();
    await looks("dialogue-retry");
    await dialogue.getByLabel("From", { exact: true }).selectOption("DELIVER");
    await dialogue.getByLabel("At most a second").fill("2");
    await dialogue.getByText("At the least 6 seconds").waitFor();
    await dialogue.getByRole("button", { name: "Try again" }).click();
    await dialogue.getByRole("button", { name: "Pause" }).click();
    await dialogue.getByText("Paused").waitFor();
    await looks("dialogue-paused");
    await dialogue.getByRole("button", { name: "Resume" }).click();
    await dialogue.getByText("12 of 12 done").waitFor({ timeout: 40000 });
    await dialogue.getByRole("link", { name: "What became of each" }).click();
    await page.getByRole("grid", { name: "What became of each" }).getByText("delivered").first().waitFor();
    must((await page.getByRole("grid", { name: "What became of each" }).locator("tbody tr").count()) === 12, "not the twelve");
    await looks("retry");
    await page.getByRole("link", { name: "Tried again" }).first().click();
    await page.getByRole("heading", { level: 1, name: "Tried again" }).waitFor();
  });
  await promise("filters are saved by name, in this browser", async () => {
    await open("#/failed?university=tampere&state=REJECTED");
    await page.getByRole("button", { name: "Save these filters" }).click();
    await page.getByLabel("Name of the filters").fill("Unreadable");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await open("#/failed");
    await page.getByRole("button", { name: "Unreadable", exact: true }).click();
    await page.waitForURL(/state=REJECTED/);
  });
}

/** The dialogues are as clean as the screens, while they are open. */
async function dialogues() {
  await promise("what is said to a group", async () => {
    await open("#/failed?groups=all");
    await page.getByRole("button", { name: "Say how it stands" }).first().click();
    await page.getByRole("dialog").getByLabel("Note").waitFor();
    await looks("dialogue-say");
    await page.keyboard.press("Escape");
  });
  await promise("an edit is proposed with what it changes, and waits where everybody sees it", async () => {
    const { transfers } = await api("api/transfers?state=REJECTED&university=tampere&text=bad-10001");
    await open(`#/transfer/${transfers[0].id}`);
    await page.locator("#edit").click();
    const dialogue = page.getByRole("dialog");
    await dialogue.getByLabel("Your name").fill("Ann");
    await dialogue.getByLabel("Reason").fill("the date was swapped");
    await dialogue.getByRole("button", { name: "Open the record" }).click();
    await dialogue.getByLabel("Record", { exact: true }).fill("no record at all");
    await dialogue.getByRole("button", { name: "Propose" }).click();
    await dialogue.getByText("It cannot be used so").waitFor();
    await dialogue.getByLabel("Record", { exact: true }).fill("bad-10001 2026-06-01");
    await dialogue.locator(".diff-plus").waitFor();
    await looks("dialogue-edit");
    await dialogue.getByRole("button", { name: "Propose" }).click();
    await page.locator("#edit-waits").waitFor();
    await open("#/failed");
    await page.getByRole("region", { name: "Edits that wait for a second person" }).getByRole("link", { name: "bad-10001" }).click();
    await page.locator("#edit-review").click();
    await dialogue.getByLabel("Your name").fill("ann");
    await dialogue.getByLabel("Reason").fill("mine");
    await dialogue.getByRole("button", { name: "Show what it changes" }).click();
    await dialogue.locator(".diff-plus").waitFor();
    await looks("dialogue-review");
    await dialogue.getByRole("button", { name: "Approve" }).click();
    await dialogue.getByText("a second person must").waitFor();
    await dialogue.getByRole("button", { name: "Reject" }).click();
    await page.getByText("withdrawn").first().waitFor();
  });
}

/** What is open now, narrow and wide, in light and dark. */
async function looks(name) {
  for (const [scheme, width] of ["light", "dark"].flatMap((scheme) => widths(scheme).map((width) => [scheme, width]))) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 900 });
    await inspect(`${name}-${width}-${scheme}`);
    await page.screenshot({ path: join(input.pictures, `${name}-${width}-${scheme}.png`) });
  }
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.setViewportSize(size.viewport);
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

async function setup() {
  await open("#/universities");
  await promise("a university is set up from nothing, step by step", async () => {
    await page.getByRole("link", { name: "Set up a university" }).click();
    await page.locator("#setup-id").fill("nova");
    await page.locator("#who-name").fill("en: Nova University");
    await page.locator("#who-country").fill("PRT");
    must((await page.locator("#setup-save").getAttribute("aria-description")).includes("targets"), "says not what is missing");
    await page.getByRole("button", { name: "Next step" }).click();
    await page.getByLabel("Find by name of the system").fill("netherlands");
    await page.getByRole("radio", { name: /ooapi/ }).check();
    await page.getByRole("button", { name: "Next step" }).click();
    await page.locator("#sis-base").fill("https://sis.nova.example/ooapi");
    await page.locator("#sis-version").selectOption("V6");
    await page.getByRole("button", { name: "Add (auth)" }).or(page.getByRole("button", { name: /more that need not/ })).first().click();
    await page.screenshot({ path: join(input.pictures, "setup-settings.png"), fullPage: true });
    await page.getByRole("button", { name: "Next step" }).click();
    await page.getByLabel("europass").check();
    await page.locator("#setup-save").click();
    await page.waitForURL(/#\/setup\/nova/);
  });
  await promise("its file is checked live, told step by step", async () => {
    await page.getByRole("button", { name: /Check it live/ }).click();
    await page.locator("#live-check").click();
    await page.getByText("No step failed.").waitFor();
    must((await page.locator(".checks li").count()) === 4, "not four steps");
  });
  await promise("real records are seen side by side, with a purpose", async () => {
    await page.getByRole("button", { name: /Look at real records/ }).click();
    must((await page.locator("#preview").getAttribute("aria-disabled")) === "true", "opens without a purpose");
    await page.getByLabel("Purpose").fill("set-up");
    await page.locator("#preview").click();
    await page.getByRole("button", { name: "Side by side" }).first().click();
    await page.getByRole("region", { name: "As the SIS gives it" }).waitFor();
    await page.getByRole("region", { name: "The credential, not sealed" }).waitFor();
    await page.screenshot({ path: join(input.pictures, "setup-records.png"), fullPage: true });
  });
  await promise("it is activated", async () => {
    await page.getByRole("button", { name: /Let it run/ }).click();
    await page.locator("#setup-activate").click();
    await page.getByLabel("Note").fill("first");
    await page.getByRole("dialog").getByRole("button", { name: "Activate the draft" }).click();
    await page.getByText("Version 1 is active.").waitFor();
  });
  await promise("a schedule is paused with a reason, and resumed", async () => {
    await open("#/university/tampere");
    await page.locator("#pause").click();
    const act = page.getByRole("dialog").getByRole("button", { name: "Pause" });
    must((await act.getAttribute("aria-disabled")) === "true", "pauses without a reason");
    await page.getByLabel("Reason").fill("The SIS is moved");
    await act.click();
    await page.getByText("Paused: The SIS is moved").waitFor();
    await page.locator("#resume").click();
    await page.locator("#pause").waitFor();
  });
  await promise("a backfill is counted before it can be asked for", async () => {
    await page.locator("#backfill").click();
    const act = page.getByRole("dialog").getByRole("button", { name: "Backfill" });
    must((await act.getAttribute("aria-disabled")) === "true", "not counted first");
    await page.getByLabel("From").fill("2026-01-01");
    await page.locator("#dry-run").click();
    await page.getByText("240 records would be read").waitFor();
    await act.click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });
  await promise("a code is explained, and what waits for it goes", async () => {
    await open("#/data/tampere");
    await page.getByRole("button", { name: "Explain … (status 'HYV2')" }).click();
    await page.getByLabel("It means").fill("PASSED");
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Explain … (status 'HYV2')" }).waitFor({ state: "detached" });
  });
  await promise("the catalogue is told what it lacks", async () => {
    await page.getByRole("button", { name: "Say it … (MC-123)" }).click();
    await page.getByLabel("EQF level").selectOption("7");
    await page.screenshot({ path: join(input.pictures, "data-describe.png") });
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Say it … (MC-123)" }).waitFor({ state: "detached" });
  });
  await promise("a drawing is seen while it is changed, and a hostile one is refused", async () => {
    await open("#/certificate/tampere");
    await page.getByRole("img", { name: /invented learner/ }).waitFor();
    await page.getByRole("textbox", { name: "The drawing" }).fill("<svg><script/></svg>");
    await page.getByText("<script> is not allowed").waitFor();
    must((await page.locator("#certificate-save").getAttribute("aria-disabled")) === "true", "can be saved");
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

async function settings() {
  await open("#/settings");
  const alerts = page.getByRole("grid", { name: "Alerts", exact: true });
  await promise("an alert tells what, who must act, what to do and where", async () => {
    const row = alerts.locator("tbody tr", { hasText: "12 of 40 deliveries" });
    await row.waitFor();
    const said = await row.innerText();
    must(said.includes("the recipient’s side") && said.includes("Mend it"), said);
    must((await row.getByRole("link").getAttribute("href")) === "#/failed?university=tampere", "leads elsewhere");
  });
  await promise("alerts are silenced with a reason, and told again", async () => {
    await page.locator("#silence").click();
    const act = page.getByRole("dialog").getByRole("button", { name: "Silence", exact: true });
    must((await act.getAttribute("aria-description")).includes("reason"), "no reason is asked for");
    await page.getByLabel("Of which university").selectOption("tampere");
    await page.getByLabel("Reason").fill("their SIS is moved");
    await act.click();
    await page.getByText("Every rule of tampere, until").waitFor();
    await alerts.getByText("Silenced", { exact: true }).first().waitFor();
    await page.getByRole("button", { name: /^Tell again/ }).click();
    await page.getByText("Every rule of tampere, until").waitFor({ state: "detached" });
  });
  await promise("a channel is tried, and what fails is said", async () => {
    await page.getByRole("button", { name: "Send a test to operators" }).click();
    await page.getByText("A sample was sent to operators.").waitFor();
    await page.getByRole("button", { name: "Send a test to chat" }).click();
    await page.getByText("The sample did not arrive").waitFor();
  });
  await promise("keys, certificates and targets tell their state, and secrets are references", async () => {
    await page.getByText("The next one is in its place").waitFor();
    await page.getByRole("grid", { name: "Targets" }).getByText("does not answer").waitFor();
    await page.getByText("${file:/run/secrets/db}").waitFor();
  });
}

async function credentials() {
  await open("#/credentials?university=twente");
  const rows = page.getByRole("grid", { name: "Credentials" }).locator("tbody tr");
  await promise("credentials are listed and found by key", async () => {
    await rows.first().waitFor();
    await page.getByLabel("Source key, credential id").fill("result-10007");
    await page.getByRole("button", { name: "Find", exact: true }).click();
    await page.waitForURL(/text=result-10007/);
    await page.getByRole("link", { name: "result-10006", exact: true }).waitFor({ state: "detached" });
    await page.getByRole("link", { name: "result-10007", exact: true }).waitFor();
    must((await rows.count()) === 1, "not one");
  });
  await promise("nobody is found by an identifier that nobody has, and it stands in no address", async () => {
    await page.locator("#by-identifier").click();
    await page.getByLabel("Identifier").fill("no-such-number");
    await page.getByRole("dialog").getByRole("button", { name: "Find" }).click();
    await page.getByText("No university here knows a learner by this identifier.").waitFor();
    must(!page.url().includes("no-such-number"), "in the address");
    await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  });
  await promise("one is revoked with a reason, and verifiers are told of", async () => {
    await page.getByRole("link", { name: "result-10007", exact: true }).click();
    await page.locator("#revoke").click();
    await page.getByText("1 credential would be revoked.").waitFor();
    await page.getByLabel("Why").selectOption({ label: "issued in error" });
    await page.getByLabel("In your words").fill("The exam was of another course.");
    await page.getByLabel("Your name").fill("Ann");
    await page.getByRole("dialog").getByRole("button", { name: "Revoke for good" }).click();
    await page.getByText("It is revoked.").waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
    await page.getByText("It was taken back and holds no more").waitFor();
    await page.getByText("Nothing: it looks valid").waitFor();
    must((await page.locator("#revoke").getAttribute("aria-description")).includes("nothing to revoke"), "no reason");
  });
  await promise("several wait for a second person, who is another one", async () => {
    await open("#/credentials?university=twente&status=ACTIVE");
    await rows.nth(2).waitFor();
    for (const key of ["j", "x", "j", "x"]) {
      await page.keyboard.press(key);
    }
    await page.getByRole("button", { name: "Issue anew …" }).click();
    await page.getByText("2 credentials would be issued anew.").waitFor();
    await page.getByLabel("Why").selectOption({ label: "to be sealed with the key of now" });
    await page.getByLabel("In your words").fill("The seal has a new key.");
    await page.getByLabel("Your name").fill("Ann");
    await page.getByRole("dialog").getByRole("button", { name: "Propose to a second person" }).click();
    await page.getByText("A second person must approve it").waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
    await page.locator(".events li", { hasText: "twente" }).getByRole("button", { name: "Answer the proposal" }).click();
    await page.getByLabel("Your name").fill("Ann");
    await page.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
    await page.getByRole("dialog").getByText("second person", { exact: false }).first().waitFor();
    await page.getByText("The hub refused this").waitFor();
    await page.getByLabel("Your name").fill("Ben");
    await page.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByText("2 done").waitFor();
  });
}

/** Like cases at once; a table is changed, tried on the past, proposed and confirmed; stacks without names. */
async function tables() {
  await promise("like cases are decided together, each for itself", async () => {
    await open("#/recognition?rule=catalogue-thin");
    await page.getByLabel("Select case suoritus-11162").check();
    await page.locator("#select-like").click();
    must((await page.locator("[data-select]:checked").count()) > 3, "like ones are not selected");
    await page.locator("#decide-together").click();
    await page.getByLabel("Your name").fill("Ann");
    await page.getByLabel("Reason").fill("The level stands in the study guide.");
    await page.getByRole("dialog").getByRole("button", { name: "Decide" }).click();
    await page.getByText(/cases are decided/).waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
  });
  await promise("tables are listed with version and examples", async () => {
    await open("#/tables");
    await page.getByRole("link", { name: "stacking", exact: true }).waitFor();
    await page.getByText("all 17 met").waitFor();
  });
  await promise("a table is read without an editor", async () => {
    await page.getByRole("link", { name: "stacking", exact: true }).click();
    await page.getByText("It has more than 60 ECTS").waitFor();
    must((await page.locator(".dmn").count()) === 0, "the editor is there");
  });
  await promise("a cell is edited, the examples fare otherwise at once, and the hub says so", async () => {
    await page.locator("#begin-draft").click();
    const cell = page.locator(".dmn td", { hasText: "> 60" }).first();
    await cell.click();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("> 50");
    await page.locator(".dmn td", { hasText: "< 4" }).first().click();
    await page.getByText("Examples are not met, or a row has none").waitFor();
    await page.getByText("answers referred by stacking-large").first().waitFor();
    must((await page.locator("#what-if").getAttribute("aria-disabled")) === "true", "can be tried unsaved");
  });
  await promise("a mistake is told with its row and cell", async () => {
    await page.locator(".dmn td", { hasText: "> 50" }).first().click();
    await page.keyboard.press("Control+A");
    await page.keyboard.type('"many"');
    await page.locator(".dmn td", { hasText: "< 4" }).first().click();
    await page.getByText("row 6, input cell 4").waitFor();
    await page.locator(".dmn .wrong-cell").first().waitFor();
    await page.locator(".dmn td", { hasText: '"many"' }).first().click();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("> 50");
    await page.locator(".dmn td", { hasText: "< 4" }).first().click();
    await page.getByText("Examples are not met, or a row has none").waitFor();
  });
  await promise("examples are mended, and the draft is kept", async () => {
    await page.getByLabel("Given 15", { exact: true }).fill("stack=whole; partKinds=formal-within-path; partLevel=6; partCredits=50; partAgeDays=300; partsOverlap=false");
    await page.getByText("Nothing is wrong with it, and every example is met").waitFor();
    await page.locator("#keep-draft").click();
    await page.locator("#keep-draft[aria-disabled=true]").waitFor();
  });
  await page.mouse.move(0, 0);
  await page.getByRole("tooltip").waitFor({ state: "detached" });
  await picture("table-draft");
  await inspect("table-draft-1280-light");
  await promise("what would change is counted and listed, by kind and university", async () => {
    await page.locator("#what-if").click();
    await page.getByText("412 of 12,000 past decisions would change").waitFor();
    await page.getByLabel("University", { exact: true }).selectOption("tampere");
    await page.getByText("1 to 20 of 206").waitFor();
  });
  await promise("nobody confirms the own change", async () => {
    await page.locator("#propose").click();
    await page.getByLabel("Your name").fill("Ann");
    await page.getByLabel("Reason").fill("Smaller stacks, decided on 20 November.");
    await page.getByRole("dialog").getByRole("button", { name: "Propose" }).click();
    await page.getByText("Ann proposes a change").waitFor();
    await page.locator("#approve-table").click();
    await page.getByLabel("Your name").fill("Ann");
    await page.getByLabel("Reason").fill("I agree with myself.");
    await page.getByRole("dialog").getByRole("button", { name: "Confirm" }).click();
    await page.getByRole("dialog").getByText("The hub refused this").waitFor();
  });
  await promise("a second person confirms, and it is in force", async () => {
    await page.getByLabel("Your name").fill("Ben");
    await page.getByRole("dialog").getByRole("button", { name: "Confirm" }).click();
    await page.getByText("Confirmed by Ben").first().waitFor();
    await page.locator("#begin-draft").waitFor();
  });
  await promise("versions are compared row by row", async () => {
    await page.getByRole("button", { name: /^Compare stacking#/ }).click();
    await page.locator(".diff-minus", { hasText: "> 60" }).waitFor();
    await page.locator(".diff-plus", { hasText: "> 50" }).waitFor();
  });
  await promise("an earlier version is brought back as a draft", async () => {
    await page.getByRole("button", { name: /^Bring back … \(stacking#/ }).last().click();
    await page.getByRole("dialog").getByRole("button", { name: "Bring back" }).click();
    await page.locator("#keep-draft").waitFor();
    await page.locator("#discard-draft").click();
    await page.getByRole("dialog").getByRole("button", { name: "Discard" }).click();
    await page.locator("#begin-draft").waitFor();
  });
  await promise("stacks tell counts, what is missing and how far one is, without names", async () => {
    await open("#/stacks");
    await page.getByText("12 learners have completed it").waitFor();
    await page.getByRole("link", { name: "11111111-2222-4333-8444-555555555555" }).click();
    await page.getByText("What counts").waitFor();
  });
}

/** Pairs of learners: listed without names, seen by who says why, decided, and decided anew. */
async function whoIsWho() {
  await promise("what a person must say of learners is listed without names, what waits first", async () => {
    await open("#/learners");
    const rows = page.getByRole("grid", { name: "Are these two the same person?" }).locator("tbody tr");
    await rows.first().getByText("1 transfer").waitFor();
    must((await rows.count()) === 2, `${await rows.count()} pairs`);
    must(!(await page.locator("main").innerText()).includes("4711"), "a number is told");
    await page.locator("#learner-counts", { hasText: "1 transfer waits for an answer" }).waitFor();
  });
  await promise("a case that waits for it leads there", async () => {
    const { cases } = await api("api/referred?rule=identity-conflict");
    await open(`#/case/${cases[0].transfer.id}`);
    await page.getByText("Whose result it is must be said first").waitFor();
    must((await page.locator("#decide").count()) === 0, "it can be decided without");
    await page.getByRole("main").getByRole("link", { name: "Who is who" }).click();
    await page.getByRole("link", { name: "A number came with another birth date or ESI" }).click();
  });
  await promise("both are seen only with a purpose, which is kept, and compared", async () => {
    const button = page.getByRole("button", { name: "Look at both" });
    must((await button.getAttribute("aria-disabled")) === "true", "opens without a purpose");
    await page.getByLabel("Purpose").fill("is 4711 one person");
    await button.click();
    const both = page.getByRole("grid", { name: "Both beside each other" });
    await both.getByRole("row", { name: /number of the university/ }).getByText("the same").waitFor();
    await both.getByRole("row", { name: /birth date/ }).getByText("different").waitFor();
    const { events } = await api("api/overview");
    must(events.some(({ detail }) => detail === "is 4711 one person"), "not in the audit log");
  });
  await promise("birth dates are the same in Monterrey", async () => {
    const west = await browser.newContext({ ...size, timezoneId: "America/Monterrey" });
    const there = await west.newPage();
    await there.goto(page.url());
    await there.getByLabel("Purpose").fill("a look from far away");
    await there.getByRole("button", { name: "Look at both" }).click();
    const dates = await there.getByRole("row", { name: /birth date/ }).innerText({ timeout: 20000 });
    must(dates.includes("2 Jan 2000") && dates.includes("3 Jan 2000"), dates);
    await west.close();
  });
  await inspect("pair-both-1280-light");
  await picture("pair-both");
  await promise("an answer needs a reason, what waited goes on, and it can be given anew", async () => {
    const button = page.locator("#decide-pair");
    await page.getByLabel("They are one person").check();
    must((await button.getAttribute("aria-description")).includes("give a reason"), "decides without a reason");
    await page.getByLabel("Reason").fill("The birth date was mistyped, says the registry.");
    await button.click();
    await page.getByText("1 transfer that waited goes on").waitFor();
    await page.getByRole("heading", { level: 1 }).locator("..").getByText("the same person").last().waitFor();
    await page.getByLabel("They are two people").check();
    await page.getByLabel("Reason").fill("They are twins.");
    await page.getByRole("button", { name: "Decide anew" }).click();
    await page.getByText("They are twins.").waitFor();
    await open("#/learners?decided=true");
    await page.getByRole("grid").getByText("two people").waitFor();
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
      route.fulfill({ contentType: "application/json", body: JSON.stringify({ name: "Ann", named: true, session: false, operator: false, roles: { tampere: ["view"] } }) }),
    );
    await other.goto(`${input.base}/#/university/tampere`);
    await other.reload();
    const run = other.locator("#run-now[aria-disabled=true]");
    await run.waitFor();
    must((await run.getAttribute("aria-description")).includes("role “retry” at tampere"), "no reason");
  });
  await fresh.close();
}

/** The audit log is searched, taken along and proven. */
async function audit() {
  await promise("the audit log is searched by who, what and university", async () => {
    await open("#/audit");
    await page.getByLabel("What, to what, or why").fill("walk of the browser test");
    await page.getByLabel("University").selectOption("tampere");
    await page.getByRole("button", { name: "Find" }).click();
    await page.waitForURL(/what=walk/);
    const row = page.getByRole("grid", { name: "Audit log" }).locator("tbody tr", { hasText: "read payload" });
    await row.first().waitFor();
    must((await row.first().innerText()).includes("tampere"), "no university");
  });
  await promise("what is found is exported", async () => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#export").click()]);
    const lines = readFileSync(await download.path(), "utf8").trim().split("\r\n");
    must(lines[0] === "id,at,who,action,subject,university,detail" && lines.length > 1, lines[0]);
    must(lines[1].includes('"walk of the browser test"'), lines[1]);
  });
  await promise("the chain is verified", async () => {
    await page.locator("#verify").click();
    await page.getByText("The audit log is whole").waitFor();
    await page.screenshot({ path: join(input.pictures, "audit-verified.png") });
  });
}

/** Logs somebody in at the demo's provider, in a browser of his own. */
async function logIn(name, at = "") {
  const own = await browser.newContext(size);
  const their = await own.newPage();
  their.setDefaultTimeout(20000);
  await their.goto(`${input.guarded}/${at}`);
  await their.locator("#log-in").waitFor();
  if (name === "Ilse IT") {
    await their.screenshot({ path: join(input.pictures, "log-in.png") });
  }
  await their.locator("#log-in").click();
  await their.getByRole("heading", { name: "Who are you?" }).waitFor();
  if (name === "Ilse IT") {
    await their.screenshot({ path: join(input.pictures, "log-in-provider.png") });
  }
  await their.getByRole("link", { name }).click();
  await their.waitForURL(`${input.guarded}/${at || "#/"}`);
  return their;
}

const rows = (of) => of.getByRole("grid", { name: "Transfers" }).locator("tbody tr");

/** Two people of different universities, and one without a role. */
async function people() {
  let ilse, timo;
  await promise("who logs in comes to where he wanted to go, and sees his university alone", async () => {
    ilse = await logIn("Ilse IT", "#/failed?state=any");
    await rows(ilse).first().waitFor();
    must((await rows(ilse).filter({ hasText: "tampere" }).count()) === 0 && (await rows(ilse).filter({ hasText: "twente" }).count()) > 0, "others' transfers");
  });
  await promise("somebody else sees his own alone, on every screen", async () => {
    timo = await logIn("Timo Tuki");
    for (const hash of ["#/", "#/failed?state=any", "#/universities", "#/recognition", "#/credentials", "#/audit"]) {
      await timo.goto(`${input.guarded}/${hash}`);
      await timo.locator("tbody tr").first().waitFor();
      const said = await timo.locator("main").innerText();
      must(said.includes("tampere") && !said.includes("twente"), `${hash} shows others`);
    }
  });
  await promise("what belongs to others does not exist for him", async () => {
    await timo.goto(`${input.guarded}/#/transfer/${(await api("api/transfers?university=twente&most=1")).transfers[0].id}`);
    await timo.getByText("There is no such thing").first().waitFor();
  });
  await promise("what asks for another role stays visible, with the reason", async () => {
    const button = timo.locator("#verify");
    await timo.goto(`${input.guarded}/#/audit`);
    await button.waitFor();
    must((await button.getAttribute("aria-description")).includes("“administer” at all universities"), "no reason");
    await timo.screenshot({ path: join(input.pictures, "audit-of-one.png") });
  });
  await promise("who one is, and what one may, is told", async () => {
    await ilse.locator("#me").click();
    await ilse.getByRole("dialog").getByText("run and try again").waitFor();
    await ilse.screenshot({ path: join(input.pictures, "who-am-i.png") });
  });
  await promise("who logs out is out", async () => {
    await ilse.locator("#log-out").click();
    await ilse.locator("#log-in").waitFor();
    await ilse.goto(`${input.guarded}/#/universities`);
    await ilse.reload();
    await ilse.locator("#log-in").waitFor();
  });
  await promise("who has no role is told what to do", async () => {
    const nina = await logIn("Nina New");
    await nina.getByText("You have no role here yet").waitFor();
    await nina.context().close();
  });
  await promise("a log-in that came to nothing says why", async () => {
    await ilse.locator("#log-in").click();
    await ilse.getByRole("link", { name: "Nobody of these" }).click();
    await ilse.getByText("You were not let in there.").waitFor();
  });
  await Promise.all([ilse, timo].map((each) => each?.context().close()));
}

async function look() {
  const { transfers } = await api("api/transfers?state=FAILED&university=tampere&most=1");
  const { cases } = await api("api/referred?most=500");
  const listed = await api("api/credentials?status=REVOKED&university=tampere");
  const pairs = await api("api/learners/candidates");
  const waiting = cases.find(({ transfer: { sourceKey } }) => sourceKey === "suoritus-11161").transfer.id;
  const screens = {
    overview: ["#/", "#truth"],
    flow: ["#/flow", ".flow-box"],
    failed: ["#/failed", ".group, [data-row]"],
    transfer: [`#/transfer/${transfers[0].id}`, ".steps li"],
    universities: ["#/universities", "tbody tr"],
    university: ["#/university/tampere", ".diff, tbody tr"],
    recognition: ["#/recognition", "tbody tr"],
    case: [`#/case/${waiting}`, "#decide"],
    tables: ["#/tables", "tbody tr"],
    table: ["#/table/catalogue", "tbody tr"],
    stacks: ["#/stacks", "tbody tr"],
    learners: ["#/learners", "tbody tr"],
    pair: [`#/pair/${pairs[0].id}`, "#decide-pair"],
    credentials: ["#/credentials", "tbody tr"],
    audit: ["#/audit", "tbody tr"],
    settings: ["#/settings", "[aria-label='hub.yaml as this hub read it'] tbody tr"],
    credential: [`#/credential/${listed.credentials[0].id}`, "#standing"],
    setup: ["#/setup/tampere", "#who-country"],
    data: ["#/data/tampere", ".waits li"],
    certificate: ["#/certificate/tampere", "img.certificate"],
  };
  const alsoNarrow = ["setup", "data", "certificate"];
  for (const scheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    for (const width of widths(scheme)) {
      await page.setViewportSize({ width, height: width === 2560 ? 1440 : 900 });
      for (const [name, [hash, ready]] of turn(Object.entries(screens), scheme)) {
        await open(hash);
        await page.locator(ready).first().waitFor();
        await inspect(`${name}-${width}-${scheme}`);
        if (width === 1280 || alsoNarrow.includes(name)) {
          await picture(scheme === "light" && width === 1280 ? name : `${name}-${width}-${scheme}`);
        }
      }
    }
  }
}

/** Whatever is looked at, with looks `all` (`-Pfull`) or for the documentation; else by turns light or dark, because axe takes its time. */
function turn(these, scheme) {
  return input.looks === "all" || input.docs ? these : these.filter((_, at) => at % 2 === (scheme === "dark" ? 1 : 0));
}

/** All of them in each scheme with looks `all`; else each scheme at one. */
function widths(scheme) {
  if (input.looks === "all") return WIDTHS;
  if (scheme === "dark") return [1280];
  // the pictures of the documentation are wide and light
  return input.docs ? [380, 1280] : [380];
}

async function inspect(name) {
  await barriers(name);
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

async function barriers(name) {
  if (!(await page.evaluate(() => "axe" in window))) {
    await page.evaluate(AXE);
  }
  const dark = name.endsWith("-dark");
  // the elements of a width are the same in light and in dark: the second time only the colours can be wrong
  const again = dark && widths("light").some((width) => name.endsWith(`-${width}-dark`));
  // the browser tells the page of another scheme with its next frame, and colours fade
  await page.waitForFunction((is) => document.documentElement.classList.contains("pf-v6-theme-dark") === is, dark);
  await page.waitForFunction(() => !document.getAnimations().some(({ effect, playState }) => playState === "running" && effect.getComputedTiming().endTime !== Infinity));
  const options = { resultTypes: ["violations"], preload: false, ...(again ? { runOnly: ["cat.color"] } : {}) };
  const { violations } = await page.evaluate((how) => window.axe.run(document, how), options);
  for (const { id, nodes } of violations) {
    const where = nodes.slice(0, 3).map(({ target, failureSummary }) => `${target} (${failureSummary.split("\n")[1]?.trim()})`);
    found.barriers.push(`${name}: ${id} at ${where.join(", ")}`);
  }
  found.looked++;
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
  for (const part of [weigh, () => void (polled = poll()), look, overview, guide, failures, retries, dialogues, transfer, university, recognition, audit, people, settings, flow, credentials, setup, tables, whoIsWho, refusals]) {
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
