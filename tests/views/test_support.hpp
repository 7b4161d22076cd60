// The built-in catalogue and interface texts, read from the source tree.
#pragma once

#include "core/catalog.hpp"
#include "core/layout.hpp"
#include "core/strings.hpp"
#include "formats/catalog_json.hpp"
#include "formats/strings_json.hpp"

#include <fstream>
#include <sstream>
#include <string>
#include <utility>

namespace tests {

inline std::string read_source_file(const std::string& path) {
  std::ifstream file(std::string(ATLAS_SOURCE_DIR) + "/" + path, std::ios::binary);
  std::ostringstream all;
  all << file.rdbuf();
  return all.str();
}

/// The catalogue with its settled layout, as the page gets it. The layout is computed once per program.
inline atlas::CatalogData built_in_data() {
  auto data = atlas::parse_catalog(read_source_file("assets/catalog.json"));
  ATLAS_ASSERT(data.ok());
  auto catalog = atlas::Catalog::build(data.value());
  ATLAS_ASSERT(catalog.ok());
  data.value().layout = atlas::compute_layout(catalog.value()).places;
  return std::move(data.value());
}

inline atlas::Catalog built_in_catalog() {
  static const atlas::CatalogData data = built_in_data();
  auto catalog = atlas::Catalog::build(data);
  ATLAS_ASSERT(catalog.ok());
  return std::move(catalog.value());
}

inline atlas::Strings built_in_strings() {
  auto strings = atlas::parse_strings(read_source_file("assets/strings.json"));
  ATLAS_ASSERT(strings.ok());
  return std::move(strings.value());
}

}  // namespace tests
