// A node's relations sorted into the groups that a reader expects: what explains it, where it stands in
// the order, its source, who wrote it. One table says which relation belongs where and in which order.
#pragma once

#include "core/pages/page_context.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// One related node in a group.
struct RelatedRow {
  NodeId node;
  EdgeId edge;  ///< of several edges that say the same, the first stated one
  bool outgoing = true;
  bool stated = true;
  std::string relations;  ///< names of all relations that the row joins, when its group has several
};

/// Rows that belong together under one heading; never empty.
struct RelatedGroup {
  std::string_view heading;  ///< key of the interface text of a group that joins relations; empty for others
  std::string title;
  std::vector<RelatedRow> rows;
};

/// The groups of a node in reading order, each row once per group. Left out: Relation::Next, because
/// components show it as a chain, and membership in a series, shown with previous and next.
/// Rows are sorted by position, then stated before inferred, then in catalogue order.
/// Complexity: O(degree log degree).
[[nodiscard]] std::vector<RelatedGroup> related_groups(const PageContext& page, NodeId id);

/// Heading of the group of resources about a node.
inline constexpr std::string_view kExplainedHeading = "group.explained";

/// Name of a relation as seen from one of its ends.
[[nodiscard]] std::string_view relation_name(Relation relation, bool outgoing, Lang lang);

}  // namespace atlas
