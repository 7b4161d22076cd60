// Moving about in a walkthrough of six steps in two acts.
#include "core/walk_place.hpp"
#include "walk_fixture.hpp"

#include <doctest/doctest.h>

#include <string>

namespace atlas {
namespace {

const Walkthrough& walk() {
  static const Catalog catalog = test::letters().build();
  return catalog.data().walkthroughs.front();
}

/// "step/act/zoom" of a place.
std::string text(const std::optional<WalkPlace>& place) {
  if (!place) return "none";
  return std::to_string(place->step) + "/" + std::to_string(place->act) + "/" +
         std::string(name(place->zoom));
}

WalkPlace at(int step, int act, WalkZoom zoom) { return {.step = step, .act = act, .zoom = zoom}; }
WalkPlace at(int step) { return at(step, act_of_step(walk(), step), WalkZoom::Step); }

TEST_CASE("a place shows its step, else its act, else everything") {
  CHECK(text(place_moved(walk(), {}, 4, 0)) == "4/2/step");
  CHECK(text(place_moved(walk(), {}, 0, 2)) == "0/2/act");
  CHECK(text(place_moved(walk(), at(4), 0, 0)) == "0/0/all");
}

TEST_CASE("a zoom that was chosen stays, as long as there is something to show") {
  CHECK(text(place_moved(walk(), at(4, 2, WalkZoom::All), 5, 0)) == "5/2/all");
  CHECK(text(place_moved(walk(), at(3, 1, WalkZoom::Act), 4, 0)) == "4/2/act");
  CHECK(text(place_moved(walk(), at(3, 1, WalkZoom::Act), 0, 0)) == "0/0/all");
}

TEST_CASE("there is no place where there is no step or act") {
  CHECK(text(place_moved(walk(), {}, 7, 0)) == "none");
  CHECK(text(place_moved(walk(), {}, -1, 0)) == "none");
  CHECK(text(place_moved(walk(), {}, 0, 3)) == "none");
}

TEST_CASE("step by step crosses acts and ends at the ends") {
  CHECK(text(step_moved(walk(), {}, 1)) == "1/1/step");
  CHECK(text(step_moved(walk(), {}, -1)) == "none");
  CHECK(text(step_moved(walk(), at(3), 1)) == "4/2/step");
  CHECK(text(step_moved(walk(), at(6), 1)) == "none");
}

TEST_CASE("from an act, a step on is its first, a step back the last before it") {
  CHECK(text(step_moved(walk(), at(0, 2, WalkZoom::Act), 1)) == "4/2/step");
  CHECK(text(step_moved(walk(), at(0, 2, WalkZoom::Act), -1)) == "3/1/step");
  CHECK(text(step_moved(walk(), at(0, 1, WalkZoom::Act), -1)) == "none");
}

TEST_CASE("stepping follows the order that is shown") {
  WalkPlace place = at(3);
  place.order = WalkOrder::Seed;
  CHECK(text(step_moved(walk(), place, 1)) == "5/2/step");
}

TEST_CASE("act by act: back is first the start of one's own act") {
  CHECK(text(act_moved(walk(), at(2), 1)) == "4/2/step");
  CHECK(text(act_moved(walk(), at(5), -1)) == "4/2/step");
  CHECK(text(act_moved(walk(), at(4), -1)) == "1/1/step");
  CHECK(text(act_moved(walk(), at(1), -1)) == "none");
  CHECK(text(act_moved(walk(), at(5), 1)) == "none");
}

TEST_CASE("without a step, acts follow each other and lead back to the overview") {
  CHECK(text(act_moved(walk(), {}, 1)) == "0/1/act");
  CHECK(text(act_moved(walk(), at(0, 1, WalkZoom::Act), -1)) == "0/0/all");
  CHECK(text(act_moved(walk(), at(0, 2, WalkZoom::Act), 1)) == "none");
  CHECK(text(act_moved(walk(), {}, -1)) == "none");
}

TEST_CASE("zooming in goes to the first act and step when there is none yet") {
  CHECK(text(place_zoomed(walk(), {}, WalkZoom::Act)) == "0/1/act");
  CHECK(text(place_zoomed(walk(), {}, WalkZoom::Step)) == "1/1/step");
  CHECK(text(place_zoomed(walk(), at(0, 2, WalkZoom::Act), WalkZoom::Step)) == "4/2/step");
  CHECK(text(place_zoomed(walk(), at(5), WalkZoom::All)) == "5/2/all");
}

TEST_CASE("zooms have ends") {
  CHECK(zoom_beside(WalkZoom::All, -1) == WalkZoom::All);
  CHECK(zoom_beside(WalkZoom::All, 1) == WalkZoom::Act);
  CHECK(zoom_beside(WalkZoom::Step, 1) == WalkZoom::Step);
}

}  // namespace
}  // namespace atlas
