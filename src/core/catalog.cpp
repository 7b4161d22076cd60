// See catalog.hpp.
#include "core/catalog.hpp"

#include "core/catalog_build.hpp"

#include <algorithm>

namespace atlas {

std::string_view Node::field(std::string_view key) const {
  for (const Field& field : fields) {
    if (field.key == key) return field.value;
  }
  return {};
}

bool Node::has_flag(std::string_view flag) const {
  return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

Result<Catalog> Catalog::build(CatalogData data) {
  CatalogBuild build(std::move(data));
  while (build.step()) {
  }
  return build.take();
}

const Node& Catalog::node(NodeId id) const {
  ATLAS_ASSERT(id.index < data_.nodes.size());
  return data_.nodes[id.index];
}

const Edge& Catalog::edge(EdgeId id) const {
  ATLAS_ASSERT(id.index < data_.edges.size());
  return data_.edges[id.index];
}

std::span<const Neighbour> Catalog::neighbours(NodeId id) const {
  ATLAS_ASSERT(id.index + 1 < first_neighbour_.size());
  const std::uint32_t first = first_neighbour_[id.index];
  return std::span(neighbours_).subspan(first, first_neighbour_[id.index + 1] - first);
}

NodeId Catalog::find(std::string_view text_id) const {
  const auto id_at = [this](std::uint32_t i) -> std::string_view { return data_.nodes[i].id; };
  if (const auto node = by_id_.find(text_id, id_at)) return NodeId{*node};
  const auto alias = find_alias(text_id);
  if (!alias) return {};
  const auto node = by_id_.find(data_.aliases[*alias].second, id_at);
  return node ? NodeId{*node} : NodeId{};
}

bool Catalog::is_alias(std::string_view text_id) const { return find_alias(text_id).has_value(); }

std::optional<std::uint32_t> Catalog::find_alias(std::string_view text_id) const {
  return by_alias_.find(text_id,
                        [this](std::uint32_t i) -> std::string_view { return data_.aliases[i].first; });
}

void Catalog::add_summaries(std::vector<Bilingual> summaries) {
  ATLAS_ASSERT(summaries.size() == data_.nodes.size());
  for (std::size_t i = 0; i < summaries.size(); ++i) data_.nodes[i].summary = std::move(summaries[i]);
}

void Catalog::add_prose(std::size_t walkthrough, std::vector<StepProse> prose) {
  Walkthrough& walk = data_.walkthroughs.at(walkthrough);
  ATLAS_ASSERT(prose.size() == walk.steps.size());
  for (std::size_t i = 0; i < prose.size(); ++i) walk.steps[i].prose = std::move(prose[i]);
  walk.has_prose = true;
}

const Walkthrough* Catalog::pipeline() const {
  return data_.walkthroughs.empty() ? nullptr : &data_.walkthroughs.front();
}

std::string host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  if (url.substr(0, scheme) != "https" && url.substr(0, scheme) != "http") return {};
  std::string_view rest = url.substr(scheme + 3);
  rest = rest.substr(0, rest.find_first_of("/?#"));
  if (const std::size_t at = rest.rfind('@'); at != std::string_view::npos) rest = rest.substr(at + 1);
  rest = rest.substr(0, rest.find(':'));
  std::string host(rest);
  for (char& c : host) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  if (host.rfind("www.", 0) == 0) host.erase(0, 4);
  return host;
}

}  // namespace atlas
