// The picture of a walkthrough under pointer and clock: clicks, drags, the card, motion and idleness.
#include "core/walk_layout.hpp"
#include "platform/headless.hpp"
#include "test_support.hpp"
#include "unit/map_fixture.hpp"
#include "unit/walk_fixture.hpp"

#include <doctest/doctest.h>

#include <string>

using atlas::HeadlessScreen;
using atlas::Vec2;
using atlas::View;

namespace {

atlas::Catalog letters() { return atlas::test::letters().build(); }

atlas::AppStart at(std::string path, Vec2 viewport_px = {984, 640}) {
  atlas::AppStart start;
  start.path = std::move(path);
  start.viewport_px = viewport_px;
  start.lang = atlas::Lang::En;
  return start;
}

struct WalkScreen {
  explicit WalkScreen(const atlas::AppStart& start) : screen(letters(), tests::built_in_strings(), start) {
    screen.settle();
  }

  HeadlessScreen screen;

  [[nodiscard]] const atlas::AppState& state() { return screen.app().state(); }
  [[nodiscard]] int step() { return state().walk ? state().walk->step : -1; }
  /// Where a text stands in the picture; {-1, -1} when it does not.
  [[nodiscard]] Vec2 place_of(std::string_view text) {
    for (const atlas::TextPrimitive& one : atlas::test::all<atlas::TextPrimitive>(screen.app().scene())) {
      if (one.text == text) return one.origin + Vec2{one.width_px / 2, -4};
    }
    return {-1, -1};
  }
  /// The three small dots of the last lane that has no room for its name; {-1, -1} when all have.
  [[nodiscard]] Vec2 folded_lane() {
    Vec2 found{-1, -1};
    for (const atlas::CirclePrimitive& one : atlas::test::all<atlas::CirclePrimitive>(screen.app().scene())) {
      if (one.radius_px < 1.5F) found = one.centre;
    }
    return found;
  }
};

}  // namespace

TEST_CASE("an overview of a walkthrough draws its picture and then sleeps") {
  WalkScreen walk(at("walk/letter/"));
  REQUIRE(walk.state().view == View::Walk);
  CHECK(walk.place_of("1").x > 0);
  CHECK(walk.place_of("6").x > walk.place_of("1").x);
  CHECK(walk.screen.frame().wake_ms == -1);
}

TEST_CASE("a click on a step opens it") {
  WalkScreen walk(at("walk/letter/"));
  walk.screen.click(walk.place_of("4"));
  CHECK(walk.step() == 4);
}

TEST_CASE("a click on the name of a lane selects its component and leaves the place in the walkthrough") {
  WalkScreen walk(at("walk/letter/4/"));
  walk.screen.click(walk.place_of("Carrier"));
  REQUIRE(walk.state().selected.valid());
  CHECK(walk.screen.app().catalog().node(walk.state().selected).id == "carrier");
  CHECK(walk.state().view == View::Walk);
  CHECK(walk.step() == 4);
}

TEST_CASE("on a phone a tap on a folded lane shows its name, and a second one its component") {
  WalkScreen walk(at("walk/letter/1/", {390, 240}));
  REQUIRE(walk.place_of("Carrier").x < 0);
  // Only one is unfolded at a time: after the last lane it is the carrier's turn.
  for (const char* const name : {"Cart", "Carrier"}) {
    walk.screen.click(walk.folded_lane());
    walk.screen.settle();
    CHECK(walk.place_of(name).x > 0);
  }
  REQUIRE(walk.place_of("Carrier").x > 0);
  CHECK_FALSE(walk.state().selected.valid());
  walk.screen.click(walk.place_of("Carrier"));
  CHECK(walk.state().selected.valid());
}

TEST_CASE("a click beside everything changes nothing") {
  WalkScreen walk(at("walk/letter/4/"));
  const auto before = walk.state().walk;
  walk.screen.click({980, 636});
  CHECK(walk.state().walk == before);
  CHECK_FALSE(walk.state().selected.valid());
}

TEST_CASE("a drag over a picture that does not scroll goes one step on or back") {
  WalkScreen walk(at("walk/letter/3/"));
  const auto swipe = [&walk](float dx) {
    walk.screen.press({500, 400});
    walk.screen.move({500 + dx, 402});
    walk.screen.release({500 + dx, 402});
    walk.screen.settle();
  };
  swipe(-80);
  CHECK(walk.step() == 4);
  swipe(80);
  CHECK(walk.step() == 3);
  swipe(20);
  CHECK(walk.step() == 3);
}

TEST_CASE("a long picture scrolls by dragging and by the wheel, within its ends") {
  WalkScreen walk(at("walk/letter/", {390, 200}));
  const Vec2 before = walk.place_of("3");
  REQUIRE(before.y > 0);
  walk.screen.press({200, 150});
  walk.screen.move({200, 120});
  walk.screen.release({200, 120});
  walk.screen.settle();
  CHECK(walk.place_of("3").y == doctest::Approx(before.y - 30));
  walk.screen.app().handle(atlas::action::Pan{{0, 500}});
  walk.screen.settle();
  CHECK(walk.place_of("3").y == doctest::Approx(before.y));
}

TEST_CASE("the wheel does not move the map behind the picture") {
  WalkScreen walk(at("walk/letter/"));
  const atlas::Camera before = walk.state().camera;
  walk.screen.app().handle(atlas::action::Pan{{30, 40}});
  walk.screen.app().handle(atlas::action::Zoom{1.1F, {100, 100}});
  CHECK(walk.state().camera == before);
}

TEST_CASE("spreading two fingers shows one level more, closing them one less") {
  WalkScreen walk(at("walk/letter/4/"));
  REQUIRE(walk.state().walk->zoom == atlas::WalkZoom::Step);
  for (int i = 0; i < 4; ++i) walk.screen.app().handle(atlas::action::Zoom{0.9F, {100, 100}});
  CHECK(walk.state().walk->zoom == atlas::WalkZoom::Act);
  for (int i = 0; i < 4; ++i) walk.screen.app().handle(atlas::action::Zoom{1.1F, {100, 100}});
  CHECK(walk.state().walk->zoom == atlas::WalkZoom::Step);
}

TEST_CASE("resting on a step shows its card, and then nothing moves any more") {
  WalkScreen walk(at("walk/letter/"));
  const int vertices = walk.screen.vertices();
  walk.screen.move(walk.place_of("5"));
  walk.screen.settle();
  walk.screen.wait(300);
  walk.screen.settle();
  CHECK(walk.screen.vertices() > vertices + 100);
  CHECK(walk.screen.frame().wake_ms == -1);
}

TEST_CASE("stepping moves the chip for a quarter of a second, and not at all under reduced motion") {
  for (const bool reduced : {false, true}) {
    atlas::AppStart start = at("walk/letter/3/");
    start.reduced_motion = reduced;
    WalkScreen walk(start);
    walk.screen.app().handle(atlas::action::StepBy{1});
    double moving_ms = 0;
    while (walk.screen.frame().wake_ms == 0 && moving_ms < 2000) moving_ms += 16;
    INFO("moved for " << moving_ms << " ms");
    CHECK((reduced ? moving_ms < 100 : (moving_ms >= 200 && moving_ms < 400)));
  }
}

TEST_CASE("the columns of the rail are those of the picture of all steps") {
  WalkScreen walk(at("walk/letter/"));
  const std::vector<atlas::WalkColumn> columns = walk.screen.app().walk_columns();
  REQUIRE(columns.size() == 6);
  for (int n = 1; n <= 6; ++n) {
    CHECK(columns[static_cast<std::size_t>(n) - 1].x ==
          doctest::Approx(walk.place_of(std::to_string(n)).x).epsilon(0.01));
  }
  walk.screen.app().handle(atlas::action::SetWalkOrder{atlas::WalkOrder::Both});
  CHECK(walk.screen.app().walk_columns().empty());
}

TEST_CASE("the picture survives every size, theme, zoom and order") {
  WalkScreen walk(at("walk/letter/2/"));
  for (const Vec2 size :
       {Vec2{0, 0}, Vec2{1, 1}, Vec2{120, 90}, Vec2{390, 312}, Vec2{844, 260}, Vec2{2400, 1400}}) {
    walk.screen.app().handle(atlas::action::Resize{size, size.x < 700});
    for (const auto zoom : {atlas::WalkZoom::All, atlas::WalkZoom::Act, atlas::WalkZoom::Step}) {
      walk.screen.app().handle(atlas::action::SetWalkZoom{zoom});
      for (const auto order : {atlas::WalkOrder::Real, atlas::WalkOrder::Seed, atlas::WalkOrder::Both}) {
        walk.screen.app().handle(atlas::action::SetWalkOrder{order});
        for (int i = 0; i < 4; ++i) walk.screen.frame();
      }
    }
  }
  CHECK(walk.screen.app().frames_drawn() > 100);
}
