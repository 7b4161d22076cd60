// Filters: what passes, and what each value would show.
#include "core/filter.hpp"
#include "unit/catalog_fixture.hpp"

#include <doctest/doctest.h>

#include <string>

namespace atlas {
namespace {

using test::CatalogFixture;
using test::ids;

/// Three articles, a video, a repository and a permalink, in three topics, by two authors and a publisher.
CatalogFixture small_catalogue() {
  CatalogFixture f;
  f.node("informer", Kind::Article, "Informer 机制").lang = "zh-Hans";
  f.node("pod", Kind::Document, "Pod 实现原理").lang = "zh-Hans";
  f.node("deployment", Kind::Article, "Deployment in depth").lang = "en";
  f.node("talk", Kind::Video, "调度器演讲").lang = "zh-Hans";
  f.node("client-go", Kind::Repository, "client-go").lang = "en";
  f.node("l52", Kind::Permalink, "client.New");
  f.node("basics", Kind::Topic, "入门");
  f.node("objects", Kind::Topic, "对象").name = {"", "Objects"};
  f.node("workloads", Kind::Topic, "工作负载");
  f.node("draveness", Kind::Author, "Draveness");
  f.node("yangming", Kind::Author, "阳明");
  f.node("bookstack", Kind::Author, "书栈网");
  f.edge("workloads", Relation::SubtopicOf, "objects");
  f.edge("informer", Relation::InTopic, "basics");
  f.edge("pod", Relation::InTopic, "workloads");
  f.edge("deployment", Relation::InTopic, "workloads");
  f.edge("deployment", Relation::InTopic, "objects");
  f.edge("talk", Relation::InTopic, "basics");
  f.edge("informer", Relation::By, "yangming", false);
  f.edge("pod", Relation::By, "draveness");
  f.edge("deployment", Relation::By, "draveness");
  f.edge("pod", Relation::PublishedOn, "bookstack");
  return f;
}

Filters chosen(Facet facet, std::initializer_list<std::string_view> values) {
  Filters filters;
  for (const std::string_view value : values) filters.toggle(facet, value);
  return filters;
}

/// "article 3, *video 1": values with counts, chosen ones with a star.
std::string counts(const FilterResult& result, Facet facet) {
  std::string text;
  for (const FacetValue& value : result.facets[static_cast<std::size_t>(facet)]) {
    text += (text.empty() ? "" : ", ") + std::string(value.chosen ? "*" : "") + value.value + " " +
            std::to_string(value.count);
  }
  return text;
}

std::string passing(const Catalog& catalog, const Filters& filters) {
  return ids(catalog, apply_filters(catalog, filters, nullptr).nodes);
}

TEST_CASE("without filters all resources pass in catalogue order, and nothing else") {
  const Catalog catalog = small_catalogue().build();
  CHECK(Filters{}.empty());
  CHECK(passing(catalog, {}) == "informer pod deployment talk client-go l52");
}

TEST_CASE("the values of one facet are alternatives") {
  const Catalog catalog = small_catalogue().build();
  CHECK(passing(catalog, chosen(Facet::Kind, {"video", "source"})) == "talk l52");
}

TEST_CASE("different facets must all pass") {
  const Catalog catalog = small_catalogue().build();
  Filters filters = chosen(Facet::Author, {"draveness"});
  filters.toggle(Facet::Lang, "en");
  CHECK(passing(catalog, filters) == "deployment");
}

TEST_CASE("the kinds offered are the shapes that resources have, and a kind's own name narrows further") {
  const Catalog catalog = small_catalogue().build();
  CHECK(counts(apply_filters(catalog, {}, nullptr), Facet::Kind) == "article 3, repo 1, source 1, video 1");
  CHECK(passing(catalog, chosen(Facet::Kind, {"document"})) == "pod");
  const FilterResult result = apply_filters(catalog, chosen(Facet::Kind, {"document"}), nullptr);
  CHECK(counts(result, Facet::Kind) == "article 3, repo 1, *document 1, source 1, video 1");
}

TEST_CASE("a facet counts what its values would show, given the other facets") {
  const Catalog catalog = small_catalogue().build();
  const FilterResult result = apply_filters(catalog, chosen(Facet::Author, {"draveness"}), nullptr);
  CHECK(counts(result, Facet::Kind) == "article 2, repo 0, source 0, video 0");
  CHECK(counts(result, Facet::Author) == "*draveness 2, bookstack 1, yangming 1");
  CHECK(counts(result, Facet::Lang) == "zh-Hans 1, en 1");
}

TEST_CASE("a query's hits limit the nodes and the counts") {
  const Catalog catalog = small_catalogue().build();
  const std::vector<NodeId> hits{catalog.find("talk"), catalog.find("draveness"), catalog.find("informer")};
  const FilterResult result = apply_filters(catalog, {}, &hits);
  CHECK(ids(catalog, result.nodes) == "informer talk");
  CHECK(counts(result, Facet::Kind) == "article 1, video 1, repo 0, source 0");
  const std::vector<NodeId> none;
  CHECK(apply_filters(catalog, {}, &none).nodes.empty());
}

TEST_CASE("a topic stands for its subtopics too, and counts a resource once") {
  const Catalog catalog = small_catalogue().build();
  CHECK(passing(catalog, chosen(Facet::Topic, {"objects"})) == "pod deployment");
  CHECK(counts(apply_filters(catalog, {}, nullptr), Facet::Topic) == "basics 2, objects 2, workloads 2");
}

TEST_CASE("topics that contain each other do not loop") {
  CatalogFixture f = small_catalogue();
  f.edge("objects", Relation::SubtopicOf, "workloads");
  CHECK(passing(f.build(), chosen(Facet::Topic, {"workloads"})) == "pod deployment");
}

TEST_CASE("publishers are among the authors") {
  CHECK(passing(small_catalogue().build(), chosen(Facet::Author, {"bookstack"})) == "pod");
}

TEST_CASE("evidence says how we know the author; without an author there is none") {
  const Catalog catalog = small_catalogue().build();
  CHECK(counts(apply_filters(catalog, {}, nullptr), Facet::Evidence) == "stated 2, inferred 1");
  CHECK(passing(catalog, chosen(Facet::Evidence, {"inferred"})) == "informer");
}

TEST_CASE("a chosen value that nothing has is listed, so that it can be taken back") {
  const Catalog catalog = small_catalogue().build();
  Filters filters = chosen(Facet::Topic, {"nowhere"});
  filters.toggle(Facet::Kind, "book");
  const FilterResult result = apply_filters(catalog, filters, nullptr);
  CHECK(result.nodes.empty());
  CHECK(counts(result, Facet::Topic).find("*nowhere 0") != std::string::npos);
  const std::vector<FacetValue>& kinds = result.facets[static_cast<std::size_t>(Facet::Kind)];
  CHECK(kinds.front().value == "book");  // all have count 0; by title 书 comes first
  CHECK(kinds.front().shape == Shape::Book);
  CHECK(kinds.front().title.en == "Books");
}

TEST_CASE("values are called by their names in both languages") {
  const FilterResult result = apply_filters(small_catalogue().build(), {}, nullptr);
  const FacetValue& topic = result.facets[static_cast<std::size_t>(Facet::Topic)][1];
  CHECK(topic.title.zh == "对象");
  CHECK(topic.title.en == "Objects");
  CHECK(result.facets[static_cast<std::size_t>(Facet::Lang)].front().title.zh == "简体中文");
}

TEST_CASE("marks come from flags and from edges") {
  CatalogFixture f = small_catalogue();
  f.data().nodes[0].flags = {"starred"};
  f.data().nodes[1].flags = {"struck", "moved"};
  f.edge("deployment", Relation::MovedTo, "pod");
  f.edge("talk", Relation::RecordingOf, "informer");
  const Catalog catalog = f.build();
  CHECK(passing(catalog, chosen(Facet::Mark, {"starred"})) == "informer");
  CHECK(passing(catalog, chosen(Facet::Mark, {"struck"})) == "pod");
  CHECK(passing(catalog, chosen(Facet::Mark, {"moved"})) == "pod deployment");
  CHECK(passing(catalog, chosen(Facet::Mark, {"copies"})) == "informer talk");
  CHECK(has_mark(catalog, catalog.find("talk"), "copies"));
  CHECK_FALSE(has_mark(catalog, catalog.find("talk"), "starred"));
  CHECK_FALSE(has_mark(catalog, catalog.find("talk"), "unheard-of"));
}

TEST_CASE("a resource is in one edition only when its sole source document has another edition") {
  CatalogFixture f = small_catalogue();
  const auto provenance = [&](std::size_t node, std::initializer_list<std::string> seeds) {
    for (const std::string& seed : seeds)
      f.data().nodes[node].provenance.push_back({.seed = seed, .line = 1, .form = ""});
  };
  provenance(0, {"000"});
  provenance(1, {"000", "001"});
  provenance(2, {"001", "001"});
  provenance(3, {"002"});
  provenance(4, {"001", "002"});
  for (const std::string seed : {"000", "001", "002"}) {
    f.node("seed-" + seed, Kind::List, "list").fields = {{"seed", seed}};
  }
  f.edge("seed-001", Relation::VersionOf, "seed-000");
  CHECK(passing(f.build(), chosen(Facet::Mark, {"only-one-edition"})) == "informer deployment");
}

TEST_CASE("choosing a value twice takes it back, and values stay sorted") {
  Filters filters = chosen(Facet::Kind, {"video", "article", "book"});
  CHECK(filters.of(Facet::Kind) == std::vector<std::string>{"article", "book", "video"});
  filters.toggle(Facet::Kind, "book");
  filters.toggle(Facet::Kind, "video");
  filters.toggle(Facet::Kind, "article");
  CHECK(filters == Filters{});
}

TEST_CASE("facets have the names that queries use") {
  std::string names;
  for (std::size_t i = 0; i < kFacetCount; ++i) names += std::string(name(static_cast<Facet>(i))) + " ";
  CHECK(names == "kind topic author lang is evidence ");
}

}  // namespace
}  // namespace atlas
