// A catalogue of ten thousand nodes in Chromium: it opens, moves, is searched, filtered and listed, and nothing complains.
import test from 'node:test';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { packed_list, serve_list } from '../bench/lib/large_site.mjs';
import { launch_chromium } from './lib/chromium.mjs';
import { dist, repository } from './lib/site.mjs';

const node_count = 10_000;
const list = packed_list(node_count, join(repository, 'build/bench/lists'));
const server = await serve_list({ root: dist }, list.text);
const chromium = await launch_chromium();
test.after(async () => {
  await chromium.close();
  await server.close();
});

async function open(fragment = '#v1&view=map') {
  const tab = await chromium.open(server.url + fragment, { reduced_motion: true });
  await tab.ready(60_000);
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

test('the list begins with some rows and gives more when asked', async () => {
  const tab = await open('#v1&view=list');
  const rows = () => tab.evaluate(() => document.querySelectorAll('#list .list-row').length);
  const first = await rows();
  assert.ok(first > 0 && first <= 1000, `${first} rows`);
  await tab.evaluate(() => document.querySelector('#list [data-more]').click());
  assert.equal(await rows(), 2 * first);
  await tab.expect_no_problems();
  await tab.close();
});
