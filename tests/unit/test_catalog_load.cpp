// Reading in pieces: whatever their sizes, the same tree, the same catalogue and the same messages.
#include "formats/catalog_json.hpp"
#include "formats/catalog_load.hpp"
#include "formats/catalog_write.hpp"
#include "formats/json_parse.hpp"
#include "formats_fixture.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {
namespace {

std::string good() { return test::read_source("tests/data/catalogs/good.json"); }

/// Everything a value holds, with its places in the file.
std::string written_out(JsonValue value) {
  const TextPosition at = value.position();
  const TextPosition name = value.key_position();
  std::string text = std::string(value.key()) + "@" + std::to_string(name.line) + ":" +
                     std::to_string(name.column) + "=" + std::string(value.text()) + "@" +
                     std::to_string(at.line) + ":" + std::to_string(at.column) + "#" +
                     std::to_string(static_cast<int>(value.type())) + (value.truth() ? "!" : "") + "(";
  for (const JsonValue inner : value) text += written_out(inner);
  return text + ")";
}

std::string written_out(const Result<JsonTree>& tree) {
  if (!tree.ok()) return test::lines(tree.messages());
  return written_out(tree.value().root()) + test::lines(tree.value().duplicate_keys());
}

std::string parsed_in_pieces(std::string_view json, std::size_t bytes, const JsonLimits& limits = {}) {
  JsonParse parse(json, limits);
  for (std::size_t before = 0; parse.step(bytes); before = parse.bytes_read()) {
    REQUIRE(parse.bytes_read() > before);
    REQUIRE(parse.bytes_read() >= before + bytes);
    REQUIRE(parse.bytes_read() <= json.size());
  }
  REQUIRE_FALSE(parse.step(bytes));
  return written_out(parse.take());
}

std::string message_of(const std::string& json, CatalogParse::Piece piece) {
  CatalogParse parse(json);
  while (parse.step(piece)) continue;
  return test::lines(parse.take().messages());
}

TEST_CASE("JSON read in pieces of any size gives the tree that it gives in one") {
  for (const std::string_view json :
       {"0", " true ", "\"a\"", "[]", "{}", "[[],{}]", "[1,2 , 3\n,-4.5]", "[null,true,false,0.5e3]",
        "{\"a\" : [ {} , 2 ], \"b\":{\"c\":[1,[2,[3]]],\"d\":4} , \"e\":5}\n",
        R"(["a\"","\"a","\"\"","\\",",\",\"," , ":\""])", R"({"a\"b":"\"","c":"\\\"","\u0061,":1})",
        "\xEF\xBB\xBF[\"\\\"\",1]", "[\"源码\",\"\\u6e90码\",7]", R"({"a":1,"b":{"a":1},"a":2})"}) {
    for (std::size_t bytes = 0; bytes <= json.size() + 1; ++bytes) {
      CAPTURE(json);
      CAPTURE(bytes);
      CHECK(parsed_in_pieces(json, bytes) == written_out(parse_json(json)));
    }
  }
}

TEST_CASE("what is no JSON is refused at the same place with the same words, however it is read") {
  for (const std::string_view json : {"",
                                      " ",
                                      "[",
                                      "[1",
                                      "[1,",
                                      "[1,]",
                                      "[1,,2]",
                                      "[1 2]",
                                      "[1;2]",
                                      "[1}",
                                      "[1]]",
                                      "[1] x",
                                      "{\"a\":1,}",
                                      "{\"a\":1",
                                      "{\"a\":1,\"b\"}",
                                      "{\"a\":1 \"b\":2}",
                                      "{\"a\":1]",
                                      "{\"a\":1,2}",
                                      "[\"a\" \"b\"]",
                                      "[\"a\",\"b]",
                                      "[1,\"\\x\"]",
                                      "[1,\"\t\"]",
                                      "[1,01]",
                                      "[1,1e400]",
                                      "[1,tru]",
                                      "[{},{\"a\":[1,2}]",
                                      "[[1],[2],\xEF\xBB\xBF[3]]",
                                      "[1,\"\xE4\xB8\"]",
                                      "[1,2]\n\n,",
                                      "[[[1],2],[3"}) {
    for (std::size_t bytes = 0; bytes <= json.size() + 1; ++bytes) {
      CAPTURE(json);
      CAPTURE(bytes);
      CHECK_FALSE(parse_json(json).ok());
      CHECK(parsed_in_pieces(json, bytes) == written_out(parse_json(json)));
    }
  }
}

TEST_CASE("limits hold across pieces") {
  for (const std::size_t bytes : {0U, 1U, 3U, 100U}) {
    CAPTURE(bytes);
    CHECK(parsed_in_pieces("[1,2,3,4]", bytes, {.values = 3}) ==
          "1:6: limit: The file holds more than 3 values.\n");
    CHECK(parsed_in_pieces("[1,[2,[3,[4]]]]", bytes, {.depth = 3}) ==
          "1:10: limit: Brackets are nested more than 3 deep here.\n");
    CHECK(parsed_in_pieces("[1,2,3]", bytes, {.bytes = 6}) ==
          "0:0: limit: The file has 7 bytes; at most 6 can be read.\n");
  }
}

TEST_CASE("a catalogue with one byte changed is read alike in pieces") {
  const std::string json = good();
  for (std::size_t at = 0; at < json.size(); at += 29) {
    for (const char c : {'"', '{', ']', ',', '9', '\x80'}) {
      std::string changed = json;
      changed[at] = c;
      CAPTURE(at);
      CHECK(parsed_in_pieces(changed, at % 7) == written_out(parse_json(changed)));
    }
  }
}

TEST_CASE("a broken catalogue gets the same messages, whatever the pieces") {
  const std::filesystem::path folder = ATLAS_SOURCE_DIR "/tests/data/catalogs/broken";
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    ++files;
    const std::string name = entry.path().filename().string();
    const std::string json = test::read_source("tests/data/catalogs/broken/" + name);
    CAPTURE(name);
    const std::string whole = test::lines(parse_catalog(json).messages());
    for (const std::size_t size : {1U, 2U, 50U}) CHECK(message_of(json, {size, size}) == whole);
    CatalogLoad load(json);
    while (load.step()) continue;
    CHECK(test::lines(load.take().messages()) == whole);
  }
  CHECK(files > 30);
}

TEST_CASE("the built-in catalogue comes out of any pieces as it was packed") {
  const std::string json = test::read_source("assets/catalog.json");
  const Catalog whole = test::load(json);
  const MapLayout layout{.places = std::vector<Placement>(whole.node_count())};
  const std::string packed = pack_catalog(whole, layout);
  CatalogParse parse(json);
  while (parse.step({10'000, 10})) continue;
  CHECK(pack_catalog(test::value_of(Catalog::build(test::value_of(parse.take()))), layout) == packed);
  CatalogLoad load(packed);
  std::size_t steps = 0;
  double progress = 0;
  for (; load.step(); ++steps) {
    CHECK(load.progress() >= progress);
    progress = load.progress();
    CHECK(progress <= 1);
  }
  CHECK(load.progress() == 1);
  CHECK(steps > 5);
  CHECK(pack_catalog(test::value_of(load.take()), layout) == packed);
}

}  // namespace
}  // namespace atlas
