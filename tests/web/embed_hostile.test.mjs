// Frames that allow little: no origin, no storage, a strict policy of the article, no WebGL, no scripts.
import test from 'node:test';
import assert from 'node:assert/strict';
import { launch_chromium } from './lib/chromium.mjs';
import { frame_of, hears, host, until_in } from './lib/embed_host.mjs';
import { launch_firefox } from './lib/firefox.mjs';
import { serve } from './lib/server.mjs';
import { dist } from './lib/site.mjs';

/** @param {string} attributes @param {string} query */
const framed = (attributes, query) => (/** @type {string} */ root) =>
  `<iframe id="frame" ${attributes} src="${root}embed/?${query}" title="embed" width="600" height="440"></iframe>`;

const shown_now = () => ({
  title: document.getElementById('title')?.textContent,
  say: document.getElementById('say')?.hidden ? '' : document.getElementById('say')?.textContent,
  link: document.getElementById('out')?.textContent,
  href: /** @type {HTMLAnchorElement} */ (document.getElementById('out')).href,
  poster: /** @type {HTMLImageElement} */ (document.getElementById('poster')).naturalWidth,
  failed: document.documentElement.dataset.failed,
});

test('a sandbox without origin whose server sends no CORS headers keeps poster and a readable address', async (t) => {
  const { site, blog } = await host(t, { '/': framed('sandbox="allow-scripts"', 'n=kube-scheduler&v=1&lang=zh&theme=dark#?secret=abc') }, { cors: false });
  const browser = await launch_chromium();
  t.after(() => browser.close());
  const tab = await browser.open(blog.url, { width: 700, height: 600 });
  const frame = await frame_of(tab, 'kube-scheduler');
  await until_in(frame, 'the poster', () => document.documentElement.dataset.failed && /** @type {HTMLImageElement} */ (document.getElementById('poster')).naturalWidth > 0);
  const shown = await frame.evaluate(shown_now);
  assert.equal(shown.link, `${site.url}n/kube-scheduler/`);
  assert.match(shown.href, /#v1&lang=zh&theme=dark$/);
  assert.match(shown.say ?? '', /没有加载完成/);
  assert.equal((await hears(tab, 'frame', 'ready')).node, 'kube-scheduler');
  // The browser itself complains about each file that the server withholds; the page adds nothing.
  await tab.expect_no_problems(/CORS|ERR_FAILED|preload|not loaded/i);
});

test('the article\'s strict policy needs to allow the site and nothing else', async (t) => {
  const { blog } = await host(t, {
    '/': (root) => `<source-atlas id="element" node="kube-scheduler" lang="en"><a href="${root}n/kube-scheduler/">kube-scheduler</a></source-atlas>`,
  }, {
    policy: (root) => `default-src 'none'; script-src 'self' ${root}; img-src data: ${root}; frame-src ${root}; require-trusted-types-for 'script'; trusted-types 'none'`,
  });
  const browser = await launch_chromium();
  t.after(() => browser.close());
  const tab = await browser.open(blog.url, { width: 700, height: 600 });
  await tab.until('the facade', () => document.querySelector('source-atlas')?.shadowRoot?.querySelector('img')?.naturalWidth);
  const card = await tab.evaluate(() => {
    const element = /** @type {HTMLElement} */ (document.querySelector('source-atlas'));
    return { height: element.offsetHeight, shown: getComputedStyle(/** @type {Element} */ (element.shadowRoot?.querySelector('.card'))).display };
  });
  assert.deepEqual(card, { height: 480, shown: 'flex' });
  await tab.evaluate(() => /** @type {any} */ (document.querySelector('source-atlas')).open());
  await hears(tab, 'element', 'ready');
  assert.equal(await tab.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('source-atlas')).offsetHeight), 480);
  await tab.expect_no_problems();
});

test('an embed without WebGL shows poster, message and way out, and says so to its host', async (t) => {
  const { site, blog } = await host(t, { '/': framed('', 'view=walk/deployment/21&v=1&lang=en') });
  const firefox = await launch_firefox({ webgl: false });
  t.after(() => firefox.close());
  const tab = await firefox.open(blog.url, { width: 700, height: 600 });
  const said = await hears(tab, 'frame', 'ready');
  assert.equal(said.node, 'walk/deployment/21');
  const frame = await frame_of(tab, 'deployment');
  await until_in(frame, 'the poster and the words', () => /** @type {HTMLImageElement} */ (document.getElementById('poster')).naturalWidth > 0 && document.getElementById('title')?.textContent);
  const shown = await frame.evaluate(shown_now);
  assert.equal(shown.failed, 'webgl');
  assert.match(shown.say ?? '', /needs WebGL2/);
  assert.match(shown.title ?? '', /ReplicaSet/);
  assert.equal(shown.href, `${site.url}walk/deployment/21/#v1&lang=en`);
  await tab.evaluate(() => globalThis.say('frame', 'hello'));
  assert.equal((await hears(tab, 'frame', 'error')).reason, 'webgl');
  await tab.expect_no_problems(/WebGL|preload/i);
});

test('without scripts there is something to read and a way out', async (t) => {
  const server = await serve({ root: dist });
  t.after(() => server.close());
  const browser = await launch_chromium();
  t.after(() => browser.close());
  const tab = await browser.open(server.url + 'embed/?n=kube-scheduler&v=1', { javascript: false, width: 600, height: 400 });
  const text = await tab.evaluate(() => document.body.innerText);
  assert.match(text, /需要打开脚本/);
  assert.match(text, /needs scripts/);
  assert.equal(await tab.evaluate(() => document.querySelector('#out')?.getAttribute('href')), '../');
  assert.equal(await tab.evaluate(() => document.querySelector('meta[name=robots]')?.getAttribute('content')), 'noindex');
});

const strange = {
  'an unknown node': ['n=no-such-node&v=1&lang=zh', /no-such-node|没有/],
  'an id that is none': ['n=%22%3E%3Cimg%20src%3Dx%3E&v=1&lang=zh', /^$/],
  'a broken escape, unknown keys and a secret': ['n=etcd%E0%A4%A&v=99&theme=pink&x=y&lang=zh#?secret=0', /^$/],
  'a step that does not exist': ['view=walk/deployment/999&v=1&lang=zh', /999/],
  'a walkthrough that does not exist': ['view=walk/none/1&v=1&lang=zh', /none/],
};
test('strange addresses show a picture, and a sentence where something was asked for in vain', async (t) => {
  const server = await serve({ root: dist });
  t.after(() => server.close());
  const browser = await launch_chromium();
  t.after(() => browser.close());
  for (const [what, [query, message]] of Object.entries(strange)) {
    await t.test(what, async () => {
      const tab = await browser.open(`${server.url}embed/?${query}`, { width: 600, height: 420 });
      await tab.ready();
      const say = await tab.evaluate(() => (document.getElementById('say')?.hidden ? '' : document.getElementById('say')?.textContent));
      assert.match(say, /** @type {RegExp} */ (message));
      await tab.expect_no_problems(/404|Not Found|not loaded: IMG/);
      await tab.close();
    });
  }
});

for (const width of [300, 390, 620, 900]) {
  test(`at ${width} px everything has room and nothing scrolls`, async (t) => {
    const server = await serve({ root: dist });
    t.after(() => server.close());
    const browser = await launch_chromium();
    t.after(() => browser.close());
    for (const query of ['n=kube-scheduler&lang=en', 'view=walk/deployment/27&lang=en', 'view=walk/deployment&lang=zh', 'lang=zh']) {
      for (const height of [320, 480]) {
        const tab = await browser.open(`${server.url}embed/?${query}`, { width, height });
        await tab.ready();
        const seen = await tab.evaluate(() => {
          const boxes = Object.fromEntries(['bar', 'picture', 'words', 'foot', 'out'].map((id) => [id, /** @type {HTMLElement} */ (document.getElementById(id)).getBoundingClientRect().toJSON()]));
          return { boxes, wide: document.documentElement.scrollWidth, high: document.getElementById('embed')?.scrollHeight, inner: innerHeight };
        });
        assert.ok(seen.wide <= width, `${query}: ${seen.wide} wide`);
        assert.ok((seen.high ?? 0) <= height, `${query} at ${height}: ${seen.high} high`);
        assert.ok(seen.boxes.picture.height >= 119, `${query} at ${height}: picture of ${seen.boxes.picture.height}`);
        assert.ok(seen.boxes.foot.bottom <= height && seen.boxes.out.right <= width, `${query}: the way out is in sight`);
        await tab.expect_no_problems();
        await tab.close();
      }
    }
  });
}
