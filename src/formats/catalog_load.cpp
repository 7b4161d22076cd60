// See catalog_load.hpp.
#include "formats/catalog_load.hpp"

#include "core/assert.hpp"
#include "core/catalog_build.hpp"
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
  std::optional<CatalogParse> parse;  // then
  std::optional<CatalogBuild> build;
  std::optional<Result<Catalog>> catalog;

  /// From what was read on; false when it cannot be indexed.
  bool start_building() {
    Result<CatalogData> data = parse->take();
    parse.reset();
    if (data.ok()) {
      build.emplace(std::move(data.value()));
    } else {
      catalog = Failure{data.messages()};
    }
    return data.ok();
  }
};

CatalogLoad::CatalogLoad(std::string_view json, const JsonLimits& limits)
    : course_(std::make_unique<Course>()) {
  course_->parse.emplace(json, limits);
}
CatalogLoad::~CatalogLoad() = default;

bool CatalogLoad::step() {
  Course& course = *course_;
  if (course.catalog) return false;
  if (course.parse) return course.parse->step(kPiece) || course.start_building();
  if (course.build->step()) return true;
  course.catalog = course.build->take();
  course.build.reset();
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
