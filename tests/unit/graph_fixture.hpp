// Graphs with a known structure for the layout's tests, made from a seed by the core's own generator.
#pragma once

#include "core/graph_layout.hpp"
#include "core/graph_random.hpp"

#include <bit>
#include <cstdint>
#include <vector>

namespace atlas::test {

struct PlantedGraph {
  std::uint32_t node_count = 0;
  std::vector<std::uint32_t> edges;
  std::vector<std::uint32_t> cluster;  ///< per node, where it was planted
};

/// Clusters of equal size; every node is linked to an earlier one of its cluster, as many edges again lie
/// inside clusters for four fifths and anywhere for one.
inline PlantedGraph planted_graph(std::uint32_t nodes, std::uint32_t clusters, std::uint64_t seed) {
  GraphRandom random(seed);
  const auto below = [&](std::uint32_t limit) {
    return static_cast<std::uint32_t>(random.unit() * static_cast<float>(limit));
  };
  PlantedGraph graph{nodes, {}, std::vector<std::uint32_t>(nodes)};
  const auto add = [&](std::uint32_t a, std::uint32_t b) { graph.edges.insert(graph.edges.end(), {a, b}); };
  for (std::uint32_t i = 0; i < nodes; ++i) {
    graph.cluster[i] = i % clusters;
    if (i < clusters) add(i, (i + 1) % clusters);
    if (i >= clusters) add(i, below(i / clusters) * clusters + i % clusters);
  }
  for (std::uint32_t i = 0; i < nodes; ++i) {
    const std::uint32_t a = below(nodes);
    const bool inside = random.unit() < 0.8F;
    add(a, inside ? below(nodes / clusters) * clusters + a % clusters : below(nodes));
  }
  return graph;
}

inline GraphLayoutInput layout_input(const PlantedGraph& graph, std::uint64_t seed) {
  GraphLayoutInput input;
  input.node_count = graph.node_count;
  input.edges = graph.edges;
  input.seed = seed;
  return input;
}

/// The finished layout.
inline std::vector<float> laid_out(GraphLayoutInput input) {
  Result<GraphLayout> layout = GraphLayout::start(std::move(input));
  while (layout.value().advance()) {
  }
  return layout.value().positions();
}

/// FNV-1a over the bits, 32 at a time; tests/core/graph.test.mjs has the same.
inline std::uint32_t hash_of(const std::vector<float>& values) {
  std::uint32_t hash = 2166136261U;
  for (const float value : values) hash = (hash ^ std::bit_cast<std::uint32_t>(value)) * 16777619U;
  return hash;
}

}  // namespace atlas::test
