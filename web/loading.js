// Shows how far loading is, when it takes long enough to be noticed. The text under it can be read meanwhile.
import { byId, h } from "./dom.js";

const showAfterMs = 500;
const labels = { zh: "正在载入地图", en: "Loading the map" }; // the program, which has all other words, is what is loading

export function showLoading() {
  const bar = h("progress", { id: "loading", max: 1, "aria-label": labels[atlasEarly.lang] });
  const timer = setTimeout(() => byId("stage").append(bar), showAfterMs);
  return {
    /** @param {number} done from 0 to 1 */
    tell(done) {
      /** @type {HTMLProgressElement} */ (bar).value = done;
    },
    end() {
      clearTimeout(timer);
      bar.remove();
    },
  };
}
