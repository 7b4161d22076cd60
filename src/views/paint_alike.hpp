// Paints a Scene so that what looks alike is painted once: most of a map are marks and dots of a few kinds,
// which a graphics card repeats faster than they can be made.
#pragma once

#include "core/geometry.hpp"
#include "core/scene.hpp"
#include "views/paint_scene.hpp"

#include <imgui.h>

#include <cstdint>
#include <vector>

namespace atlas {

/// A stretch of a draw list's indices that stands at several places.
struct Repeated {
  std::uint32_t first_index = 0, end_index = 0;
  std::vector<Vec2> shifts_px;  ///< from where it was painted; among them {0, 0}
};

/// Like paint_scene(), but of marks and dots that look alike, and have nothing else between them, one is
/// painted; they may change places in the order of painting. Stretches come in the order of their indices.
/// O(primitives x looks between two other primitives, of which at most 32 are told apart).
[[nodiscard]] std::vector<Repeated> paint_alike_once(const Scene& scene, const PaintContext& context,
                                                     ImDrawList& out);

}  // namespace atlas
