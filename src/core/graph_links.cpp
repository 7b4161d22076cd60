// Rows by counting; a marker per node finds what a row has already.
#include "core/graph_links.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace atlas {
namespace {

/// How much weaker a link between clusters pulls.
constexpr float kForeignPull = 0.3F;
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

bool counts(const GraphEdges& edges, std::size_t edge) {
  return edges.pairs[2 * edge] != edges.pairs[2 * edge + 1] &&
         (edges.weights.empty() || edges.weights[edge] > 0);
}

/// Both directions of every edge that counts, repetitions included; weights, if there are any, as pulls.
void fill_rows(GraphLinks& links, std::uint32_t node_count, const GraphEdges& edges) {
  const std::size_t edge_count = edges.pairs.size() / 2;
  links.rows.assign(node_count + std::size_t{1}, 0);
  for (std::size_t edge = 0; edge < edge_count; ++edge) {
    if (!counts(edges, edge)) continue;
    ++links.rows[edges.pairs[2 * edge] + std::size_t{1}];
    ++links.rows[edges.pairs[2 * edge + 1] + std::size_t{1}];
  }
  for (std::size_t i = 0; i < node_count; ++i) links.rows[i + 1] += links.rows[i];
  links.targets.resize(links.rows.back());
  links.pulls.assign(links.rows.back(), 1);
  // Over the heaviest, so that no sum of weights is too large for a float.
  const float heaviest =
      edges.weights.empty() ? 1 : *std::max_element(edges.weights.begin(), edges.weights.end());
  std::vector<std::uint32_t> next(links.rows.begin(), links.rows.end() - 1);
  for (std::size_t edge = 0; edge < edge_count; ++edge) {
    if (!counts(edges, edge)) continue;
    for (const std::size_t end : {0U, 1U}) {
      const std::uint32_t entry = next[edges.pairs[2 * edge + end]]++;
      links.targets[entry] = edges.pairs[2 * edge + 1 - end];
      if (!edges.weights.empty()) links.pulls[entry] = edges.weights[edge] / heaviest;
    }
  }
}

void remove_repetitions(GraphLinks& links) {
  std::vector<std::uint32_t> entry_of(links.rows.size() - 1, kNone);  // the last one kept, by target
  std::uint32_t kept = 0, begin = 0;
  for (std::size_t node = 0; node + 1 < links.rows.size(); ++node) {
    const std::uint32_t end = links.rows[node + 1], row = kept;
    for (std::uint32_t entry = begin; entry < end; ++entry) {
      const std::uint32_t target = links.targets[entry], same = entry_of[target];
      if (same != kNone && same >= row) {
        links.pulls[same] = std::max(links.pulls[same], links.pulls[entry]);
        continue;
      }
      entry_of[target] = kept;
      links.targets[kept] = target;
      links.pulls[kept++] = links.pulls[entry];
    }
    begin = end;
    links.rows[node + 1] = kept;
  }
  links.targets.resize(kept);
  links.pulls.resize(kept);
}

/// Per node, the sum of its links' weights.
std::vector<float> weighted_degrees(const GraphLinks& links) {
  std::vector<float> sums(links.rows.size() - 1, 0);
  for (std::size_t node = 0; node < sums.size(); ++node) {
    for (std::uint32_t entry = links.rows[node]; entry < links.rows[node + 1]; ++entry)
      sums[node] += links.pulls[entry];
  }
  return sums;
}

}  // namespace

GraphLinks graph_links(std::uint32_t node_count, const GraphEdges& edges) {
  GraphLinks links;
  fill_rows(links, node_count, edges);
  remove_repetitions(links);
  links.mass.assign(node_count, 1);
  const std::vector<float> degrees = weighted_degrees(links);
  for (std::uint32_t node = 0; node < node_count; ++node) {
    const float own = degrees[node];
    for (std::uint32_t entry = links.rows[node]; entry < links.rows[node + 1]; ++entry) {
      const std::uint32_t target = links.targets[entry];
      const float other = degrees[target];
      const bool foreign = !edges.clusters.empty() && edges.clusters[node] != edges.clusters[target];
      float& pull = links.pulls[entry];
      if (own > 0)
        pull = pull / own * (std::max(own, other) / (own + other)) * (foreign ? kForeignPull : 1.0F);
    }
  }
  return links;
}

}  // namespace atlas
