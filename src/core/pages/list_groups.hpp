// Sorts resources into the groups of a list.
#pragma once

#include "core/pages/list_page.hpp"

#include <string>
#include <vector>

namespace atlas {

/// One group of a list; never empty.
struct ResourceGroup {
  std::string anchor;  ///< id of the group in the page: "list-<id>", "list-none"
  std::string title;
  std::string short_title;  ///< for the index
  NodeId node;              ///< the topic, component or author; invalid for kinds and for "none"
  Shape shape = Shape::Topic;
  std::vector<NodeId> rows;
};

/// The resources that the options ask for, in catalogue order.
[[nodiscard]] std::vector<NodeId> listed_resources(const PageContext& page, const ListOptions& options);

/// Groups by size, largest first, "none" last; kinds and pipeline components in their own order. Rows sorted.
[[nodiscard]] std::vector<ResourceGroup> resource_groups(const PageContext& page, const ListOptions& options);

}  // namespace atlas
