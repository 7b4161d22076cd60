// The steps one after the other; only real nodes are handed out.
#include "core/graph_layered.hpp"

#include "core/graph_layered_steps.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

namespace atlas {
namespace {

/// More stand-ins than this are refused: they would take more than a gigabyte.
constexpr std::size_t kMostStandIns = 8'000'000;
/// The room that an edge takes where it crosses a layer.
constexpr float kStandInWidth = 0;

Failure bad(std::string rule, std::string text) {
  return {{{0, 0, Level::Error, std::move(rule), std::move(text)}}};
}

std::optional<Failure> problem_with(const LayeredInput& input) {
  if (input.edges.size() % 2 != 0)
    return bad("edges", "The edges must be pairs; there is an odd number of ends.");
  for (const std::uint32_t end : input.edges) {
    if (end < input.node_count) continue;
    return bad("edges", "An edge names node " + std::to_string(end) + " of only " +
                            std::to_string(input.node_count) + ".");
  }
  for (const float gap : {input.gap_x, input.gap_y}) {
    if (!std::isfinite(gap) || gap < 0) return bad("gaps", "Gaps must be finite and not negative.");
  }
  for (const std::vector<float>* sides : {&input.widths, &input.heights}) {
    if (!sides->empty() && sides->size() != input.node_count) {
      return bad("boxes", "Widths and heights need one number per node, or are absent.");
    }
    if (!std::all_of(sides->begin(), sides->end(),
                     [](float side) { return std::isfinite(side) && side >= 0; })) {
      return bad("boxes", "Widths and heights must be finite and not negative.");
    }
  }
  return std::nullopt;
}

/// The middle of every layer; layers are as high as their highest box.
std::vector<float> layer_centres(const LayerGraph& graph, const LayeredInput& input) {
  std::vector<float> centres;
  float top = 0;
  for (const std::vector<std::uint32_t>& layer : graph.layers) {
    float height = 0;
    for (const std::uint32_t node : layer) {
      if (!graph.stand_in(node) && !input.heights.empty()) height = std::max(height, input.heights[node]);
    }
    centres.push_back(top + height / 2);
    top += height + input.gap_y;
  }
  return centres;
}

}  // namespace

Result<LayeredLayout> layered_layout(const LayeredInput& input) {
  if (std::optional<Failure> problem = problem_with(input)) return std::move(*problem);
  const std::vector<Segment> edges = acyclic_edges(input.node_count, input.edges);
  LayeredLayout layout;
  layout.layers = ranks_of(input.node_count, edges);
  std::optional<LayerGraph> graph = layer_graph(layout.layers, edges, kMostStandIns);
  if (!graph) return bad("limit", "Too many edges lead over too many layers.");
  order_layers(*graph);
  std::vector<float> widths = input.widths;
  widths.resize(input.node_count, 0);
  widths.resize(graph->node_count(), kStandInWidth);
  const std::vector<float> x = place_in_layers(*graph, widths, input.gap_x);
  const std::vector<float> y = layer_centres(*graph, input);
  for (std::uint32_t node = 0; node < input.node_count; ++node) {
    layout.positions.push_back(x[node]);
    layout.positions.push_back(y[layout.layers[node]]);
  }
  return layout;
}

}  // namespace atlas
