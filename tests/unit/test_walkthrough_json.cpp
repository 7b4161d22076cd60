// Walkthroughs from files and back: what is read, what packing leaves out, what is refused.
#include "formats/catalog_json.hpp"
#include "formats/catalog_normal.hpp"
#include "formats/catalog_write.hpp"
#include "formats/prose_json.hpp"
#include "formats_fixture.hpp"

#include <doctest/doctest.h>

#include <string>

namespace atlas {
namespace {

std::string walks_json() { return test::read_source("tests/data/walks.json"); }

std::string pack(const Catalog& catalog) {
  MapLayout layout;
  layout.places.resize(catalog.node_count());
  return pack_catalog(catalog, layout);
}

/// The file with the first `was` replaced, and what reading says about it.
std::string findings_with(const std::string& was, const std::string& is) {
  std::string json = walks_json();
  const std::size_t at = json.find(was);
  REQUIRE_MESSAGE(at != std::string::npos, "the file does not contain " << was);
  json.replace(at, was.size(), is);
  std::string text;
  for (const Message& message : parse_catalog(json).messages())
    text += (text.empty() ? "" : "\n") + message.rule + ": " + message.text;
  return text;
}

TEST_CASE("two walkthroughs of other domains are read in full") {
  const Catalog catalog = test::load(walks_json());
  const auto& walks = catalog.data().walkthroughs;
  REQUIRE(walks.size() == 2);
  const Walkthrough& letter = walks[0];
  CHECK(letter.title.en == "How a letter arrives");
  CHECK(letter.pin.repo == "example/post-rules");
  REQUIRE(letter.lanes.size() == 6);
  CHECK(letter.lanes[0].ends_after == 4);
  CHECK(letter.lanes[1].role == LaneRole::Store);
  CHECK(letter.lanes[2].role == LaneRole::Trunk);
  CHECK(catalog.node(letter.lanes[5].reads_with).id == "carrier");
  REQUIRE(letter.objects.size() == 2);
  CHECK(letter.objects[0].short_name == "L");
  REQUIRE(letter.acts.size() == 4);
  CHECK(letter.acts[1].first_step == 5);
  CHECK(letter.acts[1].last_step == 8);
  CHECK(letter.acts[3].extra);
  REQUIRE(letter.steps.size() == 14);
  REQUIRE(letter.captions.size() == 2);
  CHECK(letter.captions[1].lane == 3);
  CHECK(letter.corrections.front().steps == std::vector<int>{5, 8, 9});
  CHECK(letter.writers.size() == 5);
  CHECK(letter.manifest.size() == 4);
  CHECK(walks[1].steps.size() == 4);
  CHECK(walks[1].objects[0].short_name == "Commit");
}

TEST_CASE("a step has its actor, objects, changed fields, lines, readings and sentences") {
  const Catalog catalog = test::load(walks_json());
  const Walkthrough& letter = catalog.data().walkthroughs[0];
  const WalkStep& assign = letter.steps[7];
  CHECK(assign.kind == StepKind::Write);
  CHECK(letter.lanes[assign.lane].id == "sorter");
  CHECK(assign.chip.en == "Route");
  REQUIRE(assign.stores.size() == 1);
  CHECK(assign.stores[0].state.en == "routed");
  REQUIRE(assign.changes.size() == 1);
  CHECK(assign.changes[0].field == "route");
  CHECK(assign.changes[0].after.zh == "north-2");
  CHECK(assign.prose.sources.at(0).line == 7);
  const WalkStep& check = letter.steps[2];
  CHECK(check.manifest == std::vector<std::pair<int, int>>{{2, 3}, {4, 4}});
  CHECK(check.prose.sources.at(0).note.zh == "两项检查");
  CHECK(catalog.node(check.readings.at(0)).id == "sorting-guide");
  CHECK(letter.steps[3].to == 1);
  CHECK(letter.steps[4].also == std::vector<std::size_t>{4});
  CHECK(letter.has_prose);
}

TEST_CASE("one text may serve both languages") {
  const Catalog catalog = test::load(walks_json());
  CHECK(catalog.data().walkthroughs[1].steps[0].chip.zh == "commit");
  CHECK(catalog.data().walkthroughs[1].steps[0].chip.en == "commit");
}

TEST_CASE("a plain list of nodes makes lanes and objects with the nodes' titles") {
  const Catalog catalog = test::load(test::read_source("tests/data/catalogs/good.json"));
  const Walkthrough& walk = catalog.data().walkthroughs.at(0);
  CHECK(walk.lanes.at(0).title.zh == "kube-apiserver");
  CHECK(walk.objects.at(0).title == "Pod");
  CHECK(walk.steps.empty());
}

TEST_CASE("a packed catalogue has the walkthroughs without their sentences") {
  const Catalog catalog = test::load(walks_json());
  const std::string packed = pack(catalog);
  CHECK(packed.find("The sender writes the letter") == std::string::npos);
  CHECK(packed.find("Handing the letter in") != std::string::npos);
  const Catalog again = test::load(packed);
  CHECK_FALSE(again.data().walkthroughs[0].has_prose);
  CHECK(again.data().walkthroughs[0].steps[0].prose.what.empty());
}

TEST_CASE("packing loses nothing: packed once more, catalogue and sentences are the same bytes") {
  const Catalog catalog = test::load(walks_json());
  Catalog again = test::load(pack(catalog));
  CHECK(pack(again) == pack(catalog));
  const Result<std::string> filled = read_prose(again, pack_prose(catalog));
  REQUIRE_MESSAGE(filled.ok(), test::lines(filled.messages()));
  CHECK(again.data().walkthroughs[1].has_prose);
  CHECK(pack_prose(again) == pack_prose(catalog));
  CHECK(again.data().walkthroughs[0].steps[0].prose.what.en ==
        "The sender writes the letter and puts it into an envelope.");
  CHECK(again.data().walkthroughs[0].steps[0].prose.sources.at(0).path == "rules/envelope.md");
}

TEST_CASE("every member of every part survives packing") {
  // The file is in its normal form with members in documented order, which is the order of the writer too; so
  // each word of a member's name must come back.
  const std::string packed = pack(test::load(walks_json())) + pack_prose(test::load(walks_json()));
  for (const std::string_view member :
       {"lead",       "summary",    "orders_summary", "repo",    "branch",   "commit", "note",     "role",
        "reads_with", "ends_after", "short",          "name",    "text",     "extra",  "also",     "kind",
        "to",         "chip",       "label",          "title",   "watches",  "stores", "born",     "settled",
        "state",      "writes",     "changes",        "field",   "before",   "after",  "manifest", "readings",
        "nodes",      "captions",   "corrections",    "writers", "what",     "lines",  "why",      "reads",
        "look",       "mistake",    "sources",        "path",    "function", "line",   "by"}) {
    CHECK_MESSAGE(packed.find("\"" + std::string(member) + "\":") != std::string::npos, member);
  }
}

TEST_CASE("sentences of another catalogue are refused and change nothing") {
  Catalog catalog = test::load(pack(test::load(walks_json())));
  const std::string whole = pack_prose(catalog);
  const std::string nodes = whole.substr(0, whole.find("\"walkthroughs\":"));
  const auto refused = [&](const std::string& json) {
    const Result<std::string> result = read_prose(catalog, json);
    REQUIRE_FALSE(result.ok());
    return result.messages().front().text;
  };
  CHECK(refused(nodes + R"("walkthroughs":[{"id":"parcel","prose":[]}]})") ==
        "The walkthrough \"parcel\" is not in the catalogue. The texts belong to another catalogue.");
  CHECK(refused(nodes + R"("walkthroughs":[{"id":"letter","prose":[{}]}]})") ==
        "The walkthrough \"letter\" has texts for 1 steps, and the catalogue has 14. The texts belong to "
        "another catalogue.");
  CHECK(refused(R"({"schema":1,"nodes":[{}],"walkthroughs":[]})") ==
        "The file of the catalogue's texts has texts for 1 nodes, and the catalogue has " +
            std::to_string(catalog.node_count()) + ". The texts belong to another catalogue.");
  CHECK(refused("[]") == "The file of the catalogue's texts has no \"schema\"; it must have one.");
  CHECK(refused("").find("empty") != std::string::npos);
  CHECK_FALSE(catalog.data().walkthroughs[0].has_prose);
}

TEST_CASE("sentences with characters that hide something are refused") {
  Catalog catalog = test::load(pack(test::load(walks_json())));
  std::string prose = pack_prose(test::load(walks_json()));
  prose.replace(prose.find("The sender writes"), 3, "\u202E");
  CHECK_FALSE(read_prose(catalog, prose).ok());
}

TEST_CASE("a name of nothing is said with the step that uses it") {
  CHECK(
      findings_with(R"("lane": "van")", R"("lane": "ship")") ==
      "dangling-walkthrough: Step 11 of \"letter\" names the lane \"ship\", and the walkthrough has no such "
      "lane.");
  CHECK(findings_with(R"("watches": ["letter"])", R"("watches": ["parcel"])") ==
        "dangling-walkthrough: Step 5 of \"letter\" names the object \"parcel\", and the walkthrough has no "
        "such "
        "object.");
  CHECK(findings_with(R"("readings": ["sorting-guide"])", R"("readings": ["sorting-guides"])") ==
        "dangling-walkthrough: Step 3 of \"letter\" leads to \"sorting-guides\", and there is no such node.");
  CHECK(
      findings_with(R"("to": "van")", R"("to": "ship")") ==
      "dangling-walkthrough: Step 10 of \"letter\" names the lane \"ship\", and the walkthrough has no such "
      "lane.");
}

TEST_CASE("the steps of an act stand together, and every act has some") {
  CHECK(findings_with("\"act\": \"sorting\",\n     \"lane\": \"sorter\",\n     \"kind\": \"branch\"",
                      "\"act\": \"posting\",\n     \"lane\": \"sorter\",\n     \"kind\": \"branch\"") ==
        "walk-act: Step 7 of \"letter\" is in the act \"posting\", but a step before it is in the later act "
        "\"sorting\". The steps of an act stand together, and the acts follow each other.");
  CHECK(findings_with(R"({"id": "change", "title": {"zh": "改动", "en": "Change"}})",
                      R"({"id": "change", "title": "x"}, {"id": "idle", "title": "y"})") ==
        "walk-act: The act \"idle\" has no steps; remove it.");
}

TEST_CASE("a call says whom it calls, and a kind is one of five") {
  CHECK(findings_with(R"("to": "van",)", "") ==
        "schema: Step 10 of \"letter\" is a call, so \"to\" must name the lane it calls.");
  CHECK(
      findings_with(R"("kind": "branch")", R"("kind": "jump")") ==
      "schema: Step 7 of \"letter\" has the kind \"jump\"; it is one of inside, call, write, watch, branch.");
}

TEST_CASE("numbers of steps and lines must exist") {
  CHECK(findings_with("\"manifest\": [[1, 4]]", "\"manifest\": [[1, 5]]") ==
        "walk-number: Step 2 of \"letter\": lines of the manifest are [first, last], from 1 to 4.");
  CHECK(findings_with("\"ends_after\": 4", "\"ends_after\": 15") ==
        "walk-number: The lane \"sender\" names a step that does not exist; the steps are numbered from 1 to "
        "14.");
  CHECK(findings_with("\"steps\": [5, 8],", "\"steps\": [8, 5],") ==
        "walk-number: The \"steps\" of a caption are its first and its last: [first, last].");
}

TEST_CASE("what becomes an address cannot lead elsewhere") {
  CHECK(findings_with("example/post-rules", "example") ==
        "walk-source: The pin of \"letter\": \"example\" is no repository; write it as \"owner/name\".");
  CHECK(findings_with("0123456789abcdef0123456789abcdef01234567", "0123456") ==
        "walk-source: The pin of \"letter\": a commit is written in full, as 40 digits of 0-9 and a-f.");
  CHECK(findings_with("rules/envelope.md", "rules/../../../evil") ==
        "walk-source: Step 1 of \"letter\": the path \"rules/../../../evil\" must lead from the root of the "
        "repository to something in it, like \"src/main.c\".");
  CHECK(findings_with("\"Envelope\", \"line\": 12", "\"Envelope\", \"line\": 0") ==
        "walk-source: Step 1 of \"letter\": the line of a source is a whole number from 1 on; leave it out "
        "when "
        "it is not proven.");
  CHECK(findings_with("\"id\": \"letter\"", "\"id\": \"Letter/\"").find("id: The id \"Letter/\"") == 0);
}

TEST_CASE("ids of walkthroughs and their parts are not used twice") {
  CHECK(findings_with("\"id\": \"build\",\n   \"title\"", "\"id\": \"letter\",\n   \"title\"") ==
        "duplicate-id: The id \"letter\" is used by two walkthroughs; rename one of them.");
  CHECK(findings_with("{\"id\": \"van\"", "{\"id\": \"sorter\"")
            .find("duplicate-id: The id \"sorter\" occurs twice among the lanes of \"letter\"; each needs "
                  "its own.") == 0);
}

TEST_CASE("a text is a string or an object of two") {
  CHECK(
      findings_with("\"chip\": \"commit\"", "\"chip\": 7") ==
      "schema: Step 1 of \"build\": \"chip\" must be a text in quotation marks, or {\"zh\": …, \"en\": …}.");
  CHECK(findings_with("\"title\": {\"zh\": \"写信\", \"en\": \"Writing the letter\"},", "") ==
        "schema: Step 1 of \"letter\" has no \"title\"; it must have one.");
}

TEST_CASE("a walkthrough longer than anybody reads is refused") {
  std::string steps;
  for (int i = 0; i < 600; ++i) steps += "{\"act\": \"build\"},";
  CHECK(findings_with("\"steps\": [\n    {\n     \"act\": \"change\"",
                      "\"steps\": [" + steps + "\n    {\n     \"act\": \"change\"") ==
        "limit: The walkthrough \"build\" has more than 500 steps; it cannot be read.");
}

TEST_CASE("the normal form gives each sentence of a walkthrough its line") {
  const std::string json = walks_json();
  CHECK(normal_catalog(json).value() == json);
  CHECK(json.find("\n      \"what\": {\"zh\"") != std::string::npos);
  CHECK(normal_catalog(pack(test::load(json))).ok());
}

}  // namespace
}  // namespace atlas
