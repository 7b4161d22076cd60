// What other sites and chats read of each page of a site with a known address: Open Graph, Twitter cards, JSON-LD and
// oEmbed, by libraries that others use for it (open-graph-scraper, @extractus/oembed-extractor), and the pictures.
import test, { after, before } from 'node:test';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extract } from '@extractus/oembed-extractor';
import scrape from 'open-graph-scraper';
import { attribute, by_tag, parse_html } from './lib/html.mjs';
import { colour_counts, read_png, real_colours } from './lib/png.mjs';
import { serve } from './lib/server.mjs';
import { catalog, expect_none, repository } from './lib/site.mjs';

const command = process.env.ATLAS_COMMAND ?? join(repository, 'build/native/atlas');
const real_catalog = join(repository, 'assets/catalog.json');
const under = '/blog/atlas/';
const card_size = { width: 1200, height: 630 };
/** Bytes of a page within which the way to oEmbed must stand; WordPress reads 150 kB, others less. */
const early = 2048;

const hostile = 'a <b>“标题”</b> & \'quotes\' "双引号" 😀 很长很长的标题，一直写到放不下为止：Kubernetes 源码解析之调度器与抢占的全部细节以及其他';
const small_catalog = {
  schema: 1, title: { zh: '小目录', en: 'Small' }, summary: { zh: '两条。', en: 'Two.' }, generated_from: [], tables: {}, walkthroughs: [],
  nodes: [
    { id: 'kubelet', kind: 'component', title: 'kubelet', title_zh: '节点代理', summary: { zh: '在节点上跑容器。', en: 'Runs containers.' }, prov: [] },
    { id: 'hostile', kind: 'article', title: hostile, url: 'https://example.org/', prov: [] },
  ],
  edges: [{ s: 'hostile', t: 'kubelet', rel: 'about', how: 'inferred', why: 'title' }],
  aliases: {},
};

const pages_of_real_catalog = [
  { path: '' }, { path: 'list/' },
  ...catalog.nodes.map((node) => ({ path: `n/${node.id}/`, title: node.title, kind: node.kind, own: true })),
  ...catalog.walkthroughs.flatMap((walk) => [
    { path: `walk/${walk.id}/`, title: walk.title.zh, kind: 'walkthrough' },
    ...walk.steps.map((step, i) => ({ path: `walk/${walk.id}/${i + 1}/`, title: step.title.zh, kind: 'step', own: true })),
  ]),
];
const pages_of_small_catalog = [{ path: '' }, { path: 'list/' },
  ...small_catalog.nodes.map((node) => ({ path: `n/${node.id}/`, title: node.title, kind: node.kind, own: true }))];

/** @typedef {{path: string, title?: string, kind?: string, own?: boolean}} Page */
/** @typedef {Awaited<ReturnType<typeof build>>} Site */
/** @type {string} */ let scratch;
/** @type {Site} */ let real;
/** @type {Site} */ let small;

/** Builds a site for the address at which it then is served. @param {string} name @param {string} file @param {Page[]} pages */
async function build(name, file, pages) {
  const root = join(scratch, name);
  const host = await serve({ root, base: under, live: true });
  execFileSync(command, ['site', file, '-o', root, '--base-url', host.url, '--web', join(repository, 'build/web')], { stdio: 'pipe' });
  return { root, url: host.url, pages, close: host.close };
}

before(async () => {
  assert.ok(existsSync(command), `${command} is missing: run ./build-wasm.sh, or set ATLAS_COMMAND`);
  scratch = mkdtempSync(join(tmpdir(), 'atlas-previews-'));
  writeFileSync(join(scratch, 'small.json'), JSON.stringify(small_catalog));
  real = await build('real', real_catalog, pages_of_real_catalog);
  small = await build('small', join(scratch, 'small.json'), pages_of_small_catalog);
});

after(async () => {
  await Promise.all([real?.close(), small?.close()]);
  rmSync(scratch, { recursive: true, force: true });
});

/** The same question to each page, four at a time. @param {Site} site @param {(page: Page) => Promise<string[]>} ask */
async function ask_pages(site, ask) {
  const findings = [];
  const waiting = [...site.pages];
  const work = async () => {
    for (let page = waiting.shift(); page; page = waiting.shift()) {
      const found = await ask(page).catch((error) => [String(error?.result?.error ?? error)]);
      findings.push(...found.map((each) => `${page.path}: ${each}`));
    }
  };
  await Promise.all([work(), work(), work(), work()]);
  return findings;
}

/** What is not as it should be, as "name: is, not should". @param {Record<string, [unknown, unknown]>} pairs */
function differences(pairs) {
  return Object.entries(pairs).filter(([, [is, should]]) => is !== should).map(([name, [is, should]]) => `${name}: ${is}, not ${should}`);
}

const squeezed = (text) => (text ?? '').replace(/\s+/g, ' ').trim();

/** @param {Site} site @param {Page} page */
async function check_metadata(site, page) {
  const url = site.url + page.path;
  const { result, error } = await scrape({ url });
  if (error) return [`error ${JSON.stringify(result)}`];
  const image = result.ogImage?.[0];
  const card = site.url + (page.path === 'list/' ? '' : page.path) + 'card.png';
  const found = differences({
    'og:url': [result.ogUrl, url],
    'og:type': [result.ogType, page.title ? 'article' : 'website'],
    'og:locale': [result.ogLocale, 'zh_CN'],
    'images': [result.ogImage?.length, 1],
    'og:image': [image?.url, card],
    'og:image:width': [Number(image?.width), card_size.width],
    'og:image:height': [Number(image?.height), card_size.height],
    'og:image:type': [image?.type, 'image/png'],
    'twitter:card': [result.twitterCard, 'summary_large_image'],
    'twitter:image': [result.twitterImage?.[0]?.url, card],
    'twitter:title': [result.twitterTitle, result.ogTitle],
  });
  if (page.title && !squeezed(result.ogTitle).includes(squeezed(page.title))) found.push(`og:title "${result.ogTitle}"`);
  if (!image?.alt || (page.own && !image.alt.includes(page.title.trim()))) found.push(`og:image:alt "${image?.alt}"`);
  for (const name of ['ogSiteName', 'ogDescription', 'twitterDescription', 'ogTitle']) if (!result[name]) found.push(`no ${name}`);
  const data = /** @type {any} */ (result.jsonLD?.[0]);
  if (data?.['@context'] !== 'https://schema.org' || data.url !== url || data.image !== card) found.push(`JSON-LD ${JSON.stringify(data)?.slice(0, 200)}`);
  return found;
}

/** @param {Site} site @param {Page} page */
async function check_oembed(site, page) {
  const url = site.url + page.path;
  if (!page.own) {
    const surprise = await extract(url).catch(() => undefined);
    return surprise ? ['answers oEmbed, but there is nothing to embed'] : [];
  }
  const answer = /** @type {any} */ (await extract(url, { maxwidth: 600 }));
  const found = differences({
    type: [answer.type, 'rich'],
    version: [answer.version, '1.0'],
    provider_url: [answer.provider_url, site.url],
    thumbnail_url: [answer.thumbnail_url, `${url}card.png`],
    thumbnail_width: [answer.thumbnail_width, card_size.width],
    thumbnail_height: [answer.thumbnail_height, card_size.height],
    'kind of width': [typeof answer.width, 'number'],
    'kind of height': [typeof answer.height, 'number'],
  });
  if (!squeezed(answer.title).includes(squeezed(page.title))) found.push(`title "${answer.title}"`);
  const { document } = parse_html(answer.html);
  const frames = by_tag(document, 'iframe');
  const place = frames.length === 1 ? new URL(attribute(frames[0], 'src') ?? '') : undefined;
  const [kind, ...rest] = page.path.split('/').filter(Boolean);
  const named = kind === 'n' ? place?.searchParams.get('n') === rest[0] : place?.searchParams.get('view') === `walk/${rest.join('/')}`;
  if (!place?.href.startsWith(`${site.url}embed/?`) || !named) found.push(`the frame shows ${place?.href}`);
  if (!squeezed(attribute(frames[0] ?? {}, 'title')).includes(squeezed(page.title))) found.push('the frame has no name');
  if (!by_tag(document, 'a').some((link) => attribute(link, 'href') === url)) found.push('no plain link to the page');
  const foreign = ['script', 'b', 'img', 'style'].filter((tag) => by_tag(document, tag).length);
  if (foreign.length) found.push(`markup from a title: ${foreign}`);
  return found;
}

test('an independent reader finds Open Graph, Twitter card and JSON-LD on every page', async () => {
  expect_none(await ask_pages(real, (page) => check_metadata(real, page)), 'metadata');
});

test('an independent consumer discovers and reads the oEmbed answer of every node and step', async () => {
  expect_none(await ask_pages(real, (page) => check_oembed(real, page)), 'oEmbed');
});

test('a small catalogue with titles that try to be markup is read all the same', async () => {
  expect_none(await ask_pages(small, (page) => check_metadata(small, page)), 'metadata');
  expect_none(await ask_pages(small, (page) => check_oembed(small, page)), 'oEmbed');
});

test(`oEmbed is named within the first ${early} bytes, before anything that the page loads`, () => {
  expect_none(real.pages.filter((page) => page.own).flatMap(({ path }) => {
    const html = readFileSync(join(real.root, path, 'index.html'));
    const at = html.indexOf('application/json+oembed');
    const loads = Math.min(...['rel="stylesheet"', '<script', 'rel="modulepreload"'].map((what) => html.indexOf(what)).filter((place) => place >= 0));
    return at < 0 || at > early || at > loads ? [`${path}: at byte ${at}`] : [];
  }), 'a page whose oEmbed stands late');
});

/** @param {Site} site @param {string} path */
const card_bytes = (site, path) => readFileSync(join(site.root, path, 'card.png'));

test('every card is a picture of 1200 x 630, and no two are the same', () => {
  const seen = new Map();
  expect_none(real.pages.filter(({ path }) => path !== 'list/').flatMap(({ path }) => {
    const bytes = card_bytes(real, path);
    const found = [];
    if (bytes.toString('latin1', 1, 4) !== 'PNG' || bytes.toString('latin1', 12, 16) !== 'IHDR') found.push(`${path}: no PNG`);
    if (bytes.readUInt32BE(16) !== card_size.width || bytes.readUInt32BE(20) !== card_size.height) found.push(`${path}: another size`);
    const hash = createHash('sha256').update(bytes).digest('hex');
    if (seen.has(hash)) found.push(`${path}: the same as ${seen.get(hash)}`);
    seen.set(hash, path);
    return found;
  }), 'a card');
});

test('the cards of all kinds hold words at the left and a drawing at the right, and nothing runs out of the left half', () => {
  const kinds = new Map(real.pages.filter(({ path }) => path !== 'list/').map((page) => [page.kind ?? 'start', page]));
  expect_none([...[...kinds.values()].map((page) => ({ site: real, page })), { site: small, page: small.pages.at(-1) }].flatMap(({ site, page }) => {
    const image = read_png(card_bytes(site, page.path));
    const inked = (part) => {
      const counts = [...colour_counts(image, part).values()];
      return 1 - Math.max(...counts) / counts.reduce((sum, count) => sum + count, 0);
    };
    const found = [];
    const words = inked({ x: 60, y: 140, width: 510, height: 440 });
    const drawing = inked({ x: 602, y: 0, width: 598, height: 630 });
    if (words < 0.01) found.push(`${page.path}: no words (${words})`);
    if (drawing < 0.005) found.push(`${page.path}: no drawing (${drawing})`);
    if (real_colours(colour_counts(image)) < 6) found.push(`${page.path}: hardly a colour`);
    if (inked({ x: 584, y: 0, width: 14, height: 630 }) > 0) found.push(`${page.path}: a text touches the middle`);
    return found;
  }), 'a card');
});

test('cards are drawn once: the same site again takes them from the cache', () => {
  const said = execFileSync(command, ['site', real_catalog, '-o', real.root, '--base-url', real.url, '--web', join(repository, 'build/web')], { encoding: 'utf8' });
  assert.match(said, /pictures for link previews, .* 0 of them are new/);
  assert.match(said, /\(0 written, /);
});

test('without the program that draws them there are no cards, the pages say so, and one remark says why', async () => {
  const root = join(scratch, 'bare');
  const said = execFileSync(command, ['site', join(scratch, 'small.json'), '-o', root, '--base-url', 'https://example.org/x/'],
    { encoding: 'utf8', env: { ...process.env, PATH: scratch } });
  assert.match(said, /note: Link previews have no pictures, because rsvg-convert is missing/);
  assert.equal(existsSync(join(root, 'card.png')), false);
  const { result } = await scrape({ html: readFileSync(join(root, 'n/kubelet/index.html'), 'utf8') });
  assert.equal(result.twitterCard, 'summary');
  assert.equal(result.ogImage, undefined);
  const answer = JSON.parse(readFileSync(join(root, 'n/kubelet/oembed.json'), 'utf8'));
  assert.equal('thumbnail_url' in answer, false);
});

test('a site without a known address has neither cards nor oEmbed', () => {
  const root = join(scratch, 'nowhere');
  execFileSync(command, ['site', join(scratch, 'small.json'), '-o', root], { stdio: 'pipe' });
  for (const name of ['card.png', 'n/kubelet/card.png', 'n/kubelet/oembed.json']) assert.equal(existsSync(join(root, name)), false, name);
  const html = readFileSync(join(root, 'n/kubelet/index.html'), 'utf8');
  assert.doesNotMatch(html, /json\+oembed|og:image|og:url/);
});

test('links inside the site stay relative', () => {
  expect_none(real.pages.flatMap(({ path }) => {
    const { document } = parse_html(readFileSync(join(real.root, path, 'index.html'), 'utf8'));
    const inside = ['a', 'script', 'img'].flatMap((tag) => by_tag(document, tag)).map((each) => attribute(each, 'href') ?? attribute(each, 'src') ?? '');
    const loaded = by_tag(document, 'link').filter((each) => /stylesheet|icon|preload/.test(attribute(each, 'rel') ?? '')).map((each) => attribute(each, 'href') ?? '');
    return [...inside, ...loaded].filter((address) => address.startsWith(real.url)).map((address) => `${path}: ${address}`);
  }), 'an absolute link');
});
