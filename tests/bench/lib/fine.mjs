/**
 * The value of a call that must succeed.
 * @template T
 * @param {T} result
 * @returns {Exclude<T, {ok: false}>}
 */
export function fine(result) {
  const failed = /** @type {{ok?: boolean, messages?: {text: string}[]}} */ (result);
  if (failed.ok === false) throw new Error(failed.messages?.[0]?.text ?? "failed");
  return /** @type {Exclude<T, {ok: false}>} */ (result);
}
