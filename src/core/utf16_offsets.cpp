// Counts eight bytes at a time: each byte but the continuing ones starts a code point, which is one unit, or
// two when it takes four bytes.
#include "core/utf16_offsets.hpp"

#include "core/byte_words.hpp"

#include <bit>

namespace atlas {
namespace {

std::uint32_t units_in(std::uint64_t word) {
  const std::uint64_t pairs = word & (word << 1U);  // bits 7 and 6 of a byte in its bit 7, 5 and 4 in bit 5
  const std::uint64_t four_bytes = pairs & (pairs << 2U) & kTopBits;
  const std::uint64_t starts = (~word | (word << 1U)) & kTopBits;
  return static_cast<std::uint32_t>(std::popcount(starts | (four_bytes >> 1U)));
}

/// Eight bytes from `at` on; zeros for those past the end.
std::uint64_t word_at(std::string_view text, std::size_t at) {
  if (text.size() - at >= kWordBytes) return load_word(text.data() + at);
  std::uint64_t word = 0;
  for (std::size_t i = at; i < text.size(); ++i) {
    word |= std::uint64_t{static_cast<unsigned char>(text[i])} << (8 * (i - at));
  }
  return word;
}

/// Four words for each look.
bool is_ascii(std::string_view text) {
  constexpr std::size_t kStep = 4 * kWordBytes;
  std::size_t at = 0;
  for (; text.size() - at >= kStep; at += kStep) {
    const char* const words = text.data() + at;
    const std::uint64_t any = load_word(words) | load_word(words + kWordBytes) |
                              load_word(words + 2 * kWordBytes) | load_word(words + 3 * kWordBytes);
    if (bytes_past_ascii(any) != 0) return false;
  }
  for (; at < text.size(); at += kWordBytes) {
    if (bytes_past_ascii(word_at(text, at)) != 0) return false;
  }
  return true;
}

}  // namespace

Utf16Offsets::Utf16Offsets(std::string_view utf8) : text_(utf8), ascii_(is_ascii(utf8)) {
  if (ascii_) return;
  units_before_.resize(utf8.size() / kWordBytes + 1);
  std::uint32_t units = 0;
  for (std::size_t word = 0; word + 1 < units_before_.size(); ++word) {
    units_before_[word] = units;
    units += units_in(load_word(utf8.data() + word * kWordBytes));
  }
  units_before_.back() = units;
}

std::uint32_t Utf16Offsets::at(std::size_t byte) const {
  if (ascii_) return static_cast<std::uint32_t>(byte);
  const std::size_t rest = byte % kWordBytes;
  if (rest == 0) return units_before_[byte / kWordBytes];
  const std::uint64_t before = word_at(text_, byte - rest) & ((std::uint64_t{1} << (8 * rest)) - 1);
  // Bytes that are masked out count one unit each.
  return units_before_[byte / kWordBytes] + units_in(before) - static_cast<std::uint32_t>(kWordBytes - rest);
}

}  // namespace atlas
