// What main.js shares with the modules that are fetched late. Each of these imports this file, so that esbuild puts all
// of it into one file: else every set of modules that share something would be a request of its own.
import "./address.js";
import "./clipboard.js";
import "./dom.js";
import "./icons.js";
import "./links.js";
import "./notice.js";
import "./storage.js";
