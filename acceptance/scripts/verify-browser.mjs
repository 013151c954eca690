// Chromium on the page where credentials are verified, with axe-core on every state in light and dark, narrow and wide.
// In: {executable, shots, base, do: [{go} | {file: path} | {text: string} | {drop: path} | {mark: name}]}.
// Out: {pages: [{name, title, lang, text}], violations, overflow, refused}.
import { readFileSync, mkdirSync } from 'node:fs';
import { basename } from 'node:path';
import { text } from 'node:stream/consumers';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const input = JSON.parse(await text(process.stdin));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const phone = { width: 380, height: 800 };
const wide = { width: 1280, height: 900 };
mkdirSync(input.shots, { recursive: true });
const out = { pages: [], violations: [], overflow: [], refused: [] };

const browser = await chromium.launch({ executablePath: input.executable, args: ['--no-sandbox', '--disable-gpu'] });
// the page's policy lets no script in, axe neither
const context = await browser.newContext({ viewport: wide, locale: input.language ?? 'en', bypassCSP: false });
const page = await context.newPage();
page.on('console', (message) => {
  if (message.text().includes('Content Security Policy')) out.refused.push(message.text());
});

async function mark(name) {
  out.pages.push({
    name, title: await page.title(), lang: await page.evaluate(() => document.documentElement.lang),
    text: await page.locator('main').innerText(),
  });
  for (const size of [phone, wide]) {
    await page.setViewportSize(size);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      const where = `${name}-${size === phone ? 'phone' : 'wide'}-${colorScheme}`;
      await page.screenshot({ path: `${input.shots}/${where}.png`, fullPage: true });
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document));
      for (const each of violations) {
        out.violations.push(`${where}: ${each.id}: ${each.help}: ${each.nodes.map((node) => node.html).join(' ').slice(0, 300)}`);
      }
      if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)) out.overflow.push(where);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
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
