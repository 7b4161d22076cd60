// Which layer every node is in, and the graph between neighbouring layers.
#include "core/graph_layered_steps.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace atlas {
namespace {

/// Rounds of moving nodes towards their neighbours.
constexpr int kBalanceRounds = 4;

/// Rows of nodes: the targets of each node's edges, or their sources.
struct Rows {
  std::vector<std::uint32_t> begin, node;
};

Rows rows_of(std::uint32_t node_count, std::span<const Segment> edges, bool down) {
  Rows rows{std::vector<std::uint32_t>(node_count + std::size_t{1}, 0),
            std::vector<std::uint32_t>(edges.size())};
  for (const Segment& edge : edges) ++rows.begin[(down ? edge.upper : edge.lower) + std::size_t{1}];
  for (std::size_t i = 0; i < node_count; ++i) rows.begin[i + 1] += rows.begin[i];
  std::vector<std::uint32_t> next(rows.begin.begin(), rows.begin.end() - 1);
  for (const Segment& edge : edges) {
    rows.node[next[down ? edge.upper : edge.lower]++] = down ? edge.lower : edge.upper;
  }
  return rows;
}

std::vector<Segment> distinct_edges(std::span<const std::uint32_t> pairs) {
  std::vector<Segment> edges;
  for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
    if (pairs[i] != pairs[i + 1]) edges.push_back({pairs[i], pairs[i + 1]});
  }
  const auto less = [](const Segment& a, const Segment& b) {
    return a.upper != b.upper ? a.upper < b.upper : a.lower < b.lower;
  };
  const auto same = [](const Segment& a, const Segment& b) {
    return a.upper == b.upper && a.lower == b.lower;
  };
  std::sort(edges.begin(), edges.end(), less);
  edges.erase(std::unique(edges.begin(), edges.end(), same), edges.end());
  return edges;
}

/// Nodes such that every edge leads to a later one.
std::vector<std::uint32_t> topological_order(std::uint32_t node_count, const Rows& down,
                                             std::span<const Segment> edges) {
  std::vector<std::uint32_t> waiting_for(node_count, 0), order;
  for (const Segment& edge : edges) ++waiting_for[edge.lower];
  for (std::uint32_t node = 0; node < node_count; ++node) {
    if (waiting_for[node] == 0) order.push_back(node);
  }
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::uint32_t entry = down.begin[order[i]]; entry < down.begin[order[i] + 1]; ++entry) {
      if (--waiting_for[down.node[entry]] == 0) order.push_back(down.node[entry]);
    }
  }
  return order;
}

/// Moves a node to the lowest or highest rank that its neighbours allow, where that makes its edges shorter.
void balance(std::uint32_t node, const Rows& up, const Rows& down, std::vector<std::uint32_t>& ranks) {
  const std::uint32_t above = up.begin[node + 1] - up.begin[node],
                      below = down.begin[node + 1] - down.begin[node];
  if (below > above) {
    std::uint32_t lowest = std::numeric_limits<std::uint32_t>::max();
    for (std::uint32_t e = down.begin[node]; e < down.begin[node + 1]; ++e)
      lowest = std::min(lowest, ranks[down.node[e]]);
    ranks[node] = lowest - 1;
  } else if (above > below) {
    std::uint32_t highest = 0;
    for (std::uint32_t e = up.begin[node]; e < up.begin[node + 1]; ++e)
      highest = std::max(highest, ranks[up.node[e]]);
    ranks[node] = highest + 1;
  }
}

/// Renumbers the ranks so that none between the first and the last is empty.
void close_gaps(std::vector<std::uint32_t>& ranks) {
  std::vector<std::uint32_t> number;
  for (const std::uint32_t rank : ranks) {
    if (number.size() <= rank) number.resize(rank + std::size_t{1}, 0);
    number[rank] = 1;
  }
  std::uint32_t next = 0;
  for (std::uint32_t& used : number) used = used != 0 ? next++ : 0;
  for (std::uint32_t& rank : ranks) rank = number[rank];
}

SegmentRows segment_rows(std::uint32_t node_count, std::span<const Segment> segments, bool above) {
  SegmentRows rows{std::vector<std::uint32_t>(node_count + std::size_t{1}, 0),
                   std::vector<std::uint32_t>(segments.size())};
  for (const Segment& segment : segments)
    ++rows.begin[(above ? segment.lower : segment.upper) + std::size_t{1}];
  for (std::size_t i = 0; i < node_count; ++i) rows.begin[i + 1] += rows.begin[i];
  std::vector<std::uint32_t> next(rows.begin.begin(), rows.begin.end() - 1);
  for (const Segment& segment : segments) {
    rows.node[next[above ? segment.lower : segment.upper]++] = above ? segment.upper : segment.lower;
  }
  return rows;
}

}  // namespace

std::vector<Segment> acyclic_edges(std::uint32_t node_count, std::span<const std::uint32_t> pairs) {
  std::vector<Segment> edges = distinct_edges(pairs);
  const Rows down = rows_of(node_count, edges, true);  // edges are sorted: entry e belongs to edge e
  enum : std::uint8_t { kNew, kOpen, kLeft };
  std::vector<std::uint8_t> state(node_count, kNew);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> path;  // node, its next entry
  for (std::uint32_t root = 0; root < node_count; ++root) {
    if (state[root] != kNew) continue;
    state[root] = kOpen;
    path.emplace_back(root, down.begin[root]);
    while (!path.empty()) {
      const std::uint32_t node = path.back().first, entry = path.back().second++;
      if (entry == down.begin[node + 1]) {
        state[node] = kLeft;
        path.pop_back();
        continue;
      }
      const std::uint32_t target = down.node[entry];
      if (state[target] == kOpen) std::swap(edges[entry].upper, edges[entry].lower);
      if (state[target] == kNew) {
        state[target] = kOpen;
        path.emplace_back(target, down.begin[target]);
      }
    }
  }
  return edges;
}

std::vector<std::uint32_t> ranks_of(std::uint32_t node_count, std::span<const Segment> edges) {
  const Rows down = rows_of(node_count, edges, true), up = rows_of(node_count, edges, false);
  const std::vector<std::uint32_t> order = topological_order(node_count, down, edges);
  std::vector<std::uint32_t> ranks(node_count, 0);
  for (const std::uint32_t node : order) {
    for (std::uint32_t entry = down.begin[node]; entry < down.begin[node + 1]; ++entry) {
      ranks[down.node[entry]] = std::max(ranks[down.node[entry]], ranks[node] + 1);
    }
  }
  for (int round = 0; round < kBalanceRounds; ++round) {
    for (std::size_t i = order.size(); i-- > 0;) balance(order[i], up, down, ranks);
  }
  close_gaps(ranks);
  return ranks;
}

std::optional<LayerGraph> layer_graph(std::span<const std::uint32_t> ranks, std::span<const Segment> edges,
                                      std::size_t limit) {
  std::size_t crossed = 0;
  for (const Segment& edge : edges) crossed += ranks[edge.lower] - ranks[edge.upper] - 1;
  if (crossed > limit) return std::nullopt;
  LayerGraph graph;
  graph.real_count = static_cast<std::uint32_t>(ranks.size());
  graph.layer_of.assign(ranks.begin(), ranks.end());
  for (const Segment& edge : edges) {
    std::uint32_t upper = edge.upper;
    for (std::uint32_t layer = ranks[edge.upper] + 1; layer < ranks[edge.lower]; ++layer) {
      graph.segments.push_back({upper, graph.node_count()});
      upper = graph.node_count();
      graph.layer_of.push_back(layer);
    }
    graph.segments.push_back({upper, edge.lower});
  }
  graph.above = segment_rows(graph.node_count(), graph.segments, true);
  graph.below = segment_rows(graph.node_count(), graph.segments, false);
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    const std::size_t layer = graph.layer_of[node];
    if (graph.layers.size() <= layer) graph.layers.resize(layer + 1);
    graph.place.push_back(static_cast<std::uint32_t>(graph.layers[layer].size()));
    graph.layers[layer].push_back(node);
  }
  return graph;
}

}  // namespace atlas
