// What is asked of a walkthrough's story, one broken sentence each, and what the checker says about it.
#include "formats/catalog_check.hpp"
#include "formats_fixture.hpp"

#include <doctest/doctest.h>

#include <string>

namespace atlas {
namespace {

/// What the checker says about the walkthroughs for tests when the first `was` is replaced.
std::string said(const std::string& was, const std::string& is) {
  std::string json = test::read_source("tests/data/walks.json");
  const std::size_t at = json.find(was);
  REQUIRE_MESSAGE(at != std::string::npos, "the file does not contain " << was);
  json.replace(at, was.size(), is);
  std::string text;
  for (const Message& message : check_catalog(json)) {
    text += (text.empty() ? "" : "\n") + message.rule +
            (message.level == Level::Error ? ": " : " (warning): ") + message.text;
  }
  return text;
}

TEST_CASE("two sound walkthroughs have no findings") { CHECK(said("\"schema\"", "\"schema\"") == ""); }

TEST_CASE("nobody writes what the table of writers does not allow") {
  CHECK(said(R"({"object": "letter", "what": "route"})", R"({"object": "letter", "what": "status"})") ==
        "walk-writer: Step 8 of \"letter\": \"sorter\" writes \"status\" of \"letter\", and no row of "
        "\"writers\" "
        "allows that.");
}

TEST_CASE("an actor of a lane may write what its lane may, and what is its own") {
  const std::string kind = "\"kind\": \"write\",\n     \"chip\": {\"zh\": \"路线\"";
  CHECK(said(kind, "\"actor\": \"night-sorter\", " + kind) == "");
  CHECK(said("{\"actor\": \"sorter\",", "{\"actor\": \"night-sorter\",") ==
        "walk-writer: Step 8 of \"letter\": \"sorter\" writes \"route\" of \"letter\", and no row of "
        "\"writers\" "
        "allows that.");
}

TEST_CASE("a write by somebody else than the step's actor is asked of that one alone") {
  CHECK(said("\"by\": \"post-office\"", "\"by\": \"carrier\"") ==
        "walk-writer: Step 12 of \"letter\": \"carrier\" writes \"entry\" of \"ledger\", and no row of "
        "\"writers\" "
        "allows that.");
}

TEST_CASE("readings are things that can be read") {
  CHECK(said("\"readings\": [\"sorting-guide\"]", "\"readings\": [\"post-topic\"]") ==
        "walk-reading: Step 3 of \"letter\" has \"post-topic\" among its readings, but it is of the kind "
        "\"topic\", "
        "which nobody can read or watch; \"nodes\" is the place for it.");
}

TEST_CASE("there is one trunk, and one store when something is stored") {
  CHECK(said(", \"role\": \"trunk\"", "") ==
        "walk-role: The walkthrough \"letter\" has 0 lanes with the role \"trunk\"; exactly one is where "
        "writes "
        "and watches end.");
  CHECK(said("\"role\": \"store\"", "\"role\": \"trunk\"").find("has 2 lanes with the role \"trunk\"") !=
        std::string::npos);
  CHECK(said(", \"role\": \"store\"", "") ==
        "walk-role: The walkthrough \"letter\" has 0 lanes with the role \"store\"; its steps store objects, "
        "so it "
        "needs one.");
  CHECK(said("\"node\": \"sorter\"}", "\"node\": \"sorter\", \"role\": \"store\"}") ==
        "walk-role: The walkthrough \"letter\" has 2 lanes with the role \"store\"; at most one holds the "
        "objects.");
}

TEST_CASE("an object is born once, and before it changes") {
  CHECK(said("{\"object\": \"letter\", \"born\": true,", "{\"object\": \"letter\",") ==
        "walk-store: Step 4 of \"letter\" changes \"letter\" before it is born.");
  CHECK(said("{\"object\": \"letter\", \"settled\": true,", "{\"object\": \"letter\", \"born\": true,") ==
        "walk-store: Step 12 of \"letter\": \"letter\" is born a second time.");
}

TEST_CASE("a line needs a commit, and a source a repository") {
  CHECK(said(R"(, "commit": "0123456789abcdef0123456789abcdef01234567")", "")
            .find("walk-source: Step 1 of \"letter\" gives a line, but the walkthrough is not pinned to a "
                  "commit: lines "
                  "move.") == 0);
  CHECK(said("\n   \"pin\": {\"repo\": \"example/builder\", \"branch\": \"main\"},", "")
            .find("walk-source: Step 3 of \"build\" has a source, but the walkthrough has no \"pin\" that "
                  "says of which "
                  "repository.") == 0);
}

TEST_CASE("a text in one language only, and a step that says nothing, are warnings") {
  CHECK(said(R"({"zh": "选路线", "en": "choose"})", R"({"zh": "选路线"})") ==
        "walk-text (warning): In the walkthrough \"letter\", \"label\" has no English text; readers of that "
        "language "
        "see the other one.");
  CHECK(said("\"what\": {\"zh\": \"按邮编找路线。\", \"en\": \"The postcode decides the route.\"},\n      ",
             "") ==
        "walk-text (warning): Step 6 of \"letter\" does not say what happens: \"prose\" has no \"what\".");
}

TEST_CASE("a misspelt member of any part is found") {
  for (const char* const member : {"\"extra\"", "\"ends_after\"", "\"changes\"", "\"settled\"", "\"chip\"",
                                   "\"look\"", "\"function\"", "\"captions\"", "\"corrections\""}) {
    std::string wrong = member;
    wrong.insert(2, "x");
    CAPTURE(member);
    CHECK(said(member, wrong).find(wrong + ", which nothing reads. Is it misspelt?") != std::string::npos);
  }
}

TEST_CASE("nodes of lanes are components, nodes of objects are objects") {
  CHECK(said("\"node\": \"letter-object\"", "\"node\": \"post-topic\"") ==
        "walkthrough: \"post-topic\" stands in \"objects\", but it is of the kind \"topic\"; only "
        "\"api-object\" "
        "nodes belong there.");
  CHECK(said("\"node\": \"sorter\"", "\"node\": \"sorting-guide\"")
            .find("\"sorting-guide\" stands in \"lanes\"") != std::string::npos);
}

}  // namespace
}  // namespace atlas
