// Accounts: sign up, log in, keys, balance, usage, ledger.

import { byId, copyButton, credits, json, key, make, number, say, time } from './api.js';
import { drawUsage } from './charts.js';
import { Keys, endThis } from './keys.js';

const DAYS = 30;
const ENTRIES = 20;

const keys = new Keys({ onFresh: showSecret, onGone: refused });
let older = null;

function refused(refusal) {
  if (refusal.code === 'invalid_api_key') {
    key.forget();
    showDoor();
    say(byId('notice'), 'You are logged out: your session has ended. Log in again.', true);
  } else {
    say(byId('notice'), refusal.message, true);
  }
  byId('notice').scrollIntoView({ block: 'center' });
}

/** Runs the work of a form once at a time, and tells what was refused. */
function form(id, work) {
  byId(id).addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = event.target.querySelector('button');
    button.disabled = true;
    say(byId('notice'), '');
    try {
      await work(event.target);
    } catch (refusal) {
      refused(refusal);
    } finally {
      button.disabled = false;
    }
  });
}

function showDoor() {
  byId('door').hidden = false;
  byId('inside').hidden = true;
  byId('log-out').hidden = true;
  byId('fresh-key').hidden = true;
}

function showSecret(secret) {
  byId('secret').textContent = secret;
  byId('first-call').textContent = `export KEY='${secret}'\ncurl ${location.origin}/api/competitions/titanic -H "X-API-Key: $KEY" -H 'Prefer: wait=30'`;
  const done = make('button', { type: 'button' }, 'I have kept it');
  done.addEventListener('click', () => {
    byId('secret').textContent = '';
    byId('first-call').textContent = '';
    byId('fresh-key').hidden = true;
  });
  byId('secret-ways').replaceChildren(copyButton('Copy the key', secret), done);
  byId('fresh-key').hidden = false;
  byId('fresh-key-title').focus();
}

async function logIn(email, password) {
  const { api_key: session } = await json('/api/auth/login', { method: 'POST', body: { email, password } });
  key.set(session, true);
  await showInside();
}

async function showInside() {
  const me = await json('/api/auth/me', { keyed: true });
  byId('door').hidden = true;
  byId('inside').hidden = false;
  byId('log-out').hidden = false;
  byId('balance').textContent = credits(me.credits);
  byId('who').textContent = me.email;
  byId('change-name').value = me.email;
  byId('tier').textContent = me.tier;
  byId('since').textContent = time(me.created_at);
  byId('empty').hidden = me.credits > 0;
  await Promise.all([showUsage(), showLedger(), keys.load()]);
}

async function showUsage() {
  const { days } = await json(`/api/usage/daily?days=${DAYS}`, { keyed: true });
  const used = days.some((day) => day.spent > 0);
  byId('no-usage').hidden = used;
  byId('usage-chart').hidden = !used;
  byId('usage-table').hidden = !used;
  byId('usage-table').querySelector('tbody').replaceChildren(...days.filter((day) => day.spent || day.granted).map((day) =>
    make('tr', {}, make('td', {}, day.date),
      make('td', {}, Object.entries(day.operations).filter(([operation]) => !['grant', 'tier'].includes(operation)).map(([operation, count]) => `${operation} ${count}`).join(', ') || '–'),
      make('td', { class: 'number' }, number(day.spent)), make('td', { class: 'number' }, number(day.granted)))));
  if (used) await drawUsage(byId('chart'), [...days].reverse());
}

async function showLedger(cursor) {
  const page = await json(`/api/usage?limit=${ENTRIES}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`, { keyed: true });
  const body = byId('ledger').tBodies[0];
  if (!cursor) body.replaceChildren();
  body.append(...page.entries.map((entry) => make('tr', {},
    make('td', { class: 'time' }, time(entry.at)), make('td', {}, entry.operation), make('td', {}, entry.resource || '–'),
    make('td', { class: 'mono' }, entry.key_hint || '–'),
    make('td', { class: 'number' }, entry.credits > 0 ? `+${number(entry.credits)}` : number(entry.credits)),
    make('td', { class: 'number' }, number(entry.balance_after)))));
  older = page.next_cursor;
  byId('more').hidden = !older;
}

function leave(words) {
  key.forget();
  showDoor();
  say(byId('notice'), words);
}

form('sign-up', async (sent) => {
  const email = byId('new-email').value;
  const password = byId('new-password').value;
  const { api_key: first } = await json('/api/auth/signup', { method: 'POST', body: { email, password } });
  sent.reset();
  // This page works with a key of its own that ends by itself; the one that is shown is yours.
  await logIn(email, password);
  showSecret(first);
});

form('log-in', async (sent) => {
  await logIn(byId('email').value, byId('password').value);
  sent.reset();
});

form('change-password', async (sent) => {
  await json('/api/auth/password', { method: 'POST', keyed: true, body: { current: byId('old-password').value, new: byId('next-password').value } });
  sent.reset();
  say(byId('notice'), 'The password is changed, and all other keys of your account are revoked.');
  await keys.load();
});

form('delete', async (sent) => {
  await json('/api/auth/me', { method: 'DELETE', keyed: true, body: { password: byId('delete-password').value } });
  sent.reset();
  leave('Your account is gone.');
});

byId('more').addEventListener('click', () => showLedger(older).catch(refused));
byId('log-out').addEventListener('click', async () => {
  await endThis().catch(() => {});
  leave('You are logged out.');
});
byId('end-sessions').addEventListener('click', async () => {
  try {
    await keys.endSessions();
    leave('All sessions have ended. Log in again to go on.');
  } catch (refusal) {
    refused(refusal);
  }
});

json('/api/page/prices').then((offer) => {
  byId('offer').textContent = `Free, with ${credits(offer.initial_credits)}.`;
}).catch(() => {});

if (key.get()) showInside().catch((refusal) => { showDoor(); refused(refusal); });
else showDoor();
