// The least that must work, wherever the application runs: first graph frame, selection by a click, search, deep link,
// Back. Used for the site in all three engines and for the edition in one file.
import assert from 'node:assert/strict';
import { colour_counts, read_png, real_colours } from './png.mjs';
import { catalog, node_of } from './site.mjs';

/**
 * @param {import('node:test').TestContext} t
 * @param {import('./engines.mjs').Visitor} visit
 * @param {(id: string) => string} address_of how the address of a node ends
 */
export async function smoke_checks(t, visit, address_of) {
  await t.test('the start page draws the map of the whole catalogue', () => visit('', async (tab) => {
    await tab.at_rest();
    const told = await tab.evaluate(() => globalThis.atlas.catalog());
    assert.equal(told.nodes, catalog.nodes.length);
    assert.equal(told.edges, catalog.edges.length);
    const map = await canvas_alone(tab);
    const colours = real_colours(colour_counts(read_png(await tab.screenshot()), map));
    assert.ok(colours >= 12, `the canvas shows only ${colours} colours`);
  }));

  await t.test('a click on a component selects it and opens its text', () => visit('', async (tab) => {
    const { x, y } = await tab.evaluate(() => globalThis.atlas.screen('kube-scheduler'));
    await tab.click(x, y);
    await opened(tab, address_of, 'kube-scheduler');
  }));

  await t.test('typing and Enter open the first hit', () => visit('', async (tab) => {
    await tab.click_on('#q');
    await tab.type('draveness');
    await tab.until('hits are listed', () => document.querySelectorAll('#hits [role=option]').length > 0);
    const [first] = await tab.evaluate(() => globalThis.atlas.search('draveness', 3));
    await tab.press('Enter');
    await opened(tab, address_of, first.id);
  }));

  await t.test('a deep link opens its node; Back and Forward go node by node', () => visit(address_of('kube-scheduler'), async (tab) => {
    await opened(tab, address_of, 'kube-scheduler');
    assert.equal(await tab.evaluate(() => globalThis.atlas.open('kubelet')), true);
    await opened(tab, address_of, 'kubelet');
    await tab.back();
    await opened(tab, address_of, 'kube-scheduler');
    await tab.forward();
    await opened(tab, address_of, 'kubelet');
  }));
}

/**
 * The state, the address, the title and the text panel all agree that a node is open.
 * @param {import('./visit.mjs').Visit} tab @param {(id: string) => string} address_of @param {string} id
 */
async function opened(tab, address_of, id) {
  await tab.until(`${id} is open`, (wanted) => {
    const heading = document.querySelector('#text h1')?.textContent ?? '';
    return globalThis.atlas.state().node === wanted.id && location.href.replace(/[?#]v1.*/, '').endsWith(wanted.address) &&
      heading.includes(wanted.title);
  }, { args: [{ id, address: address_of(id), title: node_of.get(id).title }] });
  assert.ok((await tab.evaluate(() => document.title)).includes(node_of.get(id).title), 'the title of the tab');
}

/**
 * Hides whatever lies over the canvas, so that a screenshot shows what WebGL drew and nothing else.
 * @param {import('./visit.mjs').Visit} tab
 * @returns {Promise<{x: number, y: number, width: number, height: number}>} place of the canvas
 */
async function canvas_alone(tab) {
  return tab.evaluate(() => {
    document.body.style.visibility = 'hidden';
    const canvas = /** @type {HTMLElement} */ (document.querySelector('#canvas'));
    canvas.style.visibility = 'visible';
    const { x, y, width, height } = canvas.getBoundingClientRect();
    return new Promise((resolve) => requestAnimationFrame(() => resolve({ x, y, width, height })));
  });
}
