// What the tests of pages share: the program, a browser, and what every page has to pass.
//
//   plenary(...args)      runs the program and returns what it prints
//   serving(path, test)   runs plenary serve on a case or folder for a test
//   looking(options)      opens a page that notes errors and requests; those of serving are closed with the server
//   passes(page)          axe-core without violations, no error on the console, nothing wider than the window
//   valid(html)           html-validate without errors
//   shot(page, name)      a screenshot in build/, to be looked at, where SHOTS is set
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import { HtmlValidate } from 'html-validate';

const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, '..', '..');
export const build = join(here, 'build');
mkdirSync(build, { recursive: true });

/** The program under test. */
export const program = process.env.PLENARY || join(root, 'bin', 'plenary');

/** Runs the program in the repository's folder and returns what it prints. */
export function plenary(...args) {
  return execFileSync(program, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
}

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];
let browser;

/** After so many milliseconds a page, or the browser, is taken to hang. No test may fail for being slow. */
const hangs = 300_000;

/** What a promise comes to; it fails with what was waited for once that is taken to hang. */
async function within(promise, what) {
  let timer;
  const late = new Promise((_, failed) => {
    timer = setTimeout(() => failed(new Error(`${what} did not come within ${hangs / 1000} s`)), hangs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The browser, started once. */
export async function started() {
  browser ??= await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: flags, timeout: hangs,
  });
  return browser;
}

/** Ends the browser: call it in after(). */
export async function ended() {
  await browser?.close();
  browser = undefined;
}

/** Closes what was opened: a page that nobody looks at goes on working, and so does its window. */
async function closed() {
  await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
}

/** Opens a page; page.errors and page.requests list what went wrong and what was fetched. */
export async function looking({ width = 1280, height = 900, dark = false, scripts = true, touch = false } = {}) {
  const context = await (await started()).newContext({
    viewport: { width, height }, colorScheme: dark ? 'dark' : 'light', javaScriptEnabled: scripts, hasTouch: touch,
  });
  context.setDefaultTimeout(hangs);
  const page = await context.newPage();
  const evaluate = page.evaluate.bind(page); // which has no time after which it fails
  page.evaluate = (...what) => within(evaluate(...what), 'an answer of a page');
  page.errors = [];
  page.requests = [];
  page.on('console', (m) => { if (m.type() === 'error' || m.type() === 'warning') page.errors.push(m.text()); });
  page.on('pageerror', (e) => page.errors.push(String(e)));
  page.on('request', (r) => page.requests.push(r.url()));
  return page;
}

/** The address of a file on this machine. */
export const file = (path) => pathToFileURL(path).href;

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe-core finds on a page, a line each. A bar that stays in the window stands at its place in the page
 *  meanwhile: what it happens to cover as the page is scrolled is no small target. */
export async function violations(page) {
  const bar = (how) => page.evaluate((position) => {
    document.querySelectorAll('.bar').forEach((b) => { b.style.position = position; });
  }, how);
  await bar('static');
  await page.evaluate(axe); // not a script of the page, so that no policy of the page stops it
  const found = await page.evaluate((tags) => globalThis.axe.run(document, {
    runOnly: tags, resultTypes: ['violations'], selectors: false, preload: false, // where what passes stands nobody asks
  }), rules);
  await bar('');
  return found.violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.html).join(' | ')}`);
}

/** What does not show all its text, since that is wider than the box in which it stands. */
const cut = (page) => page.evaluate(() => [...document.querySelectorAll('main *')].filter((e) => {
  const is = getComputedStyle(e);
  return is.overflowX !== 'visible' && is.clipPath === 'none' && !/^(input|select|textarea|pre)$/.test(e.localName)
    && e.scrollWidth > e.clientWidth + 1;
}).map((e) => e.outerHTML.slice(0, 120)));

/** Holds that a page is accessible, quiet and no wider than its window, and that no text is cut. */
export async function passes(page) {
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(page.errors, []);
  const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(inner <= outer, `the page is ${inner} wide in a window of ${outer}`);
  assert.deepEqual(await cut(page), []);
}

const validator = new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'no-inline-style': 'off', 'long-title': 'off' } });

/** Holds that a page is valid HTML. */
export async function valid(html) {
  const report = await validator.validateString(html);
  const messages = report.results.flatMap((r) => r.messages.map((m) => `${m.line}:${m.column} ${m.ruleId}: ${m.message}`));
  assert.deepEqual(messages.slice(0, 20), []);
}

/** Takes a screenshot to look at, where somebody will. */
export async function shot(page, name) {
  if (process.env.SHOTS) await page.screenshot({ path: join(build, name + '.png'), fullPage: true });
}

/** Prints a page as a browser does by default, and returns how many sheets that takes. */
export async function printed(page, name) {
  const path = join(build, name + '.pdf');
  await page.pdf({ path, preferCSSPageSize: true, printBackground: false });
  const text = execFileSync('pdfinfo', [path], { encoding: 'utf8' });
  return { path, sheets: Number(/^Pages:\s+(\d+)/m.exec(text)[1]) };
}

/** Runs the program as a server for a test, and passes the address that it prints. */
export async function serving(args, test) {
  const child = spawn(program, ['serve', '--addr', '127.0.0.1:0', ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    await test(await within(address(child), 'the address of the server'), child);
  } finally {
    await closed();
    child.kill('SIGTERM');
    const gone = new Promise((done) => (child.exitCode === null && child.signalCode === null ? child.on('exit', done) : done()));
    await within(gone, 'the end of the server').catch((e) => {
      child.kill('SIGKILL');
      throw e;
    });
  }
}

function address(child) {
  return new Promise((found, failed) => {
    let text = '';
    const more = (chunk) => {
      text += chunk;
      const at = /http:\/\/\S+/.exec(text);
      if (at) found(at[0]);
    };
    child.stdout.on('data', more);
    child.stderr.on('data', more);
    child.on('exit', (code) => failed(new Error(`the server ended with ${code}: ${text}`)));
  });
}
