// What becomes of a link elsewhere: the card a chat makes of it, and the code a phone reads.
import { oneFile } from "./address.js";
import { h } from "./dom.js";
import { svg } from "./icons.js";

/** @typedef {import("./types").Page} Page @typedef {import("./types").ShareAnswer} ShareAnswer */

const smallPx = 150; // leaves room for a sentence beside the code
const largePx = 236; // the column; the program's largest code needs 226
const quietModules = 4; // the margin that readers of QR codes need. Source: ISO/IEC 18004

/**
 * The drawing of a static page of this site, without its links. The page is read by the browser as a document of its
 * own, in which nothing runs.
 * @param {URL} address
 * @returns {Promise<Element>}
 */
function drawingOf(address) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.overrideMimeType("text/html"); // anything else is read as XML, whose error message has styles
    request.onerror = () => reject(new Error(`${address} did not arrive`));
    request.onload = () => {
      const drawing = request.responseXML?.querySelector(".poster > svg");
      if (!drawing) return reject(new Error(`${address} has no drawing`));
      const copy = document.importNode(drawing, true);
      for (const link of copy.querySelectorAll("a")) link.replaceWith(...link.childNodes);
      for (const script of copy.querySelectorAll("script, style, foreignObject")) script.remove();
      copy.setAttribute("preserveAspectRatio", "xMidYMid slice");
      resolve(copy);
    };
    request.send();
  });
}

/** The page's poster, else its drawing, else nothing but the ground. @param {Page} page @param {ShareAnswer} answer */
function picture(page, answer) {
  const box = h("div", { class: "picture", "aria-hidden": "true" });
  if (oneFile) {
    box.classList.add("empty"); // pictures are files of a site
    return box;
  }
  const draw = () =>
    drawingOf(new URL(answer.page === "list/" ? "" : answer.page, page.root)).then(
      (drawing) => box.replaceChildren(drawing),
      () => box.classList.add("empty"), // from a file, without network: the words say enough
    );
  if (answer.page === "" || answer.page === "list/") {
    void draw();
    return box;
  }
  const poster = h("img", { alt: "", src: new URL(`${answer.page}poster.svg`, page.root).href });
  poster.addEventListener("error", () => void draw());
  box.append(poster);
  return box;
}

/** The card. @param {Page} page @param {ShareAnswer} answer */
export function preview(page, answer) {
  return h(
    "div",
    { class: "share-card" },
    picture(page, answer),
    h("p", { class: "title", lang: "zh-Hans", text: answer.shown }),
    h("p", { class: "site", lang: "zh-Hans", text: answer.site }),
    h("p", { class: "site", text: page.root.host }),
  );
}

/**
 * The code of an address, or why there is none.
 * @param {Page} page
 * @param {string} address
 * @param {(() => void) | null} useShort offers the shorter link
 * @returns {Node}
 */
export function qrCode(page, address, useShort) {
  /** @type {{size: number, modules: string} | null} */
  const code = page.core.request("qr", { text: address });
  if (!code) {
    const button = h("button", { type: "button", class: "button", text: page.t("share.qr_short") });
    if (useShort) button.addEventListener("click", useShort);
    return h("div", { class: "long" }, h("p", { text: page.t("share.qr_long") }), useShort ? button : null);
  }
  const { size, modules } = code;
  let path = "";
  for (let y = 0; y < size; ++y) {
    // A run of dark modules is one rectangle.
    for (const run of modules.slice(y * size, (y + 1) * size).matchAll(/1+/g)) {
      path += `M${run.index} ${y}h${run[0].length}v1h-${run[0].length}z`;
    }
  }
  const side = size + 2 * quietModules;
  // Whole pixels per module, or the code blurs; a dense one gets all the width there is.
  const besideText = Math.floor(smallPx / side);
  const pixels = besideText >= 3 ? besideText : Math.floor(largePx / side);
  const drawing = svg(
    "svg",
    {
      viewBox: `${-quietModules} ${-quietModules} ${side} ${side}`,
      role: "img",
      "aria-label": page.t("share.qr_label"),
      "shape-rendering": "crispEdges",
      width: side * pixels,
      height: side * pixels,
    },
    svg("path", { d: path }),
  );
  return h("div", { class: "code" }, drawing, h("p", { text: page.t("share.qr_note") }));
}
