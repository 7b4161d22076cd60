// All layers begin packed around the middle. Then, layer by layer, down and up, every node goes as near to
// the mean of its neighbours as the nodes beside it allow; for one layer that is solved exactly, by pooling
// nodes that would overlap. A start that is too narrow settles in a few rounds, one that is too wide does
// not.
#include "core/graph_layered_steps.hpp"

#include <cstddef>
#include <utility>

namespace atlas {
namespace {

/// Down and up in turns; the last one goes up.
constexpr int kRounds = 12;
/// How much a segment is to be straight, by how many of its ends are stand-ins: as in Gansner et al. 1993.
constexpr float kStraightness[] = {1, 2, 8};
/// A node without neighbours is held where it is, weakly.
constexpr float kHold = 1e-3F;

class Placer {
 public:
  Placer(const LayerGraph& graph, std::span<const float> widths, float gap)
      : graph_(graph), widths_(widths), gap_(gap), x_(graph.node_count()) {
    for (const std::vector<std::uint32_t>& layer : graph.layers) pack(layer);
  }

  [[nodiscard]] std::vector<float> take() { return std::move(x_); }

  /// Solves one layer for the places that the others have; with `below_first`, nodes with more neighbours
  /// below than above look at those only, so that parents stand over the middle of their children.
  void solve(const std::vector<std::uint32_t>& layer, bool below_first) {
    pools_.clear();
    float offset = 0;  // of a node from the first one, when all stand as near as they may
    for (std::uint32_t i = 0; i < layer.size(); ++i) {
      if (i > 0) offset += clearance(layer[i - 1], layer[i]);
      Pool pool = wish(layer[i], below_first);
      pool.place -= offset;
      pool.end = i + 1;
      while (!pools_.empty() && pools_.back().place >= pool.place) {
        const Pool& last = pools_.back();
        const float weight = last.weight + pool.weight;
        pool.place += (last.place - pool.place) * (last.weight / weight);
        pool.weight = weight;
        pools_.pop_back();
      }
      pools_.push_back(pool);
    }
    std::uint32_t i = 0;
    offset = 0;
    for (const Pool& pool : pools_) {
      for (; i < pool.end; ++i) {
        if (i > 0) offset += clearance(layer[i - 1], layer[i]);
        x_[layer[i]] = pool.place + offset;
      }
    }
  }

 private:
  /// Nodes of a layer that touch: where the first node of the layer would stand if it were pushed along.
  struct Pool {
    float place = 0, weight = 0;
    std::uint32_t end = 0;
  };

  [[nodiscard]] float clearance(std::uint32_t a, std::uint32_t b) const {
    return (widths_[a] + widths_[b]) / 2 + gap_;
  }

  void pack(const std::vector<std::uint32_t>& layer) {
    float at = 0;
    for (std::size_t i = 0; i < layer.size(); ++i) {
      if (i > 0) at += clearance(layer[i - 1], layer[i]);
      x_[layer[i]] = at;
    }
    for (const std::uint32_t node : layer) x_[node] -= at / 2;
  }

  [[nodiscard]] Pool wish(std::uint32_t node, bool below_first) const {
    const bool only_below = below_first && graph_.below.degree(node) > graph_.above.degree(node);
    float sum = 0, weight = kHold;
    for (const SegmentRows* rows : {&graph_.below, &graph_.above}) {
      if (only_below && rows == &graph_.above) continue;
      for (std::uint32_t e = rows->begin[node]; e < rows->begin[node + 1]; ++e) {
        const std::uint32_t other = rows->node[e];
        const float share = kStraightness[(graph_.stand_in(node) ? 1 : 0) + (graph_.stand_in(other) ? 1 : 0)];
        sum += share * (x_[other] - x_[node]);
        weight += share;
      }
    }
    return {x_[node] + sum / weight, weight, 0};
  }

  const LayerGraph& graph_;
  std::span<const float> widths_;
  float gap_;
  std::vector<float> x_;
  std::vector<Pool> pools_;
};

}  // namespace

std::vector<float> place_in_layers(const LayerGraph& graph, std::span<const float> widths, float gap) {
  Placer placer(graph, widths, gap);
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t i = 0; i < graph.layers.size(); ++i) {
      placer.solve(graph.layers[round % 2 == 0 ? i : graph.layers.size() - 1 - i], round + 1 == kRounds);
    }
  }
  return placer.take();
}

}  // namespace atlas
