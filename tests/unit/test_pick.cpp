// Picking: which node a point on the screen means.
#include "core/map_scene.hpp"
#include "unit/map_fixture.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace atlas {
namespace {

using test::MapPicture;

std::string picked(const MapPicture& map, Vec2 point, float reach = 0) {
  const NodeId id = pick(map.scene(), point, reach);
  return id.valid() ? map.catalog.node(id).id : "-";
}

Vec2 on_screen(const MapPicture& map, std::string_view id) {
  return screen_from_world(map.camera, {map.place(id).x, map.place(id).y});
}

HitArea area_of(const MapPicture& map, std::string_view id) {
  for (const HitArea& area : map.scene().areas) {
    if (area.node == map.id(id)) return area;
  }
  FAIL("no area for " << std::string(id));
  return {};
}

/// The areas of all marks, none of which overlaps another.
std::vector<Rect> areas_apart(const MapPicture& map) {
  std::vector<Rect> areas;
  std::string overlapping;
  for (const HitArea& area : map.scene().areas) {
    const Node& node = map.catalog.node(area.node);
    if (area.round || node.kind == Kind::Component) continue;
    for (const Rect& other : areas) {
      if (area.rect.grown(-0.05F).overlaps(other)) overlapping += " " + node.id;
    }
    areas.push_back(area.rect);
  }
  CHECK(overlapping == "");
  return areas;
}

}  // namespace

TEST_CASE("the middle of each mark picks that node") {
  MapPicture map(test::map_fixture());
  map.camera.scale = 1.0F;
  const Scene scene = map.scene();
  for (const HitArea& area : scene.areas) {
    if (area.round) continue;  // a circle's middle belongs to a member
    INFO(map.catalog.node(area.node).id);
    CHECK(pick(scene, area.rect.centre(), 0) == area.node);
  }
}

TEST_CASE("a circle is hit between its members and not at the corners of its square") {
  const MapPicture map(test::map_fixture());
  const Rect square = area_of(map, "series").rect;
  CHECK(picked(map, {square.centre().x, square.min_y + 2}) == "series");
  Scene scene;
  scene.areas.push_back({NodeId{7}, {100, 100, 140, 140}, {}, true});
  CHECK(pick(scene, {120, 102}, 0) == NodeId{7});
  CHECK_FALSE(pick(scene, {103, 103}, 0).valid());
}

TEST_CASE("a member of a circle is hit before the circle") {
  const MapPicture map(test::map_fixture());
  CHECK(picked(map, on_screen(map, "article-3")) == "article-3");
}

TEST_CASE("a label picks its node") {
  const MapPicture map(test::map_fixture());
  const Rect label = area_of(map, "series").label;
  REQUIRE(label.width() > 0);
  CHECK(picked(map, label.centre()) == "series");
}

TEST_CASE("empty ground picks nothing, or what is within reach") {
  const MapPicture map(test::map_fixture());
  const Rect box = area_of(map, "kubectl").rect;
  const Vec2 above{box.centre().x, box.min_y - 9};
  CHECK(picked(map, above, 4) == "-");
  CHECK(picked(map, above, 12) == "kubectl");
}

TEST_CASE("areas of marks do not overlap and reach 24 px where neighbours allow") {
  MapPicture map(test::map_fixture());
  map.camera.scale = 1.0F;
  int full = 0;
  for (const Rect& area : areas_apart(map)) {
    if (area.width() >= 23.9F && area.height() >= 23.9F) ++full;
  }
  CHECK(full > 0);
}

TEST_CASE("areas of marks do not overlap in a crowd either, and those outside it keep their size") {
  test::CatalogFixture fixture = test::map_fixture();
  for (int i = 0; i < 900; ++i) {
    const std::string id = "crowd-" + std::to_string(i);
    fixture.node(id, Kind::Article, id);
    fixture.edge(id, Relation::InTopic, "reading");
  }
  MapPicture map(fixture);
  map.camera.scale = 0.06F;
  map.emphasis.selected = map.id("reading");  // all its members are drawn
  int tiny = 0, full = 0;
  for (const Rect& area : areas_apart(map)) {
    if (area.width() <= 4 && area.height() <= 4) ++tiny;
    if (area.width() >= 23.9F || area.height() >= 23.9F) ++full;
  }
  CHECK(tiny > 500);
  CHECK(full > 0);
}

TEST_CASE("an empty scene picks nothing") { CHECK_FALSE(pick(Scene{}, {10, 10}, 1000).valid()); }

}  // namespace atlas
