// Which language a text is in, as far as its script tells, and one pass over a finished tree that marks every
// text in another language than the one around it, so that a screen reader changes its voice and a browser
// its font.
#pragma once

#include "core/dom.hpp"

#include <string_view>

namespace atlas {

/// BCP 47 tag of the language of `text` where it is another than `around`: "zh-Hans" for a text mostly in
/// Chinese characters within another language, "en" for two English words or more, and no Chinese, within
/// Chinese. Else empty: a single Latin word in Chinese is a name. O(length).
[[nodiscard]] std::string_view foreign_language(std::string_view text, std::string_view around);

/// Adds `lang` where texts below `element` are in another language than `around`, the language of `element`:
/// to the element that holds nothing else, else to a new `<span>`. What has `lang` already is believed; code
/// is in no language. O(size of the tree).
void mark_languages(Element& element, std::string_view around);

}  // namespace atlas
