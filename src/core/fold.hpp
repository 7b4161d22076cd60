// Folding: the form of a text in which search compares. Lower case, half width, simplified characters,
// and one space for any run of punctuation, so that "Kube－Scheduler" and "kube scheduler" are one.
#pragma once

#include "core/characters.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// Folds text for comparison: lower case, full width to half width, Chinese characters to the form that the
/// table compares them as, runs of punctuation and spaces to one space with none at the ends; U+FE0F, joiners
/// and other invisible characters are removed. "+" stays, for "C++". Folding what is folded changes nothing;
/// any byte string is accepted. O(bytes).
[[nodiscard]] std::string fold(std::string_view text, const CharacterTable& characters);

/// fold() without the spaces: "kube-scheduler" and "KubeScheduler" are one.
[[nodiscard]] std::string fold_together(std::string_view text, const CharacterTable& characters);

/// A view of a text that was folded together, with what is known of each of its bytes.
struct BoundedText {
  std::string_view text;
  const std::uint8_t* marks = nullptr;  ///< see WordBounds; one per byte of `text`
};

/// Per byte of texts that were folded together: where words start, and where a space was left out.
class WordBounds {
 public:
  /// A word starts after a space, where camelCase has a hump, where Chinese meets another script, and at a
  /// number after a letter.
  static constexpr std::uint8_t kStart = 1;
  /// A space was before this byte.
  static constexpr std::uint8_t kGap = 2;

  std::vector<std::uint8_t> marks;  ///< sums of these, per byte

  [[nodiscard]] bool starts(std::size_t at) const { return (marks[at] & kStart) != 0; }
  /// Whether bytes [begin, begin + size) are something a reader would type: part of one word, or several
  /// from the start of the first. O(size).
  [[nodiscard]] bool allow(std::size_t begin, std::size_t size) const;
};

/// A text folded together that knows where each of its bytes comes from.
struct FoldedText {
  std::string text;
  WordBounds bounds;
  std::vector<std::uint32_t> begin;  ///< per byte of `text`: first byte of the original character
  std::vector<std::uint32_t>
      end;  ///< per byte of `text`: the byte after it and after removed characters that follow
  [[nodiscard]] BoundedText bounded() const { return {text, bounds.marks.data()}; }
};
[[nodiscard]] FoldedText fold_with_origin(std::string_view text, const CharacterTable& characters);

/// Appends fold_together(text) to `pool`, and its bounds to `bounds`, which are as long as `pool`.
void append_folded(std::string_view text, const CharacterTable& characters, std::string& pool,
                   WordBounds& bounds);

}  // namespace atlas
