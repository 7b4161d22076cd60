// Morton order: points sorted along a Z-shaped curve, so that what is near in the plane is near in memory and
// every quadtree cell is one range of the sorted points.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace atlas {

/// Points in Morton order.
struct MortonOrder {
  std::vector<std::uint32_t> keys;   ///< ascending; two bits per level, the coarsest in the highest bits
  std::vector<std::uint32_t> point;  ///< the point at each place of the order
};

inline constexpr int kMortonLevels = 16;

/// Sorts points by their Morton key on a grid of 2^16 x 2^16 over their bounding square; equal keys keep
/// their order. Requires finite coordinates. Complexity: O(n). Source: G. M. Morton, "A computer oriented
/// geodetic data base", IBM 1966.
[[nodiscard]] MortonOrder morton_order(std::span<const float> x, std::span<const float> y);

}  // namespace atlas
