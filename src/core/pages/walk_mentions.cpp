// From a node to the walkthroughs: the steps that it explains, takes part in or is touched by.
#include "core/pages/elements.hpp"
#include "core/pages/rows.hpp"
#include "core/pages/walk_page.hpp"
#include "core/pages/walk_parts.hpp"

#include <utility>

namespace atlas {
namespace {

constexpr std::size_t kShown = 6;  // steps before the fold

Element steps_list(const PageContext& page, const Walkthrough& walk, const std::vector<int>& steps,
                   std::size_t from, std::size_t to) {
  Element list = element("ol", "items");
  for (std::size_t i = from; i < to; ++i) list.add(walk_parts::step_item(page, walk, steps[i]));
  return list;
}

}  // namespace

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
    section.add(steps_list(page, walk, mention.steps, 0, shown));
    if (shown < count) {
      Element more = element("details", "more");
      more.add(element("summary", {}, page.tr("row.more", count - shown)));
      section.add(std::move(more).add(steps_list(page, walk, mention.steps, shown, count)));
    }
    sections.push_back(std::move(section));
  }
  return sections;
}

}  // namespace atlas
