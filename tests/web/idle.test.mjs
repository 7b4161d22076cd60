// Frames are drawn only when something changed.
import test from 'node:test';
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { launch_chromium } from './lib/chromium.mjs';
import { serve } from './lib/server.mjs';
import { dist } from './lib/site.mjs';

const server = await serve({ root: dist });
const chromium = await launch_chromium();
test.after(async () => {
  await chromium.close();
  await server.close();
});

/** Counts what the page asks of the browser's clock. */
const count_wakes = `
  globalThis.__wakes = { frames: 0, timers: 0 };
  const raf = requestAnimationFrame;
  globalThis.requestAnimationFrame = (callback) => raf((now) => { ++__wakes.frames; callback(now); });
  const timer = setTimeout;
  globalThis.setTimeout = (callback, ...rest) => timer((...args) => { ++__wakes.timers; callback(...args); }, ...rest);
  const interval = setInterval;
  globalThis.setInterval = (callback, ...rest) => interval((...args) => { ++__wakes.timers; callback(...args); }, ...rest);`;

for (const [path, seconds] of /** @type {[string, number][]} */ ([['', 10], ['n/kube-scheduler/', 10], ['n/etcd/#v1&view=focus', 4], ['#v1&view=list', 4]])) {
  test(`"/${path}" draws nothing in ${seconds} idle seconds`, async () => {
    const tab = await chromium.open(server.url + path, { before: count_wakes });
    await tab.ready();
    const drawn = await tab.at_rest(1000);
    const wakes = await tab.evaluate(() => ({ ...globalThis.__wakes }));
    await sleep(seconds * 1000);
    assert.equal(await tab.evaluate(() => globalThis.atlas.frames()), drawn, 'frames');
    const later = await tab.evaluate(() => globalThis.__wakes);
    assert.equal(later.frames, wakes.frames, 'animation frames');
    assert.ok(later.timers - wakes.timers <= 2, `${later.timers - wakes.timers} timers`);
    await tab.expect_no_problems();
    await tab.close();
  });
}

test('the first picture is final: it takes few frames', async () => {
  const tab = await chromium.open(server.url);
  await tab.ready();
  const frames = await tab.at_rest(1000);
  assert.ok(frames >= 1 && frames <= 12, `${frames} frames`);
  await tab.close();
});

test('a hidden tab draws nothing; shown again it is up to date', async () => {
  const tab = await chromium.open(server.url, {
    reduced_motion: true,
    before: `globalThis.__hidden = false;
      Object.defineProperty(document, 'hidden', { get: () => __hidden });
      Object.defineProperty(document, 'visibilityState', { get: () => __hidden ? 'hidden' : 'visible' });`,
  });
  await tab.ready();
  const before = await tab.at_rest();
  await tab.evaluate(() => {
    globalThis.__hidden = true;
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  });
  await tab.evaluate(() => globalThis.atlas.open('kubelet'));
  await sleep(1500);
  assert.equal(await tab.evaluate(() => globalThis.atlas.frames()), before, 'no frame while hidden');
  await tab.evaluate(() => {
    globalThis.__hidden = false;
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  });
  await tab.until('a frame', (frames) => globalThis.atlas.frames() > frames, { args: [before] });
  assert.equal((await tab.state()).node, 'kubelet');
  await tab.expect_no_problems();
  await tab.close();
});

test('a pointer that moves over empty ground costs few frames', async () => {
  const tab = await chromium.open(server.url, { reduced_motion: true });
  await tab.ready();
  await tab.at_rest();
  const places = await tab.evaluate(() => {
    const box = document.querySelector('#canvas').getBoundingClientRect();
    return { x: box.x + 90, y: box.y + 90 };
  });
  await tab.move(places.x, places.y);
  const before = await tab.at_rest();
  for (let i = 0; i < 30; ++i) await tab.move(places.x + (i % 5), places.y + (i % 3));
  const after = await tab.at_rest();
  assert.ok(after - before <= 60, `${after - before} frames for 30 moves`);
  await tab.close();
});

test('what is shown already is not drawn again, until the map was out of sight', async () => {
  const tab = await chromium.open(server.url, {
    reduced_motion: true,
    before: `globalThis.__draws = 0;
      for (const name of ['clear', 'drawElementsInstanced', 'blitFramebuffer']) {
        const draw = WebGL2RenderingContext.prototype[name];
        WebGL2RenderingContext.prototype[name] = function (...args) { ++__draws; return draw.apply(this, args); };
      }`,
  });
  await tab.ready();
  const { x, y } = await tab.evaluate(() => document.querySelector('#canvas').getBoundingClientRect().toJSON());
  await tab.move(x + 90, y + 90);
  await tab.at_rest();
  const counts = () => tab.evaluate(() => ({ frames: globalThis.atlas.frames(), draws: globalThis.__draws }));
  const before = await counts();
  for (let i = 0; i < 10; ++i) await tab.move(x + 90 + (i % 5), y + 90 + (i % 3));
  await tab.at_rest();
  const moved = await counts();
  assert.ok(moved.frames > before.frames, 'the pointer was followed');
  assert.equal(moved.draws, before.draws, 'nothing was drawn');
  for (const view of ['list', 'map']) await tab.click_on(`#views [data-view=${view}]`);
  await tab.until('the map drawn again', (draws) => globalThis.__draws > draws, { args: [moved.draws] });
  await tab.expect_no_problems();
  await tab.close();
});

test('with reduced motion the camera is there at once', async () => {
  /** Different places of the camera on its way to a node far outside of the view. @param {boolean} reduced_motion */
  async function places_on_the_way(reduced_motion) {
    const tab = await chromium.open(server.url, { reduced_motion });
    await tab.ready();
    await tab.at_rest();
    const places = await tab.evaluate(async () => {
      const { nodes } = globalThis.atlas.layout();
      const { x, y } = globalThis.atlas.state().camera;
      const away = (node) => Math.hypot(node.x - x, node.y - y);
      const farthest = nodes.reduce((best, node) => (away(node) > away(best) ? node : best));
      globalThis.atlas.open(farthest.id);
      const seen = new Set();
      const end = performance.now() + 1200;
      while (performance.now() < end) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const camera = globalThis.atlas.state().camera;
        seen.add(`${camera.x.toFixed(1)} ${camera.y.toFixed(1)} ${camera.scale.toFixed(3)}`);
      }
      return [...seen];
    });
    await tab.close();
    return places;
  }
  const still = await places_on_the_way(true);
  assert.ok(still.length <= 2, `before and after, nothing between: ${still.slice(0, 5)}`);
  const moving = await places_on_the_way(false);
  assert.ok(moving.length >= 3, `without the setting the camera glides: ${moving}`);
});
