// The page as a screen reader gets it: Chromium's accessibility tree as lines in reading order, and what is said of
// itself. What a test says about it is in reader.test.mjs.

/** @typedef {{role: string, name: string, url: string, level: number, depth: number, states: Record<string, any>}} Heard */

const silent = new Set(['none', 'generic', 'InlineTextBox', 'LineBreak', 'StaticText', 'RootWebArea']);

/** Everything with a role that is announced, in reading order. @param {any} tab @returns {Promise<Heard[]>} */
export async function heard(tab) {
  const { nodes } = await tab.cdp.send('Accessibility.getFullAXTree');
  const by_id = new Map(nodes.map((node) => [node.nodeId, node]));
  const found = [];
  const walk = (node, depth) => {
    const role = node.role?.value ?? '';
    const said = !node.ignored && !silent.has(role);
    if (said) {
      const states = Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value]));
      found.push({ role, name: tidy(node.name?.value), url: states.url ?? '', level: states.level ?? 0, depth, states });
    }
    for (const child of node.childIds ?? []) if (by_id.has(child)) walk(by_id.get(child), said ? depth + 1 : depth);
  };
  walk(nodes[0], 0);
  return found;
}

/** @param {string | undefined} text */
export const tidy = (text) => (text ?? '').replace(/\s+/g, ' ').trim();

/** Writes down from now on what the live regions of the page say. @param {any} tab */
export async function listen(tab) {
  await tab.evaluate(() => {
    globalThis.__said = [];
    for (const region of document.querySelectorAll('[role=status], [role=alert], [aria-live]')) {
      new MutationObserver(() => {
        const text = region.textContent?.trim();
        if (text) globalThis.__said.push(text);
      }).observe(region, { childList: true, characterData: true, subtree: true });
    }
  });
}

/** What was said since listen() or the last call. @param {any} tab @returns {Promise<string[]>} */
export const said = (tab) => tab.evaluate(() => globalThis.__said.splice(0));

/**
 * Texts that are in one language by their script and in another by the nearest `lang`; code is in none. The rule is
 * written here once more, so that a mistake in the page's own is found.
 * @param {any} tab
 * @returns {Promise<string[]>}
 */
export const in_wrong_language = (tab) => tab.evaluate(() => {
  const wrong = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent?.trim() ?? '';
    const owner = walker.currentNode.parentElement;
    if (!text || owner.closest('code, pre, kbd, script, style, #find') || !owner.checkVisibility()) continue;
    const lang = owner.closest('[lang]').getAttribute('lang');
    const han = /\p{Script=Han}/u.test(text);
    const english = !han && /\b[a-z]{3,} [a-z]{2,} [a-z]{2,}\b/i.test(text);
    if ((lang.startsWith('en') && han) || (lang.startsWith('zh') && english)) wrong.push(`${lang}: ${text.slice(0, 80)}`);
  }
  return wrong;
});
