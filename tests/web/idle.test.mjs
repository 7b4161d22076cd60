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

for (const path of ['', 'n/kube-scheduler/', '#v1&view=list']) {
  test(`"/${path}" draws nothing in ten idle seconds`, async () => {
    const tab = await chromium.open(server.url + path, { before: count_wakes });
    await tab.ready();
    const drawn = await tab.at_rest(1000);
    const wakes = await tab.evaluate(() => ({ ...globalThis.__wakes }));
    await sleep(10_000);
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

test('with reduced motion the camera is there at once', async () => {
  const still = await chromium.open(server.url, { reduced_motion: true });
  await still.ready();
  await still.at_rest();
  const jump = await still.evaluate(async () => {
    const before = globalThis.atlas.frames();
    globalThis.atlas.open('kubelet');
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    return { before, camera: globalThis.atlas.state().camera };
  });
  const frames = (await still.at_rest()) - jump.before;
  assert.deepEqual((await still.state()).camera, jump.camera, 'the camera does not glide');
  assert.ok(frames <= 6, `${frames} frames`);
  await still.close();

  const moving = await chromium.open(server.url);
  await moving.ready();
  const before = await moving.at_rest();
  await moving.evaluate(() => globalThis.atlas.open('kubelet'));
  await sleep(100);
  const more = (await moving.at_rest()) - before;
  assert.ok(more > frames, `without the setting the change is shown in more frames: ${more}`);
  await moving.close();
});
