// The edition in one file: opened from a disk, with no server and nothing to fetch.
import test from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch_chromium } from './lib/chromium.mjs';
import { look_at } from './lib/engines.mjs';
import { launch_firefox } from './lib/firefox.mjs';
import { attribute, elements, parse_html } from './lib/html.mjs';
import { serve } from './lib/server.mjs';
import { catalog, dist, node_of, repository } from './lib/site.mjs';
import { smoke_checks } from './lib/smoke.mjs';

const folder = mkdtempSync(join(tmpdir(), 'source-atlas-file-'));
test.after(() => rmSync(folder, { recursive: true }));
// A name that addresses have to escape: people keep files where they like.
const file = join(folder, 'my atlas #1.html');
execFileSync('python3', [join(repository, 'scripts/single_file.py'), dist, '-o', file]);
const start = pathToFileURL(file).href;

for (const [name, launch] of /** @type {const} */ ([['Chromium', launch_chromium], ['Firefox', launch_firefox]])) {
  test(`double-clicked in ${name}`, async (t) => {
    const browser = await launch();
    t.after(() => browser.close());
    await smoke_checks(t, (path, check) => look_at(browser, start + path, check), (id) => `#/n/${id}`);

    await t.test('links in texts open nodes and steps of the file, and have addresses of their own', async () => {
      const tab = await browser.open(`${start}#/n/kube-scheduler`);
      await tab.ready();
      const link = await tab.evaluate(() => {
        const found = [...document.querySelectorAll('#text a[href^="#/n/"]')].find((each) => each.checkVisibility());
        found.click();
        return { id: /#\/n\/([^/]+)/.exec(found.getAttribute('href'))[1], href: found.href };
      });
      await tab.until('the node of the link', (id) => globalThis.atlas.state().node === id, { args: [link.id] });
      assert.ok(link.href.startsWith(`${start}#/n/`), link.href);
      await tab.expect_no_problems();
      await tab.close();
      const other = await browser.open(link.href);
      await other.ready();
      assert.equal((await other.state()).node, link.id, 'the link opens the same node in another tab');
      await other.expect_no_problems();
      await other.close();
    });
  });
}

test('a step and the list have addresses, and what is copied is such an address', async (t) => {
  const chromium = await launch_chromium();
  t.after(() => chromium.close());
  const tab = await chromium.open(`${start}#/walk/deployment/27`);
  await tab.ready();
  assert.deepEqual((({ view, walkthrough, step }) => ({ view, walkthrough, step }))(await tab.state()),
    { view: 'walk', walkthrough: 'deployment', step: 27 });
  await tab.until('the sentences, which the site loads later', () => document.querySelectorAll('#text p').length > 3);
  await tab.evaluate(() => globalThis.atlas.open('etcd'));
  await tab.until('the address', () => location.hash.startsWith('#/n/etcd'));
  await tab.click_on('#share');
  const copied = await tab.until('the link', () => document.querySelector('input[readonly]')?.value);
  assert.equal(copied, `${start}#/n/etcd`);
  await tab.goto(`${start}#/list`);
  await tab.page.reload();
  await tab.ready();
  assert.equal((await tab.state()).view, 'list');
  await tab.expect_no_problems();
  await tab.close();
});

test('nothing is fetched, from nowhere', async (t) => {
  copyFileSync(file, join(folder, 'atlas.html'));
  const server = await serve({ root: folder });
  t.after(() => server.close());
  const chromium = await launch_chromium();
  t.after(() => chromium.close());
  const tab = await chromium.open(`${server.url}atlas.html#/n/kube-scheduler`);
  await tab.ready();
  await tab.evaluate(() => globalThis.atlas.open('kubelet'));
  await tab.at_rest();
  assert.deepEqual(server.requests.map(({ path }) => path), ['/atlas.html']);
  await tab.expect_no_problems();
  await tab.close();
});

test('without WebGL, and without scripts, the start page and the whole list can be read', async (t) => {
  const firefox = await launch_firefox({ webgl: false });
  t.after(() => firefox.close());
  const tab = await firefox.open(`${start}#/n/draveness`);
  await tab.until('a message', () => document.querySelector('#notice')?.checkVisibility());
  const seen = await tab.evaluate(() => ({
    rows: [...document.querySelectorAll('.list-row')].filter((row) => row.checkVisibility()).length,
    out: document.querySelectorAll('.list a[href^="https:"]').length,
    heading: document.querySelector('#text h1').textContent,
  }));
  assert.ok(seen.rows > 150 && seen.out > 100, JSON.stringify(seen));
  assert.ok(seen.heading.includes(catalog.title.zh), seen.heading);
  await tab.expect_no_problems(/WebGL/i);
  await tab.close();

  const chromium = await launch_chromium();
  t.after(() => chromium.close());
  const plain = await chromium.tab({ javascript: false });
  await plain.goto(start);
  assert.ok(JSON.stringify(await plain.page.accessibility.snapshot()).includes(node_of.get('draveness').title));
  await plain.close();
});

test('every link inside the file leads to a node, a step or a place that exists', () => {
  const { document, errors } = parse_html(readFileSync(file, 'utf8'));
  assert.deepEqual(errors, [], 'errors of the parser');
  const all = elements(document);
  const known = new Set([...catalog.nodes.map(({ id }) => `/n/${id}`), '/list']);
  for (const walk of catalog.walkthroughs) {
    known.add(`/walk/${walk.id}`);
    walk.steps.forEach((_, at) => known.add(`/walk/${walk.id}/${at + 1}`));
  }
  const ids = new Set(all.map((each) => attribute(each, 'id')).filter(Boolean));
  const dead = all.map((each) => attribute(each, 'href')).filter((href) => href?.startsWith('#') && href !== '#')
    .filter((href) => !known.has(href.slice(1).replace(/[?&].*/, '')) && !ids.has(href.slice(1)) && !href.startsWith('#v1'));
  assert.deepEqual(dead, []);
});

test('a file made for a published site gives the published addresses to others', async (t) => {
  const made = join(folder, 'published.html');
  const site = join(folder, 'site');
  execFileSync(join(repository, 'build/native/atlas'), ['site', join(repository, 'assets/catalog.json'), '-o', site, '--app',
    join(repository, 'build/app'), '--web', join(repository, 'build/web'), '--embedded', '--base-url', 'https://atlas.example/k8s/']);
  execFileSync('python3', [join(repository, 'scripts/single_file.py'), site, '-o', made]);
  const chromium = await launch_chromium();
  t.after(() => chromium.close());
  const tab = await chromium.open(`${pathToFileURL(made).href}#/n/etcd`);
  await tab.ready();
  await tab.click_on('#share');
  assert.equal(await tab.until('the link', () => document.querySelector('input[readonly]')?.value), 'https://atlas.example/k8s/n/etcd/');
  await tab.expect_no_problems();
  await tab.close();
});
