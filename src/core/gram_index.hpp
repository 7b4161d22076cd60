// Where in many texts a word stands, without reading the texts: every character's place is filed under the
// character and the one after it. A word is looked up by its rarest such pair and then compared.
#pragma once

#include "core/byte_words.hpp"
#include "core/filed_places.hpp"
#include "core/passes.hpp"
#include "core/text_match.hpp"
#include "core/utf8.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace atlas {

/// Built once over a pool, which every call gets again and which must not have changed. 4 bytes per character
/// and 256 kB.
class GramIndex {
 public:
  /// Fills an empty index in pieces; both must stay where they are. O(bytes of the pool).
  class Builder;

  /// Calls found(at) for every byte of pool.all() at which `word` stands, in no order. O(places of its rarest
  /// pair of characters).
  template <class Found>
  void for_each_place(const TextPool& pool, std::string_view word, const Found& found) const {
    if (word.empty() || places_.empty()) return;
    const Candidates candidates = rarest(word);
    const std::string_view all = pool.all();
    const WordAt wanted(word);
    for (const std::uint32_t place : candidates.places) {
      if (place < candidates.before) continue;
      const std::size_t at = place - candidates.before;
      if (wanted.stands_at(all, at)) found(at);
    }
  }

 private:
  struct Candidates {
    std::span<const std::uint32_t> places;
    std::size_t before = 0;  ///< bytes of the word before the pair
  };
  [[nodiscard]] Candidates rarest(std::string_view word) const;
  /// Places of a character, and of those of different characters that share its first level.
  [[nodiscard]] std::span<const std::uint32_t> places_of(char32_t character) const;
  [[nodiscard]] std::size_t bucket(char32_t character, char32_t next) const;

  /// Two levels: the first character, and within it as many parts as its frequency is worth, by the next one.
  struct Level {
    std::uint32_t first_bucket = 0;
    std::uint8_t bits = 0;  ///< it has 2^bits buckets
  };
  std::vector<Level> levels_;
  FiledPlaces places_;  // by bucket
};

class GramIndex::Builder {
 public:
  Builder(GramIndex& index, const TextPool& pool);
  /// Does about a millisecond's work; false when nothing was left to do.
  bool step() { return passes_.step(*this); }

 private:
  static const Pass<Builder> kPasses[];

  [[nodiscard]] std::size_t blocks() const { return pool_.block_count(); }
  void count_characters(std::size_t first, std::size_t end);
  void make_buckets();
  void count_pairs(std::size_t first, std::size_t end);
  void make_room() { index_.places_.make_room(); }
  void file_pairs(std::size_t first, std::size_t end);
  void finish() { index_.places_.finish(); }

  GramIndex& index_;
  const TextPool& pool_;
  std::vector<std::uint32_t> counts_;  // per level
  Passes<Builder> passes_;
};

}  // namespace atlas
