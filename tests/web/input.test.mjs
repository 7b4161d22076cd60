// Keyboard, input methods, filters, language and theme, in Chromium.
import test from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { launch_chromium } from './lib/chromium.mjs';
import { hold, prose } from './lib/late.mjs';
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
  const tab = await chromium.open(server.url + path, options);
  await tab.ready();
  return tab;
}

const focused = () => document.activeElement?.id;
const option_count = () => document.querySelectorAll('#hits [role=option]').length;

test('"/" and Ctrl+K put the cursor in the search field', async () => {
  const tab = await open();
  await tab.page.keyboard.press('/');
  assert.equal(await tab.evaluate(focused), 'q');
  assert.equal(await tab.evaluate(() => document.querySelector('#q').value), '', 'the key itself is not typed');
  await tab.press('Escape');
  await tab.evaluate(() => document.querySelector(':focus')?.blur());
  await tab.page.keyboard.down('Control');
  await tab.page.keyboard.press('k');
  await tab.page.keyboard.up('Control');
  assert.equal(await tab.evaluate(focused), 'q');
  await tab.type('a/b');
  assert.equal(await tab.evaluate(() => document.querySelector('#q').value), 'a/b', 'in the field "/" is a character');
  await tab.expect_no_problems();
  await tab.close();
});

/** While composing, keys belong to the input method: they arrive with code 229. */
async function key_of_the_input_method(tab, key) {
  await tab.cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, code: key, windowsVirtualKeyCode: 229 });
  await tab.cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code: key, windowsVirtualKeyCode: 229 });
}

test('half-composed input does nothing; committed input searches', async () => {
  const tab = await open();
  await tab.click_on('#q');
  const before = await tab.state();
  for (const text of ['d', 'di', 'diao d', '调度']) {
    await tab.cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }
  for (const key of ['Enter', 'ArrowDown', '/']) await key_of_the_input_method(tab, key);
  await new Promise((resolve) => setTimeout(resolve, 400));
  const during = await tab.state();
  assert.equal(during.query, before.query, 'the query');
  assert.equal(during.node, before.node, 'the selection');
  assert.equal(await tab.evaluate(option_count), 0, 'no hits for half a word');
  assert.equal(await tab.evaluate(focused), 'q');
  await tab.cdp.send('Input.insertText', { text: '调度' });
  await tab.until('hits for what was committed', option_count);
  assert.equal((await tab.state()).query, '调度');
  const first = (await tab.evaluate(() => globalThis.atlas.search('调度', 1)))[0].id;
  await tab.press('Enter');
  await tab.until('the first hit is open', (id) => globalThis.atlas.state().node === id, { args: [first] });
  await tab.expect_no_problems();
  await tab.close();
});

test('a composition that is cancelled leaves nothing behind', async () => {
  const tab = await open();
  await tab.click_on('#q');
  await tab.cdp.send('Input.imeSetComposition', { text: 'ni h', selectionStart: 4, selectionEnd: 4 });
  await tab.cdp.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal((await tab.state()).query, '');
  assert.equal(await tab.evaluate(option_count), 0);
  await tab.expect_no_problems();
  await tab.close();
});

test('a composition that ends without compositionend does not leave the field deaf', async () => {
  // Chromium clears a search field on Escape and then sends `input`, but no `compositionend`.
  const tab = await open();
  await tab.click_on('#q');
  await tab.cdp.send('Input.imeSetComposition', { text: 'diao d', selectionStart: 6, selectionEnd: 6 });
  await key_of_the_input_method(tab, 'Escape');
  await tab.cdp.send('Input.insertText', { text: '调度' });
  await tab.until('hits', option_count);
  assert.equal((await tab.state()).query, '调度');
  await tab.close();
});

test('Safari ends a composition before the Enter that committed it: that Enter opens nothing', async () => {
  const tab = await open();
  await tab.click_on('#q');
  await tab.evaluate(() => {
    const field = document.querySelector('#q');
    field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true, data: '' }));
    field.value = '调度';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromComposition', data: '调度' }));
    field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '调度' }));
    field.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, key: 'Enter', keyCode: 229 }));
  });
  await tab.until('hits for what was committed', option_count);
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal((await tab.state()).node ?? '', '');
  await tab.close();
});

test('the chosen hit stays chosen when the sentences arrive and the question is answered again', async (t) => {
  const slow = await serve({ root: dist });
  t.after(() => slow.close());
  const release = hold(slow, prose);
  const tab = await chromium.open(slow.url);
  await tab.ready();
  await tab.click_on('#q');
  await tab.type('informer');
  await tab.until('hits', option_count);
  await tab.press('ArrowDown');
  const chosen = () => document.querySelector('#hits [aria-selected=true]')?.getAttribute('href');
  const before = await tab.evaluate(chosen);
  await tab.evaluate(() => { globalThis.first_answer = document.querySelector('#hits [role=option]'); });
  release();
  await tab.until('a second answer', () => !globalThis.first_answer.isConnected && document.querySelectorAll('#hits [role=option]').length);
  assert.notEqual(before, await tab.evaluate(() => document.querySelector('#hits [role=option]').getAttribute('href')));
  assert.equal(await tab.evaluate(chosen), before);
  await tab.close();
});

test('arrows walk through the hits, the field keeps the focus, Escape closes the list', async () => {
  const tab = await open();
  await tab.click_on('#q');
  await tab.type('informer');
  await tab.until('hits', option_count);
  const chosen = () => {
    const field = document.querySelector('#q');
    const id = field.getAttribute('aria-activedescendant');
    const option = id && document.getElementById(id);
    return { focus: document.activeElement.id, expanded: field.getAttribute('aria-expanded'), id,
      selected: option && option.getAttribute('aria-selected'), text: option && option.textContent };
  };
  await tab.press('ArrowDown');
  const first = await tab.evaluate(chosen);
  assert.equal(first.focus, 'q');
  assert.equal(first.expanded, 'true');
  assert.equal(first.selected, 'true', `aria-activedescendant="${first.id}" names a selected option`);
  await tab.press('ArrowDown');
  const second = await tab.evaluate(chosen);
  assert.notEqual(second.id, first.id);
  await tab.press('ArrowUp');
  assert.equal((await tab.evaluate(chosen)).id, first.id);
  await tab.press('Escape');
  assert.equal(await tab.evaluate(() => document.querySelector('#q').getAttribute('aria-expanded')), 'false');
  assert.ok(await tab.evaluate(() => {
    const hits = document.querySelector('#hits');
    return hits.hidden || !hits.checkVisibility();
  }), 'the list is gone');
  await tab.expect_no_problems();
  await tab.close();
});

const shown_hits = () => [...document.querySelectorAll('#hits [role=option]')].map((option) => option.textContent);

test('filters are completed by keyboard and pointer, and narrow the hits and the map', async () => {
  const tab = await open();
  await tab.click_on('#q');
  await tab.type('kind:');
  await tab.until('every kind', () => document.querySelectorAll('#hits .ask').length === 8);
  assert.equal(await tab.evaluate(() => document.querySelector('#search .counts').textContent), '接着输入，或从下面选一项');
  await tab.type('vi');
  await tab.until('the completion', () => /^kind:video/.test(document.querySelector('#hits [aria-selected=true]')?.textContent ?? ''));
  await tab.press('Enter');
  assert.equal(await tab.evaluate(() => document.querySelector('#q').value), 'kind:video ');
  assert.equal(await tab.evaluate(focused), 'q');
  await tab.type('kickoff');
  await tab.until('the only video of the kickoff', () => /kickoff 视频/.test(document.querySelector('#hits [role=option] .title')?.textContent ?? ''));
  assert.equal((await tab.state()).query, 'kind:video kickoff');
  await tab.evaluate(() => (document.querySelector('#q').value = ''));
  await tab.type('auth');
  await tab.until('the name of a filter', () => [...document.querySelectorAll('#hits .ask')].some((row) => row.textContent.startsWith('author:')));
  await tab.evaluate(() => [...document.querySelectorAll('#hits .ask')].find((row) => row.textContent.startsWith('author:')).scrollIntoView());
  await tab.evaluate(() => [...document.querySelectorAll('#hits .ask')].find((row) => row.textContent.startsWith('author:')).click());
  assert.equal(await tab.evaluate(() => document.querySelector('#q').value), 'author:');
  await tab.until('authors with counts', () => /author:draveness.*\d/.test([...document.querySelectorAll('#hits .ask')].map((row) => row.textContent).join('\n')));
  await tab.expect_no_problems();
  await tab.close();
});

test('a question finds the step that answers it, and Enter opens the step', async () => {
  const tab = await open();
  await tab.click_on('#q');
  await tab.type('谁创建 Pod');
  await tab.until('the step', () => /ReplicaSet 控制器创建 Pod/.test(document.querySelector('#hits [role=option]')?.textContent ?? ''));
  assert.match(await tab.evaluate(() => document.querySelector('#hits [role=option]').href), /walk\/deployment\/21\/$/);
  await tab.press('Enter');
  await tab.until('step 21', () => globalThis.atlas.state().step === 21);
  await tab.expect_no_problems();
  await tab.close();
});

test('words that do not go together: what fewer of them would find', async () => {
  const tab = await open();
  await tab.click_on('#q');
  await tab.type('阳明 kubelet');
  await tab.until('offers', () => document.querySelectorAll('#hits .ask').length === 2);
  const offers = await tab.evaluate(shown_hits);
  assert.match(offers.join('\n'), /去掉 kubelet\d+ 条/);
  await tab.evaluate(() => [...document.querySelectorAll('#hits .ask')].find((row) => /kubelet/.test(row.textContent)).click());
  await tab.until('hits', () => document.querySelectorAll('#hits a.hit mark').length > 0);
  assert.equal((await tab.state()).query, '阳明');
  await tab.expect_no_problems();
  await tab.close();
});

test('an unknown value of a filter is said plainly, with one that exists', async () => {
  const tab = await open();
  await tab.click_on('#q');
  await tab.type('kind:vdeo pod');
  await tab.until('the value that exists', () => /kind:video/.test(document.querySelector('#hits .ask')?.textContent ?? ''));
  assert.match(await tab.evaluate(() => document.querySelector('#search .counts').textContent), /没有 kind:vdeo/);
  await tab.close();
});

test('pinyin is found once the readings have arrived, without typing again', async () => {
  const tab = await open();
  await tab.click_on('#q');
  await tab.evaluate(() => {
    const field = document.querySelector('#q');
    field.value = 'diaoduqi';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await tab.until('the scheduler', () => /kube-scheduler/.test(document.querySelector('#hits [role=option]')?.textContent ?? ''));
  await tab.expect_no_problems();
  await tab.close();
});

test('a query without hits offers a way out', async () => {
  const tab = await open();
  await tab.click_on('#q');
  await tab.type('kube-schedulr');
  await tab.until('suggestions', () => /kube-scheduler/.test(document.querySelector('#search').textContent));
  await tab.press('Escape');
  await tab.click_on('#q');
  await tab.page.keyboard.down('Control');
  await tab.page.keyboard.press('a');
  await tab.page.keyboard.up('Control');
  await tab.type('qqqqxzzzz');
  await tab.until('a sentence about it', () => document.querySelector('#search').innerText.includes('qqqqxzzzz'));
  const options = await tab.evaluate(() => [...document.querySelectorAll('#hits [role=option]')].map((option) => option.textContent));
  assert.ok(!options.some((text) => /qqqqxzzzz/.test(text)), `nothing is called so: ${options}`);
  await tab.expect_no_problems();
  await tab.close();
});

test('every query of the table finds in the page what it means', async () => {
  const lines = readFileSync(new URL('../data/queries.txt', import.meta.url), 'utf8').split('\n');
  const table = lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('|').map((part) => part.trim()));
  const tab = await open();
  await tab.press('Escape'); // any key: the page loads readings and sentences
  await tab.until('pinyin', () => globalThis.atlas.search('ljsjq', 1).length === 1);
  const found = await tab.evaluate((queries) => queries.map((query) => globalThis.atlas.search(query, 12).map(({ id }) => id)), table.map(([, query]) => query));
  table.forEach(([kind, query, ids], at) => {
    const wanted = ids === '' ? [] : ids.split(' ');
    const hits = found[at].slice(0, wanted.length + 2);
    if (wanted.length === 0) return assert.deepEqual(hits, [], query);
    assert.ok(wanted.includes(hits[0]) && wanted.every((id) => hits.includes(id)), `${kind}: ${query} finds ${hits}`);
  });
  await tab.close();
});

test('pinyin typed into the field offers what it sounds like, and marks it', async () => {
  const tab = await open();
  await tab.click_on('#q');
  await tab.type('ljsjq');
  await tab.until('the collector', () => document.querySelector('#hits [role=option] mark')?.textContent === '垃圾收集器');
  await tab.expect_no_problems();
  await tab.close();
});

test('hits are the same as atlas.search, best first', async () => {
  const tab = await open();
  await tab.click_on('#q');
  for (const text of ['scheduler', '网络', 'github.com']) {
    await tab.page.keyboard.down('Control');
    await tab.page.keyboard.press('a');
    await tab.page.keyboard.up('Control');
    await tab.cdp.send('Input.insertText', { text });
    const wanted = (await tab.evaluate((words) => globalThis.atlas.search(words, 5), text)).map(({ title }) => title);
    assert.ok(wanted.length > 0, `${text} has hits`);
    await tab.until(`hits of ${text}`, (titles) => {
      const shown = [...document.querySelectorAll('#hits [role=option]')].map((option) => option.textContent);
      return titles.every((title, at) => shown[at]?.includes(title));
    }, { args: [wanted] });
  }
  await tab.expect_no_problems();
  await tab.close();
});

test('filters chosen in the drawer are in the address, and the address restores them', async () => {
  const tab = await open();
  const all = await tab.evaluate(() => document.querySelectorAll('#filters button').length);
  assert.ok(all > 0, 'the rail has buttons');
  await tab.click_on('#filters button');
  const boxes = '#filters input[type=checkbox], #filters [role=checkbox], #filters button[aria-pressed]';
  await tab.until('the drawer shows values', (selector) =>
    [...document.querySelectorAll(selector)].some((box) => box.checkVisibility()), { args: [boxes] });
  await tab.evaluate((selector) => {
    const box = [...document.querySelectorAll(selector)].find((each) => each.checkVisibility());
    box.click();
  }, boxes);
  await tab.until('a filter is set', () => Object.values(globalThis.atlas.state().filters).flat().length === 1);
  const { filters } = await tab.state();
  await tab.until('the address tells it', () => location.hash.length > 1);
  const hash = await tab.evaluate(() => location.hash);
  await tab.expect_no_problems();
  await tab.close();
  const again = await open(hash);
  assert.deepEqual((await again.state()).filters, filters);
  await again.expect_no_problems();
  await again.close();
});

test('query, view and selection in an address come back from it', async () => {
  const tab = await open('n/etcd/');
  await tab.click_on('#q');
  await tab.cdp.send('Input.insertText', { text: '源码' });
  await tab.until('the query is in the address', () => decodeURIComponent(location.hash).includes('源码'));
  await tab.press('Escape');
  await tab.evaluate(() => document.querySelector('#views [data-view=list]').click());
  await tab.until('the list', () => globalThis.atlas.state().view === 'list' && /list/.test(location.hash));
  const address = await tab.evaluate(() => location.pathname.slice(1) + location.hash);
  const wanted = await tab.state();
  await tab.close();
  const again = await open(address);
  const got = await again.state();
  for (const member of ['node', 'view', 'query', 'filters', 'lang', 'theme']) assert.deepEqual(got[member], wanted[member], member);
  await again.expect_no_problems();
  await again.close();
});

test('the language switches every word at once, without a reload, and stays', async () => {
  const tab = await open();
  await tab.evaluate(() => (globalThis.__same_page = true));
  const words = () => [...document.querySelectorAll('header [data-i18n], #views a, #filters button')].map((each) => each.textContent.trim());
  const chinese = await tab.evaluate(words);
  assert.ok(chinese.some((word) => /\p{Script=Han}/u.test(word)), `the header starts in Chinese: ${chinese}`);
  assert.equal((await tab.state()).lang, 'zh');
  await tab.click_on('#lang');
  await tab.until('English', () => globalThis.atlas.state().lang === 'en' && document.documentElement.lang.startsWith('en'));
  const english = await tab.evaluate(words);
  const left = english.filter((word) => /\p{Script=Han}/u.test(word) && !/^中|中文/.test(word));
  assert.deepEqual(left, [], 'words that stayed Chinese');
  assert.equal(await tab.evaluate(() => globalThis.__same_page), true, 'no reload');
  const labels = await tab.evaluate(() => [...document.querySelectorAll('header [aria-label], #zoom [aria-label], #panel-bar [aria-label]')]
    .map((each) => each.getAttribute('aria-label')).filter((label) => /\p{Script=Han}/u.test(label) && !/中/.test(label)));
  assert.deepEqual(labels, [], 'labels that stayed Chinese');
  await tab.goto(server.url + 'n/kubelet/');
  await tab.ready();
  assert.equal((await tab.state()).lang, 'en', 'the next page keeps it');
  await tab.expect_no_problems();
  await tab.close();
});

test('the theme follows the system, and the reader\'s choice wins', async () => {
  const ground = () => getComputedStyle(document.body).backgroundColor;
  const light = await open('', { theme: 'light' });
  const dark = await open('', { theme: 'dark' });
  const [light_ground, dark_ground] = [await light.evaluate(ground), await dark.evaluate(ground)];
  assert.notEqual(light_ground, dark_ground);
  await light.click_on('#theme');
  await light.until('another ground', (before) => getComputedStyle(document.body).backgroundColor !== before, { args: [light_ground] });
  const chosen = await light.evaluate(ground);
  assert.equal(chosen, dark_ground);
  await light.goto(server.url + 'n/kubelet/');
  await light.ready();
  assert.equal(await light.evaluate(ground), chosen, 'the next page keeps it');
  for (const tab of [light, dark]) {
    await tab.expect_no_problems();
    await tab.close();
  }
});

test('the map repaints when the system changes to dark', async () => {
  const tab = await open('', { theme: 'light' });
  const before = await tab.at_rest();
  await tab.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
  await tab.until('a new frame', (frames) => globalThis.atlas.frames() > frames, { args: [before] });
  assert.equal((await tab.state()).theme, 'dark');
  await tab.expect_no_problems();
  await tab.close();
});

test('dragging pans, the wheel zooms about the pointer, buttons zoom and fit', async () => {
  const tab = await open('', { reduced_motion: true });
  await tab.at_rest();
  const start = await tab.state();
  const middle = await tab.evaluate(() => {
    const box = document.querySelector('#canvas').getBoundingClientRect();
    return { x: box.x + box.width * 0.3, y: box.y + box.height * 0.5 };
  });
  await tab.drag(middle, { x: middle.x + 80, y: middle.y + 40 });
  await tab.at_rest();
  const moved = await tab.state();
  assert.equal(moved.node, start.node, 'a drag selects nothing');
  assert.ok(Math.abs(start.camera.x - moved.camera.x - 80 / start.camera.scale) < 12 / start.camera.scale,
    `dragged by 80 px: from ${JSON.stringify(start.camera)} to ${JSON.stringify(moved.camera)}`);
  const place = await tab.evaluate(() => globalThis.atlas.screen('kube-scheduler'));
  await tab.wheel(place, -240);
  await tab.at_rest();
  const zoomed = await tab.state();
  assert.ok(zoomed.camera.scale > moved.camera.scale * 1.05, 'the wheel zooms in');
  const after = await tab.evaluate(() => globalThis.atlas.screen('kube-scheduler'));
  assert.ok(Math.hypot(after.x - place.x, after.y - place.y) < 4, 'what is under the pointer stays there');
  assert.ok(await tab.evaluate(() => document.querySelectorAll('#zoom button').length) >= 3, 'zoom in, zoom out and fit');
  await tab.expect_no_problems();
  await tab.close();
});

test('hovering a node lights it and shows a real link over it', async () => {
  const tab = await open('', { reduced_motion: true });
  await tab.at_rest();
  const { x, y } = await tab.evaluate(() => globalThis.atlas.screen('kubelet'));
  await tab.move(x - 3, y);
  await tab.move(x, y);
  await tab.until('a link under the pointer', (at) => {
    const link = document.elementFromPoint(at.x, at.y)?.closest('a');
    return link && new URL(link.href).pathname.endsWith('/n/kubelet/');
  }, { args: [{ x, y }] });
  await tab.expect_no_problems();
  await tab.close();
});

test('a middle click on a node opens a tab of its own and leaves this one as it was', async () => {
  const tab = await open('', { reduced_motion: true });
  await tab.at_rest();
  const { x, y } = await tab.evaluate(() => globalThis.atlas.screen('kubelet'));
  await tab.move(x - 3, y);
  await tab.move(x, y);
  await tab.until('a link', (at) => document.elementFromPoint(at.x, at.y)?.closest('a'), { args: [{ x, y }] });
  const opened = new Promise((resolve) => tab.context.once('targetcreated', resolve));
  await tab.page.mouse.click(x, y, { button: 'middle' });
  const target = await Promise.race([opened, new Promise((resolve) => setTimeout(resolve, 4000))]);
  assert.ok(target, 'a new tab');
  assert.equal((await tab.state()).node ?? '', '', 'this tab selects nothing');
  await tab.close();
});

test('everything in the frame can be reached and worked with the keyboard alone', async () => {
  const tab = await open('', { reduced_motion: true });
  const reached = new Set();
  const shown = [];
  for (let i = 0; i < 60; ++i) {
    await tab.press('Tab');
    const here = await tab.evaluate(() => {
      const element = document.activeElement;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      return { id: element.id, part: element.closest('#header, #search, #views, #filters, #stage, #panel, #footer')?.id ?? '',
        ring: style.outlineStyle !== 'none' || style.boxShadow !== 'none', name: element.outerHTML.slice(0, 80), width: box.width };
    });
    reached.add(here.part);
    if (here.name.startsWith('<body')) break;
    shown.push(here);
  }
  for (const part of ['search', 'views', 'filters', 'panel']) {
    assert.ok(reached.has(part) || shown.some(({ id }) => id === 'q' && part === 'search'), `${part} is reached: ${[...reached]}`);
  }
  assert.deepEqual(shown.filter(({ ring }) => !ring).map(({ name }) => name), [], 'a focus that cannot be seen');
  await tab.expect_no_problems();
  await tab.close();
});
