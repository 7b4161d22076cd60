// axe-core over the page as it is read and as it is used; what it cannot see is checked by hand.
import test from 'node:test';
import assert from 'node:assert/strict';
import axe from 'axe-core';
import { launch_chromium } from './lib/chromium.mjs';
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
  const { violations } = await tab.evaluate(() => globalThis.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    resultTypes: ['violations'],
  }));
  return violations.map(({ id, help, nodes }) =>
    `${id}: ${help}: ${nodes.slice(0, 3).map((node) => `${node.target} (${node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? ''})`).join('; ')}${nodes.length > 3 ? ` and ${nodes.length - 3} more` : ''}`);
}

const situations = [
  { name: 'the start page', path: '' },
  { name: 'a component', path: 'n/kube-scheduler/' },
  { name: 'an author', path: 'n/draveness/' },
  { name: 'the list', path: '#v1&view=list' },
  { name: 'a component, dark', path: 'n/kube-scheduler/', options: { theme: 'dark' } },
  { name: 'a component on a phone', path: 'n/kube-scheduler/', options: { width: 390, height: 844, touch: true } },
];

for (const { name, path, options = {} } of situations) {
  test(`${name}, in the application`, async () => {
    const tab = await chromium.open(server.url + path, { reduced_motion: true, ...options });
    await tab.ready();
    await tab.at_rest();
    assert.deepEqual(await audit(tab), []);
    await tab.close();
  });
}

for (const { name, path, options = {} } of situations.filter((each) => !each.path.startsWith('#'))) {
  test(`${name}, as a static page`, async () => {
    const tab = await chromium.tab(options);
    await tab.page.setRequestInterception(true);
    tab.page.on('request', (request) => request.resourceType() === 'script' ? request.abort() : request.continue());
    await tab.goto(server.url + path);
    assert.deepEqual(await audit(tab), []);
    await tab.close();
  });
}

test('open hits, in the application', async () => {
  const tab = await chromium.open(server.url);
  await tab.ready();
  await tab.click_on('#q');
  await tab.type('scheduler');
  await tab.until('hits', () => document.querySelectorAll('#hits [role=option]').length);
  await tab.press('ArrowDown');
  assert.deepEqual(await audit(tab), []);
  await tab.close();
});

test('text at twice its size stays on the page', async () => {
  const tab = await chromium.open(server.url + 'n/kube-scheduler/', { width: 720, height: 450, dpr: 2 });
  await tab.ready();
  const size = await tab.evaluate(() => ({ page: document.documentElement.scrollWidth, window: innerWidth }));
  assert.ok(size.page <= size.window, JSON.stringify(size));
  await tab.close();
});

test('a selection is announced to screen readers', async () => {
  const tab = await chromium.open(server.url);
  await tab.ready();
  await tab.evaluate(() => globalThis.atlas.open('kubelet'));
  await tab.until('the live region names it', () => /kubelet/.test(document.querySelector('[role=status]')?.textContent ?? ''));
  await tab.close();
});

test('forced colours keep the text and the controls visible', async () => {
  const tab = await chromium.tab();
  await tab.page.emulateMediaFeatures([{ name: 'forced-colors', value: 'active' }]).catch(() =>
    tab.cdp.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] }));
  await tab.goto(server.url + 'n/kube-scheduler/');
  await tab.ready();
  assert.ok(await tab.evaluate(() => document.querySelector('#text h1').checkVisibility()));
  await tab.expect_no_problems();
  await tab.close();
});
