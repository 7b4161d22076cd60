// update(): what actions do to the state and what they ask of the page.
#include "core/flight.hpp"
#include "core/framing.hpp"
#include "core/update.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <variant>

namespace {

using atlas::AppState;
using atlas::Effect;
using atlas::NodeId;

/// Two components 300 units apart and an article between them.
struct Fixture {
  Fixture() {
    atlas::CatalogData data;
    for (const char* const id : {"kubectl", "kubelet", "pod-article"}) {
      atlas::Node node;
      node.id = id;
      node.title = id;
      node.kind = data.nodes.size() < 2 ? atlas::Kind::Component : atlas::Kind::Article;
      data.nodes.push_back(node);
    }
    data.edges.push_back({.source = NodeId{2}, .target = NodeId{1}, .relation = atlas::Relation::About});
    data.aliases.emplace_back("kubelet-old", "kubelet");
    catalog = std::move(atlas::Catalog::build(std::move(data)).value());
    layout.places = {{0, 0, 50}, {0, 300, 50}, {120, 150, 6}};
    layout.homes = {
        {atlas::HomeKind::Spine, {}}, {atlas::HomeKind::Spine, {}}, {atlas::HomeKind::Fan, NodeId{1}}};
    layout.bounds = {-60, -40, 200, 340};
    layout.core_bounds = layout.bounds;
    state.camera.viewport_px = {1000, 800};
  }

  std::vector<Effect> apply(const atlas::Action& action) {
    return atlas::update(state, {catalog, layout}, action);
  }
  std::vector<Effect> navigate(std::string_view path, std::string_view fragment = "") {
    return apply(atlas::action::Navigate{atlas::parse_route(path, fragment)});
  }

  atlas::Catalog catalog;
  atlas::MapLayout layout;
  AppState state;
};

template <typename T>
const T* find_effect(const std::vector<Effect>& effects) {
  for (const Effect& effect : effects) {
    if (const T* const found = std::get_if<T>(&effect)) return found;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("selecting a node pushes a history entry and announces it") {
  Fixture f;
  const auto effects = f.apply(atlas::action::Select{NodeId{1}});
  REQUIRE(find_effect<atlas::effect::ChangeRoute>(effects) != nullptr);
  CHECK(find_effect<atlas::effect::ChangeRoute>(effects)->push);
  REQUIRE(find_effect<atlas::effect::Announce>(effects) != nullptr);
  CHECK(find_effect<atlas::effect::Announce>(effects)->value == "kubelet");
  CHECK(atlas::route_of(f.state, {f.catalog, f.layout}).node == "kubelet");
}

TEST_CASE("selecting what is selected already leaves the history alone") {
  Fixture f;
  static_cast<void>(f.apply(atlas::action::Select{NodeId{1}}));
  CHECK(f.apply(atlas::action::Select{NodeId{1}}).empty());
}

TEST_CASE("a node that does not exist cannot be selected") {
  Fixture f;
  CHECK(f.apply(atlas::action::Select{NodeId{99}}).empty());
  CHECK_FALSE(f.state.selected.valid());
}

TEST_CASE("panning replaces the route and keeps the camera in it") {
  Fixture f;
  const auto effects = f.apply(atlas::action::Pan{{10, 20}});
  REQUIRE(find_effect<atlas::effect::ChangeRoute>(effects) != nullptr);
  CHECK_FALSE(find_effect<atlas::effect::ChangeRoute>(effects)->push);
  CHECK(atlas::route_of(f.state, {f.catalog, f.layout}).camera.has_value());
}

TEST_CASE("a camera nobody touched stays out of the link") {
  Fixture f;
  static_cast<void>(f.navigate("n/kubelet/"));
  CHECK_FALSE(atlas::route_of(f.state, {f.catalog, f.layout}).camera.has_value());
}

TEST_CASE("zooming keeps the point under the pointer where it is") {
  Fixture f;
  const atlas::Vec2 anchor{200, 300};
  const atlas::Vec2 before = atlas::world_from_screen(f.state.camera, anchor);
  static_cast<void>(f.apply(atlas::action::Zoom{1.5F, anchor}));
  const atlas::Vec2 after = atlas::world_from_screen(f.state.camera, anchor);
  CHECK(after.x == doctest::Approx(before.x));
  CHECK(after.y == doctest::Approx(before.y));
}

TEST_CASE("zoom stops at its limits") {
  Fixture f;
  for (int i = 0; i < 50; ++i) static_cast<void>(f.apply(atlas::action::Zoom{3, {0, 0}}));
  CHECK(f.state.camera.scale == atlas::kMaxScale);
  for (int i = 0; i < 50; ++i) static_cast<void>(f.apply(atlas::action::Zoom{0.2F, {0, 0}}));
  CHECK(f.state.camera.scale == atlas::kMinScale);
}

TEST_CASE("an unknown id opens the start view with a notice and near matches") {
  Fixture f;
  const auto effects = f.navigate("n/kubelett/");
  const auto* const notice = find_effect<atlas::effect::Notify>(effects);
  REQUIRE(notice != nullptr);
  CHECK(notice->key == "error.unknown_node");
  CHECK(notice->value == "kubelett");
  REQUIRE_FALSE(notice->near.empty());
  CHECK(f.catalog.node(notice->near.front()).id == "kubelet");
  CHECK_FALSE(f.state.selected.valid());
}

TEST_CASE("an old name opens the node and corrects the address without a new entry") {
  Fixture f;
  const auto effects = f.navigate("n/kubelet-old/");
  CHECK(f.state.selected == NodeId{1});
  REQUIRE(find_effect<atlas::effect::ChangeRoute>(effects) != nullptr);
  CHECK_FALSE(find_effect<atlas::effect::ChangeRoute>(effects)->push);
  CHECK(find_effect<atlas::effect::Notify>(effects) == nullptr);
}

TEST_CASE("Back to a link with a camera restores exactly that camera") {
  Fixture f;
  static_cast<void>(f.apply(atlas::action::Pan{{33, -21}}));
  static_cast<void>(f.apply(atlas::action::Zoom{1.3F, {500, 400}}));
  const atlas::Route route = atlas::route_of(f.state, {f.catalog, f.layout});
  static_cast<void>(f.apply(atlas::action::Select{NodeId{0}}));
  static_cast<void>(f.navigate(atlas::path_of(route), atlas::fragment_of(route)));
  CHECK(f.state.camera.centre_in_world.x == doctest::Approx(route.camera->x).epsilon(0.01));
  CHECK(f.state.camera.scale == doctest::Approx(route.camera->scale).epsilon(0.001));
  CHECK_FALSE(f.state.selected.valid());
}

TEST_CASE("the focus view needs a selected node") {
  Fixture f;
  static_cast<void>(f.apply(atlas::action::SetView{atlas::View::Focus}));
  CHECK(f.state.view == atlas::View::Map);
  static_cast<void>(f.apply(atlas::action::Select{NodeId{1}}));
  static_cast<void>(f.apply(atlas::action::SetView{atlas::View::Focus}));
  CHECK(f.state.view == atlas::View::Focus);
}

TEST_CASE("the focus view is as large as its ring and titles allow, and never smaller than life") {
  Fixture f;
  static_cast<void>(f.navigate("n/kubelet/", "v1&view=focus"));
  CHECK(f.state.camera.scale == doctest::Approx(1.165).epsilon(0.01));  // (1000 - 2 x 232) / 460
  static_cast<void>(f.apply(atlas::action::Resize{{390, 500}, true}));
  CHECK(f.state.camera.scale == 1);
}

TEST_CASE("deselecting in the focus view returns to the map") {
  Fixture f;
  static_cast<void>(f.navigate("n/kubelet/", "v1&view=focus"));
  REQUIRE(f.state.view == atlas::View::Focus);
  static_cast<void>(f.apply(atlas::action::Select{}));
  CHECK(f.state.view == atlas::View::Map);
}

TEST_CASE("the keyboard's focus is brought into view, and stays where it is seen well") {
  Fixture f;
  f.state.reduced_motion = true;
  const atlas::Vec2 before = f.state.camera.centre_in_world;
  static_cast<void>(f.apply(atlas::action::Focus{NodeId{0}, before + atlas::Vec2{10, 10}}));
  CHECK(f.state.focused == NodeId{0});
  CHECK(f.state.camera.centre_in_world == before);
  static_cast<void>(f.apply(atlas::action::Focus{NodeId{1}, atlas::Vec2{9000, 0}}));
  CHECK(f.state.focused == NodeId{1});
  CHECK(f.state.camera.centre_in_world.x == doctest::Approx(9000));
}

TEST_CASE("a flight ends exactly at its goal") {
  Fixture f;
  static_cast<void>(f.apply(atlas::action::ZoomStep{2}));
  REQUIRE(f.state.flight.has_value());
  const atlas::Camera goal = f.state.flight->to;
  CHECK(atlas::advance_flight(f.state, 1000));
  CHECK(atlas::advance_flight(f.state, 1100));
  CHECK_FALSE(atlas::advance_flight(f.state, 1300));
  CHECK(f.state.camera == goal);
}

TEST_CASE("a selection that a sheet would cover is shown above the sheet") {
  Fixture f;
  f.state.reduced_motion = true;
  static_cast<void>(f.apply(atlas::action::Select{NodeId{1}}));
  static_cast<void>(f.apply(atlas::action::SetInsets{{0, 0, 0, 400}}));
  const atlas::Vec2 at = atlas::screen_from_world(f.state.camera, {0, 300});
  CHECK(at.y < 400);
  CHECK(at.y > 0);
}

TEST_CASE("a query longer than the limit is cut at a whole character") {
  Fixture f;
  std::string text;
  for (int i = 0; i < 200; ++i) text += "调";
  static_cast<void>(f.apply(atlas::action::SetQuery{text}));
  CHECK(f.state.query.size() <= 400);
  CHECK(f.state.query.size() % 3 == 0);
}
