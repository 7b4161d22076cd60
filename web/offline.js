// Once the first picture is there and nothing else is to be done: has the site kept for a time without network
// (offline/worker.js), and says, once and quietly, when there is a new version. Nothing is ever reloaded unasked.
import "./common.js";
import { showNotice } from "./notice.js";

/** @typedef {import("./types").Page} Page */

const checkEveryMs = 15 * 60 * 1000;
const answerLimitMs = 5000;
const toldKey = "atlas.told"; // the version that the reader of this tab knows of

/** The one address that may become a worker: the page's policy asks for somebody to answer for it. @param {URL} root */
function workerAddress(root) {
  const address = new URL("sw.js", root).href;
  const types = /** @type {any} */ (globalThis).trustedTypes;
  const policy = types?.createPolicy("source-atlas-worker", { createScriptURL: () => address });
  return /** @type {string} */ (policy?.createScriptURL("") ?? address);
}

/** Which release a worker belongs to. @param {ServiceWorker} worker @returns {Promise<string>} "" when it does not say */
function buildOf(worker) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(String(data));
    setTimeout(resolve, answerLimitMs, "");
    worker.postMessage("build", [port2]);
  });
}

/** Whether this is the first time in this tab that the release is heard of. @param {string} build */
function isNews(build) {
  try {
    if (sessionStorage.getItem(toldKey) === build) return false;
    sessionStorage.setItem(toldKey, build);
  } catch {
    // without storage it may be said again
  }
  return true;
}

/** @param {Page} page */
export async function keepOffline(page) {
  const returning = navigator.serviceWorker.controller !== null;
  const registration = await navigator.serviceWorker.register(workerAddress(page.root), { scope: page.root.pathname });
  const own = document.documentElement.dataset.build ?? "";
  let lastMs = Date.now();

  const check = async () => {
    lastMs = Date.now();
    try {
      await registration.update();
    } catch {
      return; // no network: there is nothing newer to be had
    }
    const newest = registration.installing ?? registration.waiting ?? registration.active;
    const build = newest ? await buildOf(newest) : "";
    if (!build || build === own || !isNews(build)) return;
    const reload = { text: page.t("notice.reload"), run: () => location.reload() };
    showNotice(page, { text: page.t("notice.new_version"), action: reload });
  };
  if (returning) void check();
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && Date.now() - lastMs >= checkEveryMs) void check();
  });
}
