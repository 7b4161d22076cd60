// Where the keyboard is in a text, so that it is there again when the same text was composed anew, with more in it.

/**
 * The places of a text that are like this one, which need not be in it.
 * @param {HTMLElement} text @param {Element} place
 */
function alike(text, place) {
  /** @param {Element} each */
  const keyOf = (each) => each.id || each.getAttribute("href") || each.textContent;
  const key = keyOf(place);
  return [...text.querySelectorAll(place.localName)].filter((each) => keyOf(each) === key);
}

/**
 * Remembers the place in a text that has the focus; focus() goes to the same place of what the text holds by then.
 * @param {HTMLElement} text
 */
export function heldPlace(text) {
  const active = document.activeElement;
  const held = active && active !== text && text.contains(active) ? active : null;
  const number = held ? alike(text, held).indexOf(held) : -1;
  return {
    focus() {
      const place = held && (alike(text, held)[number] ?? text.querySelector(held.localName));
      if (!(place instanceof HTMLElement)) return;
      // Headings that a link or a change of the text led to.
      if (!place.matches("a[href], button, summary")) place.tabIndex = -1;
      place.focus({ preventScroll: true });
    },
  };
}
