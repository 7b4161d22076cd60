// See nearest_ids.hpp.
#include "core/nearest_ids.hpp"

#include "core/sort.hpp"

#include <cstdint>
#include <string>
#include <utility>

namespace atlas {
namespace {

/// Names are compared only to offer near matches for a mistyped id, so a rough measure is enough.
std::size_t shared_prefix(std::string_view a, std::string_view b) {
  std::size_t n = 0;
  while (n < a.size() && n < b.size() && a[n] == b[n]) ++n;
  return n;
}

}  // namespace

std::vector<NodeId> nearest_ids(const Catalog& catalog, std::string_view wanted) {
  constexpr std::size_t kShown = 3;
  std::vector<std::pair<std::size_t, NodeId>> ranked;
  for (std::uint32_t i = 0; i < catalog.node_count(); ++i) {
    const std::string& id = catalog.nodes()[i].id;
    std::size_t score = shared_prefix(id, wanted);
    if (wanted.size() >= 3 && id.find(wanted) != std::string::npos) score += wanted.size();
    if (id.size() >= 4 && wanted.find(id) != std::string_view::npos) score += id.size();
    if (score >= 3) ranked.emplace_back(score, NodeId{i});
  }
  sort_stably(ranked, [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  std::vector<NodeId> nearest;
  for (std::size_t i = 0; i < ranked.size() && i < kShown; ++i) nearest.push_back(ranked[i].second);
  return nearest;
}

}  // namespace atlas
