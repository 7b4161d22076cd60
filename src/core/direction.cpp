// See direction.hpp.
#include "core/direction.hpp"

#include <cmath>
#include <limits>

namespace atlas {
namespace {

constexpr float kCosineOfCone = 0.5F;  // of 60 degrees
constexpr float kAslant = 2;           // what a step aside costs beside a step ahead

/// Where an arrow starts and where it points.
struct Arrow {
  NodeId from;
  Vec2 origin;
  Vec2 direction;
};

/// The way to a spot. Of marks on top of each other the later stands a hair below and right of the earlier,
/// so that keys can tell them apart.
Vec2 way_to(const Spot& spot, const Arrow& arrow) {
  constexpr float kHair = 1e-4F;
  const Vec2 way = spot.at - arrow.origin;
  if (!(way == Vec2{}) || spot.node == arrow.from) return way;
  const float by = kHair * (static_cast<float>(spot.node.index) - static_cast<float>(arrow.from.index));
  return {by, by};
}

/// The best spot within the cone whose half angle has this cosine.
NodeId best_within(std::span<const Spot> spots, const Arrow& arrow, float cosine) {
  NodeId best;
  float least = std::numeric_limits<float>::max();
  for (const Spot& spot : spots) {
    const Vec2 way = way_to(spot, arrow);
    const float distance = std::sqrt(way.x * way.x + way.y * way.y);
    const float ahead = way.x * arrow.direction.x + way.y * arrow.direction.y;
    if (ahead <= 0 || ahead < distance * cosine) continue;
    const float cost = distance + kAslant * (distance - ahead);
    if (cost >= least) continue;
    least = cost;
    best = spot.node;
  }
  return best;
}

NodeId nearest(std::span<const Spot> spots, Vec2 origin) {
  NodeId best;
  float least = std::numeric_limits<float>::max();
  for (const Spot& spot : spots) {
    const Vec2 way = spot.at - origin;
    const float distance = way.x * way.x + way.y * way.y;
    if (distance >= least) continue;
    least = distance;
    best = spot.node;
  }
  return best;
}

}  // namespace

NodeId nearest_in_direction(std::span<const Spot> spots, NodeId from, Vec2 origin, Vec2 direction) {
  if (!from.valid()) return nearest(spots, origin);
  const Arrow arrow{from, origin, direction};
  const NodeId in_cone = best_within(spots, arrow, kCosineOfCone);
  return in_cone.valid() ? in_cone : best_within(spots, arrow, 0);
}

}  // namespace atlas
