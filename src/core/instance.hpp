// What a graphics card is told of each thing that it draws many times.
#pragma once

#include "core/geometry.hpp"

#include <cstdint>

namespace atlas {

/// A place where triangles are drawn once more, or, where it stands for a disc, the disc. Colours are
/// 0xAABBGGRR.
struct Instance {
  Vec2 at_px{};         ///< how far triangles are moved; the disc's centre
  float radius_px = 0;  ///< of the disc
  float line_px = 0;    ///< half the breadth of the line half a pixel inside the disc's edge
  std::uint32_t fill = 0, line = 0;
};

}  // namespace atlas
