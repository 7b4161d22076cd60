// What the canvas shows: sharp at every pixel ratio, text from the reader's own fonts, the fallback font
// only where the browser falsifies what it drew, and long titles in full.
import test from 'node:test';
import assert from 'node:assert/strict';
import { launch_chromium } from './lib/chromium.mjs';
import { colour_counts, difference, read_png, real_colours } from './lib/png.mjs';
import { serve } from './lib/server.mjs';
import { catalog, dist } from './lib/site.mjs';

const server = await serve({ root: dist });
const chromium = await launch_chromium();
test.after(async () => {
  await chromium.close();
  await server.close();
});

const is_font = ({ url, type }) => type === 'font' || /\.(otf|ttf|woff2?)(\?|$)/.test(url);

for (const dpr of [1, 1.25, 2]) {
  test(`at ${dpr} device pixels per pixel the canvas has one of its own for each`, async () => {
    const tab = await chromium.open(server.url, { dpr, reduced_motion: true });
    await tab.ready();
    await tab.at_rest();
    const size = await tab.evaluate(() => {
      const canvas = document.querySelector('#canvas');
      const box = canvas.getBoundingClientRect();
      return { width: canvas.width, height: canvas.height, box: { width: box.width, height: box.height }, ratio: devicePixelRatio };
    });
    assert.equal(size.ratio, dpr);
    assert.ok(Math.abs(size.width - size.box.width * dpr) <= 1, JSON.stringify(size));
    assert.ok(Math.abs(size.height - size.box.height * dpr) <= 1, JSON.stringify(size));
    const edge = await sharpest_edge(tab, dpr);
    assert.ok(edge > 60, `the strongest step between two neighbouring pixels of a label is ${edge}`);
    await tab.expect_no_problems();
    await tab.close();
  });
}

/** The largest step in brightness between neighbouring device pixels around a component's name. */
async function sharpest_edge(tab, dpr) {
  const { x, y } = await tab.evaluate(() => globalThis.atlas.screen('kube-scheduler'));
  const image = read_png(await tab.screenshot());
  let strongest = 0;
  for (let row = Math.round((y - 16) * dpr); row < (y + 16) * dpr; ++row) {
    for (let column = Math.round((x - 50) * dpr); column < (x + 50) * dpr; ++column) {
      const at = (row * image.width + column) * 4;
      strongest = Math.max(strongest, Math.abs(image.data[at] - image.data[at + 4]));
    }
  }
  return strongest;
}

test('the window can change its size and its pixel ratio while the map is open', async () => {
  const tab = await chromium.open(server.url, { reduced_motion: true });
  await tab.ready();
  await tab.at_rest();
  for (const [width, height, deviceScaleFactor] of [[1000, 700, 1], [1440, 900, 2], [700, 900, 1]]) {
    await tab.page.setViewport({ width, height, deviceScaleFactor });
    await tab.until(`the canvas follows to ${width}x${height}@${deviceScaleFactor}`, () => {
      const canvas = document.querySelector('#canvas');
      const box = canvas.getBoundingClientRect();
      return Math.abs(canvas.width - box.width * devicePixelRatio) <= 1 && Math.abs(canvas.height - box.height * devicePixelRatio) <= 1;
    });
    await tab.at_rest();
    assert.ok(real_colours(colour_counts(read_png(await tab.screenshot()))) > 12, 'the picture is drawn again');
  }
  await tab.expect_no_problems();
  await tab.close();
});

test('no font is requested', async () => {
  const tab = await chromium.open(server.url, { reduced_motion: true });
  await tab.ready();
  await tab.evaluate(() => globalThis.atlas.open('draveness'));
  await tab.at_rest();
  assert.deepEqual(tab.responses.filter(is_font), []);
  await tab.close();
});

test('a browser that falsifies canvas readback gets the fallback font and shows the same map', async () => {
  const honest = await chromium.open(server.url, { reduced_motion: true });
  await honest.ready();
  await honest.at_rest();
  const picture = await honest.screenshot();
  await honest.close();
  const tab = await chromium.open(server.url, {
    reduced_motion: true,
    before: `const original = CanvasRenderingContext2D.prototype.getImageData;
      let seed = 1;
      CanvasRenderingContext2D.prototype.getImageData = function (...args) {
        const image = original.apply(this, args);
        for (let i = 0; i < image.data.length; ++i) {
          seed = (seed * 1103515245 + 12345) & 0x7fffffff;
          image.data[i] = seed >> 16;
        }
        return image;
      };`,
  });
  await tab.ready();
  await tab.at_rest(800);
  assert.equal(tab.responses.filter(is_font).length, 1, 'the fallback font, once');
  const apart = difference(picture, await tab.screenshot(), 40);
  assert.ok(apart < 0.04, `${(apart * 100).toFixed(1)} % of the pixels are not as in an honest browser`);
  assert.ok((await sharpest_edge(tab, 1)) > 60, 'labels are drawn');
  await tab.expect_no_problems();
  await tab.close();
});

test('the same address gives the same picture', async () => {
  const pictures = [];
  for (let i = 0; i < 2; ++i) {
    const tab = await chromium.open(server.url + 'n/etcd/', { reduced_motion: true });
    await tab.ready();
    await tab.at_rest();
    pictures.push(await tab.screenshot());
    await tab.close();
  }
  assert.equal(difference(pictures[0], pictures[1], 0), 0);
});

test('the layout is settled and the same in every run', async () => {
  const layouts = [];
  for (let i = 0; i < 2; ++i) {
    const tab = await chromium.open(server.url);
    await tab.ready();
    layouts.push(await tab.evaluate(() => globalThis.atlas.layout()));
    await tab.close();
  }
  assert.equal(layouts[0].settled, true);
  assert.equal(layouts[0].nodes.length, catalog.nodes.length);
  assert.deepEqual(layouts[0], layouts[1]);
});

const longest = [...catalog.nodes].sort((a, b) => b.title.length - a.title.length).slice(0, 4).map(({ id }) => id);
for (const [width, height] of [[1440, 900], [390, 844]]) {
  test(`the longest titles are shown in full at ${width}x${height}`, async () => {
    const tab = await chromium.tab({ width, height, touch: width < 500 });
    for (const id of longest) {
      await tab.goto(`${server.url}n/${id}/`);
      await tab.ready();
      const cut = await tab.evaluate(() => {
        const heading = [...document.querySelectorAll('#text h1')].find((each) => each.checkVisibility());
        const box = heading.getBoundingClientRect();
        const style = getComputedStyle(heading);
        const range = document.createRange();
        range.selectNodeContents(heading);
        const words = range.getBoundingClientRect();
        return { clipped: heading.scrollWidth > heading.clientWidth + 1 || style.textOverflow === 'ellipsis',
          out: words.right > innerWidth + 0.5 || words.right > box.right + 1, page: document.documentElement.scrollWidth > innerWidth };
      });
      assert.deepEqual(cut, { clipped: false, out: false, page: false }, id);
    }
    await tab.close();
  });
}

test('atlas.screen and the picture agree: every component is where it says', async () => {
  const tab = await chromium.open(server.url, { reduced_motion: true });
  await tab.ready();
  await tab.at_rest();
  const components = catalog.nodes.filter(({ kind }) => kind === 'component').map(({ id }) => id);
  assert.ok(components.length >= 5);
  for (const id of components) {
    const place = await tab.evaluate((wanted) => globalThis.atlas.screen(wanted), id);
    await tab.click(place.x, place.y);
    await tab.until(`a click at ${id} opens it`, (wanted) => globalThis.atlas.state().node === wanted, { args: [id], time_limit_ms: 3000 });
    await tab.back();
    await tab.until('back', () => !globalThis.atlas.state().node);
    await tab.at_rest(200);
  }
  await tab.expect_no_problems();
  await tab.close();
});
