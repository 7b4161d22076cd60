// What search engines, chat previews and readers of feeds get from each page.
import test from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attribute, by_tag, elements, text } from './lib/html.mjs';
import { catalog, dist, expect_none, node_pages, page, repository, resolve_link } from './lib/site.mjs';

const pages = [{ node: undefined, ...page('index.html') }, ...node_pages()];

/** Content of <meta name=… or property=…>. */
function meta(document, name) {
  const found = by_tag(document, 'meta').find((each) => (attribute(each, 'name') ?? attribute(each, 'property')) === name);
  return found && attribute(found, 'content');
}

/** @param {string} what @param {(page: any) => string | undefined | false} finding */
function each_page(what, finding) {
  expect_none(pages.flatMap((each) => {
    const found = finding(each);
    return found ? [`${each.path}: ${found}`] : [];
  }), what);
}

test('each page has a language, a character set and a viewport', () => {
  each_page('a page without', ({ document }) => {
    const root = by_tag(document, 'html')[0];
    if (!/^(zh|en)/.test(attribute(root, 'lang') ?? '')) return `lang="${attribute(root, 'lang')}"`;
    if (!by_tag(document, 'meta').some((each) => /^utf-8$/i.test(attribute(each, 'charset') ?? ''))) return 'no charset';
    return !/width=device-width/.test(meta(document, 'viewport') ?? '') && 'no viewport';
  });
});

test('the viewport does not forbid zooming', () => {
  each_page('a page that cannot be zoomed', ({ document }) => /user-scalable\s*=\s*no|maximum-scale/.exec(meta(document, 'viewport') ?? '')?.[0]);
});

test('each page has a title that names its node', () => {
  each_page('a title', ({ document, node }) => {
    const title = text(by_tag(document, 'title')[0] ?? {});
    if (!title) return 'no title';
    const name = node?.title.replace(/\s+/g, ' ').trim();
    return name && !title.includes(name.slice(0, 20)) && `"${title}" does not name "${name}"`;
  });
});

test('titles tell pages apart', () => {
  const of = new Map();
  for (const { document, path } of pages) {
    const title = text(by_tag(document, 'title')[0] ?? {});
    of.set(title, [...(of.get(title) ?? []), path]);
  }
  const shared = [...of].filter(([, paths]) => paths.length > 1).map(([title, paths]) => `"${title}": ${paths.join(', ')}`);
  expect_none(shared, 'a title of several pages');
});

test('each page describes itself in a sentence that fits a preview', () => {
  each_page('a description', ({ document }) => {
    const description = meta(document, 'description') ?? '';
    if (description.length < 4) return `too short: "${description}"`;
    return description.length > 320 && `too long (${description.length})`;
  });
});

test('each page has Open Graph and Twitter metadata that agree with it', () => {
  each_page('a preview', ({ document }) => {
    for (const name of ['og:title', 'og:description', 'og:type', 'og:site_name', 'twitter:card']) {
      if (!meta(document, name)) return `no ${name}`;
    }
    const card = meta(document, 'twitter:card');
    return !/^summary(_large_image)?$/.test(card ?? '') && `twitter:card is ${card}`;
  });
});

test('each page names its one address', () => {
  each_page('a canonical address', ({ document, path }) => {
    const found = by_tag(document, 'link').filter((link) => attribute(link, 'rel') === 'canonical');
    if (found.length !== 1) return `${found.length} canonical links`;
    const href = attribute(found[0], 'href') ?? '';
    if (/^https?:/.test(href)) return !new URL(href).pathname.endsWith(path.replace(/index\.html$/, '')) && href;
    return resolve_link(path, href)?.file !== path && `${href} means ${resolve_link(path, href)?.file}`;
  });
});

test('JSON-LD parses, names the page and its trail', () => {
  each_page('structured data', ({ document, node }) => {
    const blocks = by_tag(document, 'script').filter((script) => attribute(script, 'type') === 'application/ld+json');
    if (!blocks.length) return 'none';
    let data;
    try {
      data = blocks.map((block) => JSON.parse(block.childNodes[0]?.value ?? ''));
    } catch (error) {
      return String(error);
    }
    const flat = data.flatMap((each) => each['@graph'] ?? each);
    if (!data.every((each) => /schema\.org/.test(each['@context']))) return 'no @context';
    if (!flat.every((each) => each['@type'])) return 'a thing without @type';
    const everything = JSON.stringify(flat);
    if (node && !everything.includes('BreadcrumbList')) return 'no BreadcrumbList';
    return node && !everything.includes(JSON.stringify(node.title).slice(1, -1)) && 'does not name the node';
  });
});

test('each node page shows where it is', () => {
  each_page('a trail', ({ document, node, path }) => {
    if (!node) return false;
    const trail = elements(document, (element) => /breadcrumb|trail/i.test(`${attribute(element, 'class')} ${attribute(element, 'aria-label')}`) ||
      /面包屑|位置|路径/.test(attribute(element, 'aria-label') ?? ''))[0];
    if (!trail) return 'no breadcrumbs';
    const home = by_tag(trail, 'a').some((link) => resolve_link(path, attribute(link, 'href') ?? '')?.file === 'index.html');
    return !home && 'the trail does not begin at the start page';
  });
});

test('a text in English on a Chinese page says so', () => {
  each_page('an English summary without lang="en"', ({ document, node }) => {
    const summary = node?.summary?.en;
    if (!summary) return false;
    const holder = elements(document, (element) => text(element) === summary.replace(/\s+/g, ' ').trim());
    return !holder.some((element) => {
      for (let at = element; at; at = at.parentNode) if (attribute(at, 'lang')) return /^en/.test(attribute(at, 'lang') ?? '');
      return false;
    }) && summary.slice(0, 40);
  });
});

test('404.html is a page that leads home and asks not to be indexed', () => {
  const { document, errors } = page('404.html');
  assert.deepEqual(errors, []);
  assert.ok(text(by_tag(document, 'body')[0]).length > 20, 'it says nothing');
  assert.ok(by_tag(document, 'a').length > 0, 'it has no link');
  assert.match(meta(document, 'robots') ?? '', /noindex/);
});

test('robots.txt lets every reader in', () => {
  const robots = readFileSync(join(dist, 'robots.txt'), 'utf8');
  assert.match(robots, /^User-agent: \*/im);
  assert.doesNotMatch(robots, /^Disallow: *\/ *$/im);
});

test('with a base address, sitemap and metadata are absolute and complete', (t) => {
  const command = process.env.ATLAS_COMMAND ?? join(repository, 'build/native/atlas');
  assert.ok(existsSync(command), `${command} is missing: run ./build-wasm.sh, or set ATLAS_COMMAND`);
  const out = mkdtempSync(join(tmpdir(), 'atlas-site-'));
  t.after(() => rmSync(out, { recursive: true }));
  const base = 'https://example.org/atlas/';
  const app = process.env.ATLAS_APP ?? find_app();
  execFileSync(command, ['site', join(repository, 'assets/catalog.json'), '-o', out, '--app', app,
    '--web', join(repository, 'build/web'), '--base-url', base, '--embedded'], { stdio: 'pipe' });
  const sitemap = readFileSync(join(out, 'sitemap.xml'), 'utf8');
  const addresses = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address);
  assert.equal(new Set(addresses).size, addresses.length, 'an address twice');
  for (const node of catalog.nodes) assert.ok(addresses.includes(`${base}n/${node.id}/`), `${node.id} is not in the sitemap`);
  assert.ok(addresses.includes(base));
  assert.ok(addresses.every((address) => address.startsWith(base)));
  assert.match(readFileSync(join(out, 'robots.txt'), 'utf8'), /^Sitemap: https:\/\/example\.org\/atlas\/sitemap\.xml/m);
  const html = readFileSync(join(out, 'n/kube-scheduler/index.html'), 'utf8');
  assert.match(html, /<link rel="canonical" href="https:\/\/example\.org\/atlas\/n\/kube-scheduler\/"/);
  assert.match(html, /<meta property="og:url" content="https:\/\/example\.org\/atlas\/n\/kube-scheduler\/"/);
});

/** The folder with the wasm application, as build-wasm.sh leaves it. */
function find_app() {
  const candidates = ['build/app', 'build/wasm/app', 'build/site-app', 'build/wasm'].map((name) => join(repository, name));
  const found = candidates.find((folder) => existsSync(join(folder, 'atlas.js')));
  assert.ok(found, `none of ${candidates.join(', ')} holds atlas.js: set ATLAS_APP`);
  return found;
}
