// Every way of seeing the page: forced colours, more contrast, larger text, small windows, no motion, paper; and
// WeChat, which opens few other sites.
import test from 'node:test';
import assert from 'node:assert/strict';
import { launch_chromium } from './lib/chromium.mjs';
import { read_png } from './lib/png.mjs';
import { serve } from './lib/server.mjs';
import { dist, expect_none, node_of } from './lib/site.mjs';

const server = await serve({ root: dist });
const chromium = await launch_chromium();
test.after(async () => {
  await chromium.close();
  await server.close();
});

/** @param {any} tab @param {Record<string, string>} features @param {string} [media] */
async function emulate(tab, features, media = '') {
  await tab.cdp.send('Emulation.setEmulatedMedia', {
    media, features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });
}

/** What is outside the window, cut off, or written over something else. @param {any} tab @returns {Promise<string[]>} */
const misplaced = (tab) => tab.evaluate(() => {
  const bad = [];
  const name_of = (each) => `${each.tagName}#${each.id}.${each.className} "${(each.textContent ?? '').trim().slice(0, 30)}"`;
  if (document.documentElement.scrollWidth > innerWidth) bad.push(`the page is ${document.documentElement.scrollWidth} px wide in ${innerWidth}`);
  for (const each of document.querySelectorAll('body *')) {
    if (!each.checkVisibility({ checkVisibilityCSS: true, opacityProperty: true }) || each.closest('svg, #links, #find, .read-only-aloud, #status, .skip')) continue;
    const box = each.getBoundingClientRect();
    if (!box.width || !box.height) continue;
    // What scrolls in one direction of its own: bars, tables, lines of code, the wide picture.
    const scrolls = each.closest('.walk-bar, .table-scroll, pre, .poster, #walk-rail');
    if (!scrolls && (box.right > innerWidth + 1 || box.left < -1)) bad.push(`${name_of(each)} is at ${Math.round(box.left)}..${Math.round(box.right)}`);
    const style = getComputedStyle(each);
    const cuts = style.overflowY === 'hidden' || style.overflowY === 'clip';
    const shortens = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
    if (cuts && !shortens && each.textContent.trim() && each.scrollHeight > each.clientHeight + 3 && !each.querySelector('canvas') && !each.matches('#stage, #text, #panel, #walk-rail, .walk-bar')) {
      bad.push(`${name_of(each)} shows ${each.clientHeight} of ${each.scrollHeight} px`);
    }
    if (each.matches('button, a.button, label, .choice button, #views a, #tabs a') && each.scrollWidth > each.clientWidth + 2) bad.push(`${name_of(each)} is wider than its box`);
  }
  return [...new Set(bad)];
});

/** Texts of two controls that lie over each other. @param {any} tab @returns {Promise<string[]>} */
const overlapping = (tab) => tab.evaluate(() => {
  const controls = [...document.querySelectorAll('#header :is(a, button, input), #tabs a, #rings button, #panel-bar button, #text h1, #text .kind, .list-bar button')]
    .filter((each) => each.checkVisibility({ checkVisibilityCSS: true, opacityProperty: true }) && !each.matches('.skip, .read-only-aloud'))
    // The lowest stop of a phone's sheet shows the title in its bar, over the text.
    .filter((each) => !(innerWidth < 760 && document.documentElement.dataset.sheet === 'peek' && each.closest('#text')))
    .map((each) => {
      // Of a line of text only what is written: its box may be as wide as the panel.
      const range = document.createRange();
      range.selectNodeContents(each);
      const { left, right, top, bottom } = each.matches('button, input') ? each.getBoundingClientRect() : range.getBoundingClientRect();
      const text = { left, right, top, bottom, width: 0, height: 0 };
      for (let box = each.parentElement; box; box = box.parentElement) {
        if (getComputedStyle(box).overflow === 'visible') continue;
        const clip = box.getBoundingClientRect(); // what is scrolled away is over nothing
        text.left = Math.max(text.left, clip.left);
        text.right = Math.min(text.right, clip.right);
        text.top = Math.max(text.top, clip.top);
        text.bottom = Math.min(text.bottom, clip.bottom);
      }
      text.width = text.right - text.left;
      text.height = text.bottom - text.top;
      return { each, text };
    }).filter(({ text }) => text.width > 1 && text.height > 1);
  const bad = [];
  for (const [i, a] of controls.entries()) {
    for (const b of controls.slice(i + 1)) {
      if (a.each.contains(b.each) || b.each.contains(a.each)) continue;
      const width = Math.min(a.text.right, b.text.right) - Math.max(a.text.left, b.text.left);
      const height = Math.min(a.text.bottom, b.text.bottom) - Math.max(a.text.top, b.text.top);
      if (width > 3 && height > 3) bad.push(`"${(a.each.textContent || a.each.ariaLabel).trim().slice(0, 20)}" and "${(b.each.textContent || b.each.ariaLabel).trim().slice(0, 20)}"`);
    }
  }
  return bad;
});

const places = ['', 'n/kube-scheduler/', 'n/kube-scheduler/#v1&lang=en', 'walk/deployment/', 'walk/deployment/12/#v1&lang=en', 'list/'];

/** @param {string} path @param {any} options @param {(tab: any) => Promise<void>} check */
async function look(path, options, check) {
  const tab = await chromium.tab({ reduced_motion: true, ...options });
  if (options.without_scripts) {
    await tab.page.setRequestInterception(true);
    tab.page.on('request', (request) => request.resourceType() === 'script' ? request.abort() : request.continue());
  }
  if (options.features) await emulate(tab, options.features);
  if (options.agent) await tab.page.setUserAgent(options.agent);
  await tab.goto(server.url + path);
  if (options.root) await tab.evaluate((size) => { document.documentElement.style.fontSize = size; }, options.root);
  if (!options.without_scripts) {
    await tab.ready();
    await tab.at_rest();
  }
  await check(tab);
  await tab.close();
}

// ---- larger text ----

for (const path of places) {
  test(`text of twice its size on ${path || 'the start page'}: nothing cut off, nothing outside, nothing over something else`, async () => {
    for (const options of [{}, { width: 1024, height: 768 }, { width: 390, height: 844, touch: true }, { without_scripts: true }]) {
      await look(path, { root: '32px', ...options }, async (tab) => {
        const size = await tab.evaluate(() => {
          const text = document.querySelector('#text h1').checkVisibility() ? '#text .lead, #text h1' : '#list .list-row a';
          return parseFloat(getComputedStyle(document.querySelector(text)).fontSize);
        });
        assert.ok(size >= 26, `text is ${size} px`);
        expect_none([...await misplaced(tab), ...await overlapping(tab)], `fault at ${JSON.stringify(options)}`);
      });
    }
  });
}

test('a larger default size of the browser makes all text larger', async (t) => {
  const large = await launch_chromium({ args: ['--blink-settings=defaultFontSize=32'] });
  t.after(() => large.close());
  const tab = await large.open(`${server.url}n/kube-scheduler/`);
  await tab.ready();
  const sizes = await tab.evaluate(() => ['#text .lead', '#views a', '#q', '.row-title', '.rail button'].map((each) => parseFloat(getComputedStyle(document.querySelector(each)).fontSize)));
  assert.deepEqual(sizes, [30, 26, 26, 26, 24]);
});

for (const path of places) {
  test(`zoom of 200 % and 400 % on ${path || 'the start page'}`, async () => {
    for (const size of [{ width: 720, height: 450, dpr: 2 }, { width: 320, height: 256, dpr: 4 }, { width: 320, height: 640 }]) {
      for (const without_scripts of [false, true]) {
        await look(path, { ...size, without_scripts }, async (tab) => {
          expect_none([...await misplaced(tab), ...await overlapping(tab)], `fault at ${size.width} x ${size.height}${without_scripts ? ' without scripts' : ''}`);
        });
      }
    }
  });
}

test('in a window of 320 x 256 px the text of a node has the window, and all of it can be scrolled to', async () => {
  await look('n/kube-scheduler/', { width: 320, height: 256 }, async (tab) => {
    await tab.evaluate(() => globalThis.atlas.open('kubelet'));
    await tab.until('the text', () => document.querySelector('#text h1').textContent === 'kubelet');
    const text = await tab.evaluate(() => {
      const box = document.querySelector('#text');
      box.scrollTop = box.scrollHeight;
      const { top, bottom } = box.getBoundingClientRect();
      const last = box.querySelector('.sources').getBoundingClientRect();
      return { height: Math.min(bottom, innerHeight) - Math.max(top, 0), last: last.bottom <= innerHeight, wide: box.scrollWidth - box.clientWidth };
    });
    assert.ok(text.height >= 180, `${text.height} px of text`);
    assert.deepEqual({ last: text.last, wide: text.wide }, { last: true, wide: 0 });
  });
});

// ---- colours ----

/** Contrast ratio of two colours of a picture. @param {number[]} a @param {number[]} b */
function contrast(a, b) {
  const light = (/** @type {number[]} */ [r, g, blue]) => [r, g, blue].map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const [x, y] = [light(a), light(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

for (const theme of ['light', 'dark']) {
  test(`forced colours (${theme}): the canvas has the system's ground and text, the page has borders and rings`, async () => {
    await look('n/kube-scheduler/', { features: { 'forced-colors': 'active', 'prefers-color-scheme': theme } }, async (tab) => {
      await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
      await tab.at_rest();
      const system = await tab.evaluate(() => {
        const probe = document.createElement('i');
        probe.style.forcedColorAdjust = 'none';
        document.body.append(probe);
        const read = (name) => { probe.style.color = name; return getComputedStyle(probe).color.match(/\d+/g).slice(0, 3).map(Number); };
        const found = { ground: read('Canvas'), text: read('CanvasText'), link: read('LinkText') };
        probe.remove();
        return found;
      });
      const at = await tab.evaluate(() => globalThis.atlas.screen('kubelet'));
      const image = read_png(await tab.screenshot());
      const pixel = (x, y) => [...image.data.slice((Math.round(y) * image.width + Math.round(x)) * 4, (Math.round(y) * image.width + Math.round(x)) * 4 + 3)];
      const stage = await tab.evaluate(() => document.querySelector('#stage').getBoundingClientRect().toJSON());
      assert.deepEqual(pixel(stage.left + 4, stage.top + 4), system.ground, 'the ground of the canvas');
      const near = [];
      for (let x = -50; x <= 50; ++x) for (let y = -12; y <= 12; ++y) near.push(pixel(at.x + x, at.y + y));
      const best = Math.max(...near.map((colour) => contrast(colour, system.ground)));
      assert.ok(best >= 7, `the name of a component has a contrast of ${best.toFixed(1)}`);
      const edges = await tab.evaluate(() => ['#q', '#panel-bar .button', '.control', '#panel'].map((each) => {
        const element = document.querySelector(each).closest('.float') ?? document.querySelector(each);
        const { borderLeftStyle, borderLeftWidth } = getComputedStyle(element);
        return borderLeftStyle !== 'none' && parseFloat(borderLeftWidth) >= 1;
      }));
      assert.deepEqual(edges, [true, true, true, true]);
      await tab.press('Tab');
      await tab.press('Tab');
      const ring = await tab.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
      assert.equal(ring, 'solid');
      await tab.expect_no_problems();
    });
  });
}

test('forced colours: the chosen hit can be read where it matches', async () => {
  await look('', { features: { 'forced-colors': 'active' } }, async (tab) => {
    await tab.click_on('#q');
    await tab.type('scheduler');
    await tab.until('hits', () => document.querySelector('.hit[aria-selected=true] mark'));
    const { front, ground } = await tab.evaluate(() => {
      const style = getComputedStyle(document.querySelector('.hit[aria-selected=true] mark'));
      const read = (colour) => colour.match(/\d+/g).slice(0, 3).map(Number);
      return { front: read(style.color), ground: read(style.backgroundColor) };
    });
    assert.ok(contrast(front, ground) >= 4.5, `${front} on ${ground}`);
  });
});

test('more contrast: text of the page is at least 7 : 1, and the canvas follows when the wish comes and goes', async () => {
  await look('n/kube-scheduler/', {}, async (tab) => {
    const paper = async () => {
      const image = read_png(await tab.screenshot());
      const stage = await tab.evaluate(() => document.querySelector('#stage').getBoundingClientRect().toJSON());
      const start = (Math.round(stage.top + 4) * image.width + Math.round(stage.left + 4)) * 4;
      return [...image.data.slice(start, start + 3)];
    };
    const settled = async () => {
      await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
      await tab.at_rest();
    };
    const usual = await paper();
    await emulate(tab, { 'prefers-contrast': 'more' });
    await settled();
    assert.deepEqual(await paper(), [255, 255, 255]);
    const pale = await tab.evaluate(() => [...document.querySelectorAll('#text :is(h1, p, .detail, .row-title, .count, dt, dd)')].map((each) => getComputedStyle(each).color).filter((each, i, all) => all.indexOf(each) === i));
    for (const colour of pale) assert.ok(contrast(colour.match(/\d+/g).slice(0, 3).map(Number), [255, 255, 255]) >= 5.7, colour);
    await emulate(tab, { 'prefers-contrast': 'no-preference' });
    await settled();
    assert.deepEqual(await paper(), usual);
  });
});

// ---- motion and paper ----

test('reduced motion: a selection arrives at once, nothing in the page slides', async () => {
  await look('', {}, async (tab) => {
    const before = await tab.evaluate(() => globalThis.atlas.frames());
    await tab.evaluate(() => globalThis.atlas.open('kube-proxy'));
    await tab.at_rest();
    const frames = await tab.evaluate(() => globalThis.atlas.frames()) - before;
    assert.ok(frames <= 6, `${frames} frames for one selection`);
    const moving = await tab.evaluate(() => [...document.querySelectorAll('*')].filter((each) => {
      const style = getComputedStyle(each);
      return style.scrollBehavior === 'smooth' || style.animationName !== 'none' || style.transitionDuration.split(',').some((time) => parseFloat(time) > 0);
    }).map((each) => each.id || each.className));
    assert.deepEqual(moving, []);
  });
});

for (const { path, has } of [{ path: 'n/kube-scheduler/', has: '讲解它的资料' }, { path: 'walk/deployment/12/', has: 'store.Create' }, { path: 'walk/deployment/', has: '没有谁指挥谁' }]) {
  test(`${path} on paper: the whole text, black on white, and nothing of the frame`, async () => {
    await look(path, { theme: 'dark' }, async (tab) => {
      await emulate(tab, { 'prefers-color-scheme': 'light' }, 'print');
      const seen = await tab.evaluate(() => ({
        text: document.querySelector('#text').innerText,
        frame: ['#header', '#tabs', '#filters', '#stage', '#panel-bar', '#notice', '#find'].filter((each) => document.querySelector(each)?.checkVisibility()),
        cut: document.querySelector('#text').scrollHeight - document.querySelector('#text').clientHeight,
        height: document.documentElement.scrollHeight,
      }));
      assert.ok(seen.text.includes(has));
      assert.deepEqual(seen.frame.filter((each) => each !== '#find'), []);
      assert.ok(seen.cut <= 1, `${seen.cut} px of the text are cut off`);
      const pdf = await tab.page.pdf({ format: 'A4' });
      assert.ok(pdf.length > 10_000);
    });
  });
}

// ---- WeChat ----

const wechat = 'Mozilla/5.0 (Linux; Android 13; V2148A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160117 MMWEBSDK/20240404 MicroMessenger/8.0.49.2600(0x28003133) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN';
const article = 'zhonglinzhang-informer';

test('in WeChat a node says how to reach the original, and copies its address', async () => {
  await look(`n/${article}/`, { width: 390, height: 844, touch: true, agent: wechat }, async (tab) => {
    assert.match(await tab.evaluate(() => document.querySelector('.in-wechat').innerText), /复制原文地址/);
    await tab.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { globalThis.__copied = text; } } });
    });
    await tab.evaluate(() => document.querySelector('.in-wechat button').click());
    assert.equal(await tab.until('the copy', () => globalThis.__copied), node_of.get(article).url);
    await tab.expect_no_problems();
  });
});

test('in WeChat, where the clipboard is refused, the address is selected to be copied by hand', async () => {
  await look(`n/${article}/`, { width: 390, height: 844, touch: true, agent: wechat }, async (tab) => {
    await tab.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: async () => { throw new Error('refused'); } } });
    });
    await tab.evaluate(() => document.querySelector('.in-wechat button').click());
    await tab.until('the selection', () => String(getSelection()).includes('blog.csdn.net'));
  });
});

test('in WeChat without WebGL the text, the links and the help are there', async () => {
  const tab = await chromium.tab({
    width: 390, height: 844, touch: true,
    before: 'delete globalThis.WebGL2RenderingContext',
  });
  await tab.page.setUserAgent(wechat);
  await tab.goto(`${server.url}n/${article}/`);
  await tab.until('one message', () => !document.querySelector('#notice').hidden);
  const seen = await tab.evaluate(() => ({
    help: document.querySelector('.in-wechat').innerText,
    heading: document.querySelector('#text h1').textContent,
    links: document.querySelectorAll('#text a[href]').length,
    drawing: document.querySelector('.poster svg').checkVisibility(),
  }));
  assert.match(seen.help, /浏览器/);
  assert.equal(seen.heading, node_of.get(article).title);
  assert.ok(seen.links > 8);
  assert.equal(seen.drawing, true);
  expect_none(await misplaced(tab), 'fault');
  await tab.evaluate(() => [...document.querySelectorAll('#notice button')].at(-1).click());
  assert.equal(await tab.evaluate(() => document.querySelector('#notice').checkVisibility()), false, 'the message can be put away');
  await tab.close();
});

test('elsewhere there is no word of WeChat\'s menu', async () => {
  await look(`n/${article}/`, {}, async (tab) => {
    assert.equal(await tab.evaluate(() => document.querySelector('.in-wechat').checkVisibility()), false);
  });
});
