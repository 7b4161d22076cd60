// How much a match is worth, by field and shape: the table behind the ranking described in search.hpp.
#pragma once

#include "core/search.hpp"
#include "core/text_match.hpp"

#include <array>
#include <cstdint>

namespace atlas {

// clang-format off
/// Rows in the order of MatchField, columns in the order of MatchShape. 0: does not count as a match.
inline constexpr std::array<std::array<std::uint16_t, kMatchShapeCount>, kMatchFieldCount> kPoints{{
    //None  Substring WordStart Prefix Exact
    {{0,    700,      800,      900,   1000}},  // Title
    {{0,    680,      780,      880,    980}},  // AltTitle
    {{0,    600,      620,      640,    650}},  // Alias
    {{0,    560,      570,      580,    590}},  // Id
    {{0,    400,      420,      440,    480}},  // Author
    {{0,    300,      310,      320,    340}},  // Topic
    {{0,    305,      315,      325,    345}},  // Component
    {{0,    200,      210,      220,    240}},  // Host
    {{0,    530,      540,      550,    595}},  // Path
    {{0,    100,      110,      110,    110}},  // Summary
    {{0,      0,        0,      150,    160}},  // Kind
    {{0,    500,      500,      650,    990}},  // Address
    {{0,    690,      790,      890,    950}},  // PlaceTitle
}};
// clang-format on

/// Of an alias written in full, when it is the name of a component, topic or author. The aliases of a
/// resource are words to find it by.
inline constexpr std::uint16_t kFullNamePoints = 960;

/// Per field, of a match by pinyin and of one with a mistake. 0: not looked for.
struct LoosePoints {
  std::uint16_t pinyin = 0;
  std::uint16_t mistyped = 0;
};
inline constexpr std::array<LoosePoints, kMatchFieldCount> kLoosePoints{{
    {384, 360},  // Title
    {382, 358},  // AltTitle
    {380, 356},  // Alias
    {0, 350},    // Id
    {375, 352},  // Author
    {290, 280},  // Topic
    {295, 285},  // Component
    {0, 0},      // Host
    {0, 350},    // Path
    {0, 0},      // Summary
    {0, 0},      // Kind
    {0, 0},      // Address
    {379, 355},  // PlaceTitle
}};
/// More for pinyin at the beginning of a text, of the whole text, and in full.
inline constexpr std::uint16_t kPinyinPrefixPoints = 4;
inline constexpr std::uint16_t kPinyinWholePoints = 5;
inline constexpr std::uint16_t kPinyinInFullPoints = 6;
static_assert(kLoosePoints[0].pinyin + kPinyinPrefixPoints + kPinyinWholePoints + kPinyinInFullPoints <
              kPoints[4][1]);

/// Ties among documents of equal points: kinds in this many steps, and within each the shorter title.
inline constexpr unsigned kLengthBits = 7;
inline constexpr unsigned kTieBits = 3 + kLengthBits;

/// Bits of a document's rank as one number: points and tie breaker, degree, order.
inline constexpr unsigned kOrderBits = 24;
inline constexpr unsigned kDegreeBits = 16;
inline constexpr std::uint32_t kMostDocuments = (1U << kOrderBits) - 4096;  // the rest is for walkthroughs

/// The document that a rank is of.
[[nodiscard]] constexpr std::uint32_t document_of(std::uint64_t rank) {
  return (1U << kOrderBits) - 1 - static_cast<std::uint32_t>(rank & ((1U << kOrderBits) - 1));
}

/// The points in a rank.
[[nodiscard]] constexpr std::uint32_t points_of_rank(std::uint64_t rank) {
  return static_cast<std::uint32_t>(rank >> (kTieBits + kDegreeBits + kOrderBits));
}

/// A bit for a letter or digit; 0 for other bytes.
[[nodiscard]] constexpr std::uint64_t letter_bit(char c) {
  if (c >= 'a' && c <= 'z') return std::uint64_t{1} << (c - 'a');
  if (c >= '0' && c <= '9') return std::uint64_t{1} << (26 + (c - '0'));
  return 0;
}

/// `size` is that of the folded text.
[[nodiscard]] constexpr std::uint16_t pinyin_points(MatchField field, const PinyinMatch& match,
                                                    std::size_t size) {
  const std::uint16_t base = kLoosePoints[static_cast<std::size_t>(field)].pinyin;
  if (base == 0) return 0;
  const bool whole = match.begin == 0 && match.end == size;
  return static_cast<std::uint16_t>(base + (match.begin == 0 ? kPinyinPrefixPoints : 0) +
                                    (whole ? kPinyinWholePoints : 0) +
                                    (match.in_full ? kPinyinInFullPoints : 0));
}

[[nodiscard]] constexpr std::uint16_t mistyped_points(MatchField field) {
  return kLoosePoints[static_cast<std::size_t>(field)].mistyped;
}

[[nodiscard]] constexpr std::uint16_t points(MatchField field, MatchShape shape) {
  return kPoints[static_cast<std::size_t>(field)][static_cast<std::size_t>(shape)];
}

}  // namespace atlas
