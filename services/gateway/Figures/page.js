// Opens the figure whose address the page has, with a token that its reader gives.
import { day, element, more, number, table, terms } from './elements.js';
import { amount, printed, span, times, word } from './swedish.js';

const kept = 'finsam.token';
const pageSize = 200;
const here = new URLSearchParams(location.search);
const [, , , forbund, , from, to] = location.pathname.split('/');
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
  place('status').textContent = 'Hämtar …';
  const figure = await ask(page());
  place('token').hidden = Boolean(sessionStorage.getItem(kept));
  if (figure) {
    place('status').textContent = '';
    place('figure').append(...view(figure));
    document.title = `${printed(figure.cell, figure.unit)} – ${here.get('address')}`;
  }
}

// The answer; null where there is none, which is told.
async function ask(url, body) {
  try {
    const headers = { Accept: 'application/json', Authorization: `Bearer ${sessionStorage.getItem(kept)}` };
    const answer = await fetch(url, body === undefined
      ? { headers }
      : { headers: { ...headers, 'Content-Type': 'application/json' }, method: 'POST', body: JSON.stringify(body) });
    const content = await answer.json();
    if (answer.ok) {
      return content;
    }
    if (answer.status === 401) {
      sessionStorage.removeItem(kept);
    }
    place('status').textContent = [content.title, content.detail].filter(Boolean).join('. ');
  } catch {
    place('status').textContent = 'Svaret kom inte fram. Försök igen.';
  }
  return null;
}

function page(token = '') {
  const query = new URLSearchParams(here);
  query.set('page_size', pageSize);
  query.set('page_token', token);
  return `${location.pathname}?${query}`;
}

function view(figure) {
  return [
    terms([
      ['Siffra', printed(figure.cell, figure.unit)],
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
  const rows = (entries = []) => entries.map((each) => [...entry(each), number(amount(each.countedOre))]);
  const parts = cell.parts?.length
    ? [element('h2', {}, 'Räknas ut av'), table(
      'Rader och kolumner som siffran räknas ut av', ['Hur', 'Rad', 'Kolumn', number('Siffra')],
      cell.parts.map((part) => [word(part.role), opens(part), part.column, number(printed(part.cell, cell.unit))])).view]
    : [];
  const counted = table(
    'Vad som räknas', ['Slag', 'Konton', 'Objekt', day('Dagar'), number('Gånger'), number('Belopp')],
    (cell.terms ?? []).map((term) => [
      [word(term.kind), word(term.version)].filter(Boolean).join(', '), term.accounts?.join(', ') ?? 'alla',
      term.projects?.values?.join(', ') ?? 'alla', day(span(term.span)), number(times(term.times)), number(amount(term.amountOre)),
    ]));
  const entries = table(
    cell.entries?.length ? 'Verifikationer, balanser och budgetrader, med vad var och en bidrar med till siffran' : 'Det finns inga poster.',
    ['Verifikation', 'Datum', 'Text', 'Konto', 'Objekt', number('Räknas')], rows(cell.entries));
  return [
    ...parts, element('h2', {}, 'Består av'), counted.view, element('h2', {}, 'Poster'), entries.view,
    more(figure.nextPageToken ?? '', async (token) => {
      const next = await ask(page(token));
      entries.add(rows(next?.ledger?.entries));
      return next && (next.nextPageToken ?? '');
    }),
  ];
}

// A part opens in its turn, at its own address.
function opens(part) {
  const query = new URLSearchParams(here);
  query.set('address', `${here.get('address').split('/')[0]}/${part.row}/${part.column}`);
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
  const form = element('form', {}, element('label', { for: 'reason' }, 'Varför du öppnar den'), reason, element('button', {}, 'Visa deltagandena'));
  const result = element('div');
  const next = (token) => ask(`/v1/participants/${forbund}/tables:open`, {
    period: group.period, table: group.definition, row: group.row, column: group.column, countedAt: group.asOf?.computedAt,
    reason: reason.value, pageSize, pageToken: token,
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const first = await next('');
    if (first) {
      result.replaceChildren(...participations(first, next));
    }
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
    terms([['Deltaganden', `${first.participationCount ?? 0}`], ['Räknade i volym', first.volumeCount], ['Siffra', first.value]]),
    list.view,
    more(first.nextPageToken ?? '', async (token) => {
      const page = await next(token);
      list.add(rows(page?.participations));
      return page && (page.nextPageToken ?? '');
    }),
    ...(volumes.length ? [table('Antal som räknas i volym', ['Insats', 'Dagar', number('Antal')], volumes).view] : []),
  ];
}
