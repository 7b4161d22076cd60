// The generic layout: always the same picture, and one that holds together whatever the graph.
#include "core/graph_layout.hpp"
#include "unit/graph_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

using namespace atlas;
using namespace atlas::test;

namespace {

bool all_finite(const std::vector<float>& values) {
  return std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); });
}

float distance(const std::vector<float>& positions, std::size_t a, std::size_t b) {
  return std::hypot(positions[2 * a] - positions[2 * b], positions[2 * a + 1] - positions[2 * b + 1]);
}

/// The share of the ten nearest nodes that are of the same cluster, over all nodes.
float purity(const PlantedGraph& graph, const std::vector<float>& positions) {
  std::size_t same = 0;
  std::vector<std::pair<float, std::uint32_t>> others(graph.node_count);
  for (std::uint32_t a = 0; a < graph.node_count; ++a) {
    for (std::uint32_t b = 0; b < graph.node_count; ++b)
      others[b] = {a == b ? 1e30F : distance(positions, a, b), b};
    std::nth_element(others.begin(), others.begin() + 10, others.end());
    for (std::size_t i = 0; i < 10; ++i) same += graph.cluster[others[i].second] == graph.cluster[a] ? 1 : 0;
  }
  return static_cast<float>(same) / static_cast<float>(10 * graph.node_count);
}

float extent_of(const std::vector<float>& positions) {
  float extent = 0;
  for (const float value : positions) extent = std::max(extent, std::fabs(value));
  return extent;
}

float moved(const std::vector<float>& before, const std::vector<float>& after, std::size_t node) {
  return std::hypot(after[2 * node] - before[2 * node], after[2 * node + 1] - before[2 * node + 1]);
}

/// Steps along edges from a node.
std::vector<std::uint32_t> hops_from(const PlantedGraph& graph, std::uint32_t start) {
  std::vector<std::uint32_t> hops(graph.node_count, graph.node_count);
  hops[start] = 0;
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t e = 0; e < graph.edges.size(); e += 2) {
      for (const std::size_t end : {0U, 1U}) {
        const std::uint32_t from = graph.edges[e + end], to = graph.edges[e + 1 - end];
        if (hops[from] + 1 >= hops[to]) continue;
        hops[to] = hops[from] + 1;
        changed = true;
      }
    }
  }
  return hops;
}

std::size_t overlap_count(const std::vector<float>& positions, float width, float height) {
  std::size_t count = 0;
  for (std::size_t a = 0; a < positions.size() / 2; ++a) {
    for (std::size_t b = a + 1; b < positions.size() / 2; ++b) {
      const float dx = std::fabs(positions[2 * a] - positions[2 * b]);
      const float dy = std::fabs(positions[2 * a + 1] - positions[2 * b + 1]);
      count += dx < width && dy < height ? 1 : 0;
    }
  }
  return count;
}

std::string refusal(GraphLayoutInput input) {
  const Result<GraphLayout> layout = GraphLayout::start(std::move(input));
  return layout.ok() ? "" : layout.messages()[0].text;
}

}  // namespace

TEST_CASE("the same graph and seed give the same bits on every machine") {
  // Also checked in wasm: tests/core/graph.test.mjs.
  CHECK(hash_of(laid_out(layout_input(planted_graph(30, 3, 1), 1))) == 3112172408U);
  CHECK(hash_of(laid_out(layout_input(planted_graph(1000, 10, 1), 1))) == 3002305372U);
  CHECK(hash_of(laid_out(layout_input(planted_graph(1000, 10, 1), 2))) == 1587614834U);
  GraphLayoutInput boxes = layout_input(planted_graph(200, 5, 3), 3);
  boxes.widths.assign(200, 80);
  boxes.heights.assign(200, 20);
  boxes.clusters = planted_graph(200, 5, 3).cluster;
  CHECK(hash_of(laid_out(boxes)) == 3745260328U);
}

TEST_CASE("nodes of a planted cluster end up near each other") {
  const PlantedGraph graph = planted_graph(600, 12, 7);
  const std::vector<float> positions = laid_out(layout_input(graph, 7));
  CHECK(all_finite(positions));
  CHECK(purity(graph, positions) > 0.6F);  // at random it would be a twelfth
}

TEST_CASE("told the clusters, a layout keeps them purer") {
  const PlantedGraph graph = planted_graph(600, 12, 8);
  GraphLayoutInput input = layout_input(graph, 8);
  const float without = purity(graph, laid_out(input));
  input.clusters = graph.cluster;
  const float with = purity(graph, laid_out(input));
  CHECK(with > without);
  CHECK(with > 0.85F);
}

TEST_CASE("linked nodes are nearer than others") {
  const PlantedGraph graph = planted_graph(400, 8, 9);
  const std::vector<float> positions = laid_out(layout_input(graph, 9));
  float linked = 0, any = 0;
  for (std::size_t i = 0; i < graph.edges.size(); i += 2) {
    linked += distance(positions, graph.edges[i], graph.edges[i + 1]);
    any += distance(positions, graph.edges[i], (graph.edges[i + 1] + 197) % 400);
  }
  CHECK(linked < 0.5F * any);
}

TEST_CASE("graphs of no, one and two nodes") {
  GraphLayoutInput input;
  CHECK(laid_out(input).empty());
  input.node_count = 1;
  CHECK(all_finite(laid_out(input)));
  input.node_count = 2;
  const std::vector<float> apart = laid_out(input);
  CHECK(all_finite(apart));
  CHECK(distance(apart, 0, 1) > 1);
  input.edges = {0, 1};
  CHECK(distance(laid_out(input), 0, 1) > 10);
}

TEST_CASE("loops and repeated edges change nothing") {
  GraphLayoutInput input;
  input.node_count = 4;
  input.edges = {0, 1, 1, 2, 2, 3};
  GraphLayoutInput noisy = input;
  noisy.edges = {0, 1, 0, 0, 1, 2, 0, 1, 2, 3, 3, 3};
  CHECK(laid_out(input) == laid_out(noisy));
}

TEST_CASE("parts without a link between them stay in one picture") {
  GraphLayoutInput input;
  input.node_count = 300;
  for (std::uint32_t i = 0; i < 300; ++i) {
    if (i % 3 != 2) input.edges.insert(input.edges.end(), {i, i + 1});
  }
  const std::vector<float> positions = laid_out(input);
  CHECK(all_finite(positions));
  for (const float value : positions) CHECK(std::fabs(value) < 1500);
}

TEST_CASE("a star of ten thousand nodes") {
  GraphLayoutInput input;
  input.node_count = 10000;
  for (std::uint32_t i = 1; i < 10000; ++i) input.edges.insert(input.edges.end(), {0, i});
  CHECK(all_finite(laid_out(input)));
}

TEST_CASE("a path of ten thousand nodes stretches out") {
  GraphLayoutInput input;
  input.node_count = 10000;
  for (std::uint32_t i = 1; i < 10000; ++i) input.edges.insert(input.edges.end(), {i - 1, i});
  const std::vector<float> positions = laid_out(input);
  CHECK(all_finite(positions));
  float step = 0, far = 0;
  for (std::size_t i = 0; i + 5000 < 10000; ++i) {
    step += distance(positions, i, i + 1);
    far += distance(positions, i, i + 5000);
  }
  CHECK(step * 5 < far);
}

TEST_CASE("nodes that all begin at one place come apart") {
  GraphLayoutInput input = layout_input(planted_graph(200, 4, 4), 4);
  input.positions.assign(400, 5);
  input.keeping = 0;
  const std::vector<float> positions = laid_out(input);
  CHECK(all_finite(positions));
  float sum = 0;
  for (std::size_t i = 0; i < 199; ++i) sum += distance(positions, i, i + 1);
  CHECK(sum / 199 > 30);
}

TEST_CASE("pinned nodes stay exactly") {
  for (const std::uint32_t nodes : {20U, 500U}) {
    GraphLayoutInput input = layout_input(planted_graph(nodes, 4, 5), 5);
    input.positions.assign(2 * nodes, std::numeric_limits<float>::quiet_NaN());
    input.pinned.assign(nodes, 0);
    for (const std::size_t node : {std::size_t{3}, std::size_t{11}}) {
      input.pinned[node] = 1;
      input.positions[2 * node] = 1000.25F * static_cast<float>(node);
      input.positions[2 * node + 1] = -77;
    }
    input.widths.assign(nodes, 60);
    input.heights.assign(nodes, 20);
    const std::vector<float> positions = laid_out(input);
    CHECK(all_finite(positions));
    CHECK(positions[6] == 3000.75F);
    CHECK(positions[7] == -77);
    CHECK(positions[22] == 11002.75F);
  }
}

TEST_CASE("boxes do not overlap at the end") {
  GraphLayoutInput input = layout_input(planted_graph(400, 8, 6), 6);
  input.widths.assign(400, 90);
  input.heights.assign(400, 18);
  CHECK(overlap_count(laid_out(input), 89.9F, 17.9F) == 0);
}

TEST_CASE("after a small change the old nodes stay about where they were") {
  const PlantedGraph graph = planted_graph(500, 10, 10);
  GraphLayoutInput input = layout_input(graph, 10);
  const std::vector<float> before = laid_out(input);
  float extent = 0;
  for (const float value : before) extent = std::max(extent, std::fabs(value));
  input.node_count = 520;
  for (std::uint32_t i = 500; i < 520; ++i) input.edges.insert(input.edges.end(), {i, i - 400});
  input.positions = before;
  input.positions.resize(1040, std::numeric_limits<float>::quiet_NaN());
  const std::vector<float> after = laid_out(input);
  CHECK(all_finite(after));
  std::vector<float> moves;
  for (std::size_t i = 0; i < 500; ++i) {
    moves.push_back(std::hypot(after[2 * i] - before[2 * i], after[2 * i + 1] - before[2 * i + 1]));
  }
  std::sort(moves.begin(), moves.end());
  CHECK(moves[250] < 0.02F * extent);
  CHECK(moves[490] < 0.1F * extent);
  float to_neighbour = 0;
  for (std::size_t i = 500; i < 520; ++i) to_neighbour += distance(after, i, i - 400) / 20;
  CHECK(to_neighbour < 0.2F * extent);
}

TEST_CASE("what is dragged takes its neighbours along, and far nodes stay") {
  const PlantedGraph graph = planted_graph(2000, 20, 14);
  GraphLayoutInput input = layout_input(graph, 14);
  const std::vector<float> before = laid_out(input);
  const float extent = extent_of(before);
  constexpr std::uint32_t kDragged = 77;
  input.positions = before;
  input.positions[2 * kDragged] += 0.3F * extent;
  input.pinned.assign(2000, 0);
  input.pinned[kDragged] = 1;
  const std::vector<float> after = laid_out(input);
  CHECK(after[2 * kDragged] == input.positions[2 * kDragged]);
  const std::vector<std::uint32_t> hops = hops_from(graph, kDragged);
  std::vector<float> far;
  float along = 0, neighbours = 0;
  for (std::uint32_t i = 0; i < 2000; ++i) {
    if (hops[i] == 1) along += after[2 * i] - before[2 * i];
    if (hops[i] == 1) ++neighbours;
    if (hops[i] > 3) far.push_back(moved(before, after, i));
  }
  std::sort(far.begin(), far.end());
  REQUIRE(far.size() > 1000);
  MESSAGE("moves of far nodes: median ", far[far.size() / 2], ", 99 of 100 below ",
          far[far.size() * 99 / 100], ", most ", far.back(), "; of neighbours ", along / neighbours,
          ", extent ", extent);
  CHECK(along / neighbours > 0.02F * extent);
  CHECK(far[far.size() / 2] < 0.01F * extent);
  CHECK(far[far.size() * 99 / 100] < 0.05F * extent);
  CHECK(far.back() < 0.15F * extent);
}

TEST_CASE("when a cluster is filtered out, the others stay about where they were") {
  const PlantedGraph graph = planted_graph(1000, 10, 15);
  const std::vector<float> before = laid_out(layout_input(graph, 15));
  constexpr std::uint32_t kGone = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> number(1000, kGone);
  GraphLayoutInput rest;
  std::vector<float> kept;
  for (std::uint32_t i = 0; i < 1000; ++i) {
    if (graph.cluster[i] == 4) continue;
    number[i] = rest.node_count++;
    kept.insert(kept.end(), {before[2 * i], before[2 * i + 1]});
  }
  for (std::size_t e = 0; e < graph.edges.size(); e += 2) {
    const std::uint32_t a = number[graph.edges[e]], b = number[graph.edges[e + 1]];
    if (a != kGone && b != kGone) rest.edges.insert(rest.edges.end(), {a, b});
  }
  rest.positions = kept;
  const std::vector<float> after = laid_out(rest);
  std::vector<float> moves;
  for (std::size_t i = 0; i < 900; ++i) moves.push_back(moved(kept, after, i));
  std::sort(moves.begin(), moves.end());
  MESSAGE("moves: median ", moves[450], ", 99 of 100 below ", moves[890], ", extent ", extent_of(kept));
  CHECK(moves[450] < 20);  // a link is 30 long
  CHECK(moves[890] < 60);
}

TEST_CASE("stopping and asking in between changes nothing, and progress only grows") {
  GraphLayoutInput input = layout_input(planted_graph(300, 6, 11), 11);
  input.widths.assign(300, 40);
  input.heights.assign(300, 20);
  Result<GraphLayout> layout = GraphLayout::start(input);
  GraphLayout& running = layout.value();
  float progress = 0;
  while (running.advance()) {
    CHECK(running.progress() >= progress);
    progress = running.progress();
    CHECK(running.positions().size() == 600);
    CHECK(all_finite(running.positions()));
  }
  CHECK(running.progress() == 1);
  CHECK(running.positions() == laid_out(input));
}

TEST_CASE("input that does not fit is refused with a sentence") {
  GraphLayoutInput input;
  input.node_count = 3;
  input.edges = {0, 3};
  CHECK(refusal(input) == "An edge names node 3 of only 3.");
  input.edges = {0};
  CHECK(refusal(input) == "The edges must be pairs; there is an odd number of ends.");
  input.edges = {0, 1};
  input.weights = {1, 1};
  CHECK(refusal(input) == "Weights must have one number per edge, or be absent.");
  input.weights = {std::numeric_limits<float>::quiet_NaN()};
  CHECK(refusal(input) == "Weights must be finite and not negative.");
  input.weights.clear();
  input.keeping = 2;
  CHECK(refusal(input) == "Keeping must be from 0 to 1.");
  input.keeping = 0;
  input.widths = {1, 2, 3};
  CHECK(refusal(input) == "Widths and heights must both have one number per node, or both be absent.");
  input.heights = {1, 2, std::numeric_limits<float>::infinity()};
  CHECK(refusal(input) == "Widths and heights must be finite and not negative.");
  input.heights = {1, 2, 3};
  input.clusters = {0, 1, 3};
  CHECK(refusal(input) == "Clusters are numbered from 0 to below the number of nodes.");
  input.clusters.clear();
  input.pinned = {0, 1, 0};
  CHECK(refusal(input) == "Node 1 is pinned but has no position.");
  input.positions = {0, 0, 1};
  CHECK(refusal(input) == "Clusters and pins need one number per node, positions two; or they are absent.");
}
