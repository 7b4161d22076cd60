// Ids that look like one that does not exist.
#pragma once

#include "core/catalog.hpp"

#include <string_view>
#include <vector>

namespace atlas {

/// At most three nodes whose ids begin like `wanted` or contain it, nearest first. O(nodes).
[[nodiscard]] std::vector<NodeId> nearest_ids(const Catalog& catalog, std::string_view wanted);

}  // namespace atlas
