// See pinyin.hpp. A match is found by walking the text with all places of the word that can have been
// reached so far, as bits of a number: no backtracking, whatever the readings.
#include "core/pinyin.hpp"

#include "core/pinyin_data.hpp"
#include "core/utf8.hpp"

#include <algorithm>
#include <bit>

namespace atlas {
namespace {

constexpr bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_han(char32_t c) { return c >= kFirstHan && c <= kLastHan; }

constexpr std::uint32_t letter_bit(char c) { return std::uint32_t{1} << static_cast<unsigned>(c - 'a'); }

constexpr std::uint64_t pair_bit(char a, char b) {
  const auto first = static_cast<std::uint64_t>(a - 'a');
  const auto second = static_cast<std::uint64_t>(b - 'a');
  const std::uint64_t pair = first * 26 + second + 1;
  return std::uint64_t{1} << ((pair * 0x9E3779B97F4A7C15ULL) >> 58U);
}

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

PinyinTable::PinyinTable() : first_(kLastHan - kFirstHan + 1, kNone) {
  const PinyinData data = pinyin_data();
  for (std::size_t begin = 0; begin < data.syllables.size();) {
    const std::size_t end = std::min(data.syllables.find(' ', begin), data.syllables.size());
    syllables_.push_back(data.syllables.substr(begin, end - begin));
    begin = end + 1;
  }
  std::size_t known = 0;
  for (std::size_t i = 0; i < first_.size(); ++i) {
    if ((data.known[i / 8] >> (i % 8) & 1) == 0) continue;
    const unsigned ninth = data.high[known / 8] >> (known % 8) & 1U;
    first_[i] = static_cast<std::uint16_t>(data.low[known] | ninth << 8U);
    ++known;
  }
}

PinyinTable::Readings PinyinTable::readings(char32_t character) const {
  Readings found;
  if (!is_han(character) || first_[character - kFirstHan] == kNone) return found;
  found.number[found.count++] = first_[character - kFirstHan];
  const PinyinData data = pinyin_data();
  const auto key = static_cast<std::uint16_t>(character);
  auto more = std::lower_bound(data.more_characters.begin(), data.more_characters.end(), key);
  for (; more != data.more_characters.end() && *more == key && found.count < kMostReadings; ++more) {
    found.number[found.count++] =
        data.more_readings[static_cast<std::size_t>(more - data.more_characters.begin())];
  }
  return found;
}

PinyinSignature::PinyinSignature(const PinyinTable& table, std::string_view folded) {
  std::uint32_t before = 0;
  for (std::size_t at = 0; at < folded.size();) {
    const DecodedCodepoint next = decode_utf8(folded, at);
    at += next.size;
    if (next.value == U' ') continue;
    std::uint32_t now = 0;
    const PinyinTable::Readings readings = table.readings(next.value);
    for (std::size_t i = 0; i < readings.count; ++i) now |= letter_bit(table.syllable(readings.number[i])[0]);
    for_each_bit(before, [&](std::size_t a) {
      for_each_bit(now, [&](std::size_t b) {
        pairs_ |= pair_bit(static_cast<char>('a' + a), static_cast<char>('a' + b));
      });
    });
    initials_ |= now;
    before = now;
  }
}

std::optional<PinyinQuery> PinyinQuery::from(const PinyinTable& table, std::string_view folded_word) {
  if (folded_word.size() < 2 || folded_word.size() > kLongest) return std::nullopt;
  PinyinQuery query(table);
  bool in_characters = false;
  bool letters = false;
  bool only_letters = true;
  for (std::size_t at = 0; at < folded_word.size();) {
    const DecodedCodepoint next = decode_utf8(folded_word, at);
    const char c = folded_word[at];
    if (!is_letter(c) && !is_digit(c) && !is_han(next.value)) return std::nullopt;
    if (is_han(next.value) && (query.characters_.empty() || in_characters))
      query.characters_ += folded_word.substr(at, next.size);
    in_characters = is_han(next.value);
    letters = letters || is_letter(c);
    only_letters = only_letters && is_letter(c);
    at += next.size;
  }
  if (!letters) return std::nullopt;
  query.word_ = folded_word;
  if (only_letters) {
    query.note_pairs();
  } else {
    query.single_ = true;
  }
  return query;
}

/// Notes where a second syllable can begin, and whether the word can be a single one.
void PinyinQuery::note_pairs() {
  first_letter_ = letter_bit(word_[0]);
  std::uint64_t lengths = bit(1);
  for (const std::string_view syllable : table_->all()) {
    const std::size_t common = common_letters(word_, syllable);
    if (common == 0) continue;
    if (common == word_.size()) single_ = true;
    if (common == syllable.size()) lengths |= bit(common);
    if (common >= 2 && has_two_letter_initial(syllable)) lengths |= bit(2);
  }
  for_each_bit(lengths, [&](std::size_t length) {
    if (length < word_.size()) pairs_ |= pair_bit(word_[0], word_[length]);
  });
}

bool PinyinQuery::may_match(const PinyinSignature& signature) const {
  if (!signature.has_chinese()) return false;
  if (first_letter_ == 0) return true;
  if ((signature.initials_ & first_letter_) == 0) return false;
  return single_ || (signature.pairs_ & pairs_) != 0;
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

std::optional<PinyinMatch> PinyinQuery::match_at(std::string_view folded, std::size_t begin) const {
  Reached now{.literal = bit(0)};
  const std::uint64_t end = bit(word_.size());
  for (std::size_t at = begin; at < folded.size();) {
    const DecodedCodepoint character = decode_utf8(folded, at);
    if (character.value == U' ' && at > begin) {
      ++at;
      continue;
    }
    Reached next;
    const std::string_view as_it_is = folded.substr(at, character.size);
    const auto literally = [&](std::uint64_t from) {
      std::uint64_t to = 0;
      for_each_bit(from, [&](std::size_t place) {
        if (word_.compare(place, as_it_is.size(), as_it_is) == 0) to |= bit(place + as_it_is.size());
      });
      return to;
    };
    next = {literally(now.literal), literally(now.full), literally(now.part)};
    const PinyinTable::Readings readings = table_->readings(character.value);
    for (std::size_t i = 0; i < readings.count; ++i) read(table_->syllable(readings.number[i]), now, next);
    at += character.size;
    if (((next.full | next.part) & end) != 0) return PinyinMatch{begin, at, (next.full & end) != 0};
    if (next.any() == 0) return std::nullopt;
    now = next;
  }
  return std::nullopt;
}

std::optional<PinyinMatch> PinyinQuery::find(std::string_view folded, std::size_t from) const {
  if (!characters_.empty() && folded.find(characters_, from) == std::string_view::npos) return std::nullopt;
  for (std::size_t at = from; at < folded.size(); at += decode_utf8(folded, at).size) {
    if (const auto match = match_at(folded, at)) return match;
  }
  return std::nullopt;
}

}  // namespace atlas
