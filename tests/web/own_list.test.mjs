// A curator's list in Markdown, made into a site by one command: it opens, is searched, and has its own addresses.
import test from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { in_every_engine } from './lib/engines.mjs';
import { repository } from './lib/site.mjs';

const folder = mkdtempSync(join(tmpdir(), 'atlas-own-list-'));
test.after(() => rmSync(folder, { recursive: true }));
const command = process.env.ATLAS_COMMAND ?? join(repository, 'build/native/atlas');
const app = process.env.ATLAS_APP ?? join(repository, 'build/app');
execFileSync(command, ['site', join(repository, 'tests/data/lists/tea.md'), '-o', folder, '--app', app, '--web',
  join(repository, 'build/web')], { stdio: 'pipe' });
const { nodes } = JSON.parse(execFileSync(command, ['import', join(repository, 'tests/data/lists/tea.md')], { encoding: 'utf8' }));
/** @param {string} title */
const id_of = (title) => nodes.find((/** @type {any} */ node) => node.title === title).id;

in_every_engine(folder, async (t, visit) => {
  await t.test('the map shows what is in the list', () =>
    visit('', async (tab) => {
      const { kinds } = await tab.evaluate(() => globalThis.atlas.catalog());
      assert.deepEqual([kinds.topic, kinds.author, kinds.video, kinds.book], [4, 3, 1, 1]);
      assert.match(await tab.evaluate(() => document.querySelector('#text')?.textContent ?? ''), /茶的清单/);
    }));

  await t.test('its entries are found, also by pinyin', () =>
    visit('', async (tab) => {
      await tab.click_on('#search input');
      await tab.type('lvcha');
      await tab.until('the entry', () => /绿茶入门/.test(document.querySelector('#hits [role=option]')?.textContent ?? ''));
      await tab.press('Enter');
      await tab.until('its text', (id) => globalThis.atlas.state().node === id, { args: [id_of('绿茶入门')] });
    }));

  await t.test('an address opens on its entry, with author, parts and the curator\'s mark', () =>
    visit(`n/${id_of('绿茶入门')}/`, async (tab) => {
      assert.equal((await tab.state()).node, id_of('绿茶入门'));
      const text = await tab.evaluate(() => document.querySelector('#text')?.textContent ?? '');
      for (const part of ['林一', '王二', '第一讲', '第二讲', 'tea.example/green']) assert.ok(text.includes(part), part);
    }));
});

test('the pages are complete without scripts', () => {
  const page = readFileSync(join(folder, 'n', id_of('Why water matters'), 'index.html'), 'utf8');
  for (const part of ['Short, with figures.', '陆小明', 'href="https://tea.example/water"']) assert.ok(page.includes(part), part);
});
