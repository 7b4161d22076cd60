// The page for those who listen: structure, words and announcements, read off Chromium's accessibility tree.
import test from 'node:test';
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { launch_chromium } from './lib/chromium.mjs';
import { hold, prose } from './lib/late.mjs';
import { heard, in_wrong_language, listen, said, tidy } from './lib/reader.mjs';
import { serve } from './lib/server.mjs';
import { catalog, dist, expect_none, node_of } from './lib/site.mjs';

const server = await serve({ root: dist });
const chromium = await launch_chromium();
test.after(async () => {
  await chromium.close();
  await server.close();
});

const spoken_ms = 700; // an announcement waits until there has been nothing else for a moment

/** @param {string} path @param {object} [options] */
async function opened(path, options = {}) {
  const tab = await chromium.open(server.url + path, { reduced_motion: true, ...options });
  await tab.ready();
  await tab.at_rest();
  return tab;
}

/** Loads a page whose scripts do not run. @param {string} path */
async function served(path) {
  const tab = await chromium.tab();
  await tab.page.setRequestInterception(true);
  tab.page.on('request', (request) => request.resourceType() === 'script' ? request.abort() : request.continue());
  await tab.goto(server.url + path);
  return tab;
}

const places = [
  { path: '', lang: 'zh' }, { path: 'n/kube-scheduler/', lang: 'zh' }, { path: 'n/draveness/#v1&lang=en', lang: 'en' },
  { path: 'n/topic-client-go/#v1&lang=en', lang: 'en' }, { path: 'walk/deployment/', lang: 'zh' },
  { path: 'walk/deployment/12/#v1&lang=en', lang: 'en' }, { path: 'list/', lang: 'zh' },
  { path: '#v1&view=list&lang=en', lang: 'en' },
];

/** @param {import('./lib/reader.mjs').Heard[]} tree */
function check_structure(tree) {
  const headings = tree.filter(({ role }) => role === 'heading');
  assert.equal(headings.filter(({ level }) => level === 1).length, 1, `one h1: ${JSON.stringify(headings.slice(0, 4))}`);
  const first = headings.findIndex(({ level }) => level === 1);
  let last = 1;
  for (const { level, name } of headings.slice(first)) {
    assert.ok(level <= last + 1, `"${name}" of level ${level} after level ${last}`);
    last = level;
  }
  assert.equal(tree.filter(({ role }) => role === 'main').length, 1);
  for (const role of ['navigation', 'region']) {
    const names = tree.filter((each) => each.role === role).map(({ name }) => name);
    assert.ok(names.every(Boolean), `a ${role} without a name among ${names.join(' · ')}`);
    assert.equal(new Set(names).size, names.length, `${role}s of one name: ${names.join(' · ')}`);
  }
  const nameless = tree.filter(({ role, name }) => /^(link|button|checkbox|combobox|application)$/.test(role) && !name);
  assert.deepEqual(nameless, [], 'what can be pressed has a name');
}

for (const { path, lang } of places) {
  test(`${path || 'the start page'}: one heading of the first level, named landmarks, every text in its language`, async () => {
    const tab = await opened(path);
    check_structure(await heard(tab));
    assert.equal(await tab.evaluate(() => document.documentElement.lang), lang === 'zh' ? 'zh-Hans' : 'en');
    expect_none(await in_wrong_language(tab), `text in the wrong language on ${path}`);
    await tab.close();
  });
}

for (const path of ['', 'n/kube-scheduler/', 'walk/deployment/12/', 'list/']) {
  test(`${path || 'the start page'} without scripts: the same, and the text comes before the drawing`, async () => {
    const tab = await served(path);
    const tree = await heard(tab);
    check_structure(tree);
    expect_none(await in_wrong_language(tab), `text in the wrong language on ${path}`);
    const drawing = tree.findIndex(({ role }) => role === 'figure');
    const heading = tree.findIndex(({ role, level }) => role === 'heading' && level === 1);
    assert.ok(drawing < 0 || heading < drawing, 'the heading is read before the links of the drawing');
    await tab.close();
  });
}

test('a node says what it is, how many neighbours it has and where it stands; its neighbours are links by relation', async () => {
  const id = 'aixiaoyang-client-go';
  const tab = await opened(`n/${id}/#v1&lang=en`);
  const text = tidy(await tab.evaluate(() => document.querySelector('#text header').textContent));
  const neighbours = new Set(catalog.edges.filter(({ s, t }) => s === id || t === id).map(({ s, t }) => s === id ? t : s));
  assert.match(text, new RegExp(`${neighbours.size} neighbouring entries`));
  assert.match(text, /topic .+ number \d+ of \d+/);
  assert.match(text, /Article/);
  const tree = await heard(tab);
  const linked = new Set(tree.filter(({ role }) => role === 'link').map(({ url }) => /\/n\/([^/]+)\/$/.exec(url)?.[1]));
  expect_none([...neighbours].filter((each) => !linked.has(each)), `neighbour of ${id} without a link`);
  const groups = tree.filter(({ role, level }) => role === 'heading' && level === 2).map(({ name }) => name);
  assert.ok(groups.length >= 2, `headings name the relations: ${groups.join(' · ')}`);
  await tab.close();
});

test('every title of the catalogue is a link in the accessibility tree, one view away from the start', async () => {
  const tab = await opened('');
  const start = await heard(tab);
  const way = start.find(({ role, name, url }) => role === 'link' && name === '列表' && url.endsWith('/list/'));
  assert.ok(way, 'the start page leads to the list');
  await tab.click_on('#views a[data-view=list]');
  await tab.until('the whole list', () => document.querySelector('#list .list-table') && !document.querySelector('#list [data-more]'));
  await tab.evaluate(() => { for (const fold of document.querySelectorAll('#list summary')) if (!fold.parentElement.open) fold.click(); });
  const names = new Map();
  for (const { role, name, url } of await heard(tab)) {
    const id = role === 'link' && /\/n\/([^/]+)\/$/.exec(url)?.[1];
    if (id) names.set(id, [...(names.get(id) ?? []), name]);
  }
  expect_none(catalog.nodes.filter(({ id, title }) => !names.get(id)?.includes(tidy(title))).map(({ id, title }) => `${id}: ${title}`),
    'title that is no link in the accessibility tree');
  await tab.close();
});

test('nothing is announced while the page starts', async () => {
  const tab = await chromium.tab({
    before: `addEventListener('DOMContentLoaded', () => {
      globalThis.__spoken = [];
      new MutationObserver((all) => { for (const { target } of all) { const box = (target.nodeType === 1 ? target : target.parentElement)?.closest('[role=status], [role=alert], [aria-live]'); if (box?.textContent.trim()) globalThis.__spoken.push(box.textContent.trim()); } })
        .observe(document.body, { childList: true, characterData: true, subtree: true });
    });`,
  });
  for (const path of ['', 'n/kube-scheduler/#v1&lang=en', 'walk/deployment/12/', 'list/']) {
    await tab.goto('about:blank');
    await tab.goto(server.url + path);
    await tab.ready();
    await sleep(spoken_ms);
    assert.deepEqual(await tab.evaluate(() => globalThis.__spoken), [], path);
  }
  await tab.close();
});

test('selection, views, steps, filters and counts are each said once', async () => {
  const tab = await opened('#v1&lang=en');
  await listen(tab);
  const after = async (/** @type {() => Promise<any>} */ act) => {
    await act();
    await sleep(spoken_ms);
    return said(tab);
  };
  const degree = new Set(catalog.edges.filter(({ s, t }) => s === 'kubelet' || t === 'kubelet').map(({ s, t }) => s === 'kubelet' ? t : s)).size;
  assert.deepEqual(await after(() => tab.evaluate(() => globalThis.atlas.open('kubelet'))), [`Selected: kubelet; Component; ${degree} neighbouring entries`]);
  assert.deepEqual(await after(() => tab.click_on('#views a[data-view=list]')), ['List view']);
  const filtered = await after(() => tab.click_on('#drawer input'));
  assert.equal(filtered.length, 1, filtered.join(' | '));
  assert.match(filtered[0], /^\d+ shown|^Show/i);
  await tab.evaluate(() => document.querySelector('#drawer .text-button').click());
  await sleep(spoken_ms);
  await said(tab);
  assert.deepEqual(await after(() => tab.click_on('#views a[data-view=map]')), ['Map view']);
  const counted = await after(async () => {
    await tab.click_on('#q');
    await tab.type('scheduler');
  });
  assert.equal(counted.length, 1, `a word of nine letters is one announcement: ${counted.join(' | ')}`);
  assert.match(counted[0], /\d/);
  await tab.close();

  const walk = await opened('walk/deployment/11/');
  await listen(walk);
  await walk.click_on('#text nav.walk-turns .turn-next');
  await sleep(spoken_ms);
  const [{ steps }] = catalog.walkthroughs;
  assert.deepEqual(await said(walk), [`流程步骤 12/${steps.length} ${steps[11].title.zh}`]);
  await walk.close();
});

test('an announcement in English marks the Chinese in it', async () => {
  const tab = await opened('#v1&lang=en');
  const id = catalog.nodes.find(({ title }) => /^[\u4e00-\u9fff]{3,}$/.test(title)).id;
  await tab.evaluate((wanted) => globalThis.atlas.open(wanted), id);
  const title = node_of.get(id).title;
  await tab.until('it is said', (text) => document.querySelector('#status')?.textContent.includes(text), { args: [title] });
  assert.equal(await tab.evaluate(() => document.querySelector('#status [lang]')?.textContent), title);
  await tab.close();
});

test('buttons say their state', async () => {
  const tab = await opened('n/kube-scheduler/#v1&view=focus');
  const pressed = async (name) => (await heard(tab)).filter((each) => each.role === 'button' && each.states.pressed !== undefined).map(({ states }) => states.pressed);
  assert.deepEqual(await pressed(), ['true', 'false', 'false'], 'rings');
  await tab.click_on('#rings button:nth-of-type(2)');
  assert.deepEqual(await pressed(), ['false', 'true', 'false']);
  const closed = (await heard(tab)).filter(({ role, states }) => role === 'button' && states.expanded === false).map(({ name }) => name);
  assert.ok(closed.length >= 5, `the rail's buttons open the drawer: ${closed}`);
  const current = await tab.evaluate(() => [...document.querySelectorAll('#views [aria-current]')].map((link) => link.getAttribute('data-view')));
  assert.deepEqual(current, ['focus']);
  await tab.close();
});

test('the focus goes where the reader went', async () => {
  const tab = await opened('');
  const focused = () => tab.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.textContent?.trim().slice(0, 40)}`);
  await tab.evaluate(() => document.querySelector('#text .rows a').focus());
  const target = await tab.evaluate(() => document.activeElement?.textContent);
  await tab.press('Enter');
  await tab.until('the text', () => document.activeElement?.tagName === 'H1');
  assert.ok(target);
  await tab.click_on('#filters .rail button');
  assert.match(await focused(), /^H2 筛选/);
  await tab.press('Escape');
  assert.match(await focused(), /^BUTTON 筛选/);
  await tab.click_on('#q');
  await tab.type('kubelet');
  await tab.until('hits', () => document.querySelectorAll('#hits [role=option]').length);
  await tab.press('Enter');
  await tab.until('the heading has the focus', () => document.activeElement?.tagName === 'H1' && document.activeElement.textContent === 'kubelet');
  await tab.close();
});

test('the heading one came to keeps the focus when the sentences come after it', async (t) => {
  const slow = await serve({ root: dist });
  t.after(() => slow.close());
  const release = hold(slow, prose);
  const tab = await chromium.open(slow.url);
  await tab.ready();
  await tab.evaluate(() => document.querySelector('#text .rows a').focus());
  await tab.press('Enter');
  await tab.until('the heading has the focus', () => document.activeElement?.tagName === 'H1');
  await tab.evaluate(() => { globalThis.__first = document.activeElement; });
  release();
  await tab.until('the text was composed anew', () => !(/** @type {any} */ (globalThis).__first.isConnected));
  assert.equal(await tab.evaluate(() => document.activeElement?.tagName), 'H1');
  await tab.close();
});

test('in the list the first link of the page leads to the list', async () => {
  const tab = await opened('list/');
  await tab.press('Tab');
  assert.equal(await tab.evaluate(() => document.activeElement?.className), 'skip');
  await tab.press('Enter');
  assert.equal(await tab.evaluate(() => document.activeElement?.id), 'list');
  await tab.close();
});
