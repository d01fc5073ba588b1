// Reports: what people are handed, at every width, dark, printed, by keyboard.
import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ended, file, looking, passes, plenary, printed, root, shot, valid } from './harness.mjs';

const dir = mkdtempSync(join(tmpdir(), 'report-'));
after(async () => {
  await ended();
  rmSync(dir, { recursive: true });
});

/** Writes the report of a case and returns its path. */
function reported(name) {
  const path = join(dir, name.replaceAll('/', '-') + '.html');
  plenary('report', 'cases/' + name, '-o', path);
  return path;
}

/** Every case of the repository. */
const cases = readdirSync(join(root, 'cases'), { recursive: true })
  .filter((name) => existsSync(join(root, 'cases', name, 'case.yaml'))).sort();
const reports = new Map(cases.map((name) => [name, reported(name)]));
const main = reports.get('six-party-2006');

/** The classics are much alike on paper: the one of whom most is said is printed, and all other cases. */
const size = (name) => statSync(reports.get(name)).size;
const classics = cases.filter((name) => name.startsWith('classics/')).sort((a, b) => size(b) - size(a));
assert.ok(classics.length > 1 && cases.length - classics.length > 3);

for (const [name, path] of reports) {
  test(`${name}: valid, fetches nothing, and no error is told of it`, async () => {
    await valid(readFileSync(path, 'utf8'));
    const page = await looking();
    await page.goto(file(path));
    assert.deepEqual(page.requests.filter((r) => r !== file(path) && !r.startsWith('data:')), []);
    assert.deepEqual(page.errors, []);
    await page.context().close();
  });
}

for (const name of cases.filter((name) => !classics.slice(1).includes(name))) {
  test(`${name}: the answer is two sheets of paper`, async () => {
    const page = await looking();
    await page.goto(file(reports.get(name)));
    const proof = await page.locator('section.part h2').first().innerText();
    const { path: pdf, sheets } = await printed(page, 'report-' + name.replaceAll('/', '-'));
    const sheet = (n) => execFileSync('pdftotext', ['-f', n, '-l', n, pdf, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
    const begins = ['2', '3'].filter((n) => Number(n) <= sheets && sheet(n).startsWith(proof.replace(/\s+/g, ' ')));
    assert.equal(begins.length, 1, `neither the second sheet nor the third begins with ${proof}`);
    assert.match(sheet('1'), /no forecast\./); // the foot: what else stands low on the sheet may be read between the two
    assert.match(sheet('1'), / 1 of \d/);
    await page.context().close();
  });
}

// Colours are the same at every width, and what is open shows all that is there when it is folded.
for (const [width, dark] of [[1280, false], [768, true], [360, false]]) {
  test(`a report at ${width} pixels${dark ? ', dark' : ''}`, async () => {
    const page = await looking({ width, dark });
    await page.goto(file(main));
    if (width === 360) await passes(page);
    await page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
    await passes(page);
    await shot(page, `report-${width}${dark ? '-dark' : ''}`);
    await page.context().close();
  });
}

test('proofs open by keyboard, and print when they are open', async () => {
  const page = await looking({ scripts: false });
  await page.goto(file(main));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter'); // past the head
  const closed = await printed(page, 'report-closed');
  const proof = page.locator('details[id^=finding-]').first();
  await proof.locator('summary').focus();
  await page.keyboard.press('Enter');
  assert.equal(await proof.getAttribute('open'), '');
  for (const summary of await page.locator('details.table > summary').all()) await summary.press('Enter');
  const open = await printed(page, 'report-open');
  assert.ok(open.sheets > closed.sheets, `${open.sheets} sheets, closed ${closed.sheets}`);
  await page.context().close();
});

test('questions lead to the ways that turn on them, by keyboard', async () => {
  const page = await looking({ scripts: false });
  await page.goto(file(main));
  const letter = page.locator('main a[href^="#way-"]').first();
  const to = (await letter.getAttribute('href')).slice(1);
  await letter.press('Enter');
  await page.waitForURL((url) => url.hash === '#' + to);
  assert.equal(await page.locator('#' + to).evaluate((e) => e.localName), 'details');
  await page.context().close();
});

test('words for how something is known have a line, and the page says what it means', async () => {
  const page = await looking();
  await page.goto(file(main));
  const key = await page.locator('header .lines .ev').count();
  assert.ok(key >= 4, `the key has ${key} lines`);
  assert.ok(await page.locator('section.lead .ev.inferred').count() > 0);
  await page.context().close();
});

test('links within a report lead somewhere', async () => {
  const page = await looking();
  await page.goto(file(main));
  const lost = await page.evaluate(() => [...document.querySelectorAll('a[href^="#"]')]
    .map((a) => a.getAttribute('href').slice(1)).filter((id) => !document.getElementById(id)));
  assert.deepEqual(lost, []);
  await page.context().close();
});
