// Sizes and times of a first visit, for the tests and for scripts/measure.mjs.
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** @param {Uint8Array} bytes */
export function brotli(bytes) {
  return brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
}

/**
 * A copy of a site with .br files beside what a first visit fetches, as a host that compresses sends it.
 * @param {string} dist
 */
export function compressed_copy(dist) {
  const root = mkdtempSync(join(tmpdir(), 'atlas-compressed-'));
  cpSync(dist, root, { recursive: true });
  const names = ['index.html', 'n/kube-scheduler/index.html', ...readdirSync(join(root, 'a')).map((name) => `a/${name}`)];
  for (const name of names) {
    const path = join(root, name);
    if (!existsSync(path) || !statSync(path).isFile() || /\.(png|br|gz)$/.test(name)) continue;
    writeFileSync(`${path}.br`, brotli(readFileSync(path)));
  }
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/**
 * The files behind the addresses that a visit fetched, with their sizes.
 * @param {string[]} urls @param {string} base address of the start page @param {string} dist
 */
export function first_visit_bytes(urls, base, dist) {
  return [...new Set(urls)].filter((url) => url.startsWith(base)).map((url) => {
    const path = decodeURIComponent(new URL(url).pathname.slice(new URL(base).pathname.length));
    const name = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    const bytes = readFileSync(join(dist, name));
    return { path: name, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli(bytes).length };
  });
}

/** Notes when the graph was first drawn, without touching what the page sets. */
const clock = `{
  const started = setInterval(() => {
    if (!globalThis.atlas?.ready) return;
    clearInterval(started);
    globalThis.atlas.ready.then(() => (globalThis.__graph_ms = performance.now()));
  }, 5);
}`;

/**
 * Loads an address in a fresh profile.
 * @param {Awaited<ReturnType<typeof import('./chromium.mjs').launch_chromium>>} chromium
 * @param {string} url
 * @param {import('./chromium.mjs').OpenOptions} [options]
 * @returns {Promise<{first_text_ms: number, first_graph_ms: number, frames: number}>} since the navigation began
 */
export async function time_first_visit(chromium, url, options = {}) {
  const tab = await chromium.tab({ ...options, before: clock });
  try {
    await tab.goto(url);
    await tab.ready(60_000);
    const first_graph_ms = await tab.until('the time of the graph', () => globalThis.__graph_ms);
    const first_text_ms = await tab.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
    if (!first_text_ms) throw new Error('the browser reports no first paint');
    return { first_text_ms, first_graph_ms, frames: await tab.at_rest() };
  } finally {
    await tab.close();
  }
}
