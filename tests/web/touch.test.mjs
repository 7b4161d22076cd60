// Fingers: how exactly they must hit, what they move, the menu when they stay, and a button for every gesture.
import test from 'node:test';
import assert from 'node:assert/strict';
import { launch_chromium } from './lib/chromium.mjs';
import { in_every_engine } from './lib/engines.mjs';
import { serve } from './lib/server.mjs';
import { dist } from './lib/site.mjs';

const server = await serve({ root: dist });
const chromium = await launch_chromium();
test.after(async () => {
  await chromium.close();
  await server.close();
});
const phone = { width: 390, height: 844, dpr: 3, touch: true, reduced_motion: true };
const held_ms = 750;

async function open(path = '') {
  const tab = await chromium.open(server.url + path, phone);
  await tab.ready();
  await tab.at_rest();
  return tab;
}

const line = (from, to, steps = 10) => Array.from({ length: steps + 1 }, (_, i) => ({
  x: from.x + ((to.x - from.x) * i) / steps,
  y: from.y + ((to.y - from.y) * i) / steps,
}));
const screen = (tab, id) => tab.evaluate((which) => globalThis.atlas.screen(which), id);
const menu_items = () => [...document.querySelectorAll('#node-menu [role=menuitem]')].map((item) => item.textContent);

/** A node in sight with free ground on its right: nothing else within 60 px there. @param {any} tab */
function lonely(tab) {
  return tab.evaluate(() => {
    const canvas = document.querySelector('#canvas').getBoundingClientRect();
    const all = globalThis.atlas.layout().nodes.map(({ id }) => ({ id, ...globalThis.atlas.screen(id) }));
    return all.find(({ id, x, y }) => globalThis.atlas.node(id).kind === 'component' && x > 60 && x < canvas.right - 90 && y > canvas.top + 60 && y < canvas.bottom - 200);
  });
}

test('a finger that comes within 24 px of a node means it; one farther away means nothing', async () => {
  const tab = await open();
  const { id, x, y } = await lonely(tab);
  // The edge of what counts as hit exactly: where the link of the selected node ends.
  await tab.evaluate((which) => globalThis.atlas.open(which), id);
  await tab.at_rest();
  const at = await screen(tab, id);
  const box = await tab.evaluate((which) => document.querySelector(`#links a[data-id="${which}"]`).getBoundingClientRect().toJSON(), id);
  await tab.evaluate(() => document.querySelector('#panel-bar .close').click());
  await tab.until('nothing selected', () => globalThis.atlas.state().node === null);
  await tab.at_rest();
  const now = await screen(tab, id);
  const edge = { x: now.x + (box.right - at.x), y: now.y };
  await tab.touch([[{ x: edge.x + 18, y: edge.y }]]);
  const reached = await tab.until('a node is selected', () => globalThis.atlas.state().node);
  assert.equal(reached, id, `18 px beside ${id} at ${x},${y}`);
  await tab.expect_no_problems();
  await tab.close();
});

test('labels are targets: a tap on a title opens its node', async () => {
  const tab = await open('n/kube-scheduler/#v1&view=focus');
  const label = await tab.evaluate(async () => {
    // The link of a node lies over its mark and its label, so it is wider than the mark when there is a label.
    for (const { id } of globalThis.atlas.node('kube-scheduler').neighbours) {
      const at = globalThis.atlas.screen(id);
      if (!at || at.x < 20 || at.x > innerWidth - 20 || at.y < 80 || at.y > innerHeight - 220) continue;
      if (globalThis.atlas.node(id).kind === 'component') continue;
      return { id, x: at.x + (at.x < innerWidth / 2 ? -40 : 40), y: at.y };
    }
    return null;
  });
  assert.ok(label, 'a neighbour with a label beside its mark');
  const inside = { x: Math.min(370, Math.max(20, label.x)), y: label.y };
  await tab.touch([[inside]]);
  await tab.until('its node', (id) => globalThis.atlas.state().node === id, { args: [label.id] });
  await tab.close();
});

test('two fingers move the map without zooming it', async () => {
  const tab = await open();
  const canvas = await tab.evaluate(() => document.querySelector('#canvas').getBoundingClientRect().toJSON());
  const y = canvas.top + 200;
  const before = await tab.state();
  await tab.touch([line({ x: 120, y }, { x: 180, y: y + 80 }), line({ x: 220, y }, { x: 280, y: y + 80 })]);
  await tab.at_rest();
  const after = await tab.state();
  const { scale } = before.camera;
  assert.ok(Math.abs(after.camera.scale / scale - 1) < 0.03, `${scale} to ${after.camera.scale}`);
  assert.ok(Math.abs((before.camera.x - after.camera.x) * scale - 60) < 14, JSON.stringify([before.camera, after.camera]));
  assert.ok(Math.abs((before.camera.y - after.camera.y) * scale - 80) < 14, JSON.stringify([before.camera, after.camera]));
  assert.equal(after.node, null);
  assert.equal(await tab.evaluate(() => globalThis.visualViewport.scale), 1);
  await tab.close();
});

test('a finger that stays opens the menu of the node, and lifting it opens nothing else', async () => {
  const tab = await open();
  const at = await screen(tab, 'kube-scheduler');
  await tab.touch([[at]], held_ms);
  assert.deepEqual(await tab.until('the menu', () => {
    const items = [...document.querySelectorAll('#node-menu [role=menuitem]')];
    return items.length && items.map((item) => item.textContent);
  }), ['打开', '在新标签页打开', '复制链接', '分享', '聚焦']);
  await new Promise((resolve) => setTimeout(resolve, 400));
  assert.equal((await tab.state()).node, null, 'the lifted finger selected nothing');
  const { menu, small } = await tab.evaluate(() => ({
    menu: document.querySelector('#node-menu').getBoundingClientRect().toJSON(),
    small: [...document.querySelectorAll('#node-menu [role=menuitem]')].filter((item) => item.getBoundingClientRect().height < 44).length,
  }));
  assert.ok(menu.left >= 0 && menu.right <= 390 && menu.top >= 0 && menu.bottom <= 844, JSON.stringify(menu));
  assert.equal(small, 0, 'each item is a finger high');
  await tab.tap_on('#node-menu [role=menuitem]:last-child');
  await tab.until('its surroundings', () => globalThis.atlas.state().view === 'focus' && globalThis.atlas.state().node === 'kube-scheduler');
  assert.equal(await tab.evaluate(() => Boolean(document.querySelector('#node-menu'))), false);
  await tab.expect_no_problems();
  await tab.close();
});

test('a tap elsewhere closes the menu; a finger that moves or stays on nothing opens none', async () => {
  const tab = await open();
  const at = await screen(tab, 'kube-scheduler');
  await tab.touch([[at]], held_ms);
  await tab.until('the menu', () => Boolean(document.querySelector('#node-menu')));
  const empty = await tab.evaluate(() => {
    const box = document.querySelector('#canvas').getBoundingClientRect();
    const { scale } = globalThis.atlas.state().camera;
    const nodes = globalThis.atlas.layout().nodes.map(({ id, r }) => ({ ...globalThis.atlas.screen(id), reach: r * scale + 28 }));
    for (let y = box.top + 40; y < box.bottom - 220; y += 6) {
      for (let x = 6; x < box.right; x += 6) {
        if (nodes.every((node) => Math.hypot(node.x - x, node.y - y) > node.reach)) return { x, y };
      }
    }
    return null;
  });
  assert.ok(empty, 'a place without nodes');
  await tab.touch([[empty]]);
  await tab.until('closed', () => !document.querySelector('#node-menu'));
  await tab.touch([[empty]], held_ms);
  // In one move: on a busy machine ten small ones leave the finger near its place for longer than a press takes.
  await tab.touch([line(at, { x: at.x + 30, y: at.y + 30 }, 1)], held_ms);
  await tab.at_rest();
  assert.deepEqual(await tab.evaluate(menu_items), []);
  await tab.expect_no_problems();
  await tab.close();
});

test('the menu copies the link of its node without opening it', async () => {
  const tab = await open();
  await tab.context.overridePermissions(new URL(server.url).origin, ['clipboard-read', 'clipboard-write', 'clipboard-sanitized-write']);
  await tab.touch([[await screen(tab, 'kube-scheduler')]], held_ms);
  await tab.until('the menu', () => Boolean(document.querySelector('#node-menu')));
  await tab.tap_on('#node-menu [role=menuitem]:nth-child(3)');
  await tab.until('it is said', () => document.querySelector('#status').textContent === '链接已复制');
  assert.match(await tab.evaluate(() => navigator.clipboard.readText()), /\/n\/kube-scheduler\/$/);
  assert.equal((await tab.state()).node, null);
  await tab.close();
});

test('steps of a walkthrough have the menu too, without surroundings', async () => {
  const tab = await open('walk/deployment/12/');
  const at = await tab.evaluate(() => {
    const box = document.querySelector('#links a[href$="/walk/deployment/12/"]').getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  });
  await tab.touch([[at]], held_ms);
  await tab.until('the menu', () => Boolean(document.querySelector('#node-menu')));
  assert.deepEqual(await tab.evaluate(menu_items), ['打开', '在新标签页打开', '复制链接', '分享']);
  assert.match(await tab.evaluate(() => document.querySelector('#node-menu a').href), /\/walk\/deployment\/12\/$/);
  assert.equal((await tab.state()).step, 12);
  await tab.close();
});

/** @type {{name: string, options: import('./lib/chromium.mjs').OpenOptions}[]} */
const screens = [{ name: 'a phone', options: phone }, { name: 'a desk', options: { reduced_motion: true } }];
for (const { name, options } of screens) {
  test(`on ${name} every gesture has a button: zoom, everything, move`, async () => {
    const tab = await chromium.open(server.url, options);
    await tab.ready();
    await tab.at_rest();
    const press = async (label) => {
      const selector = `#zoom [aria-label="${label}"]`;
      await tab.click_on(selector);
      await tab.at_rest();
      return (await tab.state()).camera;
    };
    const start = (await tab.state()).camera;
    const closer = await press('放大');
    assert.ok(closer.scale > start.scale * 1.3);
    const back = await press('缩小');
    assert.ok(Math.abs(back.scale / start.scale - 1) < 0.02);
    await press('移动');
    const moved = {};
    for (const way of ['左', '右', '上', '下']) {
      const before = (await tab.state()).camera;
      const after = await press(`向${way}看`);
      moved[way] = [Math.round((after.x - before.x) * before.scale), Math.round((after.y - before.y) * before.scale)];
    }
    assert.deepEqual(moved, { 左: [-120, 0], 右: [120, 0], 上: [0, -120], 下: [0, 120] });
    const boxes = await tab.evaluate(() => [...document.querySelectorAll('#zoom button')].filter((each) => each.checkVisibility({ visibilityProperty: true }))
      .map((each) => ({ name: each.getAttribute('aria-label'), ...each.getBoundingClientRect().toJSON() })));
    for (const box of boxes) {
      assert.ok(box.left >= 0 && box.right <= (options.width ?? 1440) && box.top > 48, JSON.stringify(box));
      assert.ok(Math.min(box.width, box.height) >= (options.touch ? 42 : 24), JSON.stringify(box));
      const over = boxes.filter((other) => other !== box && other.left < box.right - 1 && other.right > box.left + 1 && other.top < box.bottom - 1 && other.bottom > box.top + 1);
      assert.deepEqual(over.map((other) => other.name), [], `over ${box.name}`);
    }
    await tab.expect_no_problems();
    await tab.close();
  });
}

// ---- the other engines, as far as their drivers have fingers
in_every_engine(dist, async (t, visit) => {
  await t.test('a tap selects, a drag moves, a finger that stays opens the menu', (sub) => visit('', async (tab) => {
    await tab.at_rest();
    const at = await screen(tab, 'kubelet');
    await tab.evaluate(() => {
      globalThis.__kinds = [];
      addEventListener('pointerdown', (event) => globalThis.__kinds.push(event.pointerType), true);
    });
    try {
      await tab.touch([[at]]);
    } catch (error) {
      return sub.skip(`the driver has no fingers: ${String(error).slice(0, 120)}`);
    }
    const kinds = await tab.evaluate(() => globalThis.__kinds);
    if (!kinds.includes('touch')) return sub.skip(`the driver's finger arrives as ${kinds.join(', ') || 'nothing'}`);
    await tab.until('selected', () => globalThis.atlas.state().node === 'kubelet');
    await tab.at_rest();
    const before = await screen(tab, 'kubelet');
    const way = line({ x: before.x + 150, y: before.y + 70 }, { x: before.x + 210, y: before.y + 40 });
    await tab.touch([way]);
    await tab.at_rest();
    const after = await screen(tab, 'kubelet');
    assert.ok(Math.hypot(after.x - before.x - 60, after.y - before.y + 30) < 16, JSON.stringify([before, after]));
    await tab.touch([[after]], held_ms);
    await tab.until('the menu', () => Boolean(document.querySelector('#node-menu')));
  }));
});
