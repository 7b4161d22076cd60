// Hashes eight bytes at a time by multiplying and folding. Source: the idea of wyhash (W. Yi, 2019), without
// its 128-bit products, which wasm has not.
#include "core/text_index.hpp"

#include "core/byte_words.hpp"

#include <utility>

namespace atlas {
namespace {

std::uint64_t mixed(std::uint64_t state, std::uint64_t word) {
  state = (state ^ word) * 0x9E37'79B9'7F4A'7C15U;
  return state ^ (state >> 32U);
}

}  // namespace

std::uint32_t TextIndex::hash_of(std::string_view text) {
  std::uint64_t state = text.size();
  while (text.size() >= kWordBytes) {
    state = mixed(state, load_word(text.data()));
    text.remove_prefix(kWordBytes);
  }
  std::uint64_t rest = 0;
  if (!text.empty()) std::memcpy(&rest, text.data(), text.size());
  state = mixed(state, rest);
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
