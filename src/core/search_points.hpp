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
}};
// clang-format on

/// Of an alias written in full, when it is the name of a component, topic or author. The aliases of a
/// resource are words to find it by.
inline constexpr std::uint16_t kFullNamePoints = 960;

[[nodiscard]] constexpr std::uint16_t points(MatchField field, MatchShape shape) {
  return kPoints[static_cast<std::size_t>(field)][static_cast<std::size_t>(shape)];
}

}  // namespace atlas
