// Breadth first: the children of a cell stand together, after all cells of the level above.
#include "core/graph_tree.hpp"

#include "core/graph_morton.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace atlas {
namespace {

/// Where the four quarters of a range begin, and its end, when split by the two key bits at `shift`.
std::array<std::uint32_t, 5> quarters(std::span<const std::uint32_t> keys, const TreeCell& cell, int shift) {
  std::array<std::uint32_t, 5> begins{};
  begins[0] = cell.begin;
  begins[4] = cell.end;
  for (std::uint32_t quarter = 1; quarter < 4; ++quarter) {
    const auto from = keys.begin() + begins[quarter - 1];
    const auto found = std::partition_point(
        from, keys.begin() + cell.end, [&](std::uint32_t key) { return ((key >> shift) & 3U) < quarter; });
    begins[quarter] = static_cast<std::uint32_t>(found - keys.begin());
  }
  return begins;
}

/// The two bits in which the keys of a range first differ; negative when they are all equal.
int splitting_shift(std::span<const std::uint32_t> keys, const TreeCell& cell) {
  const std::uint32_t difference = keys[cell.begin] ^ keys[cell.end - 1];
  for (int shift = 2 * (kMortonLevels - 1); shift >= 0; shift -= 2) {
    if ((difference >> shift) != 0) return shift;
  }
  return -1;
}

}  // namespace

std::vector<TreeCell> build_tree(std::span<const std::uint32_t> keys, std::uint32_t leaf_size) {
  std::vector<TreeCell> cells;
  if (keys.empty()) return cells;
  cells.push_back({0, static_cast<std::uint32_t>(keys.size())});
  for (std::size_t parent = 0; parent < cells.size(); ++parent) {
    TreeCell cell = cells[parent];
    if (cell.size() <= leaf_size) continue;
    const int shift = splitting_shift(keys, cell);
    if (shift < 0) continue;
    const std::array<std::uint32_t, 5> begins = quarters(keys, cell, shift);
    cell.first_child = static_cast<std::uint32_t>(cells.size());
    for (std::size_t quarter = 0; quarter < 4; ++quarter) {
      if (begins[quarter] < begins[quarter + 1]) cells.push_back({begins[quarter], begins[quarter + 1]});
    }
    cell.child_count = static_cast<std::uint32_t>(cells.size()) - cell.first_child;
    cells[parent] = cell;
  }
  return cells;
}

}  // namespace atlas
