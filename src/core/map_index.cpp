// See map_index.hpp.
#include "core/map_index.hpp"

#include "core/map_frame.hpp"
#include "core/passes.hpp"
#include "core/sort.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

namespace atlas {
namespace {

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

/// distances_apart(), one distance at a time.
class DistancesApart {
 public:
  explicit DistancesApart(std::vector<Vec2> points)
      : points_(std::move(points)), apart_(points_.size(), kLeastApart) {
    if (points_.empty()) return;
    bounds_ = {points_[0].x, points_[0].y, points_[0].x, points_[0].y};
    for (const Vec2 p : points_) bounds_ = bounds_.united({p.x, p.y, p.x, p.y});
    distance_ = std::max(bounds_.width(), bounds_.height());
    apart_[0] = kAlone;
    taken_ = {0};
    waiting_.resize(points_.size() - 1);
    std::iota(waiting_.begin(), waiting_.end(), 1U);
  }

  /// False when nothing was left to do.
  bool step() {
    constexpr float kStep = 1.4F;
    if (distance_ <= kLeastApart) return false;
    CellGrid grid(points_, bounds_, distance_);
    for (const std::uint32_t i : taken_) grid.add(i);
    const auto take = [&](std::uint32_t i) {
      if (!grid.is_alone(points_[i])) return false;
      grid.add(i);
      taken_.push_back(i);
      apart_[i] = distance_;
      return true;
    };
    waiting_.erase(std::remove_if(waiting_.begin(), waiting_.end(), take), waiting_.end());
    distance_ /= kStep;
    return true;
  }

  [[nodiscard]] const std::vector<float>& result() const { return apart_; }

 private:
  std::vector<Vec2> points_;
  Rect bounds_;
  float distance_ = 0;
  std::vector<float> apart_;
  std::vector<std::uint32_t> taken_, waiting_;
};

}  // namespace

std::vector<float> distances_apart(std::span<const Vec2> points) {
  DistancesApart apart({points.begin(), points.end()});
  while (apart.step()) {
  }
  return apart.result();
}

class MapIndexBuild::Work {
 public:
  Work(const Catalog& catalog, const MapLayout& layout);

  bool step() { return passes_.step(*this) || (catalog_.node_count() > kDrawnWhole && isolate()); }
  [[nodiscard]] MapIndex take() { return std::move(index_); }

 private:
  static const Pass<Work> kPasses[];

  [[nodiscard]] std::size_t nodes() const { return catalog_.node_count(); }
  [[nodiscard]] std::size_t edges() const { return catalog_.edges().size(); }

  void note_kinds(std::size_t first, std::size_t end) {
    for (std::size_t i = first; i < end; ++i) {
      const NodeId id{static_cast<std::uint32_t>(i)};
      const Kind kind = catalog_.node(id).kind;
      index_.kinds.push_back(kind);
      if (kind == Kind::Component) index_.components.push_back(id);
      const HomeKind home = layout_.homes[i].kind;
      if (home == HomeKind::Fan || home == HomeKind::Directory) index_.beside.push_back(id);
    }
  }

  /// How many different nodes lead to a node by the edges that count.
  template <typename Counts>
  [[gnu::noinline]] std::uint32_t count_sources(NodeId target, Counts counts) {
    std::uint32_t sources = 0;
    for (const Neighbour& neighbour : catalog_.neighbours(target)) {
      if (neighbour.outgoing || !counts(catalog_.edge(neighbour.edge))) continue;
      std::uint32_t& seen = seen_[neighbour.node.index];
      if (seen != target.index) ++sources;
      seen = target.index;
    }
    return sources;
  }
  void count_works(std::size_t first, std::size_t end) {
    const auto counts = [](const Edge& edge) { return is_authorship(edge.relation); };
    for (std::size_t i = first; i < end; ++i) {
      const std::uint32_t works = count_sources(NodeId{static_cast<std::uint32_t>(i)}, counts);
      index_.works.push_back(static_cast<std::uint16_t>(std::min(works, 0xFFFFU)));
    }
  }
  void forget_seen() { seen_.assign(seen_.size(), kInvalidIndex); }
  void count_resources(std::size_t first, std::size_t end) {
    const auto counts = [&](const Edge& edge) {
      return edge.relation == Relation::InTopic && info(index_.kinds[edge.source.index]).resource;
    };
    for (std::size_t i = first; i < end; ++i)
      index_.resources.push_back(count_sources(NodeId{static_cast<std::uint32_t>(i)}, counts));
  }
  void note_spine() { index_.spine = spine_of(catalog_); }
  void note_resting(std::size_t first, std::size_t end) {
    for (std::size_t i = first; i < end; ++i) {
      if (may_rest(catalog_, layout_, catalog_.edges()[i]))
        index_.resting.push_back(EdgeId{static_cast<std::uint32_t>(i)});
    }
  }

  // ---- isolation: topics by their resources, then everything else that is no component by its neighbours

  bool isolate() {
    if (apart_ && apart_->step()) return true;
    if (apart_) keep_distances();
    if (groups_begun_ == 2) return false;
    if (groups_begun_ == 0) index_.isolation.assign(catalog_.node_count(), kAlone);
    order_ = groups_begun_ == 0 ? topics() : marks();
    std::vector<Vec2> points;
    points.reserve(order_.size());
    for (const NodeId id : order_) points.push_back({layout_.places[id.index].x, layout_.places[id.index].y});
    apart_.emplace(std::move(points));
    ++groups_begun_;
    return true;
  }
  void keep_distances() {
    for (std::size_t i = 0; i < order_.size(); ++i) index_.isolation[order_[i].index] = apart_->result()[i];
    apart_.reset();
  }
  [[nodiscard]] std::vector<NodeId> topics() const {
    std::vector<NodeId> topics = nodes_where([](Kind kind) { return kind == Kind::Topic; });
    sort_stably(topics,
                [&](NodeId a, NodeId b) { return index_.resources[a.index] > index_.resources[b.index]; });
    return topics;
  }
  [[nodiscard]] std::vector<NodeId> marks() const {
    std::vector<NodeId> marks =
        nodes_where([](Kind kind) { return kind != Kind::Topic && kind != Kind::Component; });
    sort_stably(marks, [&](NodeId a, NodeId b) { return catalog_.degree(a) > catalog_.degree(b); });
    return marks;
  }
  template <typename Wanted>
  [[nodiscard]] std::vector<NodeId> nodes_where(Wanted wanted) const {
    std::vector<NodeId> found;
    for (std::uint32_t i = 0; i < index_.kinds.size(); ++i) {
      if (wanted(index_.kinds[i])) found.push_back(NodeId{i});
    }
    return found;
  }

  const Catalog& catalog_;
  const MapLayout& layout_;
  MapIndex index_;
  std::vector<std::uint32_t> seen_;  // per node: the target that it was last counted for
  Passes<Work> passes_;
  int groups_begun_ = 0;                 // of topics and marks
  std::vector<NodeId> order_;            // of the group: by importance
  std::optional<DistancesApart> apart_;  // of the group
};

const Pass<MapIndexBuild::Work> MapIndexBuild::Work::kPasses[] = {
    {&Work::note_kinds, &Work::nodes, 8192},
    {&Work::count_works, &Work::nodes, 4096},
    {&Work::forget_seen},
    {&Work::count_resources, &Work::nodes, 4096},
    {&Work::note_spine},
    {&Work::note_resting, &Work::edges, 4096},
};

MapIndexBuild::Work::Work(const Catalog& catalog, const MapLayout& layout)
    : catalog_(catalog), layout_(layout), seen_(catalog.node_count(), kInvalidIndex), passes_(kPasses) {}

MapIndexBuild::MapIndexBuild(const Catalog& catalog, const MapLayout& layout)
    : work_(std::make_unique<Work>(catalog, layout)) {}
MapIndexBuild::~MapIndexBuild() = default;

bool MapIndexBuild::step() { return work_->step(); }

MapIndex MapIndexBuild::take() { return work_->take(); }

MapIndex index_map(const Catalog& catalog, const MapLayout& layout) {
  MapIndexBuild build(catalog, layout);
  while (build.step()) {
  }
  return build.take();
}

}  // namespace atlas
