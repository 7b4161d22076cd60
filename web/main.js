// Starts the application on top of the static page: the canvas, the program, the frame around it; in this order, so
// that what can fail fails early and leaves the page as it was served.
import { siteRoot } from "./address.js";
import { createApi } from "./api.js";
import { hasWebGl2 } from "./canvas.js";
import "./common.js";
import { Core } from "./core.js";
import { byId, h } from "./dom.js";
import { canvasGlyphs, fallbackFont } from "./fonts.js";
import { initFrame } from "./frame.js";
import { currentRoute } from "./history.js";
import { initWords } from "./i18n.js";
import { listen } from "./input.js";
import { loadProgram } from "./loader.js";
import { showLoading } from "./loading.js";
import { announce } from "./notice.js";
import { createWork, goOnStarting, pause, shown } from "./slices.js";
import { Stage } from "./stage.js";
import { currentTheme } from "./theme.js";
import { fetchProse } from "./prose.js";

/** @typedef {import("./types").Page} Page */

const html = document.documentElement;
const offlineAfterMs = 3000; // after the first picture
const findAfterMs = 500;
const compact = matchMedia("(max-width: 759.98px)");

/** @param {Core} core @param {URL} root @param {(key: string, value?: string | number) => string} t @returns {Page} */
function makePage(core, root, t) {
  return {
    core,
    work: createWork(core),
    root,
    t,
    announce,
    state: () => core.request("state"),
    dispatch: (type, members = {}) => void core.dispatch({ type, ...members }),
    compact: () => compact.matches,
  };
}

/** Has the site kept for times without network: a page of its own, on a site, for readers who do not save data. @param {Page} page */
function offlineWhenIdle(page) {
  const connection = /** @type {{saveData?: boolean} | undefined} */ (/** @type {any} */ (navigator).connection);
  const wanted = html.dataset.build && self === top && isSecureContext && "serviceWorker" in navigator;
  if (!wanted || connection?.saveData) return;
  setTimeout(async () => {
    try {
      const { keepOffline } = await import("./offline.js");
      await keepOffline(page);
    } catch {
      // an extra that storage rules or a host may forbid; the site does not need it
    }
  }, offlineAfterMs);
}

/** The titles for find in page, which nobody looks for before there is a picture. @param {Page} page */
function findWhenIdle(page) {
  setTimeout(async () => {
    try {
      const { initFind } = await import("./find.js");
      initFind(page);
    } catch {
      // an extra; the list is searched as it is
    }
  }, findAfterMs);
}

async function boot() {
  const api = createApi();
  const root = siteRoot();
  const canvas = h("canvas", { id: "canvas", tabindex: 0, role: "application", "data-i18n-label": "map.label" });
  const links = h("div", { id: "links", role: "application", "data-i18n-label": "map.label" });
  byId("stage").append(canvas, links);

  const loading = showLoading();
  /** @type {Core | null} */
  let core = null;
  /** Every way to fail ends here, once. @param {string} reason @param {unknown} [error] */
  const fail = (reason, error) => {
    loading.end();
    core?.stop();
    if (error !== undefined) console.warn("Source Atlas:", error);
    api.fail(reason);
    atlasEarly.fail(reason);
  };

  const stage = new Stage(canvas, () => compact.matches);
  const glyph = canvasGlyphs("zh-Hans");
  const showGraph = () => {
    if (html.classList.contains("drawn")) return;
    html.classList.add("drawn"); // the poster goes when the map is there
    performance.mark("atlas-graph");
  };
  const graphShown = () => {
    if (html.classList.contains("waiting")) return; // a poster that came meanwhile has names: until the map has them too
    showGraph();
    stage.show();
  };
  const options = { canvas, requestFrame: stage.requestFrame, graphShown, glyph, print: console.info, printErr: console.warn };
  const program = loadProgram(options, (reason) => fail("crash", reason));
  program.catch(() => {}); // until somebody waits for it
  // Now, because the answer takes a while, in which the browser compiles the program.
  if (!hasWebGl2(canvas)) return fail("webgl");

  let loaded;
  let font = null;
  let prose;
  try {
    const wanted = html.dataset.walk ? fetchProse() : undefined;
    [loaded, font, prose] = await Promise.all([program, glyph ? null : fallbackFont(), wanted]);
  } catch (error) {
    return fail("load", error);
  }
  if (atlasEarly.failed) return;

  core = new Core(loaded.program, (error) => fail("crash", error));
  const hasProse = prose !== undefined && prose !== "";
  const words = initWords(core);
  const page = makePage(core, root, words.t);
  const start = {
    ...currentRoute(root),
    ...stage.measure(),
    lang: atlasEarly.lang,
    theme: currentTheme(),
    reduced: matchMedia("(prefers-reduced-motion: reduce)").matches,
    compact: compact.matches,
    graphFirst: !html.classList.contains("waiting"),
  };
  const started = core.start(start, font, loaded.catalog) && (await goOnStarting(core, loading.tell));
  if (atlasEarly.failed) return;
  if (!started) return fail("load", "The program did not start.");
  if (hasProse) core.addProse(prose ?? "");
  api.connect(page, canvas);
  listen(core, canvas, links);
  const makeParts = async () => {
    await goOnStarting(core, () => {}, true);
    byId("panel").before(byId("stage")); // served with the text first; here in the order in which they are seen
    words.use(page.state().lang);
    await initFrame(page, { words, stage, canvas, links, hasProse, changed: api.changed });
    page.core.release();
    html.classList.add("whole");
  };
  const { view, lang } = page.state();
  if (lang !== "zh") words.use(lang); // of the page as it was served
  // The picture comes first where no part of the page takes room from it.
  const partsLater = (view === "map" || view === "focus") && !compact.matches;
  if (!partsLater) await pause().then(makeParts);
  const picture = stage.run(core, () => fail("context")).then(showGraph);
  // A link may open the list: it is complete without the map, whose first frame comes when it is looked at.
  if (view !== "list") await picture;
  loading.end();
  api.ready();
  await picture;
  await shown();
  page.core.repaint(); // WebKit shows nothing of what was drawn while the canvas was hidden
  page.core.wake();
  if (partsLater) await makeParts();
  page.work.idly();
  offlineWhenIdle(page);
  findWhenIdle(page);
}

if (html.classList.contains("app")) {
  boot().catch((error) => {
    console.warn("Source Atlas:", error);
    atlasEarly.fail("crash");
  });
}
