// Where a text stands in a list of texts that somebody else keeps. Holds numbers only, so that it can be
// copied and moved with the list and costs one allocation however many texts there are.
#pragma once

#include "core/byte_words.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace atlas {

/// A hash table with open addressing, at most half full. Lookup is O(1) on average.
/// `text_at(i)` gives the text with the number i, everywhere the same one.
class TextIndex {
 public:
  /// Makes room for `count` texts.
  void reserve(std::size_t count) {
    if (2 * count <= slots_.size()) return;
    std::size_t slots = 8;
    while (slots < 2 * count) slots *= 2;
    rehash(slots);
  }

  /// The number of the text equal to `text`; when there is none, notes that it has this number.
  template <typename TextAt>
  std::uint32_t find_or_add(std::string_view text, std::uint32_t number, const TextAt& text_at) {
    reserve(count_ + 1);
    const std::uint32_t hash = hash_of(text);
    Slot& slot = slots_[place_of(text, hash, text_at)];
    if (slot.number != kFree) return slot.number;
    slot = {hash, number};
    ++count_;
    return number;
  }

  /// The same; false when an equal one has another number already.
  template <typename TextAt>
  bool add(std::string_view text, std::uint32_t number, const TextAt& text_at) {
    return find_or_add(text, number, text_at) == number;
  }

  /// The number of the text equal to `text`.
  template <typename TextAt>
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text, const TextAt& text_at) const {
    if (slots_.empty()) return std::nullopt;
    const Slot& slot = slots_[place_of(text, hash_of(text), text_at)];
    return slot.number == kFree ? std::nullopt : std::optional(slot.number);
  }

 private:
  static constexpr std::uint32_t kFree = 0xFFFF'FFFF;
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = kFree;
  };

  /// The slot of this text, or the free one where it belongs.
  template <typename TextAt>
  [[nodiscard]] std::size_t place_of(std::string_view text, std::uint32_t hash, const TextAt& text_at) const {
    std::size_t place = hash & (slots_.size() - 1);
    while (slots_[place].number != kFree &&
           (slots_[place].hash != hash || !same_text(text_at(slots_[place].number), text))) {
      place = (place + 1) & (slots_.size() - 1);
    }
    return place;
  }
  void rehash(std::size_t slots);
  [[nodiscard]] static std::uint32_t hash_of(std::string_view text);

  std::vector<Slot> slots_;  // their number is a power of two
  std::size_t count_ = 0;
};

}  // namespace atlas
