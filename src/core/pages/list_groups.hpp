// Sorts resources into the groups of a list.
#pragma once

#include "core/pages/list_page.hpp"

#include <cstddef>
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

/// What a list shows, however many of its rows are written.
struct ResourceList {
  std::size_t count = 0;   ///< resources, each once
  std::size_t linked = 0;  ///< of these, with an address
  /// By size, largest first, "none" last; kinds and pipeline components in their own order.
  std::vector<ResourceGroup> groups;
  std::size_t revision = 0;  ///< of the app: another one for other rows
  std::size_t sorted = 0;    ///< groups whose rows are sorted; those of the others are in catalogue order
};

/// Without sorting any rows. Complexity: O(rows log rows + edges).
[[nodiscard]] ResourceList resource_list(const PageContext& page, const ListOptions& options);

/// list_page() of a list that is made already; sorts the groups from which rows are written.
[[nodiscard]] Element list_page(const PageContext& page, const ListOptions& options, ResourceList& resources);

/// Sorts the rows of a group; ties stay in catalogue order.
void sort_rows(const PageContext& page, std::vector<NodeId>& rows, ListSort sort);

}  // namespace atlas
