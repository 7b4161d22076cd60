// How the page's events are numbered for the program.

/** What a pointer does, by its number. */
export const Pointer = Object.freeze({ move: 0, down: 1, up: 2, leave: 3, cancel: 4 });
/** Types of pointers by their numbers. */
export const pointerTypes = ["mouse", "touch", "pen"];

/** Bits of the modifier keys. @param {MouseEvent | KeyboardEvent} event */
export function modifiers(event) {
  return (
    Number(event.shiftKey) | (Number(event.ctrlKey) << 1) | (Number(event.altKey) << 2) | (Number(event.metaKey) << 3)
  );
}
