// The words of a link preview: what the left half of the picture says about a page, and the sentence that
// stands for the picture where it cannot be seen.
#pragma once

#include "core/kinds.hpp"
#include "core/pages/page_context.hpp"
#include "core/pages/page_meta.hpp"

#include <optional>
#include <string>
#include <vector>

namespace atlas {

/// Plain text throughout, without line breaks or control characters. Anything but `title` may be empty.
struct CardWords {
  std::optional<Shape> mark;      ///< before the kind
  std::vector<std::string> kind;  ///< "组件", "调度器"; "文章", author, site
  std::string title;
  std::string text;                ///< a sentence or two
  std::vector<std::string> facts;  ///< "讲解它的资料 5", "第 23–27 步": most important first
};

/// The words for a page. O(degree of the node), for the start page O(nodes).
[[nodiscard]] CardWords card_words(const PageContext& page, const Subject& subject);

/// What the picture of a page shows, for those who cannot see it; never empty.
[[nodiscard]] std::string card_alt(const PageContext& page, const Subject& subject);

/// Path of the picture of a page, from the root of the site: "n/<id>/card.png", "walk/<w>/<n>/card.png";
/// the start page and the list share "card.png".
[[nodiscard]] std::string card_path(const PageContext& page, const Subject& subject);

}  // namespace atlas
