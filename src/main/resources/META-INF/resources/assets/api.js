// What every page needs of the API, and the key: in this tab's session and nowhere else, never in an address.

const PLACE = 'kaggleingest.key';
const OF_LOGIN = 'kaggleingest.of-login';

export const key = {
  get: () => sessionStorage.getItem(PLACE),
  /** @param ofLogin whether a log-in made it for this tab, so that logging out ends it */
  set: (value, ofLogin = false) => {
    sessionStorage.setItem(PLACE, value);
    sessionStorage.setItem(OF_LOGIN, ofLogin);
  },
  isOfLogin: () => sessionStorage.getItem(OF_LOGIN) === 'true',
  forget: () => sessionStorage.removeItem(PLACE),
};

/** A refusal with a sentence for a person. */
export class Refusal extends Error {
  constructor(status, body, retryAfter) {
    super(body.detail || body.message || `The service answered ${status}`);
    this.status = status;
    this.code = body.code || '';
    this.retryAfter = retryAfter;
  }
}

/** Sends a request; a refusal is thrown. */
export async function send(path, { method = 'GET', body, headers = {}, keyed = false, as = key.get(), signal } = {}) {
  const head = new Headers({ Accept: 'application/json', ...headers });
  if (keyed) head.set('X-API-Key', as || '');
  if (body !== undefined) head.set('Content-Type', 'application/json');
  let answer;
  try {
    answer = await fetch(path, { method, headers: head, body: body === undefined ? undefined : JSON.stringify(body), signal, cache: 'no-store', credentials: 'omit' });
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Refusal(0, { detail: 'The service cannot be reached. Check your connection and try again.', code: 'unreachable' });
  }
  if (!answer.ok) {
    const told = await answer.json().catch(() => ({}));
    throw new Refusal(answer.status, told, Number(answer.headers.get('Retry-After')) || null);
  }
  return answer;
}

export async function json(path, options) {
  const answer = await send(path, options);
  return answer.status === 204 ? null : answer.json();
}

/** An element with attributes and children; texts are texts and never HTML. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (attribute.startsWith('on')) element.addEventListener(attribute.slice(2), value);
    else if (value === true) element.setAttribute(attribute, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(attribute, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export const byId = (id) => document.getElementById(id);

/** Says something where readers of the screen hear it. */
export function say(place, text, bad = false, ...more) {
  place.replaceChildren(text ? make('div', { class: bad ? 'note bad' : 'note' }, make('p', {}, text), ...more) : '');
}

export const number = (value) => Number(value).toLocaleString('en');

export const credits = (count) => `${number(count)} ${count === 1 ? 'credit' : 'credits'}`;

/** Day and minute in the reader's own time. */
export const time = (iso) =>
  iso ? new Date(iso).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' }) : '–';

export async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = make('textarea', { class: 'skip' });
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}

/** A button that copies and says so. */
export function copyButton(label, text) {
  const button = make('button', { type: 'button', class: 'plain' }, label);
  button.addEventListener('click', async () => {
    try {
      await copy(typeof text === 'function' ? text() : text);
      button.textContent = 'Copied';
    } catch {
      button.textContent = 'Not allowed: select and copy it';
    }
    setTimeout(() => { button.textContent = label; }, 2500);
  });
  return button;
}

/** Where the page of something that was found is. */
export function pathOf(hit) {
  const path = new URL(hit.url).pathname;
  return path.startsWith('/code/') ? path.replace('/code/', '/notebooks/') : path;
}

export async function suggestions(words) {
  const { results } = await json(`/api/page/suggestions?query=${encodeURIComponent(words.slice(0, 200))}`);
  return results.slice(0, 8).map((hit) =>
    make('li', {}, make('a', { href: pathOf(hit) }, hit.title || hit.slug),
      make('span', { class: 'soft' }, ` ${hit.slug}${hit.cached ? ', is here already' : ''}`)));
}
