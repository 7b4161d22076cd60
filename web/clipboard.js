// Copying a text in the reader's own click. Where the clipboard is refused (no https, a frame without the permission)
// the older way is tried; where both are, the text is left selected for the reader to copy by hand.

/** @param {string} text @returns {Promise<boolean>} whether the clipboard took it */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Copies what is selected, the old way. @returns {boolean} whether the browser did */
export function copySelected() {
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  }
}
