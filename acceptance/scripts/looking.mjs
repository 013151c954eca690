// What the scripts that look at public pages share: the browser, and one look at a page in light and dark, narrow and wide.
import { readFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export const phone = { width: 380, height: 800 };
export const wide = { width: 1280, height: 900 };

export const launch = (executable) =>
  chromium.launch({ executablePath: executable, args: ['--no-sandbox', '--disable-gpu'] });

// What the page's policy has kept the browser from is told in the console.
export function tellRefusals(page, refused) {
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text());
  });
}

// Each width and each colour once; with looks "all" (-Pfull) each width in each colour.
const looks = (which) =>
  which === 'all'
    ? [['phone', 'light'], ['phone', 'dark'], ['wide', 'light'], ['wide', 'dark']]
    : [['phone', 'light'], ['wide', 'dark']];

// Adds to out.violations (axe) and out.overflow, and takes a picture of each look.
export async function lookAt(page, name, { shots, looks: which }, out) {
  mkdirSync(shots, { recursive: true });
  const before = page.viewportSize();
  let seen;
  for (const [words, colorScheme] of looks(which)) {
    await page.setViewportSize({ phone, wide }[words]);
    await page.emulateMedia({ colorScheme });
    const where = `${name}-${words}-${colorScheme}`;
    await page.screenshot({ path: `${shots}/${where}.png`, fullPage: true });
    // the elements of a width are the same in both: the second time only the colours can be wrong
    const options = words === seen ? { runOnly: ['cat.color'], resultTypes: ['violations'] } : { resultTypes: ['violations'] };
    seen = words;
    if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
    const { violations } = await page.evaluate((how) => globalThis.axe.run(document, how), options);
    for (const each of violations) {
      out.violations.push(`${where}: ${each.id}: ${each.help}: ${each.nodes.map((node) => node.html).join(' ').slice(0, 300)}`);
    }
    if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)) out.overflow.push(where);
  }
  await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: 'light' });
}
