// What the protocol refuses: nonsense, floods, hosts that did not introduce themselves; and hosts without an origin.
import test from 'node:test';
import assert from 'node:assert/strict';
import { launch_chromium } from './lib/chromium.mjs';
import { frame_of, heard, hears, host, until_in } from './lib/embed_host.mjs';

const article = (/** @type {string} */ root) =>
  `<iframe id="frame" src="${root}embed/?n=kube-scheduler&v=1&lang=zh" title="kube-scheduler" width="600" height="440"></iframe>`;

/** @param {import('node:test').TestContext} t */
async function visit(t) {
  const { site, blog } = await host(t, { '/': article });
  const browser = await launch_chromium();
  t.after(() => browser.close());
  const tab = await browser.open(blog.url, { width: 700, height: 600 });
  await hears(tab, 'frame', 'ready');
  return { tab, frame: await frame_of(tab, 'kube-scheduler'), origin: new URL(site.url).origin };
}

test('nothing is obeyed before a hello, and nonsense never', async (t) => {
  const { tab, frame, origin } = await visit(t);
  const state = () => frame.evaluate(() => JSON.stringify(globalThis.atlas.state()));
  const begin = await state();
  await tab.evaluate((to) => globalThis.say('frame', 'open', { id: 'kubelet' }, to), origin);
  await tab.evaluate((to) => {
    globalThis.say('frame', 'hello', {}, to);
    const window_of = /** @type {any} */ (document.getElementById('frame')).contentWindow;
    const whole = { ns: 'source-atlas', v: 1 };
    for (const message of [
      null, 7, 'open', [], {}, { ...whole }, { ...whole, type: 5 }, { ...whole, type: 'unknown' }, { ...whole, type: '__proto__' },
      { ...whole, type: 'open' }, { ...whole, type: 'open', id: { toString: 1 } }, { ...whole, type: 'open', id: '../../' }, { ...whole, type: 'open', id: 'x'.repeat(1e6) },
      { ...whole, type: 'set-lang', lang: 'de' }, { ...whole, type: 'set-theme', theme: '<img>' },
    ]) window_of.postMessage(message, to);
    window_of.postMessage({ ns: 'source-atlas', v: 2, type: 'open', id: 'kubelet' }, to);
    window_of.postMessage({ ns: 'kg-embed', v: 1, type: 'open', id: 'kubelet' }, to);
  }, origin);
  await new Promise((resolve) => setTimeout(resolve, 400));
  assert.equal(await state(), begin);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await tab.evaluate((to) => globalThis.say('frame', 'open', { id: 'kubelet' }, to), origin);
  assert.equal((await hears(tab, 'frame', 'select')).id, 'kubelet', 'it still listens');
  await tab.expect_no_problems();
});

test('a flood is dropped beyond twenty messages a second, in both directions', async (t) => {
  const { tab, frame, origin } = await visit(t);
  const begin = Date.now();
  await tab.evaluate((to) => {
    globalThis.say('frame', 'hello', {}, to);
    for (let i = 0; i < 300; ++i) globalThis.say('frame', 'open', { id: i % 2 ? 'etcd' : 'kubelet' }, to);
  }, origin);
  await until_in(frame, 'one of them', () => globalThis.atlas.state().node !== 'kube-scheduler');
  await new Promise((resolve) => setTimeout(resolve, 600));
  const selects = await heard(tab, 'frame', 'select');
  const seconds = Math.ceil((Date.now() - begin) / 1000); // a busy machine deals with them in more than one
  assert.ok(selects.length >= 1 && selects.length <= 20 * seconds + 10, `${selects.length} of 300 were followed in ${seconds} s`);
});

test('a host without an origin is answered through the port that it hands over', async (t) => {
  const { site, blog } = await host(t, {
    '/': () => '<iframe id="inner" sandbox="allow-scripts" src="/host-without-origin" width="650" height="500"></iframe>',
    '/host-without-origin': (root) => `${article(root)}<script src="/port.js"></script>`,
  });
  const before = blog.intercept;
  blog.intercept = (request, response, path) => {
    if (path !== '/port.js') return before?.(request, response, path) ?? false;
    response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(`
      addEventListener('message', ({ data, source }) => {
        if (data.type !== 'ready' || globalThis.port) return;
        const { port1, port2 } = new MessageChannel();
        globalThis.port = port1;
        port1.onmessage = (event) => heard.push({ from: 'port', ...event.data });
        source.postMessage({ ns: 'source-atlas', v: 1, type: 'hello', theme: 'dark' }, '*', [port2]);
        port1.postMessage({ ns: 'source-atlas', v: 1, type: 'open', id: 'kubelet' });
      });`);
    return true;
  };
  const browser = await launch_chromium();
  t.after(() => browser.close());
  const tab = await browser.open(blog.url, { width: 700, height: 600 });
  await frame_of(tab, 'kube-scheduler');
  const outer = tab.page.frames().find((each) => each.url().endsWith('/host-without-origin'));
  await until_in(outer, 'an answer', () => globalThis.heard.some((each) => each.from === 'port' && each.type === 'select'));
  const messages = await outer?.evaluate(() => globalThis.heard);
  assert.deepEqual(messages.filter((each) => each.from === 'frame').map((each) => each.type), ['ready'], 'to the window only ready');
  const select = messages.find((each) => each.type === 'select');
  assert.equal(select.url, `${site.url}n/kubelet/`);
});
