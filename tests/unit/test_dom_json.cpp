// Element trees as JSON.
#include "formats/dom_json.hpp"
#include "formats/json_tree.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace atlas {
namespace {

TEST_CASE("a run of text is a string") {
  CHECK(to_json(Element::text_run("a \"b\" <c>")) == R"("a \"b\" <c>")");
}

TEST_CASE("an element is its tag, its attributes and its children") {
  const Element element = Element("p")
                              .with("class", "x")
                              .with("lang", "zh")
                              .add_text("甲")
                              .add(Element("br"))
                              .add(Element("b").add_text("c"));
  CHECK(to_json(element) == R"(["p",{"class":"x","lang":"zh"},"甲",["br",{}],["b",{},"c"]])");
}

TEST_CASE("attributes that would end a string do not") {
  CHECK(to_json(Element("a").with("href", "\"},\"onclick\":\"x\\")) ==
        R"(["a",{"href":"\"},\"onclick\":\"x\\"}])");
}

TEST_CASE("what must be escaped is, wherever it stands") {
  for (std::size_t before = 0; before < 20; ++before) {
    for (const std::string_view after : {"", "b", "源码源码源码"}) {
      const std::string plain(before, 'a');
      const std::string text = plain + "\"\\\n\x01\x7F" + std::string(after) + "\t";
      REQUIRE(to_json(Element::text_run(text)) ==
              "\"" + plain + "\\\"\\\\\\n\\u0001\\u007f" + std::string(after) + "\\t\"");
    }
  }
}

TEST_CASE("whatever bytes a text has, the result is JSON") {
  std::string bytes;
  for (int c = 0; c < 256; ++c) bytes += static_cast<char>(c);
  CHECK(parse_json(to_json(Element("p").with("title", bytes).add_text(bytes))).ok());
}

}  // namespace
}  // namespace atlas
