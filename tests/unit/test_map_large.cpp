// The map of a large catalogue: no zoom draws more than the screen has room for, and what is wanted is drawn
// all the same.
#include "core/camera.hpp"
#include "core/map_index.hpp"
#include "core/map_scene.hpp"
#include "core/text_measure.hpp"
#include "unit/catalog_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace atlas {
namespace {

constexpr float kApart = 14.0F;  // as marks are inside a circle
constexpr std::uint32_t kPerTopic = 100;

/// Where something is in rows of so many.
Vec2 in_rows(std::uint32_t number, std::uint32_t columns) {
  const std::uint32_t row = number / columns;
  return {static_cast<float>(number % columns), static_cast<float>(row)};
}

/// Topics in rows, each with its articles in a square below it: every article as near to its neighbours as in
/// a circle.
struct LargeMap {
  explicit LargeMap(int topics) : catalog(catalog_of(topics)) {
    layout.homes = assign_homes(catalog);
    layout.label_sides.resize(catalog.node_count());
    for (std::uint32_t i = 0; i < catalog.node_count(); ++i) {
      const std::uint32_t in_topic = i % (kPerTopic + 1);
      const std::uint32_t topic = i / (kPerTopic + 1);
      const Vec2 corner = in_rows(topic, kColumns) * (12 * kApart);
      const Vec2 at = corner + in_rows(in_topic, 10) * kApart;
      layout.places.push_back({at.x, at.y, in_topic == 0 ? 70.0F : 6.0F});
      layout.bounds = layout.bounds.united({at.x, at.y, at.x, at.y});
    }
    layout.core_bounds = layout.bounds;
    camera = fitted(camera, layout.bounds, 16, 1);
    index = index_map(catalog, layout);
  }

  [[nodiscard]] Scene scene() const {
    return compose_map({catalog, layout, camera, emphasis, style, measure, &index});
  }
  [[nodiscard]] bool draws(NodeId id) const {
    const Scene drawn = scene();
    return std::any_of(drawn.areas.begin(), drawn.areas.end(),
                       [id](const HitArea& area) { return area.node == id; });
  }

  static constexpr std::uint32_t kColumns = 20;
  Catalog catalog;
  MapLayout layout;
  MapIndex index;
  Camera camera{.viewport_px = {1440, 852}};
  MapEmphasis emphasis;
  MapStyle style;
  EstimatedMeasure measure;

 private:
  static Catalog catalog_of(int topics) {
    test::CatalogFixture f;
    for (int t = 0; t < topics; ++t) {
      const std::string topic = "t" + std::to_string(t);
      f.node(topic, Kind::Topic, "主题 " + std::to_string(t));
      for (std::uint32_t i = 0; i < kPerTopic; ++i) {
        const std::string id = topic + "-" + std::to_string(i);
        f.node(id, Kind::Article, "文章 " + std::to_string(i));
        f.edge(id, Relation::InTopic, topic);
      }
    }
    return f.build();
  }
};

}  // namespace

TEST_CASE("points with a distance stand apart by it, and the others near one of them") {
  std::vector<Vec2> points;
  std::uint32_t state = 1;
  const auto next = [&state] {
    state = state * 1664525U + 1013904223U;
    return static_cast<float>(state >> 20U);
  };
  points.reserve(500);
  for (int i = 0; i < 500; ++i) points.push_back({next(), i % 3 == 0 ? 7.0F : next()});
  const std::vector<float> apart = distances_apart(points);
  const auto gap = [&](std::size_t a, std::size_t b) {
    const Vec2 between = points[a] - points[b];
    return std::sqrt(between.x * between.x + between.y * between.y);
  };
  CHECK(apart[0] == kAlone);
  for (const float wanted : {900.0F, 150.0F, 40.0F}) {
    INFO(wanted);
    bool all_apart = true;
    bool all_near = true;
    for (std::size_t a = 0; a < points.size(); ++a) {
      bool near = false;
      for (std::size_t b = 0; b < points.size(); ++b) {
        if (a == b || apart[b] < wanted) continue;
        if (apart[a] >= wanted && gap(a, b) < wanted) all_apart = false;
        near = near || gap(a, b) <= wanted * 1.41F;
      }
      all_near = all_near && (near || apart[a] >= wanted);
    }
    CHECK(all_apart);
    CHECK(all_near);
  }
}

TEST_CASE("points at one place stand apart by the least distance, and no points by none") {
  const std::vector<Vec2> points{{5, 5}, {5, 5}, {5, 5}};
  CHECK(distances_apart(points) == std::vector<float>{kAlone, kLeastApart, kLeastApart});
  CHECK(distances_apart({}).empty());
}

TEST_CASE("no zoom of a large map draws more than the screen has room for") {
  LargeMap map(120);
  REQUIRE(map.catalog.node_count() == 12120);
  for (float scale = kMinScale; scale <= kMaxScale; scale *= 1.3F) {
    map.camera.scale = scale;
    INFO(scale);
    const Scene scene = map.scene();
    CHECK(scene.areas.size() < 6000);
    CHECK(scene.primitives.size() < 7000);
    CHECK(scene.areas.size() > 0);
  }
}

TEST_CASE("a small map is drawn whole at any zoom") {
  LargeMap map(20);
  map.camera.scale = kMinScale;
  CHECK(map.scene().areas.size() == map.catalog.node_count());
}

TEST_CASE("what a large map leaves out is drawn while it is selected, focused or found") {
  LargeMap map(120);
  const NodeId article = map.catalog.find("t7-55");
  REQUIRE_FALSE(map.draws(article));
  const std::vector<NodeId> found{article};
  SUBCASE("selected") { map.emphasis.selected = article; }
  SUBCASE("hovered") { map.emphasis.hovered = article; }
  SUBCASE("focused") { map.emphasis.focused = article; }
  SUBCASE("found") { map.emphasis.hits = &found; }
  CHECK(map.draws(article));
}

TEST_CASE("a search that finds all of a large map draws no more than the map, but what is selected") {
  LargeMap map(120);
  const std::size_t usually = map.scene().areas.size();
  std::vector<NodeId> found;
  for (std::uint32_t i = 0; i < map.catalog.node_count(); ++i) found.push_back(NodeId{i});
  map.emphasis.hits = &found;
  CHECK(map.scene().areas.size() == usually);
  const NodeId article = map.catalog.find("t7-55");
  REQUIRE_FALSE(map.draws(article));
  map.emphasis.selected = article;
  CHECK(map.draws(article));
}

TEST_CASE("what a large map leaves out appears once there is room, and stays however near one comes") {
  LargeMap map(120);
  const NodeId article = map.catalog.find("t7-55");
  const Placement& place = map.layout.places[article.index];
  map.camera.centre_in_world = {place.x, place.y};
  bool drawn = false;
  for (float scale = 0.1F; scale <= kMaxScale; scale *= 1.2F) {
    map.camera.scale = scale;
    const bool now = map.draws(article);
    INFO(scale);
    CHECK((now || !drawn));
    drawn = now;
  }
  CHECK(drawn);
}

TEST_CASE("the miniature of a large map is no blot") {
  const LargeMap map(120);
  const Scene scene = compose_minimap_ground({map.catalog, map.layout, map.index}, {}, {168, 112});
  CHECK(scene.primitives.size() > 50);
  CHECK(scene.primitives.size() < 1500);
}

TEST_CASE("an index that is given changes nothing in the picture") {
  const LargeMap map(40);
  const Scene with = map.scene();
  const Scene without =
      compose_map({map.catalog, map.layout, map.camera, map.emphasis, map.style, map.measure});
  CHECK(with.primitives.size() == without.primitives.size());
  CHECK(with.areas.size() == without.areas.size());
}

}  // namespace atlas
