// The page that others put into their articles (embed/): a frame for the picture, filled by scripts, and
// something to read where none run.
#pragma once

#include "core/pages/page_context.hpp"
#include "formats/page_head.hpp"

#include <string>
#include <string_view>

namespace atlas {

/// Folder of the embedded page, below the site's root.
inline constexpr std::string_view kEmbedPath = "embed/";

/// What a page of the site must say of the program for the scripts: data-root and the addresses of the parts
/// that are loaded later.
void name_program(Element& html, const SiteAssets& assets, const std::string& root);

/// embed/index.html: one page for every node and step, chosen by its query. It is not to be found by search
/// engines. `assets` are those of the site; the page uses its own style and scripts of them.
[[nodiscard]] std::string embed_page(const PageContext& page, const SiteAssets& assets,
                                     const std::string& base_url);

/// embed/v1/index.html: how to embed, with examples that run. `text` is its source in the web folder; {{…}}
/// in it become entries of this catalogue.
[[nodiscard]] std::string embed_guide(const Catalog& catalog, std::string_view text);

}  // namespace atlas
