// Input methods in all three engines. Their drivers cannot compose (Chromium's can: input.test.mjs), so the events are
// made in the order in which each browser sends them. And what is the browser's own in a field: undo, clipboard,
// selection, the soft keyboard.
import test from 'node:test';
import assert from 'node:assert/strict';
import { launch_chromium } from './lib/chromium.mjs';
import { in_every_engine } from './lib/engines.mjs';
import { serve } from './lib/server.mjs';
import { dist } from './lib/site.mjs';

/**
 * Types 调度 by an input method; the last key is the one that ends it.
 * @param {'chromium' | 'firefox' | 'safari'} order @param {'Enter' | 'Escape' | ' '} last
 */
const compose = (order, last) => {
  const field = /** @type {HTMLInputElement} */ (document.querySelector('#q'));
  field.focus();
  const seen = [];
  const key = (name, composing) => {
    const event = new KeyboardEvent('keydown', { key: name, keyCode: 229, isComposing: composing, bubbles: true, cancelable: true });
    field.dispatchEvent(event);
    if (event.defaultPrevented) seen.push(`${name} was taken from the input method`);
  };
  const input = (data, composing) => field.dispatchEvent(new InputEvent('input', {
    data, isComposing: composing, bubbles: true, inputType: 'insertCompositionText',
  }));
  const composition = (type, data) => field.dispatchEvent(new CompositionEvent(`composition${type}`, { data, bubbles: true }));
  const write = (text) => {
    composition('update', text);
    // Chromium and Safari send input after the update, Firefox too; the value is there before.
    field.value = text;
    input(text, true);
  };
  key('d', false); // the first key comes before the composition begins
  composition('start', '');
  for (const text of ['d', 'di', 'dia', 'diao', 'diao d', 'diao du']) {
    key(text.at(-1), true);
    write(text);
  }
  for (const name of ['ArrowDown', 'ArrowUp', '/', '?', '[', 'Home']) key(name, true); // moving among the candidates
  const half = { query: globalThis.atlas.state().query, node: globalThis.atlas.state().node, options: document.querySelectorAll('#hits [role=option]').length };
  const text = last === 'Escape' ? '' : last === 'Enter' ? 'diao du' : '调度';
  field.value = text;
  if (order === 'safari') {
    // WebKit: the composition has ended when the key arrives, which still has code 229.
    input(text, true);
    composition('end', text);
    key(last, false);
  } else if (order === 'firefox') {
    key(last, true);
    composition('end', text);
    input(text, false);
  } else {
    key(last, true);
    composition('update', text);
    input(text, true);
    composition('end', text);
  }
  return { seen, half, dialog: document.querySelector('dialog') !== null };
};

in_every_engine(dist, async (t, visit) => {
  for (const order of ['chromium', 'firefox', 'safari']) {
    for (const last of [' ', 'Enter', 'Escape']) {
      await t.test(`the order of ${order}, ended with ${last === ' ' ? 'Space' : last}`, () => visit('n/etcd/', async (tab) => {
        const { seen, half, dialog } = await tab.evaluate(compose, order, last);
        assert.deepEqual(seen, []);
        assert.deepEqual(half, { query: '', node: 'etcd', options: 0 }, 'nothing acts on half of a word');
        assert.equal(dialog, false);
        await new Promise((resolve) => setTimeout(resolve, 200));
        const state = await tab.state();
        assert.equal(state.node, 'etcd', 'the key that ends a composition opens nothing');
        assert.equal(state.query, last === 'Escape' ? '' : last === 'Enter' ? 'diao du' : '调度', 'what was committed is searched for');
        assert.equal(await tab.evaluate(() => document.activeElement?.id), 'q');
        if (last !== ' ') return;
        await tab.until('hits', () => document.querySelectorAll('#hits [role=option]').length > 0);
        await tab.press('Enter'); // an Enter of its own
        await tab.until('the first hit', () => globalThis.atlas.state().node !== 'etcd');
      }));
    }
  }

  await t.test('on the picture a key of an input method does nothing', () => visit('n/etcd/', async (tab) => {
    await tab.at_rest();
    const taken = await tab.evaluate(() => {
      document.querySelector('#links a[tabindex="0"]').focus();
      const before = JSON.stringify(globalThis.atlas.state());
      const taken = [];
      for (const key of ['Enter', 'Escape', '[', ']', 'ArrowDown', '?', '/', '+', 'Process']) {
        const event = new KeyboardEvent('keydown', { key, keyCode: 229, bubbles: true, cancelable: true });
        document.activeElement.dispatchEvent(event);
        if (event.defaultPrevented) taken.push(key);
      }
      if (JSON.stringify(globalThis.atlas.state()) !== before) taken.push('the state changed');
      return taken;
    });
    assert.deepEqual(taken, []);
  }));
});

const server = await serve({ root: dist });
const chromium = await launch_chromium();
test.after(async () => {
  await chromium.close();
  await server.close();
});

test('in Chromium: what is being composed is shown in the field, at a readable size', async () => {
  const tab = await chromium.open(server.url);
  await tab.ready();
  await tab.click_on('#q');
  await tab.cdp.send('Input.imeSetComposition', { text: "diao'du", selectionStart: 7, selectionEnd: 7 });
  const shown = await tab.evaluate(() => {
    const field = document.querySelector('#q');
    const style = getComputedStyle(field);
    return { value: field.value, size: parseFloat(style.fontSize), opacity: style.opacity, width: field.clientWidth };
  });
  assert.equal(shown.value, "diao'du");
  assert.ok(shown.size >= 13 && shown.opacity === '1' && shown.width > 200, JSON.stringify(shown));
  await tab.cdp.send('Input.insertText', { text: '调度' });
  assert.equal(await tab.evaluate(() => document.querySelector('#q').value), '调度', 'once, not twice');
  await tab.close();
});

test('in Chromium: leaving the field in the middle of a word leaves no list open', async () => {
  const tab = await chromium.open(server.url);
  await tab.ready();
  await tab.click_on('#q');
  await tab.cdp.send('Input.imeSetComposition', { text: 'diao', selectionStart: 4, selectionEnd: 4 });
  await tab.evaluate(() => document.querySelector('#lang').focus());
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal(await tab.evaluate(() => document.querySelector('#search .drop').hidden), true);
  await tab.expect_no_problems();
  await tab.close();
});

for (const { name, options } of [
  { name: 'a phone', options: { width: 390, height: 844, dpr: 3, touch: true } },
  { name: 'a tablet', options: { width: 1024, height: 768, dpr: 2, touch: true } },
]) {
  test(`in Chromium, on ${name}: a tap on the search field focuses it at once; nothing zooms, scrolls or jumps`, async () => {
    const tab = await chromium.open(server.url + 'n/kube-scheduler/', options);
    await tab.ready();
    await tab.at_rest();
    await tab.evaluate(() => {
      globalThis.__focus = [];
      const field = document.querySelector('#q');
      for (const type of ['pointerdown', 'pointerup', 'mousedown', 'click']) {
        document.addEventListener(type, () => setTimeout(() => globalThis.__focus.push(`${type}: ${document.activeElement === field}`)), true);
      }
    });
    await tab.tap_on('#q');
    await tab.until('the focus and the click', () =>
      document.activeElement?.id === 'q' && globalThis.__focus.some((each) => each.startsWith('click')));
    const seen = await tab.evaluate(() => {
      const field = document.querySelector('#q');
      return {
        size: parseFloat(getComputedStyle(field).fontSize),
        scale: globalThis.visualViewport.scale,
        scroll: [scrollX, scrollY, document.body.scrollTop],
        top: field.getBoundingClientRect().top,
        type: field.type,
        hints: ['autocomplete', 'autocapitalize', 'spellcheck', 'enterkeyhint'].map((each) => field.getAttribute(each)),
        click: globalThis.__focus.find((each) => each.startsWith('click')),
      };
    });
    assert.ok(seen.size >= 16, `${seen.size} px: iOS would zoom`);
    assert.equal(seen.scale, 1);
    assert.deepEqual(seen.scroll, [0, 0, 0]);
    assert.ok(seen.top >= 0 && seen.top < 60, `at ${seen.top}`);
    assert.equal(seen.click, 'click: true', 'within the tap, so that the keyboard opens');
    assert.deepEqual(seen.hints, ['off', 'off', 'false', 'search']);
    // The keyboard takes the lower half of the window away.
    await tab.page.setViewport({ width: options.width, height: options.height - 336, deviceScaleFactor: options.dpr, isMobile: true, hasTouch: true });
    await tab.type('etcd');
    const box = await tab.until('hits above the keyboard', () => document.querySelector('#hits [role=option]')?.getBoundingClientRect().toJSON());
    assert.ok(box.bottom < options.height - 336);
    assert.deepEqual(await tab.evaluate(() => [document.activeElement.id, scrollY]), ['q', 0]);
    await tab.expect_no_problems();
    await tab.close();
  });
}

test('in Chromium: undo, clipboard and selection in the search field are the browser\'s own', async () => {
  const tab = await chromium.open(server.url + 'n/etcd/');
  await tab.ready();
  await tab.click_on('#q');
  await tab.type('informer');
  const value = () => document.querySelector('#q').value;
  const chord = async (...keys) => {
    for (const key of keys.slice(0, -1)) await tab.page.keyboard.down(key);
    await tab.page.keyboard.press(keys.at(-1));
    for (const key of keys.slice(0, -1).reverse()) await tab.page.keyboard.up(key);
  };
  await chord('Control', 'a');
  assert.equal(await tab.evaluate(() => getSelection().toString() || document.querySelector('#q').value.slice(document.querySelector('#q').selectionStart, document.querySelector('#q').selectionEnd)), 'informer');
  await chord('Control', 'x');
  assert.equal(await tab.evaluate(value), '');
  await chord('Control', 'v');
  assert.equal(await tab.evaluate(value), 'informer');
  await tab.until('what was pasted is searched for', () => globalThis.atlas.state().query === 'informer');
  await chord('Control', 'z');
  assert.notEqual(await tab.evaluate(value), 'informer', 'undone');
  await chord('Control', 'Shift', 'Z');
  assert.equal(await tab.evaluate(value), 'informer');
  await tab.page.keyboard.press('Home');
  await chord('Shift', 'ArrowRight');
  await chord('Shift', 'ArrowRight');
  assert.deepEqual(await tab.evaluate(() => [document.querySelector('#q').selectionStart, document.querySelector('#q').selectionEnd]), [0, 2]);
  await tab.expect_no_problems();
  await tab.close();
});
