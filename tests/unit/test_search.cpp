// Search: what is found, in which order, and what is marked in it.
#include "core/search.hpp"
#include "unit/catalog_fixture.hpp"
#include "unit/characters_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <string>

namespace atlas {
namespace {

using test::CatalogFixture;
using test::ids;

/// A catalogue with its index.
class Searched {
 public:
  explicit Searched(const CatalogFixture& fixture)
      : catalog_(fixture.build()), index_(catalog_, test::characters()) {}

  /// Ids of all hits, best first.
  std::string operator()(std::string_view query) const {
    return ids(catalog_, index_.find_nodes(catalog_, query));
  }

  std::vector<SearchHit> hits(std::string_view query, std::size_t limit = 100) const {
    return index_.find(catalog_, query, limit);
  }
  SearchHit first(std::string_view query) const {
    const std::vector<SearchHit> found = hits(query);
    if (found.empty()) FAIL("nothing found for " << std::string(query));
    return found.front();
  }
  std::string nearest(std::string_view text, std::size_t limit = 3) const {
    return ids(catalog_, index_.nearest(catalog_, text, limit));
  }
  /// The title of the first hit with its marks in brackets.
  std::string marked_title(std::string_view query) const {
    const SearchHit hit = first(query);
    return marked(catalog_.node(hit.node).title, hit.title_ranges);
  }
  std::string marked_text(std::string_view query) const {
    const SearchHit hit = first(query);
    return marked(hit.shown, hit.ranges);
  }
  const Catalog& catalog() const { return catalog_; }

 private:
  static std::string marked(std::string text, const std::vector<MatchRange>& ranges) {
    for (std::size_t i = ranges.size(); i > 0; --i) {
      text.insert(ranges[i - 1].end, "]");
      text.insert(ranges[i - 1].begin, "[");
    }
    return text;
  }

  Catalog catalog_;
  SearchIndex index_;
};

/// Articles with these titles; ids are a, b, c, …
Searched articles(std::initializer_list<std::string_view> titles) {
  CatalogFixture f;
  char id = 'a';
  for (const std::string_view title : titles) f.node(std::string(1, id++), Kind::Article, title);
  return Searched(f);
}

CatalogFixture scheduler_catalogue() {
  CatalogFixture f;
  Node& component = f.node("kube-scheduler", Kind::Component, "kube-scheduler");
  component.name = {"调度器", "scheduler"};
  component.aliases = {"调度", "kube scheduler"};
  f.node("note", Kind::Article, "Kubernetes scheduler学习笔记").url = "https://mp.weixin.qq.com/s/abc";
  f.node("custom", Kind::Article, "自定义 Kubernetes 调度器").url =
      "https://www.qikqiak.com/post/custom-kube-scheduler/";
  f.node("pod", Kind::Article, "详解 Kubernetes Pod 的实现原理").url = "https://draveness.me/kubernetes-pod";
  f.node("pkg-scheduler", Kind::TreeEntry, "pkg/scheduler").fields = {{"path", "pkg/scheduler"}};
  Node& author = f.node("yangming", Kind::Author, "阳明");
  author.fields = {{"handles", "csdn:icnych"}};
  f.node("draveness", Kind::Author, "Draveness");
  f.node("topic-source", Kind::Topic, "源码分析").summary = {"读懂每一行", "Reading line by line"};
  f.edge("note", Relation::About, "kube-scheduler", false);
  f.edge("custom", Relation::About, "kube-scheduler", false);
  f.edge("custom", Relation::By, "yangming");
  f.edge("pod", Relation::By, "draveness");
  f.edge("note", Relation::InTopic, "topic-source");
  f.edge("kube-scheduler", Relation::BuiltFrom, "pkg-scheduler");
  return f;
}

// ---- what is found

TEST_CASE("a word is found in the middle of a word, in any script") {
  const Searched search = articles({"SharedInformerFactory 源码", "深入理解控制器原理", "Планировщик подов"});
  CHECK(search("informer") == "a");
  CHECK(search("formerfac") == "a");
  CHECK(search("控制") == "b");
  CHECK(search("器") == "b");
  CHECK(search("ПЛАНИР") == "c");
  CHECK(search("ровщик") == "c");
}

TEST_CASE("case, width, punctuation and traditional characters make no difference") {
  const Searched search = articles({"開發自定義控制器：Kube－Builder 實戰"});
  for (const std::string_view query :
       {"开发自定义", "開發", "kube-builder", "ＫＵＢＥ　builder", "Builder 实战", "【開發】"}) {
    INFO(query);
    CHECK(search(query) == "a");
  }
}

TEST_CASE("every word of the query must match somewhere") {
  const Searched search(scheduler_catalogue());
  CHECK(search("阳明 调度") == "custom");
  CHECK(search("kubernetes pod draveness") == "pod");
  CHECK(search("阳明 pod") == "");
}

TEST_CASE("words are separated by spaces of any kind and by commas") {
  const Searched search(scheduler_catalogue());
  for (const std::string_view query :
       {"阳明\t调度", "阳明　调度", "阳明，调度", "阳明、调度", "阳明\u00A0调度", " 阳明,,调度 "}) {
    INFO(query);
    CHECK(search(query) == "custom");
  }
}

TEST_CASE("parts joined by punctuation belong together") {
  const Searched search = articles({"client-go 简介", "Go HTTP client", "goclient"});
  CHECK(search("client-go") == "a");
  CHECK(search("client go") == "a b c");
}

TEST_CASE("nothing is found for an empty query, for punctuation and for what is nowhere") {
  const Searched search(scheduler_catalogue());
  for (const std::string_view query : {"", "   ", "。！？", "-", "\xFF", "没有这个词"})
    CHECK(search(query) == "");
}

TEST_CASE(
    "an article is found by the names of the component it is about, and the component by all its names") {
  const Searched search(scheduler_catalogue());
  CHECK(search("scheduler") == "kube-scheduler pkg-scheduler note custom");
  CHECK(search("调度") == "kube-scheduler custom pkg-scheduler note");
}

TEST_CASE("an article is found by author, handle, topic, site and address") {
  const Searched search(scheduler_catalogue());
  CHECK(search("icnych") == "yangming custom");
  CHECK(search("源码分析") == "topic-source note");
  CHECK(search("微信") == "note");
  CHECK(search("weixin.qq") == "note");
  CHECK(search("https://draveness.me/kubernetes-pod/") == "pod");
  CHECK(search("http://www.draveness.me/kubernetes-pod") == "pod");
  CHECK(search("qikqiak.com/post") == "custom");
}

TEST_CASE("a directory is found by the component that starts in it, an article by its publisher") {
  CatalogFixture f = scheduler_catalogue();
  f.node("cmd", Kind::TreeEntry, "cmd/main");
  f.node("bookstack", Kind::Author, "书栈网");
  f.edge("kube-scheduler", Relation::StartsIn, "cmd");
  f.edge("pod", Relation::PublishedOn, "bookstack");
  const Searched search(f);
  CHECK(search("cmd 调度") == "cmd");
  CHECK(search("书栈") == "bookstack pod");
}

TEST_CASE("parts of an address match only words that look like an address") {
  const Searched search(scheduler_catalogue());
  CHECK(search("post") == "");
  CHECK(search("qikqiak") == "custom");
}

TEST_CASE("a node is found by id, path, summary and the name of its kind") {
  const Searched search(scheduler_catalogue());
  CHECK(search("topic-source") == "topic-source");
  CHECK(search("pkg/scheduler") == "pkg-scheduler");
  CHECK(search("读懂") == "topic-source");
  CHECK(search("line by line") == "topic-source");
  CHECK(search("阳明 文章") == "custom");
}

TEST_CASE("Chinese is found by pinyin, in full, by initials, mixed, whatever the reading") {
  const Searched search = articles({"深入理解控制器原理", "调度器源码", "重启策略", "Kubernetes 网络"});
  CHECK(search("kongzhiqi") == "a");
  CHECK(search("kzq") == "a");
  CHECK(search("kong制qi") == "a");
  CHECK(search("diaodu") == "b");
  CHECK(search("ddq") == "b");
  CHECK(search("chongqi") == "c");
  CHECK(search("cqcl") == "c");
  CHECK(search("kubernetes wangluo") == "d");
}

TEST_CASE("a word with one mistake is found, behind what is written so") {
  const Searched search = articles({"Kuberentes 入门", "Kubernetes 源码", "Kubelet 启动"});
  CHECK(search("kubernetes") == "b a");
  CHECK(search("kuberentes") == "a b");
  CHECK(search("kubelte") == "c");
  CHECK(search("kubernets yuanma") == "b");
}

TEST_CASE("spaces and punctuation inside names may be left out or put in") {
  const Searched search = articles({"kube-scheduler 源码", "client go 与 informer", "SharedInformerFactory"});
  CHECK(search("kubescheduler") == "a");
  CHECK(search("clientgo") == "b");
  CHECK(search("shared-informer") == "c");
  CHECK(search("besched") == "");
}

// ---- order

TEST_CASE("exact titles come before beginnings, words, and middles") {
  const Searched search = articles({"SubPodding", "About Pod", "Pod in depth", "Pod"});
  CHECK(search("pod") == "d c b a");
}

TEST_CASE("a title comes before names, aliases, ids, authors, topics, hosts and summaries") {
  CatalogFixture f;
  f.node("by-summary", Kind::Article, "One").summary = {"", "on etcd"};
  f.node("by-host", Kind::Article, "Two").url = "https://etcd.io/x";
  f.node("by-topic", Kind::Article, "Three");
  f.node("by-author", Kind::Article, "Four");
  f.node("etcd-by-id", Kind::Article, "Five");
  f.node("by-alias", Kind::Article, "Six").aliases = {"about etcd"};
  f.node("by-alt", Kind::Article, "Seven").alt_titles = {"my etcd"};
  f.node("by-title", Kind::Article, "Eight etcd");
  f.node("t1", Kind::Topic, "etcd");
  f.node("a1", Kind::Author, "etcd-team");
  f.edge("by-topic", Relation::InTopic, "t1");
  f.edge("by-author", Relation::By, "a1");
  CHECK(Searched(f)("etcd") ==
        "t1 a1 by-title by-alt by-alias etcd-by-id by-author by-topic by-host by-summary");
}

TEST_CASE("an alias written in full counts nearly as a title") {
  CatalogFixture f;
  f.node("article", Kind::Article, "kcm 是什么");
  f.node("kube-controller-manager", Kind::Component, "kube-controller-manager").aliases = {"kcm"};
  CHECK(Searched(f)("kcm") == "kube-controller-manager article");
  CHECK(Searched(f)("kc") == "article kube-controller-manager");
}

TEST_CASE("a resource's alias is a word to find it by and stays below titles") {
  CatalogFixture f;
  f.node("tagged", Kind::Article, "从零读起").aliases = {"scheduler"};
  f.node("titled", Kind::Article, "kubescheduler");
  CHECK(Searched(f)("scheduler") == "titled tagged");
}

TEST_CASE("a phrase comes before the same words apart") {
  const Searched search = articles({"Pod 与 Node 的 Go 语言源码", "Node 之后 Pod", "谈谈我的 Node Pod"});
  CHECK(search("node pod") == "c b a");
}

TEST_CASE("components, then topics, then authors come first among equals") {
  CatalogFixture f;
  f.node("a", Kind::Article, "etcd");
  f.node("b", Kind::Author, "etcd");
  f.node("c", Kind::Topic, "etcd");
  f.node("d", Kind::Component, "etcd");
  CHECK(Searched(f)("etcd") == "d c b a");
}

TEST_CASE("shorter titles come first, then higher degree, then catalogue order") {
  CatalogFixture f;
  f.node("a", Kind::Article, "etcd 源码剖析");
  f.node("b", Kind::Article, "etcd 入门");
  f.node("c", Kind::Article, "etcd 存储");
  f.node("d", Kind::Article, "etcd 集群");
  f.node("t", Kind::Topic, "其他");
  f.edge("d", Relation::InTopic, "t");
  CHECK(Searched(f)("etcd") == "d b c a");
}

TEST_CASE("humps and hyphens start words") {
  const Searched search = articles({"Reinformers", "SharedInformer", "shared-informer"});
  CHECK(search("informer") == "b c a");
}

TEST_CASE("scores never rise down the list, and the limit cuts the same list") {
  const Searched search(scheduler_catalogue());
  const std::vector<SearchHit> all = search.hits("scheduler");
  for (std::size_t i = 1; i < all.size(); ++i) CHECK(all[i].score <= all[i - 1].score);
  const std::vector<SearchHit> two = search.hits("scheduler", 2);
  REQUIRE(two.size() == 2);
  CHECK(two[0].node == all[0].node);
  CHECK(two[1].node == all[1].node);
  CHECK(search.hits("scheduler", 0).empty());
}

// ---- what is marked

TEST_CASE("matches in the title are marked in the original text") {
  CHECK(articles({"【k8s】開發自定義控制器"}).marked_title("开发 控制器") == "【k8s】[開發]自定義[控制器]");
  CHECK(articles({"Ｋｕｂｅ－Proxy 与 kube proxy"}).marked_title("kube-proxy") ==
        "[Ｋｕｂｅ－Proxy] 与 [kube proxy]");
  CHECK(articles({"ＡＡＡ aaaa"}).marked_title("aa") == "[ＡＡ]Ａ [aaaa]");
  CHECK(articles({"⭐️ Pod"}).marked_title("⭐") == "[⭐️] Pod");
}

TEST_CASE("what was typed by pinyin or with a mistake is marked as it is written") {
  CHECK(articles({"深入控制器"}).marked_title("kzq") == "深入[控制器]");
  CHECK(articles({"深入 Scheduler"}).marked_title("shceduler") == "深入 [Scheduler]");
  CHECK(articles({"kube-scheduler"}).marked_title("kubesched") == "[kube-sched]uler");
}

TEST_CASE("overlapping matches become one mark") {
  CHECK(articles({"kube-scheduler"}).marked_title("kube-sched scheduler") == "[kube-scheduler]");
}

TEST_CASE("a hit in the title shows the title") {
  const SearchHit hit = Searched(scheduler_catalogue()).first("自定义");
  CHECK(hit.field == MatchField::Title);
  CHECK(hit.shown == "自定义 Kubernetes 调度器");
  CHECK(hit.ranges == hit.title_ranges);
}

TEST_CASE("the word that is not in the title says which text is shown") {
  const Searched search(scheduler_catalogue());
  const SearchHit hit = search.first("kubernetes draveness");
  CHECK(hit.field == MatchField::Author);
  CHECK(search.marked_text("kubernetes draveness") == "[Draveness]");
  CHECK(search.marked_title("kubernetes draveness") == "详解 [Kubernetes] Pod 的实现原理");
  CHECK(search.first("draveness.me/kubernetes-pod").field == MatchField::Address);
  CHECK(search.first("icnych").field == MatchField::Alias);
}

TEST_CASE("the author explains a hit better than the id, which readers never see") {
  CatalogFixture f;
  f.node("draveness-pod", Kind::Article, "Pod 的实现原理");
  f.node("someone", Kind::Author, "Draveness 的博客");
  f.edge("draveness-pod", Relation::By, "someone");
  const Searched search(f);
  const std::vector<SearchHit> hits = search.hits("draveness");
  REQUIRE(hits.size() == 2);
  CHECK(hits[1].shown == "Draveness 的博客");
  CHECK(hits[1].field == MatchField::Author);
}

TEST_CASE("other names of the component that was meant are marked in titles") {
  const Searched search(scheduler_catalogue());
  CHECK(search.marked_title("调度") == "kube-[scheduler]");
  CHECK(search.marked_text("调度") == "[调度]");
  const std::vector<SearchHit> hits = search.hits("调度");
  REQUIRE(hits.back().node == search.catalog().find("note"));
  REQUIRE(hits.back().title_ranges.size() == 1);
  CHECK(hits.back().title_ranges[0] == MatchRange{11, 20});
  CHECK(hits.back().field == MatchField::Component);
}

// ---- nothing found

TEST_CASE("misspelt words have near titles and ids") {
  const Searched search(scheduler_catalogue());
  CHECK(search.nearest("kube-schduler", 1) == "kube-scheduler");
  CHECK(search.nearest("Dravenes", 1) == "draveness");
  CHECK(search.nearest("调渡器", 1) == "kube-scheduler");
  CHECK(search.nearest("topic-sorce", 1) == "topic-source");
}

TEST_CASE("nothing is near to something entirely different or to nothing") {
  const Searched search(scheduler_catalogue());
  for (const std::string_view text : {"", " ", "zzzz", "量子", "\xFF"}) CHECK(search.nearest(text) == "");
  CHECK(search.nearest("kube-scheduler", 0) == "");
}

// ---- harm and speed

TEST_CASE("an empty catalogue and an empty index find nothing") {
  const Catalog catalog = CatalogFixture().build();
  CHECK(SearchIndex(catalog).find(catalog, "pod", 10).empty());
  CHECK(SearchIndex().find(catalog, "pod", 10).empty());
  CHECK(SearchIndex(catalog).nearest(catalog, "pod", 10).empty());
}

TEST_CASE("a node without a title does no harm") {
  const Searched search = articles({"", "Pod"});
  CHECK(search("pod") == "b");
  CHECK(search("文章") == "a b");
}

TEST_CASE("words beyond the sixteenth are ignored") {
  std::string query = "pod";
  for (int i = 0; i < 20; ++i) query += " pod" + std::to_string(i);
  CHECK(articles({"pod pod0 pod1 pod2 pod3 pod4 pod5 pod6 pod7 pod8 pod9 pod10 pod11 pod12 pod13 pod14"})(
            query) == "a");
}

TEST_CASE("a hostile query of 64 KB is answered") {
  const Searched search(scheduler_catalogue());
  CHECK(search(std::string(65536, 'a')) == "");
  CHECK(search(std::string(65536, ' ') + "pod") == "pod");
  std::string bytes;
  for (int i = 0; i < 65536; ++i) bytes.push_back(static_cast<char>(i * 7919 % 256));
  CHECK(search(bytes) == "");
}

}  // namespace
}  // namespace atlas
