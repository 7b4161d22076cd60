// Says everything that is wrong with a catalogue file, each finding at its line and column, in words that
// help whoever edits the file by hand.
#pragma once

#include "core/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {

struct CheckOptions {
  /// Contents of the list of published ids, one per line ("#" starts a comment); absent: not checked.
  std::optional<std::string> published_ids = std::nullopt;
};

/// Everything parse_catalog() refuses, and what would make no sense: members missing for a kind, unknown
/// members, summaries, source places or reasons missing, one address on two nodes, circles, relations between
/// the wrong kinds, orders that contradict each other, published ids that are gone. Sorted by place; at most
/// a thousand. The rules and their names: tests/data/catalogs/README.md. O(bytes + nodes log nodes + edges
/// log edges).
[[nodiscard]] std::vector<Message> check_catalog(std::string_view json, const CheckOptions& options = {});

}  // namespace atlas
