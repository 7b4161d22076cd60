// A catalogue of ten thousand nodes in Chromium: it opens, moves, is searched, filtered and listed, also while much of it is
// still being made, and nothing complains.
import test from 'node:test';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { packed_list, serve_list } from '../bench/lib/large_site.mjs';
import { launch_chromium } from './lib/chromium.mjs';
import { hold } from './lib/late.mjs';
import { dist, repository } from './lib/site.mjs';

const node_count = 10_000;
const list = packed_list(node_count, join(repository, 'build/bench/lists'));
const server = await serve_list({ root: dist }, list.text);
const chromium = await launch_chromium();
test.after(async () => {
  await chromium.close();
  await server.close();
});

/** A tab whose map is there; what comes after it may still be being made. */
async function open_at_once(fragment = '#v1&view=map') {
  const tab = await chromium.open(server.url + fragment, { reduced_motion: true });
  await tab.ready(60_000);
  return tab;
}

/** @param {string} [fragment] */
async function open(fragment) {
  const tab = await open_at_once(fragment);
  await tab.at_rest(400, 30_000);
  return tab;
}
const on_map = { x: 600, y: 400 };

test('it opens with all its nodes, and the map moves and zooms', async () => {
  const tab = await open();
  const { nodes, edges } = await tab.evaluate(() => globalThis.atlas.catalog());
  assert.deepEqual({ nodes, edges }, { nodes: node_count, edges: 2 * node_count });
  const before = (await tab.state()).camera;
  await tab.drag(on_map, { x: on_map.x + 150, y: on_map.y + 80 });
  await tab.at_rest(400, 30_000);
  const moved = (await tab.state()).camera;
  assert.ok(moved.x < before.x && moved.y < before.y && moved.scale === before.scale, JSON.stringify({ before, moved }));
  for (let i = 0; i < 5; i++) await tab.wheel(on_map, -200);
  await tab.until('a nearer view', (scale) => globalThis.atlas.state().camera.scale > 2 * scale, { args: [before.scale] });
  await tab.at_rest(400, 30_000);
  await tab.expect_no_problems();
  await tab.close();
});

test('what the far view leaves out can be found, and the map goes there', async () => {
  const tab = await open();
  const wanted = list.nodes[node_count - 1];
  await tab.click_on('#search input');
  await tab.type(wanted.title);
  await tab.until('hits', () => document.querySelector('#hits [role=option]'), { time_limit_ms: 30_000 });
  await tab.press('Enter');
  await tab.until('a selection', () => globalThis.atlas.state().node, { time_limit_ms: 30_000 });
  const { node } = await tab.state();
  assert.equal(list.nodes.find(({ id }) => id === node)?.title, wanted.title);
  await tab.at_rest(400, 30_000);
  const at = await tab.evaluate((id) => globalThis.atlas.screen(id), node);
  assert.ok(at.x > 0 && at.x < 1440 && at.y > 0 && at.y < 900, JSON.stringify(at));
  await tab.expect_no_problems();
  await tab.close();
});

/** Waits until no more rows come, and gives their number. @param {Awaited<ReturnType<typeof open>>} tab @param {string} selector */
async function rows_at_rest(tab, selector) {
  const count = () => tab.evaluate((wanted) => document.querySelectorAll(wanted).length, selector);
  for (let before = -1, now = await count(); ; before = now, now = await count()) {
    if (now === before) return now;
    await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000)));
  }
}

test('the list begins with some rows, adds to them by itself, and gives a hundred more when asked', async () => {
  const tab = await open('#v1&view=list');
  const first = await rows_at_rest(tab, '#list .list-row');
  assert.ok(first > 100 && first <= 1000, `${first} rows`);
  const seen = await tab.evaluate(() => ({
    groups: [...document.querySelectorAll('#list tbody')].map(({ id }) => id),
    index: [...document.querySelectorAll('#list .list-index a')].map((link) => link.getAttribute('href').slice(1)),
    tables: document.querySelectorAll('#list table').length,
  }));
  assert.equal(new Set(seen.groups).size, seen.groups.length, 'a group is there once, however often it was added to');
  assert.deepEqual(seen.index, seen.groups);
  assert.equal(seen.tables, 1);
  await tab.evaluate(() => document.querySelector('#list [data-more]').click());
  assert.equal(await rows_at_rest(tab, '#list .list-row'), first + 100);
  const links = await tab.evaluate(() => [...document.querySelectorAll('#list .list-row')].map((row) => `${row.parentElement.id} ${row.querySelector('a').getAttribute('href')}`));
  assert.equal(new Set(links).size, links.length, 'no row comes twice in a group');
  await tab.expect_no_problems();
  await tab.close();
});

test('who asks for more rows by keyboard goes on with the first of them', async () => {
  const tab = await open('#v1&view=list');
  const first = await rows_at_rest(tab, '#list .list-row');
  await tab.evaluate(() => document.querySelector('#list [data-more]').focus());
  await tab.press('Enter');
  await rows_at_rest(tab, '#list .list-row');
  const row = () => [...document.querySelectorAll('#list .list-row')].indexOf(document.activeElement.closest('tr'));
  assert.equal(await tab.evaluate(row), first);
  await tab.close();
});

test('whoever reads far down stays there when the rows are made anew', async () => {
  const tab = await open('#v1&view=list');
  await rows_at_rest(tab, '#list .list-row');
  const far = 5000;
  await tab.evaluate((top) => { document.querySelector('#list').scrollTop = top; }, far);
  await tab.evaluate(() => document.querySelector('#list button[data-sort="title"]').click());
  await rows_at_rest(tab, '#list .list-row');
  assert.equal(await tab.evaluate(() => document.querySelector('#list').scrollTop), far);
  await tab.expect_no_problems();
  await tab.close();
});

/** A tab that loads the page while its catalogue is still on the way; call `arrive` to let it come. @param {string} fragment */
async function open_held(fragment) {
  const arrive = hold(server, /\.json$/);
  const tab = await chromium.tab({ reduced_motion: true });
  await tab.goto(server.url + fragment);
  return { tab, arrive };
}

test('while it loads the text can be read and a bar shows how far it is; the bar goes when the map is there', async () => {
  const { tab, arrive } = await open_held('#v1&view=map');
  await tab.until('a bar', () => document.querySelector('progress#loading'), { time_limit_ms: 30_000 });
  const told = await tab.evaluate(() => ({
    name: document.querySelector('#loading').getAttribute('aria-label'),
    heading: document.querySelector('#text h1').getBoundingClientRect().height > 0,
  }));
  assert.ok(told.name && told.heading, JSON.stringify(told));
  arrive();
  await tab.ready(60_000);
  assert.equal(await tab.evaluate(() => document.querySelectorAll('progress').length), 0);
  await tab.expect_no_problems();
  await tab.close();
});

test('a link to a node opens it although its catalogue comes late', async () => {
  const wanted = list.nodes[node_count - 7].id;
  const { tab, arrive } = await open_held(`#/n/${wanted}`);
  arrive();
  await tab.ready(60_000);
  assert.equal((await tab.state()).node, wanted);
  await tab.expect_no_problems();
  await tab.close();
});

test('what is typed as soon as the map is there is found, and Enter opens the first hit when it comes', async () => {
  const wanted = list.nodes[node_count - 3];
  const tab = await open_at_once();
  await tab.evaluate((text) => {
    const field = document.querySelector('#q');
    field.focus();
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  }, wanted.title);
  await tab.until('a selection', () => globalThis.atlas.state().node, { time_limit_ms: 30_000 });
  const { node, query } = await tab.state();
  assert.equal(list.nodes.find(({ id }) => id === node)?.title, wanted.title);
  assert.equal(query, wanted.title);
  await tab.expect_no_problems();
  await tab.close();
});

test('questions of the page API are answered at once, whatever is still being made', async () => {
  const wanted = list.nodes[node_count - 5];
  const tab = await open_at_once();
  const titles = await tab.evaluate((text) => globalThis.atlas.search(text).map(({ title }) => title), wanted.title);
  assert.ok(titles.includes(wanted.title), JSON.stringify(titles));
  await tab.expect_no_problems();
  await tab.close();
});

test('the text of a topic with a thousand entries begins with some and gives all when asked', async () => {
  const tab = await open();
  const counts = new Map();
  for (const { t } of list.edges) counts.set(t, (counts.get(t) ?? 0) + 1);
  const [largest, count] = [...counts].sort((a, b) => b[1] - a[1])[0];
  await tab.evaluate((id) => globalThis.atlas.open(id), largest);
  await tab.until('the button for more rows', () => document.querySelector('#text [data-more]'), { time_limit_ms: 30_000 });
  const rows = () => tab.evaluate(() => document.querySelectorAll('#text .row').length);
  const first = await rows();
  assert.ok(first < count && first <= 1000, `${first} of ${count} rows`);
  await tab.evaluate(() => {
    for (let button; (button = document.querySelector('#text [data-more]')); ) button.click();
  });
  const links = await tab.evaluate(() => [...document.querySelectorAll('#text .row-title')].map((link) => link.getAttribute('href')));
  assert.ok(links.length >= count, `${links.length} of ${count} rows`);
  assert.equal(new Set(links).size, links.length);
  await tab.expect_no_problems();
  await tab.close();
});
