// Index types for nodes and edges. Distinct types, so that one cannot be passed for the other;
// the text ids of the catalogue ("kube-scheduler") are the stable names used in links.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>

namespace atlas {

inline constexpr std::uint32_t kInvalidIndex = std::numeric_limits<std::uint32_t>::max();

/// Position of a node in Catalog::nodes(). Default-constructed ids are invalid.
struct NodeId {
  std::uint32_t index = kInvalidIndex;
  [[nodiscard]] constexpr bool valid() const { return index != kInvalidIndex; }
  friend constexpr bool operator==(NodeId, NodeId) = default;
  friend constexpr auto operator<=>(NodeId, NodeId) = default;
};

/// Position of an edge in Catalog::edges(). Default-constructed ids are invalid.
struct EdgeId {
  std::uint32_t index = kInvalidIndex;
  [[nodiscard]] constexpr bool valid() const { return index != kInvalidIndex; }
  friend constexpr bool operator==(EdgeId, EdgeId) = default;
  friend constexpr auto operator<=>(EdgeId, EdgeId) = default;
};

}  // namespace atlas
