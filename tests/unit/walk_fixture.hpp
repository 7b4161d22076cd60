// A walkthrough about letters, made in code: a writer posts, an office sorts, a drawer keeps, a carrier
// brings.
#pragma once

#include "catalog_fixture.hpp"
#include "core/walkthrough.hpp"

namespace atlas::test {

/// Nodes 0 … 5: writer, office, carrier, letter, guide, bridge. Lanes writer, drawer (store), office (trunk),
/// carrier and cart (no node, reads with the carrier). Acts 1–2 (steps 1–3 and 4–6).
inline CatalogFixture letters() {
  CatalogFixture fixture;
  for (const std::string_view id : {"writer", "office", "carrier"}) fixture.node(id, Kind::Component, id);
  fixture.node("letter", Kind::ApiObject, "Letter");
  fixture.node("guide", Kind::Article, "How letters travel");
  fixture.node("bridge", Kind::Article, "Bridges");
  const NodeId writer{0};
  const NodeId office{1};
  const NodeId carrier{2};
  const NodeId letter{3};
  const NodeId guide{4};
  Walkthrough walk;
  walk.id = "letter";
  walk.title = {"一封信", "A letter"};
  walk.pin = {"post/rules", "main", "0123456789abcdef0123456789abcdef01234567"};
  walk.lanes = {{.id = "writer", .title = {"写信人", "Writer"}, .node = writer},
                {.id = "drawer", .title = {"柜", "Drawer"}, .role = LaneRole::Store},
                {.id = "office", .title = {"邮局", "Office"}, .node = office, .role = LaneRole::Trunk},
                {.id = "carrier", .title = {"邮递员", "Carrier"}, .node = carrier},
                {.id = "cart", .title = {"推车", "Cart"}, .reads_with = carrier}};
  walk.objects = {{.id = "letter", .title = "Letter", .short_name = "L", .name = "letter-7", .node = letter}};
  walk.acts = {{.id = "posting", .title = {"寄", "Posting"}, .first_step = 1, .last_step = 3},
               {.id = "bringing", .title = {"送", "Bringing"}, .first_step = 4, .last_step = 6}};
  walk.seed_order = {writer, carrier, office};
  walk.real_order = {writer, office, carrier};
  const auto step = [&walk](std::size_t act, std::size_t lane, StepKind kind, std::string_view title) {
    WalkStep s{.act = act, .lane = lane, .kind = kind};
    s.title = {std::string(title), std::string(title)};
    walk.steps.push_back(s);
    return &walk.steps.back();
  };
  step(0, 0, StepKind::Inside, "write")->readings = {guide};
  WalkStep* at = step(0, 0, StepKind::Write, "post");
  at->writes = {{"letter", "create"}};
  at = step(0, 1, StepKind::Inside, "keep");
  at->stores = {{.object = 0, .born = true, .state = {"在", "in"}}};
  at = step(1, 2, StepKind::Call, "sort");
  at->to = 3;
  at = step(1, 4, StepKind::Watch, "load");
  at->watches = {0};
  at = step(1, 3, StepKind::Inside, "bring");
  at->also = {4};
  at->nodes = {guide};
  fixture.data().walkthroughs.push_back(walk);
  return fixture;
}

}  // namespace atlas::test
