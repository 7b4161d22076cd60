// See map_index.hpp.
#include "core/map_index.hpp"

#include "core/map_frame.hpp"
#include "core/sort.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace atlas {
namespace {

/// How many different nodes lead to each node by the edges that count.
template <typename Counts>
std::vector<std::uint32_t> count_sources(const Catalog& catalog, Counts counts) {
  std::vector<std::uint32_t> result(catalog.node_count(), 0);
  std::vector<std::uint64_t> pairs;
  for (const Edge& edge : catalog.edges()) {
    if (counts(edge))
      pairs.push_back((static_cast<std::uint64_t>(edge.target.index) << 32U) | edge.source.index);
  }
  sort_stably(pairs);
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  for (const std::uint64_t pair : pairs) ++result[pair >> 32U];
  return result;
}

std::vector<std::uint16_t> count_works(const Catalog& catalog) {
  std::vector<std::uint16_t> works;
  works.reserve(catalog.node_count());
  for (const std::uint32_t count :
       count_sources(catalog, [](const Edge& edge) { return is_authorship(edge.relation); })) {
    works.push_back(static_cast<std::uint16_t>(std::min(count, 0xFFFFU)));
  }
  return works;
}

void note_nodes(const Catalog& catalog, const MapLayout& layout, MapIndex& index) {
  index.kinds.reserve(catalog.node_count());
  for (std::uint32_t i = 0; i < catalog.node_count(); ++i) {
    const Kind kind = catalog.node(NodeId{i}).kind;
    index.kinds.push_back(kind);
    if (kind == Kind::Component) index.components.push_back(NodeId{i});
    const HomeKind home = layout.homes[i].kind;
    if (home == HomeKind::Fan || home == HomeKind::Directory) index.beside.push_back(NodeId{i});
  }
}

/// The isolation of some nodes, given in the order of their importance.
void isolate(const MapLayout& layout, std::span<const NodeId> nodes, std::vector<float>& isolation) {
  std::vector<Vec2> points;
  points.reserve(nodes.size());
  for (const NodeId id : nodes) points.push_back({layout.places[id.index].x, layout.places[id.index].y});
  const std::vector<float> distances = distances_apart(points);
  for (std::size_t i = 0; i < nodes.size(); ++i) isolation[nodes[i].index] = distances[i];
}

// Topics by their resources, and everything else that is no component by its neighbours.
std::vector<float> isolation_of(const Catalog& catalog, const MapLayout& layout, const MapIndex& index) {
  std::vector<float> isolation(catalog.node_count(), kAlone);
  std::vector<NodeId> topics, marks;
  for (std::uint32_t i = 0; i < catalog.node_count(); ++i) {
    if (index.kinds[i] == Kind::Component) continue;
    (index.kinds[i] == Kind::Topic ? topics : marks).push_back(NodeId{i});
  }
  sort_stably(topics,
              [&](NodeId a, NodeId b) { return index.resources[a.index] > index.resources[b.index]; });
  sort_stably(marks, [&](NodeId a, NodeId b) { return catalog.degree(a) > catalog.degree(b); });
  isolate(layout, topics, isolation);
  isolate(layout, marks, isolation);
  return isolation;
}

/// Points in square cells that are no smaller than the distance asked for.
class CellGrid {
 public:
  CellGrid(std::span<const Vec2> points, const Rect& bounds, float distance)
      : points_(points), bounds_(bounds), distance_(distance), next_(points.size(), kNone) {
    constexpr float kMostColumns = 1024;
    cell_ = std::max({distance, bounds.width() / kMostColumns, bounds.height() / kMostColumns});
    columns_ = static_cast<int>(bounds.width() / cell_) + 1;
    rows_ = static_cast<int>(bounds.height() / cell_) + 1;
    heads_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), kNone);
  }

  void add(std::uint32_t point) {
    std::uint32_t& head = heads_[cell_at(column_of(points_[point]), row_of(points_[point]))];
    next_[point] = head;
    head = point;
  }
  [[nodiscard]] bool is_alone(Vec2 at) const {
    const int x = column_of(at), y = row_of(at);
    for (int row = std::max(0, y - 1); row <= std::min(rows_ - 1, y + 1); ++row) {
      for (int column = std::max(0, x - 1); column <= std::min(columns_ - 1, x + 1); ++column) {
        if (holds_near(cell_at(column, row), at)) return false;
      }
    }
    return true;
  }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;

  [[nodiscard]] int column_of(Vec2 p) const { return static_cast<int>((p.x - bounds_.min_x) / cell_); }
  [[nodiscard]] int row_of(Vec2 p) const { return static_cast<int>((p.y - bounds_.min_y) / cell_); }
  [[nodiscard]] std::size_t cell_at(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(x);
  }
  [[nodiscard]] bool holds_near(std::size_t cell, Vec2 at) const {
    for (std::uint32_t i = heads_[cell]; i != kNone; i = next_[i]) {
      const Vec2 gap = points_[i] - at;
      if (gap.x * gap.x + gap.y * gap.y < distance_ * distance_) return true;
    }
    return false;
  }

  std::span<const Vec2> points_;
  Rect bounds_;
  float distance_;
  float cell_ = 1;
  int columns_ = 1, rows_ = 1;
  std::vector<std::uint32_t> heads_, next_;  // the points of a cell as a list
};

}  // namespace

std::vector<float> distances_apart(std::span<const Vec2> points) {
  constexpr float kStep = 1.4F;
  std::vector<float> apart(points.size(), kLeastApart);
  if (points.empty()) return apart;
  Rect bounds{points[0].x, points[0].y, points[0].x, points[0].y};
  for (const Vec2 p : points) bounds = bounds.united({p.x, p.y, p.x, p.y});
  apart[0] = kAlone;
  std::vector<std::uint32_t> taken{0};
  std::vector<std::uint32_t> waiting(points.size() - 1);
  std::iota(waiting.begin(), waiting.end(), 1U);
  for (float distance = std::max(bounds.width(), bounds.height()); distance > kLeastApart;
       distance /= kStep) {
    CellGrid grid(points, bounds, distance);
    for (const std::uint32_t i : taken) grid.add(i);
    const auto take = [&](std::uint32_t i) {
      if (!grid.is_alone(points[i])) return false;
      grid.add(i);
      taken.push_back(i);
      apart[i] = distance;
      return true;
    };
    waiting.erase(std::remove_if(waiting.begin(), waiting.end(), take), waiting.end());
  }
  return apart;
}

MapIndex index_map(const Catalog& catalog, const MapLayout& layout) {
  MapIndex index;
  note_nodes(catalog, layout, index);
  index.works = count_works(catalog);
  index.resources = count_sources(catalog, [&](const Edge& edge) {
    return edge.relation == Relation::InTopic && info(index.kinds[edge.source.index]).resource;
  });
  index.spine = spine_of(catalog);
  for (std::uint32_t i = 0; i < catalog.edges().size(); ++i) {
    if (may_rest(catalog, layout, catalog.edges()[i])) index.resting.push_back(EdgeId{i});
  }
  if (catalog.node_count() > kDrawnWhole) index.isolation = isolation_of(catalog, layout, index);
  return index;
}

}  // namespace atlas
