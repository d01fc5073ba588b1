// The desk: every screen as people see it, in wide and narrow windows, light and dark, by keyboard alone, without scripts,
// and with a case whose texts try to be more than text.
import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ended, looking, passes, printed, serving, shot, valid } from './harness.mjs';

after(ended);

const screens = ['now', 'stuck', 'ways', 'sure', 'states', 'states?state=%2312', 'states?compare=%2312&compare=%23400',
  'states?where=nk.programme%20adn%20x', 'ways?way=A'];

/** Opens an address, and waits until its answer is there. */
async function open(page, address) {
  await page.goto(address);
  await page.waitForSelector('main:not(:has(.working))');
}

test('every screen reads in every window', async () => {
  await serving(['cases/six-party-2006'], async (base) => {
    for (const look of [{ width: 1440 }, { width: 768, dark: true }, { width: 360 }]) {
      const page = await looking(look);
      for (const screen of screens) {
        await open(page, `${base}six-party-2006/${screen}`);
        await passes(page);
        assert.equal(await page.locator('h1').count(), 1, screen);
        const links = await page.locator('.top nav a').evaluateAll((all) => all.map((a) => a.getBoundingClientRect().right));
        assert.ok(links.every((right) => right <= look.width), `${screen}: the row of screens is cut`);
        const [head, main] = await page.evaluate(() => ['.top .case a, .top .case b', 'main h1']
          .map((at) => document.querySelector(at).getBoundingClientRect().left));
        assert.equal(head, main, `${screen}: the head does not stand over the page`);
        if (look.width === 360) { // a name that stands above its row has the width of the row
          const names = await page.locator('table.many tbody th').evaluateAll((all) => all.filter((th) => th.checkVisibility())
            .map((th) => th.clientWidth / th.parentElement.clientWidth));
          assert.ok(names.every((of) => of > 0.9), `${screen}: names of rows are squeezed`);
        }
        await shot(page, `desk-${screen.replace(/\W+/g, '-')}-${look.width}${look.dark ? '-dark' : ''}`);
      }
    }
  });
});

test('what is folded passes too, and prints when it is open', async () => {
  await serving(['cases/six-party-2006'], async (base) => {
    for (const screen of ['now', 'stuck', 'ways', 'sure']) {
      const page = await looking();
      await open(page, `${base}six-party-2006/${screen}`);
      await page.evaluate(() => document.querySelectorAll('main details').forEach((d) => { d.open = true; }));
      await passes(page);
      const { sheets } = await printed(page, `desk-${screen}`);
      assert.ok(sheets > 0 && sheets < 20, `${screen}: ${sheets} sheets`);
    }
  });
});

test('a link to a finding opens what it is folded in', async () => {
  await serving(['cases/six-party-2006'], async (base) => {
    const page = await looking();
    await open(page, `${base}six-party-2006/stuck`);
    assert.ok((await page.locator('main > h3').count()) <= 5);
    const folded = page.locator('main > details[id^=finding-]');
    const ids = await folded.evaluateAll((all) => all.map((d) => d.id));
    assert.ok(ids.length > 3 && (await page.locator('main > details[id][open]').count()) === 0);
    await open(page, `${base}six-party-2006/stuck?#${ids[1]}`);
    assert.deepEqual(await page.locator('main > details[id][open]').evaluateAll((all) => all.map((d) => d.id)), [ids[1]]);
    await page.evaluate((id) => { location.hash = id; }, ids[2]);
    await page.locator(`#${ids[2]}[open]`).waitFor();
    assert.deepEqual(page.errors, []);
  });
});

test('screens are valid HTML, and read without scripts', async () => {
  await serving(['cases'], async (base) => {
    const page = await looking({ scripts: false });
    await open(page, base);
    await page.getByRole('link', { name: 'classics/chicken' }).click();
    for (const screen of ['now', 'stuck', 'ways', 'sure', 'states']) {
      const answer = await page.goto(`${base}classics~chicken/${screen}`);
      const html = await answer.text();
      await valid(html);
      assert.match(html, /<h1/);
    }
    await valid(await (await page.goto(`${base}nothing/now`)).text());
    await valid(await (await page.goto(base)).text());
  });
});

test('by keyboard alone: figures lead on, one switch turns them off, fields keep them', async () => {
  await serving(['cases/classics/chicken'], async (base) => {
    const page = await looking();
    await open(page, base);
    await page.keyboard.press('2');
    await page.waitForURL('**/stuck');
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1');
    await page.keyboard.press('7');
    await page.waitForURL('**/states');
    await page.focus('#where');
    await page.keyboard.type('1');
    assert.equal(await page.inputValue('#where'), '1');
    assert.match(page.url(), /states$/);
    await page.goBack();
    await page.waitForURL('**/stuck');
    await page.focus('#keys');
    await page.keyboard.press('Space');
    await page.keyboard.press('1');
    await page.waitForTimeout(200);
    assert.match(page.url(), /stuck$/);
    await page.keyboard.press('Home');
    await page.reload();
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#main$/);
    assert.deepEqual(page.errors, []);
  });
});

test('another day and a variant are asked by the form, and stay in the address', async () => {
  await serving(['cases/six-party-2006'], async (base) => {
    const page = await looking();
    await open(page, `${base}six-party-2006/now`);
    await page.locator('.asked summary').click();
    await page.fill('input[type=date]', '2006-11-15');
    await page.getByRole('checkbox', { name: 'an end of US patience' }).check();
    await passes(page);
    await page.getByRole('button', { name: 'Answer so' }).click();
    await page.waitForURL(/as-of=2006-11-15.*variant=impatient/);
    await page.waitForSelector('main:not(:has(.working))');
    assert.match(await page.textContent('main'), /15 November 2006/);
    await page.getByRole('link', { name: 'Why stuck' }).click();
    await page.waitForURL(/stuck\?.*as-of=2006-11-15/);
  });
});

test('a condition that is not understood is told at the field', async () => {
  await serving(['cases/six-party-2006'], async (base) => {
    const page = await looking();
    await open(page, `${base}six-party-2006/states`);
    await page.fill('#where', 'nk.programme >= haltet');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#where[aria-invalid=true]');
    assert.match(await page.textContent('#where-fault mark'), /haltet/);
    await page.fill('#where', 'us.talks = continues and ');
    await page.locator('#where').pressSequentially('nk.prog');
    await page.locator('.choices li').first().waitFor();
    assert.equal(await page.locator('#where').getAttribute('aria-expanded'), 'true');
    await passes(page);
    await shot(page, 'desk-states-completed-1280');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    assert.match(await page.inputValue('#where'), /^us\.talks = continues and nk\.programme/);
    await page.fill('#where', 'nk.programme >= halted');
    await page.keyboard.press('Enter');
    await page.waitForSelector('main table');
    assert.ok((await page.locator('main tbody tr').count()) === 25);
    await passes(page);
  });
});

const hostile = `plenary: 1
title: "<script>document.title='ran'</script> \\u202e talks"
parties:
  up: {name: "<img src=x onerror=alert(1)>"}
  down: {name: "\\" onmouseover=\\"alert(1)"}
options:
  up.gates: {says: "</main><script>alert(1)</script>", noun: "javascript:alert(1)", levels: ["'shut' <b>", "open\\"><svg onload=alert(1)>"]}
  down.boats: {levels: [away, there]}
preferences:
  up: [{want: 'down.boats = there', because: "<iframe src=//evil.example>"}, up.gates = "'shut' <b>"]
  down: [up.gates != "'shut' <b>", down.boats = away]
`;

test('a hostile case is text, and nothing of it runs', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'plenary-'));
  mkdirSync(join(dir, 'a <b>'));
  writeFileSync(join(dir, 'a <b>', 'case.yaml'), hostile);
  await serving([dir], async (base) => {
    const page = await looking();
    let ran = false;
    page.on('dialog', (d) => { ran = true; d.dismiss(); });
    await open(page, base);
    assert.equal(await page.getByRole('link', { name: 'a <b>' }).count(), 1);
    for (const screen of ['now', 'stuck', 'ways', 'sure', 'states', 'states?where=%3Cscript%3Ealert(1)%3C/script%3E', 'ways?way=%3Cb%3E']) {
      await open(page, `${base}a%20%3Cb%3E/${screen}`);
      if (!screen.startsWith('ways?')) await passes(page);
      assert.deepEqual(page.requests.filter((r) => !r.startsWith(base)), []);
      assert.equal(await page.locator('main script, main img, main iframe, main b b, [onload], [onmouseover], [onerror]').count(), 0);
      assert.doesNotMatch(await page.title(), /^ran/);
      await valid(await page.content());
    }
    assert.match(await page.textContent('main'), /<b>/);
    assert.equal(ran, false);
  });
});
