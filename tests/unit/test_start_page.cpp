// The start page: numbers that are counted, doors that lead somewhere.
#include "core/pages/start_page.hpp"
#include "page_fixture.hpp"

#include <doctest/doctest.h>

using namespace atlas;
using namespace atlas::testing;

TEST_CASE("an empty catalogue still has a start page") {
  Draft draft;
  const Catalog catalog = draft.build();
  const Element page = start_page(page_of(catalog, Lang::Zh, ""));
  CHECK(texts_of(with_tag(page, "h1")) == std::vector<std::string>{"小目录"});
  CHECK(texts_of(with_class(page, "number-box")) == std::vector<std::string>{"0链接"});
}

TEST_CASE("four numbers count links, authors, topics and components, where there are any") {
  Draft draft;
  draft.node("a", Kind::Article, "a").url = "https://a.org/";
  draft.node("b", Kind::Book, "没有地址的书");
  draft.node("w", Kind::Author, "w");
  draft.node("t", Kind::Topic, "t");
  draft.node("c", Kind::Component, "c");
  const Catalog catalog = draft.build();
  CHECK(texts_of(with_class(start_page(page_of(catalog, Lang::En, "")), "number-box")) ==
        std::vector<std::string>{"1Links", "1Authors", "1Topics", "1Components"});
}

TEST_CASE("the doors lead to the first component, the first stage and the list") {
  Draft draft;
  for (const char* const id : {"kubectl", "kubelet"}) draft.node(id, Kind::Component, id);
  for (const char* const id : {"stage-2", "stage-1"}) draft.node(id, Kind::Stage, id);
  draft.edge("stage-1", Relation::Before, "stage-2");
  Walkthrough& pipeline = draft.data().walkthroughs.emplace_back();
  pipeline.real_order = {draft.find("kubectl"), draft.find("kubelet")};
  const Catalog catalog = draft.build();
  const Element page = start_page(page_of(catalog, Lang::Zh, ""));
  CHECK(links_in(page) == std::vector<std::string>{"n/kubectl/", "n/stage-1/", "list/"});
  CHECK(contains(text_content(page), "kubectl → kubelet"));
}

TEST_CASE("authors are ranked by what they wrote, without organisations and publishers") {
  Draft draft;
  draft.node("cncf", Kind::Author, "CNCF").fields = {{"role", "organisation"}};
  draft.node("one", Kind::Author, "写了一篇").fields = {{"role", "person"}};
  draft.node("two", Kind::Author, "写了两篇").fields = {{"role", "person"}};
  draft.node("none", Kind::Author, "没有作品").fields = {{"role", "person"}};
  for (const char* const id : {"a", "b", "c", "d", "e"}) draft.node(id, Kind::Article, id);
  draft.edge("a", Relation::By, "one");
  draft.edge("b", Relation::By, "two");
  draft.edge("c", Relation::By, "two");
  for (const char* const id : {"a", "d", "e"}) draft.edge(id, Relation::By, "cncf");
  const Catalog catalog = draft.build();
  const std::vector<std::string> rows =
      texts_of(with_class(start_page(page_of(catalog, Lang::Zh, "")), "row-title"));
  CHECK(rows == std::vector<std::string>{"全部条目", "写了两篇", "写了一篇"});
}

TEST_CASE("topics are ranked by their resources, not by everything filed under them") {
  Draft draft;
  draft.node("figures", Kind::Topic, "数据");
  draft.node("articles", Kind::Topic, "文章");
  for (int i = 0; i < 5; ++i) {
    const std::string id = "s" + std::to_string(i);
    draft.node(id, Kind::Statistic, id);
    draft.edge(id, Relation::InTopic, "figures");
  }
  draft.node("a", Kind::Article, "a");
  draft.edge("a", Relation::InTopic, "articles");
  const Catalog catalog = draft.build();
  const std::vector<std::string> rows =
      texts_of(with_class(start_page(page_of(catalog, Lang::Zh, "")), "row-title"));
  CHECK(rows == std::vector<std::string>{"全部条目", "文章"});
}
