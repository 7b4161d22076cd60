// The moving nodes of one graph: forces, speeds and places in flat arrays that are kept in Morton order.
// Source: T. Fruchterman and E. Reingold, "Graph drawing by force-directed placement", 1991, for the idea;
// the forces and the velocity Verlet step with cooling are those of d3-force (M. Bostock), so that its
// experience carries over.
#pragma once

#include "core/graph_far_field.hpp"
#include "core/graph_links.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace atlas {

/// Constants of the picture, in world units.
struct GraphForces {
  float spacing = 30;  ///< the natural length of a link
  float repulsion =
      1;  ///< 1: two nodes that are `spacing` apart repel each other like d3-force's at strength -30
  float gravity = 0.1F;    ///< the pull towards the origin, per unit of distance
  float anchoring = 0;     ///< the pull of a node with an anchor back to it
  float gathering = 0.1F;  ///< the pull of a node to the centre of its cluster

  /// The strength of the repulsion: d3-force's 30 at its link length of 30.
  [[nodiscard]] float charge() const { return repulsion * spacing * spacing / 30; }
};

/// A place per node; both arrays have one entry per node.
struct GraphPlaces {
  std::vector<float> x, y;
};

/// What a graph's bodies may have besides links; each is empty or has one entry per node.
struct BodyTraits {
  std::span<const std::uint8_t> pinned;     ///< not 0: never moves
  std::span<const std::uint8_t> anchored;   ///< not 0: pulled back to where it began
  std::span<const std::uint32_t> clusters;  ///< numbers below the number of nodes
};

class GraphBodies {
 public:
  /// `links` must outlive the bodies. Places must be finite.
  GraphBodies(const GraphLinks& links, const GraphPlaces& start, const GraphForces& forces,
              const BodyTraits& traits);

  /// One fixed step; `heat` scales all forces (d3's alpha). Returns the root mean square of the moves.
  /// Deterministic: equal bits natively and in wasm. Complexity: O(nodes + links).
  float tick(float heat);

  [[nodiscard]] GraphPlaces places() const;

  /// Moves every body to a place; speeds stay. Little moves only: the order in memory is kept.
  void move_to(const GraphPlaces& places);

 private:
  void reorder();
  void gather_links();
  [[nodiscard]] ChargedPoints points() const;
  void pull_links();
  void gather_clusters();
  void pull_to_anchors();
  float move(float heat);

  const GraphLinks& links_;
  GraphForces forces_;
  std::uint32_t count_;
  FarField far_field_;
  std::vector<std::uint32_t> node_of_;  ///< per body
  // Per body, padded so that a register may be read at every body.
  std::vector<float> x_, y_, vx_, vy_, fx_, fy_, mass_, rate_, mobility_, anchor_x_, anchor_y_, anchored_;
  std::vector<std::uint32_t> cluster_;  ///< empty without clusters
  std::vector<float> cluster_x_, cluster_y_, cluster_mass_;
  // The links, by body.
  std::vector<std::uint32_t> rows_, targets_;
  std::vector<float> pulls_;
  float moved_since_order_ = 0;
  std::uint32_t ticks_since_order_ = 0;
};

}  // namespace atlas
