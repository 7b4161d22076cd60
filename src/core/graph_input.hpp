// What every layout asks of the graph it is given, and the sentences that say what is wrong.
#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace atlas {

[[nodiscard]] Failure graph_failure(std::string rule, std::string text);

/// True when all numbers are finite and not negative.
[[nodiscard]] bool all_sizes(std::span<const float> values);

/// Nothing when the edges are pairs of nodes 0 … node_count - 1. O(edges).
[[nodiscard]] std::optional<Failure> edge_problem(std::uint32_t node_count,
                                                  std::span<const std::uint32_t> pairs);

}  // namespace atlas
