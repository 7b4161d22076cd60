// globalThis.atlas: what tests, hosts and curious readers use. Documented in README.md; version 1 only grows.

/**
 * @typedef {import("./types").Page} Page
 * @typedef {import("./types").AtlasApi} AtlasApi
 * @typedef {import("./types").AtlasEvents} AtlasEvents
 */

const version = "1.0.0";

/** @returns {never} */
function noMarks() {
  throw new Error("Reading marks are not part of this version of Source Atlas.");
}

/**
 * Makes the object before the program is there, so that `ready` and `on` can be used at once.
 * @returns {import("./types").ApiHandle}
 */
export function createApi() {
  /** @type {Map<string, Set<(detail: any) => void>>} */
  const listeners = new Map();
  /** @type {Page | null} */
  let page = null;
  /** @type {HTMLCanvasElement | null} */
  let canvas = null;
  let last = "";
  /** @type {import("./types").AtlasState | null} */
  let before = null;
  /** @type {() => void} */
  let resolve = () => {};
  /** @type {(reason: Error) => void} */
  let reject = () => {};
  /** @type {Promise<void>} */
  const ready = new Promise((yes, no) => {
    resolve = yes;
    reject = no;
  });
  ready.catch(() => {}); // a failure is shown on the page; nobody has to wait for it here

  const connected = () => {
    if (!page || page.core.dead) throw new Error("Source Atlas is not running; wait for atlas.ready.");
    return page;
  };
  /** @template {keyof AtlasEvents} E @param {E} event @param {AtlasEvents[E]} detail */
  const emit = (event, detail) => {
    for (const listener of listeners.get(event) ?? []) {
      try {
        listener(detail);
      } catch (error) {
        reportError(error);
      }
    }
  };
  /** The answer, or an error with the program's own words. @param {any} answer @param {string} otherwise */
  const checked = (answer, otherwise) => {
    if (answer && answer.error === undefined) return answer;
    throw new Error(typeof answer?.error === "string" ? answer.error : otherwise);
  };

  /** @type {AtlasApi} */
  const api = {
    ready,
    version,
    state: () => connected().state(),
    open(id) {
      const found = connected().core.request("node", { id });
      if (!found || found.error !== undefined) return false;
      connected().dispatch("select", { id: found.id });
      return true;
    },
    search(text, limit = 20) {
      const answer = connected().core.request("search", { text, limit });
      return (answer?.hits ?? []).map((/** @type {import("./types").Hit} */ { id, kind, title, score }) => ({
        id,
        kind,
        title,
        score,
      }));
    },
    node(id) {
      const found = connected().core.request("node", { id });
      return found && found.error === undefined ? found : null;
    },
    catalog: () => connected().core.request("catalog"),
    layout: () => connected().core.request("layout"),
    screen(id) {
      const place = connected().core.request("screen", { id });
      if (!place || typeof place.x !== "number") return null;
      const box = canvas?.getBoundingClientRect();
      return { x: place.x + (box?.left ?? 0), y: place.y + (box?.top ?? 0) };
    },
    frames: () => connected().core.request("frames"),
    async load(data, { format, name = "" }) {
      const text = typeof data === "string" ? data : new TextDecoder("utf-8", { fatal: true }).decode(data);
      const answer = connected().core.request("load", { text, format, name });
      return checked(answer, `This version of Source Atlas cannot load ${format} into a running page.`);
    },
    async exportAs(format) {
      const answer = connected().core.request("export", { format });
      return checked(answer, `This version of Source Atlas cannot export ${format}.`).text;
    },
    on(event, listener) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener));
      return () => set.delete(listener);
    },
    progress: { get: noMarks, set: noMarks, export: noMarks, import: noMarks },
  };
  globalThis.atlas = Object.freeze(api);

  return {
    connect(connectedPage, stage) {
      page = connectedPage;
      canvas = stage;
      before = page.state();
    },
    ready: () => resolve(),
    fail(reason) {
      reject(new Error(`Source Atlas could not run: ${reason}.`));
      emit("error", { reason });
    },
    /** Tells listeners what is different from the last time. */
    changed() {
      if (!page || page.core.dead) return;
      const now = page.state();
      const old = before;
      before = now;
      if (!old) return;
      if (now.node !== old.node) emit("select", { id: now.node });
      if (now.step !== old.step || now.walkthrough !== old.walkthrough)
        emit("step", { walkthrough: now.walkthrough, step: now.step });
      if (now.view !== old.view) emit("view", { view: now.view });
      if (now.query !== old.query) emit("query", { query: now.query });
      if (now.lang !== old.lang) emit("lang", { lang: now.lang });
      if (now.theme !== old.theme) emit("theme", { theme: now.theme });
      const filters = JSON.stringify(now.filters);
      if (last !== "" && filters !== last) emit("filters", { filters: now.filters });
      last = filters;
    },
  };
}
