// Catalogue: indexing, adjacency, aliases, and what is refused.
#include "core/catalog.hpp"
#include "core/catalog_build.hpp"
#include "unit/catalog_fixture.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace atlas {
namespace {

using test::CatalogFixture;

/// "pod>topic author>pod": neighbours of a node with the direction of the edge.
std::string neighbours_of(const Catalog& catalog, std::string_view id) {
  std::string text;
  for (const Neighbour& neighbour : catalog.neighbours(catalog.find(id))) {
    const std::string& other = catalog.node(neighbour.node).id;
    text += (text.empty() ? "" : " ") + std::string(neighbour.outgoing ? ">" : "<") + other;
  }
  return text;
}

/// The rules that the catalogue breaks.
std::string refusals(CatalogData data) {
  std::string text;
  for (const Message& message : Catalog::build(std::move(data)).messages()) {
    text += (text.empty() ? "" : " ") + message.rule;
  }
  return text;
}

CatalogFixture three_nodes() {
  CatalogFixture fixture;
  fixture.node("pod", Kind::Article, "Pod");
  fixture.node("basics", Kind::Topic, "Basics");
  fixture.node("draveness", Kind::Author, "Draveness");
  fixture.edge("pod", Relation::InTopic, "basics");
  fixture.edge("pod", Relation::By, "draveness", false);
  return fixture;
}

TEST_CASE("neighbours list outgoing edges before incoming ones") {
  CatalogFixture fixture = three_nodes();
  fixture.edge("basics", Relation::Recommends, "pod");
  fixture.edge("pod", Relation::About, "basics");
  const Catalog catalog = fixture.build();
  CHECK(neighbours_of(catalog, "pod") == ">basics >draveness >basics <basics");
  CHECK(neighbours_of(catalog, "basics") == ">pod <pod <pod");
  CHECK(catalog.degree(catalog.find("draveness")) == 1);
}

TEST_CASE("a node is found by its id and by its old names") {
  CatalogFixture fixture = three_nodes();
  fixture.data().aliases = {{"kubernetes-pod", "pod"}};
  const Catalog catalog = fixture.build();
  CHECK(catalog.node(catalog.find("kubernetes-pod")).id == "pod");
  CHECK(catalog.is_alias("kubernetes-pod"));
  CHECK_FALSE(catalog.is_alias("pod"));
  CHECK_FALSE(catalog.find("nobody").valid());
  CHECK_FALSE(catalog.find("").valid());
}

TEST_CASE("an empty catalogue is a catalogue") {
  const Catalog catalog = CatalogFixture().build();
  CHECK(catalog.node_count() == 0);
  CHECK(catalog.edges().empty());
  CHECK(catalog.pipeline() == nullptr);
}

TEST_CASE("the nodes that stand for source documents are known") {
  CatalogFixture fixture = three_nodes();
  fixture.node("list-one", Kind::List, "One");
  fixture.node("kubelet", Kind::Component, "kubelet");
  fixture.node("list-two", Kind::List, "Two");
  const Catalog catalog = fixture.build();
  const std::vector<NodeId> lists(catalog.lists().begin(), catalog.lists().end());
  CHECK(lists == std::vector<NodeId>{catalog.find("list-one"), catalog.find("list-two")});
  CHECK(three_nodes().build().lists().empty());
}

TEST_CASE("a large catalogue is indexed in many steps, each over a part of it") {
  CatalogFixture fixture;
  constexpr int kNodes = 20'000;
  for (int i = 0; i < kNodes; ++i) fixture.node("n" + std::to_string(i), Kind::Article, "Title");
  std::vector<Edge>& edges = fixture.data().edges;
  for (std::uint32_t i = 1; i < kNodes; ++i) {
    Edge edge;
    edge.source = NodeId{i};
    edge.target = NodeId{i / 2};
    edges.push_back(edge);
  }
  CatalogBuild build(fixture.data());
  int steps = 0;
  while (build.step()) ++steps;
  CHECK(steps == 5 + 2 + 1 + 2 * 2);  // nodes, ends of edges, room, edges in both directions
  const Result<Catalog> catalog = build.take();
  REQUIRE(catalog.ok());
  CHECK(neighbours_of(catalog.value(), "n19999") == ">n9999");
  CHECK(neighbours_of(catalog.value(), "n9999") == ">n4999 <n19998 <n19999");
  CHECK(neighbours_of(catalog.value(), "n0") == "<n1");
}

TEST_CASE("an edge from a node to itself counts at both ends") {
  CatalogFixture fixture = three_nodes();
  fixture.edge("basics", Relation::Mentions, "basics");
  CHECK(neighbours_of(fixture.build(), "basics") == ">basics <pod <basics");
}

TEST_CASE("two nodes with one id are refused") {
  CatalogFixture fixture = three_nodes();
  fixture.node("pod", Kind::Book, "Another");
  CHECK(refusals(fixture.data()) == "duplicate-id");
}

TEST_CASE("edges, aliases and layouts that lead nowhere are refused, all in one go") {
  CatalogFixture fixture = three_nodes();
  fixture.data().edges.front().target = NodeId{3};
  fixture.data().edges.back().source = NodeId{};
  fixture.data().aliases = {{"old", "nobody"}};
  fixture.data().layout.resize(2);
  CHECK(refusals(fixture.data()) == "dangling-alias dangling-edge dangling-edge layout-size");
}

TEST_CASE("fields and flags of a node are looked up by name") {
  Node node;
  node.fields = {{"path", "pkg/scheduler"}};
  node.flags = {"starred"};
  CHECK(node.field("path") == "pkg/scheduler");
  CHECK(node.field("ref").empty());
  CHECK(node.has_flag("starred"));
  CHECK_FALSE(node.has_flag("struck"));
}

TEST_CASE("a reader opens the cleaned address when there is one") {
  Node node;
  node.url = "https://b23.tv/x?share=1";
  CHECK(node.link() == "https://b23.tv/x?share=1");
  node.open_url = "https://b23.tv/x";
  CHECK(node.link() == "https://b23.tv/x");
}

TEST_CASE("a text falls back to the other language") {
  CHECK(Bilingual{"调度器", ""}.pick(Lang::En) == "调度器");
  CHECK(Bilingual{"", "scheduler"}.pick(Lang::Zh) == "scheduler");
  CHECK(Bilingual{"调度器", "scheduler"}.pick(Lang::En) == "scheduler");
}

TEST_CASE("the host of an address is lower case, without www, port and user") {
  CHECK(host_of("https://WWW.Qikqiak.com/post/x") == "qikqiak.com");
  CHECK(host_of("http://user:secret@example.org:8080?q#f") == "example.org");
  CHECK(host_of("https://mp.weixin.qq.com#frag") == "mp.weixin.qq.com");
  CHECK(host_of("mailto:someone@example.org") == "");
  CHECK(host_of("javascript://x") == "");
  CHECK(host_of("no address") == "");
  CHECK(host_of("") == "");
}

}  // namespace
}  // namespace atlas
