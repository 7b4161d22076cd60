// The focus view: rings of neighbours round one node.
#include "core/map_scene.hpp"
#include "unit/map_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <variant>

namespace atlas {
namespace {

using test::all;
using test::MapPicture;

Scene focus_scene(const MapPicture& map, const FocusLayout& focus, float scale = 0.8F) {
  Camera camera;
  camera.viewport_px = {1400, 1100};
  camera.scale = scale;
  return compose_focus({map.catalog, map.layout, camera, map.emphasis, map.style, map.measure}, focus);
}

}  // namespace

TEST_CASE("the first ring holds all neighbours, each once") {
  const MapPicture map(test::map_fixture());
  const FocusLayout focus = focus_layout(map.catalog, map.id("scheduler"), 1);
  std::set<NodeId> neighbours{map.id("scheduler")};
  for (const Neighbour& neighbour : map.catalog.neighbours(map.id("scheduler")))
    neighbours.insert(neighbour.node);
  CHECK(std::set<NodeId>(focus.nodes.begin(), focus.nodes.end()) == neighbours);
  CHECK(focus.nodes.size() == neighbours.size());
  CHECK(focus.nodes.front() == map.id("scheduler"));
  CHECK(focus.left_out == std::vector<int>{0, 0});
}

TEST_CASE("more rings reach farther and stand farther out") {
  const MapPicture map(test::map_fixture());
  const FocusLayout focus = focus_layout(map.catalog, map.id("ming"), 3);
  REQUIRE(focus.radii.size() == 4);
  CHECK(focus.radii[1] < focus.radii[2]);
  CHECK(focus.radii[2] < focus.radii[3]);
  CHECK(focus.radius == focus.radii[3]);
  for (std::size_t i = 1; i < focus.nodes.size(); ++i) {
    const float distance =
        std::sqrt(focus.places[i].x * focus.places[i].x + focus.places[i].y * focus.places[i].y);
    const bool box = map.catalog.node(focus.nodes[i]).kind == Kind::Component;
    const float ring = focus.radii[static_cast<std::size_t>(focus.ring[i])];
    INFO(map.catalog.node(focus.nodes[i]).id);
    if (!box) CHECK(distance == doctest::Approx(ring).epsilon(0.01));
    CHECK(focus.parent[i].valid());
  }
}

TEST_CASE("a few neighbours leave each other room for titles of two lines") {
  const MapPicture map(test::map_fixture());
  const FocusLayout focus = focus_layout(map.catalog, map.id("ming"), 1);
  REQUIRE(focus.nodes.size() > 2);
  REQUIRE(focus.nodes.size() < 8);
  constexpr float kTwoLines = 34 / 0.6F;  // of 17 px, where the ring just fits a window
  for (std::size_t i = 1; i < focus.nodes.size(); ++i) {
    for (std::size_t j = 1; j < i; ++j) {
      const bool same_side = (focus.places[i].x < 0) == (focus.places[j].x < 0);
      if (same_side) CHECK(std::abs(focus.places[i].y - focus.places[j].y) >= kTwoLines);
    }
  }
}

TEST_CASE("neighbours of one relation stand next to each other") {
  const MapPicture map(test::map_fixture());
  const FocusLayout focus = focus_layout(map.catalog, map.id("scheduler"), 1);
  // Right side from top to bottom, then left side from bottom to top, is the order round the ring.
  std::vector<std::size_t> order;
  for (std::size_t i = 1; i < focus.nodes.size(); ++i) {
    if (focus.places[i].x >= 0) order.push_back(i);
  }
  for (std::size_t i = focus.nodes.size(); i-- > 1;) {
    if (focus.places[i].x < 0) order.push_back(i);
  }
  int runs = 0;
  bool in_fan = false;
  for (const std::size_t i : order) {
    const bool fan = map.layout.homes[focus.nodes[i].index].kind == HomeKind::Fan;
    if (fan && !in_fan) ++runs;
    in_fan = fan;
  }
  CHECK(runs == 1);
}

TEST_CASE("at most sixty nodes stand on a ring and the rest is counted") {
  test::CatalogFixture f;
  f.node("hub", Kind::Topic, "中心");
  for (int i = 0; i < 100; ++i) {
    f.node("a" + std::to_string(i), Kind::Article, "文章");
    f.edge("a" + std::to_string(i), Relation::InTopic, "hub");
  }
  const MapPicture map(f);
  const FocusLayout focus = focus_layout(map.catalog, map.id("hub"), 1);
  CHECK(focus.nodes.size() == 61);
  CHECK(focus.left_out[1] == 40);
  CHECK(test::shows(focus_scene(map, focus), "+40"));
}

TEST_CASE("marks, boxes and titles of the focus view do not overlap") {
  const MapPicture map(test::map_fixture());
  for (const char* const centre : {"scheduler", "series", "ming", "fan-1", "apiserver"}) {
    for (const int rings : {1, 2, 3}) {
      const Scene scene = focus_scene(map, focus_layout(map.catalog, map.id(centre), rings));
      const std::vector<TextPrimitive> texts = all<TextPrimitive>(scene);
      for (std::size_t i = 0; i < texts.size(); ++i) {
        for (std::size_t j = i + 1; j < texts.size(); ++j) {
          INFO(centre << " " << rings << ": " << texts[i].text << " / " << texts[j].text);
          CHECK_FALSE(test::rect_of(texts[i]).overlaps(test::rect_of(texts[j])));
        }
      }
    }
  }
}

TEST_CASE("every node of the first ring is titled at a comfortable scale") {
  const MapPicture map(test::map_fixture());
  const FocusLayout focus = focus_layout(map.catalog, map.id("scheduler"), 1);
  const Scene scene = focus_scene(map, focus, 1.0F);
  for (const HitArea& area : scene.areas) {
    INFO(map.catalog.node(area.node).id);
    if (map.catalog.node(area.node).kind != Kind::Component) CHECK(area.label.width() > 0);
  }
  CHECK(scene.areas.size() == focus.nodes.size());
}

TEST_CASE("a node without neighbours has no rings") {
  const MapPicture map(test::map_fixture());
  const FocusLayout focus = focus_layout(map.catalog, map.id("lonely"), 3);
  CHECK(focus.nodes.size() == 1);
  CHECK(focus.radius == 0);
  CHECK(focus_scene(map, focus).areas.size() == 1);
}

TEST_CASE("no node, no focus") {
  const MapPicture map(test::map_fixture());
  const FocusLayout focus = focus_layout(map.catalog, NodeId{}, 2);
  CHECK(focus.nodes.empty());
  CHECK(focus_scene(map, focus).primitives.empty());
}

TEST_CASE("on a phone all neighbours stand in rows above and below the node, with titles, inside the width") {
  MapPicture map(test::map_fixture());
  const FocusLayout focus = focus_layout(map.catalog, map.id("scheduler"), 1, true);
  REQUIRE(focus.nodes.size() > 8);
  for (std::size_t i = 1; i < focus.nodes.size(); ++i) CHECK(std::abs(focus.places[i].y) > 40);
  map.camera.viewport_px = {390, 680};
  map.camera.scale = 1;
  map.camera.centre_in_world = {0, 0};
  map.style.compact = true;
  const Scene scene =
      compose_focus({map.catalog, map.layout, map.camera, map.emphasis, map.style, map.measure}, focus);
  CHECK(scene.areas.size() == focus.nodes.size());
  for (const HitArea& area : scene.areas) {
    CAPTURE(map.catalog.node(area.node).title);
    CHECK(area.rect.min_x >= 0);
    CHECK(area.rect.max_x <= 390);
    if (map.catalog.node(area.node).kind != Kind::Component) CHECK(area.label.width() > 0);
  }
}

TEST_CASE("on a phone the box of a component with a long name is not cut") {
  auto f = test::map_fixture();
  f.node("manager", Kind::Component, "kube-controller-manager");
  f.edge("manager", Relation::StoresIn, "etcd");
  MapPicture map(f);
  const FocusLayout focus = focus_layout(map.catalog, map.id("etcd"), 1, true);
  map.camera.viewport_px = {390, 680};
  map.camera.scale = 1;
  map.style.compact = true;
  const Scene scene =
      compose_focus({map.catalog, map.layout, map.camera, map.emphasis, map.style, map.measure}, focus);
  const TextPrimitive* name = nullptr;
  for (const Primitive& primitive : scene.primitives) {
    const auto* const run = std::get_if<TextPrimitive>(&primitive);
    if (run != nullptr && run->text == "kube-controller-manager") name = run;
  }
  REQUIRE(name != nullptr);
  CHECK(name->origin.x >= 0);
  CHECK(name->origin.x + name->width_px <= 390);
}

}  // namespace atlas
