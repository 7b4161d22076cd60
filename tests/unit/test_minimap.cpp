// The minimap: everything in a small box, and back from a point in it to the world.
#include "core/map_scene.hpp"
#include "unit/map_fixture.hpp"

#include <doctest/doctest.h>

namespace atlas {
namespace {

using test::all;
using test::MapPicture;

constexpr Vec2 kSize{152, 136};

Scene minimap(const MapPicture& map, NodeId selected = {}) {
  Scene scene =
      compose_minimap_ground({map.catalog, map.layout, index_map(map.catalog, map.layout)}, selected, kSize);
  const Scene frame = compose_minimap_frame(map.layout, map.camera, kSize);
  scene.primitives.insert(scene.primitives.end(), frame.primitives.begin(), frame.primitives.end());
  return scene;
}

}  // namespace

TEST_CASE("everything in the minimap is inside its box") {
  const MapPicture map(test::map_fixture());
  const Scene scene = minimap(map);
  CHECK(all<BoxPrimitive>(scene).size() == 6);  // five components and the frame of the view
  for (const CirclePrimitive& circle : all<CirclePrimitive>(scene)) {
    CHECK(circle.centre.x >= 0);
    CHECK(circle.centre.x <= kSize.x);
    CHECK(circle.centre.y >= 0);
    CHECK(circle.centre.y <= kSize.y);
  }
}

TEST_CASE("the frame of the view stays inside even when the camera is far away") {
  MapPicture map(test::map_fixture());
  map.camera.centre_in_world = {90000, -90000};
  const Rect frame = all<BoxPrimitive>(minimap(map)).back().rect;
  CHECK(frame.min_x >= 0);
  CHECK(frame.max_x <= kSize.x);
  CHECK(frame.min_y >= 0);
  CHECK(frame.max_y <= kSize.y);
}

TEST_CASE("the selection stands out, whatever it is") {
  const MapPicture map(test::map_fixture());
  const std::size_t at_rest = minimap(map).primitives.size();
  CHECK(minimap(map, map.id("article-3")).primitives.size() == at_rest + 1);
  const std::vector<BoxPrimitive> boxes = all<BoxPrimitive>(minimap(map, map.id("scheduler")));
  int strong = 0;
  for (const BoxPrimitive& box : boxes) strong += box.fill.opacity == 1.0F ? 1 : 0;
  CHECK(strong == 1);
}

TEST_CASE("a point in the minimap means the world point drawn there") {
  const MapPicture map(test::map_fixture());
  const Scene scene = minimap(map);
  const Rect bar = all<BoxPrimitive>(scene).front().rect;  // the first component of the catalogue
  const Vec2 world = world_from_minimap(map.layout, kSize, bar.centre());
  CHECK(world.x == doctest::Approx(map.place("apiserver").x).epsilon(0.01));
  CHECK(world.y == doctest::Approx(map.place("apiserver").y).epsilon(0.01));
}

TEST_CASE("an empty map has an empty minimap with a frame") {
  const MapPicture map(test::CatalogFixture{});
  CHECK(minimap(map).primitives.size() == 1);
}

}  // namespace atlas
