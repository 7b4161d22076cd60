// The quick reader of JSON against nlohmann-json, which judges the same texts: what one takes the other must
// take.
#include "formats/json_complaint.hpp"
#include "formats/json_tree.hpp"
#include "formats_fixture.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace atlas {
namespace {

bool same_verdict(std::string_view json) {
  return parse_json(json).ok() == !json_complaint(json, {}).has_value();
}

/// The text of a file that holds nothing else.
std::string decoded(std::string_view json) {
  const Result<JsonTree> tree = parse_json(json);
  return tree.ok() ? std::string(tree.value().root().text()) : "refused";
}

TEST_CASE("numbers, literals, escapes and brackets are judged as nlohmann-json judges them") {
  for (const std::string_view json : {"0",
                                      "-0",
                                      "-",
                                      "01",
                                      "1.",
                                      "1.5",
                                      ".5",
                                      "1e",
                                      "1e+",
                                      "1E-7",
                                      "1e400",
                                      "-1e400",
                                      "+1",
                                      "1 2",
                                      "tru",
                                      "true",
                                      "nullx",
                                      "False",
                                      "[]",
                                      "[ ]",
                                      "[1,]",
                                      "[,1]",
                                      "[1 2]",
                                      "{}",
                                      "{\"a\"}",
                                      "{\"a\":}",
                                      "{\"a\":1,}",
                                      "{a:1}",
                                      "{\"a\" : [ {} , 2 ] }",
                                      "[1]]",
                                      "[1}",
                                      "{\"a\":1]",
                                      "\"a",
                                      "\"\\",
                                      "\"\\x\"",
                                      "\"\\u12\"",
                                      "\"\\u12G4\"",
                                      "\"\\uD83D\"",
                                      "\"\\uDE00\"",
                                      "\"\\uD83D\\uDE00\"",
                                      "\"\\uD83Dx\"",
                                      "\"\\uD83D\\n\"",
                                      "\"\\u0000\"",
                                      "\"\t\"",
                                      "\"\x7F\"",
                                      "\xEF\xBB\xBF[]",
                                      "\xEF\xBB[]",
                                      "\"\xC0\x80\"",
                                      "\"\xED\xA0\x80\"",
                                      "\"\xF4\x90\x80\x80\"",
                                      "\"\xE4\xB8\"",
                                      "\"\xE4\xB8\xAD\xE6\x96\x87 long enough\"",
                                      "[1] // no comments",
                                      "\"\xF0\x9F\x98\x80\"",
                                      "[\"12345678\",\"1234567\\n\"]",
                                      "\x0C[]"}) {
    CAPTURE(json);
    CHECK(same_verdict(json));
  }
  CHECK(same_verdict(std::string(400, '9')));
  CHECK(same_verdict(std::string_view("[1]\0x", 5)));
  CHECK(same_verdict(std::string_view("[1,\0", 4)));
}

TEST_CASE("a catalogue with one byte changed is judged as nlohmann-json judges it") {
  const std::string json = test::read_source("tests/data/catalogs/good.json");
  std::vector<std::size_t> differing;
  for (std::size_t at = 0; at < json.size(); at += 5) {
    for (const char c : {'\0', '"', '\\', '{', ']', ',', ':', '9', '\n', '\x80', '\xE4'}) {
      std::string changed = json;
      changed[at] = c;
      if (!same_verdict(changed)) differing.push_back(at);
    }
  }
  CHECK(differing.empty());
}

TEST_CASE("a catalogue that ends early is judged as nlohmann-json judges it") {
  const std::string json = test::read_source("tests/data/catalogs/good.json");
  std::size_t differing = 0;
  for (std::size_t size = 1; size < json.size(); size += 3) {
    differing += same_verdict(std::string_view(json).substr(0, size)) ? 0 : 1;
  }
  CHECK(differing == 0);
}

TEST_CASE("escapes are decoded, alone and between plain parts") {
  CHECK(decoded(R"("a\"b\\c\/d\n\t\r\b\f")") == "a\"b\\c/d\n\t\r\b\f");
  CHECK(decoded(R"("\u8c03\u5ea6 and \uD83D\uDE00, at the end \u00e9")") == "调度 and 😀, at the end é");
  CHECK(decoded(R"("\u0041")") == "A");
}

TEST_CASE("names with escapes are found and told apart") {
  const std::string json = R"({"a\u0062":1,"b":{"c\n":[true,{"d":"x"}]},"e":2})";
  const Result<JsonTree> tree = parse_json(json);
  REQUIRE(tree.ok());
  const JsonValue root = tree.value().root();
  CHECK(root.size() == 3);
  CHECK(root.find("ab").integer() == 1);
  CHECK(root.find("e").integer() == 2);
  std::string keys;
  for (const JsonValue member : root) keys += std::string(member.key()) + " ";
  CHECK(keys == "ab b e ");
  const JsonValue list = root.find("b").find("c\n");
  CHECK(list.size() == 2);
  CHECK(list.key() == "c\n");
  for (const JsonValue item : list) CHECK(item.key().empty());
}

TEST_CASE("a name that occurs twice is reported where it stands again, however it is written") {
  const std::string json = "{\"x\":1,\n \"yes\":{\"b\":1,\"a\":2,\"\\u0062\":3},\n \"x\":2}";
  const Result<JsonTree> tree = parse_json(json);
  REQUIRE(tree.ok());
  CHECK(test::lines(tree.value().duplicate_keys()) ==
        "2:21: duplicate-key: The name \"b\" occurs twice in the same object; keep one of them.\n"
        "3:2: duplicate-key: The name \"x\" occurs twice in the same object; keep one of them.\n");
}

TEST_CASE("of a hundred names the one that occurs twice is found") {
  std::string json = "{";
  for (int i = 0; i < 100; ++i) json += "\"name " + std::to_string(i) + "\":0,";
  const std::string twice = json + "\"name 57\":0}";
  const Result<JsonTree> tree = parse_json(twice);
  REQUIRE(tree.ok());
  CHECK(tree.value().duplicate_keys().size() == 1);
  const std::string once = json + "\"name 100\":0}";
  const Result<JsonTree> good = parse_json(once);
  REQUIRE(good.ok());
  CHECK(good.value().duplicate_keys().empty());
}

}  // namespace
}  // namespace atlas
