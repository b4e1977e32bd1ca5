// The key facts of a resource as a readable screen.

import { byId, make, number, time } from './api.js';

const ACRONYMS = { id: 'ID', cpu: 'CPU', gpu: 'GPU' };

/** Facts that stand at the top, in this order. */
const HEADLINE = {
  metric: 'Metric', metric_direction: 'Direction', deadline: 'Deadline', prize: 'Prize', team_count: 'Teams',
  license: 'License', size: 'Size', last_updated: 'Last updated', votes: 'Votes', language: 'Language',
};

const MOST_AT_THE_TOP = 5;

function words(name) {
  const text = name.split('_').map((word) => ACRONYMS[word] || word).join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const shown = (value) => (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? `${time(value)}` : value);

export function showFacts(content) {
  const told = new Map(content.facts.map((fact) => [fact.name, fact]));
  byId('subtitle').textContent = told.get('subtitle')?.value || '';
  const top = Object.keys(HEADLINE).filter((name) => told.has(name)).slice(0, MOST_AT_THE_TOP);
  byId('headline').replaceChildren(...top.map((name) =>
    make('div', {}, make('dt', {}, HEADLINE[name]), make('dd', {}, shown(told.get(name).value)))));
  byId('headline').hidden = top.length === 0;
  byId('facts').querySelector('dl').replaceChildren(...content.facts
    .filter((fact) => fact.name !== 'subtitle')
    .flatMap((fact) => [
      make('dt', {}, words(fact.name)),
      make('dd', {}, shown(fact.value), make('span', { class: 'source' }, fact.source)),
    ]));
  byId('facts').hidden = content.facts.length === 0;
  showTables(content.tables);
}

function showTables(tables) {
  const place = byId('tables');
  place.querySelectorAll('details').forEach((old) => old.remove());
  tables.forEach((table, index) => place.append(make('details', { open: index === 0 },
    make('summary', {}, `${table.file}: ${number(table.count)} columns`),
    make('div', { class: 'scroll' }, make('table', {},
      make('caption', { class: 'hint' }, `Of ${number(table.rows)} rows that were read`),
      make('thead', {}, make('tr', {}, ...['Column', 'Type'].map((name) => make('th', { scope: 'col' }, name)),
        make('th', { scope: 'col', class: 'number' }, 'Without a value'))),
      make('tbody', {}, ...table.columns.map((column) => make('tr', {},
        make('td', { class: 'mono' }, column.name), make('td', {}, column.type),
        make('td', { class: 'number' }, share(column.nulls, table.rows))))))),
    table.count > table.columns.length
      ? make('p', { class: 'soft' }, `and ${number(table.count - table.columns.length)} more`) : null)));
  place.hidden = tables.length === 0;
}

function share(nulls, rows) {
  if (!nulls || !rows) return '–';
  const percent = (100 * nulls) / rows;
  return percent < 1 ? 'below 1 %' : `${Math.round(percent)} %`;
}
