// The ways into the walkthroughs: from the start page, from the list, and from every node that explains a
// step, takes part in it or is touched by it.
#include "core/pages/elements.hpp"
#include "core/pages/rows.hpp"
#include "core/pages/walk_page.hpp"
#include "core/pages/walk_parts.hpp"

#include <span>
#include <utility>

namespace atlas {
namespace {

constexpr std::size_t kShown = 6;  // steps before the fold

/// The steps of a node.
Element steps_list(const PageContext& page, const Walkthrough& walk, std::span<const int> steps, NodeId id) {
  Element list = element("ol", "items");
  for (const int step : steps) list.add(walk_parts::step_item(page, walk, step, id));
  return list;
}

}  // namespace

Element walk_door(const PageContext& page, const Walkthrough& walk) {
  const std::string overview = walk_parts::place_href(page, walk, 0);
  Element door = element("section", "walk-door");
  door.add(walk_parts::kind_line({page.tr("walk.kind"), page.tr("walk.acts", walk.acts.size()),
                                  page.tr("walk.count", walk.steps.size())}));
  door.add(Element("h2").add(element("a", {}, walk.title.pick(page.lang)).with("href", overview)));
  Element acts = element("ol", "walk-acts");
  for (std::size_t i = 0; i < walk.acts.size(); ++i) {
    Element act =
        element("a", {}).with("href", walk_parts::place_href(page, walk, 0, walk_parts::act_state(i + 1)));
    act.add(element("span", "number", std::to_string(i + 1))).add_text(" ");
    acts.add(Element("li").add(std::move(act).add_text(walk.acts[i].title.pick(page.lang))));
  }
  door.add(std::move(acts));
  Element actions = element("p", "actions");
  actions.add(element("a", "button primary", page.tr("walk.see_all")).with("href", overview));
  actions.add(
      element("a", "button", page.tr("walk.begin")).with("href", walk_parts::place_href(page, walk, 1)));
  return std::move(door).add(std::move(actions));
}

Element walk_listed(const PageContext& page, const Walkthrough& walk) {
  Element summary = Element("summary").add(mark_icon(Shape::Stage));
  summary.add(element("h2", {}, walk.title.pick(page.lang)));
  summary.add(element("span", "count", page.tr("walk.count", walk.steps.size())));
  Element list = element("ol", {});
  for (std::size_t i = 0; i < walk.steps.size(); ++i) {
    const int step = static_cast<int>(i) + 1;
    Element entry = Element("li").add_text(std::to_string(step) + " ");
    list.add(std::move(entry).add(element("a", {}, walk.steps[i].title.pick(page.lang))
                                      .with("href", walk_parts::place_href(page, walk, step))));
  }
  return element("details", "kind-list").add(std::move(summary)).add(std::move(list));
}

std::vector<Element> walk_mentions(const PageContext& page, NodeId id) {
  std::vector<Element> sections;
  const std::vector<Walkthrough>& walks = page.catalog.data().walkthroughs;
  for (const StepMention& mention : steps_of_node(walks, id)) {
    const Walkthrough& walk = walks[mention.walkthrough];
    const std::size_t count = mention.steps.size();
    Element section = element("section", "group in-walk");
    section.add(
        group_heading(page.tr("walk.mentioned"), page.tr("walk.steps", step_ranges(mention.steps)), {}));
    Element name = element("p", "quiet")
                       .add(element("a", {}, walk.title.pick(page.lang))
                                .with("href", walk_parts::place_href(page, walk, 0)));
    section.add(std::move(name));
    const std::size_t shown = count > kShown + 2 ? kShown : count;
    const std::span<const int> steps(mention.steps);
    section.add(steps_list(page, walk, steps.first(shown), id));
    if (shown < count) {
      Element more = element("details", "more");
      more.add(element("summary", {}, page.tr("row.more", count - shown)));
      section.add(std::move(more).add(steps_list(page, walk, steps.subspan(shown), id)));
    }
    sections.push_back(std::move(section));
  }
  return sections;
}

}  // namespace atlas
