// Requests from the page.
#include "formats/request_json.hpp"
#include "formats_fixture.hpp"

#include <doctest/doctest.h>

namespace atlas {
namespace {

Request parsed(std::string_view json) { return test::value_of(parse_request(json)); }

TEST_CASE("method, texts and numbers are told apart, nested names are joined by dots") {
  const Request request =
      parsed(R"({"m":"dispatch","action":{"type":"zoom","factor":-2.5,"at":{"x":1}},"on":true,"off":false})");
  CHECK(request.method == "dispatch");
  CHECK(request.text_of("action.type") == "zoom");
  CHECK(request.number_of("action.factor", 0) == -2.5);
  CHECK(request.number_of("action.at.x", 0) == 1);
  CHECK(request.number_of("on", 9) == 1);
  CHECK(request.number_of("off", 9) == 0);
  CHECK(request.text.count("m") == 0);
}

TEST_CASE("what is absent or null has the value the caller wants") {
  const Request request = parsed(R"({"a":null})");
  CHECK(request.method.empty());
  CHECK(request.text_of("a").empty());
  CHECK(request.number_of("a", 7) == 7);
}

TEST_CASE("a method that is no text is none") { CHECK(parsed(R"({"m":3})").method.empty()); }

TEST_CASE("what is no request is refused with a place") {
  CHECK(test::lines(parse_request("[1]").messages()) ==
        "1:1: request: A request must be an object in { }.\n");
  CHECK(test::lines(parse_request(R"({"a":[1]})").messages()) ==
        "1:6: request: The member \"a\" of a request must not be a list.\n");
  CHECK(test::rules(parse_request(R"({"a":1,"a":2})").messages()) == "duplicate-key");
  CHECK(test::rules(parse_request(R"({"a":{"b":{"c":{"d":{}}}}})").messages()) == "limit");
  CHECK(test::rules(parse_request("").messages()) == "json");
  CHECK(test::rules(parse_request("{").messages()) == "json");
}

TEST_CASE("a whole catalogue can travel in a request") {
  std::string catalog;
  for (int i = 0; i < 200'000; ++i) catalog += "\\\"中\\\"";
  CHECK(parsed("{\"catalog\":\"" + catalog + "\"}").text_of("catalog").size() == 200'000 * 5);
}

}  // namespace
}  // namespace atlas
