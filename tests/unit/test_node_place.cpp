// What a node's page says about where it is, compared with what the topic's page shows.
#include "core/pages/node_facts.hpp"
#include "core/pages/node_page.hpp"
#include "core/pages/related_groups.hpp"
#include "unit/catalog_fixture.hpp"
#include "unit/page_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using atlas::info;
using atlas::Lang;
using atlas::NodeId;
using atlas::PageContext;
using atlas::Relation;

namespace {

PageContext english() {
  return {.catalog = atlas::testing::shipped_catalog(),
          .strings = atlas::testing::shipped_strings(),
          .lang = Lang::En};
}

/// "number 3 of 11", counted off the groups of the topic's page; empty when it is not in one of two or more.
std::string place_on_page(const PageContext& page, NodeId topic, NodeId id) {
  for (const atlas::RelatedGroup& group : related_groups(page, topic)) {
    if (group.heading != "group.collected" && group.heading != "group.collected_others") continue;
    const auto is_it = [&](const atlas::RelatedRow& row) { return row.node == id; };
    const auto found = std::find_if(group.rows.begin(), group.rows.end(), is_it);
    if (found == group.rows.end() || group.rows.size() < 2) continue;
    return "number " + std::to_string(found - group.rows.begin() + 1) + " of " +
           std::to_string(group.rows.size());
  }
  return {};
}

}  // namespace

TEST_CASE("a component's place says how many neighbours it has") {
  const PageContext page = english();
  const std::string said = text_content(atlas::node_parts::place(page, page.catalog.find("kube-scheduler")));
  const std::size_t degree = neighbour_count(page.catalog, page.catalog.find("kube-scheduler"));
  CHECK(said.rfind(std::to_string(degree) + " neighbouring entries", 0) == 0);
}

TEST_CASE("however many a topic has, each comes once and in the order of the edges") {
  atlas::test::CatalogFixture fixture;
  fixture.node("topic", atlas::Kind::Topic, "Topic");
  std::vector<NodeId> members;
  for (std::uint32_t i = 0; i < 100; ++i) {
    const std::string id = "member-" + std::to_string(i);
    fixture.node(id, atlas::Kind::Article, id);
    for (int times = 0; times < 2; ++times) fixture.edge(id, Relation::InTopic, "topic");
    members.push_back(NodeId{i + 1});
  }
  for (int i = 0; i < 100; i += 7) fixture.edge("member-" + std::to_string(i), Relation::InTopic, "topic");
  const atlas::Catalog catalog = fixture.build();
  CHECK(related(catalog, catalog.find("topic"), Relation::InTopic, false) == members);
}

TEST_CASE("the place in a topic is the one that the topic's page shows, for every node") {
  const PageContext page = english();
  std::size_t places = 0;
  for (std::uint32_t i = 0; i < page.catalog.node_count(); ++i) {
    const std::string said = text_content(atlas::node_parts::place(page, NodeId{i}));
    for (const NodeId topic : related(page.catalog, NodeId{i}, Relation::InTopic, true)) {
      const std::string place = place_on_page(page, topic, NodeId{i});
      if (place.empty()) continue;
      ++places;
      CHECK_MESSAGE(said.find("topic " + page.node(topic).title + " " + place) != std::string::npos,
                    page.node(NodeId{i}).id << ": " << said << " should have " << place);
    }
  }
  CHECK(places > 150);
}
