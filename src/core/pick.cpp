// Which node a point means, and how large the area is that a finger or a mouse may hit.
#include "core/layout_space.hpp"
#include "core/map_frame.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <unordered_map>
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

/// Marks in cells, to find how much room each has among the others.
class NearMarks {
 public:
  explicit NearMarks(const MapFrame& frame) : frame_(frame) {
    for (const NodeId id : frame.drawn) {
      const Vec2 at = frame.view(id).at;
      if (is_mark(id)) cells_[key(cell_of(at.x), cell_of(at.y))].push_back(id);
    }
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
    for (int ring = 0; static_cast<float>(ring - 1) * kCell < 2 * std::max(half.x, half.y); ++ring)
      narrow_by_ring(id, ring, half);
    return half;
  }

 private:
  // In a crowd the first rings end the search, elsewhere there are few rings to look at.
  static constexpr float kCell = 8;

  /// By the marks of the cells that are `ring` cells away.
  void narrow_by_ring(NodeId id, int ring, Vec2& half) const {
    const Vec2 at = frame_.view(id).at;
    for (int dy = -ring; dy <= ring; ++dy) {
      const int step = std::abs(dy) == ring ? 1 : 2 * ring;
      for (int dx = -ring; dx <= ring; dx += step) {
        const auto cell = cells_.find(key(cell_of(at.x) + dx, cell_of(at.y) + dy));
        if (cell == cells_.end()) continue;
        for (const NodeId other : cell->second) {
          if (other == id) continue;
          const Vec2 gap = frame_.view(other).at - at;
          float& limited = std::abs(gap.x) > std::abs(gap.y) ? half.x : half.y;
          limited = std::min(limited, std::max(std::abs(gap.x), std::abs(gap.y)) / 2);
        }
      }
    }
  }

  [[nodiscard]] static std::int32_t cell_of(float px) {
    return static_cast<std::int32_t>(std::floor(px / kCell));
  }
  [[nodiscard]] static std::uint64_t key(std::int32_t x, std::int32_t y) {
    return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(x)) << 32U) | static_cast<std::uint32_t>(y);
  }

  const MapFrame& frame_;
  std::unordered_map<std::uint64_t, std::vector<NodeId>> cells_;
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
