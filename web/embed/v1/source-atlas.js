// <source-atlas>: a picture and a link in an article until somebody opens it there, then the embedded page in a frame of
// the same size. Self-contained, loaded from other origins under this address for ever; README.md has the protocol.
//   <source-atlas node="kube-scheduler" lang="zh"><a href="…/n/kube-scheduler/">kube-scheduler</a></source-atlas>
//   <source-atlas view="walk/deployment/27" theme="dark"><a href="…">…</a><p>Words below the picture.</p></source-atlas>
const base = new URL("../../", import.meta.url);
const mostLive = 4; // browsers take graphics contexts away from pages with more than a few
const answerMs = 20_000;
const perSecond = 40;

/** @type {[string, string][]} */
const [open, out, outStep, step, failed] = [
  ["在这里打开", "Open here"],
  ["在 Source Atlas 打开", "Open in Source Atlas"],
  ["在 Source Atlas 打开这一步", "Open this step in Source Atlas"],
  ["第 {} 步", "Step {}"],
  ["在这里打不开，请用链接。", "It does not open here; please use the link."],
];

// System colours follow the article's own light or dark; nothing here needs a style attribute, which a policy may forbid.
const style = `
:host{display:block;position:relative;box-sizing:border-box;height:480px;color:CanvasText;background:Canvas;border-radius:8px;font:13px/20px system-ui,sans-serif;contain:layout}
:host([hidden]){display:none}
:host([theme=light]){color-scheme:light}:host([theme=dark]){color-scheme:dark}
*{box-sizing:border-box}[hidden]{display:none!important}
.card,iframe{position:absolute;inset:0;width:100%;height:100%;border:0;border-radius:8px}
.card{display:flex;flex-direction:column;overflow:hidden;border:1px solid rgb(128 128 128/40%)}
.live .card{visibility:hidden}
iframe{visibility:hidden}.live iframe{visibility:visible}
header,footer{display:flex;flex:none;align-items:center;justify-content:space-between;gap:8px;min-height:40px;padding:0 12px}
header{font-weight:600}header span{flex:none;font-size:12px;font-weight:400}
footer{min-height:48px}
header,img{border-bottom:1px solid rgb(128 128 128/25%)}
::slotted(*){margin:0;min-width:0}::slotted(a){color:inherit!important;text-decoration:none}
img{flex:1;min-height:0;width:100%;object-fit:contain;cursor:pointer}
.words{padding:0 12px}
a{color:inherit;text-underline-offset:3px}
button{flex:none;height:32px;padding:0 14px;border:0;border-radius:8px;background:#2457c5;color:#fff;font:inherit;font-weight:600;cursor:pointer}
:focus-visible{outline:2px solid;outline-offset:2px}`;

/** Least recently used first. @type {Set<SourceAtlas>} */
const live = new Set();
const seen = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) /** @type {SourceAtlas} */ (target).near(isIntersecting);
  },
  { rootMargin: "100%" },
);

/** @template {keyof HTMLElementTagNameMap} K @param {K} tag @param {Record<string, unknown>} [values] @param {...Node} children */
function make(tag, values = {}, ...children) {
  const element = Object.assign(document.createElement(tag), values);
  element.append(...children);
  return element;
}

class SourceAtlas extends HTMLElement {
  static observedAttributes = ["node", "view", "lang", "theme", "gestures"];
  #box = make("div");
  #image = make("img", { loading: "lazy", decoding: "async", alt: "", draggable: false });
  #count = make("span");
  #button = make("button", { type: "button" });
  #out = make("a", { target: "_blank", rel: "noopener" });
  #sorry = make("p", { className: "words", hidden: true });
  /** @type {HTMLIFrameElement | null} */ #frame = null;
  #wanted = false; // opened by the reader, perhaps asleep because it is far away
  #place = ""; // where the reader has got to in it
  #timer = 0;
  #second = 0;
  #heard = 0;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    if (root.adoptedStyleSheets) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(style);
      root.adoptedStyleSheets = [sheet];
    } else root.append(make("style", { textContent: style }));
    const words = make("div", { className: "words" }, make("slot"));
    this.#box.append(
      make(
        "div",
        { className: "card" },
        make("header", {}, make("slot", { name: "title" }), this.#count),
        this.#image,
        words,
        this.#sorry,
        make("footer", {}, this.#button, this.#out),
      ),
    );
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
    const { path } = this;
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
  get path() {
    const view = this.#place || this.getAttribute("view") || "";
    if (view.startsWith("walk/")) return `${view.replace(/\/$/, "")}/`;
    const node = this.#place || this.getAttribute("node");
    return node ? `n/${node}/` : "";
  }

  #address() {
    const url = new URL("embed/", base);
    const { path } = this;
    const asked = this.getAttribute("view") ?? "";
    const view = path.startsWith("walk/") ? path.slice(0, -1) : asked.startsWith("walk/") ? "" : asked;
    /** @type {[string, string | null][]} */
    const query = [
      ["n", path.startsWith("n/") ? path.slice(2, -1) : ""],
      ["v", "1"],
      ["view", view],
      ["lang", this.#lang],
      ["theme", this.#theme],
      ["gestures", this.getAttribute("gestures")],
    ];
    for (const [key, value] of query) if (value) url.searchParams.set(key, value);
    return url.href;
  }

  /** The card as it is before it is opened. */
  #describe() {
    const english = Number(this.#lang === "en");
    const { path } = this;
    const number = /^walk\/[^/]+\/(\d+)/.exec(path)?.[1];
    this.#button.textContent = `▶ ${open[english]}`;
    this.#out.textContent = `${(number ? outStep : out)[english]} ↗`;
    this.#out.href = new URL(`${path}#v1&lang=${this.#lang}${this.#theme && `&theme=${this.#theme}`}`, base).href;
    this.#count.textContent = number ? step[english].replace("{}", number) : "";
    this.#sorry.textContent = failed[english];
    const poster = path && new URL(`${path}poster.${english ? "en." : ""}svg${this.#theme && `#${this.#theme}`}`, base).href;
    this.#image.hidden = !poster;
    if (poster && this.#image.src !== poster) this.#image.src = poster;
  }

  /** Opens it in its place. */
  open() {
    this.#wanted = true;
    this.#use();
    if (this.#frame) return;
    this.#sorry.hidden = true;
    const frame = make("iframe", {
      src: this.#address(),
      title: this.querySelector("a")?.textContent ?? "Source Atlas",
      allow: "fullscreen; clipboard-write",
      referrerPolicy: "no-referrer",
    });
    const foreign = base.origin !== location.origin;
    if (foreign) frame.sandbox.add("allow-scripts", "allow-same-origin", "allow-popups", "allow-popups-to-escape-sandbox");
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

  /** @param {MessageEventSource | null} source @param {any} data */
  hear(source, data) {
    if (!source || source !== this.#frame?.contentWindow || data?.ns !== "source-atlas" || data.v !== 1) return;
    const second = Math.floor(performance.now() / 1000);
    this.#heard = second === this.#second ? this.#heard + 1 : 0;
    this.#second = second;
    if (this.#heard > perSecond) return;
    const text = (/** @type {unknown} */ value) => String(value ?? "").slice(0, 2000);
    if (data.type === "ready" || data.type === "height") {
      const height = Number(data.height);
      if (height > 0) this.style.minHeight = `${Math.min(height, 1200)}px`;
    }
    /** @type {Record<string, string> | null} */
    let detail = null;
    if (data.type === "ready") {
      detail = { node: text(data.node), title: text(data.title) };
      if (this.#box.className === "") {
        clearTimeout(this.#timer);
        this.#box.className = "live";
        this.#say("hello", { theme: this.#theme || "auto", lang: this.#lang });
        if (this.shadowRoot?.activeElement === this.#button) this.#frame.focus({ preventScroll: true });
      } else return;
    } else if (data.type === "select" && text(data.url).startsWith(base.href)) {
      detail = { id: text(data.id), url: text(data.url), title: text(data.title) };
      this.#place = detail.id;
      this.#use();
    } else if (data.type === "error") detail = { reason: text(data.reason) };
    if (detail) this.dispatchEvent(new CustomEvent(`source-atlas-${data.type}`, { detail, bubbles: true, composed: true }));
  }
}

addEventListener("message", ({ origin, source, data }) => {
  if (origin === base.origin) for (const element of live) element.hear(source, data);
});
if (!customElements.get("source-atlas")) customElements.define("source-atlas", SourceAtlas);
