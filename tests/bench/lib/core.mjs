// Our core module as it is published: dist/core, or the folder that ATLAS_CORE names; and the command.
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const checkout = fileURLToPath(new URL("../../../", import.meta.url));
export const build_folder = resolve(checkout, "build/bench");
export const command = resolve(process.env.ATLAS_COMMAND ?? `${checkout}build/native/atlas`);
export const core_folder = resolve(process.env.ATLAS_CORE ?? `${checkout}dist/core`);

/** @returns {Promise<import("../../../web/core/atlas-core.mjs").AtlasCore>} */
export async function open_core() {
  const { createAtlasCore } = await import(pathToFileURL(`${core_folder}/atlas-core.mjs`).href);
  return createAtlasCore();
}
