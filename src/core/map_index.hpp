// What pictures of the map need to know whatever the camera sees: computed once for a catalogue and its layout, so
// that composing a picture costs by what is in it. Most of it is one small value per node, in node order.
#pragma once

#include "core/catalog.hpp"
#include "core/layout.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace atlas {

struct MapIndex {
  std::vector<Kind> kinds;                ///< of the nodes
  std::vector<std::uint16_t> works;       ///< per author, each once
  std::vector<std::uint32_t> resources;   ///< per topic: those under it, wherever they live, each once
  Spine spine;                            ///< as the catalogue tells it
  std::vector<NodeId> components;         ///< in node order
  std::vector<NodeId> beside;             ///< nodes in the columns beside components
  std::vector<EdgeId> resting;            ///< edges with lines that need no selection, in edge order
  /// World units from a mark to the nearest more important one, and from a topic to the nearest larger one; empty
  /// when the catalogue is small enough for all of them to be drawn at any zoom.
  std::vector<float> isolation;
};

/// Catalogues up to this many nodes are drawn whole at any zoom.
inline constexpr std::size_t kDrawnWhole = 3000;

/// Complexity: O(nodes + edges), and as much again on average for the isolation.
[[nodiscard]] MapIndex index_map(const Catalog& catalog, const MapLayout& layout);

/// How far from each point the nearest earlier one is; nothing is before the first, whose distance is kAlone. A map
/// that draws the points with a distance of at least d has no two closer than d, and the earlier of each two.
/// Complexity: O(points) on average, unless many are at the same place.
[[nodiscard]] std::vector<float> distance_to_earlier(std::span<const Vec2> points);
inline constexpr float kAlone = 1e9F;

}  // namespace atlas
