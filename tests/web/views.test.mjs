// Map, focus and list: three views of one state, in Chromium.
import test from 'node:test';
import assert from 'node:assert/strict';
import { launch_chromium } from './lib/chromium.mjs';
import { colour_counts, read_png, real_colours } from './lib/png.mjs';
import { serve } from './lib/server.mjs';
import { catalog, dist } from './lib/site.mjs';

const server = await serve({ root: dist });
const chromium = await launch_chromium();
test.after(async () => {
  await chromium.close();
  await server.close();
});

async function open(path = '') {
  const tab = await chromium.open(server.url + path, { reduced_motion: true });
  await tab.ready();
  await tab.at_rest();
  return tab;
}

/** The node with the most edges of a kind. @param {string} kind */
function busiest(kind) {
  const degree = new Map();
  for (const { s, t } of catalog.edges) for (const id of [s, t]) degree.set(id, (degree.get(id) ?? 0) + 1);
  return catalog.nodes.filter((node) => node.kind === kind).sort((a, b) => (degree.get(b.id) ?? 0) - (degree.get(a.id) ?? 0))[0].id;
}

const centres = ['component', 'topic', 'author', 'article', 'tree-entry'].map(busiest);
for (const id of centres) {
  for (const rings of [1, 3]) {
    test(`focus on ${id} with ${rings} ring${rings > 1 ? 's' : ''} draws it in the middle and its neighbours around`, async () => {
      const tab = await open(`n/${id}/#v1&view=focus${rings > 1 ? `&rings=${rings}` : ''}`);
      assert.equal((await tab.state()).view, 'focus');
      const centre = await tab.evaluate((wanted) => globalThis.atlas.screen(wanted), id);
      const canvas = await tab.middle_of('#canvas');
      assert.ok(centre && Math.hypot(centre.x - canvas.x, centre.y - canvas.y) < 200, JSON.stringify({ centre, canvas }));
      const neighbours = await tab.evaluate((wanted) => globalThis.atlas.node(wanted).neighbours.map(({ id: each }) => each), id);
      const placed = await tab.evaluate((ids) => ids.filter((each) => globalThis.atlas.screen(each)).length, neighbours.slice(0, 20));
      assert.ok(placed >= Math.min(neighbours.length, 20) * 0.8, `${placed} of ${neighbours.length} neighbours have a place`);
      assert.ok(real_colours(colour_counts(read_png(await tab.screenshot()))) > 8);
      await tab.expect_no_problems();
      await tab.close();
    });
  }
}

test('the focus view without a node says that it needs one, and the map stays', async () => {
  const tab = await open();
  assert.match(await tab.evaluate(() => document.querySelector('#views [data-view=focus]').title), /选一个节点/);
  await tab.click_on('#views [data-view=focus]');
  await tab.until('the reason', () => /选一个节点/.test(document.querySelector('#notice:not([hidden])')?.textContent ?? ''));
  assert.equal((await tab.state()).view, 'map');
  await tab.goto(`${server.url}n/kubelet/`);
  await tab.ready();
  assert.equal(await tab.evaluate(() => document.querySelector('#views [data-view=focus]').title), '');
  await tab.expect_no_problems();
  await tab.close();
});

test('a click on a neighbour in the focus view moves the focus there; Back returns', async () => {
  const tab = await open('n/kube-scheduler/#v1&view=focus');
  const neighbour = 'kubelet';
  const { x, y } = await tab.evaluate((id) => globalThis.atlas.screen(id), neighbour);
  await tab.click(x, y);
  await tab.until('the neighbour is open', (id) => globalThis.atlas.state().node === id, { args: [neighbour] });
  assert.equal((await tab.state()).view, 'focus');
  await tab.back();
  await tab.until('back', () => globalThis.atlas.state().node === 'kube-scheduler');
  assert.equal((await tab.state()).view, 'focus');
  await tab.expect_no_problems();
  await tab.close();
});

test('the tabs switch between the views and keep the selection', async () => {
  const tab = await open('n/kubelet/');
  for (const view of ['focus', 'list', 'map', 'list', 'focus', 'map']) {
    await tab.click_on(`#views [data-view=${view}]`);
    await tab.until(view, (wanted) => globalThis.atlas.state().view === wanted, { args: [view] });
    await tab.at_rest();
    assert.equal((await tab.state()).node, 'kubelet');
  }
  await tab.expect_no_problems();
  await tab.close();
});

test('the list holds every resource as a link; a click opens it', async () => {
  const tab = await open();
  await tab.click_on('#views [data-view=list]');
  await tab.until('the whole list', () => document.querySelector('#list a[href]') && !document.querySelector('#list [data-more]'));
  const listed = new Set(await tab.evaluate(() => [...document.querySelectorAll('#list a[href]')]
    .map((link) => /\/n\/([^/]+)\/$/.exec(new URL(link.href).pathname)?.[1]).filter(Boolean)));
  const missing = catalog.nodes.filter((node) => node.url && ['article', 'series', 'video', 'book', 'repository', 'site'].includes(node.kind) && !listed.has(node.id));
  assert.deepEqual(missing.map(({ id }) => id), []);
  await tab.evaluate(() => {
    const link = [...document.querySelectorAll('#list a[href]')].find((each) => new URL(each.href).pathname.endsWith('/n/draveness-kubernetes-pod/') && each.checkVisibility());
    (link ?? document.querySelector('#list a[href*="/n/"]')).setAttribute('data-test', '');
  });
  await tab.click_on('#list a[data-test]');
  await tab.until('a node is open', () => globalThis.atlas.state().node);
  await tab.expect_no_problems();
  await tab.close();
});

test('the list follows filters and query, and sorts and groups as asked', async () => {
  const tab = await open();
  await tab.click_on('#views [data-view=list]');
  await tab.until('the whole list', () => document.querySelector('#list a[href]') && !document.querySelector('#list [data-more]'));
  const rows = () => [...document.querySelectorAll('#list a[href*="/n/"]')].length;
  const all = await tab.evaluate(rows);
  await tab.click_on('#q');
  await tab.cdp.send('Input.insertText', { text: 'informer' });
  await tab.until('fewer rows', (before) => {
    const now = [...document.querySelectorAll('#list a[href*="/n/"]')].length;
    return now > 0 && now < before;
  }, { args: [all] });
  await tab.press('Escape');
  await tab.press('Escape');
  await tab.until('all rows again', (before) => document.querySelectorAll('#list a[href*="/n/"]').length === before, { args: [all] });
  const order = () => [...document.querySelectorAll('#list a[href*="/n/"]')].map((link) => link.getAttribute('href')).join(' ');
  const first = await tab.evaluate(order);
  for (const control of ['[data-group]', '[data-sort]']) {
    const choices = await tab.evaluate((selector) => [...document.querySelectorAll(`#list ${selector}`)].filter((each) => each.checkVisibility()).length, control);
    assert.ok(choices >= 2, `${control}: ${choices} choices`);
    const orders = new Set([first]);
    for (let i = 0; i < Math.min(choices, 4); ++i) {
      await tab.evaluate(({ selector, at }) => [...document.querySelectorAll(`#list ${selector}`)].filter((each) => each.checkVisibility())[at].click(), { selector: control, at: i });
      orders.add(await tab.evaluate(order));
    }
    assert.ok(orders.size >= 2, `${control} changes the order`);
  }
  await tab.expect_no_problems();
  await tab.close();
});

test('every node of the catalogue can be opened, by turns in the map and in the focus view', async () => {
  const tab = await open();
  const ids = catalog.nodes.map(({ id }) => id);
  const failed = await tab.evaluate(async (all) => {
    const wrong = [];
    for (const id of all) {
      const opened = globalThis.atlas.open(id);
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const heading = document.querySelector('#text h1')?.textContent ?? '';
      if (!opened || globalThis.atlas.state().node !== id || !heading) wrong.push(id);
    }
    return wrong;
  }, ids.filter((_, at) => at % 2 === 0));
  assert.deepEqual(failed, [], 'nodes that did not open in the map');
  await tab.click_on('#views [data-view=focus]');
  const failed_in_focus = await tab.evaluate(async (all) => {
    const wrong = [];
    for (const id of all) {
      globalThis.atlas.open(id);
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      if (globalThis.atlas.state().node !== id) wrong.push(id);
    }
    return wrong;
  }, ids.filter((_, at) => at % 2 === 1));
  assert.deepEqual(failed_in_focus, [], 'nodes that did not open in the focus view');
  await tab.expect_no_problems();
  await tab.close();
});
