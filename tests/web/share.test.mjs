// The share dialog: what it offers in each view, that the links and snippets are what they say, and that nothing breaks
// where the clipboard, the network or the room is missing.
import test from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import jsqr from 'jsqr';
import { parseFragment } from 'parse5';
import { launch_chromium } from './lib/chromium.mjs';
import { in_every_engine } from './lib/engines.mjs';
import { attribute, by_tag } from './lib/html.mjs';
import { read_png } from './lib/png.mjs';
import { serve } from './lib/server.mjs';
import { dist } from './lib/site.mjs';

const decode = /** @type {any} */ (jsqr).default ?? jsqr;
const server = await serve({ root: dist });
const chromium = await launch_chromium();
test.after(async () => {
  await chromium.close();
  await server.close();
});

/**
 * A page with its dialog open.
 * @param {string} path
 * @param {{clipboard?: 'granted' | 'denied', opener?: string} & import('./lib/chromium.mjs').OpenOptions} [options]
 */
async function shared(path, { clipboard = 'granted', opener = '#share', ...options } = {}) {
  const tab = await chromium.tab({ reduced_motion: true, ...options });
  const origin = new URL(server.url).origin;
  for (const name of ['clipboard-write', 'clipboard-read']) {
    await tab.cdp.send('Browser.setPermission', {
      origin, permission: { name }, setting: clipboard, browserContextId: tab.context.id,
    });
  }
  await tab.goto(server.url + path);
  await tab.ready();
  if (opener === '#share' && (options.width ?? 1440) < 760) await tab.click_on('#more');
  await tab.click_on(opener);
  await opened(tab);
  return tab;
}

/** @param {import('./lib/visit.mjs').Visit} tab */
async function opened(tab) {
  await tab.until('the dialog is there, with its rules', () => {
    const box = document.querySelector('#share-box:modal');
    return box && getComputedStyle(box).paddingTop === '0px' && box.querySelector('.share-qr').children.length;
  });
}

/** @param {any} tab */
const seen = (tab) => tab.evaluate(() => {
  const box = document.querySelector('#share-box');
  return {
    heading: box.querySelector('h2').textContent,
    link: box.querySelector('.share-copy input').value,
    names: [...box.querySelectorAll('.share-choices .name')].map((each) => each.textContent),
    carries: box.querySelector('#share-exact-note')?.textContent,
    code: box.querySelector('#share-code code').textContent,
    status: box.querySelector('[role=status]').textContent,
  };
});

/** @param {any} tab @param {'short' | 'exact'} which */
const choose = (tab, which) => tab.click_on(`#share-box input[value=${which}]`);

/**
 * Reads the QR code off the screen, which may be a moment behind the page.
 * @param {import('./lib/visit.mjs').Visit} tab @param {string} wanted
 */
async function scans_to(tab, wanted) {
  await tab.evaluate(() => document.querySelector('.share-qr svg').scrollIntoView({ block: 'center' }));
  let read;
  for (let tries = 0; tries < 10 && read !== wanted; ++tries) {
    const { width, height, data } = read_png(await tab.screenshot());
    read = decode(new Uint8ClampedArray(data), width, height)?.data;
  }
  assert.equal(read, wanted);
}

/** The code under a tab. @param {any} tab @param {string} which */
async function snippet(tab, which) {
  await tab.click_on(`#share-tab-${which}`);
  return (await seen(tab)).code;
}

const places = [
  { path: '', what: 'start', short: '', names: ['只到首页', '带上我现在看到的样子'] },
  { path: 'n/kube-scheduler/', what: 'node', short: 'n/kube-scheduler/', names: ['只到这个节点', '带上我现在看到的样子'] },
  { path: 'walk/deployment/', what: 'walk', short: 'walk/deployment/', names: ['只到这个流程', '带上我现在看到的样子'] },
  { path: 'walk/deployment/27/', what: 'step', short: 'walk/deployment/27/', names: ['只到这一步', '带上我现在看到的样子'] },
  { path: 'walk/deployment/#v1&act=4', what: 'act', short: 'walk/deployment/#v1&act=4', names: ['只到这一幕', '带上我现在看到的样子'] },
  { path: 'list/', what: 'list', short: 'list/', names: ['只到列表', '带上我现在看到的样子'] },
];

for (const { path, what, short, names } of places) {
  test(`${what}: two named links, and both open what is seen`, async () => {
    const tab = await shared(path);
    const first = await seen(tab);
    assert.equal(first.link, server.url + short);
    assert.deepEqual(first.names, names);
    assert.match(first.carries, /中文、浅色$/);
    await scans_to(tab, first.link);
    const before = await tab.state();
    await choose(tab, 'exact');
    const exact = (await seen(tab)).link;
    assert.match(exact, /#v1&.*lang=zh&theme=light$/);
    await scans_to(tab, exact);
    await tab.expect_no_problems(/poster\.svg|404/);
    for (const link of [first.link, exact]) {
      await tab.goto('about:blank');
      await tab.goto(link);
      await tab.ready();
      const { camera: _, ...after } = await tab.state();
      const { camera: __, ...wanted } = before;
      assert.deepEqual(after, wanted, link);
    }
    await tab.close();
  });
}

test('the exact link says in words what it carries, and carries it', async () => {
  const tab = await shared('n/kube-scheduler/#v1&view=focus&rings=2&q=pod&kind=article&lang=en', { theme: 'dark' });
  const { carries } = await seen(tab);
  assert.equal(carries, 'Focus view, rings: 2, filters: 1, search: pod, English, dark theme');
  await choose(tab, 'exact');
  assert.match((await seen(tab)).link, /#v1&view=focus&rings=2&q=pod&kind=article&lang=en&theme=dark$/);
  await tab.close();
});

test('snippets are HTML with the right addresses, whatever the title', async () => {
  const tab = await shared('walk/deployment/27/');
  const element = parseFragment(await snippet(tab, 'element'));
  const [atlas] = by_tag(element, 'source-atlas');
  assert.equal(attribute(atlas, 'view'), 'walk/deployment/27');
  assert.equal(attribute(by_tag(atlas, 'a')[0], 'href'), `${server.url}walk/deployment/27/`);
  assert.equal(attribute(by_tag(element, 'script')[0], 'src'), `${server.url}embed/v1/source-atlas.js`);
  const [frame] = by_tag(parseFragment(await snippet(tab, 'frame')), 'iframe');
  const source = new URL(attribute(frame, 'src') ?? '');
  assert.equal(source.origin + source.pathname, `${server.url}embed/`);
  assert.deepEqual(Object.fromEntries(source.searchParams), { view: 'walk/deployment/27', v: '1', lang: 'zh' });
  const markdown = await snippet(tab, 'markdown');
  assert.match(markdown, /^\[!\[.+\]\(\S+walk\/deployment\/27\/poster\.svg\)\]\(\S+walk\/deployment\/27\/\)$/);
  const [link] = by_tag(parseFragment(await snippet(tab, 'link')), 'a');
  assert.equal(attribute(link, 'href'), `${server.url}walk/deployment/27/`);
  await choose(tab, 'exact');
  const dark = new URL(attribute(by_tag(parseFragment(await snippet(tab, 'frame')), 'iframe')[0], 'src') ?? '');
  assert.equal(dark.searchParams.get('theme'), 'light', 'the exact choice brings the theme along');
  await tab.close();
});

test('the clipboard gets the link and the code', async () => {
  const tab = await shared('n/kubelet/');
  await tab.click_on('.share-copy .button');
  await tab.until('the button says so', () => document.querySelector('.share-copy .button').textContent === '已复制');
  assert.equal(await tab.evaluate(() => navigator.clipboard.readText()), `${server.url}n/kubelet/`);
  const code = await snippet(tab, 'frame');
  await tab.click_on('.share-about .button');
  await tab.until('screen readers hear it', () => document.querySelector('#share-box [role=status]').textContent === '代码已复制');
  assert.equal(await tab.evaluate(() => navigator.clipboard.readText()), code);
  await tab.expect_no_problems(/poster\.svg|404/);
  await tab.close();
});

/** Takes both ways to the clipboard away, as a frame without permissions does. */
const no_clipboard = `
  Object.defineProperty(navigator, 'clipboard', { value: undefined });
  Document.prototype.execCommand = () => false;`;

test('where nothing may copy, the text is selected and a sentence says what to do', async () => {
  const tab = await shared('n/kubelet/', { clipboard: 'denied', before: no_clipboard });
  await tab.click_on('.share-copy .button');
  await tab.until('the link is selected', () => {
    const field = /** @type {any} */ (document.activeElement);
    return field.matches('.share-copy input') && field.selectionEnd - field.selectionStart === field.value.length;
  });
  const shown = await tab.evaluate(() => {
    const status = document.querySelector('#share-box [role=status]');
    return { text: status.textContent, height: status.getBoundingClientRect().height };
  });
  assert.match(shown.text, /不允许自动复制/);
  assert.ok(shown.height >= 16, 'the sentence is visible');
  await tab.click_on('.share-about .button');
  await tab.until('the code is selected', () =>
    getSelection().toString().replace(/\s/g, '') === document.querySelector('#share-code code').textContent.replace(/\s/g, ''));
  await tab.expect_no_problems(/poster\.svg|404/);
  await tab.close();
});

test('a refused permission alone is no obstacle: the older way copies', async () => {
  const tab = await shared('n/kubelet/', { clipboard: 'denied' });
  await tab.click_on('.share-copy .button');
  await tab.until('copied', () => document.querySelector('.share-copy .button').textContent === '已复制');
  assert.equal(await tab.evaluate(() => document.activeElement.textContent), '已复制', 'the focus stays on the button');
  await tab.close();
});

test('"copy link" in a text copies at once; refused, it opens the dialog with the link selected', async () => {
  const origin = new URL(server.url).origin;
  const tab = await chromium.tab();
  await tab.cdp.send('Browser.setPermission', {
    origin, permission: { name: 'clipboard-write' }, setting: 'granted', browserContextId: tab.context.id,
  });
  await tab.cdp.send('Browser.setPermission', {
    origin, permission: { name: 'clipboard-read' }, setting: 'granted', browserContextId: tab.context.id,
  });
  await tab.goto(server.url + 'n/kubelet/');
  await tab.ready();
  // The first move makes the page fetch the sentences, with which the text is shown anew.
  await tab.evaluate(() => {
    /** @type {any} */ (globalThis).__first = document.querySelector('#text').firstElementChild;
  });
  await tab.move(700, 500);
  await tab.until('the sentences are there', () => document.querySelector('#text').firstElementChild !== /** @type {any} */ (globalThis).__first);
  await tab.click_on('#text [data-copy]');
  await tab.until('it says so', () => /已复制/.test(document.querySelector('#text [data-copy]').textContent));
  assert.equal(await tab.evaluate(() => navigator.clipboard.readText()), `${server.url}n/kubelet/`);
  assert.equal(await tab.evaluate(() => document.querySelector('#share-box')), null);
  await tab.close();

  const refused = await shared('n/kubelet/', { clipboard: 'denied', before: no_clipboard, opener: '#text [data-copy]' });
  const { link, status } = await seen(refused);
  assert.equal(link, `${server.url}n/kubelet/`);
  assert.match(status, /不允许自动复制/);
  assert.ok(await refused.evaluate(() => document.activeElement.matches('.share-copy input')));
  await refused.close();
});

test('the focus stays inside; Escape, a click outside and Back close, and the focus returns', async () => {
  const tab = await shared('n/kubelet/', { opener: '#panel-bar .button' });
  const opener = () => tab.evaluate(() => document.activeElement.closest('#panel-bar .button') !== null);
  const visited = new Set();
  for (let presses = 0; presses < 24; ++presses) {
    await tab.press('Tab');
    visited.add(await tab.evaluate(() => document.activeElement === document.body
      ? 'browser' : document.activeElement.closest('#share-box') ? 'inside' : document.activeElement.outerHTML));
  }
  visited.delete('browser'); // the browser's own controls are part of the round
  assert.deepEqual([...visited], ['inside']);
  const closed = () => tab.until('closed', () => !document.querySelector('#share-box'));
  await tab.press('Escape');
  await closed();
  assert.ok(await opener(), 'Escape');
  assert.equal((await tab.state()).node, 'kubelet', 'Escape is the dialog\'s alone');
  await tab.click_on('#panel-bar .button');
  await opened(tab);
  await tab.click(20, 400);
  await closed();
  assert.ok(await opener(), 'a click outside');
  await tab.evaluate(() => globalThis.atlas.open('kube-proxy'));
  await tab.click_on('#share');
  await opened(tab);
  await tab.back();
  await closed();
  await tab.until('the node before', () => globalThis.atlas.state().node === 'kubelet');
  await tab.expect_no_problems(/poster\.svg|404/);
  await tab.close();
});

test('the tabs answer to arrow keys', async () => {
  const tab = await shared('n/kubelet/');
  await tab.evaluate(() => /** @type {any} */ (document.querySelector('#share-tab-element')).focus());
  const current = () => tab.evaluate(() => {
    const [chosen, ...rest] = document.querySelectorAll('#share-box [role=tab][aria-selected=true]');
    const panel = document.querySelector('#share-code').getAttribute('aria-labelledby');
    return rest.length === 0 && chosen === document.activeElement && chosen.id === panel && chosen.id;
  });
  for (const [key, id] of [['ArrowRight', 'frame'], ['End', 'link'], ['ArrowRight', 'element'], ['ArrowLeft', 'link'], ['Home', 'element']]) {
    await tab.press(/** @type {any} */ (key));
    assert.equal(await current(), `share-tab-${id}`, key);
  }
  await tab.close();
});

test('a link too long for a code says so and offers the short one', async () => {
  const tab = await shared(`#v1&q=${'k'.repeat(900)}`);
  await choose(tab, 'exact');
  assert.ok((await seen(tab)).link.length > 900, 'the link itself is whole');
  assert.equal(await tab.evaluate(() => document.querySelector('.share-qr svg')), null);
  await tab.click_on('.share-qr .button');
  assert.equal((await seen(tab)).link, server.url);
  await scans_to(tab, server.url);
  await tab.close();
});

test('the largest code can still be read off the screen', async () => {
  const tab = await shared(`#v1&q=${'k'.repeat(725)}`);
  await choose(tab, 'exact');
  const { link } = await seen(tab);
  assert.ok(link.length > 740 && link.length < 780, `the premise: ${link.length} bytes`);
  await scans_to(tab, link);
  await tab.close();
});

test('the preview shows the page\'s picture, title and site', async () => {
  const tab = await shared('n/kube-scheduler/');
  await tab.until('a picture', () => {
    const picture = document.querySelector('.share-card .picture');
    return picture.querySelector('svg')?.getBoundingClientRect().height > 50 ||
      /** @type {any} */ (picture.querySelector('img'))?.naturalWidth > 0;
  });
  const head = readFileSync(join(dist, 'n/kube-scheduler/index.html'), 'utf8');
  const said = (/** @type {string} */ name) => new RegExp(`property="${name}" content="([^"]*)"`).exec(head)?.[1];
  const words = await tab.evaluate(() => [...document.querySelectorAll('.share-card p')].map((each) => each.textContent));
  assert.deepEqual(words, [said('og:title'), said('og:site_name'), new URL(server.url).host]);
  await tab.close();
});

test('without a poster the preview draws the page\'s own picture; without the page it does without', async (t) => {
  const own = await serve({ root: dist });
  t.after(() => own.close());
  own.intercept = (request, response, path) => {
    if (!path.endsWith('poster.svg')) return false;
    response.writeHead(404).end();
    return true;
  };
  const tab = await chromium.open(own.url + 'n/kubelet/');
  await tab.ready();
  await tab.click_on('#share');
  await opened(tab);
  await tab.until('the drawing', () => document.querySelector('.share-card svg.map')?.querySelectorAll('text').length > 3);
  assert.equal(await tab.evaluate(() => document.querySelectorAll('.share-card a').length), 0, 'no links in a preview');
  await tab.press('Escape');
  own.intercept = (request, response, path) => {
    if (!/poster\.svg$|^\/n\//.test(path)) return false;
    response.writeHead(404).end();
    return true;
  };
  await tab.evaluate(() => globalThis.atlas.open('kube-proxy')); // the page before may be cached
  await tab.click_on('#share');
  await opened(tab);
  await tab.until('no picture', () => document.querySelector('.share-card .picture.empty'));
  await tab.expect_no_problems(/404|poster\.svg/);
  await tab.close();
});

test('when the dialog cannot be fetched, the browser\'s own shows the link', async (t) => {
  const own = await serve({ root: dist });
  t.after(() => own.close());
  own.intercept = (request, response, path) => {
    if (!path.includes('share_dialog')) return false;
    response.writeHead(503).end();
    return true;
  };
  const tab = await chromium.open(own.url + 'n/kubelet/');
  await tab.ready();
  await tab.click_on('#share');
  await tab.until('asked', () => true);
  const end = Date.now() + 5000;
  while (Date.now() < end && !tab.problems_seen.some((line) => line.startsWith('dialog: prompt'))) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.ok(tab.problems_seen.some((line) => line.startsWith('dialog: prompt')), tab.problems_seen.join('\n'));
  await tab.expect_no_problems(/503|share_dialog|Source Atlas|dialog: prompt/);
  await tab.close();
});

test('the system\'s share sheet is offered where there is one', async () => {
  const without = await shared('n/kubelet/', { before: 'Object.defineProperty(navigator, "share", { value: undefined });' });
  assert.equal(await without.evaluate(() => document.querySelectorAll('.share-main > .button').length), 0);
  await without.close();
  const tab = await shared('n/kubelet/', { before: `
    navigator.share = (data) => { globalThis.__shared = data; return Promise.reject(new DOMException('', 'AbortError')); };
    navigator.canShare = () => true;` });
  await tab.click_on('.share-main > .button');
  const given = await tab.evaluate(() => /** @type {any} */ (globalThis).__shared);
  assert.deepEqual(given, { title: 'kubelet', url: `${server.url}n/kubelet/` });
  await tab.expect_no_problems(/poster\.svg|404/);
  await tab.close();
});

test('nothing of the dialog is fetched before it is wanted', async () => {
  const tab = await chromium.open(server.url);
  await tab.ready();
  await tab.at_rest();
  const early = tab.responses.filter(({ url }) => /share_|share\.[0-9a-f]+\.css/.test(url));
  assert.deepEqual(early, []);
  await tab.close();
});

for (const { name, options } of [
  { name: 'light', options: {} },
  { name: 'dark', options: { theme: 'dark' } },
  { name: 'on a phone', options: { width: 390, height: 844, touch: true } },
]) {
  test(`axe finds nothing, ${name}`, async () => {
    const tab = await shared('walk/deployment/27/', /** @type {any} */ (options));
    await tab.page.evaluate(axe.source);
    for (const which of ['element', 'frame']) {
      await snippet(tab, which);
      const { violations } = await tab.evaluate(() => globalThis.axe.run('#share-box', {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'],
      }));
      assert.deepEqual(violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.target).join(' ')}`), []);
    }
    await tab.close();
  });
}

for (const lang of ['zh', 'en']) {
  test(`at 320 pixels nothing is cut, and targets are large enough (${lang})`, async () => {
    const tab = await shared(`walk/deployment/27/#v1&lang=${lang}`, { width: 320, height: 640, touch: true });
    for (const which of ['element', 'frame', 'markdown', 'link']) {
      await snippet(tab, which);
      const faults = await tab.evaluate(() => {
        const box = document.querySelector('#share-box');
        const { width, height } = box.getBoundingClientRect();
        const found = width === innerWidth && height === innerHeight ? [] : [`the sheet is ${width} x ${height}`];
        if (box.scrollWidth > box.clientWidth) found.push(`it scrolls sideways: ${box.scrollWidth}`);
        for (const each of box.querySelectorAll('*')) {
          const rect = each.getBoundingClientRect();
          const unseen = each.matches('.share-unseen, [role=status], .picture *');
          if (!unseen && rect.width && (rect.right > innerWidth + 1 || rect.left < -1)) found.push(`cut: ${each.className || each.tagName}`);
        }
        for (const each of box.querySelectorAll('button, .share-choices label')) {
          if (each.getBoundingClientRect().height < 44) found.push(`small: ${each.textContent}`);
        }
        return found;
      });
      assert.deepEqual(faults, [], which);
    }
    await tab.close();
  });
}

in_every_engine(dist, async (t, visit) => {
  await t.test('the dialog opens, its code can be scanned, Escape closes it', () => visit('list/', async (tab) => {
    await tab.click_on('#share');
    await opened(tab);
    const { link } = await seen(tab);
    assert.match(link, /^http:\/\/127\.0\.0\.1:\d+\/list\/$/);
    await scans_to(tab, link);
    await choose(tab, 'exact');
    await scans_to(tab, (await seen(tab)).link);
    await tab.click_on('.share-copy .button');
    await tab.until('copied, or selected with a sentence', () =>
      document.querySelector('#share-box [role=status]').textContent !== '');
    await tab.press('Escape');
    await tab.until('closed', () => !document.querySelector('#share-box'));
    assert.equal(await tab.evaluate(() => document.activeElement.id), 'share');
  }));
});

test('the posters are there for the pictures in Markdown', { skip: !existsSync(join(dist, 'n/kubelet/poster.svg')) && 'this build has no posters yet' }, () => {
  for (const path of ['n/kubelet/', 'walk/deployment/', 'walk/deployment/27/']) {
    assert.ok(existsSync(join(dist, path, 'poster.svg')), path);
  }
});
