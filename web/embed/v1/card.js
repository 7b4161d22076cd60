// How <source-atlas> looks and reads before it is opened. Published as a part of source-atlas.js.

/** Chinese and English. */
export const words = {
  open: ["▶ 在这里打开", "▶ Open here"],
  out: ["在 Source Atlas 打开 ↗", "Open in Source Atlas ↗"],
  outStep: ["在 Source Atlas 打开这一步 ↗", "Open this step in Source Atlas ↗"],
  step: ["第 {} 步", "Step {}"],
  failed: ["在这里打不开，请用链接。", "It does not open here; please use the link."],
};

// System colours follow the article's own light or dark. A sheet made by script is allowed where a policy forbids styles.
export const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host{display:block;position:relative;box-sizing:border-box;height:480px;color:CanvasText;background:Canvas;border-radius:8px;font:13px/20px system-ui,sans-serif;contain:layout;container-type:inline-size}
:host([theme=light]){color-scheme:light}:host([theme=dark]){color-scheme:dark}
*{box-sizing:border-box}:host([hidden]),[hidden]{display:none!important}
.card,iframe{position:absolute;inset:0;width:100%;height:100%;border:0;border-radius:8px}
.card{display:flex;flex-direction:column;overflow:hidden;border:1px solid rgb(128 128 128/40%)}
iframe,.live .card{visibility:hidden}.live iframe{visibility:visible}
header,footer{display:flex;flex:none;align-items:center;justify-content:space-between;gap:8px;min-height:40px;padding:0 12px}
header{font-weight:600}header span{flex:none;font-size:12px;font-weight:400}footer{min-height:48px}
header,img{border-bottom:1px solid rgb(128 128 128/25%)}
::slotted(*){margin:0;min-width:0}::slotted(a){color:inherit!important;text-decoration:none}
img{flex:1;min-height:0;width:100%;object-fit:cover;background:light-dark(#fafaf7,#10141a);cursor:pointer}
.words{margin:0;padding:4px 12px 0}a{color:inherit;text-underline-offset:3px}
button{flex:none;height:32px;padding:0 14px;border:0;border-radius:8px;background:#2457c5;color:#fff;font:inherit;font-weight:600;cursor:pointer}
@container (max-width:520px){.step{flex:none}.step~.words:not([hidden]){flex:1;overflow:hidden;font-size:15px;line-height:24px}}
:focus-visible{outline:2px solid;outline-offset:2px}`);

/** @template {keyof HTMLElementTagNameMap} K @param {K} tag @param {Record<string, unknown>} [values] @param {...Node} children */
export function make(tag, values = {}, ...children) {
  const element = Object.assign(document.createElement(tag), values);
  element.append(...children);
  return element;
}
