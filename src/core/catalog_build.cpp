// Builds the adjacency of a catalogue as one flat array with offsets (compressed rows), in two passes.
#include "core/catalog_build.hpp"

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

const Pass<CatalogBuild> CatalogBuild::kPasses[] = {
    {&CatalogBuild::add_nodes, &CatalogBuild::nodes, 4096},
    {&CatalogBuild::add_aliases, &CatalogBuild::aliases, 4096},
    {&CatalogBuild::count_ends, &CatalogBuild::edges, 16384},
    {&CatalogBuild::make_room},
    {&CatalogBuild::add_outgoing, &CatalogBuild::sound_edges, 16384},
    {&CatalogBuild::add_incoming, &CatalogBuild::sound_edges, 16384},
};

CatalogBuild::CatalogBuild(CatalogData data) : passes_(kPasses) {
  catalog_.data_ = std::move(data);
  catalog_.by_id_.reserve(nodes());
  next_.assign(nodes() + 1, 0);
}

Result<Catalog> CatalogBuild::take() {
  if (!messages_.empty()) return Failure{std::move(messages_)};
  return std::move(catalog_);
}

void CatalogBuild::add_nodes(std::size_t first, std::size_t end) {
  const std::vector<Node>& all = catalog_.data_.nodes;
  const auto id_at = [&](std::uint32_t i) -> std::string_view { return all[i].id; };
  for (std::size_t i = first; i < end; ++i) {
    const NodeId id{static_cast<std::uint32_t>(i)};
    if (all[i].kind == Kind::List) catalog_.lists_.push_back(id);
    if (!catalog_.by_id_.add(all[i].id, id.index, id_at))
      report(messages_, "duplicate-id", "Two nodes have the id " + quoted(all[i].id) + ".");
  }
}

void CatalogBuild::add_aliases(std::size_t first, std::size_t end) {
  const CatalogData& data = catalog_.data_;
  const auto id_at = [&](std::uint32_t i) -> std::string_view { return data.nodes[i].id; };
  const auto alias_at = [&](std::uint32_t i) -> std::string_view { return data.aliases[i].first; };
  for (std::size_t i = first; i < end; ++i) {
    const auto& [old_id, new_id] = data.aliases[i];
    if (catalog_.by_id_.find(new_id, id_at)) {
      catalog_.by_alias_.add(old_id, static_cast<std::uint32_t>(i), alias_at);
    } else {
      report(messages_, "dangling-alias",
             "The alias " + quoted(old_id) + " leads to " + quoted(new_id) + ", which is no node.");
    }
  }
}

void CatalogBuild::count_ends(std::size_t first, std::size_t end) {
  for (std::size_t i = first; i < end; ++i) {
    const Edge& edge = catalog_.data_.edges[i];
    if (edge.source.index >= nodes() || edge.target.index >= nodes()) {
      report(messages_, "dangling-edge", "An edge leads to a node that does not exist.");
      continue;
    }
    ++next_[edge.source.index];
    ++next_[edge.target.index];
  }
}

void CatalogBuild::make_room() {
  if (!catalog_.data_.layout.empty() && catalog_.data_.layout.size() != nodes())
    report(messages_, "layout-size", "The layout does not have one position per node.");
  std::uint32_t before = 0;
  for (std::uint32_t& next : next_) before += std::exchange(next, before);
  catalog_.first_neighbour_ = next_;
  catalog_.neighbours_.resize(before);
}

void CatalogBuild::add_neighbours(std::size_t first, std::size_t end, bool outgoing) {
  for (std::size_t i = first; i < end; ++i) {
    const Edge& edge = catalog_.data_.edges[i];
    const NodeId from = outgoing ? edge.source : edge.target;
    const NodeId to = outgoing ? edge.target : edge.source;
    catalog_.neighbours_[next_[from.index]++] = {to, EdgeId{static_cast<std::uint32_t>(i)}, outgoing};
  }
}

}  // namespace atlas
