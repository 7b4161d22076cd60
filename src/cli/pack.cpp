// `atlas pack`: the catalogue as the web program embeds it.
#include "cli/commands.hpp"
#include "core/layout.hpp"
#include "formats/catalog_write.hpp"

namespace atlas::cli {

Outcome pack(const Arguments& arguments) {
  const std::string& file = arguments.operands.front();
  const Result<Catalog> catalog = load_catalog(file);
  if (!catalog.ok()) return {kFindings, {}, format_messages(file, catalog.messages())};
  return deliver(arguments, pack_catalog(catalog.value(), layout_of(catalog.value())));
}

}  // namespace atlas::cli
