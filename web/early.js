// Runs before the first paint: decides whether this browser can run the application, applies the reader's theme and
// language, and owns the one way to give up: the static page under the application stays readable, and one message says
// what happened. The messages live here because they are needed exactly when the program with all other words is not.
"use strict";
(() => {
  const html = document.documentElement;
  const fragment = location.hash.slice(1);
  const posterAfterMs = 300; // a map that is there sooner would only replace it in a flicker

  /** @param {string} key */
  const stored = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // storage may be forbidden (sandboxed frames, private windows)
    }
  };
  /** @param {string} key */
  const asked = (key) => new RegExp(`(?:^|[?&])${key}=([a-z]+)(?:&|$)`).exec(fragment)?.[1] ?? stored(`atlas.${key}`);

  /** @type {Record<string, [string, string]>} */
  const messages = {
    webgl: [
      "地图需要 WebGL2，这个浏览器没有提供。文字和链接都在本页。",
      "The map needs WebGL2, which this browser does not offer. All texts and links are on this page.",
    ],
    load: [
      "地图没有加载完成，可能是网络中断。文字和链接都在本页。",
      "The map could not be loaded, perhaps the network failed. All texts and links are on this page.",
    ],
    crash: [
      "地图程序意外停止。文字和链接都在本页，地址栏里的链接仍然有效。",
      "The map stopped unexpectedly. All texts and links are on this page, and the address still works.",
    ],
    context: [
      "显卡收回了画布，地图无法继续绘制。文字和链接都在本页。",
      "The graphics driver took the canvas away. All texts and links are on this page.",
    ],
  };

  const language = asked("lang");
  const theme = asked("theme");
  const chinese = navigator.languages.some((tag) => tag.toLowerCase().startsWith("zh"));

  const showNotice = () => {
    const notice = document.getElementById("notice");
    const reason = early.failed;
    if (!notice || !reason) return;
    const english = early.lang === "en";
    const text = document.createElement("p");
    text.textContent = (messages[reason] ?? messages.load)[english ? 1 : 0];
    text.lang = english ? "en" : "zh-Hans";
    const retry = document.createElement("button");
    retry.type = "button";
    retry.className = "retry";
    retry.textContent = english ? "Try again" : "重试";
    retry.addEventListener("click", () => location.reload());
    const close = document.createElement("button");
    close.type = "button";
    close.className = "retry";
    close.textContent = english ? "Close" : "关闭";
    close.addEventListener("click", () => {
      notice.hidden = true;
    });
    notice.replaceChildren(text, retry, close);
    notice.hidden = false;
  };

  /** @type {import("./types").Early} */
  const early = {
    lang: language === "zh" || language === "en" ? language : chinese ? "zh" : "en",
    theme: theme === "light" || theme === "dark" ? theme : null,
    failed: null,
    fail(reason) {
      if (early.failed) return;
      early.failed = reason;
      html.classList.remove("app");
      html.dataset.failed = reason;
      if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", showNotice);
      else showNotice();
    },
  };
  globalThis.atlasEarly = early;

  if (early.theme) html.dataset.theme = early.theme;
  if (/MicroMessenger/i.test(navigator.userAgent)) html.classList.add("wechat"); // it opens few other sites
  const view = /(?:^|[?&])view=(map|walk|list|focus)(?:&|$)/.exec(fragment)?.[1] ?? /^\/(walk|list)\b/.exec(fragment)?.[1] ?? (html.dataset.walk ? "walk" : html.dataset.list === undefined ? "map" : "list");
  html.dataset.view = view;
  html.dataset.walk ??= "";
  html.dataset.sheet = (html.dataset.node || html.dataset.walk) && view !== "focus" ? "half" : "peek"; // of a phone
  const panel = Number(stored("atlas.panel"));
  if (panel >= 320 && panel <= 720) html.style.setProperty("--panel", `${panel}px`);
  if (stored("atlas.folded") === "1") html.classList.add("folded");

  // Modules cannot be loaded from files on disk; there the static pages are all there is, and nothing has failed (the
  // edition in one file is made for it). The page of a whole walkthrough can be asked for as it is, to be read or printed
  // in one piece.
  const oneFile = html.dataset.edition === "file";
  if ((location.protocol === "file:" && !oneFile) || location.search === "?print") return;
  if (typeof WebAssembly !== "object" || typeof WebGL2RenderingContext !== "function") {
    early.fail("webgl");
    return;
  }
  html.classList.add("app");
  setTimeout(() => html.classList.add("waiting"), posterAfterMs);
  // A module that does not arrive is reported on its script element and nowhere else.
  addEventListener("error", (event) => event.target instanceof HTMLScriptElement && early.fail("load"), true);
})();
