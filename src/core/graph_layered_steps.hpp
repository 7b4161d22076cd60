// The steps of a layered layout and what they hand on: a graph in which every edge leads to the next layer,
// because longer ones are cut at stand-ins, one per layer they cross.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace atlas {

/// An edge, or the part of one between neighbouring layers.
struct Segment {
  std::uint32_t upper = 0, lower = 0;
};

/// Per node the segments that lead to one neighbouring layer.
struct SegmentRows {
  std::vector<std::uint32_t> begin;  ///< one more than nodes
  std::vector<std::uint32_t> node;   ///< per entry, the node at the other end

  [[nodiscard]] std::uint32_t degree(std::uint32_t of) const { return begin[of + 1] - begin[of]; }
};

struct LayerGraph {
  std::uint32_t real_count = 0;  ///< the first so many nodes are the graph's, the others stand-ins
  std::vector<std::uint32_t> layer_of;
  std::vector<std::vector<std::uint32_t>> layers;  ///< nodes from left to right
  std::vector<std::uint32_t> place;                ///< per node, its index in its layer
  std::vector<Segment> segments;
  SegmentRows above, below;

  [[nodiscard]] std::uint32_t node_count() const { return static_cast<std::uint32_t>(layer_of.size()); }
  [[nodiscard]] bool stand_in(std::uint32_t node) const { return node >= real_count; }
};

/// Turns the edges that would close a cycle of a depth-first walk, and drops loops and repetitions.
[[nodiscard]] std::vector<Segment> acyclic_edges(std::uint32_t node_count,
                                                 std::span<const std::uint32_t> pairs);

/// Ranks such that every edge leads to a higher one: the longest way from a source, then moved towards the
/// side with more edges as far as the neighbours allow.
[[nodiscard]] std::vector<std::uint32_t> ranks_of(std::uint32_t node_count, std::span<const Segment> edges);

/// Cuts edges at the layers they cross; nothing when more stand-ins than `limit` would be needed.
[[nodiscard]] std::optional<LayerGraph> layer_graph(std::span<const std::uint32_t> ranks,
                                                    std::span<const Segment> edges, std::size_t limit);

/// Orders the nodes of every layer for few crossings: sweeps down and up by the mean place of the neighbours,
/// each followed by exchanges of nodes side by side; the best order of all is kept. Source: Sugiyama et al.
/// 1981; E. Gansner et al., "A technique for drawing directed graphs", IEEE TSE 19, 1993.
void order_layers(LayerGraph& graph);

/// Crossings between neighbouring layers. Complexity: O(s log s) for s segments.
/// Source: W. Barth, M. Jünger and P. Mutzel, "Simple and efficient bilayer cross counting", Graph Drawing
/// 2002.
[[nodiscard]] std::uint64_t crossing_count(const LayerGraph& graph);

/// Centres of the nodes along their layers, in their order, at least half of both widths and the gap apart,
/// for short edges and straight long ones. Complexity: O(segments) a round, few rounds. Source for one layer:
/// R. E. Barlow et al., "Statistical Inference under Order Restrictions", 1972 (pool adjacent violators).
[[nodiscard]] std::vector<float> place_in_layers(const LayerGraph& graph, std::span<const float> widths,
                                                 float gap);

}  // namespace atlas
