// What search knows about Chinese characters: how they are read, and as which form they are compared. The
// page loads this table apart, in the file of the catalogue's texts; until it is there, and wherever nobody
// hands one over, an empty table knows nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {

inline constexpr char32_t kFirstHan = 0x4E00;
inline constexpr char32_t kLastHan = 0x9FFF;
[[nodiscard]] constexpr bool is_han(char32_t c) { return c >= kFirstHan && c <= kLastHan; }

class CharacterTable {
 public:
  /// An empty table: no readings, and every character is compared as itself.
  CharacterTable() = default;

  /// Unpacks what scripts/characters.py wrote, eight lines: the syllables, separated by spaces, without
  /// tones, ü as v; the known characters; the number of the customary syllable of each; the characters that
  /// have more readings; how many; those; the characters that are compared as another; and these. Characters
  /// of a list are written as the gaps between them, numbers as one character each: number() in the
  /// definition. Any bytes will do; what is out of range is left out.
  /// Source: Unicode Han Database, kTGH, kTGHZ2013, kMandarin, kSimplifiedVariant, kZVariant,
  /// kSemanticVariant.
  explicit CharacterTable(std::string_view packed);

  /// Readings of one character, as numbers for syllable(); the customary one first. O(1).
  [[nodiscard]] std::span<const std::uint16_t> readings(char32_t character) const {
    if (!is_han(character) || first_reading_.empty()) return {};
    const std::size_t i = character - kFirstHan;
    return std::span(readings_).subspan(first_reading_[i], first_reading_[i + 1] - first_reading_[i]);
  }
  [[nodiscard]] std::string_view syllable(std::size_t number) const { return syllables_[number]; }
  [[nodiscard]] const std::vector<std::string>& syllables() const { return syllables_; }

  /// A bit per letter that a reading of the character begins with; 0 for characters without one. O(1).
  [[nodiscard]] std::uint32_t initials(char32_t character) const {
    return is_han(character) && !initials_.empty() ? initials_[character - kFirstHan] : 0;
  }

  /// The form that a character is compared as: the simplified one, or the one that is usual today; itself
  /// when the table does not know it. What this gives is compared as itself. O(1).
  [[nodiscard]] char32_t form(char32_t character) const {
    return is_han(character) && !forms_.empty() ? forms_[character - kFirstHan] : character;
  }
  /// Number of characters that are compared as another one.
  [[nodiscard]] std::size_t form_count() const { return form_count_; }

 private:
  void add_readings(const std::vector<std::vector<std::uint16_t>>& readings);

  std::vector<std::string> syllables_;
  std::vector<std::uint16_t> readings_;       // grouped by character
  std::vector<std::uint16_t> first_reading_;  // characters + 1 offsets into readings_
  std::vector<std::uint32_t> initials_;       // per character
  std::vector<char16_t> forms_;               // per character
  std::size_t form_count_ = 0;
};

}  // namespace atlas
