// Counts eight bytes at a time: each byte but the continuing ones starts a code point, which is one unit, or
// two when it takes four bytes.
#include "core/utf16_offsets.hpp"

#include "core/byte_words.hpp"

#include <bit>

namespace atlas {
namespace {

constexpr std::size_t kBlockBytes = 64;

std::uint32_t units_in(std::uint64_t word) {
  const std::uint64_t continuing = (word >> 7U) & ~(word >> 6U) & kEachByte;
  const std::uint64_t four_bytes = (word >> 7U) & (word >> 6U) & (word >> 5U) & (word >> 4U) & kEachByte;
  return static_cast<std::uint32_t>(8 - std::popcount(continuing) + std::popcount(four_bytes));
}

std::uint32_t units_in(std::string_view part) {
  std::uint32_t units = 0;
  for (; part.size() >= kWordBytes; part.remove_prefix(kWordBytes)) units += units_in(load_word(part.data()));
  if (part.empty()) return units;
  std::uint64_t rest = 0;  // the bytes that are missing count one each
  std::memcpy(&rest, part.data(), part.size());
  return units + units_in(rest) - static_cast<std::uint32_t>(kWordBytes - part.size());
}

}  // namespace

Utf16Offsets::Utf16Offsets(std::string_view utf8) : text_(utf8) {
  at_blocks_.reserve(utf8.size() / kBlockBytes + 1);
  std::uint32_t units = 0;
  for (std::size_t at = 0; at <= utf8.size(); at += kBlockBytes) {
    at_blocks_.push_back(units);
    units += units_in(utf8.substr(at, kBlockBytes));
  }
  ascii_ = units == utf8.size();
}

std::uint32_t Utf16Offsets::at(std::size_t byte) const {
  if (ascii_) return static_cast<std::uint32_t>(byte);
  const std::size_t block = byte / kBlockBytes;
  return at_blocks_[block] + units_in(text_.substr(block * kBlockBytes, byte % kBlockBytes));
}

}  // namespace atlas
