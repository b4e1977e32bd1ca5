// Charts; what they show stands in a table beside them as well.

import { make } from './api.js';

let library;

const drawn = new Map();

// A chart has the colors of the page in which it was drawn.
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => drawn.forEach((config, canvas) => chart(canvas, config)));

/** Loaded when the first chart is drawn, and not by pages that have none. */
async function chart(canvas, config) {
  drawn.set(canvas, config);
  library ??= import('./chart.umd.min.js');
  await library;
  const style = getComputedStyle(document.documentElement);
  const color = (name) => style.getPropertyValue(name).trim();
  const { Chart } = globalThis;
  Chart.defaults.color = color('--soft');
  Chart.defaults.borderColor = color('--line');
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.animation = false;
  Chart.getChart(canvas)?.destroy();
  return new Chart(canvas, config(color));
}

const LINES = { first: 'First place', gold: 'Gold', silver: 'Silver', bronze: 'Bronze', median: 'Median' };

export async function drawLadder(section, ladder) {
  section.hidden = ladder.length < 2;
  if (section.hidden) return;
  section.querySelector('tbody').replaceChildren(...ladder.map((rung) => make('tr', {},
    make('td', {}, LINES[rung.name]), make('td', { class: 'number' }, rung.rank ?? '–'),
    make('td', { class: 'number' }, rung.score))));
  await chart(section.querySelector('canvas'), (color) => ({
    type: 'line',
    data: {
      labels: ladder.map((rung) => LINES[rung.name]),
      datasets: [{ data: ladder.map((rung) => rung.score), borderColor: color('--accent'), backgroundColor: color('--accent'), pointRadius: 5, stepped: false, tension: 0.2 }],
    },
    options: { maintainAspectRatio: false, plugins: { legend: { display: false } }, scales: { x: { grid: { display: false } }, y: { title: { display: true, text: 'Score' } } } },
  }));
}

const OPERATIONS = ['context', 'reading', 'bundle', 'leaderboard', 'submissions'];
const SHADES = ['#0b8793', '#c2681e', '#6a51a3', '#3b7d3a', '#b0324e'];

/** Deliveries of each day; the credits stand in the table. */
export async function drawUsage(canvas, days) {
  await chart(canvas, () => ({
    type: 'bar',
    data: {
      labels: days.map((day) => day.date.slice(5)),
      datasets: OPERATIONS.map((operation, index) => ({
        label: operation, data: days.map((day) => day.operations[operation] || 0), backgroundColor: SHADES[index], stack: 'day',
      })).filter((set) => set.data.some((count) => count > 0)),
    },
    options: {
      maintainAspectRatio: false,
      plugins: { legend: { position: 'bottom' } },
      scales: { x: { stacked: true, grid: { display: false } }, y: { stacked: true, beginAtZero: true, ticks: { precision: 0 } } },
    },
  }));
}
