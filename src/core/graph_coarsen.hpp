// The multilevel start: a graph is made smaller by letting each node join a close neighbour, again and again,
// until it is tiny. The tiny one is laid out first, and each finer one begins where the coarser one ended.
// Source: C. Walshaw, "A multilevel algorithm for force-directed graph drawing", Graph Drawing 2000; Y. Hu,
// "Efficient, high-quality force-directed graph drawing", Mathematica Journal 10, 2005.
#pragma once

#include "core/graph_links.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace atlas {

struct CoarserGraph {
  GraphLinks links;
  std::vector<std::uint32_t> group_of;  ///< per node of the finer graph, its node here
};

/// Groups of up to four nodes (by mass: up to four times the mean) become one node. The coarse node moves as
/// the mean of its members would, so its layout is a blurred picture of theirs and no distance needs
/// rescaling. Neighbours of a full group (the leaves of a star) join each other. Where `clusters` is not
/// empty, groups stay inside one. Deterministic. Complexity: O(nodes + links).
[[nodiscard]] CoarserGraph coarsen(const GraphLinks& fine, std::span<const std::uint32_t> clusters = {});

}  // namespace atlas
