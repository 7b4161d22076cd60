// The <head> of a page: what browsers, search engines and chats read before anybody sees the page.
#pragma once

#include "core/dom.hpp"
#include "core/pages/page_context.hpp"
#include "core/pages/page_meta.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// A picture of the site as an app, as the web app manifest names it.
struct AppIcon {
  std::string path;       ///< relative to the root
  int size_px = 0;        ///< of both sides
  bool maskable = false;  ///< may be cut to any shape
};

/// Addresses of the site's own files, relative to its root; those that a site lacks are empty.
struct SiteAssets {
  std::string style;
  std::string early;                 ///< classic script that runs before the first paint
  std::string main;                  ///< module script
  std::vector<std::string> modules;  ///< those `main` needs to begin, the glue of the wasm included
  std::string glue;
  std::string wasm;
  std::string font;     ///< fallback font, fetched only when the browser's glyphs cannot be used
  std::string catalog;  ///< packed catalogue, when it is not inside the wasm
  std::string prose;    ///< summaries and the sentences of the walkthroughs
  std::string icon;
  // Of the embedded page (embed_page.hpp), which shares only modules with the others.
  std::string embed_style;
  std::string embed_early;
  std::string embed_main;
  std::vector<std::string> embed_modules;  ///< as `modules`
  std::vector<AppIcon> app_icons;          ///< for the web app manifest; empty: there is none
  std::string build;  ///< name of the release, for the service worker; empty: there is none
};

/// Everything the head of one page says.
struct HeadOptions {
  const PageContext& page;
  const SiteAssets& assets;
  std::string base_url;     ///< absolute, with '/' at the end; empty when unknown
  Subject subject;          ///< what the page is about
  std::string path;         ///< of the page, relative to the site's root
  std::string card = {};    ///< picture for link previews (kCardPx), relative to the root; empty for none
  std::string oembed = {};  ///< the page's oEmbed answer, relative to the root; empty for none
};

/// `<head>` with the content security policy, title, description, canonical address, Open Graph, Twitter
/// card, JSON-LD, style and scripts. What others read stands before what the page itself loads, because some
/// of them fetch only the beginning. Addresses that must be absolute are left out without a base URL.
[[nodiscard]] Element page_head(const HeadOptions& options);

/// `<head>` of a page that is no node and should not be found: an alias or an error message.
[[nodiscard]] Element plain_head(const HeadOptions& options, std::string_view title);

/// JSON-LD of a page: the page, what it is about, and its breadcrumbs.
[[nodiscard]] std::string json_ld(const HeadOptions& options);

}  // namespace atlas
