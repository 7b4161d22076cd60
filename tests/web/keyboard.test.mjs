// Everything without a pointer: over the map by keys, through every control by Tab, and back out of everything.
import test from 'node:test';
import assert from 'node:assert/strict';
import { launch_chromium } from './lib/chromium.mjs';
import { in_every_engine } from './lib/engines.mjs';
import { serve } from './lib/server.mjs';
import { dist } from './lib/site.mjs';

const server = await serve({ root: dist });
const chromium = await launch_chromium();
test.after(async () => {
  await chromium.close();
  await server.close();
});

/** @param {string} path @param {import('./lib/chromium.mjs').OpenOptions} [options] */
async function open(path = '', options = {}) {
  const tab = await chromium.open(server.url + path, { reduced_motion: true, ...options });
  await tab.ready();
  await tab.at_rest();
  return tab;
}

const in_picture = () => document.activeElement?.closest('#canvas, #links') !== null;
/** The address of the link that has the focus, below the site's root. */
const focused_path = () => {
  const link = /** @type {HTMLAnchorElement | null | undefined} */ (document.activeElement?.closest('#links a'));
  return link ? new URL(link.href).pathname.replace(/^.*\/(?=(n|walk)\/)/, '') : '';
};

/** Presses Tab until the picture has the focus. @param {import('./lib/visit.mjs').Visit} tab */
async function tab_to_picture(tab) {
  for (let presses = 0; presses < 40; ++presses) {
    await tab.press('Tab');
    if (await tab.evaluate(in_picture)) return;
  }
  assert.fail('Tab never reaches the picture');
}

async function chord(tab, modifier, key) {
  await tab.page.keyboard.down(modifier);
  await tab.page.keyboard.press(key);
  await tab.page.keyboard.up(modifier);
}

in_every_engine(dist, async (t, visit) => {
  await t.test('with keys alone to a node three hops away', () => visit('n/kube-scheduler/#v1&view=map', async (tab) => {
    await tab.at_rest();
    await tab_to_picture(tab);
    const way = ['kube-scheduler'];
    while (way.length < 4) {
      // The first neighbour that this way has not seen, and that is no neighbour of where it came from.
      const wanted = await tab.evaluate((seen) => {
        const here = globalThis.atlas.node(seen.at(-1)).neighbours.map(({ id }) => id);
        const before = new Set(seen.flatMap((id) => [id, ...globalThis.atlas.node(id).neighbours.map((one) => one.id)]));
        const back = new Set(seen.slice(0, -1).flatMap((id) => [id, ...globalThis.atlas.node(id).neighbours.map((one) => one.id)]));
        const onward = (id) => globalThis.atlas.node(id).neighbours.some((one) => !before.has(one.id));
        return here.find((id) => !seen.includes(id) && !back.has(id) && onward(id));
      }, way);
      assert.ok(wanted, `a way on from ${way}`);
      for (let presses = 0, now = await tab.evaluate(focused_path); presses < 200 && now !== `n/${wanted}/`; ++presses) {
        await tab.press(']');
        // A neighbour out of sight has its link when the picture has flown there.
        now = await tab.until('the next neighbour', (before) => {
          const link = /** @type {HTMLAnchorElement | null | undefined} */ (document.activeElement?.closest('#links a'));
          const path = link ? new URL(link.href).pathname.replace(/^.*\/(?=n\/)/, '') : before;
          return path === before ? '' : path;
        }, { args: [now] });
      }
      assert.equal(await tab.evaluate(focused_path), `n/${wanted}/`, 'the focus is on the link of the neighbour');
      await tab.press('Enter');
      await tab.until('it is open', (id) => globalThis.atlas.state().node === id, { args: [wanted] });
      await tab.at_rest(120);
      assert.ok(await tab.evaluate(in_picture), 'the picture keeps the focus');
      way.push(wanted);
    }
    const nearer = await tab.evaluate(([first, , , last]) => {
      const around = (id) => globalThis.atlas.node(id).neighbours.map((one) => one.id);
      return around(first).some((one) => one === last || around(one).includes(last));
    }, way);
    assert.equal(nearer, false, `three hops: ${way}`);
    t.diagnostic(way.join(' → '));
  }));

  await t.test('arrows go to another node, Escape comes back, Home goes home, zoom keys zoom', () => visit('n/etcd/', async (tab) => {
    await tab.at_rest();
    await tab_to_picture(tab);
    await tab.press('ArrowDown');
    await tab.until('another node', () =>
      !document.activeElement?.closest('#links a[href$="n/etcd/"]') && Boolean(document.activeElement?.closest('#links a')));
    const place = await tab.evaluate(focused_path);
    assert.match(place, /^n\/.+\/$/);
    await tab.press('Escape');
    await tab.until('the selection again', () => Boolean(document.activeElement?.closest('#links a[href$="n/etcd/"]')));
    await tab.at_rest();
    const { scale } = (await tab.state()).camera;
    await tab.press('+');
    await tab.until('larger', (old) => globalThis.atlas.state().camera.scale > old * 1.2, { args: [scale] });
    await tab.press('-');
    await tab.until('as before', (old) => Math.abs(globalThis.atlas.state().camera.scale / old - 1) < 0.02, { args: [scale] });
    await tab.press('Home');
    await tab.until('the start', () => globalThis.atlas.state().node === null);
    assert.ok(await tab.evaluate(in_picture));
  }));
});

test('arrows, brackets and letters typed into the search field move nothing on the map', async () => {
  const tab = await open('n/etcd/');
  await tab.click_on('#q');
  const before = await tab.state();
  await tab.type('[]+-0lm');
  for (const key of /** @type {const} */ (['ArrowLeft', 'ArrowRight', 'Home', 'End', 'Backspace'])) await tab.page.keyboard.press(key);
  const after = await tab.state();
  assert.deepEqual(after.camera, before.camera);
  assert.equal(after.node, 'etcd');
  assert.equal(await tab.evaluate(() => document.querySelector('#q').value), '[]+-0l');
  await tab.close();
});

test('keys with Ctrl, Alt or Command on the picture are the browser\'s', async () => {
  const tab = await open('n/etcd/');
  await tab_to_picture(tab);
  const before = await tab.state();
  const kept = await tab.evaluate(() => {
    const kept = [];
    for (const modifier of ['ctrlKey', 'altKey', 'metaKey']) {
      for (const key of ['ArrowRight', '0', '+', '-', 'Home', '[', 'Enter', 'l']) {
        const event = new KeyboardEvent('keydown', { key, [modifier]: true, bubbles: true, cancelable: true });
        document.activeElement.dispatchEvent(event);
        if (event.defaultPrevented) kept.push(`${modifier} ${key}`);
      }
    }
    for (const key of ['F5', 'Tab', 'a', 'PageDown']) {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      document.activeElement.dispatchEvent(event);
      if (event.defaultPrevented) kept.push(key);
    }
    return kept;
  });
  assert.deepEqual(kept, []);
  assert.deepEqual(await tab.state(), before);
  await tab.close();
});

test('Ctrl+Enter on the node that keys are about opens its page in a new tab', async () => {
  const tab = await open('n/etcd/');
  await tab_to_picture(tab);
  await tab.press('ArrowDown');
  await tab.at_rest();
  const wanted = await tab.evaluate(focused_path);
  const opened = new Promise((resolve) => tab.context.once('targetcreated', resolve));
  await chord(tab, 'Control', 'Enter');
  const target = await Promise.race([opened, new Promise((resolve) => setTimeout(resolve, 4000))]);
  assert.ok(target, 'a new tab');
  await tab.until('its address', () => true);
  const url = await new Promise((resolve) => setTimeout(() => resolve(target.url()), 500));
  assert.ok(String(url).endsWith(wanted), `${url} is ${wanted}`);
  assert.equal((await tab.state()).node, 'etcd', 'this tab stays');
  await tab.close();
});

/** Every visible thing that is worked with and takes part in the order of Tab, once with a name. */
const controls = () => {
  const selector = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const named = [];
  for (const element of document.querySelectorAll(selector)) {
    if (element.tabIndex < 0 || element.disabled || element.closest('[inert]')) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const { width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0) continue;
    element.dataset.control ??= String(Math.random());
    named.push({ key: element.dataset.control, name: element.outerHTML.replace(/ data-control="[^"]*"/, '').slice(0, 110) });
  }
  return named;
};
const focused_control = () => {
  const element = /** @type {HTMLElement | null} */ (document.activeElement);
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const shown = element.matches(':focus-visible') && (style.outlineStyle !== 'none' || style.boxShadow !== 'none' || element.id === 'q');
  return { key: element.dataset.control ?? element.outerHTML.slice(0, 110), name: element.outerHTML.slice(0, 110), shown };
};

const pages = [
  { name: 'the start page', path: '' },
  { name: 'a node', path: 'n/kube-scheduler/' },
  { name: 'its surroundings', path: 'n/kube-scheduler/#v1&view=focus' },
  { name: 'a step', path: 'walk/deployment/12/' },
  { name: 'the two orders', path: 'walk/deployment/#v1&order=both' },
  { name: 'the filters', path: '', before: '#filters button' },
  { name: 'a node on a phone', path: 'n/kube-scheduler/', options: { width: 390, height: 844, touch: true } },
  { name: 'the legend on a phone', path: '', options: { width: 390, height: 844, touch: true }, before: '#legend-open' },
];
for (const { name, path, options = {}, before } of pages) {
  test(`${name}: Tab reaches every control once, shows where it is, and comes out at the other end`, async () => {
    const tab = await open(path, options);
    if (before) await tab.evaluate((selector) => document.querySelector(selector).click(), before);
    await tab.at_rest();
    await tab.evaluate(() => {
      /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
      getSelection()?.removeAllRanges();
      document.body.tabIndex = -1;
      document.body.focus();
      document.body.removeAttribute('tabindex');
    });
    // The first key fetches the sentences, which writes the text anew.
    await tab.page.keyboard.press('Shift');
    await new Promise((resolve) => setTimeout(resolve, 700));
    await tab.at_rest();
    const wanted = await tab.evaluate(controls);
    assert.ok(wanted.length > 12, `${wanted.length} controls`);
    const seen = new Map();
    let out = false;
    for (let presses = 0; presses < wanted.length + 8 && !out; ++presses) {
      await tab.press('Tab');
      const here = await tab.evaluate(focused_control);
      if (!here || (seen.size > 3 && seen.keys().next().value === here.key)) out = true;
      else seen.set(here.key, here);
    }
    const missed = wanted.filter(({ key }) => !seen.has(key)).map((each) => each.name);
    assert.deepEqual(missed, [], `not reached of ${wanted.length}`);
    assert.ok(out, `no way out: ${[...seen.values()].slice(-3).map((each) => each.name).join(' | ')}`);
    assert.deepEqual([...seen.values()].filter(({ shown }) => !shown).map((each) => each.name), [], 'a focus that cannot be seen');
    await tab.expect_no_problems();
    await tab.close();
  });
}

test('the list: Tab goes through the rows and out at the end', async () => {
  const tab = await open('#v1&view=list');
  const wanted = await tab.evaluate(controls);
  // Hundreds of rows: the first controls in order, then the last ones backwards.
  const seen = new Set();
  for (let presses = 0; presses < 60; ++presses) {
    await tab.press('Tab');
    seen.add((await tab.evaluate(focused_control))?.key);
  }
  assert.ok(seen.size >= 58, `${seen.size} of 60 are different: no trap`);
  for (const id of ['q', 'lang', 'theme', 'share', 'keys']) {
    const key = await tab.evaluate((which) => document.getElementById(which).dataset.control, id);
    assert.ok(seen.has(key), id);
  }
  await tab.evaluate((key) => document.querySelector(`[data-control="${key}"]`).focus(), wanted.at(-1).key);
  await tab.press('Tab');
  const after = await tab.evaluate(focused_control);
  assert.ok(after === null || !seen.has(undefined), 'out at the end');
  await tab.close();
});

test('going on with Tab from a node leaves the picture, and coming back finds the same node', async () => {
  const tab = await open('n/etcd/');
  await tab_to_picture(tab);
  await tab.press('ArrowDown');
  await tab.at_rest();
  const place = await tab.evaluate(focused_path);
  await tab.press('Tab');
  assert.equal(await tab.evaluate(in_picture), false);
  await chord(tab, 'Shift', 'Tab');
  assert.equal(await tab.evaluate(focused_path), place);
  await chord(tab, 'Shift', 'Tab');
  assert.equal(await tab.evaluate(in_picture), false, 'backwards too');
  await tab.close();
});

test('a node that keys reach is ringed on the canvas while the picture has the keyboard', async () => {
  const tab = await open('');
  await tab_to_picture(tab);
  await tab.press('ArrowDown');
  await tab.at_rest();
  const box = await tab.evaluate(() => {
    const { x, y, width, height } = document.activeElement.getBoundingClientRect();
    return { x: x - 14, y: y - 14, width: width + 28, height: height + 28 };
  });
  const without_outline = 'document.styleSheets[0].insertRule("#links a { outline: 0 !important; }")';
  await tab.evaluate(new Function(without_outline));
  const shot = () => tab.page.screenshot({ clip: box, encoding: 'base64' });
  const ringed = await shot();
  await tab.press('Tab');
  await tab.at_rest();
  assert.notEqual(await shot(), ringed, 'the ring goes with the keyboard');
  await chord(tab, 'Shift', 'Tab');
  await tab.at_rest();
  assert.equal(await shot(), ringed, 'and comes back with it');
  await tab.close();
});

for (const lang of ['zh', 'en']) {
  test(`"?" lists the keys (${lang}), Escape closes it, and the focus is where it was`, async () => {
    const tab = await open(`n/etcd/#v1&lang=${lang}`);
    await tab_to_picture(tab);
    const before = await tab.evaluate(focused_path);
    await tab.type('?');
    await tab.until('the list', () => document.querySelector('dialog#keys-box[open]'));
    const shown = await tab.evaluate(() => ({
      heading: document.querySelector('#keys-box h2').textContent,
      keys: [...document.querySelectorAll('#keys-box kbd')].map((each) => each.textContent),
      rows: [...document.querySelectorAll('#keys-box dd')].map((each) => each.textContent),
      inside: document.querySelector('#keys-box').contains(document.activeElement),
    }));
    assert.equal(shown.heading, lang === 'zh' ? '按键与手势' : 'Keys and gestures');
    for (const key of ['/', '?', '↑', '[', ']', 'Enter', 'Esc', 'Home', '+', '-', '0', 'F10']) assert.ok(shown.keys.includes(key), key);
    assert.ok(shown.rows.every((row) => row !== '' && !row.includes('keys.') && /\p{Script=Han}/u.test(row) === (lang === 'zh')), shown.rows.join(' | '));
    assert.ok(shown.inside, 'the focus is in it');
    await tab.press('Escape');
    await tab.until('closed', () => !document.querySelector('#keys-box'));
    assert.equal(await tab.evaluate(focused_path), before);
    assert.equal((await tab.state()).node, 'etcd', 'that Escape was the dialog\'s');
    await tab.expect_no_problems();
    await tab.close();
  });
}

test('a button opens the list of keys too; in the search field "?" is a character; single keys can be turned off', async () => {
  const tab = await open('');
  await tab.click_on('#q');
  await tab.type('?');
  assert.equal(await tab.evaluate(() => document.querySelector('#q').value), '?');
  assert.equal(await tab.evaluate(() => document.querySelector('#keys-box')), null);
  await tab.press('Escape');
  await tab.press('Escape');
  await tab.click_on('#keys');
  await tab.until('the list', () => document.querySelector('#keys-box[open]'));
  await tab.click_on('#keys-box label input');
  await tab.press('Escape');
  await tab.until('closed', () => !document.querySelector('#keys-box'));
  assert.equal(await tab.evaluate(() => document.activeElement.id), 'keys', 'back on the button');
  await tab.type('?/');
  await new Promise((resolve) => setTimeout(resolve, 400));
  assert.equal(await tab.evaluate(() => document.querySelector('#keys-box')), null);
  assert.equal(await tab.evaluate(() => document.activeElement.id), 'keys');
  await tab.goto(server.url + 'n/kubelet/');
  await tab.ready();
  await tab.type('/');
  assert.notEqual(await tab.evaluate(() => document.activeElement.id), 'q', 'the next page keeps it');
  await chord(tab, 'Control', 'k');
  assert.equal(await tab.evaluate(() => document.activeElement.id), 'q', 'Ctrl+K still works');
  await tab.expect_no_problems();
  await tab.close();
});

test('Shift+F10 opens the menu of the node that keys are about, and everything in it works by keys', async () => {
  const tab = await open('n/etcd/');
  await tab_to_picture(tab);
  await tab.press('ArrowDown');
  await tab.at_rest();
  const place = await tab.evaluate(focused_path);
  const id = place.split('/')[1];
  const open_menu = async () => {
    await chord(tab, 'Shift', 'F10');
    await tab.until('the menu', () => document.querySelector('#node-menu')?.contains(document.activeElement));
  };
  await open_menu();
  const items = await tab.evaluate(() => [...document.querySelectorAll('#node-menu [role=menuitem]')].map((each) => each.textContent));
  assert.deepEqual(items, ['打开', '在新标签页打开', '复制链接', '分享', '聚焦']);
  assert.ok((await tab.evaluate(() => document.querySelector('#node-menu a').href)).endsWith(place));
  await tab.press('ArrowUp');
  assert.equal(await tab.evaluate(() => document.activeElement.textContent), '聚焦', 'up from the first is the last');
  await tab.press('ArrowDown');
  await tab.press('Escape');
  assert.equal(await tab.evaluate(() => document.querySelector('#node-menu')), null);
  assert.equal(await tab.evaluate(focused_path), place, 'the focus returns to the node');
  assert.equal((await tab.state()).node, 'etcd');

  await chromium.browser.defaultBrowserContext().overridePermissions(server.url, ['clipboard-read', 'clipboard-write']).catch(() => {});
  await open_menu();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) await tab.press(key);
  await tab.press('Enter');
  await tab.until('the share dialog', () => document.querySelector('#share-box[open]'));
  assert.equal((await tab.state()).node, id, 'what is shared is what is shown');
  await tab.press('Escape');
  await tab.until('closed', () => !document.querySelector('#share-box'));

  await tab.evaluate(() => document.querySelector('#links a[tabindex="0"]').focus());
  await open_menu();
  await tab.page.keyboard.press('End');
  await tab.press('Enter');
  await tab.until('its surroundings', (wanted) => {
    const { view, node } = globalThis.atlas.state();
    return view === 'focus' && node === wanted;
  }, { args: [id] });
  await tab.expect_no_problems();
  await tab.close();
});

test('keys fold what only the canvas draws', async () => {
  const tab = await open('');
  await tab_to_picture(tab);
  const shot = (x, y) => tab.page.screenshot({ clip: { x, y, width: 240, height: 120 }, encoding: 'base64' });
  const box = await tab.evaluate(() => {
    const { left, right, bottom } = document.querySelector('#canvas').getBoundingClientRect();
    return { left, right, bottom };
  });
  for (const { key, x } of [{ key: 'l', x: box.left + 70 }, { key: 'm', x: box.right - 250 }]) {
    const before = await shot(x, box.bottom - 130);
    await tab.type(key);
    await tab.at_rest();
    assert.notEqual(await shot(x, box.bottom - 130), before, key);
    await tab.type(key);
    await tab.at_rest();
    assert.equal(await shot(x, box.bottom - 130), before, `${key} again`);
  }
  await tab.close();
});
