// See node_facts.hpp. Everything is read from the edges that touch a node, so it costs its degree.
#include "core/pages/node_facts.hpp"

#include "core/sort.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace atlas {
namespace {

bool contains(const std::vector<NodeId>& nodes, NodeId id) {
  return std::find(nodes.begin(), nodes.end(), id) != nodes.end();
}

/// The list node that stands for a source document.
NodeId list_of_seed(const Catalog& catalog, std::string_view seed) {
  for (const NodeId list : catalog.lists()) {
    if (catalog.node(list).field("seed") == seed) return list;
  }
  return {};
}

std::size_t seed_rank(const Catalog& catalog, const std::string& seed) {
  const std::vector<std::string>& seeds = catalog.data().seeds;
  return static_cast<std::size_t>(std::find(seeds.begin(), seeds.end(), seed) - seeds.begin());
}

std::vector<NodeId> parts_in_order(const Catalog& catalog, NodeId series) {
  std::vector<std::pair<int, NodeId>> numbered;
  for (const Neighbour& neighbour : catalog.neighbours(series)) {
    const Edge& edge = catalog.edge(neighbour.edge);
    if (edge.relation != Relation::PartOf || neighbour.outgoing) continue;
    const auto same = [&](const auto& part) { return part.second == neighbour.node; };
    if (std::none_of(numbered.begin(), numbered.end(), same)) numbered.emplace_back(edge.n, neighbour.node);
  }
  sort_stably(numbered, [&](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first < b.first;
    return in_catalogue_order(catalog, a.second, b.second);
  });
  std::vector<NodeId> parts;
  parts.reserve(numbered.size());
  for (const auto& part : numbered) parts.push_back(part.second);
  return parts;
}

}  // namespace

std::vector<Credit> credits_of(const Catalog& catalog, NodeId id) {
  std::vector<Credit> credits;
  for (const bool publisher : {false, true}) {
    for (const Neighbour& neighbour : catalog.neighbours(id)) {
      const Edge& edge = catalog.edge(neighbour.edge);
      if (!neighbour.outgoing) continue;
      if (edge.relation != (publisher ? Relation::PublishedOn : Relation::By)) continue;
      const auto same = [&](const Credit& credit) { return credit.node == neighbour.node; };
      const auto known = std::find_if(credits.begin(), credits.end(), same);
      if (known == credits.end()) {
        credits.push_back({neighbour.node, neighbour.edge, edge.stated, publisher});
      } else if (edge.stated && !known->stated) {
        known->stated = true;
        known->edge = neighbour.edge;
      }
    }
  }
  return credits;
}

std::vector<NodeId> related(const Catalog& catalog, NodeId id, Relation relation, bool outgoing) {
  constexpr std::size_t kFew = 32;  // of more nobody can look at each
  std::vector<NodeId> found;
  std::vector<bool> seen;  // per node, once there are more
  for (const Neighbour& neighbour : catalog.neighbours(id)) {
    if (neighbour.outgoing != outgoing || catalog.edge(neighbour.edge).relation != relation) continue;
    if (seen.empty() ? contains(found, neighbour.node) : seen[neighbour.node.index]) continue;
    found.push_back(neighbour.node);
    if (found.size() == kFew) {
      seen.resize(catalog.node_count());
      for (const NodeId node : found) seen[node.index] = true;
    }
    if (!seen.empty()) seen[neighbour.node.index] = true;
  }
  return found;
}

std::size_t member_count(const Catalog& catalog, NodeId id) {
  std::vector<NodeId> members;
  for (const Neighbour& neighbour : catalog.neighbours(id)) {
    const Relation relation = catalog.edge(neighbour.edge).relation;
    if (!neighbour.outgoing &&
        (relation == Relation::InTopic || relation == Relation::PartOf || is_authorship(relation)))
      members.push_back(neighbour.node);
  }
  sort_stably(members);
  members.erase(std::unique(members.begin(), members.end()), members.end());
  const auto resources = std::count_if(members.begin(), members.end(), [&](NodeId member) {
    return info(catalog.node(member).kind).resource;
  });
  return resources > 0 ? static_cast<std::size_t>(resources) : members.size();
}

std::size_t neighbour_count(const Catalog& catalog, NodeId id) {
  std::vector<NodeId> nodes;
  for (const Neighbour& neighbour : catalog.neighbours(id)) nodes.push_back(neighbour.node);
  sort_stably(nodes);
  return static_cast<std::size_t>(std::unique(nodes.begin(), nodes.end()) - nodes.begin());
}

std::vector<SourceLines> sources_of(const Catalog& catalog, const Node& node) {
  std::vector<SourceLines> sources;
  for (const Provenance& place : node.provenance) {
    const auto same = [&](const SourceLines& source) { return source.seed == place.seed; };
    auto source = std::find_if(sources.begin(), sources.end(), same);
    if (source == sources.end()) {
      sources.push_back({place.seed, list_of_seed(catalog, place.seed), {}});
      source = sources.end() - 1;
    }
    source->lines.push_back(place.line);
  }
  for (SourceLines& source : sources) {
    sort_stably(source.lines);
    source.lines.erase(std::unique(source.lines.begin(), source.lines.end()), source.lines.end());
  }
  sort_stably(sources, [&](const SourceLines& a, const SourceLines& b) {
    return std::tuple(seed_rank(catalog, a.seed), a.seed) < std::tuple(seed_rank(catalog, b.seed), b.seed);
  });
  return sources;
}

Evidence evidence_of(const Catalog& catalog, NodeId id) {
  Evidence evidence;
  for (const Neighbour& neighbour : catalog.neighbours(id)) {
    ++(catalog.edge(neighbour.edge).stated ? evidence.stated : evidence.inferred);
  }
  return evidence;
}

std::optional<OnlyEdition> only_edition(const Catalog& catalog, const Node& node) {
  const std::vector<SourceLines> sources = sources_of(catalog, node);
  if (sources.size() != 1 || !sources.front().list.valid()) return std::nullopt;
  const NodeId list = sources.front().list;
  if (!related(catalog, list, Relation::VersionOf, true).empty()) {
    return OnlyEdition{Edition::Later, sources.front().seed};
  }
  if (!related(catalog, list, Relation::VersionOf, false).empty()) {
    return OnlyEdition{Edition::Earlier, sources.front().seed};
  }
  return std::nullopt;
}

std::vector<NodeId> other_places(const Catalog& catalog, NodeId id) {
  constexpr std::array kSameText{Relation::CopyOf, Relation::TranslationOf, Relation::RecordingOf,
                                 Relation::RepostOf};
  std::vector<NodeId> places;
  for (const Neighbour& neighbour : catalog.neighbours(id)) {
    const Relation relation = catalog.edge(neighbour.edge).relation;
    const bool same_text = std::find(kSameText.begin(), kSameText.end(), relation) != kSameText.end();
    if (same_text && !contains(places, neighbour.node)) places.push_back(neighbour.node);
  }
  return places;
}

std::vector<SeriesPlace> series_of(const Catalog& catalog, NodeId id) {
  std::vector<SeriesPlace> places;
  for (const Neighbour& neighbour : catalog.neighbours(id)) {
    if (!neighbour.outgoing || catalog.edge(neighbour.edge).relation != Relation::PartOf) continue;
    const auto same = [&](const SeriesPlace& place) { return place.series == neighbour.node; };
    if (std::any_of(places.begin(), places.end(), same)) continue;
    SeriesPlace place{neighbour.node, neighbour.edge, parts_in_order(catalog, neighbour.node), 0};
    const auto here = std::find(place.parts.begin(), place.parts.end(), id);
    place.position = static_cast<std::size_t>(here - place.parts.begin());
    places.push_back(std::move(place));
  }
  return places;
}

std::uint64_t first_place(const Catalog& catalog, NodeId id) {
  const auto number = [](std::size_t seed, int line) {
    return std::uint64_t{seed} << 32U | (static_cast<std::uint32_t>(line) ^ 0x8000'0000U);
  };
  std::uint64_t first = number(catalog.data().seeds.size() + 1, 0);
  for (const Provenance& place : catalog.node(id).provenance)
    first = std::min(first, number(seed_rank(catalog, place.seed), place.line));
  return first;
}

bool in_catalogue_order(const Catalog& catalog, NodeId a, NodeId b) {
  const std::uint64_t first = first_place(catalog, a);
  const std::uint64_t second = first_place(catalog, b);
  if (first != second) return first < second;
  const Node& node = catalog.node(a);
  const Node& other = catalog.node(b);
  return std::tie(node.title, node.id) < std::tie(other.title, other.id);
}

std::string short_address(std::string_view url, std::size_t limit) {
  const std::size_t scheme = url.find("://");
  std::string_view rest = scheme == std::string_view::npos ? url : url.substr(scheme + 3);
  if (rest.substr(0, 4) == "www.") rest.remove_prefix(4);
  if (!rest.empty() && rest.back() == '/') rest.remove_suffix(1);
  if (rest.size() <= limit) return std::string(rest);
  std::size_t end = limit;
  while (end > 0 && (static_cast<unsigned char>(rest[end]) & 0xC0U) == 0x80U) --end;  // keep UTF-8 whole
  return std::string(rest.substr(0, end)) + "…";
}

}  // namespace atlas
