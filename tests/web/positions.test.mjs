// A pointer means what it is on, whatever the density of the screen, the zoom of the page or the size of its text; and
// a graphics context that is lost in the middle of a gesture takes nothing with it.
import test from 'node:test';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch_chromium } from './lib/chromium.mjs';
import { serve } from './lib/server.mjs';
import { catalog, dist } from './lib/site.mjs';

const server = await serve({ root: dist });
const chromium = await launch_chromium();
test.after(async () => {
  await chromium.close();
  await server.close();
});

test('every node lies where the core module puts it, to the last bit', async () => {
  const { createAtlasCore } = await import(pathToFileURL(join(dist, 'core/atlas-core.mjs')).href);
  const core = await createAtlasCore();
  const { handle } = core.parseCatalog(JSON.stringify(catalog));
  const wanted = core.mapLayout(handle).nodes.map(({ id, x, y, r }) => [id, ...[x, y, r].map(Math.fround)]);
  const tab = await chromium.open(server.url);
  await tab.ready();
  const { nodes } = await tab.evaluate(() => globalThis.atlas.layout());
  assert.deepEqual(nodes.map(({ id, x, y, r }) => [id, ...[x, y, r].map(Math.fround)]), wanted);
  await tab.close();
});

/** Components that are in sight, away from the edges. */
const in_sight = () => {
  const canvas = document.querySelector('#canvas').getBoundingClientRect();
  return globalThis.atlas.layout().nodes.filter(({ id }) => globalThis.atlas.node(id).kind === 'component').map(({ id }) => ({ id, ...globalThis.atlas.screen(id) }))
    .filter(({ x, y }) => document.elementFromPoint(x, y)?.closest('#canvas, #links') && x > canvas.left + 8 && x < canvas.right - 8);
};

/** Clicks every component in sight, each from the start view. @param {any} tab */
async function pick_each(tab) {
  const nodes = await tab.evaluate(in_sight);
  assert.ok(nodes.length >= 4, `${nodes.length} components in sight`);
  for (const { id } of nodes) {
    const { x, y } = await tab.evaluate((which) => globalThis.atlas.screen(which), id);
    await tab.click(x, y);
    await tab.until(`${id} under ${Math.round(x)},${Math.round(y)}`, (which) => globalThis.atlas.state().node === which, { args: [id] });
    const link = await tab.evaluate((which) => {
      const at = globalThis.atlas.screen(which);
      const box = document.querySelector(`#links a[data-id="${which}"]`)?.getBoundingClientRect();
      return box && { dx: box.x + box.width / 2 - at.x, dy: box.y + box.height / 2 - at.y };
    }, id);
    assert.ok(link && Math.hypot(link.dx, link.dy) < 3, `the link of ${id}: ${JSON.stringify(link)}`);
    await tab.evaluate(() => history.back());
    await tab.until('the start', () => globalThis.atlas.state().node === null);
    await tab.at_rest(150);
  }
}

for (const dpr of [1, 1.25, 1.5, 2, 3]) {
  test(`at ${dpr} device pixels per pixel clicks hit what they point at, and the picture is sharp`, async () => {
    const tab = await chromium.open(server.url, { dpr, reduced_motion: true });
    await tab.ready();
    await tab.at_rest();
    const size = await tab.evaluate(() => {
      const canvas = document.querySelector('#canvas');
      const { width, height } = canvas.getBoundingClientRect();
      return { width: canvas.width - width * devicePixelRatio, height: canvas.height - height * devicePixelRatio };
    });
    assert.ok(Math.abs(size.width) <= 1 && Math.abs(size.height) <= 1, JSON.stringify(size));
    await pick_each(tab);
    await tab.expect_no_problems();
    await tab.close();
  });
}

test('zoomed to 200 % (half the pixels, twice the density) clicks hit what they point at', async () => {
  const tab = await chromium.open(server.url, { width: 1440, height: 900, dpr: 1, reduced_motion: true });
  await tab.ready();
  await tab.at_rest();
  // What a browser does on Ctrl and plus, in the open page.
  await tab.page.setViewport({ width: 720, height: 450, deviceScaleFactor: 2 });
  await tab.at_rest();
  await tab.evaluate(() => globalThis.atlas.open('kubelet'));
  await tab.at_rest();
  await tab.page.setViewport({ width: 960, height: 600, deviceScaleFactor: 1.5 });
  await tab.evaluate(() => document.querySelector('#zoom [aria-label="显示全图"]').click());
  await tab.at_rest();
  const { x, y } = await tab.evaluate(() => globalThis.atlas.screen('etcd'));
  await tab.click(x, y);
  await tab.until('etcd', () => globalThis.atlas.state().node === 'etcd');
  await tab.expect_no_problems();
  await tab.close();
});

test('with text at 200 % clicks hit what they point at', async () => {
  const tab = await chromium.open(server.url, { reduced_motion: true });
  await tab.ready();
  await tab.evaluate(() => {
    for (const element of [document.documentElement, document.body]) element.style.fontSize = '200%';
  });
  await tab.at_rest();
  await pick_each(tab);
  await tab.close();
});

test('a page that is pinched larger still finds what is under a finger', async () => {
  const tab = await chromium.open(server.url, { width: 390, height: 844, dpr: 2, touch: true, reduced_motion: true });
  await tab.ready();
  await tab.at_rest();
  await tab.cdp.send('Emulation.setPageScaleFactor', { pageScaleFactor: 2 });
  const seen = await tab.evaluate(() => {
    const { scale, offsetLeft, offsetTop, width, height } = globalThis.visualViewport;
    const nodes = ['kubectl', 'kube-apiserver', 'etcd', 'kube-scheduler', 'kubelet'].map((id) => ({ id, ...globalThis.atlas.screen(id) }));
    const inside = nodes.find(({ x, y }) => x > offsetLeft + 10 && x < offsetLeft + width - 10 && y > offsetTop + 60 && y < offsetTop + height - 10);
    return inside && { id: inside.id, scale, x: inside.x - offsetLeft, y: inside.y - offsetTop }; // the driver counts CSS pixels
  });
  assert.ok(seen, 'a component in the enlarged part');
  assert.equal(seen.scale, 2);
  await tab.touch([[{ x: seen.x, y: seen.y }]]);
  await tab.until(seen.id, (id) => globalThis.atlas.state().node === id, { args: [seen.id] });
  await tab.close();
});

test('a context lost while dragging: the drag ends, nothing is selected, and input works when it is back', async () => {
  const tab = await chromium.open(server.url, { reduced_motion: true });
  await tab.ready();
  await tab.at_rest();
  const from = await tab.evaluate(() => globalThis.atlas.screen('kube-scheduler'));
  await tab.page.mouse.move(from.x, from.y);
  await tab.page.mouse.down();
  await tab.page.mouse.move(from.x + 30, from.y + 20, { steps: 4 });
  await tab.evaluate(() => {
    globalThis.__lose = document.querySelector('#canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
    globalThis.__lose.loseContext();
  });
  await tab.page.mouse.move(from.x + 60, from.y + 40, { steps: 4 });
  await tab.page.mouse.up();
  await tab.page.keyboard.press('ArrowDown');
  await tab.evaluate(() => globalThis.__lose.restoreContext());
  await tab.at_rest();
  assert.equal((await tab.state()).node, null, 'the end of the drag is no click');
  const still = await tab.evaluate(() => globalThis.atlas.screen('etcd'));
  await tab.move(still.x - 80, still.y + 60);
  await tab.at_rest();
  assert.deepEqual(await tab.evaluate(() => globalThis.atlas.screen('etcd')), still, 'nothing is dragged any more');
  await tab.click(still.x, still.y);
  await tab.until('a click selects', () => globalThis.atlas.state().node === 'etcd');
  await tab.press('Escape');
  await tab.until('keys work', () => globalThis.atlas.state().node === null);
  await tab.expect_no_problems(/context/i);
  await tab.close();
});

test('a finger lifted while the context was lost does not make the next one a pinch', async () => {
  const tab = await chromium.open(server.url, { width: 390, height: 844, dpr: 2, touch: true, reduced_motion: true });
  await tab.ready();
  await tab.at_rest();
  const at = await tab.evaluate(() => globalThis.atlas.screen('kubelet'));
  await tab.cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: 200, y: 300, id: 0 }] });
  await tab.evaluate(() => {
    globalThis.__lose = document.querySelector('#canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
    globalThis.__lose.loseContext();
  });
  await tab.cdp.send('Input.dispatchTouchEvent', { type: 'touchCancel', touchPoints: [] });
  await tab.evaluate(() => globalThis.__lose.restoreContext());
  await tab.at_rest();
  await tab.touch([[at]]);
  await tab.until('a tap selects', () => globalThis.atlas.state().node === 'kubelet');
  await tab.expect_no_problems(/context/i);
  await tab.close();
});
