// `atlas export`: the catalogue in other forms. A form exists only when somebody can use what it gives.
#include "cli/commands.hpp"
#include "formats/catalog_export.hpp"
#include "formats/catalog_normal.hpp"

#include <utility>

namespace atlas::cli {

Outcome export_as(const Arguments& arguments) {
  const std::string format = arguments.value("--format");
  if (format != "json" && format != "markdown" && format != "csv") {
    return usage_error("export", format.empty() ? "The option --format is missing."
                                                : "There is no format \"" + format + "\".");
  }
  const std::string& file = arguments.operands.front();
  const Result<CatalogFile> read = read_catalog_file(file);
  if (!read.ok()) return {kFindings, {}, format_messages(file, read.messages())};
  // First for all formats: a file that is no catalogue must not be rewritten as if it were one.
  const Result<Catalog> catalog = build_catalog(read.value().json);
  if (!catalog.ok()) return {kFindings, {}, format_messages(file, catalog.messages())};
  if (format == "markdown") return deliver(arguments, export_markdown(catalog.value(), Lang::Zh));
  if (format == "csv") return deliver(arguments, export_csv(catalog.value()));
  Result<std::string> normal = normal_catalog(read.value().json);
  if (!normal.ok()) return {kFindings, {}, format_messages(file, normal.messages())};
  return deliver(arguments, std::move(normal.value()));
}

}  // namespace atlas::cli
