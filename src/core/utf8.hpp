// UTF-8 by hand: decoding that never reads past the end and never fails, encoding, and the counting
// that the page needs, whose strings are UTF-16. Malformed bytes decode to U+FFFD, one byte each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace atlas {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

/// One decoded code point and how many bytes it took (1..4).
struct DecodedCodepoint {
  char32_t value = 0;
  std::uint8_t size = 1;
  bool valid = true;  ///< false: `value` is U+FFFD and `size` is 1
};

/// The code point that starts at byte `at`; requires at < text.size(). Overlong forms, surrogates, values
/// above U+10FFFF and truncated sequences are not valid. Source: Unicode 15, table 3-7.
[[nodiscard]] DecodedCodepoint decode_utf8(std::string_view text, std::size_t at);

/// Appends the UTF-8 form of `codepoint`; surrogates and values above U+10FFFF become U+FFFD.
void append_utf8(std::string& text, char32_t codepoint);

/// True when every byte of `text` belongs to a well-formed sequence.
[[nodiscard]] bool is_valid_utf8(std::string_view text);

/// Number of code points, malformed bytes counting one each.
[[nodiscard]] std::size_t count_codepoints(std::string_view text);

/// Length in UTF-16 code units, as JavaScript's String.length counts. For the offset of byte `b`, pass the
/// first `b` bytes.
[[nodiscard]] std::size_t utf16_length(std::string_view text);

/// The longest prefix of at most `max_bytes` bytes that does not cut a code point in two.
[[nodiscard]] std::string_view utf8_prefix(std::string_view text, std::size_t max_bytes);

}  // namespace atlas
