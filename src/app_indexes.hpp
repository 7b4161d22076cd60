// What the app derives from a catalogue and its layout: the indexes of the map, of the filters, of the
// search. They are made in pieces, in the order in which they are needed, so that starting never holds up the
// page.
#pragma once

#include "core/catalog.hpp"
#include "core/filter.hpp"
#include "core/layout.hpp"
#include "core/map_index.hpp"
#include "core/search.hpp"
#include "core/search_build.hpp"

#include <memory>
#include <optional>

namespace atlas {

class AppIndexes {
 public:
  /// Both must stay where they are as long as this.
  AppIndexes(const Catalog& catalog, const MapLayout& layout);

  /// Does a few milliseconds' work at most; false when nothing was left to do.
  bool step();
  /// Whether map() is there.
  [[nodiscard]] bool can_draw() const { return map_.has_value(); }
  /// Whether facets() are there.
  [[nodiscard]] bool can_filter() const { return facets_.has_value(); }
  /// Whether there is something to search in, even if a newer index is being made.
  [[nodiscard]] bool can_search() const { return search_.has_value(); }
  [[nodiscard]] bool complete() const { return can_filter() && can_search() && search_build_ == nullptr; }

  /// Requires can_draw().
  [[nodiscard]] const MapIndex& map() const { return *map_; }
  /// Requires can_filter().
  [[nodiscard]] const FacetTable& facets() const { return *facets_; }
  /// Requires can_search().
  [[nodiscard]] const SearchIndex& search() const { return *search_; }

  /// The texts have changed: begins a new search index; until it is made, search() is the old one.
  void renew_search(CharacterTable characters);

 private:
  const Catalog& catalog_;
  std::unique_ptr<MapIndexBuild> map_build_;
  std::unique_ptr<FacetTableBuild> facets_build_;
  std::unique_ptr<SearchIndexBuild> search_build_;
  std::optional<MapIndex> map_;
  std::optional<FacetTable> facets_;
  std::optional<SearchIndex> search_;
};

}  // namespace atlas
