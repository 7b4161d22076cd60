// The steps one after the other; only real nodes are handed out.
#include "core/graph_layered.hpp"

#include "core/graph_input.hpp"
#include "core/graph_layered_steps.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

namespace atlas {
namespace {

/// More stand-ins than this are refused: they would take more than a gigabyte.
constexpr std::size_t kMostStandIns = 8'000'000;
/// The room that an edge takes where it crosses a layer.
constexpr float kStandInWidth = 0;

std::optional<Failure> problem_with(const LayeredInput& input) {
  if (std::optional<Failure> problem = edge_problem(input.node_count, input.edges)) return problem;
  if (!all_sizes(std::array{input.gap_x, input.gap_y}))
    return graph_failure("gaps", "Gaps must be finite and not negative.");
  for (const std::vector<float>* sides : {&input.widths, &input.heights}) {
    if (!sides->empty() && sides->size() != input.node_count) {
      return graph_failure("boxes", "Widths and heights need one number per node, or are absent.");
    }
    if (!all_sizes(*sides))
      return graph_failure("boxes", "Widths and heights must be finite and not negative.");
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
  if (!graph) return graph_failure("limit", "Too many edges lead over too many layers.");
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
