// See utf8.hpp. The lead byte gives the length and the range of the second byte, which is where overlong
// forms and surrogates show.
#include "core/utf8.hpp"

#include "core/assert.hpp"
#include "core/byte_words.hpp"

#include <algorithm>

namespace atlas {
namespace {

constexpr DecodedCodepoint kMalformed{.value = kReplacementCharacter, .size = 1, .valid = false};

/// What may follow a lead byte.
struct Lead {
  std::uint8_t size = 0;  // of the whole sequence; 0: not a lead byte
  unsigned char second_min = 0x80;
  unsigned char second_max = 0xBF;
};

constexpr Lead lead_of(unsigned char byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {.size = 2};
  if (byte == 0xE0) return {.size = 3, .second_min = 0xA0};
  if (byte == 0xED) return {.size = 3, .second_max = 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {.size = 3};
  if (byte == 0xF0) return {.size = 4, .second_min = 0x90};
  if (byte >= 0xF1 && byte <= 0xF3) return {.size = 4};
  if (byte == 0xF4) return {.size = 4, .second_max = 0x8F};
  return {};
}

/// How many bytes at the start of a word are well formed as far as one look tells: all its ASCII, or two
/// sequences of three bytes, of which Chinese consists. 0 says nothing.
constexpr std::size_t plain_bytes(std::uint64_t word) {
  const std::uint64_t past_ascii = bytes_past_ascii(word);
  if (past_ascii == 0) return kWordBytes;
  if ((word & 0x80U) == 0) return first_marked(past_ascii);
  constexpr std::uint64_t kClasses = 0xC0C0F0C0C0F0U;
  if ((word & kClasses) != 0x8080E08080E0U) return 0;
  // After E0 and ED not all bytes may follow: a bit for each other lead byte from E0 on.
  constexpr unsigned kFreeLeads = 0xDFFE;
  return ((kFreeLeads >> (word & 0xFU)) & (kFreeLeads >> ((word >> 24U) & 0xFU)) & 1U) != 0 ? 6 : 0;
}

constexpr bool is_continuation(unsigned char byte) { return (byte & 0xC0U) == 0x80U; }

}  // namespace

DecodedCodepoint decode_utf8(std::string_view text, std::size_t at) {
  ATLAS_ASSERT(at < text.size());
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  if (byte(0) < 0x80) return {.value = byte(0)};
  const Lead lead = lead_of(byte(0));
  if (lead.size == 0 || text.size() - at < lead.size) return kMalformed;
  if (byte(1) < lead.second_min || byte(1) > lead.second_max) return kMalformed;
  char32_t value = static_cast<char32_t>(byte(0)) & (0x7FU >> lead.size);
  for (std::size_t i = 1; i < lead.size; ++i) {
    if (!is_continuation(byte(i))) return kMalformed;
    value = (value << 6U) | (static_cast<char32_t>(byte(i)) & 0x3FU);
  }
  return {.value = value, .size = lead.size};
}

void append_utf8(std::string& text, char32_t codepoint) {
  const bool surrogate = codepoint >= 0xD800 && codepoint <= 0xDFFF;
  if (surrogate || codepoint > 0x10FFFF) codepoint = kReplacementCharacter;
  const auto push = [&](char32_t byte) {
    text.push_back(static_cast<char>(static_cast<unsigned char>(byte)));
  };
  const auto push_rest = [&](unsigned shift) { push(0x80U | ((codepoint >> shift) & 0x3FU)); };
  if (codepoint < 0x80) {
    push(codepoint);
  } else if (codepoint < 0x800) {
    push(0xC0U | (codepoint >> 6U));
    push_rest(0);
  } else if (codepoint < 0x10000) {
    push(0xE0U | (codepoint >> 12U));
    push_rest(6);
    push_rest(0);
  } else {
    push(0xF0U | (codepoint >> 18U));
    push_rest(12);
    push_rest(6);
    push_rest(0);
  }
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t plain = text.size() - at >= kWordBytes ? plain_bytes(load_word(text.data() + at)) : 0;
    if (plain > 0) {
      at += plain;
      continue;
    }
    const DecodedCodepoint next = decode_utf8(text, at);
    if (!next.valid) return false;
    at += next.size;
  }
  return true;
}

std::size_t count_codepoints(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).size) ++count;
  return count;
}

std::size_t utf16_length(std::string_view text) {
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodepoint next = decode_utf8(text, at);
    units += next.value > 0xFFFF ? 2 : 1;
    at += next.size;
  }
  return units;
}

std::string_view utf8_prefix(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  std::size_t end = max_bytes;
  const std::size_t lowest = max_bytes - std::min<std::size_t>(max_bytes, 3);
  while (end > lowest && is_continuation(static_cast<unsigned char>(text[end]))) --end;
  // A run of stray continuation bytes has no start to go back to; then any cut is as good.
  if (is_continuation(static_cast<unsigned char>(text[end]))) end = max_bytes;
  return text.substr(0, end);
}

}  // namespace atlas
