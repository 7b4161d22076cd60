// Boxes that must not overlap: the names or cards that stand at the nodes.
#pragma once

#include "core/graph_bodies.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace atlas {

/// Axis-aligned boxes around places; all spans have one entry per node.
struct GraphBoxes {
  std::span<const float> widths, heights;
  std::span<const std::uint8_t> pinned;  ///< empty, or not 0 where a box does not move
};

/// Pushes overlapping boxes apart, each pair along the axis on which it overlaps less; one round of many.
/// Returns the number of pairs that overlapped before. Deterministic. Complexity: O(n) when few boxes
/// overlap.
std::size_t push_apart(GraphPlaces& places, const GraphBoxes& boxes);

}  // namespace atlas
