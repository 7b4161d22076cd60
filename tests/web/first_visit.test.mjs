// What a first visit costs and how soon it is of use.
import test from 'node:test';
import assert from 'node:assert/strict';
import { launch_chromium } from './lib/chromium.mjs';
import { hold } from './lib/late.mjs';
import { serve } from './lib/server.mjs';
import { dist } from './lib/site.mjs';
import { compressed_copy, first_visit_bytes, time_first_visit } from './lib/measure.mjs';

const kilobyte = 1000;
const site = compressed_copy(dist);
const server = await serve({ root: site.root, compressed: true });
const chromium = await launch_chromium();
test.after(async () => {
  await chromium.close();
  await server.close();
  site.remove();
});

for (const path of ['', 'n/kube-scheduler/']) {
  test(`a first visit of "/${path}" fetches at most 400 kB and no font`, async () => {
    const tab = await chromium.open(server.url + path);
    await tab.ready();
    await tab.at_rest();
    const fetched = first_visit_bytes(tab.responses.map(({ url }) => url), server.url, dist);
    const total = fetched.reduce((sum, { brotli }) => sum + brotli, 0);
    const largest = fetched.sort((a, b) => b.brotli - a.brotli).slice(0, 4).map(({ path: name, brotli }) => `${name} ${brotli}`);
    assert.ok(total <= 400 * kilobyte, `${total} bytes with brotli: ${largest.join(', ')}`);
    assert.ok(!fetched.some(({ path: name }) => /\.(otf|ttf|woff2?)$/.test(name)), 'no font');
    assert.deepEqual(tab.responses.map(({ url }) => new URL(url).origin).filter((origin) => origin !== server.origin), [], 'other origins');
    assert.deepEqual(tab.responses.filter(({ status }) => status >= 400), [], 'failed requests');
    const twice = tab.responses.map(({ url }) => url).filter((url, at, all) => all.indexOf(url) !== at);
    assert.deepEqual(twice, [], 'files fetched twice');
    await tab.expect_no_problems();
    await tab.close();
  });
}

test('no request leaves the origin while one looks around', async () => {
  const tab = await chromium.tab();
  /** @type {string[]} */
  const foreign = [];
  tab.page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== server.origin && protocol !== 'data:' && protocol !== 'blob:') foreign.push(request.url());
  });
  await tab.goto(server.url);
  await tab.ready();
  for (const id of ['kube-apiserver', 'draveness', 'etcd']) {
    await tab.evaluate((wanted) => globalThis.atlas.open(wanted), id);
    await tab.until(id, (wanted) => globalThis.atlas.state().node === wanted, { args: [id] });
  }
  await tab.click_on('#q');
  await tab.type('github');
  await tab.at_rest();
  assert.deepEqual(foreign, []);
  await tab.expect_no_problems();
  await tab.close();
});

test('the page and the application show the same text: nothing jumps when the program starts', async () => {
  const tab = await chromium.tab({
    before: `globalThis.__shifts = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) __shifts.push({ value: entry.value, what: entry.sources.map((source) => (source.node?.outerHTML ?? '').slice(0, 60)) });
      }).observe({ type: 'layout-shift', buffered: true });`,
  });
  await tab.goto(server.url + 'n/kube-scheduler/');
  await tab.ready();
  await tab.at_rest();
  const shifts = await tab.evaluate(() => globalThis.__shifts);
  const sum = shifts.reduce((total, { value }) => total + value, 0);
  assert.ok(sum < 0.02, `layout shift ${sum.toFixed(3)}: ${JSON.stringify(shifts.slice(0, 4))}`);
  await tab.close();
});

/** What happens to poster and map, in order: when the map appears and how many frames were counted by then. */
const watch_start = `globalThis.__start = [];
  new MutationObserver(() => {
    const { classList } = document.documentElement;
    const poster = document.querySelector('.poster svg')?.checkVisibility() ?? false;
    const drawn = classList.contains('drawn');
    const now = drawn ? 'map' : poster ? 'poster' : 'nothing';
    if (__start.at(-1)?.seen !== now) __start.push({ seen: now, late: classList.contains('waiting'), frames: drawn ? atlas.frames() : 0 });
  }).observe(document, { childList: true, attributes: true, attributeFilter: ['class'], subtree: true });`;

test('the map is shown before its names, with no poster before it when it comes soon', async () => {
  // However slow this machine is: the timer that shows the poster is held back.
  const tab = await chromium.tab({ before: watch_start + 'const later = setTimeout; globalThis.setTimeout = (call, ms, ...rest) => later(call, ms === 300 ? 60_000 : ms, ...rest);' });
  await tab.goto(server.url);
  await tab.ready();
  assert.deepEqual(await tab.evaluate(() => globalThis.__start), [
    { seen: 'nothing', late: false, frames: 0 },
    { seen: 'map', late: false, frames: 0 },
  ]);
  assert.equal(await tab.evaluate(() => performance.getEntriesByName('atlas-graph').length), 1);
  await tab.expect_no_problems();
  await tab.close();
});

test('a map that is late has a poster in its place until it is complete', async () => {
  const release = hold(server, /\.wasm$/);
  const tab = await chromium.tab({ before: watch_start });
  await tab.goto(server.url);
  await tab.until('the poster', () => globalThis.__start.at(-1)?.seen === 'poster');
  release();
  await tab.ready();
  const seen = await tab.evaluate(() => globalThis.__start);
  assert.deepEqual(seen.map((/** @type {{seen: string, late: boolean}} */ { seen: what, late }) => [what, late]), [['nothing', false], ['poster', true], ['map', true]]);
  assert.ok(seen[2].frames > 0, 'with its names');
  await tab.expect_no_problems();
  await tab.close();
});

test('on a phone the sheet says whose map is late', async () => {
  const release = hold(server, /\.wasm$/);
  const tab = await chromium.tab({ width: 390, height: 844, touch: true });
  await tab.goto(server.url);
  await tab.until('the late page', () => document.documentElement.classList.contains('waiting'));
  /** @returns {string} what stands in the middle of the sheet */
  const seen = () => {
    const { left, top, height } = document.querySelector('#panel').getBoundingClientRect();
    return document.elementFromPoint(left + 40, top + height / 2 + 6)?.textContent;
  };
  assert.equal(await tab.evaluate(seen), 'Kubernetes 源码阅读图谱');
  release();
  await tab.ready();
  await tab.expect_no_problems();
  await tab.close();
});

for (const [device, size] of Object.entries({ desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844, touch: true } })) {
  test(`on a ${device} a list whose program is late is read as it was served, and its reader stays in place`, async () => {
    const release = hold(server, /\.wasm$/);
    const tab = await chromium.tab({ ...size, before: 'localStorage.setItem("atlas.lang", "zh");' });
    await tab.goto(`${server.url}list/`);
    await tab.until('the late page', () => document.documentElement.classList.contains('waiting'));
    const row = '.list-row .c-title > a[href="../n/cloudgeek-read-every-line/"]';
    /** @param {string} wanted @returns {boolean} whether it is what the reader sees in its place */
    const on_top = (wanted) => {
      const link = document.querySelector(wanted);
      const { left, top } = link.getBoundingClientRect();
      return document.elementFromPoint(left + 4, top + 4) === link;
    };
    assert.ok(await tab.evaluate(on_top, row), 'the first row');
    const place = await tab.evaluate(() => {
      const link = [...document.querySelectorAll('#text .list-row .c-title > a:first-child')][100];
      link.focus();
      link.scrollIntoView({ block: 'center' });
      return { scrolled: document.querySelector('#text').scrollTop, top: Math.round(link.getBoundingClientRect().top) };
    });
    assert.ok(place.scrolled > 1000, `${place.scrolled} px`);
    release();
    await tab.ready();
    await tab.until('as many rows', () => document.querySelectorAll('#list .list-row').length > 150);
    await tab.at_rest();
    const after = await tab.evaluate(() => {
      const link = [...document.querySelectorAll('#list .list-row .c-title > a:first-child')][100];
      return { focused: document.activeElement === link, top: Math.round(link.getBoundingClientRect().top) };
    });
    assert.ok(Math.abs(after.top - place.top) < 60, `row at ${place.top} before, ${after.top} after`);
    assert.ok(after.focused, 'the row that had the focus');
    await tab.expect_no_problems();
    await tab.close();
  });
}

test('at 1.6 Mbit/s, 150 ms and a quarter of the speed: text in 2 s, graph in 6 s', async (t) => {
  const limits = { first_text_ms: 2000, first_graph_ms: 6000 };
  const visits = [];
  const best = (/** @type {keyof typeof limits} */ name) => Math.min(...visits.map((visit) => visit[name]));
  // What else the machine does only adds to a visit, so the best of a few tells what the page needs.
  do {
    visits.push(await time_first_visit(chromium, server.url + 'n/kube-scheduler/', { throttled: true }));
    const { first_text_ms, first_graph_ms } = visits[visits.length - 1];
    t.diagnostic(`text ${Math.round(first_text_ms)} ms, graph ${Math.round(first_graph_ms)} ms`);
  } while (visits.length < 4 && (best('first_text_ms') > limits.first_text_ms || best('first_graph_ms') > limits.first_graph_ms));
  assert.ok(best('first_text_ms') < limits.first_text_ms, `text after ${best('first_text_ms')} ms`);
  assert.ok(best('first_graph_ms') < limits.first_graph_ms, `graph after ${best('first_graph_ms')} ms`);
});
