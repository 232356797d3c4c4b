// Opens a page in Chromium, wide and narrow, and prints what axe-core finds of the tags given: node axe.js CHROMIUM FILE TAG...
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [executablePath, file, ...tags] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
try {
  const found = [];
  for (const width of [1280, 320]) {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    await page.goto(pathToFileURL(file).href);
    await page.evaluate(axe);
    const result = await page.evaluate((values) => globalThis.axe.run(document, { runOnly: { type: 'tag', values } }), tags);
    for (const violation of result.violations) {
      found.push({ width, rule: violation.id, help: violation.help, nodes: violation.nodes.slice(0, 5).map((node) => node.html.slice(0, 200)) });
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (overflow > 0) {
      found.push({ width, rule: 'reflow', help: `the page is ${overflow} pixels wider than the screen`, nodes: [] });
    }
    await page.close();
    found.push(...(result.passes.length > 0 ? [] : [{ width, rule: 'none', help: 'no rule was tried', nodes: [] }]));
  }
  console.log(JSON.stringify(found, null, 1));
} finally {
  await browser.close();
}
