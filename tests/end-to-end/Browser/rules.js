// What axe-core finds on a page, and whether the page is wider than the screen.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];

export const widths = [1280, 320];

export async function brokenRules(page) {
  const width = page.viewportSize().width;
  await page.evaluate(axe);
  const result = await page.evaluate((values) => globalThis.axe.run(document, { runOnly: { type: 'tag', values } }), tags);
  const found = result.violations.map((violation) => (
    { width, rule: violation.id, help: violation.help, nodes: violation.nodes.slice(0, 5).map((node) => node.html.slice(0, 200)) }));
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (overflow > 0) {
    found.push({ width, rule: 'reflow', help: `the page is ${overflow} pixels wider than the screen`, nodes: [] });
  }
  return [...found, ...(result.passes.length > 0 ? [] : [{ width, rule: 'none', help: 'no rule was tried', nodes: [] }])];
}
