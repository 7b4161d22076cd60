// The built-in catalogue and interface texts, read from the source tree.
#pragma once

#include "core/catalog.hpp"
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

inline atlas::Catalog built_in_catalog() {
  auto data = atlas::parse_catalog(read_source_file("assets/catalog.json"));
  ATLAS_ASSERT(data.ok());
  auto catalog = atlas::Catalog::build(std::move(data.value()));
  ATLAS_ASSERT(catalog.ok());
  return std::move(catalog.value());
}

inline atlas::Strings built_in_strings() {
  auto strings = atlas::parse_strings(read_source_file("assets/strings.json"));
  ATLAS_ASSERT(strings.ok());
  return std::move(strings.value());
}

}  // namespace tests
