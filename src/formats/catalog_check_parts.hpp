// What the parts of the checker share. Inside the checker only; everyone else wants catalog_check.hpp.
#pragma once

#include "core/catalog.hpp"
#include "core/kinds.hpp"
#include "formats/findings.hpp"
#include "formats/json_tree.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace atlas::checking {

/// A catalogue as it was read, beside the places in the file it was read from: data.nodes[i] was read from
/// nodes[i], data.edges[i] from edges[i]. Ends of edges may be invalid.
struct Subject {
  JsonValue root;
  const CatalogData& data;
  std::vector<JsonValue> nodes;
  std::vector<JsonValue> edges;
  std::unordered_map<std::string_view, Kind> kinds;  // by id
  std::unordered_set<std::string_view> seeds;        // names of the source documents
  Findings& findings;

  [[nodiscard]] std::string node_name(NodeId id) const { return quoted(data.nodes[id.index].id); }
  [[nodiscard]] bool has_both_ends(const Edge& edge) const {
    return edge.source.valid() && edge.target.valid();
  }
};

// --- one thing at a time ---

/// Members each kind must and may have, with their types and values; members nobody knows.
void check_members(Subject& subject);
/// Summaries, source places, addresses, languages.
void check_nodes(Subject& subject);
/// Reasons and places of edges, kinds at their ends. Skips edges without both ends.
void check_edges(Subject& subject);
/// Sums and references of the tables.
void check_tables(Subject& subject);
/// Published ids that are neither node nor alias any more, and new ids that are not in the list yet.
void check_lock(Subject& subject, std::string_view published_ids);

// --- the whole; these require that reading found no errors ---

void check_node_order(Subject& subject);
void check_edge_order(Subject& subject);
/// Edges that say the same twice.
void check_doubles(Subject& subject);
/// Nodes that no edge touches, resources without a topic.
void check_connected(Subject& subject);
/// Circles in the relations that must have a beginning.
void check_cycles(Subject& subject);
/// Kinds, orders and stories of the walkthroughs, and the `next` edges that repeat the orders.
void check_walkthroughs(Subject& subject);
/// The story of one: its steps against its lanes, objects, writers and pin.
void check_walkthrough(Subject& subject, JsonValue place, const Walkthrough& walk);

}  // namespace atlas::checking
