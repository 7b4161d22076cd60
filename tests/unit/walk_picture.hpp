// A small walkthrough with everything the picture knows, and its composition on request: a baker and a
// courier work around a counter (the trunk), what is ordered is kept in a book (the store).
#pragma once

#include "core/walk_scene.hpp"
#include "unit/map_fixture.hpp"
#include "unit/page_fixture.hpp"

#include <string>
#include <utility>
#include <vector>

namespace atlas::test {

enum WalkFixtureLane : std::size_t { kCustomer, kBook, kCounter, kBaker, kOven, kCourier };

class WalkFixture {
 public:
  WalkFixture() {
    add_lane("customer", {"顾客", "customer"}, LaneRole::Actor, 0).ends_after = 3;
    add_lane("book", {"订单簿", "order book"}, LaneRole::Store, 5);
    add_lane("counter", {"柜台", "counter"}, LaneRole::Trunk, 1);
    add_lane("baker", {"面包师", "head-baker"}, LaneRole::Actor, 2);
    add_lane("oven", {"烤箱", "oven"}, LaneRole::Actor, 3);
    add_lane("courier", {"送货员", "courier"}, LaneRole::Actor, 4);
    walk.objects = {{"order", "Order", "Ord", "rye-1", {}}, {"loaf", "SourdoughLoaf", "Loaf", "rye-1-a", {}}};
    walk.acts = {act({"下单", "Ordering"}, 1, 4), act({"烘焙", "Baking"}, 5, 9),
                 act({"送货", "Delivery"}, 10, 12)};
    walk.acts[2].extra = true;
    add_steps();
    walk.captions = {{kCustomer, 1, 2, {"想好，写下", "decides and writes"}},
                     {kBaker, 5, 6, {"面包师看着柜台", "the baker watches the counter"}},
                     {kBaker, 8, 9, {"烤好再写回去", "bakes and writes it back"}},
                     {kCounter, 3, 3, {"先核对", "checks first"}}};
    walk.seed_order = {NodeId{0}, NodeId{1}, NodeId{4}, NodeId{2}, NodeId{3}};
    walk.real_order = {NodeId{0}, NodeId{1}, NodeId{2}, NodeId{3}, NodeId{4}};
    walk.corrections = {{{"面包师先于送货员", "The baker acts before the courier"}, {"原因", "Why"}, {5, 11}},
                        {{"没有谁指挥谁", "Nobody commands anybody"}, {"原因", "Why"}, {3}}};
  }

  Walkthrough walk;

 private:
  WalkLane& add_lane(const char* id, Bilingual title, LaneRole role, std::uint32_t node) {
    WalkLane lane;
    lane.id = id;
    lane.title = std::move(title);
    lane.note = {"说明", "what it is here for"};
    lane.role = role;
    lane.node = NodeId{node};
    walk.lanes.push_back(std::move(lane));
    return walk.lanes.back();
  }

  static WalkAct act(Bilingual title, int first, int last) {
    WalkAct made;
    made.title = std::move(title);
    made.first_step = first;
    made.last_step = last;
    return made;
  }

  WalkStep& add(std::size_t lane, StepKind kind, Bilingual label) {
    WalkStep step;
    const auto number = static_cast<int>(walk.steps.size()) + 1;
    step.act = number < 5 ? 0 : (number < 10 ? 1 : 2);
    step.lane = lane;
    step.kind = kind;
    step.label = label;
    step.title = std::move(label);
    walk.steps.push_back(std::move(step));
    return walk.steps.back();
  }

  void add_steps() {
    add(kCustomer, StepKind::Inside, {"想好|要什么", "Decides what|to order"});
    add(kCustomer, StepKind::Write, {"交给|柜台", "Hands it to|the counter"}).chip = {"Order", "Order"};
    add(kCounter, StepKind::Write, {"记进订单簿", "Enters it in|the book"}).stores = {
        {0, true, false, {"待做", "waiting"}}};
    add(kCounter, StepKind::Watch, {"放进公告", "Into the notices"}).watches = {0};
    add(kBaker, StepKind::Watch, {"都看到了", "All have seen it"}).also = {kCourier};
    add(kBaker, StepKind::Branch, {"支路：没有面粉", "Branch:|no flour"});
    add(kBaker, StepKind::Call, {"进烤箱", "Into the oven"}).to = kOven;
    add(kOven, StepKind::Inside, {"烤", "Bakes"});
    WalkStep& baked = add(kBaker, StepKind::Write, {"写下面包", "Writes down|the SourdoughLoaf"});
    baked.watches = {0};
    baked.chip = {"SourdoughLoaf", "SourdoughLoaf"};
    baked.stores = {{1, true, false, {"热的", "hot"}}, {0, false, true, {"完成", "done"}}};
    baked.changes = {{0, "spec.state", {"待做", "waiting"}, {"完成", "done"}},
                     {0, "status.conditions[Baked]", {"没有", "none"}, {"True", "True"}},
                     {0, "status.loaves", {"0", "0"}, {"1", "1"}}};
    add(kCourier, StepKind::Watch, {"看到面包", "Sees the loaf"}).watches = {1};
    add(kCourier, StepKind::Inside, {"出门", "Sets out"});
    WalkStep& brought = add(kCourier, StepKind::Write, {"送到了", "Delivered"});
    brought.chip = {"status", "status"};
    brought.stores = {{1, false, true, {"已送到", "delivered"}}};
  }
};

/// One picture to compose; change a member and compose again.
struct WalkPicture {
  Walkthrough walk = WalkFixture().walk;
  WalkPlace place;
  const Strings& strings = testing::shipped_strings();
  EstimatedMeasure measure;
  WalkStyle style;
  Vec2 size_px{1040, 736};
  float scroll_px = 0;
  float motion = 1;
  int hovered = 0;

  [[nodiscard]] WalkInput input() const {
    WalkInput made{walk, place, strings, measure, style, size_px};
    made.scroll_px = scroll_px;
    made.motion = motion;
    made.hovered = hovered;
    return made;
  }
  [[nodiscard]] WalkScene scene() const { return compose_walk(input()); }
  void go_to(int step) {
    place.step = step;
    place.act = step > 0 ? act_of_step(walk, step) : 0;
    place.zoom = step > 0 ? WalkZoom::Step : WalkZoom::All;
  }
};

}  // namespace atlas::test
