// Chromium as a learner's phone, by keyboard alone, with axe-core on every page in light and dark, narrow and wide.
// In: {executable, shots, looks, language, do: [step...], state?}; a step is {go: url}, {mark: name}, {fill: [selector, text]},
// {press: selector}, {download: selector}, {read: [name, selector, attribute?]}, {fresh: true}.
// Out: {pages, violations, overflow, read, files, state}.
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { launch, lookAt, phone, tellRefusals } from './looking.mjs';

const input = JSON.parse(await text(process.stdin));
const out = { pages: [], violations: [], overflow: [], unreachable: [], refused: [], read: {}, files: {} };

const browser = await launch(input.executable);
const open = async (state) => {
  const context = await browser.newContext({
    viewport: phone, deviceScaleFactor: 1, hasTouch: true, ignoreHTTPSErrors: true, locale: input.language ?? 'en',
    storageState: state, acceptDownloads: true,
  });
  const made = await context.newPage();
  tellRefusals(made, out.refused);
  return made;
};
let page = await open(input.state);

async function mark(name) {
  out.pages.push({ name, title: await page.title(), text: await page.locator('main').innerText() });
  await lookAt(page, name, input, out);
}

// By the tabulator alone, from the beginning of the page; what has the focus must be seen to have it.
async function reach(selector) {
  await page.evaluate(() => { document.activeElement?.blur(); window.scrollTo(0, 0); });
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) {
      const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
      if (outline === 'none') out.unreachable.push(`${selector}: the focus is not seen`);
      return;
    }
  }
  throw new Error(`${selector} cannot be reached by keyboard on ${page.url()}: ${await page.locator('main').innerText()}`);
}

for (const step of input.do) {
  if (step.fresh) page = await open();
  if (step.go) await page.goto(step.go);
  if (step.mark) await mark(step.mark);
  if (step.fill) {
    await reach(step.fill[0]);
    await page.keyboard.press('Control+A');
    await page.keyboard.type(step.fill[1]);
  }
  if (step.press) {
    await reach(step.press);
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  }
  if (step.toggle) {
    await reach(step.toggle);
    await page.keyboard.press('Enter');
  }
  if (step.download) {
    await reach(step.download);
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    out.files[file.suggestedFilename()] = readFileSync(await file.path()).subarray(0, 5).toString('latin1');
  }
  if (step.read) {
    const [name, selector, attribute] = step.read;
    const found = page.locator(selector).first();
    out.read[name] = attribute ? await found.getAttribute(attribute) : await found.innerText();
  }
}
out.state = await page.context().storageState();
await browser.close();
process.stdout.write(JSON.stringify(out));
