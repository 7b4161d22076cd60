// One pass with one character of memory: joiners and selectors are judged by what stands before them.
#include "formats/text_policy.hpp"

#include "core/byte_words.hpp"
#include "core/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>

namespace atlas {
namespace {

bool is_emoji_base(char32_t c) {
  return (c >= 0x2190 && c <= 0x2BFF) || (c >= 0x3030 && c <= 0x303D) || c == 0x3297 || c == 0x3299 ||
         (c >= 0x1F000 && c <= 0x1FAFF) || c == 0xA9 || c == 0xAE || c == 0x203C || c == 0x2049 ||
         c == 0x2122 || c == 0x2139;
}

bool takes_selector(char32_t c) { return is_emoji_base(c) || (c >= '0' && c <= '9') || c == '#' || c == '*'; }

/// Why `c` is refused wherever it stands; nullptr when it is not.
const char* reason(char32_t c, TextRule rule) {
  if (c == '\n' || c == '\t') return rule == TextRule::Line ? "a line break or tab" : nullptr;
  if (c < 0x20 || (c >= 0x7F && c <= 0x9F)) return "a control character";
  if (c == 0x200B || c == 0x2060 || c == 0xFEFF) return "an invisible space";
  if (c == 0x2028 || c == 0x2029) return "a line break";
  if (c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
      c == 0x061C) {
    return "turns the reading direction";
  }
  if (c >= 0xE0000 && c <= 0xE007F) return "an invisible tag character";
  return nullptr;
}

std::string describe(char32_t c, const char* why) {
  char code[16];
  std::snprintf(code, sizeof code, "U+%04X", static_cast<unsigned>(c));
  return std::string(code) + " (" + why + ")";
}

/// Up to eight bytes from `at` on; blanks for those past the end.
std::uint64_t word_at(std::string_view utf8, std::size_t at) {
  const std::size_t left = utf8.size() - at;
  if (left >= kWordBytes) return load_word(utf8.data() + at);
  constexpr std::uint64_t kBlanks = kEachByte * 0x20;
  const unsigned bits = 8 * static_cast<unsigned>(left);
  if (at + left >= kWordBytes) {  // all of it and what stands before
    return (load_word(utf8.data() + utf8.size() - kWordBytes) >> (64U - bits)) | (kBlanks << bits);
  }
  std::uint64_t word = kBlanks;
  for (std::size_t i = utf8.size(); i > at; --i) {
    word = (word << 8U) | static_cast<unsigned char>(utf8[i - 1]);
  }
  return word;
}

/// Whether a word starts with a Chinese character (U+4000 to U+CFFF).
constexpr bool starts_chinese(std::uint64_t word) {
  return (word & 0xC0C0F0U) == 0x8080E0U && (word & 0xFU) >= 0x4U && (word & 0xFU) <= 0xCU;
}

/// How many bytes at the start of a word are surely fine: ASCII, or one or two Chinese characters.
constexpr std::size_t harmless_bytes(std::uint64_t word) {
  const std::uint64_t doubtful = bytes_below(word, 0x20) | bytes_equal(word, 0x7F) | bytes_past_ascii(word);
  if (doubtful == 0) return kWordBytes;
  if (!starts_chinese(word)) return first_marked(doubtful);
  return starts_chinese(word >> 24U) ? 6 : 3;
}

}  // namespace

std::optional<std::string> forbidden_character(std::string_view utf8, TextRule rule) {
  char32_t before = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    if (const std::size_t harmless = harmless_bytes(word_at(utf8, at)); harmless > 0) {
      at = std::min(at + harmless, utf8.size());
      const auto last = static_cast<unsigned char>(utf8[at - 1]);
      before = last < 0x80 ? last : 0;  // of the others none is an emoji
      continue;
    }
    const DecodedCodepoint next = decode_utf8(utf8, at);
    at += next.size;
    if (!next.valid) return "a byte that is not UTF-8";
    const char32_t c = next.value;
    if (const char* const why = reason(c, rule)) return describe(c, why);
    if (c == 0xFE0F) {
      if (!takes_selector(before)) return describe(c, "an emoji selector after something that is no emoji");
      continue;  // the emoji stays what a joiner may follow
    }
    if (c == 0x200D && !is_emoji_base(before)) return describe(c, "a joiner outside an emoji");
    before = c;
  }
  return std::nullopt;
}

}  // namespace atlas
