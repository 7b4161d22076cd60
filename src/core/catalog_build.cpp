// Builds the adjacency of a catalogue as one flat array with offsets (compressed rows), in two passes.
#include "core/catalog_build.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace atlas {
namespace {

void report(std::vector<Message>& messages, std::string_view rule, std::string text) {
  messages.push_back({.level = Level::Error, .rule = std::string(rule), .text = std::move(text)});
}

std::string quoted(std::string_view text) { return std::string("\"").append(text).append("\""); }

}  // namespace

CatalogBuild::CatalogBuild(CatalogData data) {
  catalog_.data_ = std::move(data);
  catalog_.by_id_.reserve(catalog_.node_count());
}

bool CatalogBuild::step() {
  if (nodes_added_ < catalog_.node_count()) {
    add_nodes();
    return true;
  }
  switch (parts_done_++) {
    case 0:
      add_aliases();
      count_ends();
      return true;
    case 1:
      add_neighbours();
      return true;
    default:
      return false;
  }
}

Result<Catalog> CatalogBuild::take() {
  if (!messages_.empty()) return Failure{std::move(messages_)};
  return std::move(catalog_);
}

void CatalogBuild::add_nodes() {
  constexpr std::size_t kAtOnce = 4096;
  const std::vector<Node>& nodes = catalog_.data_.nodes;
  const auto id_at = [&](std::uint32_t i) -> std::string_view { return nodes[i].id; };
  const std::size_t end = std::min(nodes.size(), nodes_added_ + kAtOnce);
  for (; nodes_added_ < end; ++nodes_added_) {
    const Node& node = nodes[nodes_added_];
    if (node.kind == Kind::List) catalog_.lists_.push_back(NodeId{nodes_added_});
    if (!catalog_.by_id_.add(node.id, nodes_added_, id_at))
      report(messages_, "duplicate-id", "Two nodes have the id " + quoted(node.id) + ".");
  }
}

void CatalogBuild::add_aliases() {
  const CatalogData& data = catalog_.data_;
  const auto id_at = [&](std::uint32_t i) -> std::string_view { return data.nodes[i].id; };
  const auto alias_at = [&](std::uint32_t i) -> std::string_view { return data.aliases[i].first; };
  for (std::uint32_t i = 0; i < data.aliases.size(); ++i) {
    const auto& [old_id, new_id] = data.aliases[i];
    if (catalog_.by_id_.find(new_id, id_at)) {
      catalog_.by_alias_.add(old_id, i, alias_at);
    } else {
      report(messages_, "dangling-alias",
             "The alias " + quoted(old_id) + " leads to " + quoted(new_id) + ", which is no node.");
    }
  }
}

void CatalogBuild::count_ends() {
  const std::size_t count = catalog_.node_count();
  next_.assign(count + 1, 0);
  for (const Edge& edge : catalog_.data_.edges) {
    if (edge.source.index >= count || edge.target.index >= count) {
      report(messages_, "dangling-edge", "An edge leads to a node that does not exist.");
      continue;
    }
    ++next_[edge.source.index];
    ++next_[edge.target.index];
  }
}

void CatalogBuild::add_neighbours() {
  const std::vector<Edge>& edges = catalog_.data_.edges;
  if (!catalog_.data_.layout.empty() && catalog_.data_.layout.size() != catalog_.node_count())
    report(messages_, "layout-size", "The layout does not have one position per node.");
  if (!messages_.empty()) return;  // edges may lead nowhere
  std::uint32_t before = 0;
  for (std::uint32_t& next : next_) before += std::exchange(next, before);
  catalog_.first_neighbour_ = next_;
  catalog_.neighbours_.resize(before);
  for (const bool outgoing : {true, false}) {
    for (std::uint32_t e = 0; e < edges.size(); ++e) {
      const NodeId from = outgoing ? edges[e].source : edges[e].target;
      const NodeId to = outgoing ? edges[e].target : edges[e].source;
      catalog_.neighbours_[next_[from.index]++] = {to, EdgeId{e}, outgoing};
    }
  }
}

}  // namespace atlas
