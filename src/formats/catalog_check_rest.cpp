// The parts of a catalogue beside nodes and edges: walkthroughs, tables and the list of published ids.
#include "core/sort.hpp"
#include "formats/catalog_check_parts.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <unordered_set>
#include <utility>

namespace atlas::checking {
namespace {

using Step = std::pair<NodeId, NodeId>;

void check_kinds(Subject& subject, JsonValue list, Kind wanted) {
  for (const JsonValue item : list) {
    const JsonValue id = item.is(JsonType::Object) ? item.find("node") : item;
    const auto found = subject.kinds.find(id.text());
    if (found == subject.kinds.end() || found->second == wanted) continue;
    subject.findings.error(id, "walkthrough",
                           quoted(id.text()) + " stands in \"" + std::string(list.key()) +
                               "\", but it is of the kind " + quoted(info(found->second).name) + "; only " +
                               quoted(info(wanted).name) + " nodes belong there.");
  }
}

/// The `next` edges of one order must be exactly the steps of the walkthrough's order.
void check_order(Subject& subject, JsonValue order, const std::vector<NodeId>& nodes) {
  if (!order.exists()) return;
  std::set<Step> steps;
  for (std::size_t i = 1; i < nodes.size(); ++i) steps.insert({nodes[i - 1], nodes[i]});
  for (std::size_t i = 0; i < subject.edges.size(); ++i) {
    const Edge& edge = subject.data.edges[i];
    if (edge.relation != Relation::Next || edge.order != order.key()) continue;
    if (steps.erase({edge.source, edge.target}) > 0) continue;
    subject.findings.error(subject.edges[i], "next-order",
                           "The next edge from " + subject.node_name(edge.source) + " to " +
                               subject.node_name(edge.target) + " is not a step of the order \"" +
                               std::string(order.key()) + "\" of the walkthrough.");
  }
  for (const Step& missing : steps) {
    subject.findings.error(order, "next-order",
                           "The order \"" + std::string(order.key()) + "\" goes from " +
                               subject.node_name(missing.first) + " to " + subject.node_name(missing.second) +
                               ", but there is no such next edge.");
  }
}

void check_orders_agree(Subject& subject, JsonValue walkthrough, const Walkthrough& read) {
  const auto sorted = [](std::vector<NodeId> ids) {
    sort_stably(ids);
    return ids;
  };
  if (sorted(read.seed_order) != sorted(read.real_order)) {
    subject.findings.error(
        walkthrough.find("orders"), "walkthrough",
        "The orders \"seed\" and \"real\" must hold the same components, each in its own order.");
  }
  std::vector<NodeId> lanes;
  for (const WalkLane& lane : read.lanes) lanes.push_back(lane.node);
  sort_stably(lanes);
  for (const NodeId id : read.real_order) {
    if (std::binary_search(lanes.begin(), lanes.end(), id)) continue;
    subject.findings.error(walkthrough.find("lanes"), "walkthrough",
                           subject.node_name(id) + " is in the orders of the walkthrough, but has no lane.");
  }
}

void check_references(Subject& subject, JsonValue row) {
  for (const std::string_view name : {"id", "link"}) {
    const JsonValue reference = row.find(name);
    if (!reference.is(JsonType::String) || subject.kinds.count(reference.text()) > 0) continue;
    subject.findings.error(
        reference, "dangling-table",
        "This table row names the node " + quoted(reference.text()) + ", and there is no such node.");
  }
}

void check_sums(Subject& subject, JsonValue sum) {
  constexpr std::array<std::pair<std::string_view, std::int64_t ClocRow::*>, 4> kColumns{
      {{"files", &ClocRow::files},
       {"blank", &ClocRow::blank},
       {"comment", &ClocRow::comment},
       {"code", &ClocRow::code}}};
  for (const auto& [name, column] : kColumns) {
    std::int64_t total = 0;
    for (const ClocRow& row : subject.data.cloc) total += row.*column;
    const JsonValue stated = sum.find(name);
    if (!stated.exists() || stated.integer() == total) continue;
    subject.findings.error(stated, "table-sum",
                           "The rows of the column " + quoted(name) + " add up to " + std::to_string(total) +
                               ", not " + std::string(stated.text()) + ".");
  }
}

}  // namespace

void check_walkthroughs(Subject& subject) {
  std::size_t index = 0;
  for (const JsonValue place : subject.root.find("walkthroughs")) {
    if (index >= subject.data.walkthroughs.size()) return;
    const Walkthrough& walkthrough = subject.data.walkthroughs[index++];
    check_kinds(subject, place.find("lanes"), Kind::Component);
    check_kinds(subject, place.find("objects"), Kind::ApiObject);
    check_orders_agree(subject, place, walkthrough);
    check_walkthrough(subject, place, walkthrough);
    if (index > 1) continue;  // next edges tell the order of the first walkthrough, the pipeline
    check_order(subject, place.find("orders").find("seed"), walkthrough.seed_order);
    check_order(subject, place.find("orders").find("real"), walkthrough.real_order);
  }
}

void check_tables(Subject& subject) {
  const JsonValue tables = subject.root.find("tables");
  for (const JsonValue row : tables.find("cncf")) check_references(subject, row);
  for (const JsonValue row : tables.find("cloc").find("rows")) check_references(subject, row);
  check_references(subject, tables.find("cloc").find("sum"));
  check_sums(subject, tables.find("cloc").find("sum"));
}

void check_lock(Subject& subject, std::string_view published_ids) {
  std::unordered_set<std::string_view> published;
  std::unordered_set<std::string_view> renamed;
  for (const auto& [old_id, new_id] : subject.data.aliases) renamed.insert(old_id);
  const JsonValue aliases = subject.root.find("aliases");
  while (!published_ids.empty()) {
    const std::size_t end = std::min(published_ids.find('\n'), published_ids.size());
    std::string_view id = published_ids.substr(0, end);
    published_ids.remove_prefix(std::min(end + 1, published_ids.size()));
    id = id.substr(0, id.find_first_of("# \t\r"));
    if (id.empty()) continue;
    published.insert(id);
    if (subject.kinds.count(id) > 0 || renamed.count(id) > 0) continue;
    subject.findings.error(aliases.exists() ? aliases : subject.root, "lock",
                           "The id " + quoted(id) +
                               " was published and is gone; links to it would break. Bring the " +
                               "node back, or name in \"aliases\" the node that stands for it now.");
  }
  for (std::size_t i = 0; i < subject.nodes.size() && !subject.findings.full(); ++i) {
    const std::string& id = subject.data.nodes[i].id;
    if (id.empty() || published.count(id) > 0) continue;
    subject.findings.warning(subject.nodes[i], "lock",
                             "The id " + quoted(id) + " is new; add it to the list of published ids.");
  }
}

}  // namespace atlas::checking
