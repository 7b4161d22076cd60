// Labels never overlap each other, boxes, circles or panels, and never leave the view.
#include "core/label_placer.hpp"
#include "core/map_scene.hpp"
#include "unit/map_fixture.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace atlas {
namespace {

using test::all;
using test::MapPicture;

// Pairs of texts that overlap. A topic's number belongs to its name.
std::string overlapping_texts(const Scene& scene) {
  std::string found;
  const std::vector<TextPrimitive> texts = all<TextPrimitive>(scene);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (std::size_t j = i + 1; j < texts.size(); ++j) {
      if (test::rect_of(texts[i]).overlaps(test::rect_of(texts[j])))
        found += texts[i].text + " / " + texts[j].text + "\n";
    }
  }
  return found;
}

std::string texts_in(const Scene& scene, const Rect& area) {
  std::string found;
  for (const TextPrimitive& text : all<TextPrimitive>(scene)) {
    if (text.halo && test::rect_of(text).overlaps(area)) found += text.text + "\n";
  }
  return found;
}

}  // namespace

TEST_CASE("labels do not overlap, whatever is selected and however far one zooms") {
  MapPicture map(test::map_fixture());
  for (const char* const selected : {"", "scheduler", "series", "ming", "fan-2", "article-4", "kubelet"}) {
    for (float scale = 0.3F; scale < 3.2F; scale *= 1.2F) {
      map.emphasis.selected = *selected == '\0' ? NodeId{} : map.id(selected);
      map.camera.scale = scale;
      if (map.emphasis.selected.valid()) {
        map.camera.centre_in_world = {map.place(selected).x, map.place(selected).y};
      }
      INFO("selected " << selected << ", scale " << scale);
      CHECK(overlapping_texts(map.scene()) == "");
    }
  }
}

TEST_CASE("labels stay inside the view") {
  MapPicture map(test::map_fixture());
  map.camera.viewport_px = {390, 700};
  map.emphasis.selected = map.id("scheduler");
  for (float x = -300; x <= 300; x += 60) {
    map.camera.centre_in_world = {x, 100};
    for (const TextPrimitive& text : all<TextPrimitive>(map.scene())) {
      if (!text.halo) continue;  // names in boxes go with their boxes
      INFO(text.text << " at " << x);
      CHECK(text.origin.x >= 0);
      CHECK(text.origin.x + text.width_px <= 390);
      CHECK(text.origin.y <= 700);
    }
  }
}

TEST_CASE("no label stands under a floating panel") {
  MapPicture map(test::map_fixture());
  const Rect panel{56, 500, 576, 836};
  CHECK(texts_in(map.scene(), panel) != "");
  map.style.blocked_px = {panel};
  CHECK(texts_in(map.scene(), panel) == "");
}

TEST_CASE("labels do not cover boxes or circles at rest") {
  const MapPicture map(test::map_fixture());
  const Scene scene = map.scene();
  for (const BoxPrimitive& box : all<BoxPrimitive>(scene)) CHECK(texts_in(scene, box.rect) == "");
  for (const HitArea& area : scene.areas) {
    if (area.round) CHECK(texts_in(scene, area.rect.grown(-area.rect.width() * 0.15F)) == "");
  }
}

TEST_CASE("a poster without labels has only the names in boxes") {
  MapPicture map(test::map_fixture());
  map.style.labels = false;
  for (const TextPrimitive& text : all<TextPrimitive>(map.scene())) CHECK_FALSE(text.halo);
}

TEST_CASE("titles in a fan begin at the same x and at most in two lines") {
  MapPicture map(test::map_fixture());
  map.emphasis.selected = map.id("scheduler");
  map.camera.centre_in_world = {map.place("fan-0").x, map.place("fan-2").y};
  map.camera.scale = 1.0F;
  std::vector<float> starts;
  for (const HitArea& area : map.scene().areas) {
    if (map.layout.homes[area.node.index].kind == HomeKind::Fan && area.label.width() > 0) {
      starts.push_back(area.label.min_x);
      CHECK(area.label.height() <= 36.5F);
      CHECK(area.label.width() <= 196.5F);
    }
  }
  REQUIRE(starts.size() == 6);
  for (const float start : starts) CHECK(start == doctest::Approx(starts.front()));
}

TEST_CASE("the placer takes the first free spot and then holds it") {
  LabelPlacer placer({200, 100}, 4);
  const LabelSpot spots[] = {{{50, 50}, 0, 0.5F}, {{50, 50}, 1, 0.5F}};
  const auto first = placer.place(spots, {40, 18});
  REQUIRE(first.has_value());
  CHECK(first->min_x == 50);
  const auto second = placer.place(spots, {40, 18});
  CHECK_FALSE(second.has_value());  // the other side would be nearer than the gap between labels
  const LabelSpot left[] = {{{46, 50}, 1, 0.5F}};
  CHECK(placer.place(left, {40, 18}).has_value());
}

TEST_CASE("a label of the selection may stand on quiet marks, but on nothing firm") {
  LabelPlacer placer({200, 100}, 4);
  placer.block({60, 40, 70, 60}, Hold::QuietMark);
  placer.block({120, 40, 130, 60}, Hold::QuietCircle);
  const Rect on_mark{55, 42, 75, 58};
  const Rect on_circle{115, 42, 135, 58};
  CHECK_FALSE(placer.is_free(on_mark, 0));
  CHECK(placer.is_free(on_mark, 0, Cover::QuietMarks));
  CHECK_FALSE(placer.is_free(on_circle, 0, Cover::QuietMarks));
  CHECK(placer.is_free(on_circle, 0, Cover::QuietMarksAndCircles));
  placer.block({60, 40, 130, 60});
  CHECK_FALSE(placer.is_free(on_mark, 0, Cover::QuietMarksAndCircles));
}

TEST_CASE("only the name of a circle may stand on the marks in it") {
  LabelPlacer placer({200, 100}, 4);
  placer.block({50, 20, 110, 80}, Hold::QuietCircle);
  placer.block({60, 40, 70, 60}, Hold::Member);
  const Rect on_mark{55, 42, 75, 58};
  CHECK_FALSE(placer.is_free(on_mark, 0, Cover::QuietMarksAndCircles));
  CHECK(placer.is_free(on_mark, 0, Cover::Members));
  placer.block({70, 40, 80, 60}, Hold::QuietMark);  // of somebody else
  CHECK_FALSE(placer.is_free(on_mark, 0, Cover::Members));
}

TEST_CASE("a large topic is named across its circle when authors stand all round it") {
  test::CatalogFixture fixture;
  fixture.node("big", Kind::Topic, "大主题");
  for (int i = 0; i < 30; ++i) {
    const std::string number = std::to_string(i);
    fixture.node("a" + number, Kind::Article, "文 " + number);
    fixture.edge("a" + number, Relation::InTopic, "big");
    fixture.node("w" + number, Kind::Author, "人 " + number);
    fixture.edge("a" + number, Relation::By, "w" + number);
  }
  MapPicture map(fixture);
  map.camera.centre_in_world = {map.place("big").x, map.place("big").y};
  map.camera.scale = 0.6F;  // far out: no room beside it
  CHECK(test::shows(map.scene(), "大主题"));
}

TEST_CASE("areas far outside the view do not disturb the placer") {
  LabelPlacer placer({200, 100}, 4);
  placer.block({-1e9F, -1e9F, -1e8F, -1e8F});
  placer.block({1e8F, 1e8F, 1e9F, 1e9F});
  CHECK(placer.is_free({20, 20, 60, 38}, 3));
}

}  // namespace atlas
