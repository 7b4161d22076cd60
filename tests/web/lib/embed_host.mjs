// An article on another origin that embeds the site: a second server whose pages are written by the test.
import assert from 'node:assert/strict';
import { serve } from './server.mjs';
import { dist } from './site.mjs';

/** Keeps every message with the name of the frame it came from, and speaks to a frame by its name. */
const script = `
globalThis.heard = [];
const named = (source) => [...document.querySelectorAll('iframe')].find((each) => each.contentWindow === source)?.id;
addEventListener('message', ({ data, origin, source }) => {
  const from = named(source);
  if (from) heard.push({ from, origin, ...data });
});
for (const type of ['ready', 'select', 'error'])
  addEventListener('source-atlas-' + type, ({ target, detail }) => heard.push({ from: target.id, type, ...detail }));
globalThis.say = (id, type, detail = {}, origin = '*', ports = []) =>
  document.getElementById(id).contentWindow.postMessage({ ns: 'source-atlas', v: 1, type, ...detail }, origin, ports);
`;

/** Text enough to scroll over. @param {number} [count] */
export const paragraphs = (count = 30) => '<p>先记下打算创建几个，再按批次创建。A paragraph of the article.</p>'.repeat(count);

/**
 * The site on one origin, articles on another.
 * @param {import('node:test').TestContext} t
 * @param {Record<string, (root: string) => string>} articles bodies by path; they are given the site's address
 * @param {{cors?: boolean, policy?: (root: string) => string}} [options] policy: the article's own CSP
 */
export async function host(t, articles, { cors = true, policy } = {}) {
  const site = await serve({ root: dist, cors });
  const blog = await serve({ root: dist });
  t.after(() => Promise.all([site.close(), blog.close()]));
  blog.intercept = (request, response, path) => {
    if (path === '/host.js') {
      response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(script);
      return true;
    }
    const body = articles[path];
    if (!body) return false;
    response.setHeader('Content-Type', 'text/html;charset=utf-8');
    if (policy) response.setHeader('Content-Security-Policy', policy(site.url));
    response.end(`<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>云边手记</title>
<link rel="icon" href="data:,"><script src="/host.js"></script>
<script type="module" src="${site.url}embed/v1/source-atlas.js"></script></head>
<body>${body(site.url)}</body></html>`);
    return true;
  };
  return { site, blog };
}

/** The frame of the embedded page whose address has `part`. @param {any} tab @param {string} part */
export async function frame_of(tab, part) {
  const end = Date.now() + 15_000;
  while (Date.now() < end) {
    const found = tab.page.frames().find((/** @type {any} */ each) => each.url().includes('/embed/?') && each.url().includes(part));
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return assert.fail(`no frame of ${part}: ${tab.page.frames().map((/** @type {any} */ each) => each.url())}`);
}

/** Waits for what a function says inside of a frame. @param {any} frame @param {string} what @param {Function} fn @param {...any} args */
export async function until_in(frame, what, fn, ...args) {
  const end = Date.now() + 20_000;
  let last;
  while (Date.now() < end) {
    last = await frame.evaluate(fn, ...args).catch((/** @type {unknown} */ error) => {
      if (!/context|navigat|destroyed|realm|detached|not running|reading 'state'/i.test(String(error))) throw error;
    });
    if (last) return last;
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  return assert.fail(`${what}: still not so; ${await frame.evaluate(() => document.body.innerText).catch(String)}`);
}

/** The messages of a frame or element, of one type. @param {any} tab @param {string} from @param {string} type */
export const heard = (tab, from, type) =>
  tab.evaluate((/** @type {string} */ a, /** @type {string} */ b) => globalThis.heard.filter((each) => each.from === a && each.type === b), from, type);

/** Waits until a frame or element has said something. @param {any} tab @param {string} from @param {string} type */
export async function hears(tab, from, type) {
  await tab.until(`${type} from ${from}`, (/** @type {string} */ a, /** @type {string} */ b) => globalThis.heard.some((each) => each.from === a && each.type === b), {
    args: [from, type], time_limit_ms: 30_000,
  });
  return (await heard(tab, from, type)).at(-1);
}
