// What a node is called on the map, and how a long name is set in one or two lines.
#pragma once

#include "core/catalog.hpp"
#include "core/text_measure.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// The node's name on the map in this language: its label, else its English name in English, else its title.
[[nodiscard]] std::string_view map_title(const Node& node, Lang lang);

struct WrapOptions {
  TypeStyle style = TypeStyle::Label13;
  float max_width_px = 196;
  int max_lines = 2;
};

/// `text` in at most `max_lines` lines; what is left over ends in an ellipsis. Chinese breaks between any
/// two characters, except before closing and after opening punctuation; Latin words stay whole, or break
/// after a hyphen, slash or dot when one word is wider than the line. Never returns an empty line.
/// The width of a text is taken as the sum of its characters' widths. O(bytes). Source: the prohibition rules
/// of W3C "Requirements for Chinese Text Layout", 3.1.
[[nodiscard]] std::vector<std::string> wrap_text(std::string_view text, const WrapOptions& options,
                                                 const TextMeasure& measure);

/// The least width in which wrap_text() cuts no word of `text`, in pixels; 0 for an empty one. O(bytes).
[[nodiscard]] float widest_word_px(std::string_view text, TypeStyle style, const TextMeasure& measure);

}  // namespace atlas
