// Where in many texts a word may stand that was typed as pinyin: places of neighbouring characters, filed by
// what each may begin with.
#pragma once

#include "core/characters.hpp"
#include "core/filed_places.hpp"
#include "core/gram_index.hpp"
#include "core/passes.hpp"
#include "core/pinyin.hpp"
#include "core/text_match.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace atlas {

/// Built once over a pool, which every call gets again and which must not have changed. 4 bytes per pair of
/// neighbours of which one is Chinese, more where characters have several readings.
class SoundIndex {
 public:
  /// Fills an empty index in pieces; all three must stay where they are. It stays empty when the table has
  /// no readings. O(bytes of the pool).
  class Builder;

  using Found = std::function<void(std::uint32_t text, const PinyinMatch& match)>;
  /// Calls found(text, match) for every place of the texts at which the query matches, in no order; the
  /// match is in bytes of the text. `grams` is over the same pool. O(places of likely beginnings).
  void for_each_match(const TextPool& pool, const GramIndex& grams, const CharacterTable& table,
                      const PinyinQuery& query, const Found& found) const;

 private:
  class Search;
  [[nodiscard]] std::span<const std::uint32_t> places_of(std::size_t first, std::size_t second) const;

  std::vector<std::uint32_t> initials_;  // per Chinese character: what its readings begin with
  FiledPlaces places_;                   // by pair: bytes of pool.all() at which its first begins
};

class SoundIndex::Builder {
 public:
  Builder(SoundIndex& index, const TextPool& pool, const CharacterTable& table);
  /// Does about a millisecond's work; false when nothing was left to do.
  bool step() { return passes_.step(*this); }

 private:
  static const Pass<Builder> kPasses[];

  [[nodiscard]] std::size_t blocks() const { return pool_.block_count(); }
  template <class Each>
  void for_each_kind(std::size_t first, std::size_t end, const Each& each);
  void note_initials();
  void count_pairs(std::size_t first, std::size_t end);
  void make_room() { index_.places_.make_room(); }
  void file_pairs(std::size_t first, std::size_t end);
  void finish() { index_.places_.finish(); }

  SoundIndex& index_;
  const TextPool& pool_;
  const CharacterTable& table_;
  Passes<Builder> passes_;
};

}  // namespace atlas
