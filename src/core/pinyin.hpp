// Pinyin: finding Chinese text by how it is read, typed in full, by initials or mixed with characters.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// The readings of Chinese characters. Unpacks the table once; keep it as long as texts are compared.
class PinyinTable {
 public:
  PinyinTable();

  /// At most this many readings of a character count.
  static constexpr std::size_t kMostReadings = 6;

  /// Readings of one character, as numbers for syllable().
  struct Readings {
    std::array<std::uint16_t, kMostReadings> number{};
    std::size_t count = 0;
  };
  [[nodiscard]] Readings readings(char32_t character) const;
  [[nodiscard]] std::string_view syllable(std::uint16_t number) const { return syllables_[number]; }
  [[nodiscard]] const std::vector<std::string_view>& all() const { return syllables_; }

 private:
  static constexpr std::uint16_t kNone = 0xFFFF;
  std::vector<std::string_view> syllables_;
  std::vector<std::uint16_t> first_;  // per code point from kFirstHan on: the customary reading, or kNone
};

/// What a text can be read as, in eight bytes: enough to rule out most texts without looking at them. Built
/// from the initials of neighbouring characters.
class PinyinSignature {
 public:
  PinyinSignature() = default;
  PinyinSignature(const PinyinTable& table, std::string_view folded);
  [[nodiscard]] bool has_chinese() const { return initials_ != 0; }

 private:
  friend class PinyinQuery;
  std::uint32_t initials_ = 0;  // a bit per letter that a reading begins with
  std::uint64_t pairs_ = 0;     // hashed pairs of initials of characters that follow one another
};

/// Bytes [begin, end) of a folded text, and whether every character was typed in full.
struct PinyinMatch {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool in_full = false;
};

/// A word that may be pinyin. "kongzhiqi", "kzq", "kongzq" and "kong制qi" find 控制器; "chongqi" and
/// "zhongqi" find 重启. The last syllable may be unfinished ("kongzh"). In a word that has digits or
/// characters too, letters also stand for themselves; one character at least is met by its reading.
class PinyinQuery {
 public:
  /// Nothing when the folded word cannot be pinyin: no letter, a single letter, other bytes than letters,
  /// digits and Chinese characters, or more than kLongest bytes.
  static std::optional<PinyinQuery> from(const PinyinTable& table, std::string_view folded_word);
  static constexpr std::size_t kLongest = 60;

  /// False only when the text holds no match. O(1).
  [[nodiscard]] bool may_match(const PinyinSignature& signature) const;

  /// The first match at or after byte `from`; among those that begin there, one that is in full if there is
  /// one. Spaces of the text do not count. O(text x readings) usually.
  [[nodiscard]] std::optional<PinyinMatch> find(std::string_view folded, std::size_t from) const;

 private:
  explicit PinyinQuery(const PinyinTable& table) : table_(&table) {}
  void note_pairs();
  [[nodiscard]] std::optional<PinyinMatch> match_at(std::string_view folded, std::size_t begin) const;
  struct Reached;
  void read(std::string_view syllable, const Reached& now, Reached& next) const;

  const PinyinTable* table_;
  std::string word_;
  std::string characters_;          // the first run of Chinese characters in the word: texts have it as it is
  std::uint32_t first_letter_ = 0;  // the bit that an initial must have; 0: the word begins otherwise
  std::uint64_t pairs_ = 0;         // one of these must be in the text …
  bool single_ = false;             // … unless one character may take the whole word
};

}  // namespace atlas
