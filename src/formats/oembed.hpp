// oEmbed: the answer of a site to the question how another site may show one of its pages. Ours are files,
// since they depend on nothing that is asked.
#pragma once

#include "core/pages/page_context.hpp"
#include "core/pages/page_meta.hpp"

#include <string>
#include <string_view>

namespace atlas {

/// Name of the file beside the page.
inline constexpr std::string_view kOembedName = "oembed.json";

/// Whether a page can be embedded on its own: nodes and steps of walkthroughs.
[[nodiscard]] bool has_oembed(const Subject& subject);

struct OembedOptions {
  const PageContext& page;
  std::string base_url;  ///< absolute, with '/' at the end
  Subject subject;       ///< has_oembed() is true
  std::string path;      ///< of the page, relative to the site's root
  std::string card;      ///< its picture, relative to the root; empty for none
};

/// The answer as JSON, of type "rich": an iframe with a link below it, and the card as thumbnail.
/// Source: oembed.com, sections 2.3.4 and 2.3.4.4, version 1.0.
[[nodiscard]] std::string oembed_json(const OembedOptions& options);

}  // namespace atlas
