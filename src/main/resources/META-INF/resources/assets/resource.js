// The page of a competition, dataset or notebook.

import { Refusal, byId, copyButton, credits, json, key, make, number, say, send, suggestions, time } from './api.js';
import { drawLadder } from './charts.js';
import { showFacts } from './facts.js';

const { kind, name, path } = document.body.dataset;
const API = `/api${path}`;
const LINK = encodeURIComponent(`https://www.kaggle.com${kind === 'notebook' ? path.replace('/notebooks/', '/code/') : path}`);
const POLL = 3000;

let prices;
let plan;

// What shows a text is loaded only where there is a key to get one.
let showDocument;
let renderMarkdown;

function about(answer) {
  const { content } = answer;
  byId('title').textContent = content.title;
  document.title = `${content.title} · KaggleIngest`;
  byId('about').replaceChildren(
    make('a', { href: content.url, rel: 'noopener noreferrer' }, 'on Kaggle'),
    `, as of ${time(content.fetched_at)}${content.source === 'sandbox' ? ', invented data of the sandbox' : ''}`);
}

async function show(answer) {
  byId('fetching').hidden = answer.status !== 'fetching';
  if (answer.status === 'kept') return showKept(answer);
  if (answer.status === 'fetching') return follow(answer.job);
  if (answer.status === 'failed') return showFailure(answer.failure);
  return begin(answer.fetches_left);
}

async function showKept(answer) {
  about(answer);
  showFacts(answer.content);
  say(byId('notice'), answer.stale
    ? `This is older than the service likes; ${answer.job ? 'it is being fetched anew' : 'whoever asks for the text has it fetched anew'}.` : '');
  showOpenAs();
  await Promise.all([drawLadder(byId('scores'), answer.content.ladder), key.get() ? showPlan() : showSignIn()]);
}

/** Without a key a few fetches an hour are free; with one the API fetches. */
async function begin(left) {
  byId('fetching').hidden = false;
  byId('stage').textContent = 'Asking for it…';
  try {
    if (left > 0 || !key.get()) return await show(await json('/api/page/fetches', { method: 'POST', body: { url: decodeURIComponent(LINK) } }));
  } catch (refusal) {
    if (!key.get() || ![403, 429].includes(refusal.status)) return cannotFetch(refusal);
  }
  return offerFetch();
}

function cannotFetch(refusal) {
  byId('fetching').hidden = true;
  const later = refusal.retryAfter ? ` Or come back in ${Math.ceil(refusal.retryAfter / 60)} minutes.` : '';
  const way = [403, 429].includes(refusal.status)
    ? make('p', {}, make('a', { class: 'button', href: '/dashboard' }, 'Sign up or log in'), later)
    : make('p', {}, make('button', { type: 'button', onclick: () => location.reload() }, 'Try again'));
  say(byId('notice'), refusal.message, true, way);
}

/** A key's own fetch is free as well; should the text be there by then, it is delivered and costs what a text costs. */
function offerFetch() {
  byId('fetching').hidden = true;
  const button = make('button', { type: 'button' }, 'Fetch it with your key');
  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      const answer = await json(API, { keyed: true });
      await show(answer.status === 'processing' ? { status: 'fetching', job: answer.job } : await state());
    } catch (refusal) {
      cannotFetch(refusal);
    }
  });
  say(byId('notice'), 'Nobody has asked for this one yet, and the free fetches of your network are used up.', false, make('p', {}, button));
}

function follow(job) {
  byId('fetching').hidden = false;
  showJob(job);
  const events = new EventSource(`/api/page/events?url=${LINK}`);
  events.onmessage = ({ data }) => {
    const now = JSON.parse(data);
    showJob(now);
    if (now.finished_at) {
      events.close();
      refresh();
    }
  };
  events.onerror = () => {
    if (events.readyState === EventSource.CLOSED) setTimeout(refresh, POLL);
  };
}

function showJob(job) {
  const bar = byId('progress');
  if (job.progress.total > 0) {
    bar.max = job.progress.total;
    bar.value = job.progress.done;
  } else {
    bar.removeAttribute('value');
  }
  const count = job.progress.total ? ` (${job.progress.done} of ${job.progress.total} calls)` : '';
  byId('stage').textContent = `${job.message || job.stage}${count}`;
}

async function showFailure(failure) {
  const missing = failure.status === 404;
  const again = new Date(failure.retry_at);
  const waits = again > new Date();
  say(byId('notice'), failure.detail, true,
    make('p', {}, missing
      ? 'Check the spelling, or whether it is private. With a Kaggle account that may see it, POST /api/get-context-upload fetches it for you alone.'
      : waits ? `Nobody tries again before ${time(failure.retry_at)}.` : 'You can try again now.'),
    waits ? null : make('p', {}, make('button', { type: 'button', onclick: () => begin(1) }, 'Try again')));
  if (!missing) return;
  const found = await suggestions(name.replace(/[-_/]+/g, ' ')).catch(() => []);
  byId('suggested').hidden = found.length === 0;
  byId('suggested').querySelector('ul').replaceChildren(...found);
}

function showSignIn() {
  const field = make('input', { type: 'password', id: 'key', autocomplete: 'off', placeholder: 'ki_…', required: true });
  const form = make('form', { class: 'row' }, field, make('button', { class: 'plain' }, 'Use this key'));
  const told = make('div', { role: 'status' });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      await json('/api/auth/me', { keyed: true, as: field.value.trim() });
      key.set(field.value.trim());
      await showPlan();
    } catch (refusal) {
      say(told, refusal.message, true);
    }
  });
  byId('make').replaceChildren(
    make('h2', { id: 'make-title' }, 'The whole text, for a language model'),
    make('p', {}, `Pages, tables, discussions and notebooks in one document, within any budget: ${credits(prices.prices.context)} each. A new account has ${credits(prices.initial_credits)}.`),
    make('p', {}, make('a', { class: 'button', href: '/dashboard' }, 'Sign up or log in')),
    make('label', { for: 'key' }, 'Or paste an API key ', make('span', { class: 'hint' }, 'it stays in this tab')),
    form, told);
  byId('make').hidden = false;
}

async function showPlan() {
  try {
    const [outline, me, { Plan }, reader] = await Promise.all([
      json(`${API}/outline`, { keyed: true }), json('/api/auth/me', { keyed: true }), import('./plan.js'), import('./document.js')]);
    ({ showDocument, renderMarkdown } = reader);
    plan = new Plan({ path: API, outline, price: prices.prices.context, balance: me.credits, onGet: (query) => get(query, outline) });
  } catch (refusal) {
    if ([401, 403].includes(refusal.status)) {
      key.forget();
      showSignIn();
    }
    say(byId('notice'), refusal.message, true);
  }
}

async function get(query, outline) {
  plan.button.disabled = true;
  say(byId('notice'), '');
  try {
    const format = query.get('format');
    const accept = { md: 'text/markdown', txt: 'text/plain', toon: 'text/toon', json: 'application/json' }[format];
    const answer = await send(`${API}?${query}`, { keyed: true, headers: { Accept: accept, 'Idempotency-Key': crypto.randomUUID?.() ?? String(Math.random()) } });
    const text = await answer.text();
    showDocument({ text, format, name, outline, onMissing: offerSection });
    plan.tell(Number(answer.headers.get('X-Credits-Remaining')));
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    say(byId('notice'), refusal.message, true, refusal.status === 402 ? make('p', {}, make('a', { href: '/dashboard' }, 'See where your credits went')) : null);
    byId('notice').scrollIntoView({ block: 'center' });
    plan.tell(plan.balance);
  }
}

/** A section that the text does not have can be read alone. */
function offerSection(section) {
  const price = prices.prices.reading;
  const button = make('button', { type: 'button' }, `Read it for ${credits(price)}`);
  button.addEventListener('click', async () => {
    try {
      const answer = await send(`${API}/sections/${section.id}`, { keyed: true, headers: { Accept: 'text/markdown' } });
      const box = make('div', { class: 'paper' });
      renderMarkdown(box, await answer.text());
      say(byId('notice'), `${section.title} (cost ${credits(Number(answer.headers.get('X-Credits-Cost')))})`, false, box);
      plan.tell(Number(answer.headers.get('X-Credits-Remaining')));
    } catch (refusal) {
      say(byId('notice'), refusal.message, true);
    }
  });
  say(byId('notice'), `“${section.title}” (${number(section.tokens)} tokens) is not in the text. ${credits(price)} ${price === 1 ? 'opens' : 'open'} all sections of this page for today.`, false, make('p', {}, button));
  byId('notice').scrollIntoView({ block: 'center' });
  button.focus({ preventScroll: true });
}

function showOpenAs() {
  const { origin } = location;
  const id = `${kind}/${name}`;
  const ways = [
    ['curl', `curl '${origin}${API}?format=md&max_tokens=8000' -H "X-API-Key: $KEY"`],
    ['Python', `import os, urllib.request\n\nrequest = urllib.request.Request(\n    "${origin}${API}?format=md&max_tokens=8000",\n    headers={"X-API-Key": os.environ["KEY"]})\nprint(urllib.request.urlopen(request).read().decode())`],
    ['MCP', `{"mcpServers": {"kaggleingest": {"type": "http", "url": "${origin}/mcp",\n  "headers": {"X-API-Key": "<your key>"}}}}\n\nfetch(id="${id}", focus="how is it scored")`],
  ];
  byId('open-as').replaceChildren(make('h2', { id: 'open-as-title' }, 'Open as'), ...ways.flatMap(([title, text]) => [
    make('h3', {}, title), make('pre', { tabindex: 0 }, make('code', {}, text)), copyButton(`Copy ${title}`, text)]));
  byId('open-as').hidden = false;
}

const state = () => json(`/api/page?url=${LINK}`);

async function refresh() {
  try {
    await show(await state());
  } catch (refusal) {
    cannotFetch(refusal);
  }
}

try {
  prices = await json('/api/page/prices');
  await refresh();
} catch (refusal) {
  cannotFetch(refusal);
}
