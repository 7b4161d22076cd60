// See graph_input.hpp.
#include "core/graph_input.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace atlas {

Failure graph_failure(std::string rule, std::string text) {
  return {{{0, 0, Level::Error, std::move(rule), std::move(text)}}};
}

bool all_sizes(std::span<const float> values) {
  return std::all_of(values.begin(), values.end(),
                     [](float value) { return std::isfinite(value) && value >= 0; });
}

std::optional<Failure> edge_problem(std::uint32_t node_count, std::span<const std::uint32_t> pairs) {
  if (pairs.size() % 2 != 0)
    return graph_failure("edges", "The edges must be pairs; there is an odd number of ends.");
  for (const std::uint32_t end : pairs) {
    if (end < node_count) continue;
    return graph_failure("edges", "An edge names node " + std::to_string(end) + " of only " +
                                      std::to_string(node_count) + ".");
  }
  return std::nullopt;
}

}  // namespace atlas
