// The ten kind marks as plain forms in a 12 x 12 box centred on (0, 0), y downwards: the one source for
// the canvas, the static drawings and the icons beside texts.
#pragma once

#include "core/geometry.hpp"
#include "core/kinds.hpp"

#include <cstdint>
#include <span>

namespace atlas {

enum class MarkForm : std::uint8_t {
  Polygon,   ///< closed outline through `points`
  Polyline,  ///< open line through `points`
  Box,       ///< rectangle from points[0] to points[1] with rounded corners
  Disc,      ///< circle round points[0] with radius points[1].x
};

enum class MarkFill : std::uint8_t {
  None,
  Ground,
  Ink
};  ///< nothing, the ground under the mark, its own colour

struct MarkPart {
  MarkForm form = MarkForm::Polygon;
  MarkFill fill = MarkFill::Ground;
  std::span<const Vec2> points;
  float corner = 0;       ///< of a Box
  float line_factor = 1;  ///< line width relative to the mark's
};

/// How far from its centre a mark reaches at most, in the sides of its box, without half the line.
inline constexpr float kMarkReach = 0.56F;

/// The parts of a mark in paint order. The points live as long as the program.
[[nodiscard]] std::span<const MarkPart> mark_parts(Shape shape);

}  // namespace atlas
