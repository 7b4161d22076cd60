// What the reader chose, kept in this browser only. Storage may be forbidden; then choices last as long as the page.

/** @param {"lang" | "theme" | "panel" | "folded"} key @param {string | null} value null forgets it */
export function remember(key, value) {
  try {
    if (value === null) localStorage.removeItem(`atlas.${key}`);
    else localStorage.setItem(`atlas.${key}`, value);
  } catch {
    // see above
  }
}
