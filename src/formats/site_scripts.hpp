// The site's own files made ready for publishing: names by content, imports rewritten to those names, style
// sheets joined. Comments stay in the repository.
#pragma once

#include "core/result.hpp"
#include "formats/page_head.hpp"
#include "formats/site.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// 64-bit FNV-1a. Source: Fowler, Noll, Vo; the constants are the published ones.
[[nodiscard]] std::uint64_t fnv1a(std::string_view bytes);

/// "a/main.1a2b3c4d5e.js" for "main.js": a name that changes with the bytes.
[[nodiscard]] std::string hashed_path(std::string_view file_name, std::string_view bytes);

/// JavaScript without comments, indentation and empty lines; strings, templates and regular expressions are
/// left as they are. O(bytes).
[[nodiscard]] std::string strip_script(std::string_view source);

/// CSS without comments and needless white space; strings are left as they are. O(bytes).
[[nodiscard]] std::string strip_style(std::string_view source);

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
