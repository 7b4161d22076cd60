// Addresses inside the site: the start, a node, a step and the list each have a path below the site's root. On a site
// that path is the address; where the whole site is one file it stands in the fragment instead, "#/n/<id>?v1&…", so
// that the file can be opened from a disk, and a link can be opened in another tab, without any server.

/** Whether this page is the whole site. */
export const oneFile = document.documentElement.dataset.edition === "file";

/** The site's root; of a site in one file that file. @returns {URL} */
export function siteRoot() {
  if (!oneFile) return new URL(document.documentElement.dataset.root || "./", document.baseURI);
  const file = new URL(location.href);
  file.hash = "";
  file.search = "";
  return file;
}

/** What makes an address of a path below the root when it is put before it. @param {URL} root */
export function pathPrefix(root) {
  return oneFile ? "#/" : root.href;
}

/** "n/etcd/#v1&view=focus" as a fragment: "#/n/etcd?v1&view=focus". @param {string} path */
function fragmentOf(path) {
  const [place, rest = ""] = path.split("#", 2);
  const name = place.replace(/(?:index\.html|\/)$/, "").replace(/\/$/, "");
  if (!name) return rest && `#${rest}`;
  return `#/${name}${rest && "?"}${rest}`;
}

/** The absolute address of a path below the root, perhaps with a fragment. @param {string} path @param {URL} root */
export function addressOf(path, root) {
  return new URL(oneFile ? fragmentOf(path) : path, root).href;
}

/** The same for addresses to give to others: a copy in one file knows where the site was published. @param {URL} root */
export function sharedPrefix(root) {
  return document.documentElement.dataset.published ?? (oneFile ? `${root.href}#/` : root.href);
}

/** The address of a path to give to others. @param {string} path @param {URL} root */
export function sharedAddress(path, root) {
  return document.documentElement.dataset.published ? sharedPrefix(root) + path : addressOf(path, root);
}

/**
 * The path below the root and the fragment that an address means; null when it leaves the site.
 * @param {string} address
 * @param {URL} root
 * @returns {{path: string, fragment: string} | null}
 */
export function placeOf(address, root) {
  let url;
  try {
    url = new URL(address, root);
  } catch {
    return null;
  }
  if (url.origin !== root.origin || url.protocol !== root.protocol) return null;
  if (!oneFile) {
    if (!url.pathname.startsWith(root.pathname)) return null;
    const path = url.pathname.slice(root.pathname.length).replace(/index\.html$/, "");
    return { path, fragment: url.hash.slice(1) };
  }
  if (url.pathname !== root.pathname) return null;
  const [, name, fragment] = /^#\/([^?&#]*)[?&#]?(.*)$/.exec(url.hash) ?? ["", "", url.hash.slice(1)];
  return { path: name && name.replace(/\/?$/, "/"), fragment };
}
