// The embedded page: the picture with the same program as everywhere, a title and two sentences below it, a bar with the
// way on and the way out. It never takes the focus, never scrolls, keeps nothing and leaves the host's history alone.
import { createApi } from "./api.js";
import { hasWebGl2 } from "./canvas.js";
import { Core } from "./core.js";
import { byId, h } from "./dom.js";
import { follow } from "./embed_text.js";
import { createGate } from "./embed_gestures.js";
import { connectHost } from "./embed_protocol.js";
import { createBars } from "./embed_bars.js";
import { canvasGlyphs, fallbackFont } from "./fonts.js";
import { initWords } from "./i18n.js";
import { listen } from "./input.js";
import { initLinks } from "./links.js";
import { loadProgram } from "./loader.js";
import { announce } from "./notice.js";
import { fetchProse, initProse } from "./prose.js";
import { createWork, goOnStarting } from "./slices.js";
import { Stage } from "./stage.js";
import { currentTheme, followContrast } from "./theme.js";

/** @typedef {import("./types").Page} Page @typedef {import("./types").EmbedHost} EmbedHost */

const html = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");
const parkAfterMs = 1000;

/** What a host may ask for before the program runs is done when it does. @type {Page | null} */
let page = null;
/** @type {(() => void)[]} */
const waiting = [];
/** @param {(page: Page) => void} act */
const whenRunning = (act) => (page ? act(page) : waiting.push(() => page && act(page)));

const host = connectHost({
  theme(theme) {
    atlasEarly.theme = theme === "auto" ? null : theme;
    if (atlasEarly.theme) html.dataset.theme = atlasEarly.theme;
    else delete html.dataset.theme;
    whenRunning((running) => running.dispatch("set-theme", { theme: currentTheme() }));
    redraw();
  },
  lang(lang) {
    atlasEarly.lang = lang;
    whenRunning((running) => running.dispatch("set-lang", { lang }));
  },
  open(id) {
    const place = /^walk\/([^/]+)(?:\/([0-9]+))?$/.exec(id);
    whenRunning((running) => {
      if (place) running.dispatch("open-walk", { id: place[1], step: Number(place[2] ?? 0) });
      else {
        running.dispatch("select", { id });
        if (running.state().view === "walk") running.dispatch("set-view", { view: "map" });
      }
    });
  },
});
let redraw = () => {};

/** @param {Stage} stage gives its context back while the embed is out of sight. */
function parkUnseen(stage) {
  let timer = 0;
  new IntersectionObserver(([entry]) => {
    clearTimeout(timer);
    if (entry.isIntersecting) stage.park(false);
    else timer = setTimeout(() => {
      html.classList.remove("drawn"); // the poster stands in
      stage.park(true);
    }, parkAfterMs);
  }).observe(byId("picture"));
}

async function boot() {
  const api = createApi();
  const root = new URL(html.dataset.root || "../", document.baseURI);
  const canvas = h("canvas", { id: "canvas", tabindex: 0, role: "application", "data-i18n-label": "map.label" });
  const links = h("div", { id: "links", role: "application", "data-i18n-label": "map.label" });
  byId("picture").append(canvas, links);

  /** @type {Core | null} */
  let core = null;
  /** @param {string} reason @param {unknown} [error] */
  const fail = (reason, error) => {
    core?.stop();
    if (error !== undefined) console.info("Source Atlas:", error);
    api.fail(reason);
    atlasEarly.fail(reason);
    host.error(reason);
  };
  if (!hasWebGl2(canvas)) return fail("webgl");
  const stage = new Stage(canvas, () => true);
  const glyph = canvasGlyphs("zh-Hans");
  const options = { canvas, requestFrame: stage.requestFrame, glyph, print: console.info, printErr: console.info };
  let loaded;
  let font = null;
  let prose;
  try {
    const program = loadProgram(options, (reason) => fail("crash", reason));
    [loaded, font, prose] = await Promise.all([program, glyph ? null : fallbackFont(), fetchProse()]);
  } catch (error) {
    return fail("load", error);
  }
  if (atlasEarly.failed) return;

  core = new Core(loaded.program, (error) => fail("crash", error));
  const words = initWords(core);
  const program = core;
  /** @type {Page} */
  const running = {
    core: program,
    work: createWork(program),
    root,
    t: words.t,
    announce,
    state: () => program.request("state"),
    dispatch: (type, members = {}) => void program.dispatch({ type, ...members }),
    compact: () => true,
  };
  const begun = core.start(
    {
      path: atlasEmbed.path,
      fragment: atlasEmbed.fragment,
      ...stage.measure(),
      lang: atlasEarly.lang,
      theme: currentTheme(),
      reduced: matchMedia("(prefers-reduced-motion: reduce)").matches,
      compact: true,
    },
    font,
    loaded.catalog,
  );
  const started = begun && (await goOnStarting(core, () => {}));
  if (atlasEarly.failed) return;
  if (!started) return fail("load", "The program did not start.");
  if (prose) core.addProse(prose);
  else initProse(core, false, () => redraw()).want();
  words.use(running.state().lang);
  api.connect(running, canvas);

  const overlay = initLinks(running, links, canvas);
  const bars = createBars(running, host);
  const placeNow = follow(running, host);
  redraw = () => {
    if (program.dead) return;
    overlay.render();
    bars.render(placeNow());
    api.changed();
  };
  let stale = false;
  let kept = running.state().node;
  core.onEffect("render", () => {
    // A click beside all nodes leaves the node on a map that is the page; here it only wakes the picture.
    const { node, walkthrough } = running.state();
    if (node === null && walkthrough === null && kept) running.dispatch("select", { id: kept });
    else kept = node;
    if (stale) return;
    stale = true;
    queueMicrotask(() => {
      stale = false;
      redraw();
    });
  });
  core.onEffect("lang", () => redraw());
  core.onEffect("announce", ({ text }) => announce(text));
  core.onEffect("notice", ({ text, level }) => {
    bars.say(text);
    host.error(level === "error" ? "not-found" : String(level ?? "notice"));
  });
  core.onEffect("open", ({ url }) => void open(new URL(url, root).href, "_blank", "noopener,noreferrer"));
  listen(core, canvas, links, createGate(byId("picture"), byId("hint")));
  dark.addEventListener("change", () => running.dispatch("set-theme", { theme: currentTheme() }));
  void followContrast(running);
  page = running;
  for (const act of waiting.splice(0)) act();
  core.release();
  redraw();
  bars.introduce(); // not after the first frame: below the fold a browser draws none
  parkUnseen(stage);
  canvas.addEventListener("webglcontextrestored", () => html.classList.add("drawn"));
  await stage.run(core, () => fail("context"));
  html.classList.add("drawn");
  core.repaint(); // WebKit shows nothing of what was drawn while the canvas was hidden
  core.wake();
  api.ready();
}

if (!atlasEarly.failed) {
  boot().catch((error) => {
    console.info("Source Atlas:", error);
    atlasEarly.fail("crash");
    host.error("crash");
  });
}
