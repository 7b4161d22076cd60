// See catalog_load.hpp.
#include "formats/catalog_load.hpp"

#include "core/assert.hpp"
#include "formats/catalog_json.hpp"

#include <optional>
#include <utility>

namespace atlas {

struct CatalogLoad::Course {
  std::string_view json;
  std::optional<Result<Catalog>> loaded = std::nullopt;
};

CatalogLoad::CatalogLoad(std::string_view json, const JsonLimits& /*limits*/)
    : course_(std::make_unique<Course>(Course{json})) {}
CatalogLoad::~CatalogLoad() = default;

bool CatalogLoad::step() {
  if (course_->loaded) return false;
  Result<CatalogData> data = parse_catalog(course_->json);
  course_->loaded = data.ok() ? Catalog::build(std::move(data.value())) : Failure{data.messages()};
  return false;
}

double CatalogLoad::progress() const { return course_->loaded ? 1 : 0; }

Result<Catalog> CatalogLoad::take() {
  ATLAS_ASSERT(course_->loaded.has_value());
  return std::move(*course_->loaded);
}

}  // namespace atlas
