// Pinyin: finding Chinese text by how it is read, typed in full, by initials or mixed with characters.
#pragma once

#include "core/characters.hpp"
#include "core/fold.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace atlas {

/// Bytes [begin, end) of a folded text, and whether every character was typed in full.
struct PinyinMatch {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool in_full = false;
};

/// A word that may be pinyin. "kongzhiqi", "kzq", "kongzq" and "kong制qi" find 控制器; "chongqi" and
/// "zhongqi" find 重启. The last syllable may be unfinished ("kongzh"). Letters, digits and characters of the
/// text may also be typed as they are ("kubeletqidong" finds "kubelet 启动"); one character at least is met
/// by its reading. A match of a word that is all letters begins with a character, or where a word starts.
class PinyinQuery {
 public:
  /// Nothing when the folded word cannot be pinyin: no letter, a single letter, other bytes than letters,
  /// digits and Chinese characters, more than kLongest bytes, or a table without readings. The table must
  /// live as long as the query.
  static std::optional<PinyinQuery> from(const CharacterTable& table, std::string_view folded_word);
  static constexpr std::size_t kLongest = 60;

  /// The match that begins at this byte of a folded text; one that is in full if there is one.
  /// O(characters of the match x readings).
  [[nodiscard]] std::optional<PinyinMatch> match_at(const BoundedText& folded, std::size_t begin) const;

  /// The first match at or after byte `from`. O(text x readings) usually.
  [[nodiscard]] std::optional<PinyinMatch> find(const BoundedText& folded, std::size_t from) const;

  [[nodiscard]] std::string_view word() const { return word_; }
  [[nodiscard]] bool only_letters() const { return literal_.empty(); }
  /// The longest run of characters and digits in the word, which every match has as it is; empty when there
  /// are only letters.
  [[nodiscard]] std::string_view literal() const { return literal_; }
  /// Where literal() is in the word.
  [[nodiscard]] std::size_t literal_at() const { return literal_at_; }
  /// Of a word that is all letters: how many of them its first syllable may take, as bits; not all of them.
  [[nodiscard]] std::uint64_t first_lengths() const { return first_lengths_; }
  /// Whether a single character read as this syllable is the whole word, perhaps unfinished.
  [[nodiscard]] bool takes_all(std::string_view syllable) const;
  /// Whether any syllable does.
  [[nodiscard]] bool may_be_single() const { return single_; }

 private:
  explicit PinyinQuery(const CharacterTable& table) : table_(&table) {}
  void note_syllables();
  struct Reached;
  void read(std::string_view syllable, const Reached& now, Reached& next) const;

  const CharacterTable* table_;
  std::string word_;
  std::string literal_;
  std::size_t literal_at_ = 0;
  std::uint64_t first_lengths_ = 0;
  bool single_ = false;
};

}  // namespace atlas
