// Hints for slips of the pen.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// " Did you mean "article"?" when one of the names differs from `wrong` in at most two letters; else empty.
/// The first of equally near names wins. O(names x length squared).
[[nodiscard]] std::string did_you_mean(std::string_view wrong, const std::vector<std::string_view>& names);

/// The names of the rows of a table, for did_you_mean().
template <class Table>
[[nodiscard]] std::vector<std::string_view> names_in(const Table& table) {
  std::vector<std::string_view> names;
  for (const auto& row : table) names.push_back(row.name);
  return names;
}

}  // namespace atlas
