// Packing, the normal form and the exports.
#include "formats/catalog_export.hpp"
#include "formats/catalog_json.hpp"
#include "formats/catalog_normal.hpp"
#include "formats/catalog_write.hpp"
#include "formats/json_answers.hpp"
#include "formats/json_tree.hpp"
#include "formats/json_writer.hpp"
#include "formats/prose_json.hpp"
#include "formats_fixture.hpp"

#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>
#include <limits>

namespace atlas {
namespace {

Catalog good() { return test::load(test::read_source("tests/data/catalogs/good.json")); }

/// A made-up place per node, with coordinates that are not short in binary.
MapLayout some_layout(const Catalog& catalog) {
  MapLayout layout;
  for (std::size_t i = 0; i < catalog.node_count(); ++i) {
    const auto at = static_cast<float>(i);
    layout.places.push_back({at * 0.1F - 1234.567F, at / 3.0F, 5.5F});
    layout.label_sides.push_back(static_cast<LabelSide>(i % kLabelSideCount));
  }
  return layout;
}

/// Everything of a catalogue as text, member by member, for comparing two of them.
std::string describe(const CatalogData& data) {
  std::string text = data.title.zh + data.title.en + data.summary.zh + data.summary.en + data.lang;
  for (const std::string& seed : data.seeds) text += " " + seed;
  for (const Node& node : data.nodes) {
    text += "\n" + node.id + "|" + std::string(info(node.kind).name) + "|" + node.title + "|" + node.name.zh +
            "|" + node.name.en + "|" + node.label.zh + "|" + node.label.en + "|" + node.lang + "|" +
            node.summary.zh + "|" + node.summary.en + "|" + node.url + "|" + node.open_url;
    for (const auto* list : {&node.alt_titles, &node.aliases, &node.flags}) {
      text += "|";
      for (const std::string& item : *list) text += item + ";";
    }
    for (const Provenance& p : node.provenance)
      text += "|" + p.seed + ":" + std::to_string(p.line) + ":" + p.form;
    for (const Field& field : node.fields) text += "|" + field.key + "=" + field.value;
  }
  for (const Edge& edge : data.edges) {
    text += "\n" + std::to_string(edge.source.index) + ">" + std::to_string(edge.target.index) + "|" +
            std::string(info(edge.relation).name) + "|" + (edge.stated ? "stated" : "inferred") + "|" +
            edge.why + "|" + edge.seed + "|" + std::to_string(edge.line) + "|" + std::to_string(edge.n) +
            "|" + edge.order;
  }
  for (const Walkthrough& walk : data.walkthroughs) {
    text += "\n" + walk.id + walk.title.zh + walk.title.en;
    for (const WalkLane& lane : walk.lanes) text += "|" + lane.id + std::to_string(lane.node.index);
    for (const WalkObject& object : walk.objects) text += "|" + object.id + std::to_string(object.node.index);
    for (const auto* list : {&walk.seed_order, &walk.real_order}) {
      text += "|";
      for (const NodeId id : *list) text += std::to_string(id.index) + ";";
    }
  }
  for (const ClocRow& row : data.cloc) {
    text += "\n" + row.language + " " + std::to_string(row.files) + " " + std::to_string(row.blank) + " " +
            std::to_string(row.comment) + " " + std::to_string(row.code);
  }
  for (const auto& [old_id, new_id] : data.aliases) text += "\n" + old_id + "=" + new_id;
  for (const Placement& place : data.layout) {
    char exact[96];
    std::snprintf(exact, sizeof exact, "\n%a %a %a", static_cast<double>(place.x),
                  static_cast<double>(place.y), static_cast<double>(place.radius));
    text += exact;
  }
  return text + "\n" + data.label_sides;
}

TEST_CASE("a packed catalogue and its prose read back equal, with every place exact") {
  for (const std::string_view file : {"tests/data/catalogs/good.json", "assets/catalog.json"}) {
    const Catalog catalog = test::load(test::read_source(file));
    const MapLayout layout = some_layout(catalog);
    CatalogData expected = catalog.data();
    expected.layout = layout.places;
    for (std::size_t i = 0; i < catalog.node_count(); ++i)
      expected.label_sides += std::to_string(i % kLabelSideCount);
    const Result<CatalogData> again = parse_catalog(pack_catalog(catalog, layout));
    REQUIRE_MESSAGE(again.ok(), test::lines(again.messages()));
    Result<Catalog> filled = Catalog::build(again.value());
    REQUIRE(filled.ok());
    REQUIRE(read_prose(filled.value(), pack_prose(catalog)).ok());
    CHECK(describe(filled.value().data()) == describe(expected));
  }
}

TEST_CASE("a packed catalogue is one line without blanks between members") {
  const Catalog catalog = good();
  const std::string packed = pack_catalog(catalog, some_layout(catalog));
  CHECK(packed.find('\n') == std::string::npos);
  CHECK(packed.find("\": ") == std::string::npos);
  CHECK(packed.rfind("{\"schema\":1,\"title\":{\"zh\":\"小图谱\",", 0) == 0);
}

TEST_CASE("packing twice gives the same bytes") {
  const Catalog catalog = good();
  CHECK(pack_catalog(catalog, some_layout(catalog)) == pack_catalog(catalog, some_layout(catalog)));
}

TEST_CASE("a packed edge names its ends by number, and a number that is no node's is refused") {
  std::string packed = pack_catalog(good(), some_layout(good()));
  const std::string_view edges = "\"columns\":[\"s\",\"t\",\"line\",\"n\"],\"rows\":[[0,";
  REQUIRE(packed.find(edges) != std::string::npos);
  const std::size_t source = packed.find(edges) + edges.size();
  REQUIRE(packed[source] >= '0');
  REQUIRE(packed[source] <= '9');
  packed.insert(source, "9999");
  const Result<CatalogData> data = parse_catalog(packed);
  CHECK(test::lines(data.messages()).find("leads to node number 9999") != std::string::npos);
}

TEST_CASE("sides of labels that are too few or unknown are refused") {
  const std::string packed = pack_catalog(good(), some_layout(good()));
  for (const std::string_view sides : {"0", "8"}) {
    std::string damaged = packed;
    const std::size_t begin = damaged.find("\"sides\":\"") + 9;
    if (sides == "0") damaged.erase(begin, 1);
    if (sides == "8") damaged[begin] = '8';
    const Result<CatalogData> data = parse_catalog(damaged);
    CHECK(test::lines(data.messages()).find("a digit from 0 to 7 for each node") != std::string::npos);
  }
}

TEST_CASE("the normal form of a normal file is itself") {
  for (const std::string_view file : {"tests/data/catalogs/good.json", "assets/catalog.json"}) {
    const std::string json = test::read_source(file);
    const Result<std::string> normal = normal_catalog(json);
    REQUIRE(normal.ok());
    CHECK(normal.value() == json);
  }
}

TEST_CASE("the normal form of a packed or shuffled file is in order, and nothing is lost") {
  const std::string shuffled =
      R"({"unknown":[1,{"a":null}],"edges":[{"s":"b","t":"a","rel":"by"},{"s":"a","t":"b","rel":"by","n":2},)"
      R"({"s":"a","t":"c","rel":"by","n":1}],"nodes":[{"id":"b","x":1.50},{"id":"a","title":"\u5f20\n"}]})";
  const Result<std::string> normal = normal_catalog(shuffled);
  REQUIRE(normal.ok());
  CHECK(normal.value() ==
        "{\n"
        " \"unknown\": [1, {\"a\": null}],\n"
        " \"edges\": [\n"
        "  {\"s\": \"a\", \"t\": \"c\", \"rel\": \"by\", \"n\": 1},\n"
        "  {\"s\": \"a\", \"t\": \"b\", \"rel\": \"by\", \"n\": 2},\n"
        "  {\"s\": \"b\", \"t\": \"a\", \"rel\": \"by\"}\n"
        " ],\n"
        " \"nodes\": [\n"
        "  {\"id\": \"a\", \"title\": \"张\\n\"},\n"
        "  {\"id\": \"b\", \"x\": 1.50}\n"
        " ]\n"
        "}\n");
  CHECK(normal_catalog(normal.value()).value() == normal.value());
}

TEST_CASE("the normal form of a packed catalogue has objects again, and reads the same") {
  const Catalog catalog = test::load(test::read_source("assets/catalog.json"));
  const MapLayout layout = some_layout(catalog);
  const std::string packed = pack_catalog(catalog, layout);
  const std::string normal = test::value_of(normal_catalog(packed));
  CHECK(normal.find("\"shared\"") == std::string::npos);
  CHECK(normal.find("\n  {\"id\": \"kube-proxy\", \"kind\": ") != std::string::npos);
  CHECK(describe(test::value_of(parse_catalog(normal))) == describe(test::value_of(parse_catalog(packed))));
  CHECK(test::value_of(normal_catalog(normal)) == normal);
}

TEST_CASE(
    "ends of edges that are numbers of nodes are ids again in the normal form, where nodes change places") {
  const Result<std::string> normal = normal_catalog(
      R"({"nodes":[{"id":"b","t":0},{"id":"a"}],"edges":[{"s":0,"t":1,"n":0},{"s":1,"t":7,"n":0}]})");
  REQUIRE(normal.ok());
  CHECK(normal.value() ==
        "{\n"
        " \"nodes\": [\n"
        "  {\"id\": \"a\"},\n"
        "  {\"id\": \"b\", \"t\": 0}\n"
        " ],\n"
        " \"edges\": [\n"
        "  {\"s\": \"a\", \"t\": 7, \"n\": 0},\n"
        "  {\"s\": \"b\", \"t\": \"a\", \"n\": 0}\n"
        " ]\n"
        "}\n");
}

TEST_CASE("a file with a name twice has no normal form") {
  CHECK(test::rules(normal_catalog("{\"a\":1,\"a\":2}").messages()) == "duplicate-key");
}

TEST_CASE("the Markdown export lists topics with their resources, authors and marks") {
  CHECK(
      export_markdown(good(), Lang::En) ==
      "# A small atlas\n\nA small atlas for tests.\n\n## Tools\n\nTools for reading.\n\n"
      "- ⭐ [Informer 机制剖析](<https://example.org/informer>) by 张三  \n  An article about informers.\n"
      "- ~~[Informer 机制剖析（二）⭐️](<https://example.org/informer/2>)~~  \n  The second part.\n"
      "- Informer 系列  \n  Two parts.\n");
}

TEST_CASE("titles cannot break out of the Markdown export") {
  const Catalog catalog = test::load(
      R"({"schema":1,"title":{"zh":"# x\n# y"},"edges":[],"nodes":[{"id":"aa","kind":"article","title":"](javascript:1) <b>*_`",)"
      R"("url":"https://e.org/a)b>c"}]})");
  CHECK(export_markdown(catalog, Lang::Zh) ==
        "# \\# x \\# y\n\n## 其他\n\n"
        "- [\\](javascript:1) \\<b\\>\\*\\_\\`](<https://e.org/a)b\\>c>)\n");
}

TEST_CASE("the table of links has a row per address, quoted where needed") {
  CHECK(export_csv(good()) ==
        "id,kind,title,authors,topics,lang,url,flags\r\n"
        "informer,article,Informer 机制剖析,张三,工具,zh-Hans,https://example.org/informer,starred\r\n"
        "informer-part-2,article,Informer "
        "机制剖析（二）⭐️,,工具,zh-Hans,https://example.org/informer/2,struck\r\n");
}

TEST_CASE("a cell that looks like a formula is defused, quotes are doubled") {
  const Catalog catalog = test::load(
      R"({"schema":1,"title":{"zh":"x"},"edges":[],"nodes":[{"id":"aa","kind":"article","title":"=cmd|'a', \"b\"",)"
      R"("url":"https://e.org/"}]})");
  CHECK(export_csv(catalog).find("aa,article,\"'=cmd|'a', \"\"b\"\"\",,,,https://e.org/,\r\n") !=
        std::string::npos);
}

TEST_CASE("ranges of hits count as JavaScript does") {
  const Catalog catalog = test::load(
      R"({"schema":1,"title":{"zh":"x"},"edges":[],"nodes":[{"id":"aa","kind":"article","title":"😀调度"}]})");
  SearchHit hit;
  hit.title = "😀调度";
  hit.node = NodeId{0};
  hit.score = 15;
  hit.shown = "😀调度";
  hit.ranges = {{0, 4}, {7, 10}};
  CHECK(
      hits_answer(catalog, {hit}) ==
      R"([{"id":"aa","kind":"article","title":"😀调度","score":15,"shown":"😀调度","field":"title","ranges":[[0,2],[3,4]]}])");
}

TEST_CASE("a node's answer names its neighbours in both directions") {
  const std::string answer = node_answer(good(), NodeId{4});
  CHECK(answer.find(R"({"id":"tools","rel":"in-topic","how":"stated","direction":"out"})") !=
        std::string::npos);
  CHECK(
      answer.find(
          R"({"id":"informer","rel":"part-of","how":"inferred","direction":"in","why":"same title","n":1})") !=
      std::string::npos);
  CHECK(parse_json(answer).ok());
}

TEST_CASE("messages say whether there was an error") {
  CHECK(
      messages_answer({{3, 4, Level::Warning, "rule", "A \"text\"."}}) ==
      R"({"ok":true,"messages":[{"line":3,"column":4,"level":"warning","rule":"rule","text":"A \"text\"."}]})");
  CHECK(messages_answer({{0, 0, Level::Error, "r", "t"}}).rfind(R"({"ok":false)", 0) == 0);
}

TEST_CASE("short numbers read back as the same float") {
  CHECK(short_number(0.1F) == "0.1");
  CHECK(short_number(-0.0F) == "0");
  CHECK(short_number(1234567.0F) == "1234567");
  CHECK(short_number(1.0F / 3.0F) == "0.33333334");
  CHECK(short_number(std::numeric_limits<float>::infinity()) == "0");
  unsigned bits = 12345;
  for (int i = 0; i < 10'000; ++i) {
    bits = bits * 1664525U + 1013904223U;
    const float value = static_cast<float>(static_cast<int>(bits)) / 65536.0F;
    CHECK(std::strtof(short_number(value).c_str(), nullptr) == value);
  }
}

TEST_CASE("quoting escapes what JSON must not hold and repairs what is not UTF-8") {
  CHECK(json_quote("a\"b\\c\n\t\x01\x7F") == "\"a\\\"b\\\\c\\n\\t\\u0001\\u007f\"");
  CHECK(json_quote("") == "\"\"");
  CHECK(json_quote("\n中\"\xC3\xA9\xC3") == "\"\\n中\\\"é\xEF\xBF\xBD\"");
  CHECK(json_quote("中😀") == "\"中😀\"");
  CHECK(json_quote("a\xFF\xE4\xB8z") == "\"a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDz\"");
  CHECK(json_quote(std::string_view("\0", 1)) == "\"\\u0000\"");
}

TEST_CASE("the writer puts commas and line breaks where they belong") {
  JsonWriter out;
  out.begin_object()
      .member("a", 1)
      .member_unless_empty("none", "")
      .key("b")
      .begin_array()
      .value("x")
      .value(true)
      .null();
  out.begin_object().end_object().end_array().member("c", 0.5).member("d", -3L).end_object();
  CHECK(out.take() == R"({"a":1,"b":["x",true,null,{}],"c":0.5,"d":-3})");
  out.begin_array().line_break().value(1).line_break().value(2).line_break().end_array();
  CHECK(out.take() == "[\n1,\n2\n]");
}

}  // namespace
}  // namespace atlas
