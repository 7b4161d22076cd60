// The words of the interface: the core has the table, this applies it to the elements that name a key
// (data-i18n: text, data-i18n-label: accessible name and tooltip, data-i18n-placeholder) and switches languages.
import { remember } from "./storage.js";

/** @typedef {import("./core.js").Core} Core @typedef {import("./types").Lang} Lang */

/** @param {Core} core */
export function initWords(core) {
  /** @type {Record<string, string>} */
  let table = {};

  /** @param {string} key @param {string | number} [value] */
  const t = (key, value) => {
    const text = (value === 1 ? table[`${key}.one`] : undefined) ?? table[key] ?? key;
    return value === undefined ? text : text.replace("{}", String(value));
  };

  /** Fills in the texts below `parent`. @param {ParentNode} [parent] */
  const apply = (parent = document) => {
    for (const element of parent.querySelectorAll("[data-i18n]")) {
      element.textContent = t(element.getAttribute("data-i18n") ?? "");
    }
    for (const element of parent.querySelectorAll("[data-i18n-label]")) {
      const label = t(element.getAttribute("data-i18n-label") ?? "");
      element.setAttribute("aria-label", label);
      if (element.matches("button, a")) element.setAttribute("title", label); // regions need no tooltip
    }
    for (const element of parent.querySelectorAll("[data-i18n-placeholder]")) {
      element.setAttribute("placeholder", t(element.getAttribute("data-i18n-placeholder") ?? ""));
    }
  };

  /** @param {Lang} lang */
  const use = (lang) => {
    table = core.request("strings", { lang }) ?? {};
    atlasEarly.lang = lang;
    document.documentElement.lang = lang === "zh" ? "zh-Hans" : "en";
    apply();
  };

  core.onEffect("lang", (effect) => use(effect.value));
  document.getElementById("lang")?.addEventListener("click", () => {
    const next = atlasEarly.lang === "zh" ? "en" : "zh";
    remember("lang", next);
    core.dispatch({ type: "set-lang", lang: next });
  });
  return { t, use, apply };
}
