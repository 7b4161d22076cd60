// See catalog_json.hpp: first the tape, then what it means.
#include "formats/catalog_json.hpp"

#include "core/assert.hpp"
#include "formats/catalog_reader.hpp"
#include "formats/findings.hpp"
#include "formats/json_parse.hpp"

#include <limits>
#include <optional>
#include <utility>

namespace atlas {
namespace {

constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();
constexpr double kParsingShare = 0.6;  // of the time

}  // namespace

struct CatalogParse::Course {
  explicit Course(std::string_view json, const JsonLimits& limits) : size(json.size()) {
    parse.emplace(json, limits);
  }

  /// From the tape on.
  void start_reading() {
    tree.emplace(parse->take());
    parse.reset();
    if (!tree->ok()) return;
    for (const Message& message : tree->value().duplicate_keys()) findings.add(message);
    reader.emplace(tree->value(), findings);
  }

  std::size_t size;
  Findings findings;
  std::optional<JsonParse> parse;  // then
  std::optional<Result<JsonTree>> tree;
  std::optional<CatalogReader> reader;
};

CatalogParse::CatalogParse(std::string_view json, const JsonLimits& limits)
    : course_(std::make_unique<Course>(json, limits)) {}
CatalogParse::~CatalogParse() = default;

bool CatalogParse::step(Piece piece) {
  Course& course = *course_;
  if (course.reader) return course.reader->step(piece.items);
  if (!course.parse) return false;
  if (course.parse->step(piece.bytes)) return true;
  course.start_reading();
  return course.reader.has_value();
}

double CatalogParse::progress() const {
  const Course& course = *course_;
  if (course.reader) return kParsingShare + (1 - kParsingShare) * course.reader->progress();
  if (!course.parse) return 1;
  const auto size = static_cast<double>(std::max<std::size_t>(course.size, 1));
  return kParsingShare * static_cast<double>(course.parse->bytes_read()) / size;
}

Result<CatalogData> CatalogParse::take() {
  Course& course = *course_;
  ATLAS_ASSERT(course.tree.has_value());
  if (!course.tree->ok()) return Failure{course.tree->messages()};
  if (course.findings.has_errors()) return Failure{std::move(course.findings.messages())};
  return course.reader->take();
}

CatalogData read_catalog(const JsonTree& tree, Findings& findings) {
  CatalogReader reader(tree, findings);
  while (reader.step(kAll)) continue;
  return reader.take();
}

Result<CatalogData> parse_catalog(std::string_view json) {
  CatalogParse parse(json);
  while (parse.step({kAll, kAll})) continue;
  return parse.take();
}

}  // namespace atlas
