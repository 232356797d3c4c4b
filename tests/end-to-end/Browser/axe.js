// Opens a page in Chromium, wide and narrow, and prints the rules that it breaks: node axe.js CHROMIUM FILE
import { pathToFileURL } from 'node:url';
import { start } from './chromium.js';
import { brokenRules, widths } from './rules.js';

const [executablePath, file] = process.argv.slice(2);
const browser = await start(executablePath);
try {
  const found = [];
  for (const width of widths) {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    await page.goto(pathToFileURL(file).href);
    found.push(...await brokenRules(page));
    await page.close();
  }
  console.log(JSON.stringify(found, null, 1));
} finally {
  await browser.close();
}
