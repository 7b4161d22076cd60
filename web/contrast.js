// The system's own colours on the canvas, for readers who force them or ask for more contrast. The style sheet says in
// one place which colour of the system plays which role; here they are read and handed to the program. Loaded only then.
import "./common.js";
import { h } from "./dom.js";

/** The roles of a palette (src/core/palette.hpp). */
const roles = (
  "paper surface sunk hairline border text quiet accent accent-ground on-accent hit trunk watch-ground fix-ground " +
  "shape-component shape-topic shape-author shape-article shape-series shape-video shape-book shape-repo " +
  "shape-source shape-stage"
).split(" ");

/** "paper:#ffffff;text:#000000…": what the style sheet's roles are right now. */
export function systemColours() {
  const probe = h("i", { class: "probe" });
  document.body.append(probe);
  const read = getComputedStyle(probe);
  const found = roles.map((role) => {
    probe.style.color = `var(--${role})`;
    const channels = read.color.match(/[\d.]+/g)?.slice(0, 3) ?? [];
    const hex = channels.map((channel) => Math.round(Number(channel)).toString(16).padStart(2, "0"));
    return `${role}:#${hex.join("")}`;
  });
  probe.remove();
  return found.join(";");
}
