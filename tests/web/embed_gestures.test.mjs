// Whose gesture is it: the article's or the picture's. Chromium, because only there fingers can be put on the glass.
import test from 'node:test';
import assert from 'node:assert/strict';
import { launch_chromium } from './lib/chromium.mjs';
import { frame_of, host, paragraphs, until_in } from './lib/embed_host.mjs';

/** @param {string} [gestures] */
const article = (gestures = '') => (/** @type {string} */ root) => `<meta name="viewport" content="width=device-width">
${paragraphs(6)}<iframe id="frame" src="${root}embed/?n=kube-scheduler&v=1&lang=zh${gestures && `&gestures=${gestures}`}" title="kube-scheduler" width="340" height="420" style="border:0"></iframe>${paragraphs()}`;

/** @param {import('node:test').TestContext} t @param {string} gestures @param {import('./lib/chromium.mjs').OpenOptions} options */
async function visit(t, gestures, options) {
  const { blog } = await host(t, { '/': article(gestures) });
  const browser = await launch_chromium();
  t.after(() => browser.close());
  const tab = await browser.open(blog.url, { width: 390, height: 800, ...options });
  const frame = await frame_of(tab, 'kube-scheduler');
  await tab.evaluate(() => document.getElementById('frame')?.scrollIntoView({ block: 'center' }));
  await until_in(frame, 'a picture', () => document.documentElement.classList.contains('drawn'));
  const corner = await tab.evaluate(() => {
    const box = /** @type {HTMLElement} */ (document.getElementById('frame')).getBoundingClientRect();
    return { x: box.x, y: box.y };
  });
  const top = await tab.evaluate(() => scrollY);
  const free = await frame.evaluate(() => {
    // The point of the picture that is farthest from all nodes: a click there opens nothing.
    const { nodes } = globalThis.atlas.layout();
    const { scale } = globalThis.atlas.state().camera;
    const places = nodes.map(({ id, r }) => ({ ...globalThis.atlas.screen(id), r: r * scale }));
    const picture = /** @type {HTMLElement} */ (document.getElementById('picture')).getBoundingClientRect();
    let best = { x: 0, y: 0, room: 0 };
    for (let x = 20; x < picture.width - 20; x += 6) {
      for (let y = picture.top + 20; y < picture.bottom - 20; y += 6) {
        const room = Math.min(...places.map((each) => Math.hypot(each.x - x, each.y - y) - each.r));
        if (room > best.room) best = { x, y, room };
      }
    }
    return best;
  });
  assert.ok(free.room > 12, `a free place: ${free.room}`);
  return {
    /** Inside of the picture, on nothing. */
    free: { x: corner.x + free.x, y: corner.y + free.y },
    tab,
    frame,
    top,
    /** A point of the picture that is no node, in the article's pixels. @param {number} x @param {number} y */
    at: (x, y) => ({ x: corner.x + x, y: corner.y + y }),
    scale: () => frame.evaluate(() => globalThis.atlas.state().camera.scale),
    where: () => frame.evaluate(() => JSON.stringify(globalThis.atlas.state().camera)),
    scrolled: () => tab.evaluate(() => scrollY),
    hint: () => frame.evaluate(() => {
      const hint = /** @type {HTMLElement} */ (document.getElementById('hint'));
      return hint.hidden ? '' : hint.textContent;
    }),
    active: () => frame.evaluate(() => document.getElementById('picture')?.classList.contains('active')),
    rest: () => new Promise((resolve) => setTimeout(resolve, 250)),
  };
}

test('a mouse: the wheel is the article\'s and says so, a click activates, then dragging moves, Esc lets go', async (t) => {
  const embed = await visit(t, '', {});
  const { tab, at } = embed;
  await embed.rest();
  assert.equal(await embed.hint(), '', 'nothing was ignored yet');
  const begin = await embed.where();

  await tab.wheel(at(40, 120), 80);
  await tab.until('the article scrolls', (old) => scrollY > old, { args: [embed.top] });
  assert.equal(await embed.hint(), '按住 Ctrl 再滚动，可以缩放');
  assert.equal(await embed.where(), begin);
  await tab.evaluate((to) => scrollTo(0, to), embed.top);
  await until_in(embed.frame, 'the hint goes', () => /** @type {HTMLElement} */ (document.getElementById('hint')).hidden);

  await tab.drag(embed.free, at(150, 180));
  await embed.rest();
  assert.equal(await embed.where(), begin, 'a drag before a click moves nothing');
  assert.equal(await embed.hint(), '先点一下图，再拖动');
  assert.equal(await embed.active(), false);

  await tab.click(embed.free.x, embed.free.y);
  await embed.rest();
  assert.equal(await embed.where(), begin, 'a click on nothing keeps node and place');
  assert.equal(await embed.active(), true);
  assert.equal(await embed.hint(), '');
  await tab.drag(embed.free, at(150, 180));
  await embed.rest();
  const moved = await embed.where();
  assert.notEqual(moved, begin, 'after a click a drag moves the picture');

  await tab.wheel(at(40, 120), 80);
  await tab.until('the wheel still scrolls', (old) => scrollY > old, { args: [embed.top] });
  await tab.evaluate((to) => scrollTo(0, to), embed.top);
  assert.equal(await embed.where(), moved);

  await tab.press('Escape');
  assert.equal(await embed.active(), false);
  assert.equal(await embed.frame.evaluate(() => document.activeElement?.tagName), 'BODY', 'the keyboard is the article\'s again');
  await tab.drag(embed.free, at(150, 180));
  await embed.rest();
  assert.equal(await embed.where(), moved);

  const before = await embed.scale();
  await tab.wheel(at(40, 120), -80, 2);
  await until_in(embed.frame, 'Ctrl and wheel zoom', (/** @type {number} */ old) => globalThis.atlas.state().camera.scale > old, before);
  assert.equal(await embed.scrolled(), embed.top);
  await tab.expect_no_problems();
});

test('a click on a node opens it in the embed and not in the article', async (t) => {
  const embed = await visit(t, '', {});
  const place = await embed.frame.evaluate(() => {
    const { bottom } = /** @type {HTMLElement} */ (document.getElementById('picture')).getBoundingClientRect();
    const places = globalThis.atlas.node('kube-scheduler')?.neighbours.map(({ id }) => globalThis.atlas.screen(id)) ?? [];
    return places.find((each) => each && each.x > 20 && each.x < innerWidth - 20 && each.y > 60 && each.y < bottom - 10);
  });
  const target = embed.at(place.x, place.y);
  await embed.tab.click(target.x, target.y);
  await until_in(embed.frame, 'another node', () => globalThis.atlas.state().node !== 'kube-scheduler');
  assert.equal(await embed.tab.evaluate(() => history.length), 2, 'about:blank and the article: Back leaves the article');
  await embed.frame.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('#ways .back')).click());
  await until_in(embed.frame, 'back where it began', () => globalThis.atlas.state().node === 'kube-scheduler');
  await embed.tab.expect_no_problems();
});

test('fingers: one scrolls the article and says so, two zoom and move the picture', async (t) => {
  const embed = await visit(t, '', { touch: true });
  const { tab, at } = embed;
  const begin = await embed.where();
  const path = (/** @type {number[][]} */ ...points) => points.map(([x, y]) => at(x, y));
  const swipe = Array.from({ length: 10 }, (_, i) => [60, 260 - i * 16]);
  await tab.touch([path(...swipe)]);
  await tab.until('the article scrolls', (old) => scrollY > old + 40, { args: [embed.top] });
  assert.equal(await embed.where(), begin);
  assert.equal(await embed.hint(), '用两根手指移动和缩放');
  await tab.evaluate((to) => scrollTo(0, to), embed.top);
  await embed.rest();

  const top = await embed.scrolled();
  const scale = await embed.scale();
  const left = Array.from({ length: 8 }, (_, i) => [150 - i * 10, 150]);
  const right = Array.from({ length: 8 }, (_, i) => [190 + i * 10, 150]);
  await tab.touch([path(...left), path(...right)]);
  await until_in(embed.frame, 'a pinch zooms', (/** @type {number} */ old) => globalThis.atlas.state().camera.scale > old * 1.3, scale);
  assert.equal(await embed.scrolled(), top);
  assert.equal(await tab.evaluate(() => visualViewport?.scale), 1, 'the article is not zoomed');

  const moved = await embed.where();
  const down = (/** @type {number} */ x) => path(...Array.from({ length: 8 }, (_, i) => [x, 110 + i * 14]));
  await tab.touch([down(120), down(200)]);
  await until_in(embed.frame, 'two fingers move', (/** @type {string} */ old) => JSON.stringify(globalThis.atlas.state().camera) !== old, moved);
  assert.equal(await embed.scrolled(), top);
  await tab.expect_no_problems();
});

test('gestures=greedy: wheel and drag are the picture\'s', async (t) => {
  const embed = await visit(t, 'greedy', {});
  const scale = await embed.scale();
  await embed.tab.wheel(embed.at(40, 120), -80);
  await until_in(embed.frame, 'the wheel zooms', (/** @type {number} */ old) => globalThis.atlas.state().camera.scale > old, scale);
  const moved = await embed.where();
  await embed.tab.drag(embed.free, embed.at(150, 180));
  await until_in(embed.frame, 'a drag moves', (/** @type {string} */ old) => JSON.stringify(globalThis.atlas.state().camera) !== old, moved);
  assert.equal(await embed.scrolled(), embed.top);
  assert.equal(await embed.hint(), '');
});

test('gestures=none: nothing moves the picture, and nothing is said about it', async (t) => {
  const embed = await visit(t, 'none', {});
  const begin = await embed.where();
  await embed.tab.wheel(embed.at(40, 120), 80);
  await embed.tab.until('the article scrolls', (old) => scrollY > old, { args: [embed.top] });
  await embed.tab.evaluate((to) => scrollTo(0, to), embed.top);
  await embed.tab.click(embed.free.x, embed.free.y);
  await embed.tab.click(embed.free.x, embed.free.y);
  await embed.tab.drag(embed.free, embed.at(150, 180));
  await embed.rest();
  assert.equal(await embed.where(), begin);
  assert.equal(await embed.hint(), '');
});
