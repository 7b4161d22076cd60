// Orders, mentions and addresses of a walkthrough.
#include "core/walkthrough.hpp"
#include "walk_fixture.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace atlas {
namespace {

std::string text(const std::vector<int>& numbers) {
  std::string all;
  for (const int number : numbers) all += (all.empty() ? "" : " ") + std::to_string(number);
  return all;
}

struct Fixture {
  Catalog catalog = test::letters().build();
  const Walkthrough& walk = catalog.data().walkthroughs.front();
  [[nodiscard]] std::string touched(int step) const { return test::ids(catalog, nodes_of_step(walk, step)); }
  [[nodiscard]] std::string steps_of(std::string_view id) const {
    const std::vector<StepMention> mentions = steps_of_node(catalog.data().walkthroughs, catalog.find(id));
    return mentions.empty() ? "none" : text(mentions.front().steps);
  }
};

TEST_CASE("the real order, and both orders at once, count through the steps") {
  const Fixture f;
  CHECK(text(step_sequence(f.walk, WalkOrder::Real)) == "1 2 3 4 5 6");
  CHECK(text(step_sequence(f.walk, WalkOrder::Both)) == "1 2 3 4 5 6");
}

TEST_CASE("the source document's order goes component by component") {
  const Fixture f;
  // The drawer has no place of its own and stays behind step 2; the cart reads with the carrier.
  CHECK(text(step_sequence(f.walk, WalkOrder::Seed)) == "1 2 3 5 6 4");
}

TEST_CASE("without an order of the source document its sequence is the real one") {
  Walkthrough walk = test::letters().data().walkthroughs.front();
  walk.seed_order.clear();
  CHECK(text(step_sequence(walk, WalkOrder::Seed)) == "1 2 3 4 5 6");
}

TEST_CASE("stepping follows the order and ends at its ends") {
  const Fixture f;
  CHECK(step_beside(f.walk, WalkOrder::Real, 3, 1) == 4);
  CHECK(step_beside(f.walk, WalkOrder::Seed, 3, 1) == 5);
  CHECK(step_beside(f.walk, WalkOrder::Seed, 4, -1) == 6);
  CHECK(step_beside(f.walk, WalkOrder::Seed, 4, 1) == 0);
  CHECK(step_beside(f.walk, WalkOrder::Real, 1, -1) == 0);
  CHECK(step_beside(f.walk, WalkOrder::Real, 6, 1) == 0);
}

TEST_CASE("from the overview one steps to the first step, and not back") {
  const Fixture f;
  CHECK(step_beside(f.walk, WalkOrder::Real, 0, 1) == 1);
  CHECK(step_beside(f.walk, WalkOrder::Real, 0, -1) == 0);
  CHECK(step_beside(Walkthrough{}, WalkOrder::Real, 0, 1) == 0);
}

TEST_CASE("a step touches its lanes, objects, nodes and readings, each once") {
  const Fixture f;
  CHECK(f.touched(1) == "writer guide");
  CHECK(f.touched(2) == "writer letter");
  CHECK(f.touched(3) == "letter");
  CHECK(f.touched(4) == "office carrier");
  CHECK(f.touched(5) == "carrier letter");
  CHECK(f.touched(6) == "carrier guide");
}

TEST_CASE("a node lists exactly the steps that touch it") {
  const Fixture f;
  CHECK(f.steps_of("letter") == "2 3 5");
  CHECK(f.steps_of("guide") == "1 6");
  CHECK(f.steps_of("carrier") == "4 5 6");
  CHECK(f.steps_of("bridge") == "none");
}

TEST_CASE("runs of steps are drawn together") {
  CHECK(step_ranges({1, 2, 3, 4, 13}) == "1–4, 13");
  CHECK(step_ranges({7}) == "7");
  CHECK(step_ranges({2, 4, 6, 7}) == "2, 4, 6–7");
  CHECK(step_ranges({}) == "");
}

TEST_CASE("a source is addressed at the pinned commit, with a line only when there is one") {
  const Fixture f;
  const std::string start = "https://github.com/post/rules/blob/0123456789abcdef0123456789abcdef01234567/";
  CHECK(source_url(f.walk.pin, {.path = "a/b.go", .function = "F"}) == start + "a/b.go");
  CHECK(source_url(f.walk.pin, {.path = "a/b.go", .function = "F", .line = 12}) == start + "a/b.go#L12");
}

TEST_CASE("a branch moves, so an address at a branch has no line") {
  CHECK(source_url({"post/rules", "main", ""}, {.path = "a.go", .line = 12}) ==
        "https://github.com/post/rules/blob/main/a.go");
  CHECK(source_url({}, {.path = "a.go"}) == "");
}

TEST_CASE("folders and unusual characters in a path make a sound address") {
  CHECK(source_url({"post/rules", "main", ""}, {.path = "a dir/"}) ==
        "https://github.com/post/rules/tree/main/a%20dir/");
  CHECK(source_url({"post/rules", "main", ""}, {.path = "a\"><b>.go"}) ==
        "https://github.com/post/rules/blob/main/a%22%3E%3Cb%3E.go");
}

TEST_CASE("steps and the overview have pages of their own") {
  const Fixture f;
  CHECK(walk_path(f.walk, 27) == "walk/letter/27/");
  CHECK(walk_path(f.walk, 0) == "walk/letter/");
}

TEST_CASE("lanes are found by role, walkthroughs by id, acts by step") {
  const Fixture f;
  CHECK(lane_with_role(f.walk, LaneRole::Trunk) == 2);
  CHECK(lane_with_role(Walkthrough{}, LaneRole::Trunk) == WalkStep::kNoLane);
  CHECK(find_walkthrough(f.catalog.data().walkthroughs, "letter") == 0);
  CHECK_FALSE(find_walkthrough(f.catalog.data().walkthroughs, "parcel").has_value());
  CHECK(act_of_step(f.walk, 3) == 1);
  CHECK(act_of_step(f.walk, 4) == 2);
}

}  // namespace
}  // namespace atlas
