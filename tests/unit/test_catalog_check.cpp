// The checker: one broken catalogue per rule, with everything it must say about it.
#include "formats/catalog_check.hpp"
#include "formats/json_tree.hpp"
#include "formats_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <set>

namespace atlas {
namespace {

namespace fs = std::filesystem;

/// All that has ever been a rule; a rule without a broken file in tests/data/catalogs/broken fails the last
/// test. What is asked of a walkthrough's story is in test_catalog_check_walk.cpp.
const std::set<std::string> kRules{"alias-cycle",
                                   "cycle",
                                   "dangling-alias",
                                   "dangling-edge",
                                   "dangling-table",
                                   "duplicate-edge",
                                   "duplicate-id",
                                   "duplicate-key",
                                   "duplicate-url",
                                   "dangling-walkthrough",
                                   "id",
                                   "isolated",
                                   "forbidden-character",
                                   "json",
                                   "layout",
                                   "limit",
                                   "lock",
                                   "missing-member",
                                   "missing-provenance",
                                   "missing-summary",
                                   "missing-url",
                                   "missing-why",
                                   "next-order",
                                   "no-topic",
                                   "relation-ends",
                                   "schema",
                                   "self-edge",
                                   "table-sum",
                                   "unknown-kind",
                                   "unknown-member",
                                   "unknown-relation",
                                   "unknown-seed",
                                   "unsafe-url",
                                   "unsorted",
                                   "walkthrough"};

std::vector<fs::path> broken_files() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(ATLAS_SOURCE_DIR "/tests/data/catalogs/broken")) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

CheckOptions with_lock() { return {.published_ids = test::read_source("tests/data/catalogs/ids.lock")}; }

std::vector<Message> check_broken(const std::string& name) {
  const std::string json = test::read_source("tests/data/catalogs/broken/" + name + ".json");
  return check_catalog(json, name == "lock" ? with_lock() : CheckOptions{});
}

std::string as_the_command_says(const std::vector<Message>& messages) {
  std::string text;
  for (const Message& message : messages) {
    text += std::to_string(std::max(1, message.line)) + ":" + std::to_string(std::max(1, message.column)) +
            ": " + (message.level == Level::Error ? "error: " : "warning: ") + message.text + "\n";
  }
  return text;
}

TEST_CASE("a sound catalogue has no findings") {
  CHECK(test::lines(check_catalog(test::read_source("tests/data/catalogs/good.json"), with_lock())) == "");
}

TEST_CASE("each broken catalogue gets exactly the findings written beside it") {
  const std::vector<fs::path> files = broken_files();
  REQUIRE(files.size() >= kRules.size());
  for (const fs::path& file : files) {
    const std::string name = file.stem().string();
    CAPTURE(name);
    CHECK(as_the_command_says(check_broken(name)) ==
          test::read_source("tests/data/catalogs/broken/" + name + ".txt"));
  }
}

TEST_CASE("every broken catalogue is named for a rule that finds something in it, and every rule has one") {
  std::set<std::string> seen;
  for (const fs::path& file : broken_files()) {
    const std::string name = file.stem().string();
    CAPTURE(name);
    bool found = false;
    for (const Message& message : check_broken(name)) {
      const bool names_file = name == message.rule || name.rfind(message.rule + "-", 0) == 0;
      found = found || names_file;
      if (names_file) seen.insert(message.rule);
      CHECK_MESSAGE(kRules.count(message.rule) == 1, "unlisted rule " << message.rule);
    }
    CHECK(found);
  }
  CHECK(seen == kRules);
}

TEST_CASE("every finding is a sentence") {
  for (const fs::path& file : broken_files()) {
    for (const Message& message : check_broken(file.stem().string())) {
      CAPTURE(message.text);
      CHECK((message.text.back() == '.' || message.text.back() == '?'));
      CHECK((message.text.front() == '"' || (message.text.front() >= 'A' && message.text.front() <= 'Z')));
    }
  }
}

TEST_CASE("a list of published ids may have comments, blank lines and Windows line ends") {
  const std::string json = test::read_source("tests/data/catalogs/good.json");
  std::string ids = "# comment\r\n\r\n";
  const std::string published = test::read_source("tests/data/catalogs/ids.lock");
  for (const char c : published) ids += c == '\n' ? "\r\n" : std::string(1, c);
  CHECK(test::lines(check_catalog(json, {.published_ids = ids})) == "");
}

TEST_CASE("findings stop at a thousand") {
  std::string json = "{\"schema\":1,\"title\":{\"zh\":\"x\"},\"nodes\":[";
  for (int i = 0; i < 5000; ++i) json += i == 0 ? "{}" : ",{}";
  json += "],\"edges\":[]}";
  CHECK(check_catalog(json).size() == 1000);
}

TEST_CASE("a circle through many nodes is told in a few steps") {
  std::string json = test::read_source("tests/data/catalogs/good.json");
  std::string nodes;
  std::string edges;
  for (int i = 0; i < 40; ++i) {
    const std::string id = "zz" + std::to_string(100 + i);
    nodes += ",\n  {\"id\": \"" + id +
             "\", \"kind\": \"note\", \"title\": \"n\", \"origin\": \"test\", \"prov\": []}";
    edges += ",\n  {\"s\": \"" + id + "\", \"t\": \"zz" + std::to_string(100 + (i + 1) % 40) +
             "\", \"rel\": \"before\", \"how\": \"inferred\", \"why\": \"test\"}";
  }
  json.insert(json.find("\n ],\n \"edges\""), nodes);
  json.insert(json.find("\n ],\n \"tables\""), edges);
  const std::vector<Message> messages = check_catalog(json);
  REQUIRE(messages.size() == 1);
  CHECK(messages.front().rule == "cycle");
  CHECK(messages.front().text.find("\"zz104\" → \"zz105\" → \"zz106\" → … → \"zz100\"") != std::string::npos);
}

TEST_CASE("the checker knows every member of a node that the JSON Schema allows") {
  const std::string text = test::read_source("assets/catalog.schema.json");
  const Result<JsonTree> schema = parse_json(text);
  REQUIRE(schema.ok());
  const JsonValue properties = schema.value().root().find("$defs").find("node").find("properties");
  REQUIRE(properties.size() > 30);
  std::string node = "{\"id\": \"aa\", \"kind\": \"note\"";
  for (const JsonValue property : properties) {
    if (property.key() != "id" && property.key() != "kind")
      node += ", \"" + std::string(property.key()) + "\": 0";
  }
  for (const Message& message : check_catalog("{\"nodes\": [" + node + "}]}")) {
    CHECK_MESSAGE(message.text.find("which nothing reads") == std::string::npos, message.text);
  }
}

TEST_CASE("the built-in catalogue has no findings") {
  const CheckOptions options{.published_ids = test::read_source("assets/ids.lock")};
  CHECK(test::lines(check_catalog(test::read_source("assets/catalog.json"), options)) == "");
}

}  // namespace
}  // namespace atlas
