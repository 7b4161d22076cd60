// Layers: edges point down, nothing overlaps, few crossings, and bad graphs do no harm.
#include "core/graph_layered.hpp"
#include "core/graph_layered_steps.hpp"
#include "unit/graph_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

using namespace atlas;
using namespace atlas::test;

namespace {

LayeredLayout layered(const LayeredInput& input) {
  const Result<LayeredLayout> layout = layered_layout(input);
  REQUIRE(layout.ok());
  return layout.value();
}

/// Eight layers; every node below the first has an edge from the layer above, three tenths as many lead
/// anywhere down.
LayeredInput eight_layers(std::uint32_t per_layer) {
  GraphRandom random(3);
  const auto below = [&](std::uint32_t limit) {
    return static_cast<std::uint32_t>(random.unit() * static_cast<float>(limit));
  };
  LayeredInput input;
  input.node_count = 8 * per_layer;
  for (std::uint32_t i = per_layer; i < input.node_count; ++i) {
    input.edges.insert(input.edges.end(), {(i / per_layer - 1) * per_layer + below(per_layer), i});
  }
  for (std::uint32_t i = 0; i < input.node_count * 3 / 10; ++i) {
    const std::uint32_t to = per_layer + below(input.node_count - per_layer);
    input.edges.insert(input.edges.end(), {below(to / per_layer * per_layer), to});
  }
  return input;
}

float x_of(const LayeredLayout& layout, std::size_t node) { return layout.positions[2 * node]; }
float y_of(const LayeredLayout& layout, std::size_t node) { return layout.positions[2 * node + 1]; }

LayerGraph graph_of(const LayeredInput& input) {
  const std::vector<Segment> edges = acyclic_edges(input.node_count, input.edges);
  return *layer_graph(ranks_of(input.node_count, edges), edges, 1000000);
}

}  // namespace

TEST_CASE("every edge of a graph without cycles points down") {
  const LayeredInput input = eight_layers(50);
  const LayeredLayout layout = layered(input);
  for (std::size_t i = 0; i < input.edges.size(); i += 2) {
    CHECK(layout.layers[input.edges[i]] < layout.layers[input.edges[i + 1]]);
    CHECK(y_of(layout, input.edges[i]) < y_of(layout, input.edges[i + 1]));
  }
}

TEST_CASE("boxes of a layer keep their gap, and layers theirs") {
  LayeredInput input = eight_layers(40);
  for (std::uint32_t i = 0; i < input.node_count; ++i) {
    input.widths.push_back(static_cast<float>(20 + i % 70));
    input.heights.push_back(static_cast<float>(10 + i % 13));
  }
  const LayeredLayout layout = layered(input);
  for (std::size_t a = 0; a < input.node_count; ++a) {
    for (std::size_t b = a + 1; b < input.node_count; ++b) {
      const float dx = std::fabs(x_of(layout, a) - x_of(layout, b)),
                  dy = std::fabs(y_of(layout, a) - y_of(layout, b));
      if (layout.layers[a] == layout.layers[b]) {
        CHECK(dx >= (input.widths[a] + input.widths[b]) / 2 + 19.9F);
      } else {
        CHECK(dy >= (input.heights[a] + input.heights[b]) / 2 + 49.9F);
      }
    }
  }
}

TEST_CASE("a tree has no crossings, and a parent stands between its children") {
  LayeredInput input;
  input.node_count = 127;
  for (std::uint32_t i = 1; i < 127; ++i) input.edges.insert(input.edges.end(), {(i - 1) / 2, i});
  LayerGraph graph = graph_of(input);
  order_layers(graph);
  CHECK(crossing_count(graph) == 0);
  const LayeredLayout layout = layered(input);
  for (std::size_t i = 0; i < 63; ++i) {
    const float left = std::min(x_of(layout, 2 * i + 1), x_of(layout, 2 * i + 2));
    const float right = std::max(x_of(layout, 2 * i + 1), x_of(layout, 2 * i + 2));
    CHECK(x_of(layout, i) >= left);
    CHECK(x_of(layout, i) <= right);
  }
}

TEST_CASE("a path is a straight line") {
  LayeredInput input;
  input.node_count = 2000;
  for (std::uint32_t i = 1; i < 2000; ++i) input.edges.insert(input.edges.end(), {i - 1, i});
  const LayeredLayout layout = layered(input);
  for (std::size_t i = 1; i < 2000; ++i) CHECK(x_of(layout, i) == x_of(layout, 0));
  CHECK(layout.layers[1999] == 1999);
}

TEST_CASE("ordering removes most crossings") {
  const LayeredInput input = eight_layers(60);
  LayerGraph graph = graph_of(input);
  const std::uint64_t before = crossing_count(graph);
  order_layers(graph);
  CHECK(crossing_count(graph) * 3 < before);
}

TEST_CASE("crossings are counted as in the plain double loop") {
  const LayerGraph graph = graph_of(eight_layers(12));
  std::uint64_t crossings = 0;
  for (const Segment& a : graph.segments) {
    for (const Segment& b : graph.segments) {
      if (graph.layer_of[a.upper] != graph.layer_of[b.upper]) continue;
      crossings +=
          graph.place[a.upper] < graph.place[b.upper] && graph.place[a.lower] > graph.place[b.lower] ? 1 : 0;
    }
  }
  CHECK(crossing_count(graph) == crossings);
}

TEST_CASE("a node with one long edge moves down to the node it leads to") {
  LayeredInput input;
  input.node_count = 5;
  input.edges = {0, 1, 1, 2, 2, 3, 4, 3};
  CHECK(layered(input).layers == std::vector<std::uint32_t>{0, 1, 2, 3, 2});
}

TEST_CASE("cycles, loops and repeated edges") {
  LayeredInput input;
  input.node_count = 4;
  input.edges = {0, 1, 1, 2, 2, 0, 3, 3, 0, 1, 2, 3};
  const LayeredLayout layout = layered(input);
  CHECK(layout.layers == std::vector<std::uint32_t>{0, 1, 2, 3});
  for (const float value : layout.positions) CHECK(std::isfinite(value));
  const PlantedGraph any = planted_graph(400, 4, 12);
  LayeredInput tangled;
  tangled.node_count = any.node_count;
  tangled.edges = any.edges;
  for (const float value : layered(tangled).positions) CHECK(std::isfinite(value));
}

TEST_CASE("layers of no node, of one, and of nodes without edges") {
  LayeredInput input;
  CHECK(layered(input).positions.empty());
  input.node_count = 1;
  CHECK(layered(input).layers == std::vector<std::uint32_t>{0});
  input.node_count = 50;
  CHECK(layered(input).layers == std::vector<std::uint32_t>(50, 0));
}

TEST_CASE("layered layouts have the same bits on every machine") {
  // Also checked in wasm: tests/core/graph.test.mjs.
  LayeredInput input;
  const PlantedGraph graph = planted_graph(500, 5, 13);
  input.node_count = graph.node_count;
  input.edges = graph.edges;
  input.widths.assign(500, 31.7F);
  input.heights.assign(500, 12.3F);
  CHECK(hash_of(layered(input).positions) == 2062689676U);
}

TEST_CASE("a directed graph that does not fit is refused with a sentence") {
  const auto refusal = [](const LayeredInput& input) { return layered_layout(input).messages()[0].text; };
  LayeredInput input;
  input.node_count = 2;
  input.edges = {0, 2};
  CHECK(refusal(input) == "An edge names node 2 of only 2.");
  input.edges = {0};
  CHECK(refusal(input) == "The edges must be pairs; there is an odd number of ends.");
  input.edges = {};
  input.widths = {1};
  CHECK(refusal(input) == "Widths and heights need one number per node, or are absent.");
  input.widths = {1, -1};
  CHECK(refusal(input) == "Widths and heights must be finite and not negative.");
  input.widths = {1, 1};
  input.gap_x = std::numeric_limits<float>::quiet_NaN();
  CHECK(refusal(input) == "Gaps must be finite and not negative.");
  LayeredInput wide;
  wide.node_count = 5000;
  for (std::uint32_t i = 1; i < 5000; ++i) wide.edges.insert(wide.edges.end(), {i - 1, i});
  for (std::uint32_t i = 0; i < 2000; ++i)
    wide.edges.insert(wide.edges.end(), {i % 4, 4900 + i % 90 + i / 1000});
  for (std::uint32_t i = 0; i < 2400; ++i) wide.edges.insert(wide.edges.end(), {i, 4999});
  CHECK(refusal(wide) == "Too many edges lead over too many layers.");
}
