// Which node an arrow key means: the keyboard's way through a picture, as one rule for every view.
#pragma once

#include "core/geometry.hpp"
#include "core/ids.hpp"

#include <span>

namespace atlas {

/// A node and where it stands on the screen.
struct Spot {
  NodeId node;
  Vec2 at{};
};

/// The node that an arrow key means, seen from `origin`; `direction` is a unit vector in the same space.
/// Among the spots less than 60 degrees off the direction it is the one with the least
/// distance + 2 (distance - way ahead), so that near wins over far and straight ahead over aslant. Where
/// there is none the cone opens to everything on that side. Of equals the first is taken; of
/// spots at the very same place the later ids stand right of and below the earlier. Without a `from` it is
/// the spot nearest to `origin`. Invalid when nothing lies there. O(spots).
[[nodiscard]] NodeId nearest_in_direction(std::span<const Spot> spots, NodeId from, Vec2 origin,
                                          Vec2 direction);

}  // namespace atlas
