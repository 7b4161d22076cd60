// Which characters a catalogue may put into names and texts. What is invisible or turns the reading direction
// can make one title look like another, so it is refused rather than drawn.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace atlas {

enum class TextRule {
  Line,       ///< one line: titles, names, addresses
  Paragraphs  ///< line feeds and tabs are fine: summaries, notes
};

/// The first character that must not be in a text, as a phrase like "U+202E (turns the reading direction)".
/// Refused: control characters, invisible spaces, direction marks, tag characters; a joiner (U+200D) or emoji
/// selector (U+FE0F) that does not follow an emoji. Source: Unicode TR 36; CVE-2021-42574.
[[nodiscard]] std::optional<std::string> forbidden_character(std::string_view utf8, TextRule rule);

}  // namespace atlas
