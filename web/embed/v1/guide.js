// The page of examples: shows this copy's address in the snippets, speaks with the plain frame as any host would, and
// writes down what is said.
const root = new URL("../../", import.meta.url);
const frame = /** @type {HTMLIFrameElement | null} */ (document.getElementById("frame"));
const log = document.getElementById("log");
const shownLines = 8;
/** @type {string[]} */
const lines = [];

for (const code of document.querySelectorAll("pre code")) {
  code.textContent = (code.textContent ?? "").replaceAll("BASE/", root.href);
}

/** @param {string} line */
function note(line) {
  lines.push(line);
  if (log) log.textContent = lines.slice(-shownLines).join("\n");
}

/** @param {Record<string, unknown>} message */
function say(message) {
  note(`→ ${JSON.stringify(message)}`);
  frame?.contentWindow?.postMessage({ ns: "source-atlas", v: 1, ...message }, root.origin);
}

addEventListener("message", ({ source, origin, data }) => {
  if (!frame || source !== frame.contentWindow || origin !== root.origin || data?.ns !== "source-atlas") return;
  const { ns, v, ...rest } = data;
  note(`← ${ns} ${v} ${JSON.stringify(rest)}`);
  if (data.type === "ready" && !lines.some((line) => line.includes('"hello"'))) say({ type: "hello" });
});
for (const button of document.querySelectorAll("button[data-say]")) {
  const { say: type, ...values } = /** @type {HTMLElement} */ (button).dataset;
  button.addEventListener("click", () => say({ type, ...values }));
}
document.addEventListener("source-atlas-select", (event) => {
  note(`source-atlas-select ${JSON.stringify(/** @type {CustomEvent} */ (event).detail)}`);
});
