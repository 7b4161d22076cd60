// A note written in Markdown: the page shows it as it was written until the core module has read it.
import test from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch_chromium } from './lib/chromium.mjs';
import { serve } from './lib/server.mjs';
import { catalog, repository } from './lib/site.mjs';

const chromium = await launch_chromium();
test.after(() => chromium.close());

const written = 'Etcd and **raft**:\n\n- one\n- [two](https://example.org/two)\n\n<b>not bold</b>';

/** A site whose note on etcd is written in Markdown. @param {import('node:test').TestContext} t */
async function host(t) {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-notes-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const nodes = catalog.nodes.map((node) => (node.id === 'note-etcd-raft' ? { ...node, summary: { zh: written, en: written } } : node));
  writeFileSync(join(folder, 'catalog.json'), JSON.stringify({ ...catalog, nodes }));
  const command = process.env.ATLAS_COMMAND ?? join(repository, 'build/native/atlas');
  const app = process.env.ATLAS_APP ?? join(repository, 'build/app');
  execFileSync(command, ['site', join(folder, 'catalog.json'), '-o', join(folder, 'site'), '--app', app,
    '--web', join(repository, 'build/web')], { stdio: 'pipe' });
  const server = await serve({ root: join(folder, 'site') });
  t.after(() => server.close());
  return server;
}

const note = () => document.querySelector('#text .lead')?.innerHTML ?? '';

test('a note in Markdown looks the same on its page and in the app', async (t) => {
  const server = await host(t);
  const tab = await chromium.open(server.url + 'n/note-etcd-raft/');
  const on_page = await tab.evaluate(note);
  assert.match(on_page, /<strong>raft<\/strong>/);
  await tab.ready();
  await tab.evaluate(() => globalThis.atlas.open('kube-scheduler'));
  await tab.until('another node', () => !document.querySelector('#text .lead strong'));
  await tab.evaluate(() => globalThis.atlas.open('note-etcd-raft'));
  await tab.until('the note as it is meant', () => document.querySelector('#text .lead strong'));
  assert.equal(await tab.evaluate(note), on_page);
  await tab.expect_no_problems();
});

test('without the core module a note stays as it was written', async (t) => {
  const server = await host(t);
  server.intercept = (request, response, path) => {
    if (!path.includes('core/')) return false;
    response.writeHead(404).end();
    return true;
  };
  const tab = await chromium.open(server.url + 'n/kube-scheduler/');
  await tab.ready();
  await tab.evaluate(() => globalThis.atlas.open('note-etcd-raft'));
  await tab.until('the note', () => document.querySelector('#text .lead .as-written'));
  assert.equal(await tab.evaluate(() => document.querySelector('#text .lead .as-written').textContent), written);
  await tab.expect_no_problems(/Failed to load resource/, /request failed: .*core/);
});
