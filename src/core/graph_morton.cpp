// Keys by interleaving the bits of the grid coordinates; sorting by three rounds of counting.
#include "core/graph_morton.hpp"

#include <algorithm>
#include <array>

namespace atlas {
namespace {

constexpr int kRoundBits = 11;
constexpr std::size_t kBuckets = std::size_t{1} << kRoundBits;

/// Puts a zero before each of the lower 16 bits.
std::uint32_t spread(std::uint32_t bits) {
  bits = (bits | (bits << 8)) & 0x00FF00FFU;
  bits = (bits | (bits << 4)) & 0x0F0F0F0FU;
  bits = (bits | (bits << 2)) & 0x33333333U;
  return (bits | (bits << 1)) & 0x55555555U;
}

struct Grid {
  float min_x = 0, min_y = 0, cells_per_unit = 0;
};

Grid grid_over(std::span<const float> x, std::span<const float> y) {
  float min_x = x[0], max_x = x[0], min_y = y[0], max_y = y[0];
  for (std::size_t i = 1; i < x.size(); ++i) {
    min_x = std::min(min_x, x[i]);
    max_x = std::max(max_x, x[i]);
    min_y = std::min(min_y, y[i]);
    max_y = std::max(max_y, y[i]);
  }
  const float side = std::max(max_x - min_x, max_y - min_y);
  return {min_x, min_y, side > 0 ? 65535.0F / side : 0.0F};
}

std::uint32_t cell(float offset, float cells_per_unit) {
  return static_cast<std::uint32_t>(std::clamp(offset * cells_per_unit, 0.0F, 65535.0F));
}

/// A key in the upper half, its point in the lower.
using Entry = std::uint64_t;

void sort_round(const std::vector<Entry>& from, std::vector<Entry>& to, int shift) {
  std::array<std::uint32_t, kBuckets + 1> begin{};
  for (const Entry entry : from) ++begin[((entry >> shift) & (kBuckets - 1)) + 1];
  for (std::size_t i = 0; i < kBuckets; ++i) begin[i + 1] += begin[i];
  for (const Entry entry : from) to[begin[(entry >> shift) & (kBuckets - 1)]++] = entry;
}

}  // namespace

MortonOrder morton_order(std::span<const float> x, std::span<const float> y) {
  MortonOrder order;
  if (x.empty()) return order;
  const Grid grid = grid_over(x, y);
  std::vector<Entry> entries(x.size()), other(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    const std::uint32_t column = cell(x[i] - grid.min_x, grid.cells_per_unit);
    const std::uint32_t row = cell(y[i] - grid.min_y, grid.cells_per_unit);
    entries[i] = (static_cast<Entry>(spread(column) | (spread(row) << 1)) << 32) | i;
  }
  for (int round = 0; round < 3; ++round) {
    sort_round(entries, other, 32 + round * kRoundBits);
    entries.swap(other);
  }
  order.keys.reserve(x.size());
  order.point.reserve(x.size());
  for (const Entry entry : entries) {
    order.keys.push_back(static_cast<std::uint32_t>(entry >> 32));
    order.point.push_back(static_cast<std::uint32_t>(entry));
  }
  return order;
}

}  // namespace atlas
