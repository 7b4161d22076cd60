// Where a node is, in words: what the map and the length of lists tell those who see them.
#include "core/pages/elements.hpp"
#include "core/pages/node_facts.hpp"
#include "core/pages/node_page.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace atlas {
namespace {

/// A member of a topic, and whether a source states that it is one.
struct Member {
  NodeId node;
  bool stated = false;
};

/// The members of a topic that its page lists together with nodes like `like`: resources or others; each
/// once.
std::vector<Member> members_like(const Catalog& catalog, NodeId topic, NodeId like) {
  const bool resource = info(catalog.node(like).kind).resource;
  std::vector<Member> members;
  for (const Neighbour& neighbour : catalog.neighbours(topic)) {
    const Edge& edge = catalog.edge(neighbour.edge);
    if (neighbour.outgoing || edge.relation != Relation::InTopic) continue;
    if (info(catalog.node(neighbour.node).kind).resource == resource)
      members.push_back({neighbour.node, edge.stated});
  }
  // Stated first, so that the first of a node's entries is the one that counts.
  const auto by_node = [](const Member& a, const Member& b) {
    return a.node != b.node ? a.node.index < b.node.index : a.stated > b.stated;
  };
  const auto same = [](const Member& a, const Member& b) { return a.node == b.node; };
  std::sort(members.begin(), members.end(), by_node);
  members.erase(std::unique(members.begin(), members.end(), same), members.end());
  return members;
}

/// "number 3 of 11".
std::string place_words(const PageContext& page, std::size_t number, std::size_t all) {
  return page.tr("place.number", number) + page.tr("place.of", all);
}

/// Counted as the topic's page lists them: what is stated first, then in catalogue order.
std::string place_in_topic(const PageContext& page, NodeId topic, NodeId id) {
  const std::vector<Member> members = members_like(page.catalog, topic, id);
  const auto self =
      std::find_if(members.begin(), members.end(), [&](const Member& m) { return m.node == id; });
  if (self == members.end() || members.size() < 2) return {};
  const auto before = std::count_if(members.begin(), members.end(), [&](const Member& other) {
    if (other.node == id) return false;
    if (other.stated != self->stated) return other.stated;
    return in_catalogue_order(page.catalog, other.node, id);
  });
  return place_words(page, static_cast<std::size_t>(before) + 1, members.size());
}

void add_place(const PageContext& page, Element& line, std::string_view key, NodeId where,
               std::string_view place) {
  if (place.empty()) return;
  line.add_text(page.tr("text.semicolon")).add_text(page.tr(key)).add_text(" ");
  line.add(in_language(element("span", {}, page.node(where).title), page, page.node(where).lang));
  line.add_text(" ").add_text(place);
}

}  // namespace

Element node_parts::place(const PageContext& page, NodeId id) {
  Element line = element("p", "read-only-aloud");
  line.add_text(page.tr("page.neighbours", neighbour_count(page.catalog, id)));
  for (const NodeId topic : related(page.catalog, id, Relation::InTopic, true))
    add_place(page, line, "place.topic", topic, place_in_topic(page, topic, id));
  for (const SeriesPlace& series : series_of(page.catalog, id)) {
    if (series.parts.size() < 2) continue;
    add_place(page, line, "place.series", series.series,
              place_words(page, series.position + 1, series.parts.size()));
  }
  return line;
}

}  // namespace atlas
