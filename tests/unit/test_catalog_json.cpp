// Reading catalogues, above all hostile ones. The broken files of test_catalog_check.cpp are read here too.
#include "formats/catalog_json.hpp"
#include "formats/json_tree.hpp"
#include "formats_fixture.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>

namespace atlas {
namespace {

std::string good() { return test::read_source("tests/data/catalogs/good.json"); }

CatalogData parsed(const std::string& json) { return test::value_of(parse_catalog(json)); }

/// good.json with the first `before` replaced.
std::string good_but(std::string_view before, std::string_view after) {
  std::string json = good();
  const std::size_t at = json.find(before);
  REQUIRE(at != std::string::npos);
  return json.replace(at, before.size(), after);
}

std::string findings(const std::string& json) { return test::lines(parse_catalog(json).messages()); }

TEST_CASE("a node is read with everything it says") {
  const CatalogData data = parsed(good());
  REQUIRE(data.nodes.size() == 10);
  const Node& node = data.nodes[2];
  CHECK(node.id == "informer");
  CHECK(node.kind == Kind::Article);
  CHECK(node.title == "Informer 机制剖析");
  CHECK(node.lang == "zh-Hans");
  CHECK(node.alt_titles == std::vector<std::string>{"Informer 刨析"});
  CHECK(node.aliases == std::vector<std::string>{"informer"});
  CHECK(node.summary.en == "An article about informers.");
  CHECK(node.url == "https://example.org/informer?a=1&b=2");
  CHECK(node.link() == "https://example.org/informer");
  CHECK(node.has_flag("starred"));
  REQUIRE(node.provenance.size() == 2);
  CHECK(node.provenance[1].seed == "001");
  CHECK(node.provenance[1].line == 9);
  CHECK(node.provenance[1].form == "bare");
}

TEST_CASE("members of a kind become fields as text, sorted, lists joined") {
  const CatalogData data = parsed(good());
  CHECK(data.nodes[1].field("is_dir") == "true");
  CHECK(data.nodes[5].field("value") == "1234");
  CHECK(data.nodes[8].field("path") == "源码, 工具");
  CHECK(data.nodes[9].field("handles") == "csdn:zhangsan, github:zhang");
  std::string keys;
  for (const Field& field : data.nodes[5].fields) keys += field.key + " ";
  CHECK(keys == "as_of unit value ");
}

TEST_CASE("names and labels go to their places") {
  const CatalogData data = parsed(good());
  CHECK(data.nodes[0].name.zh == "入口");
  CHECK(data.nodes[8].name.en == "Tools");
  CHECK(data.nodes[8].label.zh == "工具");
}

TEST_CASE("an edge is read with its evidence") {
  const CatalogData data = parsed(good());
  REQUIRE(data.edges.size() == 12);
  const Edge& edge = data.edges[9];
  CHECK(edge.source == NodeId{3});
  CHECK(edge.target == NodeId{4});
  CHECK(edge.relation == Relation::PartOf);
  CHECK(edge.stated);
  CHECK(edge.seed == "001");
  CHECK(edge.line == 10);
  CHECK(edge.n == 2);
  CHECK_FALSE(data.edges[0].stated);
  CHECK(data.edges[0].why == "order of acting");
  CHECK(data.edges[0].order == "real");
}

TEST_CASE("tables, walkthroughs, aliases and source documents are read") {
  const CatalogData data = parsed(good());
  CHECK(data.seeds == std::vector<std::string>{"000", "001"});
  REQUIRE(data.cloc.size() == 2);
  CHECK(data.cloc[0].language == "Go");
  CHECK(data.cloc[0].code == 100);
  REQUIRE(data.walkthroughs.size() == 1);
  REQUIRE(data.walkthroughs[0].lanes.size() == 2);
  CHECK(data.walkthroughs[0].lanes[1].node == NodeId{7});
  REQUIRE(data.walkthroughs[0].objects.size() == 1);
  CHECK(data.walkthroughs[0].objects[0].node == NodeId{6});
  CHECK(data.walkthroughs[0].real_order == std::vector<NodeId>{NodeId{0}, NodeId{7}});
  REQUIRE(data.aliases.size() == 1);
  CHECK(data.aliases[0].first == "sched");
  CHECK(data.aliases[0].second == "scheduler");
}

TEST_CASE("what is read makes a catalogue") {
  const Result<Catalog> catalog = Catalog::build(parsed(good()));
  REQUIRE(catalog.ok());
  CHECK(catalog.value().node(catalog.value().find("sched")).id == "scheduler");
}

TEST_CASE("unknown members are ignored") {
  const CatalogData data =
      parsed(good_but("\"schema\": 1", "\"schema\": 1, \"extra\": {\"deep\": [1, 2, {\"x\": null}]}"));
  CHECK(data.nodes.size() == 10);
}

TEST_CASE("a file that starts with a byte order mark is read, and its columns count it") {
  CHECK(parse_catalog("\xEF\xBB\xBF" + good()).ok());
  CHECK(findings("\xEF\xBB\xBF{\"schema\": 1, }") ==
        "1:18: json: This is not valid JSON: a name in quotation marks must stand here.\n");
}

TEST_CASE("escapes are decoded and do not shift positions") {
  const CatalogData data =
      parsed(good_but("\"title\": \"张三\"", "\"title\": \"\\u5f20\\\"\\\\\\u4e09 \\ud83d\\ude00\""));
  CHECK(data.nodes[9].title == "张\"\\三 😀");
  CHECK(
      findings(good_but("\"title\": \"张三\", \"role\": \"person\"", "\"title\": \"\\\"\\\\\", \"kind\": 3"))
          .find("20:54: duplicate-key") == 0);
}

TEST_CASE("a lone surrogate is refused") {
  CHECK(findings(good_but("张三", "\\ud83d")).find("20:5") == 0);
  CHECK_FALSE(parse_catalog(good_but("张三", "\\ude00")).ok());
}

TEST_CASE("malformed UTF-8 is refused: overlong, surrogate, too large, cut") {
  for (const std::string_view bytes :
       {"\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE4\xB8", "\xFF"}) {
    CAPTURE(bytes);
    CHECK(test::rules(parse_catalog(good_but("张三", bytes)).messages()) == "json");
  }
}

TEST_CASE("a hidden character in a text that is plain otherwise is refused, as it stands and as an escape") {
  struct Case {
    std::string_view plain;
    std::string_view escaped;
    std::string_view name;
  };
  for (const Case& hidden : {Case{"\x7F", "\\u007f", "U+007F (a control character)"},
                             Case{"\u0085", "\\u0085", "U+0085 (a control character)"},
                             Case{"\u202E", "\\u202E", "U+202E (turns the reading direction)"}}) {
    for (const std::string_view written : {hidden.plain, hidden.escaped}) {
      const std::string in = std::string(written);
      const std::string json =
          "{\"schema\":1,\"title\":{\"en\":\"T\"},\"nodes\":[\n"
          "{\"id\":\"ab\",\"kind\":\"article\",\"title\":\"Kubernetes from a" +
          in + " to z\",\n\"url\":\"https://example.org/a" + in +
          "b\",\n"
          "\"prov\":[{\"seed\":\"00" +
          in +
          "\",\"line\":1}]}],\n\"edges\":[{\"s\":\"ab\",\"t\":\"ab\","
          "\"rel\":\"mentions\",\"how\":\"stated\",\n\"seed\":\"" +
          in + "00\",\"line\":1}]}";
      const std::string said = " contains " + std::string(hidden.name) + "; remove it.\n";
      const std::string url = "https://example.org/a?b";
      CHECK(findings(json) ==
            "2:37: forbidden-character: The node \"ab\": \"title\"" + said +
                "3:7: unsafe-url: The node \"ab\": the address \"" + url +
                "\" contains a control or invisible character; it must not become a link.\n" +
                "4:17: forbidden-character: This source place: \"seed\"" + said +
                "6:8: forbidden-character: The edge \"ab\" mentions \"ab\": \"seed\"" + said);
    }
  }
}

TEST_CASE("every beginning of a good file is refused without a crash") {
  const std::string json = good();
  for (std::size_t size = 0; size < json.size() - 2; size += 7) {
    CAPTURE(size);
    CHECK_FALSE(parse_catalog(std::string_view(json).substr(0, size)).ok());
  }
}

TEST_CASE("a good file with one byte changed never crashes") {
  const std::string json = good();
  for (std::size_t at = 0; at < json.size(); at += 13) {
    for (const char c : {'\0', '"', '{', ']', ',', '9', '\x80'}) {
      std::string changed = json;
      changed[at] = c;
      (void)parse_catalog(changed).ok();
    }
  }
}

TEST_CASE("brackets nested a hundred thousand deep are refused at the seventeenth") {
  CHECK(findings(std::string(100'000, '[')) == "1:17: limit: Brackets are nested more than 16 deep here.\n");
  CHECK(findings("{\"nodes\":" + std::string(100'000, '[')) ==
        "1:25: limit: Brackets are nested more than 16 deep here.\n");
}

TEST_CASE("a file with more bytes than allowed is refused unread") {
  CHECK(test::lines(parse_json("[\"not closed", {.bytes = 10}).messages()) ==
        "0:0: limit: The file has 12 bytes; at most 10 can be read.\n");
}

TEST_CASE("more values than allowed are refused where they pass the limit") {
  const Result<JsonTree> tree = parse_json("[1,2,3,4]", {.values = 3});
  CHECK(test::lines(tree.messages()) == "1:6: limit: The file holds more than 3 values.\n");
}

TEST_CASE("more nodes or edges than allowed are refused") {
  std::string json = "{\"schema\":1,\"title\":{\"zh\":\"x\"},\"edges\":[],\"nodes\":[0";
  for (int i = 0; i < 1'000'000; ++i) json += ",0";
  CHECK(findings(json + "]}") ==
        "1:51: limit: The catalogue has 1000001 nodes; at most 1000000 can be read.\n");
  json = "{\"schema\":1,\"title\":{\"zh\":\"x\"},\"nodes\":[],\"edges\":[0";
  for (int i = 0; i < 5'000'000; ++i) json += ",0";
  CHECK(findings(json + "]}") ==
        "1:51: limit: The catalogue has 5000001 edges; at most 5000000 can be read.\n");
}

TEST_CASE("wrong types everywhere give findings, not a crash") {
  for (const std::string_view wrong :
       {"null", "true", "7", "\"x\"", "[]", "{}", "[[]]", "[{}]", "[null]", "{\"a\":1}"}) {
    for (const std::string_view member : {"schema", "title", "summary", "lang", "generated_from", "nodes",
                                          "edges", "tables", "walkthroughs", "aliases", "layout"}) {
      std::string json = "{\"schema\":1,\"title\":{\"zh\":\"x\"},\"nodes\":[],\"edges\":[]}";
      const std::size_t at = json.find("\"" + std::string(member) + "\":");
      const std::string text = "\"" + std::string(member) + "\":" + std::string(wrong);
      if (at == std::string::npos) {
        json.insert(1, text + ",");
      } else {
        const std::size_t end = json.find(member == "title" ? "},\"nodes" : ",\"", at + 1);
        json.replace(
            at, (end == std::string::npos ? json.size() - 1 : end + (member == "title" ? 1 : 0)) - at, text);
      }
      CAPTURE(json);
      (void)parse_catalog(json).ok();
      CHECK(parse_json(json).ok());
    }
  }
}

TEST_CASE("a hostile file does not take long: many edges to nowhere, many names in one object") {
  const auto start = std::chrono::steady_clock::now();
  std::string aliases = "{\"schema\":1,\"title\":{\"zh\":\"x\"},\"nodes\":[],\"aliases\":{";
  for (int i = 0; i < 20'000; ++i) {
    aliases += (i == 0 ? "\"" : ",\"") + std::string("a") + std::to_string(i) + "\":\"a" +
               std::to_string(i + 1) + "\"";
  }
  aliases += "},\"edges\":[";
  for (int i = 0; i < 20'000; ++i)
    aliases += std::string(i == 0 ? "" : ",") + R"({"s":"a1","t":"a2","rel":"xxxxx","how":"stated"})";
  CHECK(parse_catalog(aliases + "]}").messages().size() == 1000);
  const auto elapsed = std::chrono::steady_clock::now() - start;
  CHECK(std::chrono::duration_cast<std::chrono::seconds>(elapsed).count() < 10);
}

TEST_CASE("what the checker calls an error of the file, the programs refuse as well") {
  for (const std::string_view name :
       {"alias-cycle", "dangling-alias", "dangling-edge", "dangling-walkthrough", "duplicate-id",
        "duplicate-key", "forbidden-character", "id", "json-comma", "layout", "limit-depth", "schema-types",
        "schema-version", "unknown-kind", "unknown-relation", "unsafe-url"}) {
    CAPTURE(name);
    CHECK_FALSE(
        parse_catalog(test::read_source("tests/data/catalogs/broken/" + std::string(name) + ".json")).ok());
  }
}

TEST_CASE("the built-in catalogue is read") {
  CHECK(parsed(test::read_source("assets/catalog.json")).nodes.size() > 400);
}

TEST_CASE("numbers keep their spelling and know when they are whole") {
  const Result<JsonTree> tree = parse_json("[12, -0.5, 1e3, 99999999999, true]");
  REQUIRE(tree.ok());
  std::string seen;
  for (const JsonValue value : tree.value().root()) {
    seen +=
        std::string(value.text()) + "=" + (value.integer() ? std::to_string(*value.integer()) : "none") + " ";
  }
  CHECK(seen == "12=12 -0.5=none 1e3=1000 99999999999=none =none ");
}

TEST_CASE("a number beyond double is refused") {
  CHECK(test::lines(parse_json("[1, 1e999]").messages()) ==
        "1:5: json: This is not valid JSON: this number is too large.\n");
}

}  // namespace
}  // namespace atlas
