// Queries: how what is typed is taken apart, what filters mean, what questions and too many words lead to.
#include "core/query.hpp"
#include "core/query_filter.hpp"
#include "core/question_words.hpp"
#include "core/search.hpp"
#include "unit/catalog_fixture.hpp"
#include "unit/characters_fixture.hpp"

#include <doctest/doctest.h>

#include <string>

namespace atlas {
namespace {

/// "kind=video -author=x | words": filters, then words.
std::string taken_apart(std::string_view text) {
  const Query query = parse_query(text);
  std::string result;
  for (const QueryFilter& filter : query.filters)
    result += (filter.negated ? "-" : "") + std::string(name(filter.field)) + "=" + filter.value + " ";
  result += "|";
  for (const QueryWord& word : query.words) result += " " + word.text;
  return result;
}

TEST_CASE("a known name and a colon make a filter, wherever it stands and however it is written") {
  CHECK(taken_apart("kind:video pod") == "kind=video | pod");
  CHECK(taken_apart("pod KIND:video") == "kind=video | pod");
  CHECK(taken_apart("类型：视频 调度") == "kind=视频 | 调度");
  CHECK(taken_apart("-author:draveness lang:en") == "-author=draveness lang=en |");
  CHECK(taken_apart("author:\"Daniel Guo\" chain") == "author=Daniel Guo | chain");
  CHECK(taken_apart("作者：“哎 小羊”") == "author=哎 小羊 |");
  CHECK(taken_apart("kind:") == "kind= |");
}

TEST_CASE("addresses, unknown names and lone colons are words") {
  CHECK(taken_apart("https://kind.io/a") == "| https://kind.io/a");
  CHECK(taken_apart("k8s.io:foo -x : :video -:a") == "| k8s.io:foo -x : :video -:a");
  CHECK(taken_apart("author:\"open") == "author=open |");
  CHECK(taken_apart("") == "|");
}

TEST_CASE("a query that only has a filter without value asks for nothing yet") {
  CHECK(parse_query("kind:").empty());
  CHECK_FALSE(parse_query("kind:v").empty());
  CHECK(parse_query(" ,").empty());
}

TEST_CASE("words and filters beyond the limits are left out") {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "kind:a w" + std::to_string(i) + " ";
  CHECK(parse_query(text).words.size() == kMaxQueryWords);
  CHECK(parse_query(text).filters.size() == kMaxQueryFilters);
}

TEST_CASE("a filter is written so that it is read again") {
  CHECK(filter_text(QueryField::Kind, "video", false) == "kind:video");
  CHECK(filter_text(QueryField::Author, "Daniel Guo", true) == "-author:\"Daniel Guo\"");
  CHECK(taken_apart(filter_text(QueryField::Author, "Daniel Guo", true)) == "-author=Daniel Guo |");
}

TEST_CASE("a part of a query can be taken out") {
  CHECK(query_without("a kind:b c", 2, 8) == "a c");
  CHECK(query_without("a b", 0, 1) == "b");
  CHECK(query_without("a", 0, 1) == "");
}

TEST_CASE("what is typed at the end can be completed") {
  REQUIRE(query_tail("pod kind:vi").has_value());
  CHECK(query_tail("pod kind:vi")->field == QueryField::Kind);
  CHECK(query_tail("pod kind:vi")->text == "vi");
  CHECK(query_tail("pod kind:vi")->begin == 4);
  REQUIRE(query_tail("-au").has_value());
  CHECK_FALSE(query_tail("-au")->field.has_value());
  CHECK(query_tail("-au")->negated);
  CHECK_FALSE(query_tail("kind:video ").has_value());
  CHECK_FALSE(query_tail("pod").has_value());
}

test::CatalogFixture library() {
  test::CatalogFixture f;
  f.node("draveness", Kind::Author, "Draveness").aliases = {"面向信仰编程"};
  f.node("yangming", Kind::Author, "阳明");
  f.node("network", Kind::Topic, "网络");
  f.node("cni", Kind::Topic, "容器网络接口");
  Node& pod = f.node("pod-article", Kind::Article, "Pod 原理");
  pod.lang = "zh-Hans";
  pod.flags = {"starred"};
  f.node("pod-video", Kind::Video, "Pod 视频课").url = "https://www.bilibili.com/video/1";
  f.node("pod-channel", Kind::VideoChannel, "Pod 频道").lang = "en";
  f.edge("pod-article", Relation::By, "draveness");
  f.edge("pod-video", Relation::By, "yangming");
  f.edge("pod-video", Relation::InTopic, "cni");
  f.edge("cni", Relation::SubtopicOf, "network");
  return f;
}

class Library {
 public:
  std::string operator()(std::string_view query) const {
    return test::ids(catalog_, index_.find_nodes(catalog_, query));
  }
  SearchResult result(std::string_view query) const { return index_.search(catalog_, query, {}); }
  const Catalog& catalog() const { return catalog_; }

 private:
  Catalog catalog_ = library().build();
  SearchIndex index_{catalog_, test::characters()};
};

TEST_CASE("filters say who passes, alone and with words") {
  const Library find;
  CHECK(find("kind:video pod") == "pod-channel pod-video");
  CHECK(find("类型:视频") == find("kind:video"));
  CHECK(find("kind:video-channel") == "pod-channel");
  CHECK(find("kind:vid pod") == "pod-channel pod-video");
  CHECK(find("author:drav pod") == "pod-article");
  CHECK(find("作者：面向信仰编程 pod") == "pod-article");
  CHECK(find("lang:zh pod") == "pod-article");
  CHECK(find("lang:english") == "pod-channel");
  CHECK(find("is:starred") == "pod-article");
  CHECK(find("host:bilibili") == "pod-video");
  CHECK(find("topic:網絡 pod") == "pod-video");
  CHECK(find("kind:video author:yangming") == "pod-video");
}

TEST_CASE("a hyphen turns a filter round") {
  const Library find;
  CHECK(find("pod -kind:video") == "pod-article");
  CHECK(find("pod -author:draveness -kind:video-channel") == "pod-video");
  CHECK(find("-kind:vdeo pod") == find("pod"));
}

TEST_CASE("a value that nothing has is named, with values that exist") {
  const SearchResult result = Library().result("kind:vdeo pod");
  CHECK(result.total == 0);
  REQUIRE(result.problems.size() == 1);
  CHECK(result.problems[0].filter.value == "vdeo");
  CHECK(result.problems[0].instead == std::vector<std::string>{"video"});
}

TEST_CASE("a filter's values come with counts, the frequent ones first") {
  const Library find;
  const std::vector<FilterValue> kinds =
      filter_values(find.catalog(), QueryField::Kind, "", 3, test::characters());
  REQUIRE(kinds.size() == 3);
  CHECK(kinds[0].count == 2);
  const std::vector<FilterValue> authors =
      filter_values(find.catalog(), QueryField::Author, "信", 3, test::characters());
  CHECK(authors.empty());
  CHECK(filter_values(find.catalog(), QueryField::Author, "ming", 3, test::characters()).size() == 1);
}

TEST_CASE("words that do not go together: fewer of them, most hits first, else in the order of the words") {
  const SearchResult result = Library().result("阳明 pod 原理");
  CHECK(result.total == 0);
  REQUIRE(result.fewer.size() == 2);
  CHECK(result.fewer[0].without == "阳明");
  CHECK(result.fewer[0].query == "pod 原理");
  CHECK(result.fewer[0].total == 1);
  CHECK(result.fewer[1].without == "原理");
  CHECK(Library().result("原理 kind:video").fewer.size() == 2);
  CHECK(Library().result("没有这个").fewer.empty());
}

std::string asked(std::vector<std::string_view> words) {
  const Asked asked = without_question_words(words);
  std::string text;
  for (const std::string& word : asked.words) text += word + " ";
  text += "|";
  for (const std::string& word : asked.left_out) text += " " + word;
  return text;
}

TEST_CASE("words that only ask are told from what is asked about") {
  CHECK(asked({"谁创建", "Pod"}) == "创建 Pod | 谁");
  CHECK(asked({"Pod是怎么调度的？"}) == "Pod 调度 ？ | 是 怎么 的");
  CHECK(asked({"who", "creates", "the", "pod?"}) == "create pod? | who the");
  CHECK(asked({"etcd", "class"}) == "etcd class |");
  CHECK(asked({"为什么"}) == "| 为什么");
}

TEST_CASE("a question finds what it asks about when its words as they are find nothing better") {
  const Library find;
  CHECK(find("什么是 Pod 原理？") == find("Pod 原理"));
  CHECK(find("what is Pod 原理") == "pod-article");
  CHECK(find.result("what is Pod 原理").left_out == std::vector<std::string>{"what", "is"});
}

}  // namespace
}  // namespace atlas
