// What the reader chose, kept in this browser only. Storage may be forbidden; then choices last as long as the page.

/** @param {"lang" | "theme" | "panel" | "folded" | "keys"} key @param {string | null} value null forgets it */
export function remember(key, value) {
  try {
    if (value === null) localStorage.removeItem(`atlas.${key}`);
    else localStorage.setItem(`atlas.${key}`, value);
  } catch {
    // see above
  }
}

/** What the reader chose before; null when nothing, or when storage is forbidden. @param {string} key */
export function recall(key) {
  try {
    return localStorage.getItem(`atlas.${key}`);
  } catch {
    return null;
  }
}
