// Where the keyboard is in a text, so that it is there again when the same text was composed anew, with more in it.

/** What tells a place from others of its kind. @param {Element} place */
const keyOf = (place) => place.id || place.getAttribute("href") || place.textContent;

/**
 * Remembers the place in a text that has the focus; focus() goes to the same place of what the text holds by then.
 * @param {HTMLElement} text
 */
export function heldPlace(text) {
  const active = document.activeElement;
  const held = active && active !== text && text.contains(active) ? active : null;
  /** @param {Element} place */
  const alike = (place) => [...text.querySelectorAll(place.localName)].filter((each) => keyOf(each) === keyOf(place));
  const number = held ? alike(held).indexOf(held) : -1;
  return {
    focus() {
      const place = held && (alike(held)[number] ?? text.querySelector(held.localName));
      if (!(place instanceof HTMLElement)) return;
      // Headings that a link or a change of the text led to.
      if (!place.matches("a[href], button, summary")) place.tabIndex = -1;
      place.focus({ preventScroll: true });
    },
  };
}
