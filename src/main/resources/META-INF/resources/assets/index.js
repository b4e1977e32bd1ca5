import { byId, credits, json, make, number, say, suggestions } from './api.js';

const EXAMPLES = {
  sandbox: [
    ['titanic', '/competitions/titanic'],
    ['crane-lift-energy', '/competitions/crane-lift-energy'],
    ['lichen-cover', '/competitions/lichen-cover'],
    ['harbour-weather-hourly', '/datasets/portlab/harbour-weather-hourly'],
    ['seats-per-person', '/notebooks/inesmoreau/seats-per-person'],
  ],
  kaggle: [
    ['titanic', '/competitions/titanic'],
    ['spaceship-titanic', '/competitions/spaceship-titanic'],
    ['digit-recognizer', '/competitions/digit-recognizer'],
  ],
};

const BUYS = {
  context: 'A context: the whole text, in any format, with any budget or focus',
  reading: 'Reading inside one resource for a day, section by section',
  bundle: 'A bundle for machine-learning agents',
  leaderboard: 'A leaderboard as it is now',
  submissions: 'Your own submissions to a competition',
};

async function showPrices() {
  const offer = await json('/api/page/prices');
  byId('initial').textContent = `A new account has ${credits(offer.initial_credits)}.`;
  byId('prices').tBodies[0].append(
    make('tr', {}, make('td', {}, 'Key facts, search, outline, plans of contexts'), make('td', { class: 'number' }, 'free')),
    ...Object.entries(BUYS).map(([operation, words]) =>
      make('tr', {}, make('td', {}, words), make('td', { class: 'number' }, number(offer.prices[operation])))));
  const list = byId('examples');
  list.querySelector('ul').append(
    ...EXAMPLES[offer.source].map(([name, path]) => make('li', {}, make('a', { href: path }, name))));
  list.hidden = false;
}

async function showSearch() {
  const words = new URLSearchParams(location.search).get('query');
  if (words) {
    byId('url').value = words;
    say(byId('notice'), `“${words}” is no link and no name on Kaggle. This is what looks like it:`);
  } else if (!['/', '/competitions', '/datasets', '/code'].includes(location.pathname.replace(/(.)\/$/, '$1'))) {
    say(byId('notice'), 'This address names no competition, dataset or notebook. Paste a link to Kaggle into the box.', true);
  }
  if (!words) return;
  const found = await suggestions(words);
  byId('found').hidden = found.length === 0;
  byId('found').querySelector('ul').replaceChildren(...found);
  if (found.length === 0) say(byId('notice'), `Nothing was found for “${words}”. A link from Kaggle always works.`, true);
}

for (const element of document.querySelectorAll('.host')) element.textContent = location.host;
for (const element of document.querySelectorAll('.host-url')) element.textContent = location.origin;
byId('curl').textContent = `curl ${location.origin}/api/competitions/titanic \\\n  -H "X-API-Key: $KEY" -H 'Prefer: wait=30'`;
showPrices().catch((failure) => { byId('initial').textContent = failure.message; });
showSearch().catch((failure) => say(byId('notice'), failure.message, true));
