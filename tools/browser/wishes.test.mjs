// The screen of wishes, as a person uses it: by mouse, keyboard and finger, with scripts and without.
import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ended, looking, passes, root, serving, shot, valid } from './harness.mjs';

after(ended);

/** Serves a copy of the six-party case for a test. */
async function six(run) {
  const dir = mkdtempSync(join(tmpdir(), 'wishes-'));
  const at = join(dir, 'talks');
  cpSync(join(root, 'cases', 'six-party-2006'), at, { recursive: true });
  try {
    await serving([at], (url) => run(new URL('/talks/wishes', url).href, join(at, 'case.yaml')));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

const gist = (page) => page.locator('.panel .gist');
const gone = /^Gone: D, Washington first; the step open today\. The rest stands\.$/;
const money = 'The restrictions kept for a purpose of their own';

/** The lines of the case's wishes of the United States. */
const lines = (file) => {
  const text = readFileSync(file, 'utf8');
  return text.slice(text.indexOf('\n  us:\n', text.indexOf('\npreferences:')), text.indexOf('\n  china:\n', text.indexOf('\npreferences:')));
};

const settled = (page) => page.locator('.panel .gist:not(.later)').waitFor();

async function arrived(page, url) {
  await page.goto(url);
  await settled(page);
}

/** Holds that the sentence of what changes becomes what it is to be. */
async function says(page, what) {
  await page.locator('.panel .gist', { hasText: what }).waitFor();
}

/** Moves a wish of the United States up by its button. */
async function up(page, from, times) {
  for (let i = 0; i < times; i += 1) {
    await page.locator(`#wish-us-${from - i} .up`).click();
    await page.locator(`#wish-us-${from - i - 1} .was`).waitFor();
  }
}

test('what changes comes to stand beside the lines to be saved once it is known', async () => {
  await six(async (url) => {
    const page = await looking();
    await arrived(page, url + '?open=us');
    await up(page, 10, 4);
    await says(page, gone);
    const later = new URL(page.url());
    later.pathname += '/changes';
    later.searchParams.set('seen', '0');
    await page.route((at) => at.pathname.endsWith('/wishes'), async (route) => { // as the page is before it is known
      const answer = await route.fetch();
      const body = (await answer.text()).replace(/(<td[^>]* class="effect"[^>]*>)[^]*?<\/td>/, '$1to come</td>')
        .replace('class="panel"', `class="panel" data-later="${later.pathname}${later.search.replaceAll('&', '&amp;')}"`);
      assert.match(body, />to come</);
      await route.fulfill({ response: answer, body });
    });
    await page.reload();
    await page.locator('#saving summary').click();
    await page.locator('#saving .effect', { hasText: gone }).waitFor();
  });
});

test('a wish is moved by buttons, undone, seen in the address, and saved with the comments kept', async () => {
  await six(async (url, file) => {
    const page = await looking();
    const was = readFileSync(file, 'utf8');
    await arrived(page, url + '?open=us');
    assert.equal(await gist(page).textContent(), 'Nothing changes in the answers.');
    await up(page, 10, 4);
    await says(page, gone);
    await page.locator('#live', { hasText: /^Now 6 of 11\. Gone: / }).waitFor({ state: 'attached' });
    assert.equal(await page.evaluate(() => document.activeElement.className), 'up');
    await page.locator('#moving table').waitFor();
    assert.match(await page.locator('#moving').textContent(), /7 to 11/);
    await shot(page, 'wishes-moved-1280');
    await passes(page);
    await page.locator('.bar form[action*="/undo"] button').click();
    await page.locator('#wish-us-7 .was').waitFor();
    await page.reload();
    await page.locator('#wish-us-7 .was').waitFor();
    await up(page, 7, 1);
    await settled(page);
    await page.locator('#saving summary').click();
    assert.match(await page.locator('#saving .changes').textContent(), /The United States.*moved up from 10 to 6, now above.*Gone: /s);
    const kept = await page.locator('#saving .lines').textContent();
    assert.match(kept, /want: us\.restrictions = "in force"/);
    assert.doesNotMatch(kept, /parties:/);
    await shot(page, 'wishes-saving-1280');
    await passes(page);
    assert.equal(readFileSync(file, 'utf8'), was);
    await page.locator('#save').click();
    await page.locator('.bar').waitFor({ state: 'detached' });
    const is = readFileSync(file, 'utf8');
    assert.equal(is.length, was.length);
    assert.notEqual(is, was);
    assert.deepEqual(is.split('\n').sort(), was.split('\n').sort());
    assert.ok(lines(file).indexOf(money) < lines(file).indexOf('A growing arsenal'));
    assert.deepEqual(page.errors, []);
  });
});

test('tabs on one draft have the same edits, and tabs on two have their own', async () => {
  await six(async (url, file) => {
    const page = await looking();
    const was = readFileSync(file, 'utf8');
    await arrived(page, url + '?open=us');
    await up(page, 10, 1);
    await settled(page);
    assert.match(page.url(), /draft=/);
    const same = await page.context().newPage();
    await arrived(same, page.url());
    await same.locator('#wish-us-9 .was').waitFor();
    await up(same, 9, 1);
    await page.reload();
    await page.locator('#wish-us-8 .was').waitFor();
    const other = await page.context().newPage();
    await arrived(other, url + '?open=us');
    assert.equal(await other.locator('.was').count(), 0);
    await up(other, 5, 1);
    await page.reload();
    await page.locator('#wish-us-8 .was').waitFor();
    assert.equal(await page.locator('#wish-us-4 .was').count(), 0);
    assert.equal(readFileSync(file, 'utf8'), was);
    await page.locator('#save').click();
    await page.locator('.bar').waitFor({ state: 'detached' });
    const saved = readFileSync(file, 'utf8');
    assert.notEqual(saved, was);
    await other.reload();
    await other.locator('.conflict').waitFor();
    assert.equal(readFileSync(file, 'utf8'), saved);
  });
});

test('a wish is moved by the keyboard, by a mouse and by a finger', async () => {
  await six(async (url) => {
    const page = await looking();
    await arrived(page, url + '?open=us');
    await page.locator('#wish-us-10').focus();
    for (const at of [9, 8, 7, 6]) {
      await page.keyboard.press('Alt+ArrowUp');
      await page.locator(`#wish-us-${at} .was`).waitFor();
    }
    await says(page, gone);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'wish-us-6');
    await page.keyboard.press('Control+z');
    await page.locator('#wish-us-7 .was').waitFor();
  });
  for (const touch of [false, true]) {
    await six(async (url) => {
      const page = await looking({ touch, height: 1600 });
      await arrived(page, url + '?open=us');
      const [from, to] = [await page.locator('#wish-us-10 .grip').boundingBox(), await page.locator('#wish-us-6').boundingBox()];
      const [x, y, end] = [from.x + from.width / 2, from.y + from.height / 2, to.y + 4];
      if (touch) {
        const cdp = await page.context().newCDPSession(page);
        const send = (type, at) => cdp.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [{ x, y: at }] });
        await send('touchStart', y);
        await send('touchMove', (y + end) / 2);
        await send('touchMove', end);
        await send('touchEnd');
      } else {
        await page.mouse.move(x, y);
        await page.mouse.down();
        await page.mouse.move(x, (y + end) / 2);
        await page.mouse.move(x, end);
        await page.mouse.up();
      }
      await page.locator('#wish-us-6 .was').waitFor();
      await says(page, gone);
      assert.match(await page.locator('#wish-us-6').textContent(), /was 10/);
    });
  }
});

test('a condition that cannot be read is told in its place, and mended by one press', async () => {
  await six(async (url) => {
    const page = await looking();
    await arrived(page, url + '?open=us');
    await page.locator('#wish-us-1-edit summary').click();
    await page.locator('#wish-us-1-want').fill('nk.program = "given up"');
    await page.locator('#wish-us-1-edit .wording .do').click();
    await page.locator('#wish-us-1-want[aria-invalid]').waitFor();
    assert.equal(await page.locator('#wish-us-1-fault mark').textContent(), 'nk.program');
    assert.equal(await page.locator('#save').isDisabled(), true);
    assert.match(await page.locator('.bar').textContent(), /saving waits for it/);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'wish-us-1-want');
    await shot(page, 'wishes-fault-1280');
    await passes(page);
    await page.locator('#wish-us-1-fault button').click();
    await page.locator('#wish-us-1-want[aria-invalid]').waitFor({ state: 'detached' });
    await page.locator('#wish-us-9-edit summary').click();
    await page.locator('#wish-us-9-want').fill('');
    await page.locator('#wish-us-9-want').pressSequentially('us.ta');
    await page.locator('.choices li').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    assert.match(await page.locator('#wish-us-9-want').inputValue(), /^us\.talks/);
  });
});

test('a file that was saved meanwhile is never written over', async () => {
  await six(async (url, file) => {
    const page = await looking();
    await arrived(page, url + '?open=us');
    await up(page, 10, 1);
    const theirs = readFileSync(file, 'utf8').replace('    - want: us.recognition = none\n', '    # theirs\n    - want: us.recognition = none\n');
    assert.match(theirs, /# theirs/);
    writeFileSync(file, theirs);
    await page.locator('#save').click();
    await page.locator('.note h2#conflict').waitFor();
    assert.equal(readFileSync(file, 'utf8'), theirs);
    await page.locator('#by-line summary').click();
    assert.match(await page.locator('.sides').textContent(), /both.*# theirs/s);
    await shot(page, 'wishes-conflict-1280');
    await valid(await page.content());
    page.errors.length = 0; // the browser notes the answer 409
    await passes(page);
    const top = page.getByRole('button', { name: 'Take theirs, then mine on top' });
    assert.equal(await top.count(), 1, await page.locator('.conflict').textContent()); // it comes with the rest, or not at all
    await top.click();
    await page.locator('.note h2#conflict').waitFor({ state: 'detached' });
    await page.locator('#save').click();
    await page.locator('.bar').waitFor({ state: 'detached' });
    assert.match(readFileSync(file, 'utf8'), /# theirs/);
    assert.ok(lines(file).indexOf(money) < lines(file).indexOf('For now it wants the process to go on'));
  });
});

test('what cannot be laid on top of theirs is told, and so is what is not chosen', async () => {
  await six(async (url, file) => {
    const page = await looking({ width: 360, height: 740 });
    await arrived(page, url + '?open=us');
    await up(page, 10, 1);
    await up(page, 2, 1);
    await page.locator('#wish-us-5-edit summary').click();
    await page.locator('#wish-us-5-want').fill('nk.programme >= running');
    await page.locator('#wish-us-5-edit .wording .do').click();
    await page.locator('#wish-us-5 .was').waitFor();
    const all = readFileSync(file, 'utf8').split('\n');
    const from = all.findIndex((l, i) => i > all.indexOf('  us:') && l === '    - want: nk.programme >= halted');
    let to = from + 1;
    while (!all[to].startsWith('    - ')) to += 1;
    writeFileSync(file, [...all.slice(0, from), ...all.slice(to)].join('\n'));
    await page.locator('#save').click();
    await page.locator('#conflict').waitFor();
    assert.equal(await page.locator('.top-steps input[type=checkbox]').count(), 3);
    assert.equal(await page.locator('.top-steps input[type=checkbox]:disabled').count(), 1);
    assert.match(await page.locator('.top-steps .why').textContent(), /not there any more/);
    await page.locator('#by-line summary').click();
    await shot(page, 'wishes-conflict-360');
    page.errors.length = 0;
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await passes(page);
    await page.locator('.top-steps input[type=checkbox]:enabled').last().uncheck();
    await page.getByRole('button', { name: 'Take theirs, then mine on top' }).click();
    await page.locator('#left').waitFor();
    assert.match(await page.locator('#left').textContent(), /not there any more.*You left it out|You left it out.*not there any more/s);
    assert.match(await page.locator('.bar').textContent(), /1 change is not saved/);
  });
});

test('without scripts forms do the same', async () => {
  await six(async (url, file) => {
    const page = await looking({ scripts: false });
    await page.goto(url + '?open=us');
    for (let i = 0; i < 40 && (await page.locator('.panel .gist:not(.later)').count()) === 0; i += 1) await page.reload();
    await up(page, 10, 4);
    await says(page, gone);
    await page.locator('#save').click();
    assert.ok(lines(file).indexOf(money) < lines(file).indexOf('A growing arsenal'));
  });
});

test('a phone, the dark, suppositions, and valid HTML', async () => {
  await six(async (url) => {
    const page = await looking({ width: 360, height: 740, dark: true });
    await arrived(page, url + '?open=us');
    await up(page, 10, 4);
    await page.locator('#moving table').waitFor();
    await shot(page, 'wishes-360-dark');
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight)); // the bar covers no button in part
    await passes(page);
    await valid(await page.content());
    const wide = await looking({ dark: true });
    await arrived(wide, page.url());
    await wide.locator('.granting summary').click();
    await wide.locator('.granting input[name=variant]').first().check();
    await wide.waitForURL(/variant=/);
    await settled(wide);
    await shot(wide, 'wishes-dark-1280');
    await passes(wide);
    await wide.locator('.granting input[name=grant]').first().check();
    await wide.waitForURL(/grant=/);
    await settled(wide);
    assert.deepEqual(wide.errors, []);
  });
});
