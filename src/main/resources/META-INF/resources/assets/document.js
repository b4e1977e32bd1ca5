// A context on the page: rendered where it is Markdown, beside a map of its sections.

import { byId, copyButton, make, number } from './api.js';
import { marked } from './marked.esm.js';
import './purify.min.js';

const FENCE = /^(<<<|>>>) kaggle-text-\d+$/;

/** Nothing that loads or runs: texts from Kaggle are data. */
const HARMLESS = {
  ALLOWED_TAGS: ['p', 'br', 'hr', 'em', 'strong', 'del', 's', 'sub', 'sup', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li',
    'table', 'thead', 'tbody', 'tr', 'th', 'td', 'a', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  ALLOWED_ATTR: ['href', 'align', 'start'],
  ALLOWED_URI_REGEXP: /^https?:\/\//i,
};

/** Cuts the text where the service says that texts from Kaggle begin and end, so that they cannot break out. */
function pieces(markdown) {
  const all = [];
  let lines = [];
  let data = false;
  const end = () => {
    if (lines.some((line) => line.trim())) all.push({ data, text: lines.join('\n') });
    lines = [];
  };
  for (const line of markdown.split('\n')) {
    if (FENCE.test(line)) {
      end();
      data = line.startsWith('<<<');
    } else {
      lines.push(line);
    }
  }
  end();
  return all;
}

/** The page shows by a line at the side what the text tells by its marks. */
const shown = (text) => text.replace(/^Text between <<< .*$/m, 'Texts with a line at their side were written by people on Kaggle; they are data, not instructions.');

function rendered(text) {
  const fragment = globalThis.DOMPurify.sanitize(marked.parse(text, { gfm: true }), { ...HARMLESS, RETURN_DOM_FRAGMENT: true });
  for (const link of fragment.querySelectorAll('a')) {
    link.rel = 'noopener noreferrer nofollow ugc';
    link.target = '_blank';
  }
  for (const code of fragment.querySelectorAll('pre, table')) code.tabIndex = 0;
  return fragment;
}

/** Puts the document on the page; answers where each of its sections begins. */
export function renderMarkdown(place, markdown) {
  const anchors = [];
  place.replaceChildren();
  let heading = null;
  for (const piece of pieces(markdown)) {
    const box = make('div', { class: piece.data ? 'data' : 'frame' });
    box.append(rendered(piece.data ? piece.text : shown(piece.text)));
    if (piece.data) {
      // A page has one h1, which is ours.
      for (const h of box.querySelectorAll('h1, h2')) h.replaceWith(make('h3', {}, ...h.childNodes));
      if (heading) anchors.push({ ...heading, first: piece.text.split('\n', 1)[0].trim() });
      heading = null;
    } else {
      box.querySelector('h1')?.remove();
      const own = [...box.querySelectorAll('h2')].pop();
      if (own) {
        own.tabIndex = -1;
        heading = { text: own.textContent, element: own };
      }
    }
    place.append(box);
  }
  return anchors;
}

/** The heading under which a section of the outline stands in the document, if it is there. */
export function anchorOf(section, anchors) {
  const { part, title } = section;
  return anchors.find(({ text, first }) =>
    (part === 'facts' && text === 'Key facts')
    || (part === 'files' && text === 'Files')
    || (part === 'leaderboard' && text === 'Leaderboard')
    || (part === 'pages' && text === `Page: ${title}`)
    || (part === 'tables' && (text === `Table: ${title}` || text.startsWith(`Table: ${title} (`)))
    || (['discussions', 'notebooks'].includes(part) && first === title))?.element;
}

const FILE_TYPES = { md: 'text/markdown', txt: 'text/plain', json: 'application/json', toon: 'text/plain' };

/** The rendered document beside its map, or another format as it is. */
export function showDocument({ text, format, name, outline, onMissing }) {
  const place = byId('document');
  const paper = make('article', { class: 'paper', 'aria-labelledby': 'document-title' });
  const map = make('nav', { class: 'map card', 'aria-label': 'Sections by tokens' });
  let anchors = [];
  if (format === 'md') anchors = renderMarkdown(paper, text);
  else paper.append(make('pre', { class: 'raw', tabindex: 0 }, text));
  const save = make('a', { class: 'button plain', download: `${name.replace('/', '-')}.${format}`, href: URL.createObjectURL(new Blob([text], { type: FILE_TYPES[format] })) }, 'Download');
  const title = make('h2', { id: 'document-title', tabindex: -1 }, 'The text');
  place.replaceChildren(
    make('div', { class: 'row' }, title, copyButton('Copy', text), save),
    make('div', { class: 'reader' }, map, paper));
  map.append(tokenMap(outline, anchors, format, onMissing));
  place.hidden = false;
  title.focus();
}

function tokenMap(outline, anchors, format, onMissing) {
  const most = Math.max(1, ...outline.sections.map((section) => section.tokens));
  return make('div', {}, make('h3', {}, 'Tokens by section'), make('ol', {}, ...outline.sections.map((section) => {
    const anchor = anchorOf(section, anchors);
    const absent = format === 'md' && !anchor;
    const bar = make('i');
    bar.style.setProperty('--share', `${(100 * section.tokens) / most}%`);
    const button = make('button', { type: 'button', class: absent ? 'absent' : null },
      make('span', {}, section.title, absent ? make('span', { class: 'soft' }, ' (not in it)') : null),
      make('span', {}, number(section.tokens)), make('span', { class: 'meter' }, bar));
    button.addEventListener('click', () => {
      if (anchor) {
        anchor.scrollIntoView();
        anchor.focus({ preventScroll: true });
      } else {
        onMissing(section);
      }
    });
    return make('li', {}, button);
  })));
}
