// Finding one folded word in folded text, and how well it sits there.
#pragma once

#include "core/characters.hpp"
#include "core/fold.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// How a word sits in a text, from worse to better.
enum class MatchShape : std::uint8_t { None, Substring, WordStart, Prefix, Exact };
inline constexpr std::size_t kMatchShapeCount = 5;

/// A word to look for in many texts. Works on bytes; since UTF-8 is self-synchronising, what is found
/// always starts and ends at a character.
/// Source: R. N. Horspool, Practical fast searching in strings, Software: Practice and Experience 10 (1980).
class Needle {
 public:
  explicit Needle(std::string_view word);

  /// First place of the word in `text` at or after `from`; npos when there is none or the word is empty.
  /// O(text / word) usually, O(text x word) at worst.
  [[nodiscard]] std::size_t find(std::string_view text, std::size_t from) const;
  [[nodiscard]] std::size_t size() const { return word_.size(); }
  [[nodiscard]] std::string_view word() const { return word_; }

 private:
  std::string word_;
  std::array<std::uint8_t, 256> skip_{};  // how far the window may move, by its last byte
};

/// Some of many texts, all of each: bytes [begin, end).
struct TextBlock {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Many folded texts, one after the other.
class TextPool {
 public:
  /// Ends every text; folding never produces it.
  static constexpr char kEnd = '\n';

  void reserve(std::size_t bytes);
  /// Adds a text, folded together, and returns its number, counted from 0.
  std::uint32_t add(std::string_view text, const CharacterTable& characters);
  /// Ends building: number_at() and what uses it may be called from now on.
  void finish();

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(first_.size() - 1); }
  [[nodiscard]] std::string_view text(std::uint32_t number) const {
    return std::string_view(folded_).substr(first_[number], first_[number + 1] - first_[number] - 1);
  }
  [[nodiscard]] BoundedText bounded(std::uint32_t number) const {
    return {text(number), bounds_.marks.data() + first_[number]};
  }
  /// All texts as one, each followed by kEnd.
  [[nodiscard]] std::string_view all() const { return folded_; }
  /// all() in parts of some whole texts each.
  [[nodiscard]] std::size_t block_count() const { return (size() + kTextsInBlock - 1) / kTextsInBlock; }
  [[nodiscard]] TextBlock block(std::size_t number) const {
    const std::size_t first = number * kTextsInBlock;
    return {first_[first], first_[std::min<std::size_t>(size(), first + kTextsInBlock)]};
  }
  /// Where a text begins in all().
  [[nodiscard]] std::uint32_t begin_of(std::uint32_t number) const { return first_[number]; }
  /// The text that holds byte `at` of all(). O(1) for texts of usual length.
  [[nodiscard]] std::uint32_t number_at(std::size_t at) const {
    std::uint32_t number = first_in_block_[at / kBlockBytes];
    while (first_[number + 1] <= at) ++number;
    return number;
  }

  /// How a word of `size` bytes that stands at byte `at` of all() sits in its text, the one of this number.
  [[nodiscard]] MatchShape shape_at(std::size_t at, std::size_t size, std::uint32_t number) const {
    if (at == first_[number])
      return at + size + 1 == first_[number + 1] ? MatchShape::Exact : MatchShape::Prefix;
    if (bounds_.starts(at)) return MatchShape::WordStart;
    return bounds_.allow(at, size) ? MatchShape::Substring : MatchShape::None;
  }

  /// How the word sits best in one text, where a reader would type it (WordBounds::allow).
  [[nodiscard]] MatchShape shape(const Needle& needle, std::uint32_t number) const;

 private:
  static constexpr std::size_t kBlockBytes = 32;
  static constexpr std::size_t kTextsInBlock = 64;

  std::string folded_;
  WordBounds bounds_;                          // per byte of folded_
  std::vector<std::uint32_t> first_{0};        // where each text starts, plus the end
  std::vector<std::uint32_t> first_in_block_;  // per block of bytes: the text of its first byte
};

}  // namespace atlas
