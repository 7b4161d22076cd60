// Find in page reaches what only the canvas shows. The browsers' own find bars cannot be driven from here; what they do
// is: find the text (window.find does the same search) and reveal it (as following a fragment does).
import test from 'node:test';
import assert from 'node:assert/strict';
import { catalog, dist, node_of } from './lib/site.mjs';
import { in_every_engine } from './lib/engines.mjs';

const wanted = 'weixin-cni-plugin';

in_every_engine(dist, async (t, visit) => {
  await t.test('every title can be found, and what is found is selected', async (t) => {
    await visit('', async (tab) => {
      if (!(await tab.evaluate(() => 'onbeforematch' in document.body))) return t.skip('this engine has no hidden="until-found"');
      await tab.until('the titles', () => document.querySelectorAll('#find p').length > 0);
      const titles = await tab.evaluate(() => [...document.querySelectorAll('#find p')].map((each) => each.textContent));
      assert.deepEqual(titles, catalog.nodes.map(({ title }) => title));
      assert.equal(await tab.evaluate((title) => window.find(title), node_of.get(wanted).title), true, 'the search finds it');
      await tab.evaluate((id) => {
        getSelection().removeAllRanges();
        const title = document.querySelector(`#find [data-id="${id}"]`);
        title.id = 'found';
        location.hash = '#found';
      }, wanted);
      await tab.until('it is selected', (id) => globalThis.atlas.state().node === id, { args: [wanted] });
      await tab.until('its text is shown', (title) => document.querySelector('#text h1').textContent === title, { args: [node_of.get(wanted).title] });
      const moved = await tab.evaluate(() => [scrollX, scrollY, ...['frame', 'stage'].map((id) => document.getElementById(id).scrollTop)]);
      assert.deepEqual(moved, [0, 0, 0, 0], 'nothing is scrolled out of its place');
      assert.equal(await tab.evaluate(() => document.querySelectorAll('#find p:not([hidden])').length), 1);
    });
  });
  await t.test('the titles are in nobody\'s way', async () => {
    await visit('n/kubelet/', async (tab) => {
      await tab.until('the titles', () => document.querySelector('#find') !== null);
      const box = await tab.evaluate(() => {
        const find = document.querySelector('#find');
        const { width, height } = find.getBoundingClientRect();
        return { width, height, hidden: find.getAttribute('aria-hidden'), tabbable: find.querySelectorAll('a, button, [tabindex]').length };
      });
      assert.deepEqual(box, { width: 1, height: 1, hidden: 'true', tabbable: 0 });
    });
  });
});

test('the list needs no titles besides its own', async () => {
  const { launch_chromium } = await import('./lib/chromium.mjs');
  const { serve } = await import('./lib/server.mjs');
  const server = await serve({ root: dist });
  const chromium = await launch_chromium();
  try {
    const tab = await chromium.open(`${server.url}list/`);
    await tab.ready();
    await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000)));
    assert.equal(await tab.evaluate(() => document.querySelector('#find')?.checkVisibility() ?? false), false);
    assert.equal(await tab.evaluate((title) => window.find(title), node_of.get(wanted).title), true);
  } finally {
    await chromium.close();
    await server.close();
  }
});
