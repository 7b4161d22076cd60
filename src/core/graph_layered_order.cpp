// Fewer crossings by sorting each layer by where its neighbours in the layer before stand, and by exchanging
// nodes that stand side by side.
#include "core/graph_layered_steps.hpp"

#include <algorithm>
#include <utility>

namespace atlas {
namespace {

/// Sweeps without a better order before giving up, and at most.
constexpr int kPatience = 4, kMostSweeps = 24;
/// Rounds of exchanges in a layer before the next one has its turn.
constexpr int kExchangeRounds = 8;

void renumber(LayerGraph& graph, const std::vector<std::uint32_t>& layer) {
  for (std::uint32_t i = 0; i < layer.size(); ++i) graph.place[layer[i]] = i;
}

/// Sorts a layer by the mean place of the neighbours in `rows`; nodes without any keep theirs.
void sort_layer(LayerGraph& graph, std::size_t index, const SegmentRows& rows,
                std::vector<std::pair<float, std::uint32_t>>& keyed) {
  std::vector<std::uint32_t>& layer = graph.layers[index];
  keyed.clear();
  for (const std::uint32_t node : layer) {
    if (rows.degree(node) == 0) continue;
    std::uint64_t sum = 0;
    for (std::uint32_t e = rows.begin[node]; e < rows.begin[node + 1]; ++e) sum += graph.place[rows.node[e]];
    keyed.emplace_back(static_cast<float>(sum) / static_cast<float>(rows.degree(node)), node);
  }
  std::stable_sort(keyed.begin(), keyed.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::size_t next = 0;
  for (std::uint32_t& node : layer) {
    if (rows.degree(node) != 0) node = keyed[next++].second;
  }
  renumber(graph, layer);
}

/// The order in which a walk along the segments first meets the nodes: neighbours begin near each other.
void order_by_walk(LayerGraph& graph) {
  std::vector<std::uint8_t> met(graph.node_count(), 0);
  for (std::vector<std::uint32_t>& layer : graph.layers) layer.clear();
  std::vector<std::uint32_t> open;
  for (std::uint32_t root = 0; root < graph.node_count(); ++root) {
    if (met[root] != 0) continue;
    met[root] = 1;
    open.push_back(root);
    while (!open.empty()) {
      const std::uint32_t node = open.back();
      open.pop_back();
      graph.layers[graph.layer_of[node]].push_back(node);
      for (const SegmentRows* rows : {&graph.above, &graph.below}) {
        for (std::uint32_t e = rows->begin[node]; e < rows->begin[node + 1]; ++e) {
          if (std::exchange(met[rows->node[e]], std::uint8_t{1}) == 0) open.push_back(rows->node[e]);
        }
      }
    }
  }
  for (const std::vector<std::uint32_t>& layer : graph.layers) renumber(graph, layer);
}

/// Crossings between a layer and the one below, by a tree of counts over the lower places.
std::uint64_t crossings_below(const LayerGraph& graph, std::size_t index, std::vector<std::uint32_t>& tree,
                              std::vector<std::uint32_t>& places) {
  tree.assign(graph.layers[index + 1].size() + 1, 0);
  std::uint64_t crossings = 0;
  std::uint32_t seen = 0;
  for (const std::uint32_t node : graph.layers[index]) {
    places.clear();
    for (std::uint32_t e = graph.below.begin[node]; e < graph.below.begin[node + 1]; ++e) {
      places.push_back(graph.place[graph.below.node[e]]);
    }
    for (const std::uint32_t place : places) {
      std::uint32_t not_right = 0;
      for (std::uint32_t i = place + 1; i > 0; i &= i - 1) not_right += tree[i];
      crossings += seen - not_right;
    }
    for (const std::uint32_t place : places) {
      for (std::uint32_t i = place + 1; i < tree.size(); i += i & (~i + 1)) ++tree[i];
    }
    seen += static_cast<std::uint32_t>(places.size());
  }
  return crossings;
}

void sweep(LayerGraph& graph, bool down, std::vector<std::pair<float, std::uint32_t>>& scratch) {
  const std::size_t count = graph.layers.size();
  for (std::size_t i = 1; i < count; ++i) {
    sort_layer(graph, down ? i : count - 1 - i, down ? graph.above : graph.below, scratch);
  }
}

/// Exchanges nodes that stand side by side, layer by layer, where that removes crossings.
class Exchange {
 public:
  explicit Exchange(LayerGraph& graph) : graph_(graph), begin_(2 * std::size_t{graph.node_count()} + 1) {}

  /// One pass down. With `also_equal`, nodes are exchanged too where it makes no difference: it leads away
  /// from orders that single exchanges do not improve.
  void pass(bool also_equal) {
    for (std::vector<std::uint32_t>& layer : graph_.layers) {
      gather(layer);
      open_.assign(layer.size(), 1);
      bool better = run(layer, also_equal);
      for (int round = 1; better && round < kExchangeRounds; ++round) better = run(layer, false);
      renumber(graph_, layer);
    }
  }

 private:
  using Places = std::span<const std::uint32_t>;

  /// The places of the neighbours above and below of a layer's nodes, ascending.
  void gather(const std::vector<std::uint32_t>& layer) {
    places_.clear();
    for (const std::uint32_t node : layer) {
      for (const std::size_t side : {0U, 1U}) {
        const SegmentRows& rows = side == 0 ? graph_.above : graph_.below;
        begin_[2 * std::size_t{node} + side] = static_cast<std::uint32_t>(places_.size());
        for (std::uint32_t e = rows.begin[node]; e < rows.begin[node + 1]; ++e)
          places_.push_back(graph_.place[rows.node[e]]);
        std::sort(places_.end() - rows.degree(node), places_.end());
      }
    }
  }

  [[nodiscard]] Places places(std::uint32_t node, bool above) const {
    const SegmentRows& rows = above ? graph_.above : graph_.below;
    return Places(places_).subspan(begin_[2 * std::size_t{node} + (above ? 0 : 1)], rows.degree(node));
  }

  /// Crossings of a's segments with b's when a is to the left, less those when it is to the right.
  static std::int64_t excess(Places a, Places b) {
    std::int64_t sum = 0;
    std::size_t less = 0, not_greater = 0;  // of b, than the place in a
    for (const std::uint32_t place : a) {
      while (less < b.size() && b[less] < place) ++less;
      while (not_greater < b.size() && b[not_greater] <= place) ++not_greater;
      sum += static_cast<std::int64_t>(less) - static_cast<std::int64_t>(b.size() - not_greater);
    }
    return sum;
  }

  bool run(std::vector<std::uint32_t>& layer, bool also_equal) {
    bool better = false;
    for (std::size_t i = 0; i + 1 < layer.size(); ++i) {
      if (std::exchange(open_[i], std::uint8_t{0}) == 0) continue;
      const std::uint32_t a = layer[i], b = layer[i + 1];
      const std::int64_t gain =
          excess(places(a, true), places(b, true)) + excess(places(a, false), places(b, false));
      if (gain < 0 || (gain == 0 && !also_equal)) continue;
      std::swap(layer[i], layer[i + 1]);
      open_[i + 1] = 1;
      if (i > 0) open_[i - 1] = 1;
      better = better || gain > 0;
    }
    return better;
  }

  LayerGraph& graph_;
  std::vector<std::uint32_t> places_, begin_;
  std::vector<std::uint8_t> open_;  ///< per place of a layer: this node and the next are to be compared
};

}  // namespace

std::uint64_t crossing_count(const LayerGraph& graph) {
  std::vector<std::uint32_t> tree, places;
  std::uint64_t crossings = 0;
  for (std::size_t i = 0; i + 1 < graph.layers.size(); ++i)
    crossings += crossings_below(graph, i, tree, places);
  return crossings;
}

void order_layers(LayerGraph& graph) {
  order_by_walk(graph);
  std::vector<std::vector<std::uint32_t>> best = graph.layers;
  std::uint64_t fewest = crossing_count(graph);
  std::vector<std::pair<float, std::uint32_t>> scratch;
  Exchange exchange(graph);
  for (int i = 0, idle = 0; i < kMostSweeps && idle < kPatience && fewest > 0; ++i) {
    sweep(graph, i % 2 == 0, scratch);
    exchange.pass(i % 4 >= 2);
    const std::uint64_t crossings = crossing_count(graph);
    idle = crossings < fewest ? 0 : idle + 1;
    if (crossings >= fewest) continue;
    fewest = crossings;
    best = graph.layers;
  }
  graph.layers = std::move(best);
  for (const std::vector<std::uint32_t>& layer : graph.layers) renumber(graph, layer);
}

}  // namespace atlas
