// Previous and next: a component's place in the two orders of the pipeline, a part's place in its series.
#include "core/pages/elements.hpp"
#include "core/pages/node_facts.hpp"
#include "core/pages/node_page.hpp"
#include "core/pages/rows.hpp"
#include "core/pages/walk_page.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace atlas {
namespace {

/// Neighbours in one order of the pipeline.
std::vector<NodeId> steps(const PageContext& page, NodeId id, std::string_view order, bool outgoing) {
  std::vector<NodeId> found;
  for (const Neighbour& neighbour : page.catalog.neighbours(id)) {
    const Edge& edge = page.catalog.edge(neighbour.edge);
    if (edge.relation != Relation::Next || neighbour.outgoing != outgoing || edge.order != order) continue;
    if (std::find(found.begin(), found.end(), neighbour.node) == found.end()) found.push_back(neighbour.node);
  }
  return found;
}

/// "4 / 7" for the place of a node in an order; empty when it is not in it.
std::string place_in(const std::vector<NodeId>& order, NodeId id) {
  const auto found = std::find(order.begin(), order.end(), id);
  if (found == order.end()) return {};
  return std::to_string(found - order.begin() + 1) + " / " + std::to_string(order.size());
}

void add_links(const PageContext& page, Element& chain, const std::vector<NodeId>& nodes) {
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (i > 0) chain.add_text(page.tr("text.comma"));
    chain.add(node_link(page, nodes[i]));
  }
}

Element arrow() { return element("span", "arrow", " → "); }

Element chain_line(const PageContext& page, NodeId id, std::string_view order) {
  const std::vector<NodeId> before = steps(page, id, order, false);
  const std::vector<NodeId> after = steps(page, id, order, true);
  Element line = element("p", "chain");
  if (before.empty() && after.empty()) return line;
  const Walkthrough* const pipeline = page.catalog.pipeline();
  Element label = element("span", "chain-label", page.tr("chain." + std::string(order)));
  if (pipeline != nullptr) {
    const std::string place = place_in(order == "seed" ? pipeline->seed_order : pipeline->real_order, id);
    if (!place.empty()) label.add_text(" ").add(element("span", "count", place));
  }
  line.add(std::move(label));
  Element links = element("span", "chain-links");
  add_links(page, links, before);
  if (!before.empty()) links.add(arrow());
  links.add(element("b", {}, page.node(id).title));
  if (!after.empty()) links.add(arrow());
  add_links(page, links, after);
  return std::move(line).add(std::move(links));
}

Element turn_link(const PageContext& page, NodeId id, bool next) {
  Element link = element("a", next ? "turn turn-next" : "turn").with("href", node_href(page, id));
  link.add(element("span", "turn-label", page.tr(next ? "series.next" : "series.previous")));
  return std::move(link).add(
      in_language(element("span", "turn-title", page.node(id).title), page, page.node(id).lang));
}

Element series_section(const PageContext& page, const SeriesPlace& place) {
  Element section = element("section", "group series");
  const std::string position =
      std::to_string(place.position + 1) + " / " + std::to_string(place.parts.size());
  section.add(group_heading(page.tr("group.series"), position, {}));
  section.add(element("ul", "rows").add(node_row(page, place.series, {.edge = place.edge, .note = {}})));
  if (place.parts.size() < 2) return section;
  Element turns =
      element("nav", "turns").with("aria-label", page.tr("series.nav", page.node(place.series).title));
  if (place.position > 0) turns.add(turn_link(page, place.parts[place.position - 1], false));
  if (place.position + 1 < place.parts.size())
    turns.add(turn_link(page, place.parts[place.position + 1], true));
  return std::move(section).add(std::move(turns));
}

}  // namespace

std::vector<Element> node_parts::sequences(const PageContext& page, NodeId id) {
  std::vector<Element> sections = walk_mentions(page, id);
  Element order = element("section", "group").add(group_heading(page.tr("group.order"), {}, {}));
  for (const std::string_view which : {"real", "seed"}) {
    if (Element line = chain_line(page, id, which); !line.children.empty()) order.add(std::move(line));
  }
  if (order.children.size() > 1) sections.push_back(std::move(order));
  for (const SeriesPlace& place : series_of(page.catalog, id))
    sections.push_back(series_section(page, place));
  return sections;
}

}  // namespace atlas
