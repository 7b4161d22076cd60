// Filters: which nodes a reader wants to see. A facet with no values chosen lets everything pass;
// values of one facet are alternatives, facets are combined by "and".
#pragma once

#include "core/catalog.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace atlas {

enum class Facet : std::uint8_t { Kind, Topic, Author, Lang, Mark, Evidence };
inline constexpr std::size_t kFacetCount = 6;
/// "kind", "topic", "author", "lang", "is", "evidence": names in actions and in queries. Links use the same
/// but "in" for Facet::Lang, because "lang" is the language of the interface there (route.hpp).
[[nodiscard]] std::string_view name(Facet facet);

/// Chosen values per facet: kind: shape names ("article") or kind names, a name that is both means the shape;
/// topic: node ids, a topic standing for its subtopics too; author: node ids of authors and publishers;
/// lang: BCP 47 tags; mark: "starred", "struck", "moved", "copies" (the same text elsewhere),
/// "only-one-edition" (of a source document that has two); evidence: "stated", "inferred" (of the author).
/// Sorted and unique.
struct Filters {
  std::array<std::vector<std::string>, kFacetCount> chosen;
  [[nodiscard]] bool empty() const;
  [[nodiscard]] const std::vector<std::string>& of(Facet facet) const {
    return chosen[static_cast<std::size_t>(facet)];
  }
  /// Adds the value, or removes it when it is already chosen.
  void toggle(Facet facet, std::string_view value);
  friend bool operator==(const Filters&, const Filters&) = default;
};

/// One value of a facet with the number of resources it would show, given the other facets and the query.
struct FacetValue {
  std::string value;
  Bilingual title;
  Shape shape = Shape::Article;  ///< meaningful for Facet::Kind
  int count = 0;
  bool chosen = false;
};

/// Resources (KindInfo::resource) that pass, in catalogue order, and the values of each facet: all that a
/// resource of the catalogue has, also with count 0, and all chosen ones.
struct FilterResult {
  std::vector<NodeId> nodes;
  std::array<std::vector<FacetValue>, kFacetCount> facets;  ///< by count descending, then title
};

/// Which values each resource of a catalogue has: what filtering needs again and again. The catalogue has to
/// stay where it is as long as the table.
class FacetTable {
 public:
  /// O(nodes + edges). FacetTableBuild builds it in pieces.
  explicit FacetTable(const Catalog& catalog);

  /// See apply_filters(). O(resources x their values).
  [[nodiscard]] FilterResult apply(const Filters& filters, const std::vector<NodeId>* within) const;

 private:
  friend class FacetTableBuild;
  class Builder;
  struct Tally;
  FacetTable() = default;
  /// The values of one facet, and which of them each resource has: items from first[r] to first[r + 1].
  struct Column {
    std::vector<FacetValue> values;
    std::vector<std::uint32_t> by_title;  ///< of values, those of one title by value
    std::vector<std::uint32_t> items;
    std::vector<std::uint32_t> first{0};

    [[nodiscard]] std::span<const std::uint32_t> of(std::size_t resource) const {
      return std::span(items).subspan(first[resource], first[resource + 1] - first[resource]);
    }
  };

  /// Counts one resource and says whether it passes every facet.
  bool judge(std::size_t resource, std::vector<Tally>& tallies) const;
  [[nodiscard]] std::vector<FacetValue> values_of(Facet facet, const Tally& tally,
                                                  const std::vector<std::string>& wanted) const;

  const Catalog* catalog_ = nullptr;
  std::vector<NodeId> resources_;
  std::array<Column, kFacetCount> columns_;
  // Kinds that share a shape: values of Facet::Kind only when they are chosen.
  std::set<std::uint32_t> only_chosen_;
};

/// Builds in pieces what FacetTable(catalog) builds at once.
class FacetTableBuild {
 public:
  /// The catalogue must stay where it is.
  explicit FacetTableBuild(const Catalog& catalog);
  FacetTableBuild(const FacetTableBuild&) = delete;
  FacetTableBuild& operator=(const FacetTableBuild&) = delete;
  ~FacetTableBuild();

  /// Does a few milliseconds' work at most; false when nothing was left to do.
  bool step();
  /// Requires that step() gave false; once.
  [[nodiscard]] FacetTable take() { return std::move(table_); }

 private:
  FacetTable table_;
  std::unique_ptr<FacetTable::Builder> builder_;
};

/// Filters the catalogue. O(nodes x facets + edges). `filters` must be sorted, as toggle() leaves it.
/// `within` restricts to these nodes (a query's hits) unless it is nullptr.
[[nodiscard]] FilterResult apply_filters(const Catalog& catalog, const Filters& filters,
                                         const std::vector<NodeId>* within);

/// True when `id` carries the mark (see Filters). O(degree of `id` + edges of the catalogue).
[[nodiscard]] bool has_mark(const Catalog& catalog, NodeId id, std::string_view mark);

/// How a value is called: of a shape ("article"), a language or a mark; the value itself when it is unknown.
[[nodiscard]] Bilingual title_of_value(Facet facet, std::string_view value);

/// False for values that no catalogue can have: unknown kinds, marks and kinds of evidence, and empty ones.
[[nodiscard]] bool is_known_value(Facet facet, std::string_view value);

}  // namespace atlas
