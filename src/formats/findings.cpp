// Quoting for messages: cut between characters, never inside one, and what a terminal must not see is a
// question mark.
#include "formats/findings.hpp"

#include "core/utf8.hpp"
#include "formats/text_policy.hpp"

namespace atlas {

std::string quoted(std::string_view text) {
  constexpr std::size_t kLongest = 80;
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodepoint next = decode_utf8(text, at);
    if (out.size() + next.size > kLongest) return out + "…\"";
    if (forbidden_character(text.substr(at, next.size), TextRule::Line)) {
      out += '?';
    } else {
      out += text.substr(at, next.size);
    }
    at += next.size;
  }
  return out + '"';
}

}  // namespace atlas
