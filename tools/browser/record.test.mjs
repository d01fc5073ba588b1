// The screen of the record, as a person uses it: entries are chosen, words are marked, cited and added.
import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ended, looking, passes, serving, shot, valid } from './harness.mjs';

after(ended);

const text = `The mill

Ada Miller said on Monday that the sluice stays shut until the dam is mended.

“We will open it in May,” Ada Miller said, and left.
`;
const sum = (words) => 'sha256:' + createHash('sha256').update(words).digest('hex');
const talks = `plenary: 1
title: Two neighbours
parties: {up: {name: Upland}, down: {name: Downland}}
people:
  miller: {name: Ada Miller, party: up}
options:
  up.gates: {levels: [shut, open]}
  down.boats: {levels: [away, there]}
preferences:
  up:
    - {want: down.boats = there, passage: press#may}
  down: [up.gates = open, down.boats = away]
sources:
  press:
    title: Mill news
    date: 2006-12-22
    digest: ${sum(text)}
    passages:
      may: {at: "5:10", length: 14, digest: "${sum('open it in May').slice(0, 23)}"}
`;

async function mill(run) {
  const dir = mkdtempSync(join(tmpdir(), 'record-'));
  const at = join(dir, 'talks');
  mkdirSync(join(at, 'sources'), { recursive: true });
  writeFileSync(join(at, 'case.yaml'), talks);
  writeFileSync(join(at, 'sources', 'press.txt'), text);
  try {
    await serving([at], (url) => run(new URL('/talks/record', url).href, at));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Marks words of the text, as by a mouse. */
const mark = (page, words) => page.evaluate((what) => {
  const walk = document.createTreeWalker(document.querySelector('.text'), NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const at = node.data.indexOf(what);
    if (at >= 0) {
      getSelection().setBaseAndExtent(node, at, node, at + what.length);
      document.querySelector('.text').dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
      return;
    }
  }
}, words);

test('an entry is chosen, words are marked, cited and added', async () => {
  await mill(async (url, at) => {
    const page = await looking();
    await page.goto(url);
    await page.locator('.claim > p > a[data-choose="may"]:not(.ref)').click();
    await page.locator('mark.lit', { hasText: 'open it in May' }).waitFor();
    await page.locator('#chosen').waitFor();
    assert.match(page.url(), /passage=may/);
    await shot(page, 'record-1280');
    await passes(page);
    await mark(page, 'the sluice stays shut');
    await page.waitForFunction(() => document.querySelector('#words').value === 'the sluice stays shut');
    await page.locator('#cite button').click();
    await page.locator('mark.found', { hasText: 'the sluice stays shut' }).waitFor();
    await passes(page);
    await valid(await page.content());
    await page.locator('#as').fill('sluice');
    await page.locator('#add button').click();
    await page.locator('mark.lit[data-p="sluice"]').waitFor();
    assert.match(readFileSync(join(at, 'case.yaml'), 'utf8'), /sluice: \{at: "3:32", length: 21/);
    assert.deepEqual(page.errors, []);
  });
});

test('an entry is written from words of the text, and what is wrong with it is told in its place', async () => {
  await mill(async (url, at) => {
    const page = await looking();
    await page.goto(url + '?words=the+sluice+stays+shut#found');
    await page.locator('#entry summary').click();
    await page.locator('#entry-by').selectOption({ label: 'Ada Miller' });
    await page.locator('#entry-kind').selectOption('refusal');
    await page.locator('#entry-says').fill('The gates stay shut until the dam is mended');
    await page.locator('#entry-about').pressSequentially('up.g');
    await page.locator('.entry .choices li').first().waitFor();
    await passes(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    assert.match(await page.locator('#entry-about').inputValue(), /^up\.gates/);
    await page.locator('#entry-about').fill('up.gate = open');
    await shot(page, 'record-entry-1280');
    await passes(page);
    await page.locator('.entry button').click();
    await page.locator('#enter-fault').waitFor();
    assert.match(await page.locator('#enter-fault').textContent(), /up\.gates/);
    assert.ok(!existsSync(join(at, 'record')));
    assert.equal(await page.locator('#entry-kind').inputValue(), 'refusal');
    await valid(await page.content());
    await page.locator('#entry-about').fill('up.gates = open');
    await page.locator('.entry button').click();
    await page.locator('.claim.lit', { hasText: 'The gates stay shut until the dam is mended' }).waitFor();
    const text = readFileSync(join(at, 'record', 'press.yaml'), 'utf8');
    assert.match(text, /statement: refusal/);
    assert.match(text, /who: miller/);
    assert.match(text, /how: stated/);
    await page.goto(url + '?source=press&read=1');
    await page.locator('#kind-1').selectOption('threat');
    await page.locator('#proposal-1 button[name=accept]').click();
    await page.locator('#proposal-1 button[name=accept]').waitFor({ state: 'detached' });
    assert.match(readFileSync(join(at, 'record', 'press-2.yaml'), 'utf8'), /statement: threat/);
    const phone = await looking({ width: 360, dark: true });
    await phone.goto(url + '?words=open+it+in+May&read=1');
    await phone.locator('#entry summary').click();
    await shot(phone, 'record-entry-360');
    await passes(phone);
  });
});

test('entries are chosen by their sort, by boxes that keep the focus', async () => {
  await mill(async (url, at) => {
    writeFileSync(join(at, 'record.yaml'), `record: 1
entries:
  - {on: 2006-12-18, statement: refusal, party: up, says: The gates stay, passage: press#may}
  - {on: 2006-12-20, event: visit, parties: [up], says: A guest, passage: press#may}
`);
    const page = await looking({ width: 360 });
    await page.goto(url);
    const rows = page.locator('#beside .claim', { hasText: 'A guest' });
    assert.equal(await rows.count(), 1);
    await page.locator('#choose input[value=done]').focus();
    await page.keyboard.press('Space');
    await page.waitForURL(/show=said/);
    assert.equal(await rows.count(), 0);
    await page.waitForFunction(() => document.activeElement.value === 'done');
    await passes(page);
    await valid(await page.content());
    await page.keyboard.press('Space');
    await page.waitForURL(/show=done/);
    await rows.waitFor();
    await page.locator('#choose input[name=only]').check();
    await page.waitForURL(/only=1/);
    await page.locator('#choose').waitFor();
    assert.equal(await rows.count(), 1);
  });
});

test('without scripts, in the dark and on a phone: words are written, a proposal is accepted', async () => {
  await mill(async (url, at) => {
    const page = await looking({ scripts: false });
    await page.goto(url);
    await page.locator('#words').fill('until the dam is mended');
    await page.locator('#cite button').click();
    await page.locator('mark.found').waitFor();
    await page.goto(url + '?source=press&read=1');
    await page.locator('#proposal-2 button[name=refuse]').click();
    await page.locator('#proposal-2').waitFor({ state: 'detached' });
    await page.locator('#proposal-1 button[name=accept]').click();
    await page.locator('#proposal-1 button[name=accept]').waitFor({ state: 'detached' });
    assert.deepEqual(readdirSync(join(at, 'record')).filter((name) => name.endsWith('.yaml')), ['press.yaml']);
    for (const width of [360, 1280]) {
      const other = await looking({ width, dark: true });
      await other.goto(url + '?source=press&read=1&passage=may');
      await shot(other, `record-dark-${width}`);
      await passes(other);
      await valid(await other.content());
    }
  });
});

test('proposals are marked in the text, lead to their rows by keyboard, and fill the form', async () => {
  await mill(async (url) => {
    for (const width of [1280, 360]) {
      const page = await looking({ width, dark: width < 900 });
      await page.goto(url + '?source=press&read=1');
      await shot(page, `record-proposed-${width}`);
      await passes(page);
      await valid(await page.content());
      await page.locator('.text a[href="#proposal-1"]').focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/#proposal-1$/);
      await mark(page, 'the sluice stays shut');
      await page.waitForFunction(() => document.querySelector('#words').value === 'the sluice stays shut');
      await page.locator('#cite button').click();
      await page.locator('mark.found').waitFor();
      assert.equal(await page.locator('#entry-by').inputValue(), 'person:miller');
      assert.equal(await page.locator('#entry-kind').inputValue(), await page.locator('#kind-1').inputValue());
      await passes(page);
    }
  });
});
