// Notes in Markdown: what they become, what they cannot become, and what they may cost.
#include "formats/entities.hpp"
#include "formats/markdown.hpp"
#include "formats_fixture.hpp"

#include <doctest/doctest.h>

#include <chrono>

namespace atlas {
namespace {

std::string shown(std::string_view markdown) {
  return test::json(test::value_of(markdown_to_elements(markdown)));
}

std::string link(std::string_view href, std::string_view text) {
  return R"(["a",{"href":")" + std::string(href) +
         R"(","rel":"noopener noreferrer ugc","referrerpolicy":"no-referrer"},")" + std::string(text) + "\"]";
}

std::string repeated(std::string_view part, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += part;
  return text;
}

TEST_CASE("paragraphs, emphasis, code and line breaks") {
  CHECK(
      shown("a *b* **c** `d<e` ~~f~~\ng  \nh") ==
      R"(["p",{},"a ",["em",{},"b"]," ",["strong",{},"c"]," ",["code",{},"d<e"]," ",["del",{},"f"],"\ng",["br",{}],"h"])");
}

TEST_CASE("headings start at the third level and end at the sixth") {
  CHECK(shown("# a\n## b\n###### c") == R"(["h3",{},"a"]["h4",{},"b"]["h6",{},"c"])");
}

TEST_CASE("lists, quotes, rules and code blocks") {
  CHECK(shown("- a\n- b") == R"(["ul",{},["li",{},"a"],["li",{},"b"]])");
  CHECK(shown("3. a") == R"(["ol",{"start":"3"},["li",{},"a"]])");
  CHECK(shown("> a\n\n---") == R"(["blockquote",{},["p",{},"a"]]["hr",{}])");
  CHECK(shown("```go\nx < y\n```") == R"(["pre",{},["code",{},"x < y\n"]])");
}

TEST_CASE("tables keep their alignment as a class") {
  CHECK(
      shown("|a|b|\n|:-:|--:|\n|c|d|") ==
      R"(["table",{},["thead",{},["tr",{},["th",{"scope":"col","class":"centre"},"a"],["th",{"scope":"col","class":"right"},"b"]]],)"
      R"(["tbody",{},["tr",{},["td",{"class":"centre"},"c"],["td",{"class":"right"},"d"]]]])");
}

TEST_CASE("HTML is text") {
  CHECK(shown("<script>alert(1)</script>") == R"(["p",{},"<script>alert(1)</script>"])");
  CHECK(shown("a <img src=x onerror=alert(1)> b") == R"(["p",{},"a <img src=x onerror=alert(1)> b"])");
}

TEST_CASE("links to the web and to mailboxes are links") {
  CHECK(shown("[a](https://e.org/?x=1&amp;y=2)") == "[\"p\",{}," + link("https://e.org/?x=1&y=2", "a") + "]");
  CHECK(shown("<mailto:a@e.org>") == "[\"p\",{}," + link("mailto:a@e.org", "mailto:a@e.org") + "]");
}

TEST_CASE("an address without brackets stays text") {
  CHECK(shown("see https://e.org/") == R"(["p",{},"see https://e.org/"])");
}

TEST_CASE("other links are their text") {
  for (const std::string_view href :
       {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "java&#10;script:alert(1)", "&#106;avascript:alert(1)",
        "javascript&colon;alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//e.org/",
        "/path", "#here", "https://user:pw@e.org/", "https:e.org", "blob:https://e.org/1",
        "<ht\ttp://e.org>"}) {
    CAPTURE(href);
    CHECK(shown("[a](" + std::string(href) + ")").find("\"href\"") == std::string::npos);
  }
}

TEST_CASE("an image becomes a link, so that nothing is loaded") {
  CHECK(shown("![what it shows](https://e.org/x.png)") ==
        "[\"p\",{}," + link("https://e.org/x.png", "what it shows") + "]");
  CHECK(shown("![](https://e.org/x.png)") ==
        "[\"p\",{}," + link("https://e.org/x.png", "https://e.org/x.png") + "]");
  CHECK(shown("![x](data:image/png;base64,AAAA)") == R"(["p",{},"x"])");
}

TEST_CASE("an image in a link does not put a link into a link") {
  CHECK(shown("[a ![b](https://e.org/b.png)](https://e.org/)") ==
        "[\"p\",{}," + link("https://e.org/", "a b") + "]");
}

TEST_CASE("character references are decoded, unknown ones stay, bad numbers are replaced") {
  CHECK(decode_entity("&amp;") == "&");
  CHECK(decode_entity("&#20013;") == "中");
  CHECK(decode_entity("&#x1F600;") == "😀");
  CHECK(decode_entity("&CounterClockwiseContourIntegral;") == "&CounterClockwiseContourIntegral;");
  for (const std::string_view bad : {"&#0;", "&#xD800;", "&#x110000;", "&#99999999999999;", "&#xg;"}) {
    CAPTURE(bad);
    CHECK(decode_entity(bad) == "\xEF\xBF\xBD");
  }
}

TEST_CASE("a zero byte becomes a replacement character") {
  CHECK(shown(std::string_view("a\0b", 3)) ==
        "[\"p\",{},\"a\xEF\xBF\xBD"
        "b\"]");
}

TEST_CASE("an empty text has no elements") { CHECK(shown("") == ""); }

TEST_CASE("bytes that are not UTF-8 are refused") {
  CHECK(test::rules(markdown_to_elements("a\xFF").messages()) == "utf-8");
}

TEST_CASE("nesting, size and number of parts are limited") {
  CHECK(test::lines(markdown_to_elements(repeated("> ", 100) + "a").messages()) ==
        "0:0: limit: Lists and quotes are nested more than 32 deep.\n");
  CHECK(test::rules(markdown_to_elements(std::string(2000, 'a'), {.input_bytes = 1000}).messages()) ==
        "limit");
  CHECK(test::rules(markdown_to_elements(repeated("- a\n", 1000), {.elements = 500}).messages()) == "limit");
}

TEST_CASE("inputs made to be slow are not") {
  // Regressions of md4c (issues 236 and 238 of that project) and the usual suspects.
  std::string definitions;
  for (int i = 0; i < 20'000; ++i) definitions += "[x" + std::to_string(i) + "]: https://e.org/\n";
  for (const std::string& text :
       {repeated("](", 50'000), repeated("]([", 50'000), repeated("[", 50'000), repeated("![", 50'000),
        repeated("*a **a ", 20'000), repeated("`a``", 20'000), repeated("a_*", 20'000),
        repeated("<a ", 20'000), repeated("[a](", 20'000),
        repeated("|", 50'000) + "\n" + repeated("|-", 25'000), definitions, repeated("~~a~", 20'000),
        repeated("&#", 50'000), repeated("- ", 500) + "a"}) {
    CAPTURE(text.substr(0, 20));
    const auto start = std::chrono::steady_clock::now();
    (void)markdown_to_elements(text).ok();
    const auto elapsed = std::chrono::steady_clock::now() - start;
    CHECK(std::chrono::duration_cast<std::chrono::milliseconds>(elapsed).count() < 5000);
  }
}

}  // namespace
}  // namespace atlas
