// Cells of 64 units. A large obstacle is listed in every cell it touches; a query asks the cells it
// touches, so both are cheap for the sizes a map has.
#include "core/layout_space.hpp"

#include "core/sort.hpp"

#include <algorithm>
#include <cmath>

namespace atlas {
namespace {

constexpr float kCell = 64.0F;

struct CellRange {
  std::int32_t x0, y0, x1, y1;
};

std::int32_t cell_of(float coordinate) { return static_cast<std::int32_t>(std::floor(coordinate / kCell)); }

CellRange cells_of(const Rect& rect) {
  return {cell_of(rect.min_x), cell_of(rect.min_y), cell_of(rect.max_x), cell_of(rect.max_y)};
}

std::uint64_t key_of(std::int32_t x, std::int32_t y) {
  return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(x)) << 32U) | static_cast<std::uint32_t>(y);
}

float square(float value) { return value * value; }

// Distance from a point to a rectangle, squared.
float distance2(Vec2 point, const Rect& rect) {
  return square(point.x - std::clamp(point.x, rect.min_x, rect.max_x)) +
         square(point.y - std::clamp(point.y, rect.min_y, rect.max_y));
}

bool rect_hits(const Obstacle& obstacle, const Rect& rect) {
  if (!obstacle.rect.overlaps(rect)) return false;
  return !obstacle.disc || distance2(obstacle.rect.centre(), rect) < square(obstacle.rect.width() / 2);
}

bool disc_hits(const Obstacle& obstacle, Vec2 centre, float radius) {
  if (!obstacle.disc) return distance2(centre, obstacle.rect) < square(radius);
  const Vec2 gap = obstacle.rect.centre() - centre;
  return square(gap.x) + square(gap.y) < square(radius + obstacle.rect.width() / 2);
}

// Clips the segment's parameter interval against one pair of parallel borders.
bool clip(float start, float delta, float low, float high, float& first, float& last) {
  if (delta == 0.0F) return start > low && start < high;
  const float a = (low - start) / delta;
  const float b = (high - start) / delta;
  first = std::max(first, std::min(a, b));
  last = std::min(last, std::max(a, b));
  return first < last;
}

bool segment_hits(const Rect& rect, Vec2 from, Vec2 to) {
  float first = 0;
  float last = 1;
  return clip(from.x, to.x - from.x, rect.min_x, rect.max_x, first, last) &&
         clip(from.y, to.y - from.y, rect.min_y, rect.max_y, first, last);
}

}  // namespace

void LayoutSpace::add(const Obstacle& obstacle) {
  const auto index = static_cast<std::uint32_t>(obstacles_.size());
  obstacles_.push_back(obstacle);
  of_owner_[obstacle.owner].push_back(index);
  const CellRange range = cells_of(obstacle.rect);
  for (std::int32_t y = range.y0; y <= range.y1; ++y) {
    for (std::int32_t x = range.x0; x <= range.x1; ++x) cells_[key_of(x, y)].push_back(index);
  }
}

void LayoutSpace::remove(std::uint32_t owner) {
  const auto found = of_owner_.find(owner);
  if (found == of_owner_.end()) return;
  for (const std::uint32_t index : found->second) {
    const CellRange range = cells_of(obstacles_[index].rect);
    for (std::int32_t y = range.y0; y <= range.y1; ++y) {
      for (std::int32_t x = range.x0; x <= range.x1; ++x) {
        std::vector<std::uint32_t>& cell = cells_[key_of(x, y)];
        cell.erase(std::remove(cell.begin(), cell.end(), index), cell.end());
      }
    }
  }
  of_owner_.erase(found);
}

template <typename Test>
bool LayoutSpace::any_near(const Rect& rect, Test test) const {
  const CellRange range = cells_of(rect);
  for (std::int32_t y = range.y0; y <= range.y1; ++y) {
    for (std::int32_t x = range.x0; x <= range.x1; ++x) {
      const auto cell = cells_.find(key_of(x, y));
      if (cell == cells_.end()) continue;
      for (const std::uint32_t index : cell->second) {
        if (test(obstacles_[index])) return true;
      }
    }
  }
  return false;
}

bool LayoutSpace::is_free(const Rect& rect, std::uint32_t ignored) const {
  return !any_near(rect, [&](const Obstacle& o) { return o.owner != ignored && rect_hits(o, rect); });
}

bool LayoutSpace::is_free_disc(Vec2 centre, float radius, std::uint32_t ignored) const {
  return !any_near(rect_around(centre, radius, radius),
                   [&](const Obstacle& o) { return o.owner != ignored && disc_hits(o, centre, radius); });
}

std::vector<std::uint32_t> LayoutSpace::owners_in(const Rect& rect) const {
  std::vector<std::uint32_t> owners;
  any_near(rect, [&](const Obstacle& o) {
    if (rect_hits(o, rect)) owners.push_back(o.owner);
    return false;
  });
  sort_stably(owners);
  owners.erase(std::unique(owners.begin(), owners.end()), owners.end());
  return owners;
}

int LayoutSpace::count_crossed(Vec2 from, Vec2 to, std::uint32_t owner_a, std::uint32_t owner_b) const {
  std::vector<std::uint32_t> crossed;  // a segment meets few; an obstacle may be listed in several cells
  constexpr int kSteps = 6;            // walk in pieces so that a diagonal does not ask the whole rectangle
  for (int i = 0; i < kSteps; ++i) {
    const Vec2 a = from + (to - from) * (static_cast<float>(i) / kSteps);
    const Vec2 b = from + (to - from) * (static_cast<float>(i + 1) / kSteps);
    const Rect around{std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
    any_near(around, [&](const Obstacle& o) {
      if (o.owner == owner_a || o.owner == owner_b || !segment_hits(o.rect, from, to)) return false;
      const auto index = static_cast<std::uint32_t>(&o - obstacles_.data());
      if (std::find(crossed.begin(), crossed.end(), index) == crossed.end()) crossed.push_back(index);
      return false;
    });
  }
  int weight = 0;
  for (const std::uint32_t index : crossed) weight += obstacles_[index].weight;
  return weight;
}

}  // namespace atlas
