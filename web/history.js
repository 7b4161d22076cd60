// The address: a new node is a new entry, everything else replaces the current one, at most once per 500 ms because
// browsers throttle or throw above that, and not while the map moves. Back and Forward hand the address to the program.
import { addressOf, placeOf } from "./address.js";

/** @typedef {import("./types").Page} Page */

const replaceEveryMs = 500;
const quietMs = 120; // while the map moves, the address waits: writing it costs more than a frame

/** The part of the address that the program understands. @param {URL} root */
export function currentRoute(root) {
  return placeOf(location.href, root) ?? { path: "", fragment: location.hash.slice(1) };
}

/**
 * @param {Page} page
 * @param {{getScroll: () => number, setScroll: (top: number) => void}} panel whose scroll position an entry remembers
 */
export function initHistory(page, panel) {
  /** @type {URL | null} */
  let pending = null;
  let timer = 0;
  let lastMs = -replaceEveryMs;
  const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]"));
  const start = currentRoute(page.root).path;
  // Canonical addresses may live on another host than this copy; they share the path below the root.
  const canonicalRoot = canonical?.href.endsWith(start)
    ? canonical.href.slice(0, canonical.href.length - start.length)
    : null;

  /** @param {"pushState" | "replaceState"} method @param {URL} address */
  const write = (method, address) => {
    try {
      const scroll = method === "pushState" ? 0 : panel.getScroll();
      history[method]({ scroll }, "", address.href);
      lastMs = performance.now();
    } catch {
      // Sandboxed frames and impatient browsers refuse; the address is then older than the view, and nothing is lost.
    }
  };
  const flush = () => {
    clearTimeout(timer);
    timer = 0;
    if (pending) write("replaceState", pending);
    pending = null;
  };

  page.core.onEffect("route", ({ path, fragment, push }) => {
    const address = new URL(addressOf(fragment ? `${path}#${fragment}` : path, page.root));
    address.search = location.search;
    if (canonical && canonicalRoot !== null) canonical.href = canonicalRoot + path;
    if (push) {
      // The entry that is left keeps its last camera and its place in the text.
      pending ??= new URL(location.href);
      flush();
      if (address.href !== location.href) write("pushState", address);
      return;
    }
    pending = address;
    clearTimeout(timer);
    timer = setTimeout(flush, Math.max(quietMs, lastMs + replaceEveryMs - performance.now()));
  });

  addEventListener("popstate", (event) => {
    clearTimeout(timer);
    timer = 0;
    pending = null;
    page.dispatch("navigate", currentRoute(page.root));
    const scroll = Number(event.state?.scroll ?? 0);
    queueMicrotask(() => panel.setScroll(scroll)); // after the text of the node is there
  });
  addEventListener("pagehide", flush);
  try {
    history.scrollRestoration = "manual";
  } catch {
    // only convenience
  }
}
