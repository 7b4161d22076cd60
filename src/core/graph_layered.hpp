// Layouts of directed graphs in layers, all edges pointing the same way: ranks, then the order within each
// layer, then exact places. Source: K. Sugiyama, S. Tagawa and M. Toda, "Methods for visual understanding of
// hierarchical system structures", IEEE Trans. SMC 11, 1981.
#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <vector>

namespace atlas {

/// A directed graph. Widths and heights are those of the nodes' boxes: empty, or one per node.
struct LayeredInput {
  std::uint32_t node_count = 0;
  std::vector<std::uint32_t> edges;  ///< pairs from, to; loops and repetitions do no harm, cycles are cut
  std::vector<float> widths, heights;
  float gap_x = 20, gap_y = 50;  ///< between boxes of a layer, between layers
};

struct LayeredLayout {
  std::vector<float> positions;       ///< x,y pairs: the centres of the boxes; y grows with the layer
  std::vector<std::uint32_t> layers;  ///< per node, from 0
};

/// Lays a graph out. Boxes of one layer do not overlap. Errors: a sentence about what does not fit, also when
/// edges over very many layers would need more room than there is. Deterministic. Complexity: about O((n + d)
/// log n) for d crossings of an edge with a layer.
[[nodiscard]] Result<LayeredLayout> layered_layout(const LayeredInput& input);

}  // namespace atlas
