// The embedded page's side of protocol v1 (README.md). Messages are taken from the parent window only, and after its
// first hello from that origin only; they are answered to that origin. A host without an origin (a file, a sandbox)
// cannot be addressed: it hands over a port with its hello and is answered there, or hears nothing but "ready".
// What is not understood is ignored without a word.

const name = "source-atlas";
const version = 1;
const maxTextUnits = 200;
const maxAddressUnits = 2000;
const perSecond = 20;

/** @param {unknown} value @param {number} [limit] */
const bounded = (value, limit = maxTextUnits) => String(value ?? "").slice(0, limit);

/** Lets at most so many things a second happen, with a start of as many. @param {number} rate */
function limiter(rate) {
  let left = rate;
  let last = performance.now();
  return () => {
    const now = performance.now();
    left = Math.min(rate, left + ((now - last) / 1000) * rate);
    last = now;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}

/** @param {unknown} value @returns {import("./types").EmbedTheme | undefined} */
const themeOf = (value) => (value === "auto" || value === "light" || value === "dark" ? value : undefined);
/** @param {unknown} value @returns {import("./types").Lang | undefined} */
const langOf = (value) => (value === "zh" || value === "en" ? value : undefined);
const placePattern = /^(?:[a-z0-9][a-z0-9.-]{1,63}|walk\/[a-z0-9][a-z0-9.-]{1,63}(?:\/[0-9]{1,4})?)$/;

/**
 * @param {import("./types").EmbedCommands} commands what a host may want
 * @returns {import("./types").EmbedHost}
 */
export function connectHost(commands) {
  /** @type {string | null} */
  let origin = null;
  /** @type {MessagePort | null} */
  let port = null;
  /** @type {Record<string, unknown> | null} */
  let introduced = null;
  const mayHear = limiter(perSecond);
  const maySay = limiter(perSecond);

  /** @param {string} type @param {Record<string, unknown>} detail */
  const send = (type, detail) => {
    if (parent === self || origin === null || !maySay()) return;
    const message = { ns: name, v: version, type, ...detail };
    if (port) port.postMessage(message);
    else if (origin !== "null") parent.postMessage(message, origin);
  };

  /** @param {any} data @param {string} type */
  const obey = (data, type) => {
    if (type === "hello" || type === "set-theme") {
      const theme = themeOf(data.theme);
      if (theme) commands.theme(theme);
    }
    if (type === "hello" || type === "set-lang") {
      const lang = langOf(data.lang);
      if (lang) commands.lang(lang);
    }
    if (type === "open" && typeof data.id === "string" && placePattern.test(data.id)) commands.open(data.id);
  };

  /** @param {unknown} data @returns {{type: string} | null} */
  const understood = (data) => {
    const message = /** @type {any} */ (data);
    if (typeof message !== "object" || message === null || message.ns !== name || message.v !== version) return null;
    return typeof message.type === "string" && mayHear() ? message : null;
  };

  addEventListener("message", (event) => {
    if (parent === self || event.source !== parent || (origin !== null && event.origin !== origin)) return;
    const message = understood(event.data);
    if (!message || (origin === null && message.type !== "hello")) return;
    if (message.type === "hello") {
      const known = origin !== null;
      origin = event.origin;
      if (!known && event.ports[0]) {
        port = event.ports[0];
        port.onmessage = ({ data }) => {
          const said = understood(data);
          if (said) obey(said, said.type);
        };
      }
    }
    obey(message, message.type);
    if (message.type !== "hello") return;
    if (introduced) send("ready", introduced);
    if (atlasEarly.failed) send("error", { reason: atlasEarly.failed }); // it happened before anybody could be told
  });

  return {
    ready(detail) {
      introduced = { node: bounded(detail.node), title: bounded(detail.title), height: Math.round(detail.height) };
      atlasEmbed.ready(introduced);
      send("ready", introduced);
    },
    height(height) {
      if (introduced) introduced.height = Math.round(height);
      send("height", { height: Math.round(height) });
    },
    select({ id, url, title }) {
      if (introduced) Object.assign(introduced, { node: bounded(id), title: bounded(title) });
      send("select", { id: bounded(id), url: bounded(url, maxAddressUnits), title: bounded(title) });
    },
    error: (reason) => send("error", { reason: bounded(reason) }),
  };
}
