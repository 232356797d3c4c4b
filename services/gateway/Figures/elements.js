// Elements of the page. All that comes from an answer goes in as text.

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    made.setAttribute(attribute, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export const number = (content) => ({ content, kind: 'number' });

export const day = (content) => ({ content, kind: 'day' });

// Terms and what they are; those without a value are left out.
export function terms(pairs) {
  const list = element('dl');
  for (const [term, value] of pairs.filter(([, value]) => value)) {
    list.append(element('dt', {}, term), element('dd', {}, value));
  }
  return list;
}

// A table with its caption; `add` takes more rows.
export function table(caption, headings, rows) {
  const body = element('tbody');
  const head = headings.map((heading) => cell('th', heading, { scope: 'col' }));
  const add = (more) => body.append(...more.map((row) => element('tr', {}, ...row.map((each) => cell('td', each)))));
  add(rows);
  const whole = element('table', {}, element('caption', {}, caption), element('thead', {}, element('tr', {}, ...head)), body);
  return { add, view: element('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-label': caption }, whole) };
}

// A button that fetches and adds the next page, until there is none.
export function more(first, fetchNext, add) {
  let token = first.nextPageToken ?? '';
  const button = element('button', { type: 'button' }, 'Visa fler');
  button.addEventListener('click', async () => {
    button.disabled = true;
    const next = await fetchNext(token);
    if (next) {
      add(next);
      token = next.nextPageToken ?? '';
    }
    button.disabled = false;
    button.hidden = token === '';
  });
  button.hidden = token === '';
  return button;
}

function cell(name, content, attributes = {}) {
  return content?.kind
    ? element(name, { ...attributes, class: content.kind }, content.content ?? '')
    : element(name, attributes, content ?? '');
}
