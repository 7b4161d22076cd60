// What a reader sees when something breaks: the text stays, one message says what happened, a button
// tries again, and nothing loops.
import test from 'node:test';
import assert from 'node:assert/strict';
import { launch_chromium } from './lib/chromium.mjs';
import { difference } from './lib/png.mjs';
import { serve } from './lib/server.mjs';
import { dist, node_of } from './lib/site.mjs';

const chromium = await launch_chromium();
test.after(() => chromium.close());

/** A server of the test's own, because faults change it. @param {import('node:test').TestContext} t @param {object} [options] */
async function host(t, options = {}) {
  const server = await serve({ root: dist, ...options });
  t.after(() => server.close());
  return server;
}

/** What the reader has in front of them. */
const in_front = () => {
  const notice = document.querySelector('#notice');
  const heading = document.querySelector('#text h1');
  return {
    app: document.documentElement.classList.contains('app'),
    notices: [...document.querySelectorAll('[role=alert]')].filter((each) => each.checkVisibility() && each.textContent.trim()).length,
    message: notice && notice.checkVisibility() ? notice.textContent.trim() : '',
    buttons: notice ? [...notice.querySelectorAll('button')].filter((each) => each.checkVisibility()).length : 0,
    heading: heading?.checkVisibility() ? heading.textContent : '',
    readable: document.querySelector('#text').innerText.length,
    poster: [...document.querySelectorAll('figure.poster svg')].some((each) => each.checkVisibility() && each.getBoundingClientRect().width > 100),
  };
};

/** @param {import('./lib/visit.mjs').Visit} tab */
async function expect_static_page(tab, { poster = true } = {}) {
  await tab.until('a message', () => {
    const notice = document.querySelector('#notice');
    return notice && notice.checkVisibility() && notice.textContent.trim();
  }, { time_limit_ms: 25_000 });
  const seen = await tab.evaluate(in_front);
  assert.equal(seen.app, false, 'the class "app" is gone');
  assert.equal(seen.notices, 1, 'one message');
  assert.equal(seen.buttons, 2, 'try again, and close');
  assert.ok(seen.heading.includes(node_of.get('kube-scheduler').title), seen.heading);
  assert.ok(seen.readable > 200, 'the text is readable');
  if (poster) assert.ok(seen.poster, 'the drawing is there');
  return seen;
}

/** Messages that a broken download may cause, and no others: the browser's, and one line of ours for whoever looks into it. */
const download_failed = [/^console\.warn: Source Atlas: /, /Failed to load resource/, /request failed: .*\.(wasm|js) /, /not loaded: (LINK|SCRIPT)/, /was preloaded using link preload but not used/];

test('the wasm cannot be fetched: static page, one message; the button brings the map', async (t) => {
  const server = await host(t);
  let broken = true;
  let asked = 0;
  server.intercept = (request, response, path) => {
    if (!broken || !path.endsWith('.wasm')) return false;
    ++asked;
    response.writeHead(503).end();
    return true;
  };
  const tab = await chromium.open(server.url + 'n/kube-scheduler/');
  await expect_static_page(tab);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  assert.ok(asked <= 3, `no endless tries: ${asked}`);
  await tab.expect_no_problems(...download_failed);
  broken = false;
  await tab.click_on('#notice button');
  await tab.until('the map', () => Boolean(globalThis.atlas) && document.documentElement.classList.contains('app'), { time_limit_ms: 15_000 });
  await tab.ready();
  assert.equal((await tab.state()).node, 'kube-scheduler');
  assert.equal((await tab.evaluate(in_front)).message, '', 'the message is gone');
  await tab.close();
});

test('the wasm fails before its glue has come: reported once all the same', async (t) => {
  const server = await host(t);
  server.intercept = async (request, response, path) => {
    if (/\/atlas\.[0-9a-f]+\.js$/.test(path)) await new Promise((resolve) => setTimeout(resolve, 600));
    if (!path.endsWith('.wasm')) return false;
    response.writeHead(503).end();
    return true;
  };
  const tab = await chromium.open(server.url + 'n/kube-scheduler/');
  await expect_static_page(tab);
  await tab.expect_no_problems(...download_failed);
  await tab.close();
});

test('the connection breaks in the middle of the wasm', async (t) => {
  const server = await host(t);
  server.intercept = (request, response, path) => {
    if (!path.endsWith('.wasm')) return false;
    response.writeHead(200, { 'Content-Type': 'application/wasm', 'Content-Length': '300000' });
    response.write(Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]));
    setTimeout(() => response.destroy(), 200);
    return true;
  };
  const tab = await chromium.open(server.url + 'n/kube-scheduler/');
  await expect_static_page(tab);
  await tab.expect_no_problems(...download_failed);
  await tab.close();
});

test('a module of the page is missing: static page and one message', async (t) => {
  const server = await host(t);
  server.intercept = (request, response, path) => {
    if (!/\/a\/(?!early|main)[a-z_-]+\.[0-9a-f]+\.js$/.test(path)) return false;
    response.writeHead(404).end();
    return true;
  };
  const tab = await chromium.open(server.url + 'n/kube-scheduler/');
  await expect_static_page(tab);
  await tab.expect_no_problems(...download_failed);
  await tab.close();
});

test('a host that answers the wasm with a page instead (a proxy, an old deploy)', async (t) => {
  const server = await host(t);
  server.intercept = (request, response, path) => {
    if (!path.endsWith('.wasm')) return false;
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Sign in</title>');
    return true;
  };
  const tab = await chromium.open(server.url + 'n/kube-scheduler/');
  await expect_static_page(tab);
  await tab.expect_no_problems(...download_failed);
  await tab.close();
});

test('the wasm never comes: the text is readable at once, the message comes within 25 s', async (t) => {
  const server = await host(t);
  server.intercept = (request, response, path) => path.endsWith('.wasm'); // says nothing, ever
  const tab = await chromium.tab();
  await tab.page.goto(server.url + 'n/kube-scheduler/', { waitUntil: 'domcontentloaded' });
  const seen = await tab.evaluate(in_front);
  assert.ok(seen.heading && seen.readable > 200, 'readable while waiting');
  assert.equal(seen.message, '', 'no message yet');
  await expect_static_page(tab);
  await tab.close();
});

test('the wrong type for .wasm is no failure', async (t) => {
  const server = await host(t, { wrong_mime: true });
  const tab = await chromium.open(server.url + 'n/kube-scheduler/');
  await tab.ready();
  assert.equal((await tab.state()).node, 'kube-scheduler');
  await tab.expect_no_problems();
  await tab.close();
});

test('below a sub-path everything works the same', async (t) => {
  const server = await host(t, { base: '/blog/2026/atlas/' });
  const tab = await chromium.open(server.url + 'n/kube-scheduler/');
  await tab.ready();
  assert.equal((await tab.state()).node, 'kube-scheduler');
  await tab.evaluate(() => globalThis.atlas.open('kubelet'));
  await tab.until('the address', () => location.pathname === '/blog/2026/atlas/n/kubelet/');
  await tab.page.reload();
  await tab.ready();
  assert.equal((await tab.state()).node, 'kubelet');
  assert.deepEqual(server.requests.filter(({ path }) => !path.startsWith('/blog/2026/atlas/')), [], 'nothing outside of the sub-path');
  await tab.evaluate(() => document.querySelector('a.brand').click());
  await tab.until('the start page', () => location.pathname === '/blog/2026/atlas/');
  await tab.expect_no_problems();
  await tab.close();
});

test('no WebGL at all: static page and one message', async (t) => {
  const server = await host(t);
  const without = await launch_chromium({ args: ['--disable-3d-apis'] });
  t.after(() => without.close());
  const tab = await without.open(server.url + 'n/kube-scheduler/');
  await expect_static_page(tab);
  await tab.expect_no_problems(/was preloaded using link preload but not used/);
  await tab.close();
});

test('WebGL2 is there by name but gives no context', async (t) => {
  const server = await host(t);
  const tab = await chromium.open(server.url + 'n/kube-scheduler/', {
    before: `const original = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
        return /webgl/.test(kind) ? null : original.call(this, kind, ...rest);
      };`,
  });
  await expect_static_page(tab);
  await tab.expect_no_problems(/was preloaded using link preload but not used/);
  await tab.close();
});

/** Makes every exported function of the wasm trap once __trap is set: how a real crash arrives in the page. */
const trap = `
  const wrap = (result) => {
    const instance = result.instance ?? result;
    const exports = {};
    for (const [name, value] of Object.entries(instance.exports)) {
      exports[name] = typeof value !== 'function' ? value : (...args) => {
        if (globalThis.__trap) { globalThis.__traps = (globalThis.__traps ?? 0) + 1; throw new WebAssembly.RuntimeError('unreachable'); }
        return value(...args);
      };
    }
    const wrapped = new Proxy(instance, { get: (target, name) => name === 'exports' ? exports : Reflect.get(target, name) });
    return result.instance ? { instance: wrapped, module: result.module } : wrapped;
  };
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = (...args) => original.apply(WebAssembly, args).then(wrap);
  }`;

test('the program crashes: static page, one message, no loop; the button starts it again', async (t) => {
  const server = await host(t);
  const tab = await chromium.open(server.url + 'n/kube-scheduler/', { before: trap });
  await tab.ready();
  await tab.at_rest();
  await tab.evaluate(() => (globalThis.__trap = true));
  const { x, y } = await tab.evaluate(() => globalThis.atlas.screen('kubelet') ?? { x: 500, y: 400 }).catch(() => ({ x: 500, y: 400 }));
  await tab.move(x - 20, y);
  await tab.move(x, y);
  await expect_static_page(tab);
  const traps = await tab.evaluate(() => globalThis.__traps);
  await tab.move(x - 40, y + 10);
  await new Promise((resolve) => setTimeout(resolve, 800));
  assert.ok((await tab.evaluate(() => globalThis.__traps)) <= traps + 1, 'a dead program is left alone');
  const said = await tab.problems();
  assert.ok(said.length <= 3, `reported at most a few times: ${said.join(' | ')}`);
  assert.ok(said.every((line) => /unreachable|stopped|crash|RuntimeError/i.test(line)), said.join(' | '));
  await tab.evaluate(() => (globalThis.__trap = false));
  await tab.click_on('#notice button');
  await tab.until('the map', () => Boolean(globalThis.atlas) && document.documentElement.classList.contains('app'), { time_limit_ms: 15_000 });
  await tab.ready();
  await tab.close();
});

/** Keeps the map's context, to take it away later. */
const keep_context = `
  const original = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
    const context = original.call(this, kind, ...rest);
    if (kind === 'webgl2') globalThis.__gl = context;
    return context;
  };`;

test('a context that is lost and restored gives the same picture', async (t) => {
  const server = await host(t);
  const tab = await chromium.open(server.url + 'n/kube-scheduler/', { before: keep_context, reduced_motion: true });
  await tab.ready();
  await tab.at_rest();
  const before = await tab.screenshot();
  await tab.evaluate(async () => {
    const lose = globalThis.__gl.getExtension('WEBGL_lose_context');
    lose.loseContext();
    await new Promise((resolve) => setTimeout(resolve, 300));
    lose.restoreContext();
  });
  const frames = await tab.evaluate(() => globalThis.atlas.frames());
  await tab.until('a new frame', (last) => globalThis.atlas.frames() > last || performance.now() < 0, { args: [frames - 1] });
  await tab.at_rest(700);
  const after = await tab.screenshot();
  assert.ok(difference(before, after) < 0.002, `${(difference(before, after) * 100).toFixed(2)} % of the pixels differ`);
  assert.equal((await tab.evaluate(in_front)).message, '');
  assert.equal((await tab.state()).node, 'kube-scheduler');
  await tab.expect_no_problems(/CONTEXT_LOST_WEBGL|context lost/i);
  await tab.close();
});

test('a context that does not come back: static page and one message after some seconds', async (t) => {
  const server = await host(t);
  const tab = await chromium.open(server.url + 'n/kube-scheduler/', { before: keep_context });
  await tab.ready();
  await tab.evaluate(() => globalThis.__gl.getExtension('WEBGL_lose_context').loseContext());
  await expect_static_page(tab);
  await tab.expect_no_problems(/CONTEXT_LOST_WEBGL|context lost/i);
  await tab.close();
});

/** Tells an embed that it is out of sight when asked, and that it is in sight again the moment it gives its context back. */
const seen_again = `
  globalThis.IntersectionObserver = class extends IntersectionObserver {
    constructor(told, options) {
      super(told, options);
      globalThis.__seen = (isIntersecting) => told([{ isIntersecting }]);
    }
  };
  const original = WebGL2RenderingContext.prototype.getExtension;
  WebGL2RenderingContext.prototype.getExtension = function (name) {
    const extension = original.call(this, name);
    if (name !== 'WEBGL_lose_context') return extension;
    const loseContext = () => {
      extension.loseContext();
      globalThis.__given_back = true;
      globalThis.__seen(true);
    };
    return { loseContext, restoreContext: () => extension.restoreContext() };
  };`;

test('an embed that is scrolled back the moment it gives its context back gets it again', async (t) => {
  const server = await host(t);
  const tab = await chromium.open(server.url + 'embed/?n=kubelet&v=1', { before: seen_again });
  await tab.until('its picture', () => document.documentElement.classList.contains('drawn'));
  await tab.evaluate(() => globalThis.__seen(false));
  await tab.until('no context', () => globalThis.__given_back);
  await tab.until('its picture again', () => document.documentElement.classList.contains('drawn')
    && document.querySelector('canvas')?.getContext('webgl2')?.isContextLost() === false);
  await tab.expect_no_problems(/CONTEXT_LOST_WEBGL|context lost/i);
  await tab.close();
});

test('storage that throws (a sandboxed frame, a strict setting) is no failure', async (t) => {
  const server = await host(t);
  const tab = await chromium.open(server.url + 'n/kube-scheduler/', {
    before: `for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(globalThis, name, { get() { throw new DOMException('denied', 'SecurityError'); } });
    }`,
  });
  await tab.ready();
  await tab.click_on('#theme');
  await tab.click_on('#lang');
  await tab.expect_no_problems();
  await tab.close();
});

for (const id of ['kube-scheduler', 'draveness']) {
  test(`without JavaScript n/${id}/ is a page to read`, async (t) => {
    const server = await host(t);
    for (const [width, height] of [[1440, 900], [390, 844]]) {
      const tab = await chromium.tab({ javascript: false, width, height });
      await tab.goto(`${server.url}n/${id}/`);
      const tree = await tab.page.accessibility.snapshot();
      const words = JSON.stringify(tree);
      assert.ok(words.includes(node_of.get(id).title));
      const { cssContentSize } = await tab.cdp.send('Page.getLayoutMetrics');
      assert.ok(cssContentSize.width <= width, `nothing is wider than the ${width} px window: ${cssContentSize.width}`);
      assert.ok(cssContentSize.height > height * 0.5);
      await tab.close();
    }
  });
}
