// Building the search index of a large catalogue without keeping the program busy for long.
#pragma once

#include "core/search.hpp"

#include <memory>

namespace atlas {

/// Builds in pieces what SearchIndex(catalog, characters) builds at once.
class SearchIndexBuild {
 public:
  /// The catalogue must stay as it is and where it is until take().
  explicit SearchIndexBuild(const Catalog& catalog, CharacterTable characters = {});
  SearchIndexBuild(const SearchIndexBuild&) = delete;
  SearchIndexBuild& operator=(const SearchIndexBuild&) = delete;
  ~SearchIndexBuild();

  /// Does a few milliseconds' work at most; false when nothing was left to do.
  bool step();
  /// The index. Requires that step() gave false; once.
  [[nodiscard]] SearchIndex take();

 private:
  SearchIndex index_;
  std::unique_ptr<SearchIndex::Builder> builder_;
};

}  // namespace atlas
