// Two orders side by side: the one in which a source document reads the components, the one in which they
// act.
#include "core/pages/elements.hpp"
#include "core/pages/walk_page.hpp"
#include "core/pages/walk_parts.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace atlas {
namespace {

using namespace walk_parts;

/// The steps that a component does itself, or that are read with it.
std::vector<int> steps_by(const Walkthrough& walk, NodeId component) {
  std::vector<int> steps;
  for (std::size_t i = 0; i < walk.steps.size(); ++i) {
    const WalkLane& lane = walk.lanes[walk.steps[i].lane];
    if (lane.node == component || lane.reads_with == component) steps.push_back(static_cast<int>(i) + 1);
  }
  return steps;
}

Element order_cell(const PageContext& page, const Walkthrough& walk, const std::vector<NodeId>& order,
                   std::size_t place, bool moved, bool with_steps) {
  Element cell = element("td", moved ? "moved" : "");
  if (place >= order.size()) return cell;
  cell.add(node_link(page, order[place]));
  const std::vector<int> steps = steps_by(walk, order[place]);
  if (with_steps && !steps.empty())
    cell.add(element("span", "detail", page.tr("walk.steps", step_ranges(steps))));
  return cell;
}

Element orders_table(const PageContext& page, const Walkthrough& walk) {
  Element head("tr");
  head.add(Element("td"));
  for (const std::string_view key : {"walk.order_seed", "walk.order_real"})
    head.add(element("th", {}, page.tr(key)).with("scope", "col"));
  Element body("tbody");
  const std::vector<NodeId>& seed = walk.seed_order;
  const std::vector<NodeId>& real = walk.real_order;
  for (std::size_t i = 0; i < std::max(seed.size(), real.size()); ++i) {
    const bool moved = i >= seed.size() || i >= real.size() || seed[i] != real[i];
    Element row("tr");
    row.add(element("th", {}, std::to_string(i + 1)).with("scope", "row"));
    row.add(order_cell(page, walk, seed, i, moved, false));
    body.add(std::move(row).add(order_cell(page, walk, real, i, moved, true)));
  }
  return element("table", "order-table").add(Element("thead").add(std::move(head))).add(std::move(body));
}

}  // namespace

Element walk_orders(const PageContext& page, const Walkthrough& walk) {
  Element section = element("section", "walk-orders");
  if (walk.seed_order.empty() || walk.real_order.empty()) return section;
  section.add(orders_table(page, walk));
  if (!walk.corrections.empty()) section.add(corrections(page, walk, walk.corrections.size()));
  return section;
}

}  // namespace atlas
