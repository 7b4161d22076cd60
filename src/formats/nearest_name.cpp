// Nearness is the number of letters to insert, remove or change.
// Source: R. A. Wagner, M. J. Fischer, The string-to-string correction problem (1974), with one row instead
// of a table.
#include "formats/nearest_name.hpp"

#include "formats/findings.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace atlas {
namespace {

constexpr std::size_t kLongestName = 32;
constexpr std::size_t kTooFar = 3;

/// kTooFar for texts too long to be a slip of the pen.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::array<std::size_t, kLongestName + 1> row{};
  if (a.size() > kLongestName || b.size() > kLongestName) return kTooFar;
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U);
      diagonal = std::exchange(row[j], std::min({change, row[j] + 1, row[j - 1] + 1}));
    }
  }
  return row[b.size()];
}

}  // namespace

std::string did_you_mean(std::string_view wrong, const std::vector<std::string_view>& names) {
  std::size_t best = kTooFar;
  std::string_view nearest;
  for (const std::string_view name : names) {
    if (const std::size_t distance = edit_distance(wrong, name); distance < best) {
      best = distance;
      nearest = name;
    }
  }
  return nearest.empty() ? std::string{} : " Did you mean " + quoted(nearest) + "?";
}

}  // namespace atlas
