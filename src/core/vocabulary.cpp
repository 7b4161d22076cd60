// See vocabulary.hpp.
#include "core/vocabulary.hpp"

#include <algorithm>

namespace atlas {
namespace {

constexpr std::size_t kFirstLetterCounts = 5;  // up to this length: "node" is not "mode"

bool begins(std::string_view word, std::string_view beginning) {
  return word.substr(0, beginning.size()) == beginning;
}

}  // namespace

bool is_one_edit_from_beginning(std::string_view typed, std::string_view word) {
  const auto differ = std::mismatch(typed.begin(), typed.end(), word.begin(), word.end());
  const auto same = static_cast<std::size_t>(differ.first - typed.begin());
  if (same == typed.size()) return false;
  if (same == 0 && typed.size() <= kFirstLetterCounts) return false;
  const std::string_view a = typed.substr(same);
  const std::string_view b = word.substr(same);
  if (b.empty()) return a.size() == 1;      // one letter too many, at the end
  if (begins(b.substr(1), a)) return true;  // one too few
  // With nothing after it, a wrong letter says too little, unless the word ends there.
  if (a.size() == 1) return b.size() == 1;
  if (begins(b, a.substr(1)) || begins(b.substr(1), a.substr(1))) return true;  // one too many, another one
  return b.size() > 1 && a[0] == b[1] && a[1] == b[0] && begins(b.substr(2), a.substr(2));
}

bool may_be_mistyped(std::string_view folded_word) {
  return folded_word.size() >= kShortestMistyped && folded_word.size() <= kLongestMistyped &&
         std::all_of(folded_word.begin(), folded_word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

void Vocabulary::add(std::string_view word, std::uint32_t text) {
  if (!may_be_mistyped(word)) return;
  const auto [found, is_new] = number_.emplace(word, static_cast<std::uint32_t>(words_.size()));
  if (is_new) words_.emplace_back(word);
  uses_.emplace_back(found->second, text);
}

void Vocabulary::finish() {
  first_.assign(words_.size() + 1, 0);
  for (const auto& [word, text] : uses_) ++first_[word + 1];
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
  std::vector<std::uint32_t> fill(first_.begin(), first_.end());
  texts_.resize(uses_.size());
  for (const auto& [word, text] : uses_) texts_[fill[word]++] = text;
  number_ = {};
  uses_ = {};
}

}  // namespace atlas
