// The screen of wishes, quicker: what forms do is done without leaving the page, wishes are
// dragged by their grip, Alt+Up and Alt+Down move the one that has the focus, and the
// words of a condition are completed. All of it is done by the forms that are there.
import { inField } from './app.js';
import { complete } from './complete.js';

const $ = (s, at = document) => at.querySelector(s);
const $$ = (s, at = document) => [...at.querySelectorAll(s)];

const live = document.createElement('p');
live.className = 'hidden';
live.setAttribute('role', 'status');
live.id = 'live';
document.body.append(live);

let busy = false;

/** Shows another state of the page in the place of this one: what was open stays open. */
function show(text, url) {
  const next = new DOMParser().parseFromString(text, 'text/html');
  if (!$('.beside', next)) {
    location.assign(url);
    return;
  }
  const open = new Map($$('details[id]').map((d) => [d.id, d.open]));
  for (const d of $$('details[id]', next)) {
    if (open.get(d.id) && !d.classList.contains('edit') && !(d.id === 'saving' && $('.conflict', next))) d.open = true;
  }
  const scroll = scrollY;
  $('main').replaceWith(document.adoptNode($('main', next)));
  const [was, is] = [$('.bar'), $('.bar', next)];
  if (was && is) was.replaceWith(document.adoptNode(is));
  else if (is) $('main').after(document.adoptNode(is));
  else was?.remove();
  $('.top')?.replaceWith(document.adoptNode($('.top', next)));
  scrollTo(0, scroll);
  if (url) history.replaceState(null, '', url);
  document.body.dataset.print = next.body.dataset.print;
  tell();
  begin();
}

/** Sends a form and shows what comes of it; focus is what then has the focus. */
async function send(form, button, focus) {
  if (busy) return;
  busy = true;
  asking.abort();
  asking = new AbortController();
  $('.panel')?.setAttribute('aria-busy', 'true');
  const body = new URLSearchParams(new FormData(form));
  if (button?.name) body.set(button.name, button.value);
  try {
    const answer = await fetch(form.action, { method: 'POST', body });
    const url = new URL(answer.url);
    show(await answer.text(), answer.redirected ? url.pathname + url.search + url.hash : null);
    focus?.();
  } catch {
    form.submit();
  } finally {
    busy = false;
    $('.panel')?.removeAttribute('aria-busy');
  }
}

const atPlace = (party, at) => document.getElementById(`wish-${party}-${Number(at) + 1}`);

/** Has a wish stand at another place. */
function move(row, to, by) {
  const list = row.parentElement;
  const n = $$('.wish', list).length;
  if (to < 0 || to >= n || to === Number(row.dataset.at)) return;
  const form = $('form:has(.up)', row);
  form.elements.to.value = to;
  const { party } = list.dataset;
  send(form, null, () => {
    const moved = atPlace(party, to);
    const next = by && $(`.${by}:not([disabled])`, moved);
    (next || moved)?.focus();
    moved?.scrollIntoView({ block: 'nearest' });
  });
}

document.addEventListener('submit', (e) => {
  const form = e.target;
  if (form.method !== 'post' || !form.closest('main,.bar')) return;
  e.preventDefault();
  const row = form.closest('.wish');
  const { submitter } = e;
  if (row && form.elements.to) {
    move(row, Number(form.elements.to.value), submitter.className);
    return;
  }
  const id = row?.id ?? form.closest('.party')?.id;
  send(form, submitter, () => {
    const notice = $('.conflict') ?? $('#left');
    if (notice && !id) {
      notice.focus();
      notice.scrollIntoView();
      return;
    }
    const field = $('[aria-invalid]', (id && document.getElementById(id)) || document.body);
    (field ?? (id && document.getElementById(id)?.querySelector('summary')) ?? $('.bar button:not([disabled])') ?? $('h1')).focus();
  });
});

document.addEventListener('keydown', (e) => {
  const row = e.target.closest?.('.wish');
  if (row && e.altKey && (e.key === 'ArrowUp' || e.key === 'ArrowDown')) {
    e.preventDefault();
    move(row, Number(row.dataset.at) + (e.key === 'ArrowUp' ? -1 : 1));
    return;
  }
  const edit = e.target.closest?.('.edit[open]');
  if (e.key === 'Escape' && edit && !$('.choices')) {
    edit.open = false;
    $('summary', edit).focus();
  }
  if ((e.ctrlKey || e.metaKey) && e.key === 's' && $('#save')) {
    e.preventDefault();
    $('#save').click();
  }
  if ((e.ctrlKey || e.metaKey) && e.key === 'z' && !inField(e)) {
    const undo = $('.bar form[action*="/undo"] button:not([disabled])');
    if (undo) {
      e.preventDefault();
      undo.click();
    }
  }
  if (e.key === 'd' && !inField(e) && !e.ctrlKey && !e.metaKey && !e.altKey && $('#saving')) $('#saving').open = !$('#saving').open;
});

// Dragging, by mouse, pen and finger.
document.addEventListener('pointerdown', (e) => {
  const grip = e.target.closest?.('.grip');
  if (!grip || e.button > 0) return;
  e.preventDefault();
  const row = grip.closest('.wish');
  const rows = $$('.wish', row.parentElement);
  const from = Number(row.dataset.at);
  let to = from;
  grip.setPointerCapture(e.pointerId);
  row.classList.add('dragged');
  const middles = rows.map((r) => r.getBoundingClientRect()).map((b) => b.top + b.height / 2 + scrollY);
  const over = (x) => {
    const y = x.pageY;
    to = middles.filter((m, i) => i !== from && m < y).length;
    rows.forEach((r, i) => {
      r.classList.toggle('before', i === to && to < from);
      r.classList.toggle('after', i === to && to > from);
    });
    if (x.clientY < 60) scrollBy(0, -12);
    if (x.clientY > innerHeight - 100) scrollBy(0, 12);
  };
  const end = (x) => {
    grip.removeEventListener('pointermove', over);
    grip.removeEventListener('pointerup', end);
    grip.removeEventListener('pointercancel', end);
    rows.forEach((r) => r.classList.remove('before', 'after', 'dragged'));
    if (x.type === 'pointerup') move(row, to);
  };
  grip.addEventListener('pointermove', over);
  grip.addEventListener('pointerup', end);
  grip.addEventListener('pointercancel', end);
});

let asking = new AbortController(); // what is asked for, for the page as it is

const parsed = async (answer) => new DOMParser().parseFromString(await answer.text(), 'text/html');

/** How far the wish can move comes after the rest. */
async function far() {
  const at = $('#moving');
  const link = at && $('a', at);
  if (!link) return;
  at.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(link.href, { signal: asking.signal });
    const main = $('main', await parsed(answer));
    if (!answer.ok || !at.isConnected || answer.status === 202) return;
    for (const e of $$('h1,#changed', main)) e.remove();
    at.replaceChildren(...main.childNodes);
  } catch { /* the link stays */ } finally {
    at.removeAttribute('aria-busy');
  }
}

/** What of the changes is not there yet is asked for until it is. */
async function later() {
  const at = $('.panel[data-later]');
  if (!at) return;
  try {
    const answer = await fetch(at.dataset.later, { signal: asking.signal });
    const next = await parsed(answer);
    const panel = $('.panel', next);
    if (!at.isConnected) return;
    if (!panel) {
      location.reload();
      return;
    }
    const [top, focused] = [at.scrollTop, document.activeElement === at];
    at.replaceWith(document.adoptNode(panel));
    panel.scrollTop = top;
    if (focused) panel.focus();
    const [was, is] = [$('.bar .gist-short'), $('.bar .gist-short', next)];
    if (is && was) was.replaceWith(document.adoptNode(is));
    else if (is) $('.bar p')?.prepend(document.adoptNode(is));
    const [old, now] = [$('.saving .effect'), $('.saving .effect', next)];
    if (old && now) old.replaceWith(document.adoptNode(now));
    tell();
    after();
  } catch { /* something else was asked for, or the server has ended */ }
}

/** Says what changes, where that is something else than was said last. */
function tell() {
  const says = $('.panel')?.dataset.says ?? '';
  if (live.textContent !== says) live.textContent = says;
}

function after() {
  far();
  later();
}

function begin() {
  for (const field of $$('input[data-words]')) complete(field);
  for (const grip of $$('.grip')) grip.classList.add('ready');
  $('.granting')?.addEventListener('change', (e) => e.target.form.requestSubmit());
  after();
}

begin();
