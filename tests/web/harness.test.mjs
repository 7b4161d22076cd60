// The tests' own eyes: what must fail a test is seen in every engine, so that silence means something.
import test from 'node:test';
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engines, start_visits } from './lib/engines.mjs';
import { colour_counts, read_png, real_colours } from './lib/png.mjs';
import { serve } from './lib/server.mjs';
import { BrowserDied } from './lib/visit.mjs';
import { launch_webkit } from './lib/webkit.mjs';

const root = mkdtempSync(join(tmpdir(), 'atlas-harness-'));
test.after(() => rmSync(root, { recursive: true }));

/** @param {string} name @param {string} script @param {string} [body] */
function write_page(name, script, body = '') {
  mkdirSync(join(root, name), { recursive: true });
  writeFileSync(join(root, name, 'page.js'), script);
  writeFileSync(join(root, name, 'index.html'), `<!doctype html><html lang="en"><head><meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'">
    <title>${name}</title><link rel="icon" href="data:,"><script defer src="page.js"></script></head><body>${body}</body></html>`);
}
write_page('quiet', 'document.title = "fine";');
write_page('error', 'throw new Error("broken");');
write_page('promise', 'Promise.reject(new Error("broken"));');
write_page('console', 'console.error("broken");');
write_page('lost', '', '<img src="missing.png" alt="">');
write_page('inline', '', '<p style="color: red">x</p>');
write_page('markup', 'try { document.body.innerHTML = "<b>x</b>"; } catch {}');
write_page('ready', 'globalThis.atlas = { ready: Promise.resolve() };');
write_page('canvas', `const gl = document.querySelector('canvas').getContext('webgl2', { preserveDrawingBuffer: true });
  gl.enable(gl.SCISSOR_TEST);
  for (let i = 0; i < 8; ++i) { gl.scissor(i * 40, 0, 40, 200); gl.clearColor(i / 7, 1 - i / 7, i % 2, 1); gl.clear(gl.COLOR_BUFFER_BIT); }
  globalThis.painted = true;`, '<canvas width="320" height="200"></canvas>');
write_page('keys', `globalThis.seen = [];
  for (const type of ['keydown', 'click']) addEventListener(type, (event) => seen.push(event.key ?? 'click ' + event.clientX + ',' + event.clientY));`, '<input>');

for (const { name, launch, watch = false } of engines) {
  test(`in ${name}`, async (t) => {
    const server = await serve({ root, watch });
    t.after(() => server.close());
    const browser = await launch();
    t.after(() => browser.close());

    await t.test('a page without faults is silent', async () => {
      const tab = await browser.open(`${server.url}quiet/`);
      assert.equal(await tab.evaluate(() => document.title), 'fine');
      await tab.expect_no_problems();
      await tab.close();
    });

    for (const fault of ['error', 'promise', 'console', 'lost', 'inline', 'markup']) {
      await t.test(`the fault "${fault}" is seen`, async (t) => {
        const tab = await browser.open(`${server.url}${fault}/`);
        if (fault === 'markup' && (await tab.evaluate(() => !('trustedTypes' in globalThis)))) {
          t.skip('this release has no Trusted Types, so nothing can be reported; the newer engines are the watch for it');
          await tab.close();
          return;
        }
        const end = Date.now() + 3000;
        while ((await tab.problems()).length === 0 && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
        await assert.rejects(tab.expect_no_problems(), /console errors, CSP violations or page errors/);
        await tab.close();
      });
    }

    await t.test('WebGL2 draws, and a screenshot shows it', async () => {
      const tab = await browser.open(`${server.url}canvas/`);
      await tab.until('painted', () => globalThis.painted);
      const box = await tab.middle_of('canvas');
      const part = { x: box.x - 160, y: box.y - 100, width: 320, height: 200 };
      const colours = () => tab.screenshot().then((bytes) => real_colours(colour_counts(read_png(bytes), part)));
      assert.ok((await colours()) >= 8, `${await colours()} colours`);
      await tab.evaluate(() => document.querySelector('canvas').style.setProperty('visibility', 'hidden'));
      assert.ok((await colours()) <= 2, 'a blank place is told from a picture');
      await tab.close();
    });

    await t.test('keys and clicks arrive as a reader\'s', async () => {
      const tab = await browser.open(`${server.url}keys/`);
      await tab.click(200, 150);
      await tab.click_on('input');
      await tab.type('a/b');
      await tab.press('ArrowDown');
      await tab.press('Enter');
      assert.equal(await tab.evaluate(() => document.querySelector('input').value), 'a/b');
      const seen = await tab.evaluate(() => globalThis.seen);
      assert.equal(seen[0], 'click 200,150');
      assert.deepEqual(seen.slice(2), ['a', '/', 'b', 'ArrowDown', 'Enter']);
      await tab.close();
    });
  });
}

/** The process of WebKitGTK that runs the page. @param {number} group */
function web_process(group) {
  const stat_of = (pid) => {
    try {
      return readFileSync(`/proc/${pid}/stat`, 'utf8');
    } catch {
      return ''; // others on this machine end between two looks
    }
  };
  return Number(readdirSync('/proc').filter((name) => /^\d+$/.test(name)).find((pid) => {
    const [, name, its_group] = /\((.*)\) \S \d+ (\d+)/.exec(stat_of(pid)) ?? [];
    return name === 'WebKitWebProces' && Number(its_group) === group;
  }));
}

test('in WebKitGTK: a visit under which the browser\'s own process dies is made once more, and said', async (t) => {
  const server = await serve({ root, watch: true });
  t.after(() => server.close());
  let browser;
  const said = [];
  const visits = await start_visits(async () => (browser = await launch_webkit()), (what) => said.push(what));
  t.after(() => visits.close());
  const die = async (tab) => {
    const answer = tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 5000)));
    process.kill(web_process(browser.group), 'SIGKILL');
    await answer;
  };
  const checks = async () => { throw new Error('a check'); };
  await assert.rejects(visits.visit(`${server.url}ready/`, checks), /a check/, 'what a test checks fails at once');
  assert.deepEqual(said, []);
  let visited = 0;
  await visits.visit(`${server.url}ready/`, (tab) => (++visited === 1 ? die(tab) : Promise.resolve()));
  assert.equal(visited, 2);
  assert.match(said.join('\n'), /^the browser's process died \(.*\); a new browser visits .*ready\/ once more$/);
  await assert.rejects(visits.visit(`${server.url}ready/`, die), BrowserDied, 'the second death fails');
});
