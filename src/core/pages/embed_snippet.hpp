// What somebody pastes into a page of theirs to show a place of this site: the one place that knows these
// texts, for the share dialog and for oEmbed.
#pragma once

#include "core/bilingual.hpp"

#include <string>

namespace atlas {

/// A place to be embedded.
struct EmbedTarget {
  std::string base_url;  ///< absolute, with '/' at the end
  std::string path;      ///< from the site's root: "n/kube-scheduler/", "walk/deployment/27/"
  std::string title;
  Lang lang = Lang::Zh;
  std::string theme;  ///< "light", "dark"; empty: as the reader's system has it
};

/// `<iframe>` of the embed page, then a plain link to the place.
[[nodiscard]] std::string iframe_snippet(const EmbedTarget& target);

}  // namespace atlas
