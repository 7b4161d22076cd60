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
  const auto word_at = [this](std::uint32_t i) { return words_[i]; };
  const auto next = static_cast<std::uint32_t>(words_.size());
  const std::uint32_t number = numbers_.find_or_add(word, next, word_at);
  if (number == next) words_.push_back(word);
  uses_.push_back({number, text});
}

void Vocabulary::finish() {
  std::vector<std::uint32_t> order(words_.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return words_[a] < words_[b]; });
  std::vector<std::uint32_t> place(order.size());
  begin_ = {0};
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    place[order[i]] = i;
    letters_.append(words_[order[i]]);
    begin_.push_back(static_cast<std::uint32_t>(letters_.size()));
  }
  first_.assign(order.size() + 1, 0);
  for (const Use& use : uses_) ++first_[place[use.word] + 1];
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
  std::vector<std::uint32_t> fill(first_.begin(), first_.end());
  texts_.resize(uses_.size());
  for (const Use& use : uses_) texts_[fill[place[use.word]]++] = use.text;
  words_ = {};
  uses_ = {};
  numbers_ = {};
}

Vocabulary::Range Vocabulary::narrowed(Range range, std::size_t before, std::string_view rest) const {
  const auto bound = [&](std::uint32_t low, bool behind) {
    std::uint32_t high = range.end;
    while (low < high) {
      const std::uint32_t middle = low + (high - low) / 2;
      const int order = word(middle).substr(before).substr(0, rest.size()).compare(rest);
      if (order < 0 || (behind && order == 0)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  };
  const std::uint32_t first = bound(range.first, false);
  return {first, bound(first, true)};
}

// Up to the edit the letters are right, so the words in question are neighbours in the sorted list; behind
// it there are as many possibilities as letters.
std::vector<std::uint32_t> Vocabulary::near(std::string_view typed) const {
  std::vector<std::uint32_t> found;
  Range same{0, static_cast<std::uint32_t>(size())};  // words that begin with the letters before the edit
  std::string rest;
  const auto look = [&](std::size_t at) {
    const Range range = narrowed(same, at, rest);
    for (std::uint32_t i = range.first; i < range.end; ++i) {
      if (is_one_edit_from_beginning(typed, word(i))) found.push_back(i);
    }
  };
  for (std::size_t at = 0; at < typed.size() && same.first < same.end; ++at) {
    rest = typed.substr(at + 1);  // one letter too many
    look(at);
    if (at + 1 < typed.size()) {
      rest = typed.substr(at);
      std::swap(rest[0], rest[1]);
      look(at);
    }
    for (char c = 'a'; c <= 'z'; ++c) {
      rest = c;
      const Range letter = narrowed(same, at, rest);
      if (letter.first == letter.end) continue;
      rest += typed.substr(at);  // one too few
      look(at);
      rest.erase(1, 1);  // another one
      look(at);
    }
    same = narrowed(same, at, typed.substr(at, 1));
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace atlas
