// The map as a scene: what is drawn at which zoom, and how selection, hover, search and filters change it.
#include "core/map_scene.hpp"
#include "unit/map_fixture.hpp"
#include "unit/page_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace atlas {
namespace {

using test::all;
using test::MapPicture;
using test::shows;
using test::texts;

template <typename T>
int count_if_painted(const std::vector<T>& primitives, std::variant<Ink, Shape> role) {
  return static_cast<int>(std::count_if(primitives.begin(), primitives.end(),
                                        [&](const T& primitive) { return primitive.paint.role == role; }));
}

// Marks of nodes are identified by their place.
const MarkPrimitive* mark_at(const std::vector<MarkPrimitive>& marks, Vec2 at) {
  for (const MarkPrimitive& mark : marks) {
    if (std::abs(mark.centre.x - at.x) < 0.6F && std::abs(mark.centre.y - at.y) < 0.6F) return &mark;
  }
  return nullptr;
}

Vec2 on_screen(const MapPicture& map, std::string_view id) {
  return screen_from_world(map.camera, {map.place(id).x, map.place(id).y});
}

float opacity_of(const MapPicture& map, const Scene& scene, std::string_view id) {
  const std::vector<MarkPrimitive> marks = all<MarkPrimitive>(scene);
  const MarkPrimitive* const mark = mark_at(marks, on_screen(map, id));
  REQUIRE(mark != nullptr);
  return mark->stroke.opacity;
}

}  // namespace

TEST_CASE("at rest components have their names and roles, topics their names and numbers") {
  const MapPicture map(test::map_fixture());
  const Scene scene = map.scene();
  for (const char* const text : {"scheduler", "角色", "源码阅读", "系列文章", "26", "阳明"}) {
    INFO(text);
    CHECK(shows(scene, text));
  }
  CHECK_FALSE(shows(scene, "自定义 Kubernetes"));
}

TEST_CASE("roles follow the language of the interface") {
  MapPicture map(test::map_fixture());
  map.style.lang = Lang::En;
  CHECK(shows(map.scene(), "role"));
  CHECK_FALSE(shows(map.scene(), "角色"));
}

TEST_CASE("the spine has an arrow per step and a double arrow to the spur") {
  const MapPicture map(test::map_fixture());
  int arrows = 0;
  int double_arrows = 0;
  for (const CurvePrimitive& curve : all<CurvePrimitive>(map.scene())) {
    if (curve.head_px > 0) ++(curve.tail_head_px > 0 ? double_arrows : arrows);
  }
  CHECK(arrows == 3);
  CHECK(double_arrows == 1);
}

TEST_CASE("inferred lines are dashed and stated ones are not") {
  const test::CatalogFixture f = test::map_fixture();
  const MapPicture map(f);
  int dashed = 0;
  int solid = 0;
  for (const CurvePrimitive& curve : all<CurvePrimitive>(map.scene())) {
    if (curve.head_px == 0 && curve.width_px == 1.0F) ++(curve.dashed ? dashed : solid);
  }
  CHECK(dashed == 7);  // six fan lines and topic "reading" about kubectl
  CHECK(solid >= 5);   // directory, subtopic, three of the author
}

TEST_CASE("selecting a component lights its neighbourhood and quietens the rest") {
  MapPicture map(test::map_fixture());
  map.emphasis.selected = map.id("scheduler");
  const Scene scene = map.scene();
  CHECK(opacity_of(map, scene, "article-3") == doctest::Approx(0.25));
  CHECK(opacity_of(map, scene, "fan-4") == doctest::Approx(1.0));
  CHECK(opacity_of(map, scene, "ming") == doctest::Approx(1.0));
  SUBCASE("with titles of its fan and names of their authors") {
    CHECK(shows(scene, "自定义 Kubernetes"));
    CHECK(shows(scene, "阳明"));
    CHECK_FALSE(shows(scene, "小唐"));
  }
  SUBCASE("place names stay") {
    CHECK(shows(scene, "系列文章"));
    CHECK(shows(scene, "kubelet"));
  }
  SUBCASE("with words for what it watches and writes, on an accent curve with two arrowheads") {
    CHECK(shows(scene, "监听 Pod"));
    CHECK(shows(scene, "写入 Pod"));
  }
  SUBCASE("half faded in, the rest is half quiet") {
    map.emphasis.fade = 0.5F;
    CHECK(opacity_of(map, map.scene(), "article-3") == doctest::Approx(0.625));
  }
}

TEST_CASE("the selected box is filled with the accent and has a ring and a halo") {
  MapPicture map(test::map_fixture());
  const std::size_t boxes_at_rest = all<BoxPrimitive>(map.scene()).size();
  map.emphasis.selected = map.id("scheduler");
  const std::vector<BoxPrimitive> boxes = all<BoxPrimitive>(map.scene());
  CHECK(boxes.size() == boxes_at_rest + 2);
  CHECK(std::count_if(boxes.begin(), boxes.end(), [](const BoxPrimitive& box) {
          return box.fill.role == std::variant<Ink, Shape>(Ink::Accent) && box.fill.opacity == 1.0F;
        }) == 1);
}

TEST_CASE("hover, focus, selection and hit look different from each other") {
  std::set<std::string> signs;
  for (int state = 0; state < 5; ++state) {
    MapPicture map(test::map_fixture());
    const NodeId id = map.id("kubelet");
    const std::vector<NodeId> hits{id};
    if (state == 1) map.emphasis.hovered = id;
    if (state == 2) map.emphasis.focused = id;
    if (state == 3) map.emphasis.selected = id;
    if (state == 4) map.emphasis.hits = &hits;
    std::string sign;
    for (const BoxPrimitive& box : all<BoxPrimitive>(map.scene())) {
      if (!box.rect.contains(on_screen(map, "kubelet"))) continue;
      const auto ink = [](const Paint& paint) {
        const Ink* const role = std::get_if<Ink>(&paint.role);
        return role == nullptr || paint.opacity == 0 ? std::string("-") : std::string(css_name(*role));
      };
      sign += ink(box.fill) + "/" + ink(box.stroke) + " ";
    }
    signs.insert(sign);
  }
  CHECK(signs.size() == 5);
}

TEST_CASE("hovering lights lines and titles without quietening much") {
  MapPicture map(test::map_fixture());
  map.emphasis.hovered = map.id("fan-0");
  const Scene scene = map.scene();
  CHECK(opacity_of(map, scene, "article-3") == doctest::Approx(0.6));
  CHECK(shows(scene, "自定义 Kubernetes"));
}

TEST_CASE("what a step touches is lit and named, and the rest of the map stays readable") {
  MapPicture map(test::map_fixture());
  const std::vector<NodeId> lit{map.id("article-7"), map.id("kubelet")};
  map.emphasis.lit = &lit;
  const Scene scene = map.scene();
  CHECK(shows(scene, "文章 7"));
  CHECK(shows(scene, "源码阅读"));
  CHECK(opacity_of(map, scene, "article-7") == doctest::Approx(1));
  CHECK(opacity_of(map, scene, "article-8") > 0.6);
  const std::vector<BoxPrimitive> boxes = all<BoxPrimitive>(scene);
  CHECK(std::any_of(boxes.begin(), boxes.end(), [&](const BoxPrimitive& box) {
    return box.rect.contains(on_screen(map, "kubelet")) &&
           box.fill.role == std::variant<Ink, Shape>(Ink::AccentGround);
  }));
}

TEST_CASE("search hits are marked and titled, the rest steps back") {
  MapPicture map(test::map_fixture());
  const std::vector<NodeId> hits{map.id("article-7")};
  map.emphasis.hits = &hits;
  const Scene scene = map.scene();
  CHECK(shows(scene, "文章 7"));
  CHECK(opacity_of(map, scene, "article-8") == doctest::Approx(0.25));
  const std::vector<CirclePrimitive> circles = all<CirclePrimitive>(scene);
  CHECK(std::any_of(circles.begin(), circles.end(), [](const CirclePrimitive& c) {
    return c.fill.role == std::variant<Ink, Shape>(Ink::Hit);
  }));
}

TEST_CASE("a selected author is named before the titles of the works take the room") {
  const Catalog& catalog = testing::shipped_catalog();
  const MapLayout layout = compute_layout(catalog);
  Camera camera;
  camera.viewport_px = {984, 852};
  camera = fitted(camera, layout.core_bounds, 16, 1.0F);
  const MapStyle style;
  const EstimatedMeasure measure;
  for (std::uint32_t i = 0; i < catalog.node_count(); ++i) {
    if (catalog.node(NodeId{i}).kind != Kind::Author) continue;
    MapEmphasis emphasis;
    emphasis.selected = NodeId{i};
    Camera there = camera;
    there.centre_in_world = {layout.places[i].x, layout.places[i].y};
    const Scene scene = compose_map({catalog, layout, there, emphasis, style, measure});
    const std::string& name = catalog.node(NodeId{i}).title;
    INFO(name);
    const auto texts = all<TextPrimitive>(scene);
    CHECK(std::any_of(texts.begin(), texts.end(), [&](const TextPrimitive& text) {
      return text.text == name || text.text == catalog.node(NodeId{i}).label.pick(Lang::Zh) ||
             (text.text.ends_with("…") && name.starts_with(text.text.substr(0, text.text.size() - 3)));
    }));
  }
}

TEST_CASE("a picture that must be complete is left empty while a text is only estimated") {
  class Hurried final : public TextMeasure {
   public:
    [[nodiscard]] float width_px(std::string_view text, TypeStyle style) const override {
      return estimate_.width_px(text, style);
    }
    [[nodiscard]] bool complete() const override { return false; }

   private:
    EstimatedMeasure estimate_;
  };
  const MapPicture map(test::map_fixture());
  const Hurried measure;
  MapInput input{map.catalog, map.layout, map.camera, map.emphasis, map.style, measure};
  CHECK_FALSE(compose_map(input).primitives.empty());
  input.only_complete = true;
  CHECK(compose_map(input).primitives.empty());
}

TEST_CASE("resources that the filters leave out become faint dots that cannot be hit") {
  MapPicture map(test::map_fixture());
  const std::vector<NodeId> visible{map.id("article-3")};
  map.emphasis.visible = &visible;
  const Scene scene = map.scene();
  const std::vector<MarkPrimitive> marks = all<MarkPrimitive>(scene);
  CHECK(mark_at(marks, on_screen(map, "article-3")) != nullptr);
  CHECK(mark_at(marks, on_screen(map, "article-5")) == nullptr);
  CHECK(std::none_of(scene.areas.begin(), scene.areas.end(),
                     [&](const HitArea& area) { return area.node == map.id("article-5"); }));
  CHECK(std::any_of(scene.areas.begin(), scene.areas.end(),
                    [&](const HitArea& area) { return area.node == map.id("series"); }));
}

TEST_CASE("a selected resource stays visible although the filters leave it out") {
  MapPicture map(test::map_fixture());
  const std::vector<NodeId> visible;
  map.emphasis.visible = &visible;
  map.emphasis.selected = map.id("article-5");
  CHECK(mark_at(all<MarkPrimitive>(map.scene()), on_screen(map, "article-5")) != nullptr);
}

TEST_CASE("far out, resources are dots without thin lines and components lose their roles") {
  MapPicture map(test::map_fixture());
  map.camera.scale = 0.35F;
  const Scene scene = map.scene();
  CHECK(all<MarkPrimitive>(scene).empty());
  for (const CurvePrimitive& curve : all<CurvePrimitive>(scene)) CHECK(curve.width_px >= 2);
  CHECK(shows(scene, "scheduler"));
  CHECK_FALSE(shows(scene, "角色"));
  CHECK_FALSE(shows(scene, "阳明"));
}

TEST_CASE("far out, the selection is still a mark") {
  MapPicture map(test::map_fixture());
  map.camera.scale = 0.35F;
  map.emphasis.selected = map.id("article-3");
  CHECK(all<MarkPrimitive>(map.scene()).size() >= 1);
}

TEST_CASE("close up, resources have titles") {
  MapPicture map(test::map_fixture());
  map.camera.scale = 1.4F;
  map.camera.centre_in_world = {map.place("fan-0").x + 100, map.place("fan-2").y};
  CHECK(shows(map.scene(), "自定义 Kubernetes"));
}

TEST_CASE("close enough, the marks inside a circle have their titles") {
  MapPicture map(test::map_fixture());
  REQUIRE(map.layout.homes[map.id("article-3").index].kind == HomeKind::Circle);
  map.camera.scale = kMaxScale;
  map.camera.centre_in_world = {map.place("article-3").x, map.place("article-3").y};
  const Scene scene = map.scene();
  for (const HitArea& area : scene.areas) {
    const bool inside = map.layout.homes[area.node.index].kind == HomeKind::Circle;
    const bool has_room = Rect{0, 30, map.camera.viewport_px.x - 150, map.camera.viewport_px.y - 30}.contains(
        area.rect.centre());
    if (!inside || !has_room) continue;
    CAPTURE(map.catalog.node(area.node).title);
    CHECK(area.label.width() > 0);
  }
  CHECK(shows(scene, "文章 3"));
}

TEST_CASE("what is out of view is not drawn and cannot be hit") {
  MapPicture map(test::map_fixture());
  map.camera.centre_in_world = {100000, 100000};
  const Scene scene = map.scene();
  CHECK(scene.areas.empty());
  CHECK(all<MarkPrimitive>(scene).empty());
  CHECK(all<TextPrimitive>(scene).empty());
}

TEST_CASE("opacities stay between 0 and 1 through the whole range of zoom") {
  MapPicture map(test::map_fixture());
  map.emphasis.selected = map.id("scheduler");
  for (float scale = kMinScale; scale <= kMaxScale; scale *= 1.07F) {
    map.camera.scale = scale;
    for (const MarkPrimitive& mark : all<MarkPrimitive>(map.scene())) {
      CHECK(mark.stroke.opacity >= 0);
      CHECK(mark.stroke.opacity <= 1);
    }
    for (const CurvePrimitive& curve : all<CurvePrimitive>(map.scene())) {
      CHECK(curve.paint.opacity >= 0);
      CHECK(curve.paint.opacity <= 1);
    }
  }
}

TEST_CASE("boxes beside each other never overlap, however far out") {
  MapPicture map(test::map_fixture());
  for (float scale = 0.25F; scale <= 2; scale += 0.05F) {
    map.camera.scale = scale;
    const std::vector<BoxPrimitive> boxes = all<BoxPrimitive>(map.scene());
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      for (std::size_t j = i + 1; j < boxes.size(); ++j) {
        INFO("scale " << scale);
        CHECK_FALSE(boxes[i].rect.overlaps(boxes[j].rect));
      }
    }
  }
}

TEST_CASE("a fan keeps clear of its box at every zoom at which marks are drawn") {
  MapPicture map(test::map_fixture());
  for (float scale = 0.5F; scale <= 2; scale += 0.1F) {
    map.camera.scale = scale;
    map.camera.centre_in_world = {map.place("scheduler").x, map.place("scheduler").y};
    const Scene scene = map.scene();
    Rect box{};
    for (const BoxPrimitive& candidate : all<BoxPrimitive>(scene)) {
      if (candidate.rect.contains(on_screen(map, "scheduler"))) box = candidate.rect;
    }
    for (const HitArea& area : scene.areas) {
      if (map.layout.homes[area.node.index].kind != HomeKind::Fan) continue;
      INFO("scale " << scale);
      CHECK(area.rect.centre().x > box.max_x + 8);
    }
  }
}

TEST_CASE("the same input gives the same scene") {
  const MapPicture map(test::map_fixture());
  CHECK(texts(map.scene()) == texts(map.scene()));
  CHECK(map.scene().primitives.size() == map.scene().primitives.size());
}

TEST_CASE("a picture that may be moved shows the same inside the view, and more around it") {
  MapPicture map(test::map_fixture());
  map.camera.scale = 1;
  const Scene still = map.scene();
  map.style.around_px = 200;
  const Scene wide = map.scene();
  CHECK(wide.areas.size() >= still.areas.size());
  for (const TextPrimitive& text : all<TextPrimitive>(still)) {
    bool found = false;
    for (const TextPrimitive& other : all<TextPrimitive>(wide)) {
      found = found || (other.text == text.text && other.origin == text.origin);
    }
    CHECK_MESSAGE(found, text.text);
  }
}

TEST_CASE("an empty catalogue has an empty scene") {
  const MapPicture map(test::CatalogFixture{});
  CHECK(map.scene().primitives.empty());
  CHECK(map.scene().areas.empty());
}

}  // namespace atlas
