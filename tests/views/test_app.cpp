// The app on a screen that is not there: what a reader does with the pointer and the keyboard, and what
// the frames cost when nothing happens.
#include "app_keys.hpp"
#include "platform/headless.hpp"
#include "test_support.hpp"
#include "unit/catalog_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <variant>

using atlas::HeadlessScreen;
using atlas::NodeId;
using atlas::Vec2;

namespace {

atlas::AppStart desktop(std::string path = "") {
  atlas::AppStart start;
  start.path = std::move(path);
  start.viewport_px = {984, 852};
  return start;
}

std::string selected_id(HeadlessScreen& screen) {
  const NodeId selected = screen.app().state().selected;
  return selected.valid() ? screen.app().catalog().node(selected).id : "";
}

bool has_route(const std::vector<atlas::Effect>& effects, bool push) {
  for (const atlas::Effect& effect : effects) {
    const auto* const route = std::get_if<atlas::effect::ChangeRoute>(&effect);
    if (route != nullptr && route->push == push) return true;
  }
  return false;
}

/// Frames until one is drawn.
void draw_once(HeadlessScreen& screen) {
  for (int tries = 0; !screen.frame().drawn && tries < 60; ++tries) continue;
}

std::size_t names_in(const atlas::Scene& scene) {
  return static_cast<std::size_t>(
      std::count_if(scene.primitives.begin(), scene.primitives.end(), [](const atlas::Primitive& primitive) {
        return std::holds_alternative<atlas::TextPrimitive>(primitive);
      }));
}

/// How many whole pictures are seen, one after the other, before nothing changes any more.
int pictures_until_settled(atlas::Catalog catalog, const atlas::AppStart& start = desktop()) {
  HeadlessScreen screen(std::move(catalog), tests::built_in_strings(), start);
  while (screen.app().frames_drawn() == 0) draw_once(screen);
  const auto first = screen.app().picture().revision();
  screen.settle();
  return static_cast<int>(screen.app().picture().revision() - first) + 1;
}

}  // namespace

TEST_CASE("the start view draws the map and then sleeps") {
  HeadlessScreen screen(tests::built_in_catalog(), tests::built_in_strings(), desktop());
  const int frames = screen.settle();
  CHECK(frames < 60);
  CHECK(screen.vertices() > 1000);
  CHECK(screen.frame().wake_ms == -1);
}

TEST_CASE("the first picture is the one that stays") {
  CHECK(pictures_until_settled(tests::built_in_catalog()) == 1);
}

TEST_CASE("the first picture is the one that stays, also where a few letters are all that it needs") {
  atlas::test::CatalogFixture fixture;
  fixture.node("topic", atlas::Kind::Topic, "A");
  fixture.node("article", atlas::Kind::Article, "B");
  fixture.edge("article", atlas::Relation::InTopic, "topic");
  fixture.data().layout = atlas::compute_layout(fixture.build()).places;
  CHECK(pictures_until_settled(fixture.build()) == 1);
}

TEST_CASE("where the graph comes first, it is shown before its names and counts as no frame") {
  atlas::AppStart start = desktop();
  start.graph_first = true;
  HeadlessScreen screen(tests::built_in_catalog(), tests::built_in_strings(), start);
  draw_once(screen);
  CHECK(screen.app().frames_drawn() == 0);
  CHECK(screen.vertices() > 1000);
  CHECK(screen.app().scene().areas.empty());
  const std::size_t first_names = names_in(screen.app().scene());
  const int first_glyphs = screen.glyphs().rasterised();

  screen.settle();
  CHECK(screen.app().frames_drawn() > 0);
  CHECK(screen.app().scene().areas.size() > 300);
  CHECK(names_in(screen.app().scene()) > 2 * first_names);
  CHECK(screen.glyphs().rasterised() > 2 * first_glyphs);
}

TEST_CASE("after the graph alone the first whole picture is the one that stays") {
  atlas::AppStart start = desktop();
  start.graph_first = true;
  CHECK(pictures_until_settled(tests::built_in_catalog(), start) == 1);
}

TEST_CASE("a walkthrough is shown with its texts, also where the graph comes first") {
  atlas::AppStart start = desktop("walk/deployment/");
  start.graph_first = true;
  HeadlessScreen screen(tests::built_in_catalog(), tests::built_in_strings(), start);
  draw_once(screen);
  CHECK(screen.app().frames_drawn() == 1);
}

TEST_CASE("the first picture needs no filters, and stays when they are there") {
  HeadlessScreen screen(tests::built_in_catalog(), tests::built_in_strings(), desktop());
  CHECK_FALSE(screen.app().can_filter());
  screen.settle();
  const auto first = screen.app().picture().revision();
  CHECK(screen.app().filtered().nodes.size() > 100);
  CHECK(screen.app().can_filter());
  screen.settle();
  CHECK(screen.app().picture().revision() == first);
}

TEST_CASE("a link with filters draws nothing before they are there") {
  atlas::AppStart start = desktop();
  start.fragment = "v1&kind=book";
  HeadlessScreen screen(tests::built_in_catalog(), tests::built_in_strings(), start);
  CHECK(screen.app().can_filter());
  CHECK(screen.app().filtered().nodes.size() < 100);
}

TEST_CASE("a path of a node opens with that node selected and in view") {
  HeadlessScreen screen(tests::built_in_catalog(), tests::built_in_strings(), desktop("n/kube-scheduler/"));
  screen.settle();
  CHECK(selected_id(screen) == "kube-scheduler");
  const Vec2 at = screen.app().screen_position(screen.app().state().selected);
  CHECK(at.x > 0);
  CHECK(at.x < 984);
  CHECK(at.y > 0);
  CHECK(at.y < 852);
}

TEST_CASE("clicking a component selects it and asks for a new history entry") {
  HeadlessScreen screen(tests::built_in_catalog(), tests::built_in_strings(), desktop());
  screen.settle();
  static_cast<void>(screen.app().take_effects());
  screen.click(screen.app().screen_position(screen.app().catalog().find("kubelet")));
  CHECK(selected_id(screen) == "kubelet");
  CHECK(has_route(screen.app().take_effects(), true));
}

TEST_CASE("dragging the map pans it and does not select") {
  HeadlessScreen screen(tests::built_in_catalog(), tests::built_in_strings(), desktop());
  screen.settle();
  const NodeId kubelet = screen.app().catalog().find("kubelet");
  const Vec2 before = screen.app().screen_position(kubelet);
  screen.press(before);
  screen.move(before + Vec2{40, -30});
  screen.release(before + Vec2{40, -30});
  screen.settle();
  const Vec2 after = screen.app().screen_position(kubelet);
  CHECK(after.x == doctest::Approx(before.x + 40).epsilon(0.01));
  CHECK(after.y == doctest::Approx(before.y - 30).epsilon(0.01));
  CHECK(selected_id(screen).empty());
}

TEST_CASE(
    "while the map is dragged the same picture is drawn somewhere else, and at rest it is composed again") {
  HeadlessScreen screen(tests::built_in_catalog(), tests::built_in_strings(), desktop());
  screen.settle();
  const Vec2 from = screen.app().screen_position(screen.app().catalog().find("kubelet"));
  screen.press(from);
  for (int step = 1; step <= 300; ++step) screen.move(from + Vec2{static_cast<float>(step % 10), 10});
  screen.frame();
  const std::uint64_t painted = screen.app().picture().revision();
  const Vec2 offset = screen.app().picture().offset_px;
  screen.move(from + Vec2{15, 10});
  screen.frame();
  CHECK(screen.app().picture().revision() == painted);
  CHECK(screen.app().picture().offset_px.x == doctest::Approx(offset.x + 15));
  CHECK(screen.app().picture().bounds_px().min_x < 0);
  screen.release(from + Vec2{15, 10});
  screen.settle();
  CHECK(screen.app().picture().offset_px == Vec2{0, 0});
  CHECK(screen.app().picture().bounds_px().min_x == 0);
  CHECK(screen.frame().wake_ms == -1);
}

TEST_CASE("at rest a frame paints nothing anew") {
  HeadlessScreen screen(tests::built_in_catalog(), tests::built_in_strings(), desktop());
  screen.settle();
  const std::uint64_t painted = screen.app().picture().revision();
  screen.move({3, 3});
  screen.settle();
  CHECK(screen.app().picture().revision() == painted);
}

TEST_CASE("hovering lights a node only after a short rest") {
  HeadlessScreen screen(tests::built_in_catalog(), tests::built_in_strings(), desktop());
  screen.settle();
  const NodeId etcd = screen.app().catalog().find("etcd");
  screen.move(screen.app().screen_position(etcd));
  CHECK_FALSE(screen.app().state().hovered.valid());
  screen.wait(100);
  screen.settle();
  CHECK(screen.app().state().hovered == etcd);
}

TEST_CASE("Escape leaves the selection and the map keeps other keys to the browser") {
  HeadlessScreen screen(tests::built_in_catalog(), tests::built_in_strings(), desktop("n/etcd/"));
  screen.settle();
  CHECK(atlas::handle_key(screen.app(), "Escape"));
  CHECK(selected_id(screen).empty());
  CHECK_FALSE(atlas::handle_key(screen.app(), "F5"));
}

TEST_CASE("with reduced motion a selection changes the camera in one step") {
  atlas::AppStart start = desktop();
  start.reduced_motion = true;
  HeadlessScreen screen(tests::built_in_catalog(), tests::built_in_strings(), start);
  screen.settle();
  screen.app().handle(atlas::action::Select{screen.app().catalog().find("kube-proxy")});
  CHECK_FALSE(screen.app().state().flight.has_value());
}

TEST_CASE("a new frame rasterises no more glyphs than the budget once the first picture stands") {
  HeadlessScreen screen(tests::built_in_catalog(), tests::built_in_strings(), desktop());
  screen.settle();
  screen.app().handle(atlas::action::Zoom{3, {492, 426}});
  const int before = screen.glyphs().rasterised();
  screen.frame();
  CHECK(screen.glyphs().rasterised() - before <= 140);
  screen.settle();
}

TEST_CASE("every view survives twenty frames at every size and theme") {
  for (const Vec2 size : {Vec2{984, 852}, Vec2{390, 700}, Vec2{320, 480}, Vec2{2400, 1300}}) {
    for (const char* const fragment :
         {"", "v1&view=focus", "v1&view=focus&rings=3", "v1&view=list", "v1&theme=dark"}) {
      atlas::AppStart start = desktop("n/kube-apiserver/");
      start.viewport_px = size;
      start.fragment = fragment;
      HeadlessScreen screen(tests::built_in_catalog(), tests::built_in_strings(), start);
      for (int i = 0; i < 20; ++i) screen.frame();
      CHECK(screen.app().frames_drawn() > 0);
    }
  }
}
