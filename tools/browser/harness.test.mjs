// The checks themselves: that they find what they are for.
import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { ended, looking, passes, valid, violations } from './harness.mjs';

after(ended);

const good = '<!DOCTYPE html>\n<html lang="en"><head><title>A page</title></head>' +
  '<body><main><h1>A page</h1><p>Words.</p></main></body></html>\n';

test('a good page passes', async () => {
  const page = await looking({ width: 360 });
  await page.setContent(good);
  await passes(page);
  await valid(good);
});

test('a page that cannot be read by all does not pass', async () => {
  const page = await looking();
  await page.setContent(good.replace('<p>', '<p style="color:#ccc;background:#fff">').replace('lang="en"', ''));
  const found = (await violations(page)).join('\n');
  assert.match(found, /color-contrast/);
  assert.match(found, /html-has-lang/);
});

test('a page wider than its window, or with an error, does not pass', async () => {
  const page = await looking({ width: 360 });
  await page.setContent(good.replace('<p>', '<p style="width:900px">'));
  await assert.rejects(passes(page), /wide in a window/);
  const noisy = await looking();
  await noisy.setContent(good.replace('</main>', '</main><script>console.error("no")</script>'));
  await assert.rejects(passes(noisy));
});

test('HTML that is not valid is found', async () => {
  await assert.rejects(valid(good.replace('</main>', '</section>')));
});
