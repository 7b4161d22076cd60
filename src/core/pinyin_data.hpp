// The packed table of Mandarin readings; scripts/pinyin_data.py writes its definition when the core is built.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace atlas {

inline constexpr char32_t kFirstHan = 0x4E00;
inline constexpr char32_t kLastHan = 0x9FFF;

/// Views over constants. Readings are numbers of syllables, counted from 0.
struct PinyinData {
  std::string_view syllables;           ///< without tones, ü as v; separated by spaces
  std::span<const std::uint8_t> known;  ///< a bit per code point from kFirstHan on
  /// Per known character, in order: the low eight bits of its customary reading; and a bit, the ninth.
  std::span<const std::uint8_t> low, high;
  /// Further readings of characters that have several, sorted by character.
  std::span<const std::uint16_t> more_characters, more_readings;
};

/// Source: Unicode Han Database, kTGH, kTGHZ2013 and kMandarin.
[[nodiscard]] PinyinData pinyin_data();

}  // namespace atlas
