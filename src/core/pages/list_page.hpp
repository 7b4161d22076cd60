// The catalogue as a list: the equal alternative to the map, for eyes, keyboards and screen readers. The same
// function writes the full list of index.html and the live list of the app.
#pragma once

#include "core/dom.hpp"
#include "core/pages/page_context.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

namespace atlas {

enum class ListGroup : std::uint8_t { Topic, Component, Author, Kind };
/// Listed: in the order of the source documents.
enum class ListSort : std::uint8_t { Listed, Title, Kind, Author, Site };

/// Names as in requests and in the attributes data-group and data-sort: "topic", "title", ….
[[nodiscard]] std::string_view name(ListGroup group);
[[nodiscard]] std::string_view name(ListSort sort);
[[nodiscard]] std::optional<ListGroup> find_list_group(std::string_view name);
[[nodiscard]] std::optional<ListSort> find_list_sort(std::string_view name);

struct ListOptions {
  ListGroup group = ListGroup::Topic;
  ListSort sort = ListSort::Listed;
  const std::vector<NodeId>* only = nullptr;  ///< the resources to list; nullptr: the whole catalogue
  /// Rows of resources at most; what is left over is counted on a button with `data-more`.
  std::size_t most_rows = std::numeric_limits<std::size_t>::max();
  /// Rows that are written already: of a group that was begun only the further rows come, under the same id
  /// and without its heading.
  std::size_t first_row = 0;
};

/// `<div class="list">`: counts and controls, a table of resources with a body per group, an index of the
/// groups. A resource stands in every group it belongs to. With the whole catalogue, all other nodes follow
/// by kind, as long as no rows are left over. Complexity: O(rows log rows + edges).
[[nodiscard]] Element list_page(const PageContext& page, const ListOptions& options);

}  // namespace atlas
