// One story of the operators' pages on a whole hub, in a real Chromium: a university is set up from nothing, runs,
// its target breaks and is mended, a registrar decides a case, two persons change a decision table, one credential is
// revoked.

import { text } from "node:stream/consumers";
import { be, button, dialogue, must, open, page, tell } from "./story.mjs";

const input = JSON.parse(await text(process.stdin));
const found = { refused: 0, declined: "", changed: 0, recognised: "", revoked: "" };
const idIn = (url) => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(url)[0];

/** Opens what need not be said, of one section of the settings. */
const more = (section) =>
  page.locator(`fieldset:has(> legend:text-is("${section}"))`).getByRole("button", { name: /more that need not be said/ }).first().click();

async function runNow() {
  await page.locator("#run-now").click();
  await dialogue().getByRole("button", { name: "Run now" }).click();
  await page.getByText("The run was asked for").waitFor();
}

/** Until so many runs have been read to their end, and everything of the last is where it belongs. */
async function runs(count) {
  const rows = page.getByRole("grid", { name: "Runs" }).locator("tbody tr");
  await rows.nth(count - 1).waitFor();
  const last = rows.first().filter({ hasText: "adds up" }).filter({ hasNotText: /on the way|running/i });
  await last.waitFor({ timeout: 60000 });
  // nothing is scheduled here
  must(!/\bin \d+ seconds?/.test(await page.locator("main").innerText()), "what has been is said to come");
}

async function reason(why) {
  await page.getByLabel("Reason").fill(why);
}

/** Of those that wait, the first that this rule has referred. */
async function openCase(rule) {
  await page.getByRole("link", { name: "Recognition" }).click();
  await page.getByRole("grid", { name: "Referred cases" }).locator("tbody tr", { hasText: rule }).first().getByRole("link").first().click();
  await page.getByRole("heading", { name: "What every table says" }).waitFor();
}

const STEPS = {
  "who logs in for the first time sees no university": async () => {
    await be("Ilse IT");
    await page.getByText("No university").first().waitFor();
  },
  "a university is set up by who runs the hub, since its secret lies there: who it is": async () => {
    await be("Olga Operator");
    await page.getByRole("link", { name: "Universities", exact: true }).click();
    await page.getByRole("link", { name: "Set up a university" }).click();
    await page.locator("#setup-id").fill("twente");
    await page.locator("#who-name").fill("en: University of Twente\nnl: Universiteit Twente");
    await page.locator("#who-country").fill("NLD");
    await page.locator("#who-languages").fill("en, nl");
    await page.locator("#who-timeZone").fill("Europe/Amsterdam");
    await button(/more that need not be said/).click();
    await page.locator("#who-legalIdentifier").fill("VATNL-002946606B01");
    await page.locator("#who-schacDomain").fill("utwente.nl");
    await page.locator("#who-homepage").fill("https://www.utwente.nl");
  },
  "its system": async () => {
    await button("Next step").click();
    await page.getByLabel("Find by name of the system").fill("netherlands");
    await page.getByRole("radio", { name: /ooapi/ }).check();
  },
  "where it is, and how one is let in": async () => {
    await button("Next step").click();
    await page.locator("#sis-base").fill(input.sis.base);
    await page.locator("#sis-version").selectOption("V6");
    await button(/more that need not be said/).click();
    await button("Add (auth)").click();
    await more("auth");
    await button("Add (oauth2)").click();
    await page.locator("#sis-auth-oauth2-token").fill(input.sis.token);
    await page.locator("#sis-auth-oauth2-client").fill("passerelle");
    await page.getByLabel("Where secret is found").selectOption("file");
    await page.locator("#sis-auth-oauth2-secret").fill("../data/demo/secrets/ooapi-secret");
    await more("oauth2");
    await page.locator("#sis-auth-oauth2-scope").fill("ooapi");
  },
  "what its courses do not say": async () => {
    await page.locator("#sis-expandPersons").check();
    await page.locator("#sis-scaleDefault").fill("nl-1-10");
    await button("Add (defaults)").click();
    await more("defaults");
    await page.locator("#sis-defaults-assessment").selectOption("PROJECT");
    await page.locator("#sis-defaults-participation").selectOption("BLENDED");
    await page.locator("#sis-defaults-kind").selectOption("FORMAL_OUTSIDE_PATH");
    await button("Add (qualityAssurance)").click();
    await page.locator("#sis-defaults-qualityAssurance-type").selectOption("EXTERNAL");
    await more("qualityAssurance");
    await page.locator("#sis-defaults-qualityAssurance-agency").fill("en: Accreditation Organisation of the Netherlands and Flanders (NVAO)");
  },
  "where its credentials go, and it is saved": async () => {
    await button("Next step").click();
    await page.getByLabel("europass").check();
    await page.locator("#setup-save").click();
    await page.waitForURL(/#\/setup\/twente/);
    // the page begins anew with its address, at the step where it was
    await page.getByRole("heading", { name: "Set-up of twente" }).waitFor();
    await page.getByLabel("europass").waitFor();
    await page.getByText("Saved as config/universities/twente.yaml").waitFor();
  },
  "its own people check it live": async () => {
    await be("Ilse IT");
    await open("#/setup/twente");
    await button(/Check it live/).click();
    await page.locator("#live-check").click();
    await page.getByText("No step failed.").waitFor({ timeout: 60000 });
  },
  "real records are looked at": async () => {
    await button(/Look at real records/).click();
    await page.getByLabel("Purpose").fill("set-up of Twente");
    await page.locator("#preview").click();
    await page.getByText("5 records; there is more.").waitFor({ timeout: 60000 });
    await button("Side by side").first().click();
    await page.getByRole("region", { name: "The credential, not sealed" }).waitFor();
  },
  "it is activated": async () => {
    await button(/Let it run/).click();
    await page.locator("#setup-activate").click();
    await page.getByLabel("Note").fill("its first version");
    await dialogue().getByRole("button", { name: "Activate the draft" }).click();
    await page.getByText("Version 1 is active.").waitFor({ timeout: 60000 });
  },
  "it runs, and all adds up": async () => {
    await runNow();
    await runs(1);
  },
  "the wallet breaks, and the next run fails there": async () => {
    await fetch(`${input.lever}/break`);
    await runNow();
    await runs(2);
    await page.getByRole("link", { name: `Failed: ${input.refused}` }).or(page.getByText(`${input.refused} failed`)).first().waitFor();
  },
  "the cause is one group, and says who must act": async () => {
    await page.getByRole("link", { name: "Failed transfers", exact: true }).click();
    const group = page.getByRole("article", { name: /the wallet does not accept us/ });
    await group.getByText(String(input.refused), { exact: true }).waitFor();
    must((await page.getByRole("article").count()) === 1, "more than one group");
    found.refused = Number(await group.locator(".many strong").innerText());
  },
  "the whole group is tried again, slowly at first": async () => {
    await button(`Try all ${input.refused} again …`).click();
    await dialogue().getByText(`${input.refused} transfers go on their way again.`).waitFor();
    await dialogue().getByRole("button", { name: "How: from which step" }).click();
    await dialogue().getByLabel("At most a second").fill("5");
    await dialogue().getByLabel("Why", { exact: true }).fill("The wallet's operator has put our token back");
    await dialogue().getByRole("button", { name: "Try again" }).click();
    await dialogue().getByText("They are on their way.").waitFor();
  },
  "it is watched to its end": async () => {
    await dialogue().getByText(`${input.refused} of ${input.refused} done`).waitFor({ timeout: 60000 });
    await dialogue().getByText(`${input.refused} delivered`).waitFor();
    await dialogue().getByRole("button", { name: "Close" }).last().click();
    await page.getByText("No transfer has failed").waitFor();
  },
  "a registrar decides a case that nobody can recognise": async () => {
    await be("Rob Registrar");
    await openCase("catalogue-thin");
    await reason("It was an introduction without outcomes of its own");
    must((await page.locator("#decide").getAttribute("aria-description")).includes("cannot be invented"), "it can be recognised");
    await page.getByLabel("Decline (at once)").check();
    await page.locator("#decide").click();
    await page.getByText("there is nothing to decide").first().waitFor();
    found.declined = idIn(page.url());
  },
  "a decision table is changed in a draft": async () => {
    await be("Paula Policy");
    await open("#/table/level-credit");
    await page.locator("#begin-draft").click();
    await page.locator(".dmn td", { hasText: "< 4" }).first().click();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("< 6");
    await page.locator(".dmn td", { hasText: "> 60" }).first().click();
    await page.getByText("Examples are not met, or a row has none").waitFor();
    const given = page.getByLabel("Given 4", { exact: true });
    await given.fill((await given.inputValue()).replace("eqfLevel=4", "eqfLevel=6"));
    await page.getByText("Nothing is wrong with it, and every example is met").waitFor();
    await page.locator("#keep-draft").click();
    await page.locator("#keep-draft[aria-disabled=true]").waitFor();
  },
  "it is tried on the past": async () => {
    await page.locator("#what-if").click();
    const impact = page.getByText(/\d+ of \d+ past decisions would change/);
    await impact.waitFor({ timeout: 60000 });
    found.changed = Number(/\d+/.exec(await impact.innerText())[0]);
    await page.getByRole("grid", { name: "Decisions that would change" }).getByText("level-credit-low-level").first().waitFor();
  },
  "it is proposed": async () => {
    await page.locator("#propose").click();
    await reason("Short cycles are looked at by a person from today");
    await dialogue().getByRole("button", { name: "Propose" }).click();
    await page.getByText("proposes a change").waitFor();
  },
  "a second person confirms it, and it is in force": async () => {
    await be("Olga Operator");
    await open("#/table/level-credit");
    await page.locator("#approve-table").click();
    await reason("As the alliance has decided");
    await dialogue().getByRole("button", { name: "Confirm" }).click();
    await page.getByText("Confirmed by olga.operator@passerelle.example").first().waitFor();
  },
  "the next run is judged by it": async () => {
    await fetch(`${input.lever}/more`);
    await be("Ilse IT");
    await open("#/university/twente");
    await runNow();
    await runs(3);
  },
  "a registrar proposes to recognise what it has referred": async () => {
    await be("Rob Registrar");
    await openCase("level-credit-low-level");
    found.recognised = idIn(page.url());
    await reason("A course of the first year, as the study guide says");
    await page.locator("#decide").click();
    await page.getByText("proposes to recognise it").waitFor();
  },
  "a second person approves, and it is delivered": async () => {
    await be("Paula Policy");
    await open(`#/case/${found.recognised}`);
    await reason("Seen in the study guide");
    await page.locator("#approve").click();
    await page.getByText("there is nothing to decide").first().waitFor();
    await open(`#/transfer/${found.recognised}`);
    await page.getByText("Delivered", { exact: true }).first().waitFor();
  },
  "one credential is revoked, with a reason": async () => {
    await be("Rob Registrar");
    await open("#/credentials?university=twente&status=ACTIVE");
    await page.getByRole("grid", { name: "Credentials" }).locator("tbody tr").nth(1).getByRole("link").first().click();
    await page.locator("#revoke").click();
    found.revoked = idIn(page.url());
    await page.getByText("1 credential would be revoked.").waitFor();
    await page.getByLabel("Why").selectOption({ label: "issued in error" });
    await page.getByLabel("In your words").fill("The exam was of another course");
    await dialogue().getByRole("button", { name: "Revoke for good" }).click();
    await page.getByText("It is revoked.").waitFor();
    await dialogue().getByRole("button", { name: "Close" }).last().click();
    await page.getByText("It was taken back and holds no more").waitFor();
  },
  "the sum adds up": async () => {
    await page.getByRole("link", { name: "Overview" }).click();
    await page.getByText("The sum adds up: nothing is lost.").waitFor();
    must((await page.locator(".tile strong").allInnerTexts())[5] === "0", "something has failed");
  },
};

await tell(STEPS, input, found);
process.stdout.write(JSON.stringify(found));
