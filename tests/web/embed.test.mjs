// An article on another origin with three embeds: a frame, the element, and a frame in the narrowest sandbox.
import test from 'node:test';
import assert from 'node:assert/strict';
import { launch_chromium } from './lib/chromium.mjs';
import { frame_of, heard, hears, host, paragraphs, until_in } from './lib/embed_host.mjs';
import { launch_firefox } from './lib/firefox.mjs';
import { node_of } from './lib/site.mjs';

const article = (/** @type {string} */ root) => `${paragraphs()}
<iframe id="frame" src="${root}embed/?n=kube-scheduler&v=1&lang=zh" title="kube-scheduler" width="600" height="440" style="border:0"></iframe>
<source-atlas id="element" view="walk/deployment/21" lang="zh"><a href="${root}walk/deployment/21/">ReplicaSet 控制器创建 Pod</a></source-atlas>
<iframe id="sandboxed" sandbox="allow-scripts" src="${root}embed/?n=etcd&v=1&lang=en#?secret=s3cr3t" title="etcd" width="600" height="440" style="border:0"></iframe>
<iframe id="evil" src="/evil"></iframe>
${paragraphs()}`;

/** Another window of the article's own origin, which says what a host says, and what an embed says. */
const evil = () => `<script src="/evil.js"></script>`;
const evil_script = `
addEventListener('message', ({ data }) => {
  if (data !== 'attack') return;
  const says = [{ type: 'hello', theme: 'dark', lang: 'en' }, { type: 'set-theme', theme: 'dark' }, { type: 'set-lang', lang: 'en' }, { type: 'open', id: 'kubelet' }];
  for (const frame of [parent.frames[0], parent.frames[1], parent.frames[2], parent.frames[3]].filter((each) => each && each !== self))
    for (const each of says) frame.postMessage({ ns: 'source-atlas', v: 1, ...each }, '*');
  for (const each of [{ type: 'select', id: 'forged', url: 'https://forged.invalid/', title: 'forged' }, { type: 'height', height: 1111 }, { type: 'ready', node: 'forged', title: 'forged', height: 1111 }])
    parent.postMessage({ ns: 'source-atlas', v: 1, ...each }, '*');
  parent.postMessage('done', '*');
});`;

const engines = { Chromium: () => launch_chromium(), Firefox: () => launch_firefox() };

for (const [name, launch] of Object.entries(engines)) {
  test(`${name}: three embeds in an article on another origin`, async (t) => {
    const { site, blog } = await host(t, { '/': article, '/evil': evil });
    const before = blog.intercept;
    blog.intercept = (request, response, path) => {
      if (path !== '/evil.js') return before?.(request, response, path) ?? false;
      response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(evil_script);
      return true;
    };
    const browser = await launch();
    t.after(() => browser.close());
    const tab = await browser.open(blog.url, { width: 900, height: 700 });

    await t.test('each says ready, with its node, title and height, and takes neither focus nor scroll', async () => {
      const said = await hears(tab, 'frame', 'ready');
      assert.equal(said.node, 'kube-scheduler');
      assert.equal(said.title, node_of.get('kube-scheduler').title);
      assert.equal(said.origin, new URL(site.url).origin);
      assert.ok(said.height >= 300 && said.height <= 480, `height ${said.height}`);
      const sandboxed = await hears(tab, 'sandboxed', 'ready');
      assert.equal(sandboxed.node, 'etcd');
      assert.equal(sandboxed.origin, 'null');
      await tab.evaluate(() => /** @type {any} */ (document.getElementById('element')).open());
      assert.equal((await hears(tab, 'element', 'ready')).node, 'walk/deployment/21');
      const at = await tab.evaluate(() => ({ focus: document.activeElement?.tagName, top: scrollY }));
      assert.deepEqual(at, { focus: 'BODY', top: 0 });
    });

    await t.test('nothing but ready was sent before a hello', async () => {
      const types = await tab.evaluate(() => [...new Set(globalThis.heard.filter((each) => each.from !== 'element').map((each) => each.type))]);
      assert.deepEqual(types, ['ready']);
      const frame = await frame_of(tab, 'n=kube-scheduler');
      await frame.evaluate(() => globalThis.atlas.open('kubelet'));
      await frame.evaluate(() => globalThis.atlas.open('kube-scheduler'));
      assert.deepEqual(await heard(tab, 'frame', 'select'), []);
    });

    await t.test('messages of another window change nothing, neither in an embed nor in the article', async () => {
      const seen = async () => [
        await (await frame_of(tab, 'n=kube-scheduler')).evaluate(() => globalThis.atlas.state()),
        await (await frame_of(tab, 'n=etcd')).evaluate(() => globalThis.atlas.state()),
        await (await frame_of(tab, 'deployment')).evaluate(() => globalThis.atlas.state()),
        await tab.evaluate(() => [document.getElementById('element')?.offsetHeight, globalThis.heard.filter((each) => each.from === 'element').length]),
      ].map((state) => JSON.stringify(state));
      const states = await seen();
      await tab.evaluate(() => new Promise((resolve) => {
        addEventListener('message', ({ data }) => data === 'done' && setTimeout(resolve, 300, undefined));
        /** @type {any} */ (document.getElementById('evil')).contentWindow.postMessage('attack', '*');
      }));
      assert.deepEqual(await seen(), states);
    });

    await t.test('the article sets theme, language and node, and hears of it', async () => {
      const origin = new URL(site.url).origin;
      const frame = await frame_of(tab, 'n=kube-scheduler');
      await tab.evaluate((to) => {
        globalThis.say('frame', 'hello', { theme: 'dark', lang: 'en' }, to);
        globalThis.say('frame', 'open', { id: 'kubelet' }, to);
      }, origin);
      const said = await hears(tab, 'frame', 'select');
      assert.equal(said.id, 'kubelet');
      assert.equal(said.title, 'kubelet');
      assert.equal(said.url, `${site.url}n/kubelet/`);
      const state = await frame.evaluate(() => globalThis.atlas.state());
      assert.deepEqual([state.theme, state.lang, state.node], ['dark', 'en', 'kubelet']);
      const link = await frame.evaluate(() => /** @type {HTMLAnchorElement} */ (document.getElementById('out')).href);
      assert.equal(link, `${site.url}n/kubelet/#v1&lang=en&theme=dark`);
      await tab.evaluate((to) => {
        globalThis.say('frame', 'set-theme', { theme: 'light' }, to);
        globalThis.say('frame', 'set-lang', { lang: 'zh' }, to);
        globalThis.say('frame', 'open', { id: 'walk/deployment/27' }, to);
      }, origin);
      await until_in(frame, 'step 27', () => globalThis.atlas.state().step === 27);
      const now = await frame.evaluate(() => ({ ...globalThis.atlas.state(), count: document.getElementById('count')?.textContent }));
      assert.deepEqual([now.theme, now.lang, now.view, now.count], ['light', 'zh', 'walk', '第 27 步，共 40 步']);
    });

    await t.test('the sandboxed one answers too, and shows its address as text', async () => {
      const frame = await frame_of(tab, 'n=etcd');
      await tab.evaluate(() => {
        globalThis.say('sandboxed', 'hello', { theme: 'dark' });
        globalThis.say('sandboxed', 'open', { id: 'kubelet' });
      });
      assert.equal((await hears(tab, 'sandboxed', 'select')).id, 'kubelet');
      await tab.evaluate(() => document.getElementById('sandboxed')?.scrollIntoView());
      await until_in(frame, 'a picture', () => document.documentElement.classList.contains('drawn'));
      const shown = await frame.evaluate(() => ({
        link: document.getElementById('out')?.textContent,
        theme: globalThis.atlas.state().theme,
      }));
      assert.deepEqual(shown, { link: `${site.url}n/kubelet/`, theme: 'dark' });
    });

    await t.test('attributes of the element reach the open embed; its events name what the reader chose', async () => {
      const frame = await frame_of(tab, 'deployment');
      await tab.evaluate(() => {
        const element = /** @type {HTMLElement} */ (document.getElementById('element'));
        element.setAttribute('theme', 'dark');
        element.setAttribute('lang', 'en');
        element.setAttribute('view', 'walk/deployment/30');
      });
      assert.equal((await hears(tab, 'element', 'select')).id, 'walk/deployment/30');
      const state = await frame.evaluate(() => globalThis.atlas.state());
      assert.deepEqual([state.theme, state.lang, state.step], ['dark', 'en', 30]);
    });

    await t.test('the wheel scrolls the article over all three; with Ctrl it zooms the picture', async () => {
      for (const id of ['frame', 'element', 'sandboxed']) {
        await tab.evaluate((wanted) => document.getElementById(wanted)?.scrollIntoView({ block: 'center' }), id);
        const { x, y } = await tab.evaluate((wanted) => {
          const box = /** @type {HTMLElement} */ (document.getElementById(wanted)).getBoundingClientRect();
          return { x: box.x + box.width / 2, y: box.y + 160 };
        }, id);
        const top = await tab.evaluate(() => scrollY);
        await tab.move(x, y);
        await tab.page.mouse.wheel({ deltaY: 60 });
        await tab.until(`the article scrolls over ${id}`, (old) => scrollY > old, { args: [top] });
      }
      await tab.evaluate(() => document.getElementById('sandboxed')?.scrollIntoView({ block: 'center' }));
      const frame = await frame_of(tab, 'n=etcd');
      const before_zoom = await frame.evaluate(() => globalThis.atlas.state().camera.scale);
      const top = await tab.evaluate(() => scrollY);
      await tab.page.keyboard.down('Control');
      await tab.page.mouse.wheel({ deltaY: -60 });
      await tab.page.keyboard.up('Control');
      await until_in(frame, 'the picture is larger', (/** @type {number} */ old) => globalThis.atlas.state().camera.scale > old, before_zoom);
      assert.equal(await tab.evaluate(() => scrollY), top);
    });
    await tab.expect_no_problems();
    await tab.close();
  });
}
