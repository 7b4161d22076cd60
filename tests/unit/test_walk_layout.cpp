// Columns and lanes of a walkthrough's picture.
#include "core/walk_layout.hpp"
#include "unit/walk_picture.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace atlas {
namespace {

using test::WalkFixture;

Walkthrough long_walk(int steps) {
  Walkthrough walk = WalkFixture().walk;
  while (static_cast<int>(walk.steps.size()) < steps) walk.steps.push_back(walk.steps.back());
  walk.acts.back().last_step = steps;
  return walk;
}

WalkColumns columns_of(const Walkthrough& walk, const WalkPlace& place, float from = 124, float to = 1028) {
  return walk_columns(walk, place, {.room = {from, to}});
}

WalkPlace at_step(int step, WalkZoom zoom = WalkZoom::Step) { return {.step = step, .zoom = zoom}; }

}  // namespace

TEST_CASE("all steps fill the room, in order, with a gap between acts") {
  const Walkthrough walk = WalkFixture().walk;
  const WalkColumns columns = columns_of(walk, {});
  CHECK(columns.first == 1);
  CHECK(columns.last == 12);
  CHECK(columns.plot.from == doctest::Approx(124));
  CHECK(columns.plot.to == doctest::Approx(1028));
  for (std::size_t i = 1; i < columns.step.size(); ++i) {
    const float gap = walk.steps[i].act == walk.steps[i - 1].act ? 0.0F : 10.0F;
    CHECK(columns.step[i].from - columns.step[i - 1].to == doctest::Approx(gap).epsilon(0.01));
  }
  CHECK(columns.acts.size() == 3);
}

TEST_CASE("columns that do not fit keep their least width and go beyond the room") {
  const Walkthrough walk = long_walk(90);
  const WalkColumns columns = columns_of(walk, {});
  CHECK(columns.plot.to > 1028);
  for (const WalkSpan& span : columns.step) CHECK(span.size() >= doctest::Approx(19));
}

TEST_CASE("one act fills the room and nothing else is shown") {
  const Walkthrough walk = WalkFixture().walk;
  const WalkColumns columns = columns_of(walk, {.act = 2, .zoom = WalkZoom::Act});
  CHECK(columns.first == 5);
  CHECK(columns.last == 9);
  CHECK(columns.plot.to == doctest::Approx(1028));
  CHECK_FALSE(columns.shows(4));
  CHECK(columns.acts.size() == 1);
  CHECK_FALSE(columns.acts[0].cut_before);
}

TEST_CASE("the act of a step is shown when no act is given, and all steps when neither is") {
  const Walkthrough walk = WalkFixture().walk;
  CHECK(columns_of(walk, at_step(10, WalkZoom::Act)).first == 10);
  CHECK(columns_of(walk, {.zoom = WalkZoom::Act}).last == 12);
  CHECK(columns_of(walk, at_step(99)).first == 1);
}

TEST_CASE("the current step is the widest column, its neighbours are equal, and the window stays inside") {
  const Walkthrough walk = long_walk(40);
  for (int step = 1; step <= 40; ++step) {
    const WalkColumns columns = columns_of(walk, at_step(step));
    INFO("step " << step << ": " << columns.first << " to " << columns.last);
    REQUIRE(columns.shows(step));
    CHECK(columns.first >= 1);
    CHECK(columns.last <= 40);
    CHECK(columns.plot.to == doctest::Approx(1028));
    const float wide = columns.step[static_cast<std::size_t>(step) - 1].size();
    CHECK(wide > 200);
    for (int n = columns.first; n <= columns.last; ++n) {
      if (n != step) CHECK(columns.step[static_cast<std::size_t>(n) - 1].size() < wide / 2);
    }
  }
}

TEST_CASE("acts that go on outside the window say so") {
  const WalkColumns columns = columns_of(long_walk(40), at_step(20));
  REQUIRE(columns.acts.size() == 1);
  CHECK(columns.acts[0].cut_before);
  CHECK(columns.acts[0].cut_after);
}

TEST_CASE("a walkthrough without steps has no columns") { CHECK(columns_of(Walkthrough{}, {}).first == 0); }

TEST_CASE("marks stand on whole pixels") {
  const Walkthrough walk = long_walk(37);
  const WalkColumns columns = columns_of(walk, {});
  for (int n = 1; n <= 37; ++n) CHECK(columns.centre(n) == std::floor(columns.centre(n)));
}

TEST_CASE("lanes stack without gaps and share all the height") {
  const test::WalkPicture picture;
  const WalkLayout layout =
      walk_layout({picture.walk, picture.place, Lang::Zh, {1040, 736}}, picture.measure);
  const auto& lanes = layout.lanes.lane;
  CHECK(lanes.front().span.from == 0);
  CHECK(lanes.back().span.to == doctest::Approx(736));
  for (std::size_t i = 1; i < lanes.size(); ++i) CHECK(lanes[i].span.from == lanes[i - 1].span.to);
  for (const auto& lane : lanes) CHECK((lane.line > lane.span.from && lane.line < lane.span.to));
}

TEST_CASE("lanes without a mark in the window shrink, the trunk and the store do not") {
  const test::WalkPicture picture;
  const WalkLayout layout = walk_layout({picture.walk, at_step(12), Lang::Zh, {640, 524}}, picture.measure);
  CHECK(layout.lanes.lane[test::kCustomer].quiet);
  CHECK(layout.lanes.lane[test::kCustomer].span.size() == doctest::Approx(30));
  CHECK_FALSE(layout.lanes.lane[test::kCounter].quiet);
  CHECK_FALSE(layout.lanes.lane[test::kBook].quiet);
  CHECK(layout.lanes.lane[test::kCourier].span.size() > 60);
}

TEST_CASE("life lines lie in the store, in the order of the objects, once they are born") {
  const test::WalkPicture picture;
  const WalkLayout all = walk_layout({picture.walk, {}, Lang::Zh, {1040, 736}}, picture.measure);
  CHECK(all.lanes.object[0] > all.lanes.lane[test::kBook].span.from);
  CHECK(all.lanes.object[1] > all.lanes.object[0]);
  CHECK(all.lanes.object[1] < all.lanes.lane[test::kBook].span.to);
  const WalkLayout first =
      walk_layout({picture.walk, {.act = 1, .zoom = WalkZoom::Act}, Lang::Zh, {1040, 736}}, picture.measure);
  CHECK(first.lanes.object[0] >= 0);
  CHECK(first.lanes.object[1] < 0);
}

TEST_CASE("on a phone lanes are columns and quiet ones fold to 14 px") {
  const test::WalkPicture picture;
  const WalkLayout layout =
      walk_layout({picture.walk, at_step(12), Lang::Zh, {390, 312}, true}, picture.measure);
  CHECK(layout.lanes.lane[test::kCustomer].span.size() == doctest::Approx(14));
  CHECK(layout.lanes.all.to == doctest::Approx(390));
  CHECK(layout.columns.centre(12) > layout.head_px);
  CHECK(layout.columns.centre(12) < 312);
}

TEST_CASE("a lane that the reader unfolds keeps its width without a mark") {
  const test::WalkPicture picture;
  WalkLayoutInput input{picture.walk, at_step(12), Lang::Zh, {390, 312}, true};
  input.open_lane = test::kCustomer;
  const WalkLayout layout = walk_layout(input, picture.measure);
  CHECK_FALSE(layout.lanes.lane[test::kCustomer].quiet);
  CHECK(layout.lanes.lane[test::kCustomer].span.size() > 30);
  CHECK(layout.lanes.all.to == doctest::Approx(390));
}

TEST_CASE("downwards the picture of all steps is longer than the screen") {
  const test::WalkPicture picture;
  const WalkLayout layout = walk_layout({picture.walk, {}, Lang::Zh, {390, 312}, true}, picture.measure);
  CHECK(layout.length_px > 312);
}

TEST_CASE("the rail has the columns of the picture of all steps at every zoom") {
  const test::WalkPicture picture;
  const WalkLayout all = walk_layout({picture.walk, {}, Lang::Zh, {1040, 736}}, picture.measure);
  const WalkColumns rail = walk_rail({picture.walk, at_step(7), Lang::Zh, {1040, 524}}, picture.measure);
  for (int n = 1; n <= 12; ++n) CHECK(rail.centre(n) == all.columns.centre(n));
}

}  // namespace atlas
