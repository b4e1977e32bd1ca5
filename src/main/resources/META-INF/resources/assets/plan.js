// The form that makes a context: it says what will be in it and what it costs before anything is charged.

import { byId, credits, json, make, number } from './api.js';

const PAUSE = 350;
const LEAST = 500;

/** Steps of the slider: even for the eye, so small budgets are as easy to hit as large ones. */
function budgetAt(position, most) {
  const tokens = LEAST * (most / LEAST) ** (position / 100);
  const step = tokens < 2000 ? 100 : tokens < 10000 ? 500 : 1000;
  return Math.min(most, Math.max(LEAST, Math.round(tokens / step) * step));
}

function share(bar, part) {
  bar.style.setProperty('--share', `${100 * part}%`);
  return bar;
}

export class Plan {
  /** @param path of the resource in the API */
  constructor({ path, outline, price, balance, onGet }) {
    Object.assign(this, { path, outline, price, balance });
    this.most = Math.max(2 * LEAST, Math.ceil((outline.tokens * 1.25) / 1000) * 1000);
    this.form = this.build();
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      onGet(this.query());
    });
    this.form.addEventListener('input', () => this.changed());
    byId('make').replaceChildren(make('h2', { id: 'make-title' }, 'Make the text'), this.form);
    byId('make').hidden = false;
    this.changed(0);
  }

  build() {
    const choice = (value, words, checked) => make('label', { class: 'choice' },
      make('input', { type: 'radio', name: 'format', value, checked }), words);
    this.said = make('output', { for: 'budget', id: 'budget-said' });
    this.preview = make('div', { id: 'plan', 'aria-live': 'polite' });
    this.button = make('button', { id: 'get' }, `Get the text for ${credits(this.price)}`);
    this.cost = make('span', { class: 'soft', id: 'balance' });
    this.tell(this.balance);
    return make('form', {},
      make('fieldset', {}, make('legend', {}, 'Format'),
        choice('md', 'Markdown', true), choice('toon', 'TOON'), choice('txt', 'Text'), choice('json', 'JSON')),
      make('div', { class: 'fields' },
        make('div', { class: 'wide' }, make('label', { for: 'budget' }, 'Budget: ', this.said),
          make('input', { type: 'range', id: 'budget', min: 0, max: 100, step: 1, value: 100, 'aria-describedby': 'plan' })),
        make('div', { class: 'double' }, make('label', { for: 'focus' }, 'Focus ', make('span', { class: 'hint' }, 'a question; what does not answer it is left out')),
          make('input', { type: 'text', id: 'focus', maxlength: 500, autocomplete: 'off', placeholder: 'how is a submission scored' })),
        make('div', {}, make('label', { for: 'notebooks' }, 'Notebooks'),
          make('input', { type: 'number', id: 'notebooks', min: 1, max: 10, value: 3 }))),
      this.preview,
      make('div', { class: 'row' }, this.button, this.cost));
  }

  tell(balance) {
    this.balance = balance;
    this.button.disabled = balance < this.price;
    this.cost.replaceChildren(balance < this.price
      ? make('span', {}, `You have ${credits(balance)}: too few for a text. Key facts stay free; `, make('a', { href: '/dashboard' }, 'see where they went'), '.')
      : `You have ${credits(balance)}. What you have got stays on this page; another one is another ${credits(this.price)}.`);
  }

  get budget() {
    const position = Number(byId('budget').value);
    return position === 100 ? null : budgetAt(position, this.most);
  }

  query() {
    const { form } = this;
    const wanted = new URLSearchParams({ format: form.elements.format.value });
    const notebooks = Number(form.querySelector('#notebooks').value);
    wanted.set('top_n', String(Math.min(10, Math.max(1, notebooks || 3))));
    const focus = form.querySelector('#focus').value.trim();
    if (focus) wanted.set('focus', focus);
    if (this.budget) wanted.set('max_tokens', String(this.budget));
    return wanted;
  }

  changed(pause = PAUSE) {
    const focus = this.form.querySelector('#focus').value.trim();
    this.said.textContent = this.budget ? `${number(this.budget)} tokens at most` : focus ? '4,000 tokens for an answer' : 'all of it';
    byId('budget').setAttribute('aria-valuetext', this.said.textContent);
    clearTimeout(this.timer);
    this.asked?.abort();
    this.timer = setTimeout(() => this.ask(), pause);
  }

  async ask() {
    this.asked = new AbortController();
    try {
      const { plan } = await json(`${this.path}/outline?${this.query()}`, { keyed: true, signal: this.asked.signal });
      this.show(plan);
    } catch (failure) {
      if (failure.name !== 'AbortError') this.preview.replaceChildren(make('p', { class: 'soft' }, failure.message));
    }
  }

  show(plan) {
    const whole = {};
    for (const section of this.outline.sections) whole[section.part] = (whole[section.part] || 0) + section.tokens;
    const parts = [...new Set([...Object.keys(whole), ...Object.keys(plan.by_part)])].filter((part) => part !== 'left_out');
    const most = Math.max(1, ...parts.map((part) => Math.max(whole[part] || 0, plan.by_part[part] || 0)));
    const bars = parts.map((part) => {
      const kept = plan.by_part[part] || 0;
      const all = whole[part] || 0;
      // What is kept alone is counted with its frame, so it can be a little more than the sum of the sections.
      const words = kept === 0 ? 'left out' : kept < 0.95 * all ? `${number(kept)} of ${number(all)}` : number(kept);
      return make('li', {}, make('span', {}, part.replace('_', ' ')),
        make('span', { class: 'meter' }, share(make('b'), all / most), share(make('i'), kept / most)), make('span', {}, words));
    });
    const left = plan.left_out.map((one) => make('li', {}, `${one.part}: ${one.reason}${one.tokens ? ` (${number(one.tokens)} tokens)` : ''}`));
    this.preview.replaceChildren(
      make('p', {}, make('strong', {}, `It will have exactly ${number(plan.tokens)} tokens`), ' (o200k):'),
      make('ul', { class: 'parts' }, ...bars),
      left.length ? make('details', {}, make('summary', {}, `What is left out (${left.length})`), make('ul', { class: 'left-out' }, ...left)) : '');
  }
}
