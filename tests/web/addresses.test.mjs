// Links as strangers write them: unknown nodes, malformed fragments, long ones; history and camera.
import test from 'node:test';
import assert from 'node:assert/strict';
import { launch_chromium } from './lib/chromium.mjs';
import { serve } from './lib/server.mjs';
import { catalog, dist } from './lib/site.mjs';

const server = await serve({ root: dist });
const chromium = await launch_chromium();
test.after(async () => {
  await chromium.close();
  await server.close();
});

/** What the browser itself says about a page that came with status 404. */
const missing_page = /Failed to load resource.*404/;

/** Text of the one visible message, if there is one. */
const message = () => {
  const notice = document.querySelector('#notice');
  return notice && !notice.hidden && notice.checkVisibility() ? notice.textContent.trim() : '';
};

const odd_fragments = [
  '#', '#?secret=abc', '#v=%', '#v1&at=-1e308,1e308,1e-300', '#v1&at=999999999,-999999999,0.0000001', '#v1&at=,,', '#v1&unknown=%E0%A4%A',
  '#%00%01', '#:~:text=scheduler', '#<script>alert(1)</script>', '#__proto__=1&constructor=2',
  `#v1&q=${'长'.repeat(3000)}`, `#${'a'.repeat(64 * 1024)}`, '#v1&kind=nothing&topic=&topic=%2e%2e', '#text',
];

for (const fragment of odd_fragments) {
  test(`the fragment ${fragment.slice(0, 40)}${fragment.length > 40 ? `… (${fragment.length} characters)` : ''} opens the start view`, async () => {
    const tab = await chromium.open(server.url + fragment);
    await tab.ready();
    const state = await tab.state();
    assert.equal(state.node ?? '', '');
    for (const value of Object.values(state.camera)) assert.ok(Number.isFinite(value), JSON.stringify(state.camera));
    assert.ok(state.camera.scale > 0);
    assert.ok(await tab.evaluate(() => document.querySelector('#text h1').textContent.length > 0));
    await tab.expect_no_problems();
    await tab.close();
  });
}

for (const fragment of ['#v1&view=sideways', '#v1&q=%E0%A4%A', '#v1&at=NaN,1e999,0', '#v1&rings=9', '#v1&kind=nothing', '#v99&future=1']) {
  test(`${fragment} says what could not be understood`, async () => {
    const tab = await chromium.open(server.url + fragment);
    await tab.ready();
    await tab.until('a message', message);
    await tab.expect_no_problems();
    await tab.close();
  });
}

for (const fragment of ['#/n/no-such-node', '#/n/', '#/n/../../etc', '#/n/%00', '#/n/KUBELET%20', '#/n/<img src=x>']) {
  test(`${fragment} says that there is no such node`, async () => {
    const tab = await chromium.open(server.url + fragment);
    await tab.ready();
    assert.equal((await tab.state()).node ?? '', '');
    await tab.until('a message', message);
    await tab.expect_no_problems();
    await tab.close();
  });
}

test('#/n/kubelet opens the node', async () => {
  const tab = await chromium.open(server.url + '#/n/kubelet');
  await tab.ready();
  assert.equal((await tab.state()).node, 'kubelet');
  await tab.expect_no_problems();
  await tab.close();
});

test('an unknown node in a fragment gets the nearest matches as links', async () => {
  const tab = await chromium.open(server.url + '#/n/kube-schedular');
  await tab.ready();
  const links = await tab.until('links to near matches', () => {
    const found = [...document.querySelectorAll('#notice a')].map((link) => new URL(link.href).pathname);
    return found.length ? found : undefined;
  });
  assert.ok(links.some((path) => path.endsWith('/n/kube-scheduler/')), links.join(' '));
  await tab.click_on('#notice a[href$="n/kube-scheduler/"]');
  await tab.until('it opens', () => globalThis.atlas.state().node === 'kube-scheduler');
  await tab.expect_no_problems();
  await tab.close();
});

for (const path of ['n/no-such-node/', 'n/kube-schedular/', 'nothing', 'a/b/c/d/']) {
  test(`a host answers ${path} with 404.html, which is readable and has a way out`, async () => {
    const tab = await chromium.open(server.url + path);
    const shown = await tab.evaluate(() => ({
      text: document.body.innerText.trim(),
      links: [...document.querySelectorAll('a')].filter((link) => link.checkVisibility()).map((link) => link.href),
    }));
    assert.ok(shown.text.length > 20, shown.text);
    assert.ok(shown.links.length > 0, 'a way out');
    // Its addresses are relative, so they are right where nodes live, two levels down; elsewhere it is plain text.
    const lost = tab.responses.filter(({ status, type }) => status >= 400 && type !== 'document');
    if (path.startsWith('n/')) assert.deepEqual(lost, [], 'addresses that do not exist here');
    await tab.expect_no_problems(missing_page, ...(path.startsWith('n/') ? [] : [/not loaded: /, /request failed: .*ERR_ABORTED/]));
    await tab.close();
  });
}

test('every alias opens its node', async () => {
  for (const [old, id] of Object.entries(catalog.aliases ?? {}).slice(0, 5)) {
    const tab = await chromium.open(`${server.url}n/${old}/`);
    await tab.until(`${old} leads to ${id}`, (wanted) => location.pathname.endsWith(`/n/${wanted}/`), { args: [id] });
    await tab.close();
  }
});

test('what the fragment says beyond us stays in the address', async () => {
  const tab = await chromium.open(server.url + '#?secret=abc');
  await tab.ready();
  await tab.at_rest();
  assert.match(await tab.evaluate(() => location.href), /secret=abc/);
  await tab.close();
});

test('Back restores the node and the camera as they were left', async () => {
  const tab = await chromium.open(server.url + 'n/kube-scheduler/', { reduced_motion: true });
  await tab.ready();
  await tab.at_rest();
  const canvas = await tab.middle_of('#canvas');
  await tab.drag({ x: canvas.x - 200, y: canvas.y + 200 }, { x: canvas.x - 320, y: canvas.y + 260 });
  await tab.at_rest(900);
  const left = await tab.state();
  await tab.evaluate(() => globalThis.atlas.open('etcd'));
  await tab.until('etcd', () => globalThis.atlas.state().node === 'etcd');
  await tab.at_rest();
  await tab.back();
  await tab.until('back', () => globalThis.atlas.state().node === 'kube-scheduler');
  await tab.at_rest();
  const got = await tab.state();
  for (const member of ['x', 'y']) {
    assert.ok(Math.abs(got.camera[member] - left.camera[member]) < 1, `${member}: ${JSON.stringify(got.camera)} for ${JSON.stringify(left.camera)}`);
  }
  assert.ok(Math.abs(got.camera.scale / left.camera.scale - 1) < 0.01);
  await tab.expect_no_problems();
  await tab.close();
});

test('panning for seconds writes the address at most every half second and adds no history', async () => {
  const tab = await chromium.open(server.url, {
    reduced_motion: true,
    before: `globalThis.__history = [];
      for (const name of ['pushState', 'replaceState']) {
        const original = history[name];
        history[name] = function (...args) { __history.push({ name, at: performance.now() }); return original.apply(this, args); };
      }`,
  });
  await tab.ready();
  const { x, y } = await tab.middle_of('#canvas');
  const from = await tab.evaluate(() => (globalThis.__history.length = 0, performance.now()));
  await tab.page.mouse.move(x, y);
  await tab.page.mouse.down();
  for (let i = 0; i < 120; ++i) await tab.page.mouse.move(x + (i % 40) * 3, y + (i % 30) * 2);
  await tab.page.mouse.up();
  await tab.at_rest(700);
  const { calls, now } = await tab.evaluate(() => ({ calls: globalThis.__history, now: performance.now() }));
  assert.ok(calls.length > 0, 'the camera reaches the address');
  assert.ok(calls.every(({ name }) => name === 'replaceState'));
  assert.ok(calls.length <= Math.ceil((now - from) / 500) + 1, `${calls.length} calls in ${Math.round(now - from)} ms`);
  await tab.expect_no_problems();
  await tab.close();
});

test('a link in the text opens its node without loading a page', async () => {
  const tab = await chromium.open(server.url + 'n/kube-scheduler/');
  await tab.ready();
  await tab.evaluate(() => (globalThis.__same_page = true));
  const id = await tab.evaluate(() => {
    const link = [...document.querySelectorAll('#text a')].find((each) => /\/n\/[^/]+\/$/.test(each.pathname) && each.checkVisibility() &&
      !each.pathname.endsWith('/n/kube-scheduler/'));
    link.scrollIntoView({ block: 'center' });
    link.setAttribute('data-test', '');
    return link.pathname.split('/').at(-2);
  });
  await tab.click_on('#text a[data-test]');
  await tab.until('it opens', (wanted) => globalThis.atlas.state().node === wanted, { args: [id] });
  assert.equal(await tab.evaluate(() => globalThis.__same_page), true);
  await tab.expect_no_problems();
  await tab.close();
});
