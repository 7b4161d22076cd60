// Nodes that can stand straight below each other form blocks; blocks move as far to one side as their
// neighbours allow. This is done towards each of the four corners, and the mean of the two middle results is
// taken.
#include "core/graph_layered_steps.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace atlas {
namespace {

/// Puts the entries of each row in the order of the places.
void sort_rows(SegmentRows& rows, const LayerGraph& graph) {
  std::vector<std::uint32_t> entries, segment = rows.segment, node = rows.node;
  for (std::uint32_t of = 0; of < graph.node_count(); ++of) {
    entries.resize(rows.degree(of));
    std::iota(entries.begin(), entries.end(), rows.begin[of]);
    std::sort(entries.begin(), entries.end(), [&](std::uint32_t a, std::uint32_t b) {
      return graph.place[rows.node[a]] < graph.place[rows.node[b]];
    });
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
      segment[rows.begin[of] + i] = rows.segment[entries[i]];
      node[rows.begin[of] + i] = rows.node[entries[i]];
    }
  }
  rows.segment = std::move(segment);
  rows.node = std::move(node);
}

class Placer {
 public:
  Placer(const LayerGraph& graph, std::span<const float> widths, float gap)
      : graph_(graph),
        widths_(widths),
        gap_(gap),
        above_(graph.above),
        below_(graph.below),
        crossed_(graph.segments.size(), 0) {
    sort_rows(above_, graph);
    sort_rows(below_, graph);
    for (std::size_t i = 0; i + 1 < graph.layers.size(); ++i)
      mark_crossed(graph.layers[i], graph.layers[i + 1]);
  }

  /// Places when aligned with the layer above (or below), and pushed to the left (or right).
  [[nodiscard]] std::vector<float> towards(bool up, bool left) const {
    const std::vector<std::uint32_t> root = align(up, left);
    std::vector<float> x = compact(root, left);
    for (std::uint32_t node = 0; node < x.size(); ++node) x[node] = x[root[node]];
    if (!left) {
      for (float& value : x) value = -value;
    }
    return x;
  }

 private:
  /// The segment between two stand-ins that leads up from a node, as an entry; or nothing.
  [[nodiscard]] bool inner(std::uint32_t node) const {
    return graph_.stand_in(node) && graph_.stand_in(above_.node[above_.begin[node]]);
  }

  /// Marks segments that cross one between two stand-ins: long edges are kept straight before others.
  void mark_crossed(const std::vector<std::uint32_t>& upper, const std::vector<std::uint32_t>& lower) {
    std::uint32_t from = 0, scanned = 0;
    for (std::uint32_t i = 0; i < lower.size(); ++i) {
      if (i + 1 != lower.size() && !inner(lower[i])) continue;
      const std::uint32_t to = inner(lower[i]) ? graph_.place[above_.node[above_.begin[lower[i]]]]
                                               : static_cast<std::uint32_t>(upper.size() - 1);
      for (; scanned <= i; ++scanned) {
        for (std::uint32_t e = above_.begin[lower[scanned]]; e < above_.begin[lower[scanned] + 1]; ++e) {
          const std::uint32_t place = graph_.place[above_.node[e]];
          if (!inner(lower[scanned]) && (place < from || place > to)) crossed_[above_.segment[e]] = 1;
        }
      }
      from = to;
    }
  }

  /// The block of every node, named by its first node. A node joins the block of its middle neighbour, if no
  /// segment between them would cross one already used.
  [[nodiscard]] std::vector<std::uint32_t> align(bool up, bool left) const {
    const SegmentRows& rows = up ? above_ : below_;
    std::vector<std::uint32_t> root(graph_.node_count());
    std::iota(root.begin(), root.end(), 0U);
    for (std::size_t step = 1; step < graph_.layers.size(); ++step) {
      const std::vector<std::uint32_t>& layer = graph_.layers[up ? step : graph_.layers.size() - 1 - step];
      std::int64_t used = left ? -1 : std::numeric_limits<std::int64_t>::max();
      for (std::size_t i = 0; i < layer.size(); ++i) {
        const std::uint32_t node = layer[left ? i : layer.size() - 1 - i];
        const std::uint32_t degree = rows.degree(node);
        if (degree == 0) continue;
        const std::uint32_t low = rows.begin[node] + (degree - 1) / 2, high = rows.begin[node] + degree / 2;
        for (const std::uint32_t entry : {left ? low : high, left ? high : low}) {
          const std::int64_t place = graph_.place[rows.node[entry]];
          if (crossed_[rows.segment[entry]] != 0 || (left ? place <= used : place >= used)) continue;
          root[node] = root[rows.node[entry]];
          used = place;
          break;
        }
      }
    }
    return root;
  }

  [[nodiscard]] float separation(std::uint32_t a, std::uint32_t b) const {
    return (widths_[a] + widths_[b]) / 2 + gap_;
  }

  /// For each block that a block must stay clear of, on its far side, and how far.
  struct Clearance {
    std::uint32_t near = 0, far = 0;
    float least = 0;
  };

  [[nodiscard]] std::vector<Clearance> clearances(const std::vector<std::uint32_t>& root, bool left) const {
    std::vector<Clearance> all;
    for (const std::vector<std::uint32_t>& layer : graph_.layers) {
      for (std::size_t i = 0; i + 1 < layer.size(); ++i) {
        const std::uint32_t a = layer[left ? i : i + 1], b = layer[left ? i + 1 : i];
        all.push_back({root[a], root[b], separation(a, b)});
      }
    }
    return all;
  }

  /// Distances of the blocks from the side they are pushed to: the longest way of clearances, then back again
  /// as far as the blocks behind allow.
  [[nodiscard]] std::vector<float> compact(const std::vector<std::uint32_t>& root, bool left) const {
    const std::vector<Clearance> all = clearances(root, left);
    const std::uint32_t count = graph_.node_count();
    std::vector<std::uint32_t> begin(count + std::size_t{1}, 0), by_near(all.size()), waiting_for(count, 0),
        order;
    for (const Clearance& clearance : all) {
      ++begin[clearance.near + std::size_t{1}];
      ++waiting_for[clearance.far];
    }
    for (std::size_t i = 0; i < count; ++i) begin[i + 1] += begin[i];
    std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
    for (std::uint32_t i = 0; i < all.size(); ++i) by_near[next[all[i].near]++] = i;
    for (std::uint32_t node = 0; node < count; ++node) {
      if (root[node] == node && waiting_for[node] == 0) order.push_back(node);
    }
    std::vector<float> x(count, 0);
    for (std::size_t i = 0; i < order.size(); ++i) {
      for (std::uint32_t e = begin[order[i]]; e < begin[order[i] + 1]; ++e) {
        const Clearance& clearance = all[by_near[e]];
        x[clearance.far] = std::max(x[clearance.far], x[order[i]] + clearance.least);
        if (--waiting_for[clearance.far] == 0) order.push_back(clearance.far);
      }
    }
    for (std::size_t i = order.size(); i-- > 0;) {
      float most = std::numeric_limits<float>::max();
      for (std::uint32_t e = begin[order[i]]; e < begin[order[i] + 1]; ++e) {
        most = std::min(most, x[all[by_near[e]].far] - all[by_near[e]].least);
      }
      if (begin[order[i]] != begin[order[i] + 1]) x[order[i]] = std::max(x[order[i]], most);
    }
    return x;
  }

  const LayerGraph& graph_;
  std::span<const float> widths_;
  float gap_;
  SegmentRows above_, below_;
  std::vector<std::uint8_t> crossed_;  ///< per segment
};

}  // namespace

std::vector<float> place_in_layers(const LayerGraph& graph, std::span<const float> widths, float gap) {
  if (graph.node_count() == 0) return {};
  const Placer placer(graph, widths, gap);
  std::array<std::vector<float>, 4> corners;
  std::array<float, 4> least{}, most{};
  std::size_t narrowest = 0;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    corners[i] = placer.towards(i < 2, i % 2 == 0);
    least[i] = *std::min_element(corners[i].begin(), corners[i].end());
    most[i] = *std::max_element(corners[i].begin(), corners[i].end());
    if (most[i] - least[i] < most[narrowest] - least[narrowest]) narrowest = i;
  }
  std::vector<float> x(graph.node_count());
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    std::array<float, 4> values{};
    for (std::size_t i = 0; i < corners.size(); ++i) {
      const float shift = i % 2 == 0 ? least[narrowest] - least[i] : most[narrowest] - most[i];
      values[i] = corners[i][node] + shift;
    }
    std::sort(values.begin(), values.end());
    x[node] = (values[1] + values[2]) / 2;
  }
  return x;
}

}  // namespace atlas
