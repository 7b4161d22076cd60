// What pictures of the map need to know whatever the camera sees: computed once for a catalogue and its
// layout, so that composing a picture costs by what is in it. Most of it is one small value per node, in node
// order.
#pragma once

#include "core/catalog.hpp"
#include "core/layout.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace atlas {

struct MapIndex {
  std::vector<Kind> kinds;               ///< of the nodes
  std::vector<std::uint16_t> works;      ///< per author, each once
  std::vector<std::uint32_t> resources;  ///< per topic: those under it, wherever they live, each once
  Spine spine;                           ///< as the catalogue tells it
  std::vector<NodeId> components;        ///< in node order
  std::vector<NodeId> beside;            ///< nodes in the columns beside components
  std::vector<EdgeId> resting;           ///< edges with lines that need no selection, in edge order
  /// World units that a mark stands apart from the marks before it (distances_apart), and a topic from
  /// topics; empty when the catalogue is small enough for all of them to be drawn at any zoom.
  std::vector<float> isolation;
};

/// Catalogues up to this many nodes are drawn whole at any zoom.
inline constexpr std::size_t kDrawnWhole = 3000;

/// Complexity: O(nodes + edges), and as much again on average for the isolation.
[[nodiscard]] MapIndex index_map(const Catalog& catalog, const MapLayout& layout);

/// Builds in pieces what index_map() builds at once. Both must stay where they are until take().
class MapIndexBuild {
 public:
  MapIndexBuild(const Catalog& catalog, const MapLayout& layout);
  MapIndexBuild(const MapIndexBuild&) = delete;
  MapIndexBuild& operator=(const MapIndexBuild&) = delete;
  ~MapIndexBuild();

  /// Does a few milliseconds' work at most; false when nothing was left to do.
  bool step();
  /// Requires that step() gave false; once.
  [[nodiscard]] MapIndex take();

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

/// For each of some points, the more important ones first, a distance: of those with at least d, no two are
/// closer than d, and every other point is closer than about 1.4 d to one of them. The first has kAlone, none
/// less than kLeastApart. By taking points in their order for one distance after the other, from far to near;
/// what was taken stays. Complexity: O(points x distances), a few dozen.
[[nodiscard]] std::vector<float> distances_apart(std::span<const Vec2> points);
inline constexpr float kAlone = 1e9F;
inline constexpr float kLeastApart = 8.0F;

}  // namespace atlas
