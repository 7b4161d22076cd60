// What is made in pieces is what is made at once.
#include "core/filter.hpp"
#include "core/layout.hpp"
#include "core/map_index.hpp"
#include "core/passes.hpp"
#include "core/search.hpp"
#include "core/search_build.hpp"
#include "unit/characters_fixture.hpp"
#include "unit/generated_titles.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace atlas {
namespace {

/// Writes down what it is asked to do.
struct Clerk {
  std::string written;

  void open() { written += "open "; }
  void note(std::size_t first, std::size_t end) {
    written += std::to_string(first) + "-" + std::to_string(end) + " ";
  }
  void close() { written += "close "; }
  [[nodiscard]] std::size_t five() const { return 5; }
  [[nodiscard]] std::size_t none() const { return 0; }
};

/// Topics with articles by authors, some with several topics, one edge twice.
Catalog list_of(std::uint32_t articles) {
  test::CatalogFixture f;
  constexpr std::uint32_t kTopics = 20;
  std::mt19937 dice(7);
  for (std::uint32_t i = 0; i < kTopics; ++i)
    f.node("t" + std::to_string(i), Kind::Topic, "主题 " + std::to_string(i));
  for (std::uint32_t i = 0; i < kTopics; ++i)
    f.node("a" + std::to_string(i), Kind::Author, "Author " + std::to_string(i));
  for (std::uint32_t i = 0; i < articles; ++i) {
    const std::string id = "n" + std::to_string(i);
    f.node(id, Kind::Article, test::generated_title(dice, i)).lang = i % 2 == 0 ? "zh-Hans" : "en";
    const auto add = [&](Relation relation, std::uint32_t target) {
      Edge edge;
      edge.source = NodeId{2 * kTopics + i};
      edge.target = NodeId{target};
      edge.relation = relation;
      f.data().edges.push_back(edge);
    };
    add(Relation::InTopic, static_cast<std::uint32_t>(dice() % kTopics));
    add(Relation::InTopic, i % kTopics);
    add(Relation::By, kTopics + static_cast<std::uint32_t>(dice() % kTopics));
    if (i == 0) add(Relation::By, kTopics);
    if (i == 0) add(Relation::By, kTopics);
  }
  return f.build();
}

/// Places in rows, as far as an index needs a layout.
MapLayout layout_in_rows(const Catalog& catalog) {
  MapLayout layout;
  layout.homes = assign_homes(catalog);
  layout.label_sides.resize(catalog.node_count());
  for (std::uint32_t i = 0; i < catalog.node_count(); ++i) {
    const auto column = static_cast<float>(i % 64);
    const auto row = static_cast<float>(i / 64);
    layout.places.push_back({column * 15, row * 17, 6});
  }
  return layout;
}

template <class Build>
auto in_pieces(Build build, int& pieces) {
  pieces = 0;
  while (build->step()) ++pieces;
  CHECK_FALSE(build->step());
  return build->take();
}

std::string text_of(const FilterResult& result) {
  std::string text = std::to_string(result.nodes.size());
  for (const auto& values : result.facets) {
    text += "\n";
    for (const FacetValue& value : values) text += value.value + ":" + std::to_string(value.count) + " ";
  }
  return text;
}

std::string text_of(const Catalog& catalog, const SearchResult& result) {
  std::string text = std::to_string(result.total);
  for (const SearchHit& hit : result.hits)
    text += "\n" + hit_id(catalog, hit) + " " + std::to_string(hit.score) + " " + hit.shown;
  return text;
}

}  // namespace

TEST_CASE("passes are done in order, each block by block, empty ones not at all") {
  const Pass<Clerk> passes[] = {
      {&Clerk::open}, {&Clerk::note, &Clerk::five, 2}, {&Clerk::note, &Clerk::none, 2}, {&Clerk::close}};
  Clerk clerk;
  Passes<Clerk> course(passes);
  int steps = 0;
  while (course.step(clerk)) ++steps;
  CHECK(clerk.written == "open 0-2 2-4 4-5 close ");
  CHECK(steps == 5);
  CHECK_FALSE(course.step(clerk));
}

TEST_CASE("a search index made in pieces finds what one made at once finds") {
  const Catalog catalog = list_of(3000);
  int pieces = 0;
  const SearchIndex slowly =
      in_pieces(std::make_unique<SearchIndexBuild>(catalog, test::characters()), pieces);
  CHECK(pieces > 20);
  const SearchIndex at_once(catalog, test::characters());
  for (const char* const query :
       {"调度器", "informer", "tiaodu", "s", "informr", "author:a3 源码", "1234", "nothing at all"}) {
    INFO(query);
    CHECK(text_of(catalog, slowly.search(catalog, query, {})) ==
          text_of(catalog, at_once.search(catalog, query, {})));
  }
}

TEST_CASE("facets made in pieces are those made at once") {
  const Catalog catalog = list_of(3000);
  int pieces = 0;
  const FacetTable slowly = in_pieces(std::make_unique<FacetTableBuild>(catalog), pieces);
  CHECK(pieces > 2);
  Filters filters;
  for (const char* const chosen : {"", "t3"}) {
    if (*chosen != '\0') filters.toggle(Facet::Topic, chosen);
    CHECK(text_of(slowly.apply(filters, nullptr)) == text_of(FacetTable(catalog).apply(filters, nullptr)));
  }
}

TEST_CASE("values of a facet come by count, then by title, and those that nothing has with them") {
  const Catalog catalog = list_of(40);
  Filters filters;
  filters.toggle(Facet::Author, "nobody");
  const FilterResult result = FacetTable(catalog).apply(filters, nullptr);
  const std::vector<FacetValue>& authors = result.facets[static_cast<std::size_t>(Facet::Author)];
  bool met = false;
  for (std::size_t i = 0; i < authors.size(); ++i) {
    met = met || authors[i].value == "nobody";
    if (i == 0) continue;
    CHECK(authors[i - 1].count >= authors[i].count);
    if (authors[i - 1].count == authors[i].count)
      CHECK(authors[i - 1].title.pick(Lang::Zh) <= authors[i].title.pick(Lang::Zh));
  }
  CHECK(met);
}

TEST_CASE("an index of the map made in pieces is that made at once") {
  for (const std::uint32_t articles : {100U, 5000U}) {  // drawn whole, and not
    const Catalog catalog = list_of(articles);
    const MapLayout layout = layout_in_rows(catalog);
    int pieces = 0;
    const MapIndex slowly = in_pieces(std::make_unique<MapIndexBuild>(catalog, layout), pieces);
    const MapIndex at_once = index_map(catalog, layout);
    CHECK(pieces >= 5);
    CHECK(slowly.kinds == at_once.kinds);
    CHECK(slowly.works == at_once.works);
    CHECK(slowly.resources == at_once.resources);
    CHECK(slowly.resting == at_once.resting);
    CHECK(slowly.isolation == at_once.isolation);
    CHECK(slowly.isolation.empty() == (articles == 100));
  }
}

TEST_CASE("an author's works and a topic's resources are counted once each") {
  const Catalog catalog = list_of(1);  // by one author three times over, in a topic or two
  const MapIndex index = index_map(catalog, layout_in_rows(catalog));
  CHECK(index.works[catalog.find("a0").index] == 1);
  CHECK(index.resources[catalog.find("t0").index] == 1);
}

}  // namespace atlas
