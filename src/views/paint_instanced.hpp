// Paints a Scene for a graphics card that repeats things: most of a map are marks and dots of a few kinds,
// of which one is painted for all their places, and circles, which the card draws by itself.
#pragma once

#include "core/instance.hpp"
#include "core/scene.hpp"
#include "views/paint_scene.hpp"

#include <imgui.h>

#include <cstdint>
#include <vector>

namespace atlas {

/// A stretch of a draw list's indices that is drawn at several places; an empty one is discs, drawn between
/// the triangles before it and those after it.
struct InstancedStretch {
  std::uint32_t first_index = 0, end_index = 0;
  std::vector<Instance> instances;
};

/// Paints all primitives in order, but for marks, dots and the grounds of marks with nothing else between
/// them: they may change places, though none goes before the first of another look that came before. What
/// comes alone or in twos and threes is painted as paint_scene() does. Stretches come in the order of
/// drawing. O(primitives x looks between two other primitives, of which at most 32 are told apart).
[[nodiscard]] std::vector<InstancedStretch> paint_instanced(const Scene& scene, const PaintContext& context,
                                                            ImDrawList& out);

}  // namespace atlas
