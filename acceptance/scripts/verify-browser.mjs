// Chromium on the page where credentials are verified, with axe-core on every state in light and dark, narrow and wide.
// In: {executable, shots, looks, base, do: [{go} | {file: path} | {text: string} | {drop: path} | {mark: name}]}.
// Out: {pages: [{name, title, lang, text}], violations, overflow, refused}.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { text } from 'node:stream/consumers';
import { launch, lookAt, wide, tellRefusals } from './looking.mjs';

const input = JSON.parse(await text(process.stdin));
const out = { pages: [], violations: [], overflow: [], refused: [] };

const browser = await launch(input.executable);
// the page's policy lets no script in, axe neither
const context = await browser.newContext({ viewport: wide, locale: input.language ?? 'en', bypassCSP: false });
const page = await context.newPage();
tellRefusals(page, out.refused);

async function mark(name) {
  out.pages.push({
    name, title: await page.title(), lang: await page.evaluate(() => document.documentElement.lang),
    text: await page.locator('main').innerText(),
  });
  await lookAt(page, name, input, out);
}

const sent = () => page.waitForEvent('load');
for (const step of input.do) {
  if (step.go) await page.goto(input.base + step.go);
  if (step.mark) await mark(step.mark);
  if (step.file) {
    await page.setInputFiles('#file', step.file);
    await Promise.all([sent(), page.keyboard.press('Tab').then(() => page.locator('button').focus()).then(() => page.keyboard.press('Enter'))]);
  }
  if (step.text) {
    await page.fill('#text', step.text);
    await Promise.all([sent(), page.click('button')]);
  }
  if (step.drop) {
    const content = readFileSync(step.drop).toString('base64');
    const dropping = await page.evaluateHandle(({ content, name }) => {
      const bytes = Uint8Array.from(atob(content), (each) => each.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], name));
      return transfer;
    }, { content, name: basename(step.drop) });
    await Promise.all([sent(), page.dispatchEvent('#drop', 'drop', { dataTransfer: dropping })]);
  }
}
await browser.close();
process.stdout.write(JSON.stringify(out));
