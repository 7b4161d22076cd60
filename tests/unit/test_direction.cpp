// Which node an arrow key means.
#include "core/direction.hpp"
#include "core/layout.hpp"
#include "unit/map_fixture.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

namespace atlas {
namespace {

constexpr Vec2 kRight{1, 0};
constexpr Vec2 kLeft{-1, 0};
constexpr Vec2 kUp{0, -1};
constexpr Vec2 kDown{0, 1};

/// Number of the spot that the key means from spot 0; -1 when there is none.
int meant(const std::vector<Vec2>& places, Vec2 direction) {
  std::vector<Spot> spots;
  for (std::uint32_t i = 0; i < places.size(); ++i) spots.push_back({NodeId{i}, places[i]});
  const NodeId node = nearest_in_direction(spots, NodeId{0}, places.front(), direction);
  return node.valid() ? static_cast<int>(node.index) : -1;
}

}  // namespace

TEST_CASE("an arrow means the nearest node on its side") {
  const std::vector<Vec2> cross{{0, 0}, {50, 0}, {90, 0}, {-60, 5}, {0, -40}, {3, 70}};
  CHECK(meant(cross, kRight) == 1);
  CHECK(meant(cross, kLeft) == 3);
  CHECK(meant(cross, kUp) == 4);
  CHECK(meant(cross, kDown) == 5);
}

TEST_CASE("straight ahead wins over a little nearer and aslant, far nearer wins over straight ahead") {
  CHECK(meant({{0, 0}, {50, 50}, {80, 0}}, kRight) == 2);
  CHECK(meant({{0, 0}, {20, 20}, {80, 0}}, kRight) == 1);
}

TEST_CASE("what lies more than 60 degrees aside is meant only when nothing lies ahead") {
  CHECK(meant({{0, 0}, {10, 30}, {400, 0}}, kRight) == 2);
  CHECK(meant({{0, 0}, {10, 30}}, kRight) == 1);
}

TEST_CASE("of marks on top of each other keys reach all, one after the other") {
  CHECK(meant({{0, 0}, {-10, 0}, {0, 0}, {0, 0}}, kRight) == 2);
  CHECK(meant({{0, 0}, {10, 0}, {0, 0}, {0, 0}}, kDown) == 2);
  CHECK(meant({{0, 0}, {-10, 0}, {0, 0}, {0, 0}}, kLeft) == 1);
}

TEST_CASE("where nothing lies on that side there is nothing to go to") {
  CHECK(meant({{0, 0}, {0, 30}}, kRight) == -1);
  CHECK(meant({{0, 0}}, kUp) == -1);
}

TEST_CASE("of two equally good nodes the first is meant, whatever the order of the others") {
  CHECK(meant({{0, 0}, {30, 10}, {30, -10}}, kRight) == 1);
  CHECK(meant({{0, 0}, {90, 0}, {30, -10}, {30, 10}}, kRight) == 2);
}

TEST_CASE("the first arrow, from nowhere, means the node nearest to the middle") {
  const std::vector<Spot> spots{{NodeId{4}, {-80, 0}}, {NodeId{7}, {12, 9}}, {NodeId{9}, {40, 0}}};
  CHECK(nearest_in_direction(spots, NodeId{}, {0, 0}, kRight) == NodeId{7});
  CHECK_FALSE(nearest_in_direction({}, NodeId{}, {0, 0}, kRight).valid());
}

}  // namespace atlas
