// A phone of 390x844: fingers, the sheet, sizes of what one taps.
import test from 'node:test';
import assert from 'node:assert/strict';
import { launch_chromium } from './lib/chromium.mjs';
import { serve } from './lib/server.mjs';
import { dist } from './lib/site.mjs';

const server = await serve({ root: dist });
const chromium = await launch_chromium();
test.after(async () => {
  await chromium.close();
  await server.close();
});
const phone = { width: 390, height: 844, dpr: 3, touch: true, reduced_motion: true };

async function open(path = '') {
  const tab = await chromium.open(server.url + path, phone);
  await tab.ready();
  await tab.at_rest();
  return tab;
}

const line = (from, to, steps = 10) => Array.from({ length: steps + 1 }, (_, i) => ({
  x: from.x + ((to.x - from.x) * i) / steps,
  y: from.y + ((to.y - from.y) * i) / steps,
}));

/** A place on the map that no panel covers. */
const free_place = () => {
  const box = document.querySelector('#canvas').getBoundingClientRect();
  for (let y = box.y + 120; y < box.bottom - 120; y += 20) {
    const x = box.x + box.width / 2;
    if (document.elementFromPoint(x, y)?.id === 'canvas') return { x, y };
  }
  return null;
};

test('a tap selects a component and the sheet opens', async () => {
  const tab = await open();
  const place = await tab.evaluate(() => globalThis.atlas.screen('kube-scheduler'));
  await tab.touch([[place]]);
  await tab.until('selected', () => globalThis.atlas.state().node === 'kube-scheduler');
  await tab.until('its title is in view', () => {
    const box = [...document.querySelectorAll('#text h1')].find((each) => each.checkVisibility())?.getBoundingClientRect();
    return box && box.top < innerHeight && box.bottom > 0;
  });
  await tab.at_rest();
  const shown = await tab.evaluate(() => {
    const at = globalThis.atlas.screen('kube-scheduler');
    return { at, over: document.elementFromPoint(at.x, at.y)?.closest('#panel') !== null };
  });
  assert.equal(shown.over, false, `the node is not under the sheet: ${JSON.stringify(shown.at)}`);
  await tab.expect_no_problems();
  await tab.close();
});

test('a swipe over the picture or the text of a step goes one step on or back', async () => {
  const tab = await open('walk/deployment/12/');
  const step = (/** @type {number} */ n) => tab.until(`step ${n}`, (wanted) => globalThis.atlas.state().step === wanted, { args: [n] });
  const text = await tab.evaluate(() => {
    const box = document.querySelector('#text h1').getBoundingClientRect();
    return { x: 200, y: box.bottom + 60 };
  });
  await tab.touch([line({ x: 300, y: text.y }, { x: 120, y: text.y + 4 })]);
  await step(13);
  await tab.touch([line({ x: 100, y: text.y }, { x: 280, y: text.y + 4 })]);
  await step(12);
  await tab.touch([line({ x: 200, y: text.y }, { x: 220, y: text.y - 60 })]);
  await tab.at_rest();
  await step(12); // scrolled, not swiped
  await tab.expect_no_problems();
  await tab.close();
});

test('one finger pans, two fingers zoom', async () => {
  const tab = await open();
  const place = await tab.evaluate(free_place);
  assert.ok(place, 'a free place on the map');
  const start = (await tab.state()).camera;
  await tab.touch([line(place, { x: place.x + 60, y: place.y + 30 })]);
  await tab.at_rest();
  const panned = (await tab.state()).camera;
  assert.ok(Math.abs((start.x - panned.x) * panned.scale - 60) < 15, `panned: ${JSON.stringify([start, panned])}`);
  await tab.touch([
    line({ x: place.x - 30, y: place.y }, { x: place.x - 90, y: place.y }),
    line({ x: place.x + 30, y: place.y }, { x: place.x + 90, y: place.y }),
  ]);
  await tab.at_rest();
  const zoomed = (await tab.state()).camera;
  assert.ok(zoomed.scale > panned.scale * 1.5, `pinched: ${panned.scale} to ${zoomed.scale}`);
  assert.equal((await tab.state()).node ?? '', '', 'no gesture selects');
  assert.equal(await tab.evaluate(() => globalThis.visualViewport.scale), 1, 'the page itself does not zoom');
  await tab.expect_no_problems();
  await tab.close();
});

test('the sheet stops at three heights when it is dragged by its handle', async () => {
  const tab = await open('n/kube-scheduler/');
  const top = () => document.querySelector('#panel').getBoundingClientRect().top;
  const handle = await tab.evaluate(() => {
    const box = document.querySelector('#panel').getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + 12 };
  });
  const settle = async () => {
    let last = -1;
    for (let i = 0; i < 40; ++i) {
      const now = await tab.evaluate(top);
      if (now === last) return Math.round(now);
      last = now;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return Math.round(last);
  };
  const stops = [await settle()];
  await tab.touch([line(handle, { x: handle.x, y: handle.y - 500 }, 20)]);
  stops.push(await settle());
  for (let flicks = 0; flicks < 2 && !(stops.at(-1) > stops[0]); ++flicks) { // a flick may move by one stop
    const head = { x: handle.x, y: stops.at(-1) + 12 };
    await tab.touch([line(head, { x: head.x, y: 820 }, 20)]);
    stops.push(await settle());
  }
  assert.equal(new Set(stops).size, 3, `tops of the sheet: ${stops}`);
  assert.ok(stops[1] < stops[0] && stops[0] < stops.at(-1), `middle, high, low: ${stops}`);
  assert.ok(stops.at(-1) <= 844 - 44, 'the low stop still shows a handle');
  await tab.expect_no_problems();
  await tab.close();
});

test('a button moves the sheet from stop to stop, for those who cannot drag', async () => {
  const tab = await open('n/kube-scheduler/');
  const tops = new Set();
  for (let i = 0; i < 3; ++i) {
    await tab.tap_on('#panel button[aria-expanded]:not(#grab)');
    await new Promise((resolve) => setTimeout(resolve, 600));
    tops.add(await tab.evaluate(() => Math.round(document.querySelector('#panel').getBoundingClientRect().top)));
  }
  assert.equal(tops.size, 3, `tops of the sheet: ${[...tops]}`);
  await tab.expect_no_problems();
  await tab.close();
});

test('the sheet scrolls its text without moving the map', async () => {
  const tab = await open('n/kube-scheduler/');
  const camera = (await tab.state()).camera;
  const box = await tab.evaluate(() => {
    const { x, y, width, height } = document.querySelector('#panel').getBoundingClientRect();
    return { x, y, width, height: Math.min(height, innerHeight - y) };
  });
  const from = { x: box.x + box.width / 2, y: box.y + box.height * 0.7 };
  const scrolled = () => [document.querySelector('#panel'), ...document.querySelectorAll('#panel *')].reduce((sum, each) => sum + each.scrollTop, 0) +
    (innerHeight - document.querySelector('#panel').getBoundingClientRect().top);
  const before = await tab.evaluate(scrolled);
  await tab.touch([line(from, { x: from.x, y: from.y - 120 }, 20)]);
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.ok((await tab.evaluate(scrolled)) > before, 'the text or the sheet moved up');
  const after = (await tab.state()).camera;
  assert.equal(after.scale, camera.scale);
  await tab.expect_no_problems();
  await tab.close();
});

/** Everything one can press that is smaller than 24x24, other than links within a sentence. */
const small_targets = () => {
  const found = [];
  for (const element of document.querySelectorAll('a[href], button, input, select, summary, [role=button], [role=tab], [role=option], [role=checkbox]')) {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const { width, height, left, top, right, bottom } = element.getBoundingClientRect();
    if (width === 0 || height === 0 || right <= 0 || bottom <= 0) continue;
    if (element.closest('.skip, svg')) continue;
    const style = getComputedStyle(element);
    const in_sentence = style.display === 'inline' && element.closest('p, li, dd, td')?.textContent.trim() !== element.textContent.trim();
    if (in_sentence) continue;
    const label = element.closest('label')?.getBoundingClientRect();
    if (Math.min(label?.width ?? width, label?.height ?? height) < 23.5 && Math.min(width, height) < 23.5) {
      found.push(`${element.outerHTML.slice(0, 90)} is ${Math.round(width)}x${Math.round(height)} at ${Math.round(left)},${Math.round(top)}`);
    }
  }
  return found;
};

for (const path of ['', 'n/kube-scheduler/', '#v1&view=list']) {
  test(`every target of "/${path}" is at least 24 px`, async () => {
    const tab = await open(path);
    assert.deepEqual((await tab.evaluate(small_targets)).slice(0, 8), []);
    await tab.close();
  });
}

test('every target of the page without JavaScript is at least 24 px', async () => {
  const tab = await chromium.tab(phone);
  await tab.page.setRequestInterception(true);
  tab.page.on('request', (request) => request.resourceType() === 'script' ? request.abort() : request.continue());
  await tab.goto(server.url + 'n/kube-scheduler/');
  assert.deepEqual((await tab.evaluate(small_targets)).slice(0, 8), []);
  await tab.close();
});

for (const path of ['', 'n/kube-scheduler/', '#v1&view=list']) {
  test(`"/${path}" is not wider than the phone`, async () => {
    const tab = await open(path);
    const size = await tab.evaluate(() => ({ page: document.documentElement.scrollWidth, window: innerWidth, scroll: scrollY }));
    assert.equal(size.page, size.window);
    await tab.close();
  });
}

test('views and search are one tap away', async () => {
  const tab = await open();
  const tabs = await tab.evaluate(() => [...document.querySelectorAll('#tabs a, #tabs button')].filter((each) => each.checkVisibility())
    .map((each) => ({ text: each.textContent.trim(), height: each.getBoundingClientRect().height })));
  assert.ok(tabs.length >= 3, JSON.stringify(tabs));
  assert.ok(tabs.every(({ height }) => height >= 44), JSON.stringify(tabs));
  const list = await tab.evaluate(() => {
    const found = document.querySelector('#tabs [data-view=list]');
    const box = found?.getBoundingClientRect();
    return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  });
  assert.ok(list, 'a tab for the list');
  await tab.touch([[list]]);
  await tab.until('the list', () => globalThis.atlas.state().view === 'list');
  await tab.expect_no_problems();
  await tab.close();
});

test('on its side a phone keeps the picture of a step, and the panel shows the fields that change', async () => {
  const tab = await chromium.open(`${server.url}walk/deployment/27/`, { ...phone, width: 844, height: 390 });
  await tab.ready();
  await tab.at_rest();
  const seen = await tab.evaluate(() => ({
    picture: document.querySelector('#canvas').getBoundingClientRect().height,
    dock: getComputedStyle(document.querySelector('#dock')).display,
    fields: document.querySelector('#text .changes').getBoundingClientRect().height,
  }));
  assert.ok(seen.picture >= 240, `the picture is ${seen.picture} px high`);
  assert.equal(seen.dock, 'none');
  assert.ok(seen.fields > 0, 'the fields are in the panel');
  await tab.expect_no_problems();
});
