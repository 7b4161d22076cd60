// The text of a node: what a reader of the panel or of a static page is told.
#include "core/pages/elements.hpp"
#include "core/pages/languages.hpp"
#include "core/pages/node_facts.hpp"
#include "core/pages/node_page.hpp"
#include "core/pages/page_meta.hpp"
#include "core/pages/related_groups.hpp"
#include "core/pages/rows.hpp"
#include "core/pages/site_name.hpp"
#include "page_fixture.hpp"

#include <doctest/doctest.h>

using namespace atlas;
using namespace atlas::testing;

namespace {

Element page_with(Draft& draft, std::string_view id, Lang lang = Lang::Zh) {
  static std::vector<Catalog> kept;  // pages are values, but the context refers to the catalogue
  kept.push_back(draft.build());
  return node_page(page_of(kept.back(), lang), kept.back().find(id));
}

Draft article_by(bool stated) {
  Draft draft;
  draft.node("writer", Kind::Author, "阳明");
  draft.node("post", Kind::Article, "自定义调度器").url = "https://www.qikqiak.com/post/";
  Edge& by = draft.edge("post", Relation::By, "writer");
  by.stated = stated;
  if (!stated) by.why = "owner of the address";
  return draft;
}

/// The topic "t" of so many articles.
Draft topic_of(int articles) {
  Draft draft;
  draft.node("t", Kind::Topic, "题");
  for (int i = 0; i < articles; ++i) {
    const std::string id = "a" + std::to_string(i);
    draft.node(id, Kind::Article, id);
    draft.edge(id, Relation::InTopic, "t");
  }
  return draft;
}

}  // namespace

TEST_CASE("an article names its author and site, and links to both the author's page and the original") {
  Draft draft = article_by(true);
  const Element page = page_with(draft, "post");
  CHECK(texts_of(with_class(page, "byline")) == std::vector<std::string>{"阳明 · qikqiak.com"});
  CHECK(has(links_in(page), "../../n/writer/"));
  CHECK(has(links_in(page), "https://www.qikqiak.com/post/"));
}

TEST_CASE("an unknown author is said to be unknown") {
  Draft draft;
  draft.node("post", Kind::Article, "文").url = "https://mp.weixin.qq.com/s/x";
  CHECK(texts_of(with_class(page_with(draft, "post"), "byline")) ==
        std::vector<std::string>{"作者未注明 · 微信公众号"});
}

TEST_CASE("an inferred author is marked, with the reason as text") {
  Draft draft = article_by(false);
  const Element page = page_with(draft, "post");
  CHECK(with_class(page, "inferred").size() == 1);
  CHECK(texts_of(with_class(page, "reason")) == std::vector<std::string>{"owner of the address"});
}

TEST_CASE("a stated author carries no mark of inference") {
  Draft draft = article_by(true);
  const Element page = page_with(draft, "post");
  CHECK(with_class(page, "inferred").empty());
  CHECK(with_class(page, "why").empty());
}

TEST_CASE("outward links tell the other site nothing and are real links") {
  Draft draft = article_by(true);
  const Element page = page_with(draft, "post");
  const auto buttons = with_class(page, "primary");
  REQUIRE(buttons.size() == 1);
  CHECK(buttons[0]->tag == "a");
  CHECK(attribute(*buttons[0], "rel") == "noopener noreferrer");
  CHECK(attribute(*buttons[0], "referrerpolicy") == "no-referrer");
}

TEST_CASE("the repaired address is opened, the cleaned and the listed one stay readable") {
  Draft draft;
  Node& commit = draft.node("first", Kind::Commit, "第一次提交");
  commit.url = "https://github.com/k/k/commit/1%22";
  commit.open_url = "https://github.com/k/k/commit/1?clean";
  commit.fields = {{"repaired", "https://github.com/k/k/commit/1"}};
  const Element page = page_with(draft, "first");
  CHECK(attribute(*with_class(page, "primary").at(0), "href") == "https://github.com/k/k/commit/1");
  CHECK(texts_of(with_class(page, "address")) == std::vector<std::string>{"github.com/k/k/commit/1",
                                                                          "github.com/k/k/commit/1?clean",
                                                                          "github.com/k/k/commit/1%22"});
}

TEST_CASE("an address that is no web address is shown but not linked") {
  Draft draft;
  draft.node("bad", Kind::Article, "坏").url = "javascript:alert(1)";
  const Element page = page_with(draft, "bad");
  CHECK(with_class(page, "primary").empty());
  for (const std::string& link : links_in(page)) CHECK_FALSE(contains(link, "javascript"));
  CHECK(contains(text_content(page), "javascript:alert(1)"));
}

TEST_CASE("only plain web addresses become links") {
  CHECK(is_web_address("https://example.org/a?b#c"));
  CHECK(is_web_address("http://例子.org/"));
  for (const char* const url :
       {"", "example.org", "ftp://example.org", "https://", "https://user@example.org/",
        "https://example.org/a b", "https://example.org/\n", "https://example.org\\@evil/"}) {
    CAPTURE(url);
    CHECK_FALSE(is_web_address(url));
  }
}

TEST_CASE("the curator's marks are words") {
  Draft draft;
  Node& post = draft.node("post", Kind::Article, "文");
  post.flags = {"starred", "struck", "moved"};
  draft.node("copy", Kind::Article, "副本");
  draft.inferred("copy", Relation::CopyOf, "post", "same title");
  CHECK(texts_of(with_class(page_with(draft, "post"), "chips")) ==
        std::vector<std::string>{"荐读已划去已迁移另有 1 处"});
}

TEST_CASE("an entry that only one edition of a list has says which") {
  Draft draft;
  draft.data().seeds = {"000", "001"};
  draft.node("seed-000", Kind::List, "较早").fields = {{"seed", "000"}};
  draft.node("seed-001", Kind::List, "较新").fields = {{"seed", "001"}};
  draft.edge("seed-001", Relation::VersionOf, "seed-000");
  draft.node("old", Kind::Article, "旧文").provenance = {{"000", 4, "bare"}};
  draft.node("both", Kind::Article, "两版都有").provenance = {{"000", 5, "bare"}, {"001", 6, "bare"}};
  CHECK(contains(text_content(page_with(draft, "old")), "只见于较早版本（资料单 000）"));
  CHECK_FALSE(contains(text_content(page_with(draft, "both")), "只见于"));
}

TEST_CASE("places in the source documents are listed by document, lines sorted and once") {
  Draft draft;
  draft.data().seeds = {"001", "002"};
  draft.node("x", Kind::Topic, "题").provenance = {
      {"002", 7, "text"}, {"001", 46, "text"}, {"001", 10, "text"}, {"001", 46, "text"}};
  const Element page = page_with(draft, "x");
  const auto places = with_class(page, "places");
  REQUIRE(places.size() == 1);
  CHECK(texts_of(with_tag(*places[0], "li")) ==
        std::vector<std::string>{"资料单 001 第 10、46 行", "资料单 002 第 7 行"});
}

TEST_CASE("evidence counts stated and inferred relations") {
  Draft draft;
  draft.node("c", Kind::Component, "kubelet");
  draft.node("a", Kind::Article, "甲");
  draft.node("b", Kind::Article, "乙");
  draft.edge("a", Relation::About, "c");
  draft.inferred("b", Relation::About, "c", "title");
  CHECK(texts_of(with_class(page_with(draft, "c"), "evidence")) ==
        std::vector<std::string>{"1 条注明 · 1 条推断"});
}

TEST_CASE("a component shows what explains it, then its place in both orders, then its source") {
  Draft draft;
  for (const char* const id : {"kubectl", "kube-apiserver", "kubelet"}) draft.node(id, Kind::Component, id);
  draft.node("dir", Kind::TreeEntry, "cmd/kube-apiserver");
  draft.node("post", Kind::Article, "入口");
  draft.edge("kubectl", Relation::Next, "kube-apiserver").order = "real";
  draft.edge("kube-apiserver", Relation::Next, "kubelet").order = "real";
  draft.edge("kubectl", Relation::Next, "kube-apiserver").order = "seed";
  draft.edge("kube-apiserver", Relation::StartsIn, "dir");
  draft.inferred("post", Relation::About, "kube-apiserver", "title");
  const Element page = page_with(draft, "kube-apiserver");
  CHECK(texts_of(with_tag(page, "h2")) ==
        std::vector<std::string>{"讲解它的资料", "出场先后", "源码与仓库", "来源"});
  CHECK(texts_of(with_class(page, "chain-links")) ==
        std::vector<std::string>{"kubectl → kube-apiserver → kubelet", "kubectl → kube-apiserver"});
}

TEST_CASE("an object that a component both watches and writes is one row") {
  Draft draft;
  draft.node("kubelet", Kind::Component, "kubelet");
  draft.node("pod", Kind::ApiObject, "Pod");
  draft.inferred("kubelet", Relation::Watches, "pod", "source");
  draft.inferred("kubelet", Relation::Writes, "pod", "source");
  draft.node("node", Kind::ApiObject, "Node");
  draft.inferred("kubelet", Relation::Watches, "node", "source");
  const Element page = page_with(draft, "kubelet");
  CHECK(texts_of(with_class(page, "row-title")) == std::vector<std::string>{"Node", "Pod"});
  CHECK(texts_of(with_class(page, "detail")) == std::vector<std::string>{"监听", "监听、写入"});
}

TEST_CASE("a part of a series names its neighbours in it, in order of position") {
  Draft draft;
  draft.node("series", Kind::Series, "三部曲");
  for (const char* const id : {"three", "one", "two"}) draft.node(id, Kind::Article, id);
  draft.edge("three", Relation::PartOf, "series").n = 3;
  draft.edge("one", Relation::PartOf, "series").n = 1;
  draft.edge("two", Relation::PartOf, "series").n = 2;
  const Element middle = page_with(draft, "two");
  CHECK(texts_of(with_class(middle, "turn")) == std::vector<std::string>{"上一篇one", "下一篇three"});
  CHECK(contains(text_content(middle), "2 / 3"));
  CHECK(texts_of(with_class(page_with(draft, "one"), "turn")) == std::vector<std::string>{"下一篇two"});
  const Element series = page_with(draft, "series");
  CHECK(texts_of(with_class(series, "row-title")) == std::vector<std::string>{"one", "two", "three"});
}

TEST_CASE("a long group folds its end, and the fold says how many there are") {
  Draft draft = topic_of(20);
  const Element page = page_with(draft, "t");
  const auto folds = with_class(page, "more");
  REQUIRE(folds.size() == 1);
  CHECK(text_content(*with_tag(*folds[0], "summary").at(0)) == "其余 8 条");
  CHECK(with_class(page, "row").size() == 20);
}

TEST_CASE("a very long group leaves rows over, and gives them when asked") {
  const Catalog catalog = topic_of(60).build();
  PageContext page{.catalog = catalog, .strings = shipped_strings(), .root = "../../"};
  const NodeId topic = catalog.find("t");
  const Element whole = node_page(page, topic);
  CHECK(with_class(whole, "list-more").empty());
  page.most_rows = 25;
  const Element first = node_page(page, topic);
  CHECK(with_class(first, "row").size() == 25);
  CHECK(text_content(*with_tag(first, "summary").at(0)) == "其余 48 条");
  const auto buttons = with_class(first, "list-more");
  REQUIRE(buttons.size() == 1);
  CHECK(contains(text_content(*buttons[0]), "35"));
  CHECK(attribute(*buttons[0], "data-from") == "25");
  const auto group = static_cast<std::size_t>(std::stoul(attribute(*buttons[0], "data-more")));
  std::vector<std::string> rows = texts_of(with_class(first, "row-title"));
  for (const std::size_t from : {25U, 50U}) {
    const MoreRows more = more_rows(page, topic, group, from);
    CHECK(more.left_over == (from == 25 ? 10U : 0U));
    for (const std::string& title : texts_of(with_class(more.list, "row-title"))) rows.push_back(title);
  }
  CHECK(rows == texts_of(with_class(whole, "row-title")));
  CHECK(with_class(more_rows(page, topic, group, 60).list, "row").empty());
  CHECK(with_class(more_rows(page, topic, 1000, 0).list, "row").empty());
}

TEST_CASE("a permalink shows repository, short commit, file and line") {
  Draft draft;
  Node& link = draft.node("src", Kind::Permalink, "client.New");
  link.url = "https://github.com/kubernetes-sigs/controller-runtime/blob/x/pkg/client/client.go#L52";
  link.fields = {{"line", "52"},
                 {"path", "pkg/client/client.go"},
                 {"ref", "b6d18c7c04ab33fe8671cb9cfb2e062b06aa4054"},
                 {"ref_kind", "commit"},
                 {"repo", "kubernetes-sigs/controller-runtime"}};
  CHECK(texts_of(with_class(page_with(draft, "src"), "names")) ==
        std::vector<std::string>{
            "kubernetes-sigs/controller-runtime · 提交 b6d18c7c04 · pkg/client/client.go:52"});
}

TEST_CASE("summaries carry their language, that of the page first") {
  Draft draft;
  draft.node("c", Kind::Component, "kubelet").summary = {"节点代理。", "Node agent."};
  const Element zh = page_with(draft, "c");
  CHECK(texts_of(with_class(zh, "lead")) == std::vector<std::string>{"节点代理。"});
  CHECK(attribute(*with_class(zh, "lead-other").at(0), "lang") == "en");
  const Element en = page_with(draft, "c", Lang::En);
  CHECK(texts_of(with_class(en, "lead")) == std::vector<std::string>{"Node agent."});
  CHECK(attribute(*with_class(en, "lead-other").at(0), "lang") == "zh-Hans");
}

TEST_CASE("a summary that is the same in both languages stands there once, marked as what it is") {
  Draft draft;
  draft.node("a", Kind::Article, "Tea").summary = {"Why water matters.", "Why water matters."};
  for (const auto& [lang, tag] : {std::pair(Lang::Zh, "en"), std::pair(Lang::En, "")}) {
    Element page = page_with(draft, "a", lang);
    mark_languages(page, lang_tag(lang));
    CHECK(texts_of(with_class(page, "lead")) == std::vector<std::string>{"Why water matters."});
    CHECK(with_class(page, "lead-other").empty());
    CHECK(attribute(*with_class(page, "lead").at(0), "lang") == tag);
  }
}

TEST_CASE("a note goes through the Markdown renderer, and is plain text without one") {
  Draft draft;
  draft.node("n", Kind::Note, "注").summary.zh = "**重**";
  const Catalog catalog = draft.build();
  PageContext page = page_of(catalog);
  CHECK(contains(text_content(node_page(page, catalog.find("n"))), "**重**"));
  page.markdown = [](std::string_view) {
    return std::vector<Element>{Element("p").add(Element("strong").add_text("重"))};
  };
  CHECK(with_tag(node_page(page, catalog.find("n")), "strong").size() == 1);
}

TEST_CASE("every relation has a place in the texts of both its ends") {
  for (const RelationInfo& relation : relations()) {
    if (relation.relation == Relation::Next || relation.relation == Relation::PartOf)
      continue;  // shown as sequences
    CAPTURE(relation.name);
    Draft draft;
    draft.node("s", Kind::Article, "s");
    draft.node("t", Kind::Article, "t");
    draft.edge("s", relation.relation, "t");
    const Catalog catalog = draft.build();
    const PageContext page = page_of(catalog);
    CHECK(related_groups(page, catalog.find("s")).size() == 1);
    CHECK(related_groups(page, catalog.find("t")).size() == 1);
  }
}

TEST_CASE("rows are sorted by position, then stated first, then as the documents have them") {
  Draft draft;
  draft.data().seeds = {"001"};
  draft.node("c", Kind::Component, "c");
  for (const auto& [id, line] : {std::pair("late", 9), std::pair("early", 2), std::pair("guess", 1)}) {
    draft.node(id, Kind::Article, id).provenance = {{"001", line, "bare"}};
  }
  draft.edge("late", Relation::About, "c");
  draft.edge("early", Relation::About, "c");
  draft.inferred("guess", Relation::About, "c", "title");
  CHECK(texts_of(with_class(page_with(draft, "c"), "row-title")) ==
        std::vector<std::string>{"early", "late", "guess"});
}

TEST_CASE("figures of a topic become a table with computed shares") {
  Draft draft;
  draft.node("stats", Kind::Topic, "源码统计");
  draft.data().cloc = {{"Go", 10, 1, 1, 786}, {"JSON", 2, 0, 0, 156}, {"sed", 1, 0, 0, 58}};
  Node& go = draft.node("cloc-go", Kind::Statistic, "Go：786 行");
  go.fields = {{"files", "10"}, {"n", "1"}, {"table", "cloc"}, {"value", "786"}};
  draft.edge("cloc-go", Relation::InTopic, "stats");
  const Element page = page_with(draft, "stats");
  CHECK(texts_of(with_class(page, "percent")) ==
        std::vector<std::string>{"78.6 %", "15.6 %", "5.8 %", "100.0 %"});
  CHECK(texts_of(with_class(page, "remark")) ==
        std::vector<std::string>{"Go 78.6 %；JSON 15.6 %（多为数据，不是代码）"});
  CHECK(has(links_in(page), "../../n/cloc-go/"));
}

TEST_CASE("sites are named as readers know them") {
  CHECK(site_name("https://mp.weixin.qq.com/s/x", Lang::Zh) == "微信公众号");
  CHECK(site_name("https://space.bilibili.com/1", Lang::Zh) == "bilibili");
  CHECK(site_name("https://zhuanlan.zhihu.com/p/1", Lang::En) == "Zhihu");
  CHECK(site_name("https://notgithub.com/", Lang::Zh) == "notgithub.com");
  CHECK(site_name("mailto:a@b.c", Lang::Zh).empty());
}

TEST_CASE("numbers get separators, other texts stay") {
  CHECK(grouped_digits("4992368") == "4,992,368");
  CHECK(grouped_digits("138") == "138");
  CHECK(grouped_digits("2016-03-10") == "2016-03-10");
}

TEST_CASE("a long address is cut between characters") {
  CHECK(short_address("https://www.example.org/", 40) == "example.org");
  CHECK(short_address("https://e.org/中文中文", 9) == "e.org/中…");
  CHECK(short_address("https://e.org/中文中文", 10) == "e.org/中…");
}

TEST_CASE("breadcrumbs lead over the topic, or over the list of the kind") {
  Draft draft;
  draft.node("t", Kind::Topic, "题");
  draft.node("a", Kind::Article, "文");
  draft.node("c", Kind::Component, "kubelet");
  draft.edge("a", Relation::InTopic, "t");
  const Catalog catalog = draft.build();
  const PageContext page = page_of(catalog);
  const auto article = breadcrumbs(page, catalog.find("a"));
  REQUIRE(article.size() == 3);
  CHECK(article[1].path == "n/t/");
  const auto component = breadcrumbs(page, catalog.find("c"));
  REQUIRE(component.size() == 3);
  CHECK(component[1].path == "list/#kind-component");
}

TEST_CASE("a description is cut at 160 characters, not bytes") {
  Draft draft;
  std::string text;
  for (int i = 0; i < 200; ++i) text += "字";
  draft.node("a", Kind::Article, "文").summary.zh = text;
  const Catalog catalog = draft.build();
  const std::string description = page_description(page_of(catalog), catalog.find("a"));
  CHECK(description.size() == 161 * 3);
  CHECK(description.substr(160 * 3) == "…");
}
