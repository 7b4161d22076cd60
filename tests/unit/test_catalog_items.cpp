// Nodes and edges as rows of tables: they mean what objects mean, and what is wrong with them is said where
// it stands.
#include "core/kinds.hpp"
#include "formats/catalog_json.hpp"
#include "formats/catalog_normal.hpp"
#include "formats_fixture.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace atlas {
namespace {

/// A catalogue of two nodes whose parts can be changed one by one.
struct Tables {
  std::string node_shared = R"([{"kind":"article","lang":"en"},{"kind":"topic"}])";
  std::string node_columns = R"(["id","title","prov","url"])";
  std::string node_rows =
      R"([[0,"aa","First",[[0,3],[1,4]],"https://example.org/a",{"aliases":["one"],"path":"x"}],[1,"bb","Second"]])";
  std::string place_table = R"({"shared":[{"seed":"001","form":"bare"},{"seed":"002"}],"columns":["line"]})";
  std::string edge_shared = R"([{"rel":"in-topic","how":"stated","seed":"001"},{"rel":"by","how":"stated"}])";
  std::string edge_columns = R"(["s","t","line","n"])";
  std::string edge_rows = R"([[0,0,1,7],[1,0,1,null,2]])";

  [[nodiscard]] std::string json() const {
    return "{\"schema\":1,\"title\":{\"en\":\"Two\"},\n\"nodes\":{\"shared\":" + node_shared +
           ",\n\"columns\":" + node_columns + ",\n\"prov\":" + place_table + ",\n\"rows\":" + node_rows +
           "},\n\"edges\":{\"shared\":" + edge_shared + ",\n\"columns\":" + edge_columns +
           ",\n\"rows\":" + edge_rows + "}}";
  }
};

std::string messages(const Tables& tables) { return test::lines(parse_catalog(tables.json()).messages()); }

TEST_CASE("rows of tables give the nodes and edges that objects give") {
  const CatalogData data = test::value_of(parse_catalog(Tables{}.json()));
  REQUIRE(data.nodes.size() == 2);
  CHECK(data.nodes[0].id == "aa");
  CHECK(data.nodes[0].kind == Kind::Article);
  CHECK(data.nodes[0].title == "First");
  CHECK(data.nodes[0].lang == "en");
  CHECK(data.nodes[0].url == "https://example.org/a");
  CHECK(data.nodes[0].aliases == std::vector<std::string>{"one"});
  CHECK(data.nodes[0].field("path") == "x");
  REQUIRE(data.nodes[0].provenance.size() == 2);
  CHECK(data.nodes[0].provenance[0].form == "bare");
  CHECK(data.nodes[0].provenance[1].seed == "002");
  CHECK(data.nodes[0].provenance[1].line == 4);
  CHECK(data.nodes[1].kind == Kind::Topic);
  CHECK(data.nodes[1].url.empty());
  CHECK(data.nodes[1].provenance.empty());
  REQUIRE(data.edges.size() == 2);
  CHECK(data.edges[0].relation == Relation::InTopic);
  CHECK(data.edges[0].seed == "001");
  CHECK(data.edges[0].line == 7);
  CHECK(data.edges[1].line == 0);
  CHECK(data.edges[1].n == 2);
  CHECK(data.edges[1].target == NodeId{1});
}

TEST_CASE("what is wrong with a row is said where it stands") {
  const auto nodes = [](std::string_view rows) {
    Tables tables;
    tables.node_rows = rows;
    tables.edge_rows = "[]";
    return messages(tables);
  };
  CHECK(nodes("[7]") ==
        "5:9: schema: A node must be a list that starts with the number of an object in \"shared\".\n");
  CHECK(nodes("[[]]") == nodes("[7]"));
  CHECK(nodes("[[2,\"aa\",\"A\"]]") == nodes("[7]"));
  CHECK(nodes("[[-1,\"aa\",\"A\"]]") == nodes("[7]"));
  CHECK(nodes("[[4294967296,\"aa\",\"A\"]]") == nodes("[7]"));
  CHECK(nodes("[[\"0\",\"aa\",\"A\"]]") == nodes("[7]"));
  CHECK(nodes("[{\"0\":0}]") == nodes("[7]"));
  CHECK(nodes("[[0,\"aa\",\"A\",null,null,7]]") ==
        "5:31: schema: A node has too many cells: only an object in { } may follow those of the columns.\n");
  CHECK(nodes("[[0,\"aa\",\"A\",null,null,{},{}]]") == nodes("[[0,\"aa\",\"A\",null,null,7]]"));
  CHECK(nodes("[[0,\"aa\",\"A\",null,null,{\"title\":\"B\"}]]") ==
        "5:9: schema: A node says something twice.\n");
  CHECK(nodes("[[0,\"aa\",5]]") ==
        "5:17: schema: The node \"aa\": \"title\" must be a text in quotation marks.\n");
  CHECK(nodes("[[0,\"aa\"]]") == "5:9: schema: The node \"aa\" has no \"title\"; it must have one.\n");
  CHECK(nodes("[[0,\"aa\",\"A\",[[2,1]]]]") ==
        "5:22: schema: The node \"aa\": a place in \"prov\" must be a list that starts with the number of an "
        "object in \"shared\".\n");
  CHECK(nodes("[[0,\"aa\",\"A\",null,\"javascript:1\"]]").rfind("5:26: unsafe-url: ", 0) == 0);
  CHECK(nodes("7") == "5:8: schema: This table: \"rows\" must be a list in [ ].\n");
}

TEST_CASE("an edge in a row is called by its ends, and may not lead to nowhere") {
  Tables tables;
  tables.edge_rows = "[[0,0,9],[1,0]]";
  CHECK(messages(tables) ==
        "8:14: dangling-edge: An edge leads to node number 9, and there is no such node.\n"
        "8:17: schema: The edge \"0\" by \"\" has no \"t\"; it must have one.\n");
}

TEST_CASE("what rows share is read alike in each, and what a row says itself is its own") {
  Tables tables;
  tables.node_shared = R"([{"lang":"en"},{"kind":"topic"},{"kind":"article","lang":"zh"}])";
  tables.node_columns = R"(["id","title","kind","lang"])";
  tables.node_rows =
      R"([[0,"aa","A","topic"],[1,"bb","B",null,"de"],[2,"cc","C"],[0,"dd","D","article"],[1,"ee","E"]])";
  tables.edge_shared = R"([{"rel":"in-topic"},{"rel":"by","how":"inferred","seed":"001","why":"so"}])";
  tables.edge_columns = R"(["s","t","how"])";
  tables.edge_rows = R"([[0,0,1,"stated"],[1,2,1],[0,3,1,"inferred"],[1,3,4,null,{"line":3}]])";
  const CatalogData data = test::value_of(parse_catalog(tables.json()));
  std::string nodes;
  for (const Node& node : data.nodes)
    nodes += node.id + " " + std::string(info(node.kind).name) + " " + node.lang + "|";
  CHECK(nodes == "aa topic en|bb topic de|cc article zh|dd article en|ee topic |");
  std::string edges;
  for (const Edge& edge : data.edges) {
    edges += std::string(info(edge.relation).name) + (edge.stated ? " stated " : " inferred ") + edge.seed +
             edge.why + "|";
  }
  CHECK(edges == "in-topic stated |by inferred 001so|in-topic inferred |by inferred 001so|");
}

TEST_CASE("what is wrong with something shared is said of each row, also after rows without fault") {
  Tables tables;
  tables.edge_shared = R"([{"rel":"by","how":"stated"},{"rel":"bye","how":"perhaps"}])";
  tables.edge_rows = R"([[0,0,1],[1,0,1],[0,1,0],[1,1,0]])";
  const std::string found = messages(tables);
  const auto count = [&found](std::string_view text) {
    std::size_t times = 0;
    for (std::size_t at = 0; (at = found.find(text, at)) != std::string::npos; ++at) ++times;
    return times;
  };
  CHECK(count("unknown-relation") == 2);
  CHECK(count("\"how\" must be") == 2);
}

TEST_CASE("a table whose head is wrong is not read any further") {
  Tables tables;
  tables.edge_rows = "[]";
  tables.node_columns = R"(["id","titel"])";
  CHECK(messages(tables) == "3:17: schema: The columns of this table have no such name.\n");
  tables.node_columns = R"(["id",{}])";
  CHECK(messages(tables) == "3:17: schema: The columns of this table have no such name.\n");
  tables = {};
  tables.edge_shared = "[]";
  CHECK(messages(tables) == "6:9: schema: A table must have a list \"shared\" of one object or more.\n");
  tables.edge_shared = "7";
  CHECK(messages(tables) == "6:9: schema: A table must have a list \"shared\" of one object or more.\n");
  tables.edge_shared = "[[]]";
  CHECK(messages(tables) == "6:20: schema: What rows of a table share must be an object in { }.\n");
  tables = {};
  tables.place_table = "[]";
  CHECK(messages(tables).rfind("4:8: schema: A table must have", 0) == 0);
}

TEST_CASE("the normal form of a table that is none says so") {
  Tables tables;
  tables.node_rows = "[[9]]";
  CHECK(test::lines(normal_catalog(tables.json()).messages()) ==
        "5:9: schema: This row must be a list that starts with the number of an object in \"shared\".\n");
  CHECK(normal_catalog(Tables{}.json()).ok());
}

}  // namespace
}  // namespace atlas
