// Finding one folded word in folded text, and how well it sits there.
#pragma once

#include "core/fold.hpp"

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

/// Many folded texts, one after the other, scanned as one.
class TextPool {
 public:
  /// Adds a text, folded together, and returns its number, counted from 0.
  std::uint32_t add(std::string_view text);

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(first_.size() - 1); }
  [[nodiscard]] std::string_view text(std::uint32_t number) const;

  /// Calls each(word) for every stretch of a text from one start of a word to the next.
  template <class Each>
  void for_each_word(std::uint32_t number, const Each& each) const {
    const std::size_t end = first_[number + 1] - 1;
    for (std::size_t begin = first_[number]; begin < end;) {
      std::size_t next = begin + 1;
      while (next < end && !bounds_.starts[next]) ++next;
      each(std::string_view(folded_).substr(begin, next - begin));
      begin = next;
    }
  }

  /// How the word sits in one text.
  [[nodiscard]] MatchShape shape(const Needle& needle, std::uint32_t number) const;

  /// Calls found(number, shape) once for each of the texts 0..end-1 that holds the word where a reader would
  /// type it (WordBounds::allow), in order, with the best shape it has there. O(bytes of these texts)
  /// usually.
  template <class Found>
  void scan(const Needle& needle, std::uint32_t end, const Found& found) const {
    const std::string_view all = std::string_view(folded_).substr(0, first_[end]);
    std::uint32_t number = 0;
    std::size_t at = needle.find(all, 0);
    while (at != std::string_view::npos) {
      number = text_at(number, at);
      if (const MatchShape shape = best_shape(needle, number, at); shape != MatchShape::None)
        found(number, shape);
      at = needle.find(all, first_[number + 1]);
    }
  }

 private:
  /// Number of the text that holds byte `at`, which is not before text `from`.
  [[nodiscard]] std::uint32_t text_at(std::uint32_t from, std::size_t at) const;
  [[nodiscard]] MatchShape best_shape(const Needle& needle, std::uint32_t number,
                                      std::size_t first_match) const;

  std::string folded_;                   // each text ends in a line feed, which folding never produces
  WordBounds bounds_;                    // per byte of folded_
  std::vector<std::uint32_t> first_{0};  // where each text starts, plus the end
};

}  // namespace atlas
