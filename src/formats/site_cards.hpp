// The link previews of a whole site: what is drawn on the card of each page.
#pragma once

#include "core/catalog.hpp"
#include "core/strings.hpp"
#include "formats/site.hpp"

#include <vector>

namespace atlas {

/// One card per node, per walkthrough, per step, and one for the site: `path` is where the finished PNG
/// belongs, `bytes` is the SVG to make it from. Sorted by path. Same input, same bytes.
/// Complexity: O(cards x drawing of one neighbourhood); about a second for some hundred nodes.
[[nodiscard]] std::vector<SiteFile> plan_cards(const Catalog& catalog, const Strings& strings);

}  // namespace atlas
