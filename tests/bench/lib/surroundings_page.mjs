// What engines need from outside of their scripts, in a page: page_host.mjs answers.

/** @returns {Promise<import("../../../web/core/atlas-core.mjs").AtlasCore>} */
export async function open_core() {
  const { createAtlasCore } = await import(new URL("/core/atlas-core.mjs", location.href).href);
  return createAtlasCore();
}

/** What `atlas pack` makes of a catalogue. @param {string} catalog */
export const pack = async (catalog) => (await fetch("/pack", { method: "POST", body: catalog })).text();

/** The readmes of the installed packages. @returns {Promise<string[]>} */
export const readmes = async () => (await fetch("/readmes")).json();

/** Pages are not told what their thread has run. */
export const own_ms = () => Number.NaN;
