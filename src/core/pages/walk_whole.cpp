// A whole walkthrough on one page, to be read without scripts or printed: contents, orders, manifest, all
// steps.
#include "core/pages/elements.hpp"
#include "core/pages/walk_page.hpp"
#include "core/pages/walk_parts.hpp"

#include <string>
#include <utility>

namespace atlas {
namespace {

using namespace walk_parts;

std::string anchor(int step) { return "step-" + std::to_string(step); }

Element contents(const PageContext& page, const Walkthrough& walk) {
  Element nav = element("nav", "walk-contents").with("aria-label", page.tr("walk.contents"));
  nav.add(element("h2", {}, page.tr("walk.contents")));
  for (std::size_t i = 0; i < walk.acts.size(); ++i) {
    const WalkAct& act = walk.acts[i];
    Element list = element("ol").with("start", std::to_string(act.first_step));
    for (int step = act.first_step; step > 0 && step <= act.last_step; ++step) {
      const WalkStep& it = walk.steps[static_cast<std::size_t>(step - 1)];
      list.add(
          Element("li").add(element("a", {}, it.title.pick(page.lang)).with("href", "#" + anchor(step))));
    }
    nav.add(element("section").add(element("h3", {}, act.title.pick(page.lang))).add(std::move(list)));
  }
  return nav;
}

Element step_section(const PageContext& page, const Walkthrough& walk, int number) {
  const StepText text{.page = page, .walk = walk, .number = number, .heading = "h4"};
  Element section = element("section", "walk-step").with("id", anchor(number));
  Element link = element("a", {}, text.text(text.step().title)).with("href", place_href(page, walk, number));
  section.add(Element("h3")
                  .add(element("span", "number", std::to_string(number)))
                  .add_text(" ")
                  .add(std::move(link))
                  .add_text(" ")
                  .add(element("span", "count", text.text(walk.lanes[text.step().lane].title))));
  add_step(section, text);
  const std::vector<int> lines = manifest_lines(walk, number);
  if (lines.empty()) return section;
  Element see = element("p", "manifest-see");
  see.add(element("a", {}, page.tr("walk.manifest", walk.manifest_name)).with("href", "#manifest"));
  return std::move(section).add(std::move(see).add_text(page.tr("walk.manifest_see", step_ranges(lines))));
}

Element act_section(const PageContext& page, const Walkthrough& walk, std::size_t index) {
  const WalkAct& act = walk.acts[index];
  Element section = element("section", "walk-act").with("id", "v1&" + act_state(index + 1));
  Element title("h2");
  title.add(element("span", "quiet", page.tr("walk.act", index + 1))).add_text(" ");
  section.add(std::move(title).add_text(act.title.pick(page.lang)));
  section.add(sentence("p", {}, act.text.pick(page.lang)));
  for (int step = act.first_step; step > 0 && step <= act.last_step; ++step)
    section.add(step_section(page, walk, step));
  return section;
}

}  // namespace

Element walk_whole(const PageContext& page, const WalkPlace& place) {
  const Walkthrough& walk = page.catalog.data().walkthroughs[place.walkthrough];
  Element all = element("section", "walk-all").add(contents(page, walk));
  if (Element orders = walk_orders(page, walk); !orders.children.empty()) {
    Element section = Element("section").with("id", "v1&" + std::string(kOrdersState));
    section.add(element("h2", {}, page.tr("walk.orders")));
    section.add(sentence("p", {}, walk.orders_summary.pick(page.lang)));
    all.add(std::move(section).add(std::move(orders)));
  }
  if (Element manifest = walk_manifest(page, walk, 0); !manifest.children.empty())
    all.add(std::move(manifest.with("id", "manifest")));
  for (std::size_t i = 0; i < walk.acts.size(); ++i) all.add(act_section(page, walk, i));
  return all;
}

}  // namespace atlas
