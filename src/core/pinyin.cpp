// See pinyin.hpp. A match is found by walking the text with all places of the word that can have been
// reached so far, as bits of a number: no backtracking, whatever the readings.
#include "core/pinyin.hpp"

#include "core/utf8.hpp"

#include <algorithm>
#include <bit>

namespace atlas {
namespace {

constexpr bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Number of leading letters that the typed text has in common with a syllable; u may be typed for ü.
std::size_t common_letters(std::string_view typed, std::string_view syllable) {
  std::size_t i = 0;
  while (i < typed.size() && i < syllable.size() &&
         (typed[i] == syllable[i] || (syllable[i] == 'v' && typed[i] == 'u')))
    ++i;
  return i;
}

/// zh, ch and sh may be typed with one letter or two.
constexpr bool has_two_letter_initial(std::string_view syllable) {
  return syllable.size() > 1 && syllable[1] == 'h';
}

template <class Each>
void for_each_bit(std::uint64_t bits, const Each& each) {
  for (; bits != 0; bits &= bits - 1) each(static_cast<std::size_t>(std::countr_zero(bits)));
}

constexpr std::uint64_t bit(std::size_t place) { return std::uint64_t{1} << place; }

}  // namespace

std::optional<PinyinQuery> PinyinQuery::from(const CharacterTable& table, std::string_view folded_word) {
  if (folded_word.size() < 2 || folded_word.size() > kLongest || table.syllables().empty())
    return std::nullopt;
  PinyinQuery query(table);
  bool letters = false;
  std::size_t run = 0;  // where the current run of other bytes than letters begins
  for (std::size_t at = 0; at < folded_word.size();) {
    const DecodedCodepoint next = decode_utf8(folded_word, at);
    const char c = folded_word[at];
    if (!is_letter(c) && !is_digit(c) && !is_han(next.value)) return std::nullopt;
    at += next.size;
    if (is_letter(c)) {
      letters = true;
      run = at;
    } else if (at - run > query.literal_.size()) {
      query.literal_ = folded_word.substr(run, at - run);
      query.literal_at_ = run;
    }
  }
  if (!letters) return std::nullopt;
  query.word_ = folded_word;
  if (query.only_letters()) query.note_syllables();
  return query;
}

/// Notes where a second syllable can begin, and whether the word can be a single one.
void PinyinQuery::note_syllables() {
  first_lengths_ = bit(1);
  for (const std::string& syllable : table_->syllables()) {
    const std::size_t common = common_letters(word_, syllable);
    if (common == 0) continue;
    if (common == word_.size()) {
      single_ = true;
      continue;
    }
    if (common == syllable.size()) first_lengths_ |= bit(common);
    if (common >= 2 && has_two_letter_initial(syllable)) first_lengths_ |= bit(2);
  }
  first_lengths_ &= bit(word_.size()) - 1;
}

bool PinyinQuery::takes_all(std::string_view syllable) const {
  return common_letters(word_, syllable) == word_.size();
}

/// Places of the word that can have been reached: by letters and characters as they are only, with all
/// readings typed in full, or with some by their initials.
struct PinyinQuery::Reached {
  std::uint64_t literal = 0;
  std::uint64_t full = 0;
  std::uint64_t part = 0;
  [[nodiscard]] std::uint64_t any() const { return literal | full | part; }
};

/// Adds the places that one reading of a character leads to.
void PinyinQuery::read(std::string_view syllable, const Reached& now, Reached& next) const {
  for_each_bit(now.any(), [&](std::size_t place) {
    const std::string_view typed = std::string_view(word_).substr(place);
    const std::size_t common = common_letters(typed, syllable);
    if (common == 0) return;
    if (common == syllable.size()) {
      std::uint64_t& target = ((now.literal | now.full) & bit(place)) != 0 ? next.full : next.part;
      target |= bit(place + common);
    }
    next.part |= bit(place + 1);
    if (common >= 2 && has_two_letter_initial(syllable)) next.part |= bit(place + 2);
    if (common == typed.size()) next.part |= bit(word_.size());
  });
}

std::optional<PinyinMatch> PinyinQuery::match_at(const BoundedText& folded, std::size_t begin) const {
  if (only_letters() && is_letter(folded.text[begin]) && (folded.marks[begin] & WordBounds::kStart) == 0)
    return std::nullopt;
  Reached now{.literal = bit(0)};
  const std::uint64_t end = bit(word_.size());
  for (std::size_t at = begin; at < folded.text.size();) {
    const DecodedCodepoint character = decode_utf8(folded.text, at);
    const std::string_view as_it_is = folded.text.substr(at, character.size);
    const auto literally = [&](std::uint64_t from) {
      std::uint64_t to = 0;
      for_each_bit(from, [&](std::size_t place) {
        if (word_.compare(place, as_it_is.size(), as_it_is) == 0) to |= bit(place + as_it_is.size());
      });
      return to;
    };
    Reached next{literally(now.literal), literally(now.full), literally(now.part)};
    for (const std::uint16_t reading : table_->readings(character.value))
      read(table_->syllable(reading), now, next);
    at += character.size;
    if (((next.full | next.part) & end) != 0) return PinyinMatch{begin, at, (next.full & end) != 0};
    if (next.any() == 0) return std::nullopt;
    now = next;
  }
  return std::nullopt;
}

std::optional<PinyinMatch> PinyinQuery::find(const BoundedText& folded, std::size_t from) const {
  if (!literal_.empty() && folded.text.find(literal_, from) == std::string_view::npos) return std::nullopt;
  for (std::size_t at = from; at < folded.text.size(); at += decode_utf8(folded.text, at).size) {
    if (const auto match = match_at(folded, at)) return match;
  }
  return std::nullopt;
}

}  // namespace atlas
