// Which node a point means, and how large the area is that a finger or a mouse may hit.
#include "core/filed_places.hpp"
#include "core/layout_space.hpp"
#include "core/map_frame.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

namespace atlas {
namespace {

constexpr float kTarget = 12.0F;  // half of 24 px, the smallest comfortable target

float square(float value) { return value * value; }

// How far a point is outside an area, squared; 0 inside.
float distance2(const HitArea& area, Vec2 p) {
  const Rect& rect = area.rect;
  if (area.round) {
    const float beyond = std::max(0.0F, length_of(p - rect.centre()) - rect.width() / 2);
    return square(beyond);
  }
  return square(p.x - std::clamp(p.x, rect.min_x, rect.max_x)) +
         square(p.y - std::clamp(p.y, rect.min_y, rect.max_y));
}

/// Marks in a grid of cells, to find how much room each has among the others.
class NearMarks {
 public:
  explicit NearMarks(const MapFrame& frame) : frame_(frame) {
    for (const NodeId id : frame.drawn) {
      if (is_mark(id)) marks_.push_back(id);
    }
    if (marks_.empty()) return;
    lay_grid();
    cells_.begin(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_));
    for (const NodeId id : marks_) cells_.count(cell_of(id));
    cells_.make_room();
    for (std::size_t i = 0; i < marks_.size(); ++i) cells_.file(cell_of(marks_[i]), i);
    cells_.finish();
  }

  [[nodiscard]] bool is_mark(NodeId id) const {
    const Kind kind = frame_.kind(id);
    return kind != Kind::Component && kind != Kind::Topic;
  }

  // Half the size of the area: a target, or less where a neighbour is nearer. The axis on which two
  // marks are farther apart is the one on which they share the room.
  [[nodiscard]] Vec2 half_area(NodeId id) const {
    Vec2 half{kTarget, kTarget};
    // What is not in the rings before is at least ring - 1 cells away.
    for (int ring = 0; static_cast<float>(ring - 1) * cell_px_ < 2 * std::max(half.x, half.y); ++ring)
      narrow_by_ring(id, ring, half);
    return half;
  }

 private:
  // In a crowd the first rings end the search, elsewhere there are few rings to look at.
  static constexpr float kLeastCellPx = 8;
  static constexpr float kMostCellsPerMark = 16;  // of marks that are far apart

  void lay_grid() {
    Vec2 high = origin_ = frame_.view(marks_.front()).at;
    for (const NodeId id : marks_) {
      const Vec2 at = frame_.view(id).at;
      origin_ = {std::min(origin_.x, at.x), std::min(origin_.y, at.y)};
      high = {std::max(high.x, at.x), std::max(high.y, at.y)};
    }
    const Vec2 size = high - origin_;
    const float most_cells = kMostCellsPerMark * static_cast<float>(marks_.size());
    cell_px_ = std::max(
        {kLeastCellPx, std::sqrt(size.x * size.y / most_cells), size.x / most_cells, size.y / most_cells});
    columns_ = static_cast<int>(size.x / cell_px_) + 1;
    rows_ = static_cast<int>(size.y / cell_px_) + 1;
  }

  [[nodiscard]] int column_of(float x) const { return static_cast<int>((x - origin_.x) / cell_px_); }
  [[nodiscard]] int row_of(float y) const { return static_cast<int>((y - origin_.y) / cell_px_); }
  [[nodiscard]] std::size_t key(int column, int row) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
           static_cast<std::size_t>(column);
  }
  [[nodiscard]] std::size_t cell_of(NodeId id) const {
    const Vec2 at = frame_.view(id).at;
    return key(column_of(at.x), row_of(at.y));
  }

  /// By the marks of the cells that are `ring` cells away.
  void narrow_by_ring(NodeId id, int ring, Vec2& half) const {
    const Vec2 at = frame_.view(id).at;
    const int column = column_of(at.x);
    const int row = row_of(at.y);
    for (int y = std::max(row - ring, 0); y <= std::min(row + ring, rows_ - 1); ++y) {
      if (std::abs(y - row) == ring) {
        narrow_by_cells(id, y, {column - ring, column + ring}, half);
      } else {
        narrow_by_cells(id, y, {column - ring, column - ring}, half);
        narrow_by_cells(id, y, {column + ring, column + ring}, half);
      }
    }
  }

  /// By the marks of a part of a row of cells, from the first column to the last; it may reach past the grid.
  void narrow_by_cells(NodeId id, int row, std::array<int, 2> columns, Vec2& half) const {
    // In a crowd hardly a cell is near enough to matter.
    const Vec2 at = frame_.view(id).at;
    const float reach_px = 2 * std::max(half.x, half.y);
    if (row < row_of(at.y - reach_px) || row > row_of(at.y + reach_px)) return;
    const int first = std::max({columns[0], column_of(at.x - reach_px), 0});
    const int last = std::min({columns[1], column_of(at.x + reach_px), columns_ - 1});
    if (first > last) return;
    for (const std::uint32_t place : cells_.of(key(first, row), key(last, row) + 1)) {
      if (marks_[place] == id) continue;
      const Vec2 gap = frame_.view(marks_[place]).at - at;
      float& limited = std::abs(gap.x) > std::abs(gap.y) ? half.x : half.y;
      limited = std::min(limited, std::max(std::abs(gap.x), std::abs(gap.y)) / 2);
    }
  }

  const MapFrame& frame_;
  std::vector<NodeId> marks_;
  FiledPlaces cells_;  // places in marks_, row by row
  Vec2 origin_{};      // of the grid
  float cell_px_ = kLeastCellPx;
  int columns_ = 0, rows_ = 0;
};

}  // namespace

std::vector<HitArea> hit_areas(const MapFrame& frame, const MapLabels& labels) {
  std::vector<HitArea> areas;
  const NearMarks near(frame);
  const auto add = [&](NodeId id, Vec2 half, bool round) {
    const Vec2 at = frame.view(id).at;
    areas.push_back({id, rect_around(at, half.x, half.y), labels.rect_of[id.index], round});
  };
  const auto each = [&frame](auto accepts, auto action) {
    for (const NodeId id : frame.drawn) {
      if (!frame.view(id).hidden && accepts(id)) action(id);
    }
  };
  each([&](NodeId id) { return frame.kind(id) == Kind::Topic; },
       [&](NodeId id) {
         const float radius = std::max(kTarget, frame.view(id).half.x);
         add(id, {radius, radius}, true);
       });
  each([&](NodeId id) { return near.is_mark(id); }, [&](NodeId id) { add(id, near.half_area(id), false); });
  each([&](NodeId id) { return frame.kind(id) == Kind::Component; },
       [&](NodeId id) {
         const Vec2 half = frame.view(id).half;
         add(id, {std::max(kTarget, half.x), std::max(kTarget, half.y)}, false);
       });
  return areas;
}

NodeId pick(const Scene& scene, Vec2 point_px, float reach_px) {
  for (auto area = scene.areas.rbegin(); area != scene.areas.rend(); ++area) {
    if (distance2(*area, point_px) <= 0) return area->node;
  }
  for (auto area = scene.areas.rbegin(); area != scene.areas.rend(); ++area) {
    if (area->label.width() > 0 && area->label.contains(point_px)) return area->node;
  }
  NodeId nearest;
  float least = square(std::max(0.0F, reach_px));
  for (const HitArea& area : scene.areas) {
    const float distance = distance2(area, point_px);
    if (distance > least) continue;
    least = distance;
    nearest = area.node;
  }
  return nearest;
}

}  // namespace atlas
