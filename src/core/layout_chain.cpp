// Reads the order of the components out of the catalogue: `next` edges of the real order, else the
// walkthrough's list, else the order of the file.
#include "core/layout.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace atlas {
namespace {

constexpr std::string_view kRealOrder = "real";

bool is_component(const Catalog& catalog, NodeId id) { return catalog.node(id).kind == Kind::Component; }

std::vector<NodeId> components_of(const Catalog& catalog) {
  std::vector<NodeId> components;
  for (std::uint32_t i = 0; i < catalog.node_count(); ++i) {
    if (is_component(catalog, NodeId{i})) components.push_back(NodeId{i});
  }
  return components;
}

bool is_step(const Catalog& catalog, const Edge& edge) {
  return edge.relation == Relation::Next && edge.order == kRealOrder && is_component(catalog, edge.source) &&
         is_component(catalog, edge.target);
}

// Follows `next` from each component that nothing leads to. A cycle is cut where it closes.
std::vector<NodeId> chain_by_edges(const Catalog& catalog, const std::vector<NodeId>& components) {
  std::vector<NodeId> next(catalog.node_count());
  std::vector<bool> has_previous(catalog.node_count(), false);
  for (const Edge& edge : catalog.edges()) {
    if (!is_step(catalog, edge)) continue;
    if (!next[edge.source.index].valid()) next[edge.source.index] = edge.target;
    has_previous[edge.target.index] = true;
  }
  std::vector<NodeId> chain;
  std::vector<bool> visited(catalog.node_count(), false);
  for (const NodeId head : components) {
    if (has_previous[head.index]) continue;
    for (NodeId id = head; id.valid() && !visited[id.index]; id = next[id.index]) {
      if (id == head && !next[id.index].valid()) break;  // stands alone
      visited[id.index] = true;
      chain.push_back(id);
    }
  }
  return chain;
}

std::vector<NodeId> chain_by_walkthrough(const Catalog& catalog) {
  const Walkthrough* const walkthrough = catalog.pipeline();
  std::vector<NodeId> chain;
  if (walkthrough == nullptr) return chain;
  for (const NodeId id : walkthrough->real_order) {
    if (is_component(catalog, id) && std::find(chain.begin(), chain.end(), id) == chain.end())
      chain.push_back(id);
  }
  return chain;
}

std::vector<std::pair<NodeId, NodeId>> spurs_of(const Catalog& catalog) {
  std::vector<std::pair<NodeId, NodeId>> spurs;
  std::vector<bool> is_spur(catalog.node_count(), false);
  for (const Edge& edge : catalog.edges()) {
    if (edge.relation != Relation::StoresIn || edge.source == edge.target) continue;
    if (!is_component(catalog, edge.source) || !is_component(catalog, edge.target)) continue;
    if (is_spur[edge.target.index] || is_spur[edge.source.index]) continue;
    const bool hosts =
        std::any_of(spurs.begin(), spurs.end(), [&](const auto& s) { return s.first == edge.target; });
    if (hosts) continue;
    is_spur[edge.target.index] = true;
    spurs.emplace_back(edge.source, edge.target);
  }
  return spurs;
}

}  // namespace

Spine spine_of(const Catalog& catalog) {
  const std::vector<NodeId> components = components_of(catalog);
  Spine spine;
  spine.chain = chain_by_edges(catalog, components);
  if (spine.chain.empty()) spine.chain = chain_by_walkthrough(catalog);
  spine.spurs = spurs_of(catalog);
  const auto is_spur = [&spine](NodeId id) {
    return std::any_of(spine.spurs.begin(), spine.spurs.end(),
                       [id](const auto& spur) { return spur.second == id; });
  };
  spine.chain.erase(std::remove_if(spine.chain.begin(), spine.chain.end(), is_spur), spine.chain.end());
  spine.ordered_count = spine.chain.size() > 1 ? spine.chain.size() : 0;
  std::vector<bool> in_chain(catalog.node_count(), false);
  for (const NodeId id : spine.chain) in_chain[id.index] = true;
  for (const NodeId id : components) {
    if (!in_chain[id.index] && !is_spur(id)) spine.chain.push_back(id);
  }
  return spine;
}

}  // namespace atlas
