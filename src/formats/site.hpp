// A whole static site as a value: every file of it with its path and bytes, from a catalogue and the
// files of the web folder and of the built app. Pure; whoever calls it writes the files.
#pragma once

#include "core/catalog.hpp"
#include "core/result.hpp"
#include "core/strings.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// One file of a folder. `path` uses '/', is relative to the folder and never leaves it.
struct SiteFile {
  std::string path;
  std::string bytes;
};

/// What a site is made of. The references must outlive the call of plan_site().
struct SiteOptions {
  const Catalog& catalog;
  const Strings& strings;
  std::string base_url;       ///< absolute address of the site's root; empty when unknown
  std::string catalog_json;   ///< packed catalogue to publish; empty when it is inside the wasm ("embedded")
  std::vector<SiteFile> web;  ///< of the web folder: *.js, *.css, icons/* and offline/*; others are ignored
  /// Of the built app: atlas.js, atlas.wasm, at most one fallback.* font, icons/*.png, and core/*, which
  /// keeps its names because others import it.
  std::vector<SiteFile> app;
  /// Pictures for link previews: PNGs under the paths of plan_cards(), as many of them as could be made. Used
  /// with a base URL only, since the addresses of such pictures must be absolute.
  std::vector<SiteFile> cards = {};
  bool offline = true;               ///< whether the site opens without a network after a visit
  std::string_view characters = {};  ///< embedded_characters(), published with the texts
};

/// The planned files, sorted by path, and remarks for the person who builds the site (never of Level::Error).
struct SiteReport {
  std::vector<SiteFile> files;
  std::vector<Message> messages;
};

/// Plans all pages, style sheets and scripts of the site. Everything under a/ is named by its content, so
/// that it may be cached for ever; all addresses are relative. Without `app` files the site is plain text
/// and drawings. Same input, same bytes.
/// Errors: a base URL that is not absolute, a script that imports an unknown one, imports in a circle.
/// Complexity: O(nodes x drawing of one neighbourhood); a second for some hundred nodes.
[[nodiscard]] Result<SiteReport> plan_site(const SiteOptions& options);

}  // namespace atlas
