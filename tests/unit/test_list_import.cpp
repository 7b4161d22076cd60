// Reading lists as catalogues: what each way of writing means, what is left out, and that nothing breaks it.
#include "core/embedded.hpp"
#include "formats/catalog_check.hpp"
#include "formats/catalog_export.hpp"
#include "formats/catalog_json.hpp"
#include "formats/list_import.hpp"
#include "formats/permanent_id.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace atlas {
namespace {

ImportedLists import(std::string_view markdown, const ListOptions& options = {}) {
  const ListSource list{"tea", markdown};
  return import_lists({&list, 1}, options, CharacterTable(embedded_characters()));
}

CatalogData data_of(const ImportedLists& imported) {
  REQUIRE(imported.ok());
  Result<CatalogData> data = parse_catalog(imported.catalog_json);
  REQUIRE(data.ok());
  for (const Message& message : check_catalog(imported.catalog_json)) {
    INFO(message.text);
    CHECK(message.level != Level::Error);
  }
  return std::move(data.value());
}

std::string sorted_text(std::vector<std::string> lines) {
  std::sort(lines.begin(), lines.end());
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

/// "kind title flags" of each node, sorted by title.
std::string nodes(const ImportedLists& imported) {
  std::vector<std::string> lines;
  for (const Node& node : data_of(imported).nodes) {
    std::string line = node.title + " (" + std::string(info(node.kind).name) + ")";
    for (const std::string& flag : node.flags) line += " " + flag;
    lines.push_back(line + "\n");
  }
  return sorted_text(std::move(lines));
}

/// "title relation title n" of each edge, sorted.
std::string edges(const ImportedLists& imported) {
  const CatalogData data = data_of(imported);
  std::vector<std::string> lines;
  for (const Edge& edge : data.edges) {
    std::string line = data.nodes[edge.source.index].title + " " + std::string(info(edge.relation).name) +
                       " " + data.nodes[edge.target.index].title;
    if (edge.n > 0) line += " " + std::to_string(edge.n);
    lines.push_back(line + "\n");
  }
  return sorted_text(std::move(lines));
}

std::string english_summary(const ImportedLists& imported, std::string_view title) {
  for (const Node& node : data_of(imported).nodes) {
    if (node.title == title) return node.summary.en;
  }
  return "no such node";
}

std::string messages(const ImportedLists& imported) {
  std::string text;
  for (const Message& message : imported.messages.front()) {
    text += std::to_string(message.line) + ":" + std::to_string(message.column) + " " + message.rule + "\n";
  }
  return text;
}

TEST_CASE("headings are topics in topics, the only one of the first level is the title") {
  const ImportedLists imported =
      import("# Tea\n## Green\n- [a](https://a.example/a)\n### Roasted\n- [b](https://b.example/b)\n");
  CHECK(data_of(imported).title.en == "Tea");
  CHECK(edges(imported) == "Roasted subtopic-of Green\na in-topic Green\nb in-topic Roasted\n");
}

TEST_CASE("headings of the first level that are not alone are topics") {
  CHECK(edges(import("# A\n- [a](https://a.example/a)\n# B\n- [b](https://b.example/b)\n")) ==
        "a in-topic A\nb in-topic B\n");
}

TEST_CASE("topics under which nothing stands are left out") {
  CHECK(nodes(import("# T\n## Contents\n- [Green](#green)\n## Green\n- [a](https://a.example/a)\n## "
                     "Licence\nFree.\n")) == "Green (topic)\na (article)\n");
}

TEST_CASE("what stands under no heading is in a topic with the title of the list") {
  CHECK(edges(import("- [a](https://a.example/a)\n")) == "a in-topic tea\n");
  CHECK(edges(import("- [a](https://a.example/a)\n", {.title = "My tea"})) == "a in-topic My tea\n");
}

TEST_CASE("text before an address is its title") {
  CHECK(nodes(import("# T\n## G\n源码分析：https://a.example/a\n1. Water https://b.example/b\n")) ==
        "G (topic)\nWater (article)\n源码分析 (article)\n");
}

TEST_CASE("an address without words is called by itself and marked, until words are found") {
  CHECK(nodes(import("## G\n- https://a.example/green\n")) ==
        "G (topic)\na.example: green (article) untitled\n");
  CHECK(nodes(import("## G\n- https://a.example/green\n- [Green](https://a.example/green)\n")) ==
        "G (topic)\nGreen (article)\n");
}

TEST_CASE("one address is one node, with all its titles and places") {
  const CatalogData data =
      data_of(import("## G\n- [a](https://A.example/x)\n## H\n- [b](https://a.example:443/x)\n"));
  const auto node =
      std::find_if(data.nodes.begin(), data.nodes.end(), [](const Node& it) { return !it.url.empty(); });
  CHECK(node->alt_titles == std::vector<std::string>{"b"});
  REQUIRE(node->provenance.size() == 2);
  CHECK(node->provenance[1].line == 4);
}

TEST_CASE("items below an item are its parts, in order") {
  CHECK(edges(import("## G\n- [s](https://a.example/s)\n  - [one](https://a.example/1)\n  - "
                     "[two](https://a.example/2)\n")) ==
        "one in-topic G\none part-of s 1\ns in-topic G\ntwo in-topic G\ntwo part-of s 2\n");
}

TEST_CASE("items below a line of text that is a link are its parts, those below a sentence are not") {
  CHECK(edges(import("## G\nSeries https://a.example/s\n- [one](https://a.example/1)\n")) ==
        "Series in-topic G\none in-topic G\none part-of Series 1\n");
  CHECK(edges(import("## G\nSee [this](https://a.example/s) first.\n- [one](https://a.example/1)\n")) ==
        "one in-topic G\nthis in-topic G\n");
}

TEST_CASE("an item without an address is a topic of what is below it") {
  CHECK(edges(import("## G\n- Kettles:\n  - [iron](https://a.example/1)\n")) ==
        "Kettles subtopic-of G\niron in-topic Kettles\n");
}

TEST_CASE("text behind a link describes it") {
  const ImportedLists imported = import(
      "## G\n- [a](https://a.example/a) - Why water matters.\n- [b](https://b.example/b)\n\n| n | w "
      "|\n|-|-|\n| [c](https://c.example/c) | Berlin |\n");
  CHECK(english_summary(imported, "a") == "Why water matters.");
  CHECK(english_summary(imported, "b") == "Article on b.example, listed under “G”.");
  CHECK(english_summary(imported, "c") == "Berlin");
}

TEST_CASE("a mark names the author of its line, and of the items below it") {
  CHECK(edges(import("## G\n【by 张三】：\n- 甲 https://a.example/1\n- 乙【作者：李四】 "
                     "https://a.example/2\n\n丙 https://a.example/3\n")) ==
        "丙 in-topic G\n乙 by 李四\n乙 in-topic G\n甲 by 张三\n甲 in-topic G\n");
}

TEST_CASE("a mark may hold the author's address and other marks, and name a publisher") {
  const ImportedLists imported = import(
      "## G\n- 甲【From 书站 【旧名】】 https://a.example/1\n- 乙【by 王五 https://w.example】 "
      "https://a.example/2\n");
  CHECK(edges(imported) == "乙 by 王五\n乙 in-topic G\n甲 in-topic G\n甲 published-on 书站 【旧名】\n");
  const CatalogData data = data_of(imported);
  const auto author =
      std::find_if(data.nodes.begin(), data.nodes.end(), [](const Node& it) { return it.title == "王五"; });
  CHECK(author->url == "https://w.example/");
}

TEST_CASE("brackets that name nobody stay in the title") {
  CHECK(nodes(import("## G\n- 【云原生】甲 https://a.example/1\n")) == "G (topic)\n【云原生】甲 (article)\n");
}

TEST_CASE("\"by\" before a second link names the author") {
  CHECK(edges(import("## G\n- [a](https://a.example/a) by [Lin](https://lin.example)\n")) ==
        "a by Lin\na in-topic G\n");
}

TEST_CASE("names of authors may stand behind a link, a sentence that goes on with \"by\" is none") {
  const ImportedLists imported = import(
      "## G\n- [甲](https://a.example/1) 作者：张三、李四  \n  讲水。\n- [b](https://a.example/2) by Lin "
      "Wang - A guide.\n"
      "- [c](https://a.example/3) by reading it you learn\n");
  CHECK(edges(imported) ==
        "b by Lin Wang\nb in-topic G\nc in-topic G\n甲 by 张三\n甲 by 李四\n甲 in-topic G\n");
  CHECK(english_summary(imported, "甲") == "讲水。");
  CHECK(english_summary(imported, "b") == "A guide.");
}

TEST_CASE("what atlas export writes as Markdown is read again") {
  const ImportedLists first = import(
      "# T\n## G\n- ⭐ [甲 \\[一\\]](https://a.example/1) 作者：张三\n- ~~[b](https://a.example/2)~~ - "
      "Why.\n");
  Result<Catalog> catalog = Catalog::build(data_of(first));
  REQUIRE(catalog.ok());
  for (const Lang lang : {Lang::Zh, Lang::En}) {
    const ImportedLists again = import(export_markdown(catalog.value(), lang));
    CHECK(nodes(again) == nodes(first));
    CHECK(edges(again) == edges(first));
  }
}

TEST_CASE("a home page that is an entry too stays the entry's") {
  const CatalogData data = data_of(import(
      "## G\n- [a](https://a.example/1) by [Lin](https://lin.example)\n- [home](https://lin.example)\n"));
  for (const Node& node : data.nodes) CHECK((node.kind != Kind::Author || node.url.empty()));
}

TEST_CASE("bars join copies, of which a video is a recording") {
  CHECK(
      edges(import("## G\n- 甲 https://a.example/1 || https://b.example/1\n- 乙 https://a.example/2 || 录像 "
                   "https://youtu.be/x\n")) ==
      "乙 in-topic G\n录像 in-topic G\n录像 recording-of 乙\n甲 copy-of 甲\n甲 in-topic G\n甲 in-topic G\n");
}

TEST_CASE("an arrow behind what is struck out leads to where it has moved") {
  const ImportedLists imported = import(
      "## G\n- ~~[old](https://a.example/1)~~ --> [new](https://b.example/1)\n- ~~丙 https://c.example/1~~ "
      "【//已转移】\n");
  CHECK(nodes(imported) ==
        "G (topic)\nnew (article)\nold (article) moved struck\n丙 (article) moved struck\n");
  CHECK(edges(imported) == "new in-topic G\nold in-topic G\nold moved-to new\n丙 in-topic G\n");
}

TEST_CASE("brackets that only mention a move, or stand behind one that says it, stay in the title") {
  CHECK(nodes(import("## G\n- 【removed features】甲 https://a.example/1\n- 【moved】【云原生】乙 "
                     "https://a.example/2\n")) ==
        "G (topic)\n【removed features】甲 (article)\n【云原生】乙 (article) moved\n");
}

TEST_CASE("an arrow behind what is not struck out only leads on") {
  CHECK(edges(import("## G\n- [a](https://a.example/1) -> [b](https://b.example/1)\n")) ==
        "a in-topic G\na mentions b\nb in-topic G\n");
}

TEST_CASE("a name alone behind a link is no description") {
  CHECK(english_summary(import("## G\n- [a](https://a.example/a) by [Lin](https://lin.example)\n"), "a") ==
        "Article on a.example, listed under “G”.");
}

TEST_CASE("stars mark an entry and leave its title") {
  CHECK(nodes(import("## G\n- ⭐️ [a](https://a.example/a)\n- 【[⭐][*]】 b https://b.example/b\n")) ==
        "G (topic)\na (article) starred\nb (article) starred\n");
}

TEST_CASE("a book needs no address") {
  CHECK(nodes(import("## G\n- 《茶经》 陆羽\n- [a](https://a.example/a)\n")) ==
        "G (topic)\na (article)\n茶经 (book)\n");
}

TEST_CASE("languages are told by their characters, Latin letters tell nothing") {
  const CatalogData data =
      data_of(import("## G\n- [源码分析](https://a.example/1)\n- [開發自定義控制器](https://a.example/2)\n"
                     "- [ソースを読む](https://a.example/3)\n- [Sources](https://a.example/4)\n"));
  std::string langs;
  for (const Node& node : data.nodes) {
    if (!node.url.empty()) langs += node.title + " " + node.lang + "\n";
  }
  for (const char* line :
       {"源码分析 zh-Hans\n", "開發自定義控制器 zh-Hant\n", "ソースを読む ja\n", "Sources \n"}) {
    CAPTURE(line);
    CHECK(langs.find(line) != std::string::npos);
  }
}

TEST_CASE("what is left out is told with its place") {
  CHECK(messages(import(
            "## G\n- [a](https://a.example/a)\n- no address\n- [b](docs/b.md)\n- [c](javascript:alert)\n"
            "- [d](#d) [m](mailto:a@b.example)\n")) == "3:3 no-address\n4:4 relative-url\n5:4 unsafe-url\n");
}

TEST_CASE("relative addresses start from the base") {
  const CatalogData data =
      data_of(import("## G\n- [b](./docs/b.md)\n- [c](/c)\n", {.base_url = "https://e.example/list"}));
  std::string urls;
  for (const Node& node : data.nodes) urls += node.url + " ";
  CHECK(urls.find("https://e.example/list/docs/b.md ") != std::string::npos);
  CHECK(urls.find("https://e.example/list/c ") != std::string::npos);
}

TEST_CASE("lists that cannot be read say why, and give no catalogue") {
  CHECK(messages(import("- [a](https://a.example)\n\xFF")) == "0:0 utf-8\n");
  CHECK(messages(import("plain text")) == "0:0 no-links\n");
  CHECK(messages(import("ok\nä¸­æ–‡è¯»æºç ä¸­æ–‡è¯»æºç ä¸­æ–‡è¯»æºç ")) == "2:1 mojibake\n");
  CHECK_FALSE(import("plain text").ok());
}

TEST_CASE("a French or German list is not taken for a wrong encoding") {
  CHECK(import("## Thé\n- [Où l’été a été brûlé à Noël](https://a.example/1)\n- [Größe über Öl — "
               "«naïf»](https://a.example/2)\n")
            .ok());
}

TEST_CASE("several lists make one catalogue, and say where each thing stands") {
  const std::vector<ListSource> lists{{"one", "# A\n- [a](https://a.example/a)\n"},
                                      {"two", "# B\n- [a](https://a.example/a)\n"}};
  const ImportedLists imported = import_lists(lists, {}, CharacterTable());
  CHECK(data_of(imported).seeds == std::vector<std::string>{"one", "two"});
  CHECK(edges(imported) == "a in-topic A\na in-topic B\n");
}

TEST_CASE("the same list gives the same bytes, and an address keeps its id whatever stands around it") {
  const std::string list = "# T\n## G\n- [a](https://a.example/a)\n";
  CHECK(import(list).catalog_json == import(list).catalog_json);
  CHECK(import(list).catalog_json.find("\"r.pwiqesvheo\"") != std::string::npos);
  CHECK(import("- 甲 https://a.example/a").catalog_json.find("\"r.pwiqesvheo\"") != std::string::npos);
}

TEST_CASE("characters that a catalogue refuses are dropped from titles") {
  CHECK(nodes(import("## G\u202E\n- [a\u200Bb](https://a.example/a)\n")) == "G (topic)\nab (article)\n");
}

TEST_CASE("a circle of parts is cut") {
  CHECK(edges(import("## G\n- [a](https://a.example/a)\n  - [b](https://a.example/b)\n    - "
                     "[a](https://a.example/a)\n")) ==
        "a in-topic G\na in-topic G\nb in-topic G\nb part-of a 1\n");
}

TEST_CASE("traps of brackets, stars, titles and depth are read in time") {
  std::string many;
  for (int i = 0; i < 50'000; ++i) many += "【by ★";
  std::string deep;
  for (std::size_t i = 0; i < 200; ++i)
    deep += std::string(2 * i, ' ') + "- [a](https://a.example/" + std::to_string(i) + ")\n";
  CHECK(import("- [a](https://a.example/a) " + many).ok());
  CHECK(import("- [" + std::string(300'000, 'x') + "](https://a.example/a)").ok());
  CHECK(import(deep).ok());
}

}  // namespace
}  // namespace atlas
