// The first script of the embedded page, before its first paint: reads what the address asks for, shows theme, language
// and the poster at once, and owns the one way to give up, in which poster, link and address stay. A classic script,
// because a frame without an origin may load it from servers that let it load nothing else. It touches no storage: in
// such a frame even asking throws.
"use strict";
(() => {
  const html = document.documentElement;
  const query = new URLSearchParams(location.search);
  /** @param {string} key @param {string[]} known */
  const chosen = (key, known) => known.find((value) => value === query.get(key)) ?? null;
  const id = /^[a-z0-9][a-z0-9.-]{1,63}$/.exec(query.get("n") ?? "")?.[0] ?? "";
  const view = (query.get("view") ?? "").slice(0, 100);
  const walk = /^walk\/([a-z0-9][a-z0-9.-]{1,63})(?:\/([0-9]{1,4}))?\/?$/.exec(view);
  const path = walk ? `walk/${walk[1]}/${walk[2] ? `${Number(walk[2])}/` : ""}` : id && `n/${id}/`;
  const chinese = navigator.languages.some((tag) => tag.toLowerCase().startsWith("zh"));
  const root = new URL(html.dataset.root ?? "../", document.baseURI);

  /** Chinese and English. @type {Record<string, [string, string]>} */
  const words = {
    open: ["在 Source Atlas 打开", "Open in Source Atlas"],
    open_step: ["在 Source Atlas 打开这一步", "Open this step in Source Atlas"],
    step: ["第 {} 步，共 {} 步", "Step {} of {}"],
    previous: ["上一步", "Previous step"],
    next: ["下一步", "Next step"],
    back: ["回到开始的条目", "Back to where this began"],
    full: ["全屏", "Full screen"],
    zoom_in: ["放大", "Zoom in"],
    zoom_out: ["缩小", "Zoom out"],
    hint_wheel: ["按住 {} 再滚动，可以缩放", "Hold {} and scroll to zoom"],
    hint_touch: ["用两根手指移动和缩放", "Use two fingers to move and zoom"],
    hint_drag: ["先点一下图，再拖动", "Click the picture first, then drag"],
    unknown: ["这里没有这个条目，先看全图。", "There is no such entry here; this is the whole picture."],
    webgl: ["互动图需要 WebGL2，这里没有。", "The interactive picture needs WebGL2, which is missing here."],
    load: ["互动图没有加载完成。", "The interactive picture could not be loaded."],
    crash: ["互动图意外停止。", "The interactive picture stopped unexpectedly."],
    context: ["显卡收回了画布。", "The graphics driver took the canvas away."],
    retry: ["重试", "Try again"],
  };
  /** @param {string} key @param {...(string | number)} values */
  const word = (key, ...values) => {
    let text = words[key]?.[early.lang === "en" ? 1 : 0] ?? key;
    for (const value of values) text = text.replace("{}", String(value));
    return text;
  };

  const at = (/** @type {string} */ name) => document.getElementById(name);
  const opaque = self.origin === "null";

  /** The page of a place, in this language and, if one was asked for, theme. @param {string} place @param {string} [state] */
  const address = (place, state = "") => {
    const url = new URL(place, root);
    url.hash = `v1${state && `&${state}`}&lang=${early.lang}${early.theme ? `&theme=${early.theme}` : ""}`;
    return url.href;
  };

  /** The way out; readable as text where a frame may open nothing. @param {string} href @param {string} label */
  const linkOut = (href, label) => {
    const link = /** @type {HTMLAnchorElement | null} */ (at("out"));
    if (!link) return;
    link.href = href;
    link.textContent = opaque ? decodeURI(href.replace(/#.*/, "")) : label;
    link.title = label;
    link.classList.toggle("address", opaque);
  };

  const poster = () => {
    const picture = /** @type {HTMLImageElement | null} */ (at("poster"));
    if (!picture || !path) return;
    picture.addEventListener("error", () => (picture.hidden = true));
    picture.src = new URL(path + (early.lang === "en" ? "poster.en.svg" : "poster.svg"), root).href + (early.theme ? `#${early.theme}` : "");
    picture.hidden = false;
  };

  let told = false;
  /** Tells whoever embeds us, once: the only message that goes to any origin. @param {Record<string, unknown>} detail */
  const ready = (detail) => {
    if (told || parent === self) return;
    told = true;
    parent.postMessage({ ns: "source-atlas", v: 1, type: "ready", ...detail }, "*");
  };

  /** Title and first sentence from the place's own page, where that may be read. */
  const readPage = () => {
    if (opaque || !path || at("title")?.textContent) return;
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.onload = () => {
      const page = request.responseXML;
      const lead = page?.querySelector(early.lang === "en" ? ".summary [lang=en], .lead" : ".lead");
      for (const [name, source] of /** @type {[string, Element | null | undefined][]} */ ([["title", page?.querySelector("h1")], ["sentences", lead]])) {
        const target = at(name);
        if (!target || !source) continue;
        target.textContent = source.textContent;
        target.lang = source.closest("[lang]")?.getAttribute("lang") ?? "";
      }
    };
    request.open("GET", new URL(path, root).href);
    request.send();
  };

  const showFailure = () => {
    readPage();
    const say = at("say");
    if (!say || !early.failed) return;
    const retry = document.createElement("button");
    retry.type = "button";
    retry.textContent = word("retry");
    retry.addEventListener("click", () => location.reload());
    say.replaceChildren(word(early.failed), " ", retry);
    say.hidden = false;
    ready({ node: walk ? path.slice(0, -1) : id, title: document.title, height: 320 });
  };

  /** @type {import("./types").Early} */
  const early = {
    lang: /** @type {"zh" | "en"} */ (chosen("lang", ["zh", "en"]) ?? (chinese ? "zh" : "en")),
    theme: /** @type {"light" | "dark" | null} */ (chosen("theme", ["light", "dark"])),
    failed: null,
    fail(reason) {
      if (early.failed) return;
      early.failed = reason in words ? reason : "load";
      html.classList.remove("drawn");
      html.dataset.failed = reason;
      if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", showFailure);
      else showFailure();
    },
  };
  globalThis.atlasEarly = early;
  globalThis.atlasEmbed = {
    path,
    fragment: id && !walk && view === "focus" ? "v1&view=focus" : view === "walk" ? "v1&view=walk" : "",
    gestures: chosen("gestures", ["greedy", "none"]) ?? "cooperative",
    word,
    address,
    linkOut,
    ready,
  };

  html.lang = early.lang === "en" ? "en" : "zh-Hans";
  if (early.theme) html.dataset.theme = early.theme;
  html.dataset.gestures = globalThis.atlasEmbed.gestures;
  html.dataset.view = "";
  html.classList.add("scripted");
  document.addEventListener("DOMContentLoaded", () => {
    poster();
    linkOut(address(path), word(walk?.[2] ? "open_step" : "open"));
  });
  if (typeof WebAssembly !== "object" || typeof WebGL2RenderingContext !== "function") {
    early.fail("webgl");
    return;
  }
  addEventListener("error", (event) => event.target instanceof HTMLScriptElement && early.fail("load"), true);
})();
