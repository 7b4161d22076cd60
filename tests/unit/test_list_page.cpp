// The list: the same entries as the map, for whoever prefers lines to a picture.
#include "core/pages/list_groups.hpp"
#include "core/pages/list_page.hpp"
#include "page_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace atlas;
using namespace atlas::testing;

namespace {

/// Two topics, two components, two authors, three resources.
Draft small() {
  Draft draft;
  draft.data().seeds = {"001"};
  draft.node("rbac", Kind::Topic, "RBAC");
  draft.node("client-go", Kind::Topic, "client-go 相关源码").label.zh = "client-go";
  draft.node("kubectl", Kind::Component, "kubectl");
  draft.node("kubelet", Kind::Component, "kubelet");
  draft.node("ming", Kind::Author, "阳明");
  draft.node("tony", Kind::Author, "tonybai");
  int line = 1;
  for (const char* const id : {"zeta", "alpha", "beta"}) {
    Node& node = draft.node(id, Kind::Article, id);
    node.url = std::string("https://") + id + ".org/";
    node.provenance = {{"001", line++, "bare"}};
  }
  draft.edge("zeta", Relation::InTopic, "client-go");
  draft.edge("alpha", Relation::InTopic, "client-go");
  draft.edge("alpha", Relation::InTopic, "rbac");
  draft.edge("zeta", Relation::By, "tony");
  draft.inferred("alpha", Relation::By, "ming", "address");
  draft.inferred("beta", Relation::About, "kubelet", "title");
  return draft;
}

std::vector<std::string> titles(const Element& list) {
  std::vector<std::string> found;
  for (const Element* cell : with_class(list, "c-title")) {
    if (cell->tag == "td") found.push_back(text_content(*with_tag(*cell, "a").at(0)));
  }
  return found;
}

std::vector<std::string> groups_of(const Catalog& catalog, ListGroup group) {
  std::vector<std::string> found;
  for (const ResourceGroup& each : resource_list(page_of(catalog), {.group = group}).groups) {
    found.push_back(each.title + " " + std::to_string(each.rows.size()));
  }
  return found;
}

}  // namespace

TEST_CASE("a resource stands in each of its topics, and in a group of its own without one") {
  const Catalog catalog = small().build();
  CHECK(groups_of(catalog, ListGroup::Topic) ==
        std::vector<std::string>{"client-go 相关源码 2", "RBAC 1", "没有主题 1"});
}

TEST_CASE("grouping by component, author and kind") {
  const Catalog catalog = small().build();
  CHECK(groups_of(catalog, ListGroup::Component) ==
        std::vector<std::string>{"kubelet 1", "不属于某个组件 2"});
  CHECK(groups_of(catalog, ListGroup::Author) ==
        std::vector<std::string>{"tonybai 1", "阳明 1", "作者未注明 1"});
  CHECK(groups_of(catalog, ListGroup::Kind) == std::vector<std::string>{"文章 3"});
}

TEST_CASE("rows come in the order of the documents, or sorted by a column") {
  const Catalog catalog = small().build();
  const PageContext page = page_of(catalog);
  CHECK(titles(list_page(page, {.group = ListGroup::Kind})) ==
        std::vector<std::string>{"zeta", "alpha", "beta"});
  CHECK(titles(list_page(page, {.group = ListGroup::Kind, .sort = ListSort::Title})) ==
        std::vector<std::string>{"alpha", "beta", "zeta"});
  CHECK(titles(list_page(page, {.group = ListGroup::Kind, .sort = ListSort::Author})) ==
        std::vector<std::string>{"zeta", "beta", "alpha"});
}

TEST_CASE("the sorted column says so, and a second press returns to the listed order") {
  const Catalog catalog = small().build();
  const Element list = list_page(page_of(catalog), {.sort = ListSort::Title});
  std::vector<const Element*> sorted;
  collect(
      list, [](const Element& element) { return attribute(element, "aria-sort") == "ascending"; }, sorted);
  REQUIRE(sorted.size() == 1);
  CHECK(attribute(*with_tag(*sorted[0], "button").at(0), "data-sort") == "listed");
}

TEST_CASE("every row links to the entry's page and to the original") {
  const Catalog catalog = small().build();
  const std::vector<std::string> links = links_in(list_page(page_of(catalog, Lang::Zh, ""), {}));
  for (const char* const id : {"zeta", "alpha", "beta"}) {
    CHECK(has(links, std::string("n/") + id + "/"));
    CHECK(has(links, std::string("https://") + id + ".org/"));
  }
}

TEST_CASE("what is no resource is reachable from the whole list too") {
  const Catalog catalog = small().build();
  const std::vector<std::string> links = links_in(list_page(page_of(catalog, Lang::Zh, ""), {}));
  for (const char* const id : {"kubectl", "kubelet", "ming", "tony", "rbac", "client-go"}) {
    CHECK(has(links, std::string("n/") + id + "/"));
  }
}

TEST_CASE("a limited list shows only what passes, and no other entries") {
  const Catalog catalog = small().build();
  const std::vector<NodeId> only{catalog.find("beta"), catalog.find("kubelet")};
  const Element list = list_page(page_of(catalog), {.only = &only});
  CHECK(titles(list) == std::vector<std::string>{"beta"});
  CHECK(with_class(list, "list-others").empty());
  CHECK(resource_list(page_of(catalog), {.only = &only}).count == 1);
}

TEST_CASE("a long list stops after some rows and says how many are left") {
  const Catalog catalog = small().build();
  const Element list = list_page(page_of(catalog), {.most_rows = 2});
  CHECK(titles(list) == std::vector<std::string>{"zeta", "alpha"});
  CHECK(texts_of(with_class(list, "list-more")) == std::vector<std::string>{"再列出一些，还有 2 条"});
  CHECK(with_class(list, "list-others").empty());
  CHECK(with_class(list_page(page_of(catalog), {.most_rows = 4}), "list-more").empty());
}

TEST_CASE("further rows go on where a long list stopped, within a group and from group to group") {
  const Catalog catalog = small().build();
  const PageContext page = page_of(catalog);
  const Element within = list_page(page, {.most_rows = 1, .first_row = 1});
  CHECK(titles(within) == std::vector<std::string>{"alpha"});
  CHECK(attribute(*with_tag(within, "tbody").at(0), "id") == "list-client-go");
  CHECK(with_class(within, "list-group").empty());
  CHECK(links_in(*with_class(within, "list-index").at(0)).empty());
  CHECK(texts_of(with_class(within, "list-more")) == std::vector<std::string>{"再列出一些，还有 2 条"});
  const Element behind = list_page(page, {.first_row = 2});
  CHECK(titles(behind) == std::vector<std::string>{"alpha", "beta"});
  CHECK(links_in(*with_class(behind, "list-index").at(0)) ==
        std::vector<std::string>{"#list-rbac", "#list-none"});
  CHECK(with_class(behind, "list-more").empty());
  CHECK(with_class(behind, "list-others").size() == 1);
}

TEST_CASE("a group that is cut off says how many it holds in all") {
  const Catalog catalog = small().build();
  const Element list = list_page(page_of(catalog), {.most_rows = 1});
  CHECK(text_content(*with_class(list, "list-group").at(0)) == "client-go 相关源码2");
}

TEST_CASE("an empty result offers a way out") {
  const Catalog catalog = small().build();
  const std::vector<NodeId> only;
  const Element list = list_page(page_of(catalog), {.only = &only});
  CHECK(texts_of(with_class(list, "list-empty")) ==
        std::vector<std::string>{"没有符合条件的资料。清除筛选或换个词再试。"});
}

TEST_CASE("an inferred author looks different from a stated one") {
  const Catalog catalog = small().build();
  const Element list = list_page(page_of(catalog), {.group = ListGroup::Kind});
  CHECK(texts_of(with_class(list, "inferred")) == std::vector<std::string>{"阳明"});
}

TEST_CASE("the index names the groups in short and leads to them") {
  const Catalog catalog = small().build();
  const Element list = list_page(page_of(catalog), {});
  const auto index = with_class(list, "list-index");
  REQUIRE(index.size() == 1);
  CHECK(links_in(*index[0]) == std::vector<std::string>{"#list-client-go", "#list-rbac", "#list-none"});
  CHECK(text_content(*with_tag(*index[0], "a").at(0)) == "client-go2");
  std::vector<const Element*> bodies = with_tag(list, "tbody");
  REQUIRE(bodies.size() == 3);
  CHECK(attribute(*bodies[0], "id") == "list-client-go");
}

TEST_CASE("names of groupings and sorts are understood, others are not") {
  CHECK(find_list_group("author") == ListGroup::Author);
  CHECK_FALSE(find_list_group("colour").has_value());
  CHECK(find_list_sort("site") == ListSort::Site);
  CHECK_FALSE(find_list_sort("").has_value());
}
