// A quadtree over points in Morton order: every cell is a range of points, children follow their parents, so
// that sums go up by walking the cells backwards and down by walking them forwards. No pointers, no empty
// cells.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace atlas {

struct TreeCell {
  std::uint32_t begin = 0, end = 0;                ///< points
  std::uint32_t first_child = 0, child_count = 0;  ///< cells; none for a leaf

  [[nodiscard]] bool leaf() const { return child_count == 0; }
  [[nodiscard]] std::uint32_t size() const { return end - begin; }
};

/// Splits until a cell has at most `leaf_size` points or cannot be split; a cell whose points are all in one
/// quarter is that quarter. `keys` are Morton keys, ascending. The first cell is the root; no cells for no
/// points. Complexity: O(n).
[[nodiscard]] std::vector<TreeCell> build_tree(std::span<const std::uint32_t> keys, std::uint32_t leaf_size);

}  // namespace atlas
