// The site as files, read with no browser: what a reader without JavaScript and a crawler get.
import test from 'node:test';
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { attribute, by_id, by_tag, elements, has_class, text } from './lib/html.mjs';
import { catalog, dist, expect_none, files, node_pages, page, resolve_link } from './lib/site.mjs';

const all_pages = files().filter((name) => name.endsWith('.html'));
const redirects = new Set(Object.keys(catalog.aliases ?? {}).map((id) => `n/${id}/index.html`));

/** Links of a page with the file they mean. */
function links_of(path) {
  return by_tag(page(path).document, 'a')
    .map((link) => attribute(link, 'href'))
    .filter((href) => href !== undefined)
    .map((href) => ({ href, target: resolve_link(path, href) }));
}

test('every node of the catalogue has a page', () => {
  const missing = catalog.nodes.map((node) => node.id).filter((id) => !existsSync(join(dist, 'n', id, 'index.html')));
  expect_none(missing, 'a node without a page');
  assert.ok(catalog.nodes.length >= 154, `the catalogue holds only ${catalog.nodes.length} nodes`);
});

test('every alias of the catalogue has a page that leads to the node', () => {
  for (const [old, id] of Object.entries(catalog.aliases ?? {})) {
    const { document, path } = page(`n/${old}/index.html`);
    assert.ok(links_of(path).some(({ target }) => target?.file === `n/${id}/index.html`), `${old} does not lead to ${id}`);
    assert.ok(by_tag(document, 'link').some((link) => attribute(link, 'rel') === 'canonical'), `${old} has no canonical`);
  }
});

test('all pages are valid for the parser of the HTML standard', () => {
  expect_none(all_pages.flatMap((path) => page(path).errors.map((error) => `${path}:${error}`)), 'a parse error');
});

test('no page has two elements with one id', () => {
  const twice = all_pages.flatMap((path) => {
    const ids = elements(page(path).document).map((element) => attribute(element, 'id')).filter(Boolean);
    return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${path}: ${id}`);
  });
  expect_none(twice, 'a repeated id');
});

test('a page names its node and says what the catalogue says about it', () => {
  const findings = [];
  for (const { node, document, path } of node_pages()) {
    const main = by_id(document, 'text');
    if (!main) {
      findings.push(`${path}: no #text`);
      continue;
    }
    const said = text(main);
    const title = text(by_tag(main, 'h1')[0] ?? {});
    if (!title) findings.push(`${path}: no h1`);
    const collapsed = (value) => value.replace(/\s+/g, ' ').trim();
    if (!said.includes(collapsed(node.title))) findings.push(`${path}: does not say its title ${node.title}`);
    for (const lang of ['zh', 'en']) {
      const summary = node.summary?.[lang];
      if (summary && !said.includes(collapsed(summary))) findings.push(`${path}: does not say its summary in ${lang}`);
    }
  }
  expect_none(findings, 'a text that is not complete');
});

test('a page links every neighbour of its node and the address of the resource', () => {
  const neighbours = new Map(catalog.nodes.map((node) => [node.id, new Set()]));
  for (const { s, t } of catalog.edges) {
    neighbours.get(s)?.add(t);
    neighbours.get(t)?.add(s);
  }
  const findings = [];
  for (const { node, path } of node_pages()) {
    const links = links_of(path);
    const internal = new Set(links.map(({ target }) => target?.file));
    for (const id of neighbours.get(node.id) ?? []) {
      if (id !== node.id && !internal.has(`n/${id}/index.html`)) findings.push(`${path}: no link to its neighbour ${id}`);
    }
    const safe = /^https?:/i;
    for (const url of [node.open_url ?? node.url].filter(Boolean)) {
      const same = (href) => href === url || (URL.canParse(href) && URL.canParse(url) && new URL(href).href === new URL(url).href);
      if (safe.test(url) && !links.some(({ href }) => same(href))) findings.push(`${path}: no link to ${url}`);
    }
  }
  expect_none(findings, 'a missing link');
});

test('all internal links, files and fragments exist', () => {
  const known = new Set(files());
  const findings = [];
  for (const path of all_pages) {
    const { document } = page(path);
    for (const element of elements(document)) {
      for (const name of ['href', 'src', 'poster', 'data-glue', 'data-catalog', 'srcset']) {
        const address = attribute(element, name);
        if (address === undefined || /^(https?:|mailto:|data:)/i.test(address)) continue;
        if (element.tagName !== 'a' && element.tagName !== 'link' && element.tagName !== 'script' && name === 'href' &&
          !address.startsWith('#') && element.namespaceURI?.includes('svg') === false) continue;
        const target = resolve_link(path, address);
        if (!target || (path === '404.html' && target.file.startsWith('n/unknown/'))) continue; // the page itself, wherever it is
        if (!known.has(target.file)) findings.push(`${path}: ${element.tagName} ${name}="${address}" means ${target.file}`);
        else if (target.fragment && target.file.endsWith('.html') && !/^(v\d|\/|:~:)/.test(target.fragment) &&
          !by_id(page(target.file).document, target.fragment)) findings.push(`${path}: ${address} has no such place`);
      }
    }
  }
  expect_none(findings, 'a link that leads nowhere');
});

test('following links from the start page reaches every node', () => {
  const seen = new Set(['index.html']);
  const queue = ['index.html'];
  while (queue.length) {
    for (const { target } of links_of(/** @type {string} */ (queue.shift()))) {
      if (target?.file.endsWith('.html') && !seen.has(target.file) && existsSync(join(dist, target.file))) {
        seen.add(target.file);
        queue.push(target.file);
      }
    }
  }
  expect_none(catalog.nodes.map((node) => node.id).filter((id) => !seen.has(`n/${id}/index.html`)), 'a node that no link reaches');
});

test('the page of the list names every node without JavaScript', () => {
  const listed = new Set(links_of('list/index.html').map(({ target }) => target?.file));
  expect_none(catalog.nodes.map((node) => node.id).filter((id) => !listed.has(`n/${id}/index.html`)), 'a node that the list leaves out');
});

test('no page names an address of another origin for anything but a link', () => {
  const findings = [];
  for (const path of all_pages) {
    for (const element of elements(page(path).document)) {
      if (element.tagName === 'a') continue;
      const rel = attribute(element, 'rel') ?? '';
      for (const name of ['src', 'href', 'srcset', 'poster', 'data', 'action', 'formaction', 'ping', 'background']) {
        const address = attribute(element, name);
        if (address && /^(https?:)?\/\//i.test(address) && !/^(canonical|alternate|license)$/.test(rel)) {
          findings.push(`${path}: ${element.tagName} ${name}="${address}"`);
        }
      }
    }
  }
  expect_none(findings, 'a foreign address');
});

test('no page holds inline script, inline style, event attributes or script addresses', () => {
  const findings = [];
  for (const path of all_pages) {
    for (const element of elements(page(path).document)) {
      const type = attribute(element, 'type') ?? '';
      if (element.tagName === 'script' && attribute(element, 'src') === undefined && type !== 'application/ld+json') {
        findings.push(`${path}: inline script`);
      }
      if (element.tagName === 'style' || attribute(element, 'style') !== undefined) findings.push(`${path}: inline style`);
      for (const { name, value } of element.attrs ?? []) {
        if (/^on/i.test(name)) findings.push(`${path}: ${name}`);
        if (/^\s*(javascript|vbscript|data:text)/i.test(value) && /^(href|src|action|xlink:href)$/.test(name)) {
          findings.push(`${path}: ${name}="${value}"`);
        }
      }
    }
  }
  expect_none(findings, 'active content');
});

test('every page carries the strict content security policy before anything it could load', () => {
  const wanted = ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "base-uri 'none'",
    "form-action 'none'", "require-trusted-types-for 'script'"];
  const findings = [];
  for (const path of all_pages.filter((name) => !redirects.has(name))) {
    const head = by_tag(page(path).document, 'head')[0];
    const order = elements(head);
    const policy = order.findIndex((element) => /^content-security-policy$/i.test(attribute(element, 'http-equiv') ?? ''));
    const first_load = order.findIndex((element) => /^(script|link|style)$/.test(element.tagName));
    if (policy < 0) findings.push(`${path}: no policy`);
    else if (first_load >= 0 && first_load < policy) findings.push(`${path}: the policy comes too late`);
    else {
      const content = attribute(order[policy], 'content') ?? '';
      const given = content.split(';').map((part) => part.trim());
      for (const part of wanted) if (!given.includes(part)) findings.push(`${path}: without ${part}`);
      if (/unsafe-inline|'unsafe-eval'|\*/.test(content)) findings.push(`${path}: ${content}`);
    }
  }
  expect_none(findings, 'a weak policy');
});

test('links that leave the site give away nothing', () => {
  const findings = [];
  for (const path of all_pages) {
    for (const link of by_tag(page(path).document, 'a')) {
      const href = attribute(link, 'href') ?? '';
      if (!/^https?:/i.test(href)) continue;
      const rel = (attribute(link, 'rel') ?? '').split(/\s+/);
      if (!rel.includes('noopener') && attribute(link, 'target') === '_blank') findings.push(`${path}: ${href} without noopener`);
      if (!rel.includes('noreferrer') && attribute(link, 'referrerpolicy') !== 'no-referrer') {
        findings.push(`${path}: ${href} sends a referrer`);
      }
    }
  }
  expect_none(findings, 'a careless link');
});

test('no link is empty: each has words or a label', () => {
  const findings = [];
  for (const path of all_pages) {
    for (const link of by_tag(page(path).document, 'a')) {
      if (!text(link) && !attribute(link, 'aria-label') && attribute(link, 'aria-hidden') !== 'true') {
        findings.push(`${path}: ${attribute(link, 'href')}`);
      }
    }
  }
  expect_none(findings, 'a link without words');
});

test('a page draws the neighbourhood of its node as SVG with real text', () => {
  const findings = [];
  for (const { path, document } of node_pages()) {
    const poster = elements(document, (element) => element.tagName === 'figure' && has_class(element, 'poster'))[0];
    const drawing = poster && by_tag(poster, 'svg')[0];
    if (!drawing) findings.push(`${path}: no drawing`);
    else if (!by_tag(drawing, 'text').some((label) => text(label))) findings.push(`${path}: a drawing without text`);
  }
  expect_none(findings, 'a page without its drawing');
});

test('files other than pages carry a hash of their content in the name', () => {
  const fixed = /^(robots\.txt|\.source-atlas-site|sitemap\.xml|core\/.*|favicon\.(ico|svg)|card.*\.png|\.nojekyll|CNAME|manifest\.webmanifest|sw\.js|embed\/v1\/.*|.*\/poster(\.en)?\.svg)$/; // others name posters and the element by these addresses
  const plain = files().filter((name) => !name.endsWith('.html') && !fixed.test(name) && !/\.[0-9a-f]{8,16}\.[a-z0-9]+$/.test(name));
  expect_none(plain, 'a file that a cache cannot tell from its next version');
});

test('no file of the site names a folder of the machine that built it', () => {
  const findings = [];
  for (const path of all_pages) {
    const found = /(?:^|[\s"'=(>])\/(?:home|root|tmp|work|usr\/local|Users)\/[^\s"'<]*/.exec(page(path).html);
    if (found) findings.push(`${path}: ${found[0].trim()}`);
  }
  expect_none(findings, 'a path of a machine');
});
