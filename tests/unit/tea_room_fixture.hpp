// A walkthrough of three steps in two acts, with every kind of text: a tea room, so that nothing can know it.
#pragma once

#include "page_fixture.hpp"

namespace atlas::testing {

/// Nodes: guest and cook (components), cup (object), post (article), boil (symbol). Steps: 1 the guest
/// orders, 2 the cook boils water, changing the cup, 3 the cook serves, of which nobody has written.
inline Draft tea_room() {
  Draft draft;
  draft.node("guest", Kind::Component, "guest");
  draft.node("cook", Kind::Component, "cook");
  draft.node("cup", Kind::ApiObject, "Cup");
  draft.node("post", Kind::Article, "水怎么烧").url = "https://tea.example/water";
  draft.node("boil", Kind::Symbol, "boil");
  Walkthrough& walk = draft.data().walkthroughs.emplace_back();
  walk.id = "tea";
  walk.title = {"一杯茶", "A cup of tea"};
  walk.lead = {"没有人催", "Nobody hurries"};
  walk.summary = {"点一次 `order` 就够。", "One `order` is enough."};
  walk.orders_summary = {"书里先写厨师。", "The book begins with the cook."};
  walk.pin = {"tea/room", "main", "b68064208b29e5956cdff79a94831b52dc50d89a"};
  walk.lanes = {{.id = "guest", .title = {"客人", "guest"}, .note = {}, .node = draft.find("guest")},
                {.id = "cook", .title = {"厨师", "cook"}, .note = {}, .node = draft.find("cook")},
                {.id = "stove", .title = {"炉子", "stove"}, .note = {}, .reads_with = draft.find("cook")}};
  walk.objects = {
      {.id = "cup", .title = "Cup", .short_name = "Cup", .name = "cup-7", .node = draft.find("cup")}};
  walk.acts = {{.id = "order",
                .title = {"点茶", "Ordering"},
                .text = {"先说话。", "Talk first."},
                .first_step = 1,
                .last_step = 1},
               {.id = "brew",
                .title = {"泡茶", "Brewing"},
                .text = {"再烧水。", "Then boil."},
                .first_step = 2,
                .last_step = 3}};
  walk.steps.resize(3);
  const std::vector<Bilingual> titles{
      {"客人点茶", "The guest orders"}, {"厨师烧水", "The cook boils water"}, {"上茶", "Tea is served"}};
  for (std::size_t i = 0; i < 3; ++i) {
    WalkStep& step = walk.steps[i];
    step.act = i == 0 ? 0 : 1;
    step.lane = i;
    step.title = titles[i];
    step.prose.what = {titles[i].zh + "。", titles[i].en + "."};
    step.prose.why = {"因为渴。", "Thirst."};
  }
  WalkStep& boils = walk.steps[1];
  boils.kind = StepKind::Write;
  boils.lane = 1;
  boils.changes = {
      {.object = 0, .field = "spec.water", .before = {"没有", "none yet"}, .after = {"95 C", "95 C"}},
      {.object = 0, .field = "status", .before = {}, .after = {"热", "hot"}}};
  boils.manifest = {{2, 3}};
  boils.readings = {draft.find("post")};
  boils.nodes = {draft.find("boil")};
  boils.prose.reads = {"看 `orders`。", "Watches `orders`."};
  boils.prose.writes = {"改 Cup。", "Updates the Cup."};
  boils.prose.look = {"看循环。", "Look at the loop."};
  boils.prose.mistake = {"厨师不等客人。", "The cook waits for nobody."};
  boils.prose.sources = {{.path = "pkg/stove/boil.go", .function = "Boil", .line = 743, .note = {}},
                         {.path = "pkg/stove/", .function = "", .line = 0, .note = {"目录", "Directory"}}};
  walk.seed_order = {draft.find("cook"), draft.find("guest")};
  walk.real_order = {draft.find("guest"), draft.find("cook")};
  walk.corrections = {{.title = {"客人在先", "The guest is first"},
                       .text = {"没有单，不烧水。", "No order, no water."},
                       .steps = {1, 2}}};
  walk.manifest_name = "order.yaml";
  walk.manifest = {"kind: Cup", "spec:", "  water: 95 C", "  sugar: 0"};
  walk.has_prose = true;
  return draft;
}

inline constexpr WalkPlace kTeaOverview{};
inline constexpr WalkPlace kTeaStep2{.step = 2, .act = 2, .zoom = WalkZoom::Step};

}  // namespace atlas::testing
