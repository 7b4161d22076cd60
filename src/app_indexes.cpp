// See app_indexes.hpp.
#include "app_indexes.hpp"

#include <utility>

namespace atlas {
namespace {

/// Works on a thing being built, and keeps it when it is done; false when there was nothing to build.
template <class Build, class Thing>
bool step_on(std::unique_ptr<Build>& build, std::optional<Thing>& thing) {
  if (build == nullptr) return false;
  if (build->step()) return true;
  thing = build->take();
  build.reset();
  return true;
}

}  // namespace

AppIndexes::AppIndexes(const Catalog& catalog, const MapLayout& layout)
    : catalog_(catalog),
      map_build_(std::make_unique<MapIndexBuild>(catalog, layout)),
      facets_build_(std::make_unique<FacetTableBuild>(catalog)) {}

bool AppIndexes::step() {
  if (step_on(map_build_, map_) || step_on(facets_build_, facets_)) return true;
  if (search_build_ == nullptr && !search_) renew_search({});
  return step_on(search_build_, search_);
}

void AppIndexes::renew_search(CharacterTable characters) {
  search_build_ = std::make_unique<SearchIndexBuild>(catalog_, std::move(characters));
}

}  // namespace atlas
