// The words of many texts, each with the texts it is in, and which of them somebody may have meant who made
// one mistake.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace atlas {

/// Whether `typed` becomes the beginning of `word` by one edit: a letter more, less or another, or two
/// neighbours exchanged. False when it is the beginning already. The first letter of a short word counts as
/// right. O(letters). Source: F. J. Damerau, A technique for computer detection and correction of spelling
/// errors, Communications of the ACM 7 (1964).
[[nodiscard]] bool is_one_edit_from_beginning(std::string_view typed, std::string_view word);

/// From this many letters on, a word may have a mistake in it.
inline constexpr std::size_t kShortestMistyped = 4;
inline constexpr std::size_t kLongestMistyped = 32;

/// Whether mistakes are looked for in this folded word: letters a to z only, not too few and not too many.
[[nodiscard]] bool may_be_mistyped(std::string_view folded_word);

class Vocabulary {
 public:
  /// Notes a word of a text; words that cannot be mistyped are ignored. Texts come in rising order.
  void add(std::string_view word, std::uint32_t text);
  /// Ends building: words can be looked up from now on.
  void finish();

  /// Calls found(text, word) for every text that has a word one edit from `typed`. O(words + texts found).
  template <class Found>
  void for_each_near(std::string_view typed, const Found& found) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (!is_one_edit_from_beginning(typed, words_[i])) continue;
      for (std::uint32_t t = first_[i]; t < first_[i + 1]; ++t) found(texts_[t], words_[i]);
    }
  }
  [[nodiscard]] std::size_t size() const { return words_.size(); }

 private:
  std::unordered_map<std::string, std::uint32_t> number_;      // while building
  std::vector<std::pair<std::uint32_t, std::uint32_t>> uses_;  // word, text; while building
  std::vector<std::string> words_;
  std::vector<std::uint32_t> first_;  // words_.size() + 1 offsets into texts_
  std::vector<std::uint32_t> texts_;
};

}  // namespace atlas
