// The words of many texts, each with the texts it is in, and which of them somebody may have meant who made
// one mistake.
#pragma once

#include "core/fold.hpp"
#include "core/text_index.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
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

/// Calls each(begin, end) for the words of a text that may be mistyped (may_be_mistyped): for "SharedInformer
/// 源码" shared, informer and sharedinformer.
template <class Each>
void for_each_mistypable(const BoundedText& folded, const Each& each) {
  const auto is_letter = [&](std::size_t at) { return folded.text[at] >= 'a' && folded.text[at] <= 'z'; };
  const auto offer = [&](std::size_t begin, std::size_t end) {
    if (end - begin >= kShortestMistyped && end - begin <= kLongestMistyped) each(begin, end);
  };
  const auto marked = [&](std::size_t at, std::uint8_t mark) { return (folded.marks[at] & mark) != 0; };
  for (std::size_t begin = 0; begin < folded.text.size();) {
    if (!is_letter(begin)) {
      ++begin;
      continue;
    }
    std::size_t part = begin;
    std::size_t at = begin + 1;
    for (; at < folded.text.size() && is_letter(at) && !marked(at, WordBounds::kGap); ++at) {
      if (!marked(at, WordBounds::kStart)) continue;
      offer(part, at);
      part = at;
    }
    offer(part, at);
    if (part > begin) offer(begin, at);
    begin = at;
  }
}

class Vocabulary {
 public:
  /// Notes a word of a text; words that cannot be mistyped are ignored. The bytes must stay where they are
  /// until finish(). Texts come in rising order.
  void add(std::string_view word, std::uint32_t text);
  /// Ends building: words can be looked up from now on.
  void finish();

  /// Calls found(text) for every text that has a word one edit from `typed`, again for every such word.
  /// O(letters^2 x log words + texts found).
  template <class Found>
  void for_each_near(std::string_view typed, const Found& found) const {
    for (const std::uint32_t word : near(typed)) {
      for (std::uint32_t t = first_[word]; t < first_[word + 1]; ++t) found(texts_[t]);
    }
  }
  [[nodiscard]] std::size_t size() const { return begin_.empty() ? 0 : begin_.size() - 1; }

 private:
  struct Use {
    std::uint32_t word = 0;
    std::uint32_t text = 0;
  };
  struct Range {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
  };
  [[nodiscard]] std::string_view word(std::uint32_t number) const {
    return std::string_view(letters_).substr(begin_[number], begin_[number + 1] - begin_[number]);
  }
  /// Numbers of the words one edit from `typed`, sorted.
  [[nodiscard]] std::vector<std::uint32_t> near(std::string_view typed) const;
  /// The part of a range of words that all begin with `before` bytes the same whose words go on like this.
  [[nodiscard]] Range narrowed(Range range, std::size_t before, std::string_view rest) const;

  std::vector<std::string_view> words_;  // while building, in the order they came
  std::vector<Use> uses_;                // while building
  TextIndex numbers_;                    // while building: of words_
  std::string letters_;                  // the sorted words, one after the other
  std::vector<std::uint32_t> begin_;     // size() + 1 offsets into letters_
  std::vector<std::uint32_t> first_;     // size() + 1 offsets into texts_
  std::vector<std::uint32_t> texts_;
};

}  // namespace atlas
