// Rows by counting; a marker per node finds what a row has already.
#include "core/graph_links.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace atlas {
namespace {

/// How much weaker a link between clusters pulls.
constexpr float kForeignPull = 0.3F;
constexpr std::uint32_t kNobody = std::numeric_limits<std::uint32_t>::max();

/// Both directions of every edge, repetitions included.
void fill_rows(GraphLinks& links, std::uint32_t node_count, std::span<const std::uint32_t> pairs) {
  links.rows.assign(node_count + std::size_t{1}, 0);
  for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
    if (pairs[i] == pairs[i + 1]) continue;
    ++links.rows[pairs[i] + std::size_t{1}];
    ++links.rows[pairs[i + 1] + std::size_t{1}];
  }
  for (std::size_t i = 0; i < node_count; ++i) links.rows[i + 1] += links.rows[i];
  links.targets.resize(links.rows.back());
  std::vector<std::uint32_t> next(links.rows.begin(), links.rows.end() - 1);
  for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
    if (pairs[i] == pairs[i + 1]) continue;
    links.targets[next[pairs[i]]++] = pairs[i + 1];
    links.targets[next[pairs[i + 1]]++] = pairs[i];
  }
}

void remove_repetitions(GraphLinks& links) {
  std::vector<std::uint32_t> seen_by(links.rows.size() - 1, kNobody);
  std::uint32_t kept = 0, begin = 0;
  for (std::uint32_t node = 0; node + 1 < links.rows.size(); ++node) {
    const std::uint32_t end = links.rows[node + 1];
    for (std::uint32_t entry = begin; entry < end; ++entry) {
      const std::uint32_t target = links.targets[entry];
      if (seen_by[target] == node) continue;
      seen_by[target] = node;
      links.targets[kept++] = target;
    }
    begin = end;
    links.rows[node + 1] = kept;
  }
  links.targets.resize(kept);
}

}  // namespace

GraphLinks graph_links(std::uint32_t node_count, std::span<const std::uint32_t> pairs,
                       std::span<const std::uint32_t> clusters) {
  GraphLinks links;
  fill_rows(links, node_count, pairs);
  remove_repetitions(links);
  links.mass.assign(node_count, 1);
  links.pulls.resize(links.targets.size());
  for (std::uint32_t node = 0; node < node_count; ++node) {
    const auto own = static_cast<float>(links.degree(node));
    for (std::uint32_t entry = links.rows[node]; entry < links.rows[node + 1]; ++entry) {
      const std::uint32_t target = links.targets[entry];
      const auto other = static_cast<float>(links.degree(target));
      const bool foreign = !clusters.empty() && clusters[node] != clusters[target];
      links.pulls[entry] = std::max(own, other) / ((own + other) * own) * (foreign ? kForeignPull : 1.0F);
    }
  }
  return links;
}

}  // namespace atlas
