// Notes written in Markdown, as element trees that are safe to put into a page.
#pragma once

#include "core/dom.hpp"
#include "core/result.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace atlas {

/// What a text may cost at most; beyond it there are no elements but a message.
struct MarkdownLimits {
  std::size_t input_bytes = std::size_t{1} << 20;
  std::size_t elements = 100'000;  ///< text runs included
  std::size_t depth = 32;          ///< of nested lists and quotes together
};

/// CommonMark with tables and strikethrough. HTML is text. Headings start at h3, since they stand inside a
/// page's own sections. Links lead to http, https and mailto only, with rel="noopener noreferrer ugc" and
/// referrerpolicy="no-referrer"; other links are their text. Images become links to them: nothing is loaded.
/// Errors: a limit is passed, the text is not UTF-8. O(bytes) for any input that people write.
[[nodiscard]] Result<std::vector<Element>> markdown_to_elements(std::string_view markdown,
                                                                const MarkdownLimits& limits = {});

}  // namespace atlas
