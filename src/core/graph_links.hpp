// The links of a graph as the layout uses them: who pulls whom, and how strongly, row by row in two flat
// arrays. Coarser graphs of the multilevel start have the same form, with sums for pulls.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace atlas {

/// Compressed rows: the links of node i are the entries from rows[i] up to rows[i + 1].
struct GraphLinks {
  std::vector<std::uint32_t> rows;  ///< one more than nodes
  std::vector<std::uint32_t>
      targets;               ///< per entry, the other node; never the node itself, each at most once
  std::vector<float> pulls;  ///< per entry, the force on the row's node per unit of stretch; not symmetric
  std::vector<float> mass;   ///< per node: how many nodes of the original graph it stands for

  [[nodiscard]] std::uint32_t node_count() const { return static_cast<std::uint32_t>(mass.size()); }
  [[nodiscard]] std::uint32_t degree(std::uint32_t node) const { return rows[node + 1] - rows[node]; }
};

/// The edges of a graph, and what is known of them.
struct GraphEdges {
  std::span<const std::uint32_t> pairs;
  std::span<const float> weights;           ///< empty, or one per edge, not negative
  std::span<const std::uint32_t> clusters;  ///< empty, or one per node
};

/// The links of a graph. Self-loops, edges of weight 0 and repeated edges are left out (the heaviest stays),
/// directions forgotten. A link pulls its ends like d3-force's: weakly where both ends have many links, and
/// the end with fewer links more, so that a hub is moved by the mean of its neighbours; a link of weight 2
/// counts as two. Where there are clusters, links between different ones are weaker. Requires every entry of
/// `pairs` to be below `node_count`. Complexity: O(nodes + edges).
[[nodiscard]] GraphLinks graph_links(std::uint32_t node_count, const GraphEdges& edges);

}  // namespace atlas
