// The parts of the page that follow the core: made once, drawn again when the core says that they changed. Changes
// of one turn are collected, so that a part is drawn once however often it was named.
import { initChrome } from "./chrome.js";
import { byId } from "./dom.js";
import { initFilters } from "./filters.js";
import { fixAddresses, initFollow } from "./follow.js";
import { initHistory } from "./history.js";
import { initKeys } from "./keys.js";
import { initLegend } from "./legend.js";
import { initLinks } from "./links.js";
import { initList } from "./list.js";
import { initMenu } from "./menu.js";
import { initNotices } from "./notice.js";
import { initPanel } from "./panel.js";
import { initSearch } from "./search.js";
import { initShare } from "./share.js";
import { initSheet } from "./sheet.js";
import { pause } from "./slices.js";
import { initTheme } from "./theme.js";
import { initProse } from "./prose.js";
import { initWalk } from "./walk.js";

/** @typedef {import("./types").Page} Page @typedef {import("./types").Part} Part */

/** @type {Part[]} */
const everything = ["panel", "list", "filters", "overlay", "chrome", "hits"];

/**
 * @param {Page} page
 * @param {import("./types").FrameParts} parts
 * @returns {Promise<void>} fulfilled when everything has been drawn
 */
export async function initFrame(page, { words, stage, canvas, links, hasProse, changed }) {
  fixAddresses(document);
  initNotices(page);
  initLegend();
  const overlay = initLinks(page, links, canvas);
  const share = initShare(page);
  initKeys(page);
  initMenu(page, canvas, links, share.open);
  const panel = initPanel(page, { share: share.open, onFold: () => {} });
  const sheet = initSheet(page);
  const list = initList(page);
  const filters = initFilters(page);
  const chrome = initChrome(page, { openFilters: () => (filters.isOpen() ? filters.close() : filters.open()) });
  const walk = initWalk(page);
  const theme = initTheme(page);
  const search = initSearch(page, () => panel.focus());
  initFollow(page);
  initHistory(page, panel);

  /** @type {Set<Part>} */
  const stale = new Set();
  let lastSubject = subjectOf(page);
  let lastView = page.state().view;
  const served = document.documentElement.dataset.node;
  const prose = initProse(page.core, hasProse, () => {
    panel.expire();
    page.work.idly(); // they are searched, too
    redraw(["panel", "chrome"]);
  });

  const draw = () => {
    const parts = new Set(stale);
    stale.clear();
    if (page.core.dead) return;
    const { view, walkthrough, node, query, lang } = page.state();
    const subject = subjectOf(page);
    // The first picture needs no sentences, and the text one came for is in the page already, in Chinese.
    if (walkthrough || query || (node && (node !== served || lang !== "zh"))) void prose.want();
    if (parts.has("panel")) panel.render();
    if (parts.has("chrome") || parts.has("panel")) walk.render();
    if (parts.has("chrome")) {
      chrome.render();
      filters.place();
      stage.setActive(view !== "list");
    }
    if (parts.has("filters")) filters.render();
    if (parts.has("overlay")) overlay.render();
    if (parts.has("list") || parts.has("chrome")) list.render(parts.has("list"));
    if (parts.has("hits")) search.refresh();
    search.sync();
    // Round a node the picture is what one came for; elsewhere a new text shows itself.
    if (subject !== lastSubject || view !== lastView) sheet.follow(subject !== "", view === "focus");
    else if (parts.has("panel")) sheet.fit();
    lastView = view;
    lastSubject = subject;
    changed();
  };
  /** @param {Part[]} parts */
  const redraw = (parts) => {
    if (stale.size === 0) queueMicrotask(draw);
    for (const part of parts) stale.add(part);
  };

  page.core.onEffect("render", (effect) => redraw(effect.parts));
  page.core.onEffect("open", (effect) => {
    const url = new URL(effect.url, page.root);
    if (url.protocol === "https:" || url.protocol === "http:") open(url.href, "_blank", "noopener,noreferrer");
  });
  const relabel = () => {
    words.apply();
    chrome.label();
    theme.describe();
    sheet.describe();
  };
  page.core.onEffect("lang", () => {
    relabel();
    redraw(everything);
  });

  // Whoever begins to move about will read on.
  for (const type of ["pointermove", "pointerdown", "keydown"]) {
    addEventListener(type, () => void prose.want(), { once: true, passive: true });
  }

  // The system's wishes may change while the page is open.
  const motion = matchMedia("(prefers-reduced-motion: reduce)");
  motion.addEventListener("change", () => page.dispatch("set-reduced-motion", { value: motion.matches }));
  byId("tabs").addEventListener("click", () => filters.close());

  relabel();
  sheet.fit();
  sheet.follow(lastSubject !== "", lastView === "focus");
  // Part by part, because the texts of a large catalogue are long work, too.
  for (const part of everything) {
    stale.add(part);
    draw();
    await pause();
  }
}

/** Whether the text is about a node, about a walkthrough, or about the catalogue (""). @param {Page} page */
function subjectOf(page) {
  const { node, walkthrough } = page.state();
  return node ?? walkthrough ?? "";
}
