// The built site under test and the catalogue it was built from.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse_html } from './html.mjs';

export const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
export const dist = resolve(process.env.ATLAS_DIST ?? join(repository, 'dist'));

assert.ok(existsSync(join(dist, 'index.html')), `${dist} holds no built site: run ./build-wasm.sh, or set ATLAS_DIST`);

/**
 * The catalogue as its authors wrote it, not as the page tells it.
 * @type {{nodes: any[], edges: any[], walkthroughs: any[], aliases: Record<string, string>, title: {zh: string, en: string}}}
 */
export const catalog = JSON.parse(readFileSync(join(repository, 'assets/catalog.json'), 'utf8'));
export const node_of = new Map(catalog.nodes.map((node) => [node.id, node]));

/** Every file of the site, relative to its root, with forward slashes. */
export function files() {
  return /** @type {string[]} */ (readdirSync(dist, { recursive: true }))
    .filter((name) => statSync(join(dist, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
}

/** @type {Map<string, ReturnType<typeof read_page>>} */
const parsed = new Map();

/** @param {string} path relative to the root of the site */
function read_page(path) {
  const html = readFileSync(join(dist, path), 'utf8');
  return { path, html, ...parse_html(html) };
}

/** A parsed page, by its file. @param {string} path */
export function page(path) {
  let found = parsed.get(path);
  if (!found) parsed.set(path, (found = read_page(path)));
  return found;
}

/** Pages of all nodes of the catalogue. */
export function node_pages() {
  return catalog.nodes.map((node) => ({ node, ...page(`n/${node.id}/index.html`) }));
}

/** Path of the site where it was built for a known address; 404.html then names it, because it is served at any depth. */
const base_path = (() => {
  const canonical = /<link rel="canonical" href="(https?:[^"]*)"/.exec(readFileSync(join(dist, 'index.html'), 'utf8'));
  return canonical ? new URL(canonical[1]).pathname : '/sub/path/';
})();

/**
 * The file that an address on a page means, or undefined when it leaves the site.
 * @param {string} from file of the page
 * @param {string} address as written in the page
 * @returns {{file: string, fragment: string} | undefined}
 */
export function resolve_link(from, address) {
  // 404.html is written for the place where most unknown addresses are: n/<something>/.
  const shown_at = from === '404.html' ? 'n/unknown/index.html' : from;
  const here = new URL(shown_at.replace(/index\.html$/, ''), `http://site.invalid${base_path}`);
  const target = new URL(address, here);
  if (target.host !== 'site.invalid') return undefined;
  const path = decodeURIComponent(target.pathname);
  if (!path.startsWith(base_path)) return { file: `(outside of the site) ${path}`, fragment: '' };
  const file = path.slice(base_path.length);
  return {
    file: file === '' || file.endsWith('/') ? file + 'index.html' : file,
    fragment: decodeURIComponent(target.hash.slice(1)),
  };
}

/** Shows at most ten of a list of findings. @param {string[]} findings @param {string} what */
export function expect_none(findings, what) {
  const shown = findings.slice(0, 10).join('\n  ');
  assert.equal(findings.length, 0, `${findings.length} × ${what}:\n  ${shown}`);
}

