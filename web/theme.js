// Light, dark, or as the system says. The button goes from the system's theme to the other one first, so that every
// click shows; the third click follows the system again.
import { byId } from "./dom.js";
import { remember } from "./storage.js";

/** @typedef {import("./types").Page} Page @typedef {import("./types").Theme} Theme */

const dark = matchMedia("(prefers-color-scheme: dark)");

const contrast = matchMedia("(forced-colors: active), (prefers-contrast: more)");
let contrasted = false; // the program has other colours than a theme's

/**
 * Hands the system's colours to the program where the reader's system has its own, and takes them back.
 * @param {Page} page
 */
export async function followContrast(page) {
  if (!contrast.matches && !contrasted) return;
  contrasted = contrast.matches;
  try {
    const { systemColours } = await import("./contrast.js");
    page.dispatch("set-colours", { colours: contrast.matches ? systemColours() : "" });
  } catch {
    // the theme's colours are readable too
  }
}

/** @returns {Theme} */
export function currentTheme() {
  return atlasEarly.theme ?? (dark.matches ? "dark" : "light");
}

/** @param {Page} page */
export function initTheme(page) {
  const button = byId("theme");

  const show = () => {
    const { theme } = atlasEarly;
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
    const ground = getComputedStyle(document.documentElement).getPropertyValue("--paper").trim();
    for (const meta of document.querySelectorAll("meta[name=theme-color]")) {
      meta.setAttribute("content", ground);
      meta.removeAttribute("media");
    }
  };
  const describe = () => {
    const label = page.t(`header.theme_${atlasEarly.theme ?? "system"}`);
    button.setAttribute("aria-label", label);
    button.title = label;
    return label;
  };
  /** @param {Theme | null} theme null: the system's */
  const choose = (theme) => {
    atlasEarly.theme = theme;
    show();
    page.dispatch("set-theme", { theme: currentTheme() });
    void followContrast(page);
  };

  button.addEventListener("click", () => {
    const system = dark.matches ? "dark" : "light";
    const other = dark.matches ? "light" : "dark";
    const next = atlasEarly.theme === null ? other : atlasEarly.theme === other ? system : null;
    remember("theme", next);
    choose(next);
    page.announce(describe());
  });
  dark.addEventListener("change", () => atlasEarly.theme === null && choose(null));
  // From a link or the API; what we asked for ourselves comes back equal and changes nothing.
  page.core.onEffect("theme", (effect) => {
    if (effect.value === currentTheme()) return;
    atlasEarly.theme = effect.value;
    show();
    describe();
    void followContrast(page);
  });
  contrast.addEventListener("change", () => void followContrast(page));
  void followContrast(page);
  return { describe };
}
