// Opens the figure whose address the page has, with a token that its reader gives.
import { day, element, more, number, table, terms } from './elements.js';
import { amount, exact, printed, span, times, word } from './swedish.js';

const kept = 'finsam.token';
const pageSize = 200;
const here = new URLSearchParams(location.search);
const [, prefix, forbund, from, to] = location.pathname.match('(.*)/v1/reporting/([^/]+)/reports/([^/]+)/([^/]+)/figure$');
const place = (id) => document.getElementById(id);

place('address').textContent = here.get('address')?.split('/').join(' › ') ?? '';
place('token').addEventListener('submit', (event) => {
  event.preventDefault();
  sessionStorage.setItem(kept, place('bearer').value.trim());
  place('bearer').value = '';
  open();
});
if (sessionStorage.getItem(kept)) {
  open();
} else {
  place('token').hidden = false;
}

async function open() {
  place('token').hidden = true;
  place('figure').replaceChildren();
  const figure = await ask(page());
  if (figure) {
    place('figure').append(...view(figure));
    document.title = `${shown(figure)} – ${here.get('address')}`;
  } else {
    place('token').hidden = false;
  }
}

// The answer; null where there is none, which is told.
async function ask(url, body) {
  const token = sessionStorage.getItem(kept);
  if (!token) {
    place('token').hidden = false;
    return tell('Åtkomsttoken gäller inte längre. Klistra in en ny.');
  }
  tell('Hämtar …');
  try {
    const headers = { Accept: 'application/json', Authorization: `Bearer ${token}` };
    const answer = await fetch(url, body === undefined
      ? { headers }
      : { headers: { ...headers, 'Content-Type': 'application/json' }, method: 'POST', body: JSON.stringify(body) });
    const content = await answer.json();
    if (answer.ok) {
      tell('');
      return content;
    }
    if (answer.status === 401) {
      sessionStorage.removeItem(kept);
      place('token').hidden = false;
    }
    return tell([content.title, content.detail].filter(Boolean).join('. '));
  } catch {
    return tell('Svaret kom inte fram. Försök igen.');
  }
}

function tell(what) {
  place('status').textContent = what;
  return null;
}

function page(token = '') {
  const query = new URLSearchParams(here);
  query.set('page_size', pageSize);
  query.set('page_token', token);
  return `${location.pathname}?${query}`;
}

// A share has an address of its own, below that of its figure.
const shown = ({ cell, unit }) => (cell?.share !== undefined && unit === '%' ? `${cell.share} %` : printed(cell, unit));

function view(figure) {
  return [
    terms([
      ['Siffra', shown(figure)],
      ['Exakt belopp', figure.cell?.amountOre === undefined ? '' : amount(figure.cell.amountOre)],
      ['Rapport', `${from} – ${to}, version ${figure.version}`],
      ['Följer av', figure.measure],
      ['Uppgiven', figure.stated],
    ]),
    ...(figure.ledger ? money(figure.ledger, figure) : []),
    ...(figure.cohort ? cohort(figure.cohort) : []),
  ];
}

function money(cell, figure) {
  const made = cell.terms ?? [];
  const rows = (entries = []) => entries.map((each) => [...entry(each), word(made[each.term ?? 0]?.side), number(amount(each.countedOre))]);
  const parts = cell.parts?.length
    ? [element('h2', {}, 'Räknas ut av'), table(
      'Rader och kolumner som siffran räknas ut av', ['Hur', 'Rad', 'Kolumn', number('Belopp')],
      cell.parts.map((part, i) => [word(part.role), opens(part, figure.partAddresses?.[i]), part.column, number(exact(part.cell))])).view]
    : [];
  const counted = table(
    'Vad som räknas', ['Slag', 'Konton', 'Objekt', day('Dagar'), number('Gånger'), 'Sida', number('Belopp')],
    made.map((term) => [
      [word(term.kind), word(term.version)].filter(Boolean).join(', '), term.accounts?.join(', ') ?? 'alla',
      term.projects?.values?.join(', ') ?? 'alla', day(span(term.span)), number(times(term.times)), word(term.side), number(amount(term.amountOre)),
    ]));
  const entries = table(
    cell.entries?.length ? 'Verifikationer, balanser och budgetrader, med vad var och en bidrar med' : 'Det finns inga poster.',
    ['Verifikation', 'Datum', 'Text', 'Konto', 'Objekt', 'Sida', number('Räknas')], rows(cell.entries));
  return [
    ...parts, element('h2', {}, 'Består av'), counted.view, element('h2', {}, 'Poster'), entries.view,
    more(figure, (token) => ask(page(token)), (answer) => entries.add(rows(answer.ledger.entries))),
  ];
}

// A part that the report prints opens in its turn, at its own address.
function opens(part, address) {
  if (!address) {
    return part.row;
  }
  const query = new URLSearchParams(here);
  query.set('address', address);
  return element('a', { href: `${location.pathname}?${query}` }, part.row);
}

function entry({ posting, balance, budget, contribution }) {
  if (posting) {
    const row = posting.posting;
    return [
      `${posting.series ?? ''}${posting.number ?? ''}`, day(row.date || posting.voucherDate), row.text || posting.voucherText, row.account,
      row.project,
    ];
  }
  if (balance) {
    return ['', '', 'Balans', balance.account, ''];
  }
  return budget
    ? ['', day(budget.decidedOn), `Budget, ${word(budget.version)}, ${span(budget)}`, budget.account, budget.project]
    : ['', `${contribution.year}`, `Bidrag från ${contribution.member}`, '', ''];
}

function cohort(group) {
  const reason = element('input', { id: 'reason', required: '', maxlength: '500' });
  const button = element('button', {}, 'Visa deltagandena');
  const form = element('form', {}, element('label', { for: 'reason' }, 'Varför du öppnar den'), reason, button);
  const result = element('div');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    button.disabled = true;
    const stated = reason.value;
    const next = (token) => ask(`${prefix}/v1/participants/${forbund}/tables:open`, {
      period: { from, to }, table: group.definition, row: group.row, column: group.column, countedAt: group.asOf?.computedAt,
      reason: stated, pageSize, pageToken: token,
    });
    const first = await next('');
    if (first) {
      result.replaceChildren(...participations(first, next));
    }
    button.disabled = false;
  });
  return [
    element('h2', {}, 'Gruppen som räknas'),
    terms([
      ['Tabell', group.table], ['Rad', group.row], ['Kolumn', group.column], ['Insatser', group.insatser?.values?.join(', ') ?? 'alla'],
      ['Dagar', span(group.period)], ['Som det var', group.asOf?.computedAt],
    ]),
    ...(group.definition ? [element('p', {}, 'Vem som öppnar en grupp, när och varför sparas.'), form, result] : []),
  ];
}

function participations(first, next) {
  const rows = (found = []) => found.map((each) => [each.participation, each.insats]);
  const list = table('Deltaganden som siffran räknar', ['Deltagande', 'Insats'], rows(first.participations));
  const volumes = (first.volumeCounts ?? []).map((each) => [each.insats, day(span(each.period)), number(each.count)]);
  return [
    terms([['Deltaganden', `${first.participationCount ?? 0}`], ['Räknade i volym', first.volumeCount], ['Siffra för dem', first.value]]),
    list.view,
    more(first, next, (answer) => list.add(rows(answer.participations))),
    ...(volumes.length ? [table('Antal som räknas i volym', ['Insats', 'Dagar', number('Antal')], volumes).view] : []),
  ];
}
