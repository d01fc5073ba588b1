// The screen of the record, quicker: choosing an entry lights its passages, and a passage
// the entries that rest on it, without leaving the page. The links do the same.
import { complete } from './complete.js';

const $ = (s, at = document) => at.querySelector(s);
const $$ = (s, at = document) => [...at.querySelectorAll(s)];

/** Lights passages, and what rests on any of them. */
function light(ids) {
  for (const m of $$('.source mark')) m.classList.toggle('lit', m.dataset.p.split(' ').some((id) => ids.includes(id)));
  for (const c of $$('.claim')) c.classList.toggle('lit', c.dataset.on.split(' ').some((id) => ids.includes(id)));
}

let asked = 0;

/** Shows what rests on what was chosen. */
async function rest(url) {
  asked += 1;
  const mine = asked;
  try {
    for (;;) {
      const answer = await fetch(url);
      if (mine !== asked) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (answer.status !== 202) {
        $('#chosen')?.remove();
        const chosen = $('#chosen', page);
        if (chosen) $('#beside').prepend(document.adoptNode(chosen));
        return;
      }
      await new Promise((done) => setTimeout(done, 300));
    }
  } catch { /* the link is still there */ }
}

/** Scrolls what is chosen into sight, where it is not. */
function show(ids, from) {
  const there = from.closest('#beside') ? document.getElementById('p-' + ids[0]) : $('.claim.lit');
  there?.scrollIntoView({ block: 'nearest', behavior: matchMedia('(prefers-reduced-motion:reduce)').matches ? 'auto' : 'smooth' });
}

document.addEventListener('click', (e) => {
  const link = e.target.closest?.('a[data-choose]');
  if (!link || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey || e.button > 0) return;
  const ids = link.dataset.choose.split(' ');
  if (!ids.every((id) => document.getElementById('p-' + id))) return; // in another part of the text
  e.preventDefault();
  light(ids);
  show(ids, link);
  history.replaceState(null, '', link.href);
  rest(link.href);
});

/** The words that are marked in the text, and where in it they begin. */
function marked() {
  const at = getSelection();
  if (!at.rangeCount || at.isCollapsed) return null;
  const range = at.getRangeAt(0);
  const place = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.('.text [data-from]');
  const first = place(range.startContainer);
  if (!first) return null;
  const words = (part) => {
    for (const e of part.querySelectorAll('.ref,.line')) e.remove();
    const paragraphs = [...part.querySelectorAll('[data-from]')];
    return (paragraphs.length ? paragraphs.map((p) => p.textContent).join('\n') : part.textContent).replace(/\s+/g, ' ');
  };
  const before = document.createRange();
  before.setStart(first, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const text = words(range.cloneContents()).trim();
  return text && { text, near: Number(first.dataset.from) + [...words(before.cloneContents())].length };
}

/** Puts marked words into the field, ready to be found. */
function take() {
  const [form, what] = [$('#cite'), marked()];
  if (!form || !what || what.text.length > form.elements.words.maxLength) return;
  form.elements.words.value = what.text;
  form.elements.near.value = what.near;
}

for (const event of ['pointerup', 'keyup', 'touchend']) {
  document.addEventListener(event, (e) => {
    if (!e.target.closest?.('#beside')) setTimeout(take);
  });
}
document.addEventListener('input', (e) => {
  if (e.target.id === 'words') e.target.form.elements.near.value = 0;
});

for (const field of $$('input[data-words]')) complete(field);

/** Which entries are shown follows their boxes at once; the box that was changed keeps the focus. */
const choose = $('#choose');
if (choose) {
  $('button', choose).hidden = true;
  [choose.action] = choose.action.split('#'); // the focus leads there, and a place in the address would take it away
  const last = 'plenary-chosen';
  choose.addEventListener('change', (e) => {
    try { sessionStorage.setItem(last, e.target.name + '=' + e.target.value); } catch { /* a browser that keeps nothing */ }
    choose.requestSubmit();
  });
  let kept = null;
  try {
    kept = sessionStorage.getItem(last);
    sessionStorage.removeItem(last);
  } catch { /* a browser that keeps nothing */ }
  const [name, value] = kept?.split('=') ?? [];
  if (name) $(`input[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`, choose)?.focus();
}
