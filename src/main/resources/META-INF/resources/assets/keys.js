// The keys of an account: list, make, replace, revoke.

import { byId, json, key, make, say, time } from './api.js';

const MAY = { context: 'read contexts', account: 'manage the account' };

const ended = (one) => one.revoked_at || (one.expires_at && new Date(one.expires_at) < new Date());

const own = (one) => key.get().startsWith(one.hint.replace('…', ''));

/** @param onFresh what to do with a key that is shown this once */
export class Keys {
  constructor({ onFresh, onGone }) {
    Object.assign(this, { onFresh, onGone });
    byId('ended').addEventListener('change', () => this.load());
    byId('more-keys').addEventListener('click', () => this.load(this.cursor));
    byId('new-key').addEventListener('submit', (event) => this.create(event));
  }

  async load(cursor) {
    const page = await json(`/api/auth/keys${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`, { keyed: true });
    const shown = page.keys.filter((one) => byId('ended').checked || !ended(one));
    const body = byId('keys').tBodies[0];
    if (!cursor) body.replaceChildren();
    body.append(...shown.map((one) => this.row(one)));
    this.cursor = page.next_cursor;
    byId('more-keys').hidden = !this.cursor;
  }

  row(one) {
    const action = (words, kind, work) => {
      const button = make('button', { type: 'button', class: kind, 'aria-label': `${words} ${one.name} ${one.hint}` }, words);
      button.addEventListener('click', () => this.attempt(() => work(button)));
      return button;
    };
    return make('tr', {},
      make('td', {}, one.name, own(one) ? make('span', { class: 'soft' }, ' (this page)') : null),
      make('td', { class: 'mono' }, one.hint),
      make('td', {}, one.scopes.map((scope) => MAY[scope] || scope).join(', ')),
      make('td', { class: 'time' }, time(one.last_used_at)),
      make('td', { class: 'time' }, one.revoked_at ? `revoked ${time(one.revoked_at)}` : one.expires_at ? time(one.expires_at) : 'never'),
      make('td', {}, ended(one) ? '–' : make('div', { class: 'row' },
        action('Replace', 'plain', () => this.rotate(one)),
        action('Revoke', 'danger', (button) => this.revoke(one, button)))));
  }

  async attempt(work) {
    try {
      say(byId('notice'), '');
      await work();
    } catch (refusal) {
      this.onGone(refusal);
    }
  }

  create(event) {
    event.preventDefault();
    const form = event.target;
    const days = Number(byId('key-days').value);
    const scopes = [...form.querySelectorAll('[name=scope]:checked')].map((box) => box.value);
    return this.attempt(async () => {
      const fresh = await json('/api/auth/keys', {
        method: 'POST', keyed: true,
        body: { name: byId('key-name').value.trim(), scopes, ...(days ? { expires_in_days: days } : {}) },
      });
      form.reset();
      this.onFresh(fresh.api_key);
      await this.load();
    });
  }

  async rotate(one) {
    const fresh = await json(`/api/auth/keys/${one.id}/rotate`, { method: 'POST', keyed: true, body: {} });
    // The old key of this page ends with it.
    if (own(one)) key.set(fresh.api_key, key.isOfLogin());
    this.onFresh(fresh.api_key);
    await this.load();
  }

  /** Asks once more on the button itself: a revoked key does not come back. */
  async revoke(one, button) {
    if (!button.dataset.sure) {
      button.dataset.sure = 'yes';
      button.textContent = 'Revoke for good?';
      return;
    }
    await json(`/api/auth/keys/${one.id}`, { method: 'DELETE', keyed: true });
    say(byId('notice'), `The key ${one.name} (${one.hint}) is revoked.`);
    await this.load();
  }

  /** Revokes the keys of all log-ins, that of this tab at last. */
  async endSessions() {
    const sessions = [];
    let cursor = null;
    do {
      const page = await json(`/api/auth/keys${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`, { keyed: true });
      sessions.push(...page.keys.filter((one) => one.name === 'login' && !ended(one)));
      cursor = page.next_cursor;
    } while (cursor);
    for (const one of sessions.filter((session) => !own(session))) {
      await json(`/api/auth/keys/${one.id}`, { method: 'DELETE', keyed: true });
    }
    await endThis();
  }
}

/** Revokes the key of this tab if a log-in made it; one that was pasted is the owner's to keep. */
export async function endThis() {
  if (key.isOfLogin()) await json('/api/auth/keys/current', { method: 'DELETE', keyed: true });
}
