// After one visit the site opens without a network; a deployment breaks no tab, old or new, and is announced quietly.
import test from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { launch_chromium } from './lib/chromium.mjs';
import { launch_firefox } from './lib/firefox.mjs';
import { release_folder } from './lib/releases.mjs';
import { serve } from './lib/server.mjs';
import { dist, node_of } from './lib/site.mjs';

const chromium = await launch_chromium();
test.after(() => chromium.close());

/** Waits until the worker has kept what it wants to keep. @param {import('./lib/visit.mjs').Visit} tab */
async function kept(tab) {
  await tab.until('the worker is at work', () => navigator.serviceWorker.controller?.state === 'activated', { time_limit_ms: 20_000 });
}

/** A server that can go away and come back, which is what "offline" is to a page. @param {import('node:test').TestContext} t @param {import('./lib/server.mjs').ServerOptions} options */
async function host(t, options) {
  const server = await serve(options);
  t.after(() => server.close());
  const network = { down: false };
  server.intercept = (request, response) => {
    if (network.down) response.destroy();
    return network.down;
  };
  return { server, network };
}

/** The pieces of the page come from one release. */
const releases = () => [...new Set([globalThis.__release_early, globalThis.__release_share, globalThis.__release_prose,
  getComputedStyle(document.documentElement).getPropertyValue('--release').replace(/["']/g, '')])];

/** What a page without network says about what it could not load, and nothing else. */
const no_network = [/request failed/, /Failed to load resource/, /ERR_/];

for (const base of ['/', '/blog/atlas/']) {
  test(`after one visit below ${base} the site opens without a network`, async (t) => {
    const { server, network } = await host(t, { root: dist, base });
    const tab = await chromium.open(`${server.url}n/kube-scheduler/`);
    await tab.ready();
    await kept(tab);
    await tab.expect_no_problems();
    network.down = true;

    await tab.page.reload();
    await tab.ready();
    assert.equal((await tab.state()).node, 'kube-scheduler', 'the page of the visit');
    assert.ok((await tab.evaluate(() => document.querySelector('#text').textContent)).includes('kube-scheduler'));

    await tab.goto(server.url);
    await tab.ready();
    assert.equal((await tab.state()).node, null, 'the start page');

    await tab.goto(`${server.url}n/draveness/`);
    await tab.ready();
    assert.equal((await tab.state()).node, 'draveness', 'a node never visited');
    await tab.until('its text', (title) => document.querySelector('#text h1').textContent.includes(title), { args: [node_of.get('draveness').title] });

    await tab.goto(`${server.url}walk/deployment/27/`);
    await tab.ready();
    assert.equal((await tab.state()).step, 27, 'a step never visited');
    await tab.until('its sentences', () => document.querySelectorAll('#text p').length > 3);

    await tab.goto(`${server.url}list/`);
    await tab.ready();
    assert.equal((await tab.state()).view, 'list', 'the list');
    await tab.expect_no_problems(...no_network);
    await tab.close();
  });
}

test('the same in Firefox', async (t) => {
  const { server, network } = await host(t, { root: dist });
  const firefox = await launch_firefox();
  t.after(() => firefox.close());
  const tab = await firefox.open(`${server.url}n/etcd/`);
  await tab.ready();
  await kept(tab);
  const icon = await tab.evaluate(async () => Boolean(await caches.match(document.querySelector('link[rel=icon]').href)));
  assert.ok(icon, 'the icon is kept');
  network.down = true;
  await tab.goto(`${server.url}n/etcd/`);
  await tab.ready();
  assert.equal((await tab.state()).node, 'etcd');
  await tab.goto(`${server.url}n/kubelet/`);
  await tab.ready();
  assert.equal((await tab.state()).node, 'kubelet');
  // Firefox says this of an icon whose page goes away while it is being loaded.
  await tab.expect_no_problems(...no_network, /logo\.[0-9a-f]+\.svg.*ServiceWorker intercepted the request and encountered an unexpected error/);
  await tab.close();
});

test('the worker comes after the first picture, and files that the page has loaded are not fetched again', async (t) => {
  const { server } = await host(t, { root: dist });
  const tab = await chromium.open(`${server.url}n/kube-scheduler/`);
  await tab.ready();
  assert.ok(!server.requests.some(({ path }) => path === '/sw.js'), 'nothing before the first picture');
  await kept(tab);
  const counts = new Map();
  for (const { path } of server.requests) counts.set(path, (counts.get(path) ?? 0) + 1);
  const twice = [...counts].filter(([path, count]) => path.startsWith('/a/') && count > 1);
  t.diagnostic(`${server.requests.length} requests`);
  assert.deepEqual(twice, []);
  assert.ok(!counts.has(`/${readdirSync(join(dist, 'a')).map((name) => `a/${name}`).find((name) => name.endsWith('.otf'))}`), 'no font');
  await tab.close();
});

test('a deployment: open tabs go on, old ones with old files, new ones with new', async (t) => {
  const site = release_folder();
  t.after(() => site.remove());
  site.publish('one');
  const { server } = await host(t, { root: site.root, live: true });
  // Neither tab has a worker: the first is too young, the second cannot have one.
  const first = await chromium.open(server.url);
  await first.ready();
  assert.deepEqual(await first.evaluate(releases), ['one']);
  const said = site.publish('two');
  assert.match(said, /[1-9]\d* of earlier releases kept/);
  server.requests.length = 0;
  await first.evaluate(() => globalThis.atlas.open('kube-scheduler')); // summaries and sentences are loaded now
  await first.until('the summary', () => document.querySelectorAll('#text p').length > 0 && !document.querySelector('#text')?.textContent?.includes('undefined'));
  await first.click_on('#share');
  await first.at_rest();
  assert.deepEqual(server.requests.filter(({ status }) => status >= 400), []);
  await first.expect_no_problems();
  const second = await chromium.open(server.url);
  await second.ready();
  assert.deepEqual(await second.evaluate(releases), ['two']);
  await second.expect_no_problems();
  await first.close();
  await second.close();
});

test('files of a release that ended long ago are removed', (t) => {
  const site = release_folder();
  t.after(() => site.remove());
  site.publish('one');
  const of_one = readdirSync(join(site.root, 'a'));
  site.publish('two');
  const gone = of_one.filter((name) => site.read('.source-atlas-site').includes(`a/${name}\t`));
  assert.ok(gone.length >= 4, `${gone}`);
  for (const name of gone) assert.ok(readdirSync(join(site.root, 'a')).includes(name));
  const list = join(site.root, '.source-atlas-site');
  writeFileSync(list, readFileSync(list, 'utf8').replaceAll(/\t\d{4}-\d\d-\d\d/g, '\t2020-01-31'));
  assert.match(site.publish('two'), new RegExp(`${gone.length} removed, 0 of earlier`));
  for (const name of gone) assert.ok(!readdirSync(join(site.root, 'a')).includes(name));
});

test('a new version is announced once, quietly; until the reader reloads nothing changes', async (t) => {
  const site = release_folder();
  t.after(() => site.remove());
  site.publish('one');
  const { server, network } = await host(t, { root: site.root, live: true });
  const tab = await chromium.tab({
    // Time passes faster when the test says so.
    before: `{ const now = Date.now; Date.now = () => now() + (globalThis.__later ?? 0); }`,
  });
  await tab.goto(`${server.url}n/etcd/`);
  await tab.ready();
  await kept(tab);
  const look_again = () => tab.evaluate(() => {
    globalThis.__later = (globalThis.__later ?? 0) + 20 * 60 * 1000;
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await look_again();
  await sleep(1000);
  assert.equal(await tab.evaluate(() => document.querySelector('#notice').hidden), true, 'no news, no notice');

  const other = await tab.page.browserContext().newPage();
  await other.goto(`${server.url}n/draveness/`);
  await other.waitForSelector('html.drawn');
  await sleep(1000); // until it is kept
  await other.goto('about:blank');
  await tab.page.bringToFront();

  site.publish('two');
  await tab.evaluate(() => (globalThis.__same_page = true));
  await look_again();
  const notice = await tab.until('the notice', () => {
    const box = document.querySelector('#notice');
    return !box.hidden && { text: box.textContent, buttons: box.querySelectorAll('button').length };
  });
  assert.match(notice.text, /新版本|new version/);
  await sleep(1500);
  assert.equal(await tab.evaluate(() => globalThis.__same_page), true, 'nothing is reloaded by itself');
  assert.deepEqual(await tab.evaluate(releases), ['one']);

  // A new tab is of the new release at once; without network each page comes with its own files.
  await other.bringToFront();
  await other.goto(`${server.url}n/kubelet/`);
  await other.waitForSelector('html.drawn');
  assert.deepEqual(await other.evaluate(releases), ['two']);
  await sleep(1500); // until it is kept
  network.down = true;
  await other.reload();
  await other.waitForSelector('html.drawn');
  assert.deepEqual(await other.evaluate(releases), ['two'], 'the new page, with its own files');
  await other.goto(`${server.url}n/draveness/`);
  await other.waitForSelector('html.drawn');
  assert.deepEqual(await other.evaluate(releases), ['one'], 'the page that was kept before, with its own files');
  await other.close();
  network.down = false;

  await tab.page.bringToFront();
  await tab.click_on('#notice .retry');
  await tab.until('the new release', () => globalThis.__release_early === 'two' && !globalThis.__same_page);
  await tab.ready();
  assert.deepEqual(await tab.evaluate(releases), ['two']);
  await sleep(1500);
  assert.equal(await tab.evaluate(() => document.querySelector('#notice').hidden), true, 'said once');
  await tab.expect_no_problems(...no_network);
  await tab.close();
});

test('a site that gives up working offline takes its worker away', async (t) => {
  const site = release_folder();
  t.after(() => site.remove());
  site.publish('one');
  const { server } = await host(t, { root: site.root, live: true });
  const tab = await chromium.open(server.url);
  await tab.ready();
  await kept(tab);
  site.publish('two', '--no-offline');
  await tab.page.reload();
  await tab.ready();
  await tab.until('the worker is gone', async () =>
    (await navigator.serviceWorker.getRegistrations()).length === 0 && (await caches.keys()).length === 0, { time_limit_ms: 20_000 });
  await tab.page.reload();
  await tab.ready();
  assert.deepEqual(await tab.evaluate(releases), ['two']);
  await tab.expect_no_problems();
  await tab.close();
});

test('a page that is framed asks for no worker, and a host that refuses one breaks nothing', async (t) => {
  const { server } = await host(t, { root: dist });
  const tab = await chromium.open(`${server.url}robots.txt`);
  await tab.page.setContent(`<iframe src="${server.url}" width="900" height="600"></iframe>`);
  await sleep(6000);
  assert.ok(!server.requests.some(({ path }) => path === '/sw.js'));
  await tab.close();

  server.intercept = (request, response, path) => {
    if (path !== '/sw.js') return false;
    response.writeHead(403).end();
    return true;
  };
  const refused = await chromium.open(server.url);
  await refused.ready();
  await sleep(5000);
  assert.ok(server.requests.some(({ path, status }) => path === '/sw.js' && status === 403));
  await refused.evaluate(() => globalThis.atlas.open('etcd'));
  await refused.expect_no_problems(/Failed to load resource/, /request failed: .*sw\.js/, /bad HTTP response code \(403\)/);
  await refused.close();
});

test('the manifest makes the site installable', async (t) => {
  const { server } = await host(t, { root: dist });
  const tab = await chromium.open(server.url);
  await tab.ready();
  const { errors, data } = await tab.cdp.send('Page.getAppManifest');
  assert.deepEqual(errors, []);
  const manifest = JSON.parse(data);
  assert.equal(manifest.name, 'Kubernetes 源码阅读图谱');
  for (const icon of manifest.icons) {
    const answer = await fetch(new URL(icon.src, server.url));
    assert.equal(answer.status, 200);
    if (icon.type !== 'image/png') continue;
    const header = Buffer.from(await answer.arrayBuffer());
    assert.equal(`${header.readUInt32BE(16)}x${header.readUInt32BE(20)}`, icon.sizes, icon.src);
  }
  assert.deepEqual(manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose ?? ''}`.trim()), ['any', '192x192 any', '512x512 any', '512x512 maskable']);
  const { installabilityErrors } = await tab.cdp.send('Page.getInstallabilityErrors');
  assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito'), []);
  await tab.close();
});
