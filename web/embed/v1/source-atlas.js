// <source-atlas>: a picture and a link in an article until somebody opens it there, then the embedded page in a frame of
// the same size. Self-contained, loaded by other origins from this address for ever; index.html beside it explains it.
import { make, sheet, words } from "./card.js";

const base = new URL("../../", import.meta.url);
const mostLive = 4; // browsers take graphics contexts away from pages with more than a few
const answerMs = 20_000;
const perSecond = 40;

/** Least recently used first. @type {Set<SourceAtlas>} */
const live = new Set();
const look = (/** @type {IntersectionObserverEntry[]} */ entries) => {
  for (const { target, isIntersecting } of entries) /** @type {SourceAtlas} */ (target).near(isIntersecting);
};
const seen = new IntersectionObserver(look, { rootMargin: "100%" });

class SourceAtlas extends HTMLElement {
  static get observedAttributes() { return ["node", "view", "lang", "theme", "gestures"]; }
  #image = make("img", { loading: "lazy", decoding: "async", alt: "", draggable: false });
  #count = make("span");
  #button = make("button", { type: "button" });
  #out = make("a", { target: "_blank", rel: "noopener" });
  #sorry = make("p", { className: "words", hidden: true });
  #box = make("div");
  /** @type {HTMLIFrameElement | null} */ #frame = null;
  #wanted = false; // opened by the reader, perhaps asleep because it is far away
  #place = ""; // where the reader has got to in it
  #timer = 0;
  #second = 0;
  #heard = 0;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    const header = make("header", {}, make("slot", { name: "title" }), this.#count);
    const slot = make("div", { className: "words" }, make("slot"));
    const footer = make("footer", {}, this.#button, this.#out);
    this.#box.append(make("div", { className: "card" }, header, this.#image, slot, this.#sorry, footer));
    root.append(this.#box);
    this.#button.onclick = this.#image.onclick = () => this.open();
    this.#image.onerror = () => (this.#image.hidden = true);
    this.onpointerenter = () => live.has(this) && this.#use();
  }

  connectedCallback() {
    const link = this.querySelector("a");
    if (link) link.slot = "title";
    this.#describe();
    seen.observe(this);
  }

  disconnectedCallback() {
    seen.unobserve(this);
    this.#sleep();
  }

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    if (before === now || !this.isConnected) return;
    const moved = name === "node" || name === "view";
    if (moved) this.#place = "";
    this.#describe();
    if (!this.#frame) return;
    const path = this.#path;
    if (name === "theme") this.#say("set-theme", { theme: this.#theme || "auto" });
    else if (name === "lang") this.#say("set-lang", { lang: this.#lang });
    else if (moved && path) this.#say("open", { id: path.replace(/^n\//, "").slice(0, -1) });
    else this.#frame.src = this.#address();
  }

  get #lang() {
    const lang = this.lang || /** @type {HTMLElement | null} */ (this.closest("[lang]"))?.lang || navigator.language;
    return lang.startsWith("zh") ? "zh" : "en";
  }
  get #theme() {
    return /^(?:light|dark)$/.exec(this.getAttribute("theme") ?? "")?.[0] ?? "";
  }
  /** Path of the place below the site's root: "n/<id>/", "walk/<id>/<n>/" or "". */
  get #path() {
    const view = this.#place || this.getAttribute("view") || "";
    if (view.startsWith("walk/")) return `${view.replace(/\/$/, "")}/`;
    const node = this.#place || this.getAttribute("node");
    return node ? `n/${node}/` : "";
  }

  #address() {
    const url = new URL("embed/?v=1", base);
    const [kind, ...rest] = this.#path.slice(0, -1).split("/");
    const view = this.getAttribute("view") ?? "";
    const place = kind === "walk" ? [kind, ...rest].join("/") : view.startsWith("walk/") ? "" : view;
    const gestures = this.getAttribute("gestures") ?? "";
    const query = { n: kind === "n" ? rest[0] : "", view: place, lang: this.#lang, theme: this.#theme, gestures };
    for (const [key, value] of Object.entries(query)) if (value) url.searchParams.set(key, value);
    return url.href;
  }

  /** The card as it is before it is opened. */
  #describe() {
    const english = Number(this.#lang === "en");
    const path = this.#path;
    const number = /^walk\/[^/]+\/(\d+)/.exec(path)?.[1];
    this.#button.textContent = words.open[english];
    this.#out.textContent = (number ? words.outStep : words.out)[english];
    this.#out.href = new URL(`${path}#v1&lang=${this.#lang}${this.#theme && `&theme=${this.#theme}`}`, base).href;
    this.#count.textContent = number ? words.step[english].replace("{}", number) : "";
    this.#sorry.textContent = words.failed[english];
    const file = `poster.${english ? "en." : ""}svg${this.#theme && `#${this.#theme}`}`;
    this.#image.hidden = !path;
    this.#image.className = number ? "step" : ""; // its lanes stand at the very left
    const poster = new URL(path + file, base).href;
    if (path && this.#image.src !== poster) this.#image.src = poster;
  }

  /** Opens it in its place. */
  open() {
    this.#wanted = true;
    this.#use();
    if (this.#frame) return;
    this.#sorry.hidden = true;
    const title = this.querySelector("a")?.textContent ?? "Source Atlas";
    const allow = "fullscreen; clipboard-write";
    const frame = make("iframe", { src: this.#address(), title, allow, referrerPolicy: "no-referrer" });
    if (base.origin !== location.origin)
      frame.sandbox.add("allow-scripts", "allow-same-origin", "allow-popups", "allow-popups-to-escape-sandbox");
    this.#frame = frame;
    this.#box.append(frame);
    this.#timer = setTimeout(() => {
      this.close();
      this.#sorry.hidden = false;
    }, answerMs);
  }

  /** Goes back to the picture. */
  close() {
    this.#wanted = false;
    this.#sleep();
  }

  #sleep() {
    clearTimeout(this.#timer);
    live.delete(this);
    this.#box.className = "";
    this.#frame?.remove();
    this.#frame = null;
    if (this.isConnected) this.#describe();
  }

  #use() {
    live.delete(this);
    live.add(this);
    for (const oldest of live) if (live.size > mostLive) oldest.close();
  }

  /** @param {boolean} near within a window's height of being seen */
  near(near) {
    if (!near) this.#sleep();
    else if (this.#wanted || this.getAttribute("load") === "near") this.open();
  }

  /** @param {string} type @param {Record<string, string>} [detail] */
  #say(type, detail) {
    this.#frame?.contentWindow?.postMessage({ ns: "source-atlas", v: 1, type, ...detail }, base.origin);
  }

  /** Takes a message if it is from this embed and makes sense. @param {MessageEventSource | null} source @param {any} data */
  hear(source, data) {
    if (!source || source !== this.#frame?.contentWindow || data?.ns !== "source-atlas" || data.v !== 1) return;
    const second = Math.floor(performance.now() / 1000);
    this.#heard = second === this.#second ? this.#heard + 1 : 0;
    this.#second = second;
    if (this.#heard > perSecond) return;
    const text = (/** @type {string} */ name) => String(data[name] ?? "").slice(0, 2000);
    const { type } = data;
    const first = this.#box.className === "";
    if ((type === "ready" || type === "height") && data.height > 0) this.style.minHeight = `${Math.min(data.height, 1200)}px`;
    if (type === "ready" && first) {
      clearTimeout(this.#timer);
      this.#box.className = "live";
      this.#say("hello", { theme: this.#theme || "auto", lang: this.#lang });
      if (this.shadowRoot?.activeElement === this.#button) this.#frame.focus({ preventScroll: true });
      this.#tell(type, { node: text("node"), title: text("title") });
    } else if (type === "select" && text("url").startsWith(base.href)) {
      this.#place = text("id");
      this.#use();
      this.#tell(type, { id: this.#place, url: text("url"), title: text("title") });
    } else if (type === "error") this.#tell(type, { reason: text("reason") });
  }

  /** @param {string} type @param {Record<string, string>} detail */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(`source-atlas-${type}`, { detail, bubbles: true, composed: true }));
  }
}

addEventListener("message", ({ origin, source, data }) => {
  if (origin === base.origin) for (const element of live) element.hear(source, data);
});
if (!customElements.get("source-atlas")) customElements.define("source-atlas", SourceAtlas);
