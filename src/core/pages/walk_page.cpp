// See walk_page.hpp.
#include "core/pages/walk_page.hpp"

#include "core/assert.hpp"
#include "core/pages/elements.hpp"
#include "core/pages/rows.hpp"
#include "core/pages/walk_parts.hpp"

#include <string>
#include <utility>

namespace atlas {
namespace {

using namespace walk_parts;

constexpr std::size_t kMistakesShown = 2;

Element article(const Walkthrough& walk, const WalkPlace& place) {
  Element result = element("article", "node walk").with("data-walk", walk.id);
  if (place.step > 0) result.with("data-step", std::to_string(place.step));
  return result;
}

/// Who acts, with links to their pages, and what sort of step it is.
Element actors(const StepText& text) {
  const WalkStep& step = text.step();
  Element line = element("p", "names");
  std::vector<std::size_t> lanes{step.lane};
  lanes.insert(lanes.end(), step.also.begin(), step.also.end());
  for (const std::size_t lane : lanes) {
    const WalkLane& who = text.walk.lanes[lane];
    const std::string_view title = text.text(who.title);
    if (!line.children.empty()) line.add_text(text.page.tr("text.comma"));
    line.add(who.node.valid() ? element("a", {}, title).with("href", node_href(text.page, who.node))
                              : element("span", {}, title));
  }
  if (!step.actor.empty()) line.add(dot()).add_text(step.actor);
  constexpr std::string_view kKinds[]{"walk.inside", "walk.call", "walk.write", "walk.watch", "walk.branch"};
  return std::move(line).add(dot()).add_text(text.page.tr(kKinds[static_cast<std::size_t>(step.kind)]));
}

/// A link to what comes before or after: "Next, 28" and what happens there. Without rel="next": Firefox would
/// fetch that page unasked, which the page's own policy forbids with an error on the console.
Element turn(bool next, const std::string& href, std::string_view label, std::string_view title) {
  return element("a", next ? "turn turn-next" : "turn")
      .with("href", href)
      .add(element("span", "turn-label", label))
      .add(element("span", "turn-title", title));
}

Element step_turn(const StepText& text, int by) {
  const PageContext& page = text.page;
  const bool next = by > 0;
  const std::string_view state = text.order == WalkOrder::Seed ? "order=seed" : "";
  const int other = step_beside(text.walk, text.order, text.number, by);
  const std::string href = place_href(page, text.walk, other, state);
  if (other == 0) return turn(next, href, page.tr("walk.overview"), text.text(text.walk.title));
  const std::string_view key = next ? "walk.next" : "walk.previous";
  return turn(next, href, page.tr(key, static_cast<std::size_t>(other)),
              text.text(text.walk.steps[static_cast<std::size_t>(other - 1)].title));
}

Element turns(const PageContext& page) {
  return element("nav", "turns walk-turns").with("aria-label", page.tr("walk.turns"));
}

/// In the reading order: what the numbers at the lanes are, and the way out of it.
Element order_note(const StepText& text) {
  Element note = element("p", "note order-note", text.page.tr("walk.seed_note"));
  return std::move(note).add_text(" ").add(
      element("a", {}, text.page.tr("walk.begin_real"))
          .with("href", place_href(text.page, text.walk, text.number, "order=real")));
}

Element step_panel(const StepText& text, const WalkPlace& place) {
  const PageContext& page = text.page;
  const std::size_t act = text.step().act;
  Element head = element("header", "node-head");
  head.add(kind_line({page.tr("walk.act", act + 1), text.text(text.walk.acts[act].title),
                      count_of(static_cast<std::size_t>(text.number), text.walk.steps.size())}));
  head.add(element("h1", {}, text.text(text.step().title))).add(actors(text));
  if (text.order == WalkOrder::Seed) head.add(order_note(text));
  Element main = element("div", "node-main").add(std::move(head));
  add_step(main, text);
  if (Element manifest = walk_manifest(page, text.walk, text.number); !manifest.children.empty())
    main.add(std::move(manifest));
  return article(text.walk, place)
      .add(std::move(main))
      .add(turns(page).add(step_turn(text, -1)).add(step_turn(text, 1)));
}

Element act_turn(const PageContext& page, const Walkthrough& walk, std::size_t number, bool next) {
  return turn(next, place_href(page, walk, 0, act_state(number)), page.tr("walk.act", number),
              walk.acts[number - 1].title.pick(page.lang));
}

Element act_panel(const PageContext& page, const Walkthrough& walk, const WalkPlace& place) {
  const auto number = static_cast<std::size_t>(place.act);
  const WalkAct& act = walk.acts[number - 1];
  Element head = element("header", "node-head");
  head.add(kind_line({page.tr("walk.kind"), page.tr("walk.act", count_of(number, walk.acts.size()))}));
  head.add(element("h1", {}, act.title.pick(page.lang)));
  head.add(element("div", "summary").add(sentence("p", "lead", act.text.pick(page.lang))));
  Element main = element("div", "node-main").add(std::move(head));
  main.add(element("section", "group").add(act_steps(page, walk, act)));
  Element nav = turns(page);
  if (number > 1) nav.add(act_turn(page, walk, number - 1, false));
  if (number < walk.acts.size()) nav.add(act_turn(page, walk, number + 1, true));
  return article(walk, place).add(std::move(main)).add(std::move(nav));
}

/// The head of overview and orders: the walkthrough's name, a sentence as heading, a paragraph.
Element overview_head(const PageContext& page, const Walkthrough& walk, std::string_view title,
                      std::string_view lead) {
  Element head = element("header", "node-head");
  head.add(kind_line({page.tr("walk.kind"), page.tr("walk.acts", walk.acts.size()),
                      page.tr("walk.count", walk.steps.size())}));
  head.add(element("h1", {}, title));
  if (!lead.empty()) head.add(element("div", "summary").add(sentence("p", "lead", lead)));
  return head;
}

Element start_button(const PageContext& page, const Walkthrough& walk, std::string_view key,
                     std::string_view css_class, std::string_view state) {
  return element("a", css_class).with("href", place_href(page, walk, 1, state)).add_text(page.tr(key));
}

/// What readers most often take wrongly, with the way to the rest.
Element mistakes(const PageContext& page, const Walkthrough& walk) {
  Element box = element("section", "mistake").add(element("h2", {}, page.tr("walk.mistakes")));
  box.add(corrections(page, walk, kMistakesShown));
  return std::move(box).add(element("p", {}).add(
      element("a", {}, page.tr("walk.compare")).with("href", place_href(page, walk, 0, kOrdersState))));
}

Element overview_panel(const PageContext& page, const Walkthrough& walk, const WalkPlace& place) {
  const bool named = !walk.lead.empty();
  Element main = element("div", "node-main");
  Element head = overview_head(page, walk, (named ? walk.lead : walk.title).pick(page.lang),
                               walk.summary.pick(page.lang));
  if (named)
    head.children.insert(head.children.begin() + 2, element("p", "names", walk.title.pick(page.lang)));
  main.add(std::move(head)).add(act_items(page, walk));
  if (!walk.corrections.empty()) main.add(mistakes(page, walk));
  Element actions = element("p", "actions walk-turns");
  actions.add(start_button(page, walk, "walk.begin", "button primary", {}));
  // Without scripts this page is the whole already; with them, "?print" asks for it as it is.
  actions.add(element("a", "button needs-js", page.tr("walk.whole"))
                  .with("href", place_href(page, walk, 0) + "?print")
                  .with("data-page", ""));
  return article(walk, place).add(std::move(main)).add(std::move(actions));
}

Element orders_panel(const PageContext& page, const Walkthrough& walk, const WalkPlace& place) {
  Element main = element("div", "node-main");
  main.add(overview_head(page, walk, page.tr("walk.orders"), walk.orders_summary.pick(page.lang)));
  main.add(walk_orders(page, walk));
  Element actions = element("p", "actions walk-turns");
  if (place.step > 0) {
    actions.add(element("a", "button primary", page.tr("walk.back_to", static_cast<std::size_t>(place.step)))
                    .with("href", place_href(page, walk, place.step)));
    return article(walk, place).add(std::move(main)).add(std::move(actions));
  }
  actions.add(start_button(page, walk, "walk.begin_real", "button primary", {}));
  actions.add(start_button(page, walk, "walk.begin_seed", "button", "order=seed"));
  return article(walk, place).add(std::move(main)).add(std::move(actions));
}

}  // namespace

Element walk_panel(const PageContext& page, const WalkPlace& place) {
  ATLAS_ASSERT(place.walkthrough < page.catalog.data().walkthroughs.size());
  const Walkthrough& walk = page.catalog.data().walkthroughs[place.walkthrough];
  if (place.order == WalkOrder::Both && !walk.seed_order.empty()) return orders_panel(page, walk, place);
  if (place.step > 0)
    return step_panel({.page = page, .walk = walk, .number = place.step, .order = place.order}, place);
  if (place.act > 0) return act_panel(page, walk, place);
  return overview_panel(page, walk, place);
}

}  // namespace atlas
