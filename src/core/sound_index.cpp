// See sound_index.hpp.
#include "core/sound_index.hpp"

#include "core/utf8.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <span>
#include <string>

namespace atlas {
namespace {

constexpr std::size_t kNothing = 0;
constexpr std::size_t kLetterCount = 26;
constexpr std::size_t kSymbols = kLetterCount + 10;  // letters, then digits

/// What a character may be typed as first: bits of letters and digits.
using Symbols = std::uint64_t;

constexpr Symbols symbol_bit(char c) {
  if (c >= 'a' && c <= 'z') return Symbols{1} << (c - 'a');
  if (c >= '0' && c <= '9') return Symbols{1} << (kLetterCount + static_cast<std::size_t>(c - '0'));
  return kNothing;
}

std::size_t number_of(char c) { return static_cast<std::size_t>(std::countr_zero(symbol_bit(c))); }

template <class Each>
void for_each_bit(std::uint64_t bits, const Each& each) {
  for (; bits != 0; bits &= bits - 1) each(static_cast<std::size_t>(std::countr_zero(bits)));
}

constexpr bool is_wide(char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; }

/// The character at byte `at`, which is 3 bytes long when it is a Chinese one of ours.
char32_t three_bytes_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  return (byte(0) & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
}

constexpr std::size_t size_of(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

struct Sound {
  Symbols symbols = kNothing;
  std::size_t size = 1;
};

Sound sound_at(std::string_view all, std::size_t at, const std::vector<std::uint32_t>& initials) {
  const std::size_t size = size_of(all[at]);
  if (size == 1) return {symbol_bit(all[at]), 1};
  const char32_t c = size == 3 ? three_bytes_at(all, at) : U'\0';
  return {is_han(c) ? initials[c - kFirstHan] : kNothing, size};
}

/// Calls each(first symbols, second symbols, at) for neighbours of which one is Chinese. A block is a call:
/// see gram_index.cpp.
template <class Each>
[[gnu::noinline]] void for_each_pair(std::string_view all, const TextBlock& block,
                                     const std::vector<std::uint32_t>& initials, const Each& each) {
  if (block.begin == block.end) return;
  Sound now = sound_at(all, block.begin, initials);
  for (std::size_t at = block.begin; at + now.size < block.end;) {
    const Sound next = sound_at(all, at + now.size, initials);
    if (now.symbols != kNothing && next.symbols != kNothing && now.size + next.size > 2)
      each(now.symbols, next.symbols, at);
    at += now.size;
    now = next;
  }
}

}  // namespace

constexpr std::size_t kBlocksAtOnce = 32;
const Pass<SoundIndex::Builder> SoundIndex::Builder::kPasses[] = {
    {&Builder::note_initials}, {&Builder::count_pairs, &Builder::blocks, kBlocksAtOnce},
    {&Builder::make_room},     {&Builder::file_pairs, &Builder::blocks, kBlocksAtOnce},
    {&Builder::finish},
};

SoundIndex::Builder::Builder(SoundIndex& index, const TextPool& pool, const CharacterTable& table)
    : index_(index),
      pool_(pool),
      table_(table),
      passes_(table.syllables().empty() ? std::span<const Pass<Builder>>() : std::span(kPasses)) {}

/// Calls each(kind of pair, at) for all that the neighbours in these blocks may begin with.
template <class Each>
void SoundIndex::Builder::for_each_kind(std::size_t first, std::size_t end, const Each& each) {
  const auto file = [&](Symbols first_of_pair, Symbols second, std::size_t at) {
    for_each_bit(first_of_pair, [&](std::size_t a) {
      for_each_bit(second, [&](std::size_t b) { each(a * kSymbols + b, at); });
    });
  };
  for (std::size_t i = first; i < end; ++i)
    for_each_pair(pool_.all(), pool_.block(i), index_.initials_, file);
}

void SoundIndex::Builder::note_initials() {
  index_.initials_.resize(kLastHan - kFirstHan + 1);
  for (char32_t c = kFirstHan; c <= kLastHan; ++c) index_.initials_[c - kFirstHan] = table_.initials(c);
  index_.places_.begin(kSymbols * kSymbols);
}

void SoundIndex::Builder::count_pairs(std::size_t first, std::size_t end) {
  for_each_kind(first, end, [&](std::size_t pair, std::size_t) { index_.places_.count(pair); });
}

void SoundIndex::Builder::file_pairs(std::size_t first, std::size_t end) {
  for_each_kind(first, end, [&](std::size_t pair, std::size_t at) { index_.places_.file(pair, at); });
}

std::span<const std::uint32_t> SoundIndex::places_of(std::size_t first, std::size_t second) const {
  return places_.of(first * kSymbols + second);
}

/// One query being answered.
class SoundIndex::Search {
 public:
  Search(const SoundIndex& index, const TextPool& pool, const PinyinQuery& query, const Found& found)
      : index_(index), pool_(pool), all_(pool.all()), query_(query), word_(query.word()), found_(found) {}

  /// The first syllable is a character's, and the second letter group begins behind it.
  void begin_with_character() {
    Symbols seconds = kNothing;
    for_each_bit(query_.first_lengths(), [&](std::size_t length) { seconds |= symbol_bit(word_[length]); });
    for_each_bit(seconds, [&](std::size_t second) {
      for (const std::uint32_t place : index_.places_of(number_of(word_[0]), second)) {
        if (is_wide(all_[place])) try_at(pool_.number_at(place), place);
      }
    });
  }

  /// Letters of the text as they are, then a character.
  void begin_with_letters() {
    for (std::size_t i = 0; i + 1 < word_.size(); ++i) {
      for (const std::uint32_t place : index_.places_of(number_of(word_[i]), number_of(word_[i + 1]))) {
        if (place < i || is_wide(all_[place])) continue;
        if (i > 0 && all_[place - 1] != word_[i - 1]) continue;  // as it is mostly
        if (std::memcmp(all_.data() + place - i, word_.data(), i + 1) == 0)
          try_at(pool_.number_at(place), place - i);
      }
    }
  }

  /// The word is the syllable of one character, perhaps unfinished.
  void single_character(const GramIndex& grams, const CharacterTable& table) {
    for (char32_t c = kFirstHan; c <= kLastHan; ++c) {
      if ((index_.initials_[c - kFirstHan] & symbol_bit(word_[0])) == 0) continue;
      bool fits = false;
      bool in_full = false;
      for (const std::uint16_t reading : table.readings(c)) {
        const std::string_view syllable = table.syllable(reading);
        const bool takes_all = query_.takes_all(syllable);
        fits = fits || takes_all;
        in_full = in_full || (takes_all && syllable.size() == word_.size());
      }
      if (!fits) continue;
      std::string bytes;
      append_utf8(bytes, c);
      grams.for_each_place(pool_, bytes, [&](std::size_t at) {
        const std::uint32_t text = pool_.number_at(at);
        const std::size_t begin = at - pool_.begin_of(text);
        found_(text, {begin, begin + bytes.size(), in_full});
      });
    }
  }

  /// Characters and digits of the word stand in the text as they are; what is before them is found backwards.
  void round_literal(const GramIndex& grams) {
    Symbols before = kNothing;
    for (const char c : word_.substr(0, query_.literal_at())) before |= symbol_bit(c);
    const std::size_t end = query_.literal_at() + query_.literal().size();
    const Symbols after = end < word_.size() ? symbol_bit(word_[end]) : kNothing;
    grams.for_each_place(pool_, query_.literal(), [&](std::size_t at) {
      if (after != kNothing &&
          (sound_at(all_, at + query_.literal().size(), index_.initials_).symbols & after) == 0)
        return;
      const std::uint32_t text = pool_.number_at(at);
      if (query_.literal_at() == 0) try_at(text, at);
      step_back(text, at, before);
    });
  }

 private:
  void try_at(std::uint32_t text, std::size_t place) {
    const std::uint32_t first = pool_.begin_of(text);
    if (const auto match = query_.match_at(pool_.bounded(text), place - first)) found_(text, *match);
  }

  void step_back(std::uint32_t text, std::size_t at, Symbols allowed) {
    const std::size_t first = pool_.begin_of(text);
    const std::string_view before = word_.substr(0, query_.literal_at());
    const bool any = std::any_of(before.begin(), before.end(), is_wide);
    for (std::size_t steps = before.size(); steps > 0 && at > first; --steps) {
      do --at;
      while ((static_cast<unsigned char>(all_[at]) & 0xC0U) == 0x80);
      const Symbols symbols = sound_at(all_, at, index_.initials_).symbols;
      if (!any && (symbols & allowed) == 0) return;
      if (all_[at] == word_[0] || (symbols & symbol_bit(word_[0])) != 0) try_at(text, at);
    }
  }

  const SoundIndex& index_;
  const TextPool& pool_;
  std::string_view all_;
  const PinyinQuery& query_;
  std::string_view word_;
  const Found& found_;
};

void SoundIndex::for_each_match(const TextPool& pool, const GramIndex& grams, const CharacterTable& table,
                                const PinyinQuery& query, const Found& found) const {
  if (places_.empty()) return;
  Search search(*this, pool, query, found);
  if (!query.only_letters()) return search.round_literal(grams);
  search.begin_with_character();
  search.begin_with_letters();
  if (query.may_be_single()) search.single_character(grams, table);
}

}  // namespace atlas
