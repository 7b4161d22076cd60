// Hashes eight bytes at a time by multiplying and folding. Source: the idea of wyhash (W. Yi, 2019), without
// its 128-bit products, which wasm has not.
#include "core/text_index.hpp"

#include "core/byte_words.hpp"

#include <cstring>
#include <utility>

namespace atlas {
namespace {

std::uint64_t mixed(std::uint64_t state, std::uint64_t word) {
  state = (state ^ word) * 0x9E37'79B9'7F4A'7C15U;
  return state ^ (state >> 32U);
}

/// Up to eight bytes as one word, without a copy of a length that only the run knows: that would cost more.
std::uint64_t short_word(std::string_view text) {
  const auto byte = [text](std::size_t at) { return std::uint64_t{static_cast<unsigned char>(text[at])}; };
  if (text.size() >= 4) {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::memcpy(&first, text.data(), sizeof first);
    std::memcpy(&last, text.data() + text.size() - sizeof last, sizeof last);
    return first | (std::uint64_t{last} << 32U);
  }
  return text.empty() ? 0 : byte(0) | (byte(text.size() / 2) << 8U) | (byte(text.size() - 1) << 16U);
}

}  // namespace

std::uint32_t TextIndex::hash_of(std::string_view text) {
  std::uint64_t state = text.size();
  while (text.size() > kWordBytes) {
    state = mixed(state, load_word(text.data()));
    text.remove_prefix(kWordBytes);
  }
  state = mixed(state, short_word(text));
  return static_cast<std::uint32_t>(state ^ (state >> 29U));
}

void TextIndex::rehash(std::size_t slots) {
  const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots));
  for (const Slot& slot : old) {
    if (slot.number == kFree) continue;
    std::size_t place = slot.hash & (slots - 1);
    while (slots_[place].number != kFree) place = (place + 1) & (slots - 1);
    slots_[place] = slot;
  }
}

}  // namespace atlas
