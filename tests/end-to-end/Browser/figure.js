// Follows a report's figures as a reader does, from their tables to what is behind them, and prints what is shown:
// node figure.js CHROMIUM REPORT TOKEN TABLE:ROW:COLUMN..., with the row's label and the column's number, from 0, of those that have links.
import { pathToFileURL } from 'node:url';
import { start } from './chromium.js';
import { brokenRules, widths } from './rules.js';

const [executablePath, report, token, ...figures] = process.argv.slice(2);
const browser = await start(executablePath);
try {
  const shown = [];
  for (const width of widths) {
    // The certificate is the development authority's, which the browser does not know.
    const context = await browser.newContext({ viewport: { width, height: 900 }, ignoreHTTPSErrors: true });
    context.setDefaultTimeout(90_000);
    const page = await context.newPage();
    const log = [];
    page.on('console', (message) => log.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => log.push(`${error}`));
    for (const figure of figures) {
      shown.push({ figure, width, ...await follow(page, figure), log: log.splice(0) });
    }
    await context.close();
  }
  console.log(JSON.stringify(shown, null, 1));
} finally {
  await browser.close();
}

async function follow(page, figure) {
  const [table, row, column] = figure.split(':');
  await page.goto(pathToFileURL(report).href);
  const rows = page.locator(`table[id="${table}"] tbody tr`).filter({ has: page.getByRole('rowheader', { name: row, exact: true }) });
  const link = rows.locator('td a').nth(Number(column));
  const printed = await link.textContent();
  await link.click();
  const source = page.locator(`[id="${decodeURIComponent(new URL(page.url()).hash.slice(1))}"]`);
  await source.locator('a[href^="https:"]').nth(Number(column)).click();
  const field = page.getByLabel('Åtkomsttoken');
  await page.locator('#token:not([hidden]), #figure dl').first().waitFor();
  const asked = [];
  if (await field.isVisible()) {
    asked.push(...await brokenRules(page));
    await give(page, 'eyJhbGciOiJub25lIn0.e30.');
    await page.getByText('Åtkomsttoken godtas inte').waitFor();
    await give(page, token);
  }
  await page.locator('#figure dl').first().waitFor();
  if (await page.getByLabel('Varför du öppnar den').count() > 0) {
    await page.getByLabel('Varför du öppnar den').fill('Granskning av årsredovisningen');
    await page.getByRole('button', { name: 'Visa deltagandena' }).click();
    await page.getByText('Deltaganden som siffran räknar').waitFor();
  }
  for (const more = page.getByRole('button', { name: 'Visa fler' }); await more.isVisible();) {
    await more.click();
    await page.waitForFunction(() => ![...document.querySelectorAll('button')].some((button) => button.disabled));
  }
  const shown = await content(page);
  const broken = [...asked, ...await brokenRules(page)];
  const parts = page.getByRole('table', { name: 'Rader och kolumner' }).locator('tbody a');
  if (await parts.count() === 0) {
    return { printed, ...shown, broken };
  }
  const address = page.url();
  await parts.first().click();
  await page.waitForURL((url) => url.href !== address);
  await page.locator('#figure dl').first().waitFor();
  return { printed, ...shown, broken, part: await content(page) };
}

async function content(page) {
  return {
    terms: Object.fromEntries(await page.locator('#figure dl').evaluateAll((lists) => lists.flatMap(
      (list) => [...list.querySelectorAll('dt')].map((term) => [term.textContent, term.nextElementSibling.textContent])))),
    tables: Object.fromEntries(await page.locator('#figure table').evaluateAll((tables) => tables.map((each) => [
      each.caption.textContent, [...each.tBodies[0].rows].map((entry) => [...entry.cells].map((cell) => cell.textContent))]))),
  };
}

async function give(page, bearer) {
  await page.getByLabel('Åtkomsttoken').fill(bearer);
  await page.getByRole('button', { name: 'Öppna' }).click();
}
