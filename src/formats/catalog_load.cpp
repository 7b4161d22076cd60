// See catalog_load.hpp.
#include "formats/catalog_load.hpp"

#include "core/assert.hpp"
#include "formats/catalog_json.hpp"

#include <optional>
#include <utility>

namespace atlas {
namespace {

// A millisecond or less on a fast machine, and not much more than a dozen on a slow one.
constexpr CatalogParse::Piece kPiece{.bytes = 64 << 10, .items = 2000};
constexpr double kParsingShare = 0.95;

}  // namespace

struct CatalogLoad::Course {
  std::optional<CatalogParse> parse;
  bool parsed = false;
  std::optional<Result<Catalog>> catalog;
};

CatalogLoad::CatalogLoad(std::string_view json, const JsonLimits& limits)
    : course_(std::make_unique<Course>()) {
  course_->parse.emplace(json, limits);
}
CatalogLoad::~CatalogLoad() = default;

bool CatalogLoad::step() {
  Course& course = *course_;
  if (course.catalog) return false;
  if (!course.parsed) {
    course.parsed = !course.parse->step(kPiece);
    return true;
  }
  Result<CatalogData> data = course.parse->take();
  course.parse.reset();
  course.catalog = data.ok() ? Catalog::build(std::move(data.value())) : Failure{data.messages()};
  return false;
}

double CatalogLoad::progress() const {
  return course_->parse ? kParsingShare * course_->parse->progress() : 1;
}

Result<Catalog> CatalogLoad::take() {
  ATLAS_ASSERT(course_->catalog.has_value());
  return std::move(*course_->catalog);
}

}  // namespace atlas
