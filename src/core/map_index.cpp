// See map_index.hpp.
#include "core/map_index.hpp"

#include "core/map_frame.hpp"
#include "core/sort.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace atlas {
namespace {

bool is_authorship(Relation relation) {
  return relation == Relation::By || relation == Relation::PublishedOn;
}

/// How many different nodes lead to each node by the edges that count.
template <typename Counts>
std::vector<std::uint32_t> count_sources(const Catalog& catalog, Counts counts) {
  std::vector<std::uint32_t> result(catalog.node_count(), 0);
  std::vector<std::uint64_t> pairs;
  for (const Edge& edge : catalog.edges()) {
    if (counts(edge)) pairs.push_back((static_cast<std::uint64_t>(edge.target.index) << 32U) | edge.source.index);
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
  const std::vector<float> distances = distance_to_earlier(points);
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
  sort_stably(topics, [&](NodeId a, NodeId b) { return index.resources[a.index] > index.resources[b.index]; });
  sort_stably(marks, [&](NodeId a, NodeId b) { return catalog.degree(a) > catalog.degree(b); });
  isolate(layout, topics, isolation);
  isolate(layout, marks, isolation);
  return isolation;
}

/// Points in square cells, about one in each: as they become more, the cells become smaller.
class GrowingGrid {
 public:
  GrowingGrid(std::span<const Vec2> points, const Rect& bounds) : points_(points), bounds_(bounds) { divide(1); }

  /// Points have to be added in their order.
  void add(std::uint32_t point) {
    constexpr std::size_t kMostPerCell = 2;
    list(point);
    ++count_;
    if (count_ <= kMostPerCell * heads_.size()) return;
    divide(2 * columns_);
    for (std::uint32_t i = 0; i < count_; ++i) list(i);
  }

  [[nodiscard]] float distance_to_nearest(Vec2 from) const {
    if (count_ == 0) return kAlone;
    const int x = column_of(from), y = row_of(from);
    float least2 = kAlone * kAlone;
    for (int ring = 0; ring <= columns_; ++ring) {
      visit_ring(x, y, ring, from, least2);
      const float passed = static_cast<float>(ring) * std::min(cell_.x, cell_.y);  // all nearer cells are done
      if (least2 <= passed * passed) break;
    }
    return std::sqrt(least2);
  }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;

  void divide(int columns) {
    columns_ = columns;
    const auto parts = static_cast<float>(columns);
    cell_ = {std::max(1.0F, bounds_.width() / parts), std::max(1.0F, bounds_.height() / parts)};
    heads_.assign(static_cast<std::size_t>(columns) * static_cast<std::size_t>(columns), kNone);
    next_.resize(points_.size());
  }
  [[nodiscard]] int column_of(Vec2 p) const {
    return std::clamp(static_cast<int>((p.x - bounds_.min_x) / cell_.x), 0, columns_ - 1);
  }
  [[nodiscard]] int row_of(Vec2 p) const {
    return std::clamp(static_cast<int>((p.y - bounds_.min_y) / cell_.y), 0, columns_ - 1);
  }
  [[nodiscard]] std::size_t cell_at(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(x);
  }
  void list(std::uint32_t point) {
    std::uint32_t& head = heads_[cell_at(column_of(points_[point]), row_of(points_[point]))];
    next_[point] = head;
    head = point;
  }
  void visit(int x, int y, Vec2 from, float& least2) const {
    if (x < 0 || y < 0 || x >= columns_ || y >= columns_) return;
    for (std::uint32_t i = heads_[cell_at(x, y)]; i != kNone && least2 > 0; i = next_[i]) {
      const Vec2 gap = points_[i] - from;
      least2 = std::min(least2, gap.x * gap.x + gap.y * gap.y);
    }
  }
  void visit_ring(int x, int y, int ring, Vec2 from, float& least2) const {
    for (int dx = -ring; dx <= ring; ++dx) {
      visit(x + dx, y - ring, from, least2);
      if (ring > 0) visit(x + dx, y + ring, from, least2);
    }
    for (int dy = 1 - ring; dy < ring; ++dy) {
      visit(x - ring, y + dy, from, least2);
      visit(x + ring, y + dy, from, least2);
    }
  }

  std::span<const Vec2> points_;
  Rect bounds_;
  int columns_ = 1;  // and rows
  Vec2 cell_{};
  std::size_t count_ = 0;
  std::vector<std::uint32_t> heads_, next_;  // the points of a cell as a list
};

}  // namespace

std::vector<float> distance_to_earlier(std::span<const Vec2> points) {
  std::vector<float> distances;
  if (points.empty()) return distances;
  Rect bounds{points[0].x, points[0].y, points[0].x, points[0].y};
  for (const Vec2 p : points) bounds = bounds.united({p.x, p.y, p.x, p.y});
  GrowingGrid grid(points, bounds);
  distances.reserve(points.size());
  for (std::uint32_t i = 0; i < points.size(); ++i) {
    distances.push_back(grid.distance_to_nearest(points[i]));
    grid.add(i);
  }
  return distances;
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
