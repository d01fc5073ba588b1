// How sure, as a person meets it: what a case marks as unsure, and work that takes long.
import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { ended, looking, passes, serving, shot, valid } from './harness.mjs';

after(ended);

test('what a case marks as unsure is told, and its tables read on a phone', async () => {
  await serving(['cmd/plenary/testdata/studies/korea-2017.yaml'], async (base) => {
    for (const look of [{ width: 1280 }, { width: 360, dark: true }]) {
      const page = await looking(look);
      await page.goto(`${base}korea-2017/sure`);
      const head = page.getByRole('heading', { name: 'What the case marks as unsure' });
      await head.waitFor();
      await page.waitForSelector('main:not(:has(.working))');
      await passes(page);
      const cells = await page.locator('main table td').evaluateAll((all) => all.map((c) => c.getBoundingClientRect()));
      assert.ok(cells.length > 4 && cells.every((c) => c.right <= look.width && c.left >= 0), 'a table is cut');
      await valid(await page.content());
      await shot(page, `desk-unsure-${look.width}`);
    }
  });
});

test('long work says how far it is, stops when it is told to, and goes on', async () => {
  await serving(['cmd/plenary/testdata/bench/river.yaml'], async (base) => {
    const page = await looking({ width: 360, touch: true });
    await page.goto(`${base}river/sure`);
    await page.locator('main:has(h2) .working progress').waitFor(); // what takes no search is there meanwhile
    await passes(page);
    await shot(page, 'desk-sure-working-360');
    await page.locator('.working').getByRole('link').focus();
    await page.keyboard.press('Enter');
    await page.locator('.awaited').waitFor();
    await passes(page);
    assert.equal(await page.locator('progress').count(), 0);
    await page.waitForTimeout(1500);
    assert.equal(await page.locator('.awaited').count(), 1, 'it goes on by itself');
    await page.locator('.awaited').getByRole('link').tap();
    await page.locator('.working progress').waitFor();
    assert.ok(!page.url().includes('stop'));
  });
});
