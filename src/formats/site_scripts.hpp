// The site's own files as they are published: names by content, imports rewritten to those names, style
// sheets joined. scripts/join_web.sh has joined the scripts and taken the comments away before.
#pragma once

#include "core/result.hpp"
#include "formats/page_head.hpp"
#include "formats/site.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// The custom element <source-atlas> and the page about embedding; published addresses that must not change.
inline constexpr std::string_view kEmbedFolder = "embed/v1/";

/// "a/main.1a2b3c4d5e.js" for "main.js": a name that changes with the bytes.
[[nodiscard]] std::string hashed_path(std::string_view file_name, std::string_view bytes);

/// Where a script names another file of the site: bytes [begin, end) of the text between the quotes.
struct ImportPlace {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool lazy = false;  ///< fetched when that code runs, not before the script itself runs
};
/// Places of relative specifiers: "./x.js" in import and export statements, and, lazy, in import("./x.js")
/// and new URL("./x.css", import.meta.url). Expects a script without comments.
[[nodiscard]] std::vector<ImportPlace> find_imports(std::string_view script);

/// Published files and how pages refer to them.
struct PublishedAssets {
  std::vector<SiteFile> files;
  SiteAssets assets;
};

/// Publishes the files of `options.web`, `options.app` and the catalogue. Errors: imports of unknown scripts,
/// imports in a circle, two files of one name with different bytes.
[[nodiscard]] Result<PublishedAssets> publish_assets(const SiteOptions& options);

}  // namespace atlas
