// JSON on its tape: where values start, what texts and numbers hold, which names come twice. What is JSON and
// what not is nlohmann-json's to say; here it is asked whether we still know where it stands.
#include "formats/json_parse.hpp"
#include "formats/json_tree.hpp"
#include "formats_fixture.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace atlas {
namespace {

/// The text of a file that holds nothing else.
std::string decoded(std::string_view json) {
  const Result<JsonTree> tree = parse_json(json);
  return tree.ok() ? std::string(tree.value().root().text()) : "refused";
}

std::size_t offset_of(std::string_view json, TextPosition at) {
  std::size_t start = 0;
  for (int line = 1; line < at.line; ++line) start = json.find('\n', start) + 1;
  return start + static_cast<std::size_t>(at.column) - 1;
}

/// What a value of this type starts with.
std::string_view starts(JsonType type) {
  switch (type) {
    case JsonType::Null:
      return "n";
    case JsonType::Bool:
      return "tf";
    case JsonType::Number:
      return "-0123456789";
    case JsonType::String:
      return "\"";
    case JsonType::Array:
      return "[";
    case JsonType::Object:
      return "{";
  }
  return "";
}

/// Whether every value and name below `value` stands where it says, with what it holds if that has no
/// escapes.
bool in_place(std::string_view json, JsonValue value) {
  const std::size_t at = offset_of(json, value.position());
  if (at >= json.size() || starts(value.type()).find(json[at]) == std::string_view::npos) return false;
  const std::string_view text = value.text();
  if (value.is(JsonType::Number) && json.substr(at, text.size()) != text) return false;
  const std::string_view raw = json.substr(at + 1);
  if (value.is(JsonType::String) && raw.substr(0, raw.find('"')).find('\\') == std::string_view::npos &&
      raw.substr(0, raw.find('"')) != text) {
    return false;
  }
  for (const JsonValue member : value) {
    if (value.is(JsonType::Object) && json[offset_of(json, member.key_position())] != '"') return false;
    if (!in_place(json, member)) return false;
  }
  return true;
}

/// "in place", "out of place" or "refused".
std::string placed(std::string_view json) {
  const Result<JsonTree> tree = parse_json(json);
  if (!tree.ok()) return "refused";
  return in_place(json, tree.value().root()) ? "in place" : "out of place";
}

TEST_CASE("values of every kind stand where they say, with any blanks around them") {
  for (const std::string_view json :
       {"0", "-12", "1.5e3 ", " true", "\n[ ]\n", "[1,2 , 3\n,-4.5]", "{\"a\" : [ {} , 2 ] }",
        "[null,true,false]", "\"\"", "\"plain\"", R"("\"")", R"("\\")",
        R"(["a\"","\"a","\"\"","\\",",\",\"," , ":\""])", R"({"a\"b":"\"","c":"\\\"","\u0061,":1})",
        "\xEF\xBB\xBF[\"\\\"\",1]", "[\"源码\",\"\\u6e90码\",7]"}) {
    CAPTURE(json);
    CHECK(placed(json) == "in place");
  }
}

TEST_CASE("numbers end where they end: before a bracket, a blank, or the end of the file") {
  const Result<JsonTree> tree = parse_json("[10,2 ,30\n,{\"n\":-4},1e5]");
  REQUIRE(tree.ok());
  std::string seen;
  for (const JsonValue value : tree.value().root()) {
    seen += std::string(value.is(JsonType::Object) ? value.find("n").text() : value.text()) + "|";
  }
  CHECK(seen == "10|2|30|-4|1e5|");
  CHECK(decoded("12") == "12");
  CHECK(decoded("12 ") == "12");
  CHECK(decoded("12\n") == "12");
}

TEST_CASE("whole numbers are told by value and as they are written, whatever their length") {
  const std::string json =
      "[0, 9,10 ,99,100,268435455,268435456,2147483647,2147483648,18446744073709551616,-0,-7,1.0]";
  const Result<JsonTree> tree = parse_json(json);
  REQUIRE(tree.ok());
  std::string texts;
  std::string integers;
  for (const JsonValue value : tree.value().root()) {
    texts += std::string(value.text()) + "|";
    integers += (value.integer() ? std::to_string(*value.integer()) : "none") + "|";
    CHECK(value.number() == std::stod(std::string(value.text())));
  }
  CHECK(texts == "0|9|10|99|100|268435455|268435456|2147483647|2147483648|18446744073709551616|-0|-7|1.0|");
  CHECK(integers == "0|9|10|99|100|268435455|268435456|2147483647|none|none|0|-7|1|");
  CHECK(placed(json) == "in place");
}

TEST_CASE("what is no JSON is refused") {
  for (const std::string_view json : {"-",
                                      "01",
                                      "1.",
                                      ".5",
                                      "1e",
                                      "1e+",
                                      "1e400",
                                      "+1",
                                      "1 2",
                                      "tru",
                                      "nullx",
                                      "False",
                                      "[1,]",
                                      "[,1]",
                                      "[1 2]",
                                      "{\"a\"}",
                                      "{\"a\":}",
                                      "{\"a\":1,}",
                                      "{a:1}",
                                      "[1]]",
                                      "[1}",
                                      "{\"a\":1]",
                                      "\"a",
                                      "\"\\",
                                      "\"\\x\"",
                                      "\"\\u12\"",
                                      "\"\\uD83D\"",
                                      "\"\t\"",
                                      "\"\xC0\x80\"",
                                      "\"\xE4\xB8\"",
                                      "\xEF\xBB[]",
                                      "[1] // no comments"}) {
    CAPTURE(json);
    CHECK(placed(json) == "refused");
  }
}

TEST_CASE("a catalogue with one byte changed is refused, or all in it stands where it says") {
  const std::string json = test::read_source("tests/data/catalogs/good.json");
  std::vector<std::size_t> out_of_place;
  for (std::size_t at = 0; at < json.size(); at += 17) {
    for (const char c : {'"', '\\', '{', ']', ',', ':', '9', '\n'}) {
      std::string changed = json;
      changed[at] = c;
      if (placed(changed) == "out of place") out_of_place.push_back(at);
    }
  }
  CHECK(out_of_place.empty());
}

TEST_CASE("a text of any length is read, with and without escapes") {
  const std::string plain(100'000, 'x');
  CHECK(decoded("\"" + plain + "\"") == plain);
  CHECK(decoded("\"\\n" + plain + "\\\"\"") == "\n" + plain + "\"");
}

TEST_CASE("a text of every short length is read at the very end of a file, as a value and as a name") {
  const std::string letters = "kube-proxy-0123456789-abcdefghijklmnopqrst";
  for (std::size_t size = 0; size <= letters.size(); ++size) {
    const std::string text = letters.substr(0, size);
    CHECK(decoded("\"" + text + "\"") == text);
    CHECK(decoded("\"" + text) == "refused");
    const std::string json = "{\"" + text + "\":1}";
    const Result<JsonTree> tree = parse_json(json);
    REQUIRE(tree.ok());
    CHECK(tree.value().root().find(text).integer() == 1);
  }
}

TEST_CASE("wherever in a text they stand, characters are held, and bytes that are none are refused") {
  const std::vector<std::string> held{"\x7F", "\xC3\xA9", "\xE4\xB8\xAD", "\xF0\x9F\x98\x80"};
  const std::vector<std::string> refused{"\n",       "\x1F",         "\x80",        "\xFF",
                                         "\xE4\xB8", "\xE0\x9F\xBF", "\xED\xA0\x80"};
  const std::string plain = "0123456789abcdefghij";
  for (std::size_t at = 0; at <= plain.size(); ++at) {
    const auto with = [&](const std::string& middle) {
      return plain.substr(0, at) + middle + plain.substr(at);
    };
    for (const std::string& middle : held) CHECK(decoded("\"" + with(middle) + "\"") == with(middle));
    for (const std::string& middle : refused) CHECK(decoded("\"" + with(middle) + "\"") == "refused");
  }
}

/// What is said about a file with one text in it: what it holds, or where and why it is refused. `before`
/// bytes of its first line are not counted.
std::string said_about(const std::string& json, int before) {
  const Result<JsonTree> tree = parse_json(json);
  if (!tree.ok()) {
    const Message first = tree.messages().front();
    return std::to_string(first.line) + ":" + std::to_string(first.column - before) + " " + first.text;
  }
  std::string held;
  for (const JsonValue value : tree.value().root()) held = value.text();
  return held;
}

TEST_CASE("a text is read alike as the first of a file and behind another, whatever stands in it") {
  const std::vector<std::string> inserted{
      "",
      "\\n",
      "\\\"",
      "\\u4e2d",
      "\\ud83d\\ude00",
      "\\ud83d",
      "\\x",
      "\n",
      "\x1F",
      "\x7F",
      "\xE4\xB8\xAD",
      "\xE4\xB8",
      "\xE4",
      "\xE4\xB8x",
      "\xE0\x9F\xBF",
      "\xED\xA0\x80",
      "\xF0\x9F",
      "\xC3\xA9",
      "\xEF\xBC\x8C",
      "\x80",
      "\xFF",
      "\xF0\x9F\x98\x80",
      "\xE1\x80\x80",
      "\"",
  };
  const std::string plain = "kube-proxy \xE8\xB0\x83\xE5\xBA\xA6 0123456789 abcdefghijklmnop";
  for (const std::string& middle : inserted) {
    for (std::size_t at = 0; at <= plain.size(); ++at) {
      const std::string text = "\"" + plain.substr(0, at) + middle + plain.substr(at) + "\"";
      const std::string alone = said_about("[" + text + "]", 0);
      CHECK_MESSAGE(said_about("[\"\"," + text + "]", 3) == alone, text);
      CHECK_MESSAGE(said_about("[\"\"," + text, 3) == said_about("[" + text, 0), text);
    }
  }
}

TEST_CASE("long texts of every mixture come out as they went in, behind each other and behind numbers") {
  const std::string part = "scheduler \xE8\xB0\x83\xE5\xBA\xA6\xE5\x99\xA8 \xF0\x9F\x98\x80";
  std::string written;
  std::string meant;
  while (meant.size() < 20'000) {
    written += part + "\\n";
    meant += part + "\n";
  }
  const std::string json = "[\"a\",1,\"" + written + "\",-2.5,\"" + part + "\"]";
  const Result<JsonTree> tree = parse_json(json);
  REQUIRE(tree.ok());
  std::vector<std::string> texts;
  for (const JsonValue value : tree.value().root()) texts.emplace_back(value.text());
  CHECK(texts == std::vector<std::string>{"a", "1", meant, "-2.5", part});
}

TEST_CASE("a text behind a number, without a comma, is refused where it stands, with and without escapes") {
  for (const std::string_view text : {"\"b\"", "\"\"", "\"\\n\""}) {
    CHECK(said_about("[12" + std::string(text) + ",3]", 0) ==
          "1:4 This is not valid JSON: a comma or ] is missing here.");
  }
}

TEST_CASE("a number behind a text, without a comma, is refused as such") {
  CHECK(said_about("[\"a\",\"b\"12x\"]", 0) == said_about("[\"b\"12x\"]", -4));
}

TEST_CASE("names are known by number as long as they are few, and all are found") {
  std::string json = "[{\"a\":1,\"b\":2},{\"b\":3,\"a\":4},{";
  for (int i = 0; i < 100; ++i) json += "\"n" + std::to_string(i) + "\":" + std::to_string(i) + ",";
  json += "\"a\":5}]";
  const Result<JsonTree> tree = parse_json(json);
  REQUIRE(tree.ok());
  CHECK(tree.value().known_keys().size() == JsonTree::kMostKnownKeys);
  std::string numbers;
  for (const JsonValue object : tree.value().root()) {
    numbers +=
        std::to_string(object.find("a").key_number()) + "=" + std::string(object.find("a").text()) + " ";
  }
  CHECK(numbers == "0=1 0=4 0=5 ");
  JsonValue last;
  for (const JsonValue object : tree.value().root()) last = object;
  CHECK(last.find("n99").integer() == 99);
  CHECK(last.find("n99").key_number() == JsonTree::kMostKnownKeys);
  CHECK(last.size() == 101);
  CHECK(tree.value().duplicate_keys().empty());
}

TEST_CASE("escapes are decoded, alone and between plain parts") {
  CHECK(decoded(R"("a\"b\\c\/d\n\t\r\b\f")") == "a\"b\\c/d\n\t\r\b\f");
  CHECK(decoded(R"("\u8c03\u5ea6 and \uD83D\uDE00, at the end \u00e9")") == "调度 and 😀, at the end é");
  CHECK(decoded(R"("\u0041")") == "A");
}

TEST_CASE("names are told apart whichever came after which before") {
  const std::string json = R"([{"a":1,"b":2},{"a":3,"c":4},{"b":5,"a":6},{"a":7,"b":8,"ab":9}])";
  const Result<JsonTree> tree = parse_json(json);
  REQUIRE(tree.ok());
  std::string names;
  for (const JsonValue object : tree.value().root()) {
    for (const JsonValue member : object)
      names += std::string(member.key()) + std::string(member.text()) + " ";
  }
  CHECK(names == "a1 b2 a3 c4 b5 a6 a7 b8 ab9 ");
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

/// The number of elements of every array below `value`, and of members of every object, as walking through
/// them says; "wrong" when size() says otherwise, or an element is not where it must be.
std::string sizes(JsonValue value) {
  std::size_t count = 0;
  std::string inside;
  for (const JsonValue item : value) {
    ++count;
    inside += sizes(item);
  }
  if (value.size() != count) return "wrong ";
  return count == 0 ? inside : std::to_string(count) + " " + inside;
}

TEST_CASE("lists of any length know how much is in them, whatever that is and wherever the reading pauses") {
  for (const int count : {0, 1, 63, 64, 65, 200}) {
    std::string numbers;
    std::string lists;
    for (int i = 0; i < count; ++i) {
      const std::string comma = i == 0 ? "" : ",";
      numbers += comma + std::to_string(i);
      lists += comma + "[[1,2],3]";
    }
    const std::string size = count == 0 ? "" : std::to_string(count) + " ";
    std::string lists_sizes = size;
    for (int i = 0; i < count; ++i) lists_sizes += "2 2 ";
    const std::string json =
        "{\"a\":[" + numbers + "],\"b\":{\"c\":[" + lists + "],\"d\":[[" + numbers + "]]},\"e\":7}";
    const std::string expected = "3 " + size + "2 " + lists_sizes + "1 " + size;
    for (const std::size_t bytes : {std::size_t{1}, std::size_t{50}, json.size()}) {
      JsonParse parse(json);
      while (parse.step(bytes)) continue;
      const Result<JsonTree> tree = parse.take();
      REQUIRE(tree.ok());
      const JsonValue root = tree.value().root();
      CHECK(sizes(root) == expected);
      CHECK(root.find("e").integer() == 7);
      CHECK(in_place(json, root));
    }
  }
}

TEST_CASE("a text counts as printable only when all in it is, and it stands there without escapes") {
  const std::string plain = "0123456789abcdefghij";
  for (std::size_t at = 0; at <= plain.size(); ++at) {
    for (const std::string_view middle : {"\x7F", "\xC2\x80", "\xC3\xA9", "\xE2\x80\xAE", "\xE4\xB8\xAD",
                                          "\\u007f", "\\u202e", "\\n", "\\u0041"}) {
      std::string text = plain;
      text.insert(at, middle);
      for (const std::string& json :
           {"[\"" + text + "\"]", "[\"" + text + "\"," + std::string(20, ' ') + "1]"}) {
        const Result<JsonTree> tree = parse_json(json);
        REQUIRE(tree.ok());
        CHECK_FALSE((*tree.value().root().begin()).is_printable());
      }
    }
    const std::string json = "[\"" + plain.substr(0, at) + "\",[],7]";
    const Result<JsonTree> tree = parse_json(json);
    REQUIRE(tree.ok());
    std::string printable;
    for (const JsonValue value : tree.value().root()) printable += value.is_printable() ? "yes " : "no ";
    CHECK(printable == "yes no no ");
  }
  CHECK_FALSE(JsonValue().is_printable());
}

}  // namespace
}  // namespace atlas
