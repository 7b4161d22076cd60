// update() in a walkthrough: what becomes of state, address and history.
#include "core/update.hpp"
#include "walk_fixture.hpp"

#include <doctest/doctest.h>

#include <string>
#include <variant>
#include <vector>

namespace atlas {
namespace {

struct Fixture {
  Fixture() {
    test::CatalogFixture letters = test::letters();
    Walkthrough plan;  // as files without steps have it
    plan.id = "plan";
    letters.data().walkthroughs.push_back(plan);
    catalog = letters.build();
    layout.places.assign(catalog.node_count(), {0, 0, 50});
    layout.places[2] = {5000, 0, 50};  // the carrier, far away
    layout.homes.assign(catalog.node_count(), {HomeKind::Spine, {}});
    layout.bounds = layout.core_bounds = {-60, -60, 60, 60};
    state.camera.viewport_px = {1000, 800};
    state.reduced_motion = true;
    state.lang = Lang::En;
  }

  std::vector<Effect> apply(const Action& action) { return update(state, {catalog, layout}, action); }
  std::vector<Effect> navigate(std::string_view path, std::string_view fragment = "") {
    return apply(action::Navigate{parse_route(path, fragment)});
  }
  /// The address of the state, with the view where it is not plain.
  [[nodiscard]] std::string address() const {
    const Route route = route_of(state, {catalog, layout});
    return path_of(route) + "#" + fragment_of(route);
  }

  Catalog catalog;
  MapLayout layout;
  AppState state;
};

/// "push", "replace" or nothing, then notices and announcements.
std::string text(const std::vector<Effect>& effects) {
  std::string all;
  const auto add = [&all](const std::string& word) { all += (all.empty() ? "" : " ") + word; };
  for (const Effect& effect : effects) {
    if (const auto* route = std::get_if<effect::ChangeRoute>(&effect)) add(route->push ? "push" : "replace");
    if (const auto* notice = std::get_if<effect::Notify>(&effect))
      add(notice->key + "(" + notice->value + ")");
    if (const auto* said = std::get_if<effect::Announce>(&effect)) add(said->key + "(" + said->value + ")");
  }
  return all;
}

TEST_CASE("the pipeline opens with the overview of the first walkthrough") {
  Fixture f;
  CHECK(text(f.apply(action::SetView{View::Walk})) == "push status.walk(A letter)");
  CHECK(f.address() == "walk/letter/#v1&lang=en");
}

TEST_CASE("a catalogue without steps has no pipeline") {
  test::CatalogFixture none;
  none.node("a1", Kind::Article, "a");
  Fixture f;
  f.catalog = none.build();
  CHECK(f.apply(action::SetView{View::Walk}).empty());
  CHECK(f.state.view == View::Map);
}

TEST_CASE("a step is an entry of the history and is announced") {
  Fixture f;
  CHECK(text(f.apply(action::OpenWalk{0, 2, 0})) == "push status.step(2/6 post)");
  CHECK(f.address() == "walk/letter/2/#v1&lang=en");
  CHECK(text(f.apply(action::StepBy{1})) == "push status.step(3/6 keep)");
  CHECK(text(f.apply(action::ActBy{1})) == "push status.step(4/6 sort)");
  CHECK(text(f.apply(action::OpenWalk{0, 0, 2})) == "push status.act(Bringing)");
  CHECK(f.address() == "walk/letter/#v1&act=2&lang=en");
}

TEST_CASE("what does not exist cannot be opened, and at the ends nothing happens") {
  Fixture f;
  CHECK(f.apply(action::OpenWalk{0, 7, 0}).empty());
  CHECK(f.apply(action::OpenWalk{0, 0, 9}).empty());
  CHECK(f.apply(action::OpenWalk{1, 0, 0}).empty());
  CHECK(f.apply(action::OpenWalk{5, 0, 0}).empty());
  CHECK(f.apply(action::StepBy{1}).empty());
  CHECK(f.apply(action::SetWalkZoom{WalkZoom::Act}).empty());
  CHECK(f.apply(action::SetWalkOrder{WalkOrder::Seed}).empty());
  static_cast<void>(f.apply(action::OpenWalk{0, 6, 0}));
  CHECK(f.apply(action::StepBy{1}).empty());
  CHECK(f.apply(action::OpenWalk{0, 6, 0}).empty());
}

TEST_CASE("zoom and order replace the address") {
  Fixture f;
  static_cast<void>(f.apply(action::OpenWalk{0, 2, 0}));
  CHECK(text(f.apply(action::SetWalkZoom{WalkZoom::All})) == "replace");
  CHECK(text(f.apply(action::SetWalkOrder{WalkOrder::Seed})) == "replace");
  CHECK(f.address() == "walk/letter/2/#v1&zoom=all&order=seed&lang=en");
  CHECK(f.apply(action::SetWalkOrder{WalkOrder::Seed}).empty());
}

TEST_CASE("the buttons and keys for zooming change how much of the walkthrough is shown") {
  Fixture f;
  static_cast<void>(f.apply(action::OpenWalk{0, 2, 0}));
  const Camera before = f.state.camera;
  static_cast<void>(f.apply(action::ZoomStep{0.7F}));
  CHECK(f.state.walk->zoom == WalkZoom::Act);
  static_cast<void>(f.apply(action::Fit{}));
  CHECK(f.state.walk->zoom == WalkZoom::All);
  static_cast<void>(f.apply(action::ZoomStep{1.4F}));
  CHECK(f.state.walk->zoom == WalkZoom::Act);
  CHECK(f.apply(action::Pan{{10, 10}}).empty());
  CHECK(f.apply(action::Zoom{2, {0, 0}}).empty());
  CHECK(f.apply(action::CentreOn{{10, 10}}).empty());
  CHECK(f.state.camera == before);
}

TEST_CASE("selecting a node beside the pipeline keeps its step, and leaving it comes back") {
  Fixture f;
  static_cast<void>(f.apply(action::OpenWalk{0, 4, 0}));
  CHECK(text(f.apply(action::Select{NodeId{2}})) == "push status.selected(carrier)");
  CHECK(f.address() == "n/carrier/#v1&view=walk&walk=letter/4&lang=en");
  CHECK_FALSE(walk_subject(f.state).has_value());
  CHECK(text(f.apply(action::Select{})) == "push");
  CHECK(f.address() == "walk/letter/4/#v1&lang=en");
  CHECK(walk_subject(f.state)->step == 4);
  CHECK(f.apply(action::Select{}).empty());
}

TEST_CASE("stepping on from beside a node makes the step the subject again") {
  Fixture f;
  static_cast<void>(f.apply(action::OpenWalk{0, 4, 0}));
  static_cast<void>(f.apply(action::Select{NodeId{2}}));
  CHECK(text(f.apply(action::StepBy{1})) == "push status.step(5/6 load)");
  CHECK_FALSE(f.state.selected.valid());
}

TEST_CASE("the pipeline beside a node's text goes without saying when it is the first overview") {
  Fixture f;
  static_cast<void>(f.apply(action::Select{NodeId{2}}));
  CHECK(text(f.apply(action::SetView{View::Walk})) == "replace status.view_walk()");
  CHECK(f.address() == "n/carrier/#v1&view=walk&lang=en");
}

TEST_CASE("on the map a step stays the subject, and stepping stays on the map") {
  Fixture f;
  static_cast<void>(f.apply(action::OpenWalk{0, 1, 0}));
  static_cast<void>(f.apply(action::SetView{View::Map}));
  CHECK(f.address() == "walk/letter/1/#v1&view=map&lang=en");
  static_cast<void>(f.apply(action::OpenWalk{0, 2, 0}));
  CHECK(f.state.view == View::Map);
  static_cast<void>(f.apply(action::Select{}));
  CHECK(f.address() == "#v1&lang=en");
}

TEST_CASE("on the map the one who acts comes into view") {
  Fixture f;
  static_cast<void>(f.apply(action::OpenWalk{0, 1, 0}));
  static_cast<void>(f.apply(action::SetView{View::Map}));
  const Camera before = f.state.camera;
  static_cast<void>(f.apply(action::StepBy{1}));
  CHECK(f.state.camera == before);  // the writer is in view already
  static_cast<void>(f.apply(action::OpenWalk{0, 6, 0}));
  CHECK(f.state.camera.centre_in_world.x == doctest::Approx(5000));
  CHECK(f.state.camera.scale == before.scale);
}

TEST_CASE("from a node's text on the map, a step opens the pipeline") {
  Fixture f;
  static_cast<void>(f.apply(action::Select{NodeId{2}}));
  static_cast<void>(f.apply(action::OpenWalk{0, 6, 0}));
  CHECK(f.state.view == View::Walk);
  CHECK(f.address() == "walk/letter/6/#v1&lang=en");
}

TEST_CASE("in the list a step is shown beside the list") {
  Fixture f;
  static_cast<void>(f.apply(action::SetView{View::List}));
  static_cast<void>(f.apply(action::OpenWalk{0, 6, 0}));
  CHECK(f.address() == "walk/letter/6/#v1&view=list&lang=en");
}

TEST_CASE("the focus view needs a node, so a step leaves it for the pipeline") {
  Fixture f;
  static_cast<void>(f.apply(action::OpenWalk{0, 4, 0}));
  static_cast<void>(f.apply(action::Select{NodeId{2}}));
  static_cast<void>(f.apply(action::SetView{View::Focus}));
  static_cast<void>(f.apply(action::StepBy{1}));
  CHECK(f.state.view == View::Walk);
}

TEST_CASE("an address opens its step, act, zoom and order, and is the address of the state") {
  for (const char* const address :
       {"walk/letter/3/#v1&lang=en", "walk/letter/#v1&act=2&lang=en", "walk/letter/3/#v1&zoom=all&lang=en",
        "walk/letter/3/#v1&view=map&order=seed&lang=en", "walk/letter/#v1&order=both&lang=en",
        "n/carrier/#v1&view=walk&walk=letter/3&zoom=act&lang=en", "n/carrier/#v1&view=walk&lang=en"}) {
    Fixture f;
    const std::string whole = address;
    const std::size_t hash = whole.find('#');
    CHECK(text(f.navigate(whole.substr(0, hash), whole.substr(hash))) == "");
    CHECK(f.address() == address);
  }
}

TEST_CASE("an address without a place leaves the walkthrough") {
  Fixture f;
  static_cast<void>(f.navigate("walk/letter/3/"));
  static_cast<void>(f.navigate(""));
  CHECK_FALSE(f.state.walk.has_value());
  CHECK(f.state.view == View::Map);
}

TEST_CASE("the bare pipeline gets the address of its walkthrough") {
  Fixture f;
  CHECK(text(f.navigate("", "v1&view=walk")) == "replace");
  CHECK(f.address() == "walk/letter/#v1&lang=en");
}

TEST_CASE("an unknown walkthrough opens the start view and says so") {
  Fixture f;
  CHECK(text(f.navigate("walk/parcel/3/")) == "error.unknown_walk(parcel) replace");
  CHECK(f.address() == "#v1&lang=en");
  CHECK(text(f.navigate("walk/plan/")) == "error.unknown_walk(plan) replace");
}

TEST_CASE("a step or an act out of range opens the overview and says so") {
  Fixture f;
  CHECK(text(f.navigate("walk/letter/7/")) == "error.unknown_step(7) replace");
  CHECK(f.address() == "walk/letter/#v1&lang=en");
  CHECK(text(f.navigate("walk/letter/", "act=3")) == "error.unknown_act(3) replace");
  CHECK(f.address() == "walk/letter/#v1&lang=en");
}

TEST_CASE("a zoom without anything to show is not taken from an address") {
  Fixture f;
  static_cast<void>(f.navigate("walk/letter/", "zoom=step"));
  CHECK(f.state.walk->zoom == WalkZoom::All);
}

}  // namespace
}  // namespace atlas
