// What a picture costs in things that can be counted, so that a noisy machine counts the same: memory, calls and bytes.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const record_file = fileURLToPath(new URL('../../cost-record.json', import.meta.url));

/**
 * @typedef {{wasm_memory_kb: number, dom_elements: number, frames_until_rest: number, glyphs_until_rest: number,
 *   first_frame_draw_calls: number, first_frame_upload_kb: number, pan_draw_calls: number, pan_upload_kb: number}} Cost
 */

/** What depends on how a slow machine cuts the work into frames: its moves are printed, its growth fails nothing. */
const only_printed = ['glyphs_until_rest', 'first_frame_draw_calls', 'first_frame_upload_kb', 'pan_upload_kb'];

/** Counts what goes to the GPU, until the first frame is drawn and in all, and glyphs; and keeps hold of the program's memory. */
const counters = `{
  const counted = (globalThis.__gpu = { draws: 0, bytes: 0, glyphs: 0, begun: false, first: undefined });
  const gl = WebGL2RenderingContext.prototype;
  for (const name of ['drawElements', 'drawArrays', 'drawElementsInstanced', 'drawArraysInstanced']) {
    const draw = gl[name];
    gl[name] = function (...args) {
      ++counted.draws;
      // Before the first frame a triangle is rehearsed, for which the driver compiles its programs.
      if (!counted.begun && counted.bytes > 1024) {
        counted.begun = true;
        queueMicrotask(() => { counted.first = { draws: counted.draws, bytes: counted.bytes }; });
      }
      return draw.apply(this, args);
    };
  }
  const fill_text = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (...args) { ++counted.glyphs; return fill_text.apply(this, args); };
  const upload = gl.bufferData; // the only way in which triangles are sent
  gl.bufferData = function (target, data, usage, from = 0, length = data.length - from) {
    counted.bytes += length * data.BYTES_PER_ELEMENT;
    return upload.call(this, target, data, usage, from, length);
  };
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const make = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const made = await make.apply(WebAssembly, args);
      const memory = Object.values((made.instance ?? made).exports).find((each) => each instanceof WebAssembly.Memory);
      if (memory) globalThis.__memory = memory;
      return made;
    };
  }
}`;

/**
 * What the start page costs until it rests, and a frame while the map is dragged.
 * @param {Awaited<ReturnType<typeof import('./chromium.mjs').launch_chromium>>} chromium
 * @param {string} url
 * @returns {Promise<Cost>}
 */
export async function count_cost(chromium, url) {
  const tab = await chromium.open(url, { before: counters });
  try {
    await tab.ready();
    const frames_until_rest = await tab.at_rest();
    const numbers = () => tab.evaluate(() => ({ ...globalThis.__gpu, frames: globalThis.atlas.frames() }));
    const { glyphs: glyphs_until_rest, first } = await numbers();
    if (first === undefined) throw new Error('nothing was drawn');
    const { x, y } = await tab.middle_of('#canvas');
    await tab.page.mouse.move(x - 420, y + 60); // between the marks
    await tab.at_rest();
    await tab.page.mouse.down();
    await tab.page.mouse.move(x - 415, y + 60); // past the distance that makes it a drag
    const before = await numbers();
    for (let step = 1; step <= 24; ++step) await tab.page.mouse.move(x - 415 + step * 2, y + 60);
    const after = await numbers();
    await tab.page.mouse.up();
    const frames = after.frames - before.frames;
    if (frames === 0) throw new Error('dragging drew nothing');
    const kept = await tab.evaluate(() => ({
      wasm_memory_kb: Math.round(globalThis.__memory.buffer.byteLength / 1024),
      dom_elements: document.querySelectorAll('*').length,
    }));
    return {
      ...kept,
      frames_until_rest,
      glyphs_until_rest,
      first_frame_draw_calls: first.draws,
      first_frame_upload_kb: Math.round(first.bytes / 1024),
      pan_draw_calls: Math.round((after.draws - before.draws) / frames),
      pan_upload_kb: Math.round((after.bytes - before.bytes) / frames / 1024),
    };
  } finally {
    await tab.close();
  }
}

/** @returns {Cost} */
export const recorded = () => JSON.parse(readFileSync(record_file, 'utf8'));

/** @param {Cost} cost */
export const record = (cost) => writeFileSync(record_file, `${JSON.stringify(cost, null, 2)}\n`);

/**
 * What is no longer as recorded, by more than `share` of it and more than one or two.
 * @param {Cost} cost @param {Cost} was @param {number} share
 */
export function moved(cost, was, share) {
  const names = /** @type {(keyof Cost)[]} */ (Object.keys(was));
  return names
    .filter((name) => Math.abs(cost[name] - was[name]) > Math.max(share * was[name], 2))
    .map((name) => ({ name, was: was[name], now: cost[name], grown: cost[name] > was[name] }));
}

/** What has grown by more than a quarter, of what any machine counts alike. @param {Cost} cost @param {Cost} was */
export const grown = (cost, was) => moved(cost, was, 0.25).filter(({ name, grown: more }) => more && !only_printed.includes(name));
