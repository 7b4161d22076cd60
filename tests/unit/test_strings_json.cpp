// The table of interface texts.
#include "formats/strings_json.hpp"
#include "formats_fixture.hpp"

#include <doctest/doctest.h>

namespace atlas {
namespace {

TEST_CASE("texts are read in both languages") {
  const Result<Strings> strings = parse_strings(R"({"a.b": {"zh": "甲", "en": "A"}})");
  REQUIRE(strings.ok());
  CHECK(strings.value().text("a.b", Lang::Zh) == "甲");
  CHECK(strings.value().text("a.b", Lang::En) == "A");
}

TEST_CASE("the text for one thing is used for one only, and where there is one") {
  const Result<Strings> strings = parse_strings(
      R"({"n": {"zh": "{} 篇", "en": "{} works"}, "n.one": {"zh": "{} 篇", "en": "{} work"}, "m": {"zh": "{}", "en": "{} left"}})");
  REQUIRE(strings.ok());
  CHECK(strings.value().counted("n", Lang::En, 1) == "1 work");
  CHECK(strings.value().counted("n", Lang::En, 0) == "0 works");
  CHECK(strings.value().counted("n", Lang::Zh, 1) == "1 篇");
  CHECK(strings.value().counted("m", Lang::En, 1) == "1 left");
}

TEST_CASE("a missing, empty or unknown language is found where it is") {
  CHECK(test::lines(parse_strings("{\n \"a\": {\"zh\": \"甲\"},\n \"b\": {\"zh\": \"\", \"en\": \"B\"},\n"
                                  " \"c\": \"C\",\n \"d\": {\"zh\": \"丁\", \"en\": \"D\", \"fr\": \"D\"}\n}")
                        .messages()) ==
        "2:2: schema: The text \"a\" must be {\"zh\": …, \"en\": …} with both texts.\n"
        "3:2: schema: The text \"b\" must be {\"zh\": …, \"en\": …} with both texts.\n"
        "4:2: schema: The text \"c\" must be {\"zh\": …, \"en\": …} with both texts.\n"
        "5:32: schema: The text \"d\" has a language \"fr\"; only zh and en exist.\n");
}

TEST_CASE("a key twice is an error") {
  CHECK(test::rules(parse_strings(R"({"a":{"zh":"1","en":"1"},"a":{"zh":"2","en":"2"}})").messages()) ==
        "duplicate-key");
}

TEST_CASE("a table that is no object is an error") {
  CHECK(test::rules(parse_strings("[]").messages()) == "schema");
  CHECK(test::rules(parse_strings("").messages()) == "json");
}

TEST_CASE("the built-in table is complete") {
  CHECK(test::lines(parse_strings(test::read_source("assets/strings.json")).messages()) == "");
}

}  // namespace
}  // namespace atlas
