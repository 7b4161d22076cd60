// Folding: the form of a text in which search compares. Lower case, half width, simplified characters,
// and one space for any run of punctuation, so that "Kube－Scheduler" and "kube scheduler" are one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// Folds text for comparison: lower case, full width to half width, traditional to simplified for common
/// characters, runs of punctuation and spaces to one space with none at the ends; U+FE0F, joiners and other
/// invisible characters are removed. "+" stays, for "C++". Folding what is folded changes nothing; any byte
/// string is accepted. O(bytes).
[[nodiscard]] std::string fold(std::string_view text);

/// A folded text that knows where each of its bytes comes from.
struct FoldedText {
  std::string text;
  std::vector<std::uint32_t> begin;  ///< per byte of `text`: first byte of the original character
  std::vector<std::uint32_t>
      end;  ///< per byte of `text`: the byte after it and after removed characters that follow
};
[[nodiscard]] FoldedText fold_with_origin(std::string_view text);

/// Appends fold(text) to `pool`, and per appended byte whether a word starts there to `word_starts`: after
/// a space, where camelCase has a hump, where Chinese meets another script, and at a number after a letter.
void append_folded(std::string_view text, std::string& pool, std::vector<bool>& word_starts);

}  // namespace atlas
