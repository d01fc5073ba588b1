// What every page of the desk does by scripts; it reads without.
//
//   keys      a figure leads to a screen, and one switch turns that off
//   focus     after a change of screen the heading has the focus
//   fresh     a file that was saved is noticed, and told
//   waiting   an answer that is not there yet is asked for again until it is

/** Whether keys are for a field now. */
export const inField = (e) =>
  e.target.closest?.('input,textarea,select,[contenteditable]') && !['checkbox', 'radio'].includes(e.target.type);

const store = (key, value) => {
  try {
    if (value === undefined) return sessionStorage.getItem(key) ?? localStorage.getItem(key);
    (key === 'plenary-keys' ? localStorage : sessionStorage).setItem(key, value);
  } catch { /* a browser that keeps nothing */ }
  return null;
};

/** Whether single keys do anything. */
export const keysOn = () => store('plenary-keys') !== 'off';

function keys() {
  const box = document.querySelector('#keys');
  if (box) {
    box.closest('.keys').hidden = false;
    box.checked = keysOn();
    box.addEventListener('change', () => store('plenary-keys', box.checked ? 'on' : 'off'));
  }
  document.addEventListener('keydown', (e) => {
    if (!keysOn() || inField(e) || e.ctrlKey || e.metaKey || e.altKey || e.shiftKey) return;
    document.querySelector(`[data-key="${CSS.escape(e.key)}"]`)?.click();
  });
}

/** Opens whatever the place that the address leads to is folded in. */
export function unfold() {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  let opened = false;
  for (let fold = place?.closest('details'); fold; fold = fold.parentElement.closest('details')) {
    opened ||= !fold.open;
    fold.open = true;
  }
  if (opened) place.scrollIntoView();
}

function focus() {
  const links = document.querySelectorAll('.top nav a');
  for (const a of links) a.addEventListener('click', () => store('plenary-moved', 'yes'));
  if (store('plenary-moved') === 'yes') {
    store('plenary-moved', 'no');
    if (!location.hash) document.querySelector('h1')?.focus();
  }
  unfold();
  addEventListener('hashchange', unfold);
  document.addEventListener('keydown', (e) => {
    const asked = document.querySelector('.asked[open]');
    if (e.key === 'Escape' && asked) {
      asked.open = false;
      asked.querySelector('summary').focus();
    }
  });
}

const pause = 2000; // milliseconds between looks at the files

function fresh() {
  const { case: at } = document.body.dataset;
  if (!at || !document.querySelector('#changed')) return;
  let gone = 0;
  const look = async () => {
    if (!document.hidden) {
      try {
        const answer = await fetch(at + 'print', { cache: 'no-store' });
        gone = 0;
        if (answer.ok && (await answer.text()) !== document.body.dataset.print) {
          const note = document.querySelector('#changed'); // of the page as it is now
          if (note) note.hidden = false;
        }
      } catch {
        gone += 1; // the server has ended, perhaps
      }
    }
    setTimeout(look, pause * Math.min(15, 1 + gone));
  };
  setTimeout(look, pause);
}

async function waiting() {
  const box = document.querySelector('.working');
  if (!box) return;
  for (;;) {
    let answer;
    try {
      answer = await fetch(location.href, { cache: 'no-store' });
    } catch {
      return;
    }
    if (answer.status !== 202) {
      location.reload();
      return;
    }
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.working');
    const stop = (at) => at.querySelector('a')?.getAttribute('href');
    if (next && stop(next) !== stop(box)) { // it waits for something else now, and a part of it may be there
      location.reload();
      return;
    }
    if (next) {
      box.querySelector('p').textContent = next.querySelector('p').textContent;
      const [is, to] = [box, next].map((b) => b.querySelector('progress'));
      for (const name of ['max', 'value']) {
        if (to.hasAttribute(name)) is.setAttribute(name, to.getAttribute(name));
        else is.removeAttribute(name);
      }
    }
    await new Promise((done) => setTimeout(done, 300));
  }
}

keys();
focus();
fresh();
waiting();
