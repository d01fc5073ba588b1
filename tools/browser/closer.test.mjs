// Questions that look closer at what some cases have: found from a screen, read in every window, and back again.
import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { ended, looking, passes, serving, shot, valid } from './harness.mjs';

after(ended);

const closers = [
  ['two-villages', 'sure', 'Where somebody is wrong about the others', /only because somebody is wrong/],
  ['classics~lake-gisborne-unknown', 'sure', 'What is not known of preferences, or weighs heavily', /It is not known which/],
  ['classics~chicken', 'states', 'How far ahead the two look', /Where both would stay/],
  ['classics~elmira-rankings', 'states', 'With some situations told as one', /told as one counted once/],
];

for (const look of [{ width: 1440 }, { width: 768, dark: true }, { width: 360 }]) {
  test(`what some cases have is looked at closer, at ${look.width} pixels`, async () => {
    await serving(['cases'], async (base) => {
      const page = await looking(look);
      for (const [of, on, says, told] of closers) {
        await page.goto(`${base}${of}/${on}`);
        await page.waitForSelector('main:not(:has(.working))');
        await passes(page);
        await page.getByRole('navigation', { name: 'Of this case also' }).getByRole('link', { name: says }).click();
        await page.waitForURL(/closer=/);
        await page.waitForSelector('main:not(:has(.working))');
        assert.match(await page.textContent('main'), told);
        assert.equal(await page.locator('h1').count(), 1);
        await passes(page);
        await valid(await page.content());
        await shot(page, `desk-closer-${of.replace(/\W/g, '-')}-${look.width}`);
        await page.locator('main .lead a').click();
        await page.waitForURL((url) => !url.search.includes('closer'));
      }
    });
  });
}
