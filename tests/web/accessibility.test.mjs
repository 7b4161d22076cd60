// axe-core over the page as it is read and as it is used, with all of its rules. What it cannot see is in reader.test.mjs
// (what is said) and seeing.test.mjs (sizes, colours, media).
import test from 'node:test';
import assert from 'node:assert/strict';
import axe from 'axe-core';
import { launch_chromium } from './lib/chromium.mjs';
import { launch_firefox } from './lib/firefox.mjs';
import { serve } from './lib/server.mjs';
import { dist } from './lib/site.mjs';

const server = await serve({ root: dist });
const chromium = await launch_chromium();
test.after(async () => {
  await chromium.close();
  await server.close();
});

/** Violations in words. @param {any} tab @returns {Promise<string[]>} */
async function audit(tab) {
  await tab.page.evaluate(axe.source);
  const violations = await tab.evaluate(async () => {
    const { axe } = globalThis;
    const experimental = axe.getRules(['experimental']).map(({ ruleId }) => [ruleId, { enabled: true }]);
    const rules = Object.fromEntries(experimental);
    const answer = await axe.run(document, { resultTypes: ['violations'], rules });
    // A separator with a value that can be moved is a widget (ARIA 1.2, 5.4.3); this rule does not know it.
    const known = (rule, node) => rule.id === 'focus-order-semantics' && node.target.join() === '#resizer';
    return answer.violations.map((rule) => ({ ...rule, nodes: rule.nodes.filter((node) => !known(rule, node)) })).filter(({ nodes }) => nodes.length);
  });
  return violations.map(({ id, help, nodes }) =>
    `${id}: ${help}: ${nodes.slice(0, 3).map((node) => `${node.target} (${node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? ''})`).join('; ')}${nodes.length > 3 ? ` and ${nodes.length - 3} more` : ''}`);
}

const phone = { width: 390, height: 844, touch: true };
/** @type {{look: string, lang: string, options: any}[]} */
const looks = [
  { look: 'desk, light, Chinese', lang: 'zh', options: { theme: 'light' } },
  { look: 'desk, dark, English', lang: 'en', options: { theme: 'dark' } },
  { look: 'phone, light, English', lang: 'en', options: { theme: 'light', ...phone } },
  { look: 'phone, dark, Chinese', lang: 'zh', options: { theme: 'dark', ...phone } },
];

async function search(tab) {
  await tab.click_on('#q');
  await tab.type('scheduler');
  await tab.until('hits', () => document.querySelectorAll('#hits [role=option]').length);
  await tab.press('ArrowDown');
}
async function search_in_vain(tab) {
  await tab.click_on('#q');
  await tab.type('zqzqzq');
  await tab.until('a way out', () => document.querySelector('#search .counts b'));
}
const filter = (tab) => tab.evaluate(() => {
  const rail = document.querySelector('#filters .rail button');
  (rail.checkVisibility() ? rail : document.querySelector('#filter-open')).click();
});
async function share(tab) {
  await tab.evaluate(() => document.querySelector('#panel-bar .button').click());
  await tab.until('the dialog', () => document.querySelector('dialog[open] #share-code pre, dialog[open] .share-code, dialog[open]'));
}

const situations = [
  { name: 'the start page', path: '' },
  { name: 'a component', path: 'n/kube-scheduler/' },
  { name: 'an author', path: 'n/draveness/' },
  { name: 'a topic with figures', path: 'n/source-statistics/' },
  { name: 'an article of a series', path: 'n/zhonglinzhang-informer/' },
  { name: 'the focus view', path: 'n/kube-scheduler/', state: 'view=focus' },
  { name: 'the list', path: 'list/' },
  { name: 'the whole walkthrough', path: 'walk/deployment/' },
  { name: 'a step', path: 'walk/deployment/12/' },
  { name: 'both orders', path: 'walk/deployment/', state: 'order=both' },
  { name: 'open hits', path: '', act: search },
  { name: 'a search in vain', path: '', act: search_in_vain },
  { name: 'open filters', path: '', act: filter },
  { name: 'the share dialog', path: 'n/kube-scheduler/', act: share },
];

for (const { name, path, state = '', act } of situations) {
  test(`${name}, in the application`, async (t) => {
    for (const { look, lang, options } of looks) {
      await t.test(look, async () => {
        const tab = await chromium.open(`${server.url}${path}#v1&${state ? `${state}&` : ''}lang=${lang}`, { reduced_motion: true, ...options });
        await tab.ready();
        await tab.at_rest();
        await act?.(tab);
        assert.deepEqual(await audit(tab), []);
        await tab.close();
      });
    }
  });
}

/** A page whose scripts do not run, though the tests' own do. @param {string} path @param {object} options */
async function open_static(path, options) {
  const tab = await chromium.tab(options);
  await tab.page.setRequestInterception(true);
  tab.page.on('request', (request) => request.resourceType() === 'script' ? request.abort() : request.continue());
  await tab.goto(server.url + path);
  return tab;
}

for (const { name, path } of [...situations.filter(({ state, act }) => !state && !act), { name: 'an unknown address', path: '404.html' }]) {
  test(`${name}, as a static page`, async () => {
    for (const options of /** @type {any[]} */ ([{ theme: 'light' }, { theme: 'dark', ...phone }])) {
      const tab = await open_static(path, options);
      assert.deepEqual(await audit(tab), [], JSON.stringify(options));
      await tab.close();
    }
  });
}

test('the whole walkthrough as it is printed', async () => {
  const tab = await chromium.open(`${server.url}walk/deployment/?print`);
  assert.deepEqual(await audit(tab), []);
  await tab.page.emulateMediaType('print');
  assert.deepEqual(await audit(tab), []);
  await tab.close();
});

for (const query of ['?n=kube-scheduler&v=1', '?v=1&view=walk/deployment/12&lang=en&theme=dark']) {
  test(`an embed: ${query}`, async () => {
    const tab = await chromium.open(`${server.url}embed/${query}`, { width: 700, height: 480 });
    await tab.until('the picture', () => document.documentElement.classList.contains('drawn'), { time_limit_ms: 30_000 });
    assert.deepEqual(await audit(tab), []);
    await tab.close();
  });
}

test('the page of examples', async () => {
  for (const options of /** @type {any[]} */ ([{ theme: 'light' }, { theme: 'dark', ...phone }])) {
    const tab = await chromium.open(`${server.url}embed/v1/`, options);
    await tab.until('the first frame says that it is ready', () => document.querySelector('#log')?.textContent, { time_limit_ms: 30_000 });
    assert.deepEqual(await audit(tab), [], JSON.stringify(options));
    await tab.close();
  }
});

test('in Firefox: a component, a step, the list, and the page without WebGL', async (t) => {
  const firefox = await launch_firefox();
  t.after(() => firefox.close());
  for (const path of ['n/kube-scheduler/', 'walk/deployment/12/', 'list/']) {
    const tab = await firefox.open(server.url + path);
    await tab.ready();
    assert.deepEqual(await audit(tab), [], path);
    await tab.close();
  }
  const plain = await launch_firefox({ webgl: false });
  t.after(() => plain.close());
  const tab = await plain.open(server.url + 'n/kube-scheduler/');
  await tab.until('the message', () => !document.querySelector('#notice').hidden, { time_limit_ms: 25_000 });
  assert.deepEqual(await audit(tab), []);
});
