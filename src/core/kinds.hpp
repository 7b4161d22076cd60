// The kinds of nodes and the relations between them: one table each, shared by the checker,
// the map (shapes), the filters (groups) and the texts (names).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace atlas {

/// What a node is. The order is the order of the table in kinds.cpp and of legends and filters.
enum class Kind : std::uint8_t {
  Component,
  Topic,
  Author,
  Article,
  Document,
  Question,
  Site,
  Page,
  Licence,
  Commit,
  Search,
  TagIndex,
  Note,
  Advice,
  Statistic,
  List,
  Series,
  Column,
  Video,
  VideoSeries,
  VideoChannel,
  Book,
  Repository,
  RepoDir,
  Tool,
  TreeEntry,
  Permalink,
  Symbol,
  Package,
  Module,
  PackageDoc,
  Stage,
  Prerequisite,
  ApiObject,
};
inline constexpr std::size_t kKindCount = 34;

/// What a kind looks like on the map: ten shapes with a colour each (look.md).
enum class Shape : std::uint8_t {
  Component,
  Topic,
  Author,
  Article,
  Series,
  Video,
  Book,
  Repo,
  Source,
  Stage
};
inline constexpr std::size_t kShapeCount = 10;

struct KindInfo {
  Kind kind;
  std::string_view name;  ///< as in catalog.json, also the value of the filter `kind:`
  Shape shape;
  std::string_view zh;
  std::string_view en;
  bool resource;  ///< something one can open and read, as opposed to what orders the catalogue
};

enum class Relation : std::uint8_t {
  InTopic,
  SubtopicOf,
  By,
  PublishedOn,
  PartOf,
  CompanionOf,
  CopyOf,
  TranslationOf,
  RecordingOf,
  RepostOf,
  MovedTo,
  Cites,
  HasNote,
  PermalinkOf,
  DocumentedBy,
  InPackage,
  InModule,
  InFile,
  HasField,
  Takes,
  Returns,
  Implements,
  ContrastedWith,
  About,
  StartsIn,
  BuiltFrom,
  Next,
  Watches,
  Writes,
  StoresIn,
  Contains,
  Before,
  Recommends,
  AdvisesAgainst,
  ForkOf,
  SameWorkAs,
  SameAuthorAs,
  LikelySameAs,
  VersionOf,
  Mentions,
};
inline constexpr std::size_t kRelationCount = 40;

/// Names of a relation read from source to target ("by": "written by") and back ("wrote").
struct RelationInfo {
  Relation relation;
  std::string_view name;  ///< as in catalog.json
  std::string_view out_zh, in_zh;
  std::string_view out_en, in_en;
};

[[nodiscard]] std::span<const KindInfo> kinds();
[[nodiscard]] const KindInfo& info(Kind kind);
[[nodiscard]] std::optional<Kind> find_kind(std::string_view name);
[[nodiscard]] std::span<const RelationInfo> relations();
[[nodiscard]] const RelationInfo& info(Relation relation);

/// Whether a relation leads from a work to who made it: an author or a publisher.
[[nodiscard]] constexpr bool is_authorship(Relation relation) {
  return relation == Relation::By || relation == Relation::PublishedOn;
}
[[nodiscard]] std::optional<Relation> find_relation(std::string_view name);

/// Names of the ten shapes as legend and colour table use them ("component", "topic", …).
[[nodiscard]] std::string_view name(Shape shape);

}  // namespace atlas
