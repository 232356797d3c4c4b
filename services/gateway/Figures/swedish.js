// How amounts, days and the contract's words are written.

const kronor = new Intl.NumberFormat('sv-SE', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const plain = new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 6 });

const words = {
  added: 'läggs till', taken_away: 'dras ifrån', minuend: 'minskas', subtrahend: 'dras ifrån', numerator: 'delas', divisor: 'delas med',
  booked: 'bokfört', opening_balance: 'ingående balans', previous_opening: 'ingående balans året före',
  previous_closing: 'utgående balans året före', previous_result: 'resultat året före', budget: 'budget', contributions: 'medlemmarnas bidrag',
  original: 'ursprunglig', revised: 'reviderad', forecast: 'prognos', period: 'för perioden',
};

export const times = (count) => plain.format(Number(count ?? 0));

export const word = (name) => words[name] ?? name ?? '';

export const amount = (ore) => `${kronor.format(Number(ore ?? 0) / 100)} kr`;

export const span = (days) => (days?.from ? `${days.from} – ${days.to}` : '');

// Parts of a figure are of other columns, whose units may be others.
export const exact = (cell) => (cell?.amountOre === undefined ? printed(cell) : amount(cell.amountOre));

// A digit after a unit of money tells how many decimals it is printed with.
const unitOf = (name) => (name ?? '').replace(/^(kr|tkr|mkr)\d$/, '$1').replace('antal', '');

export function printed(cell, unit) {
  if (cell?.suppressed) {
    return 'redovisas inte, eftersom antalet är litet';
  }
  const value = cell?.value === undefined ? cell?.text ?? '' : `${plain.format(Number(cell.value))} ${unitOf(unit)}`.trim();
  return cell?.share === undefined ? value : `${value} (${cell.share} %)`;
}
