// What a blog author pastes into an article: the page's address as an embed, as a picture in Markdown, as a
// link. The one place that writes these texts; the share dialog and the oEmbed files take them from here.
#pragma once

#include "core/bilingual.hpp"

#include <string>

namespace atlas {

/// The page that is embedded or linked. All members are plain text: nothing in them is escaped yet.
struct EmbedTarget {
  std::string base_url;  ///< absolute address of the site's root, with or without '/' at the end
  /// Relative to the root: "n/<id>/", "walk/<id>/", "walk/<id>/<n>/", all percent-encoded; a fragment may
  /// follow
  /// ("walk/<id>/#v1&act=4"), which links keep and embeds leave out. Any other page ("", "list/") is embedded
  /// as the whole map.
  std::string path;
  std::string title;
  Lang lang = Lang::Zh;
  std::string theme;         ///< "light" or "dark"; empty follows the reader's system
  std::string summary = {};  ///< one or two sentences; empty for none
};

/// Absolute address of the page for readers: base_url + path.
[[nodiscard]] std::string page_address(const EmbedTarget& target);

/// Absolute address of the page for frames: "<base_url>embed/?n=<id>&v=1&lang=zh", or with
/// "view=walk/<id>/<n>" in place of "n=". Not escaped.
[[nodiscard]] std::string embed_address(const EmbedTarget& target);

/// HTML: an `<iframe>` that works without any script of the host, then a paragraph with a plain link.
[[nodiscard]] std::string iframe_snippet(const EmbedTarget& target);

/// HTML: the script that defines `<source-atlas>`, then the element with a plain link inside, which stays
/// when the script does not arrive, and the summary, which stands below the picture.
[[nodiscard]] std::string element_snippet(const EmbedTarget& target);

/// Markdown: the page's poster as a picture that leads to the page; a plain link for a page without poster.
[[nodiscard]] std::string markdown_snippet(const EmbedTarget& target);

/// HTML: `<a href="…">title</a>`.
[[nodiscard]] std::string link_snippet(const EmbedTarget& target);

}  // namespace atlas
