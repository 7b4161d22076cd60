// Kinds and relations: the tables are complete, in order and unambiguous.
#include "core/kinds.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

namespace atlas {
namespace {

TEST_CASE("every kind has a row in its place, found again by its name") {
  CHECK(kinds().size() == kKindCount);
  for (std::size_t i = 0; i < kKindCount; ++i) {
    const KindInfo& row = info(static_cast<Kind>(i));
    CHECK(static_cast<std::size_t>(row.kind) == i);
    CHECK(find_kind(row.name) == row.kind);
    CHECK_FALSE(row.zh.empty());
    CHECK_FALSE(row.en.empty());
  }
  CHECK_FALSE(find_kind("nothing").has_value());
  CHECK_FALSE(find_kind("").has_value());
}

TEST_CASE("every relation has a row in its place with names in both directions and languages") {
  CHECK(relations().size() == kRelationCount);
  for (std::size_t i = 0; i < kRelationCount; ++i) {
    const RelationInfo& row = info(static_cast<Relation>(i));
    CHECK(static_cast<std::size_t>(row.relation) == i);
    CHECK(find_relation(row.name) == row.relation);
    for (const std::string_view text : {row.out_zh, row.in_zh, row.out_en, row.in_en})
      CHECK_FALSE(text.empty());
  }
  for (const std::string_view none : {"", "knows", "b", "By", "in-topics", "in topic", "mention"}) {
    CHECK_FALSE(find_relation(none).has_value());
  }
}

TEST_CASE("the ten shapes have ten names, and every shape is used") {
  std::set<std::string_view> names;
  std::set<Shape> used;
  for (std::size_t i = 0; i < kShapeCount; ++i) names.insert(name(static_cast<Shape>(i)));
  for (const KindInfo& row : kinds()) used.insert(row.shape);
  CHECK(names.size() == kShapeCount);
  CHECK(used.size() == kShapeCount);
}

TEST_CASE("what orders the catalogue is no resource, what one can open is") {
  for (const Kind kind : {Kind::Component, Kind::Topic, Kind::Author, Kind::Stage, Kind::Symbol}) {
    CHECK_FALSE(info(kind).resource);
  }
  for (const Kind kind :
       {Kind::Article, Kind::Series, Kind::Video, Kind::Book, Kind::Repository, Kind::Permalink}) {
    CHECK(info(kind).resource);
  }
}

TEST_CASE("a kind that is named like a shape has that shape") {
  // Filters treat such a name as the shape, so it must cover the kind.
  for (const KindInfo& row : kinds()) {
    for (std::size_t i = 0; i < kShapeCount; ++i) {
      if (name(static_cast<Shape>(i)) == row.name) CHECK(static_cast<std::size_t>(row.shape) == i);
    }
  }
}

}  // namespace
}  // namespace atlas
