// The keyboard's way over the picture: arrows, neighbours, home, and the links that lie where the keys are.
#include "app_keys.hpp"
#include "app_requests.hpp"
#include "platform/headless.hpp"
#include "test_support.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

using atlas::HeadlessScreen;
using atlas::NodeId;
using atlas::Vec2;

namespace {

atlas::AppStart at(std::string path, std::string fragment = "") {
  atlas::AppStart start;
  start.path = std::move(path);
  start.fragment = std::move(fragment);
  start.viewport_px = {984, 852};
  start.reduced_motion = true;
  return start;
}

struct Keys {
  explicit Keys(const std::string& path, const std::string& fragment = "")
      : screen(tests::built_in_catalog(), tests::built_in_strings(), at(path, fragment)) {
    screen.settle();
  }

  std::string id(NodeId node) const { return node.valid() ? screen.app().catalog().node(node).id : "-"; }
  std::string focused() { return id(screen.app().state().focused); }
  std::string selected() { return id(screen.app().state().selected); }
  /// The id that keys are about after a key.
  std::string press(std::string_view key, bool shift = false) {
    if (!atlas::handle_key(screen.app(), key, shift)) return "unused";
    screen.settle();
    return focused();
  }
  std::string overlay() { return atlas::answer_request(screen.app(), R"({"m":"overlay"})"); }
  bool in_view(NodeId node) {
    const Vec2 at_px = screen.app().screen_position(node);
    return at_px.x > 0 && at_px.x < 984 && at_px.y > 0 && at_px.y < 852;
  }

  mutable HeadlessScreen screen;
};

}  // namespace

TEST_CASE("arrows go on from the selection and Enter opens what they reached") {
  Keys keys("n/kube-scheduler/");
  const std::string reached = keys.press("ArrowDown");
  CHECK(reached != "-");
  CHECK(reached != "kube-scheduler");
  CHECK(keys.press("Enter") == "-");
  CHECK(keys.selected() == reached);
}

TEST_CASE("every node of the map can be reached with arrows alone") {
  // Arrows are a graph over the map; from one node all others must follow, or keys would miss some.
  Keys keys("");
  const std::vector<atlas::Spot> spots = keys.screen.app().spots();
  std::vector<Vec2> place(keys.screen.app().catalog().node_count());
  for (const atlas::Spot& spot : spots) place[spot.node.index] = spot.at;
  std::set<std::uint32_t> seen{spots.front().node.index};
  std::vector<NodeId> open{spots.front().node};
  while (!open.empty()) {
    const NodeId from = open.back();
    open.pop_back();
    for (const Vec2 direction : {Vec2{1, 0}, Vec2{-1, 0}, Vec2{0, 1}, Vec2{0, -1}}) {
      const NodeId next = atlas::nearest_in_direction(spots, from, place[from.index], direction);
      if (next.valid() && seen.insert(next.index).second) open.push_back(next);
    }
  }
  std::string missed;
  for (const atlas::Spot& spot : spots) {
    if (!seen.contains(spot.node.index)) missed += keys.id(spot.node) + " ";
  }
  CHECK(missed == "");
}

TEST_CASE("brackets go through all neighbours of the selection and round again, each in view") {
  Keys keys("n/kube-proxy/");
  std::set<std::string> neighbours;
  const atlas::Catalog& catalog = keys.screen.app().catalog();
  for (const atlas::Neighbour& one : catalog.neighbours(catalog.find("kube-proxy"))) {
    neighbours.insert(catalog.node(one.node).id);
  }
  std::set<std::string> seen;
  const std::string first = keys.press("]");
  for (std::string now = first; seen.insert(now).second; now = keys.press("]")) {
    CHECK(keys.in_view(keys.screen.app().state().focused));
  }
  CHECK(seen == neighbours);
  CHECK(keys.focused() == first);
  keys.press("]");
  CHECK(keys.press("[") == first);
}

TEST_CASE("in the surroundings arrows stay among what is drawn there") {
  Keys keys("n/kube-scheduler/", "v1&view=focus");
  std::set<std::string> ring;
  for (const atlas::Spot& spot : keys.screen.app().spots()) ring.insert(keys.id(spot.node));
  for (const char* const key : {"ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "ArrowUp", "ArrowRight"}) {
    const std::string reached = keys.press(key);
    INFO(key << " " << reached);
    CHECK((reached == "unused" || ring.contains(reached)));
  }
}

TEST_CASE("arrows pass over what the filters let fade") {
  Keys keys("", "v1&kind=book");
  std::size_t resources = 0;
  for (const atlas::Spot& spot : keys.screen.app().spots()) {
    const atlas::Kind kind = keys.screen.app().catalog().node(spot.node).kind;
    if (!atlas::info(kind).resource) continue;
    CHECK(kind == atlas::Kind::Book);
    ++resources;
  }
  CHECK(resources > 0);
}

TEST_CASE("Escape goes back one level at a time") {
  Keys keys("n/kube-scheduler/", "v1&view=focus");
  keys.press("]");
  CHECK(keys.press("Escape") == "-");
  CHECK(keys.screen.app().state().view == atlas::View::Focus);
  keys.press("Escape");
  CHECK(keys.screen.app().state().view == atlas::View::Map);
  CHECK(keys.selected() == "kube-scheduler");
  keys.press("Escape");
  CHECK(keys.selected() == "-");
  CHECK(keys.press("Escape") == "unused");
}

TEST_CASE("Home finds back from nowhere") {
  Keys far("n/kube-scheduler/", "v1&at=9000,9000,3");
  far.press("Home");
  CHECK(far.selected() == "-");
  CHECK(far.in_view(far.screen.app().catalog().find("kube-scheduler")));
}

TEST_CASE("Shift and an arrow move the map and leave the keys where they are") {
  Keys keys("n/etcd/");
  const Vec2 before = keys.screen.app().screen_position(keys.screen.app().state().selected);
  CHECK(keys.press("ArrowRight", true) == "-");
  const Vec2 after = keys.screen.app().screen_position(keys.screen.app().state().selected);
  CHECK(after.x == doctest::Approx(before.x - 120).epsilon(0.01));
}

TEST_CASE("the node that keys are about has a link, even where it is only a dot") {
  Keys keys("");
  keys.press("ArrowDown");
  keys.press("ArrowLeft");
  const std::string id = keys.focused();
  CHECK(keys.overlay().find("\"href\":\"n/" + id + "/\"") != std::string::npos);
  CHECK(keys.overlay().find(R"("focused":true)") != std::string::npos);
}

TEST_CASE("when the picture loses the keyboard the ring goes and the place is kept") {
  Keys keys("");
  keys.press("ArrowDown");
  const std::size_t with_ring = keys.screen.app().scene().primitives.size();
  keys.screen.app().keyboard_is_here(false);
  keys.screen.app().input_arrived();
  keys.screen.settle();
  CHECK(keys.screen.app().scene().primitives.size() < with_ring);
  CHECK(keys.focused() != "-");
}

TEST_CASE("steps of a walkthrough have links, and brackets go through its components and objects") {
  Keys keys("walk/deployment/12/", "v1&view=walk");
  CHECK(keys.overlay().find(R"("href":"walk/deployment/12/")") != std::string::npos);
  CHECK(keys.overlay().find(R"("focused":true)") != std::string::npos);
  const std::string first = keys.press("]");
  CHECK(first != "-");
  CHECK(keys.press("]") != first);
  CHECK(keys.press("[") == first);
  keys.press("ArrowRight");
  CHECK(keys.focused() == "-");
  CHECK(keys.screen.app().state().walk->step != 12);
}

TEST_CASE("a finger means what it comes within 24 pixels of") {
  Keys keys("");
  const NodeId node = keys.screen.app().catalog().find("kube-scheduler");
  const Vec2 at_px = keys.screen.app().screen_position(node);
  const auto meant = [&](Vec2 point) {
    const auto place = keys.screen.app().place_at(point);
    return place ? keys.id(place->node) : "-";
  };
  CHECK(meant(at_px) == "kube-scheduler");
  CHECK(meant({2, 840}) == "-");
}

TEST_CASE("the links follow the picture: after a flight the page is told where they are") {
  Keys keys("n/kube-scheduler/");
  static_cast<void>(keys.screen.app().take_effects());
  keys.screen.app().handle(atlas::action::Pan{{40, 0}});
  static_cast<void>(keys.screen.app().take_effects());
  keys.screen.settle();
  const std::vector<atlas::Effect> effects = keys.screen.app().take_effects();
  CHECK(atlas::effects_json(keys.screen.app(), effects).find("overlay") != std::string::npos);
}
