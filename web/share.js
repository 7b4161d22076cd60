// The ways to a link: the share buttons open the dialog, which is fetched when it is first wanted, and "copy link" in a
// text copies at once.
import { sharedAddress } from "./address.js";
import { copySelected, copyText } from "./clipboard.js";
import { byId } from "./dom.js";

/** @typedef {import("./types").Page} Page */

/** @param {Page} page */
export function initShare(page) {
  /**
   * @param {HTMLElement} opener where the focus returns to
   * @param {boolean} [refused] whether the clipboard has just been refused
   */
  const open = async (opener, refused = false) => {
    try {
      const { openShare } = await import("./share_dialog.js");
      await openShare(page, { opener, refused });
    } catch (error) {
      console.warn("Source Atlas:", error);
      prompt(page.t("share.link"), location.href); // without network: the browser's own dialog, the link selected
    }
  };

  const button = byId("share");
  button.setAttribute("aria-haspopup", "dialog");
  button.addEventListener("click", () => open(button));
  // "Copy link" in a text names its path below the root.
  document.addEventListener("click", async (event) => {
    const copier = event.target instanceof Element ? event.target.closest("[data-copy], [data-copy-text]") : null;
    if (!(copier instanceof HTMLElement)) return;
    const original = copier.getAttribute("data-copy-text");
    const address = original ?? sharedAddress(copier.getAttribute("data-copy") ?? "", page.root);
    const shown = original && copier.closest(".ways")?.querySelector(".address");
    if (shown) getSelection()?.selectAllChildren(shown); // for the old way, and to be copied by hand
    if (!(await copyText(address)) && !(shown && copySelected())) return open(copier, true);
    page.announce(page.t("share.copied"));
    const word = copier.querySelector("span") ?? copier;
    const before = word.textContent;
    word.textContent = page.t("share.copied_short");
    setTimeout(() => {
      word.textContent = before;
    }, 2000);
  });
  return { open };
}
