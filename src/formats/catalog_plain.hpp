// The tables of a packed catalogue written out again as the lists of objects that people write.
#pragma once

#include "core/result.hpp"
#include "formats/json_tree.hpp"

#include <optional>
#include <string>

namespace atlas {

/// The whole file with its nodes and edges as objects, nothing else changed; nothing when they are already.
/// Errors: tables and rows that are none, see catalog_items.hpp.
[[nodiscard]] std::optional<Result<std::string>> without_tables(const JsonTree& tree);

}  // namespace atlas
