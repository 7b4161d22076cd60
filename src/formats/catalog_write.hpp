// Packs a catalogue with its settled map for the programs that embed it.
#pragma once

#include "core/catalog.hpp"
#include "core/layout.hpp"

#include <string>

namespace atlas {

/// Minified JSON with everything CatalogData holds and one place per node, for embedding in a program; only
/// the sentences of the walkthroughs' steps are left to pack_prose(). parse_catalog() of it gives a
/// CatalogData that is equal but for them and whose layout is `layout.places`.
/// Requires one place per node.
[[nodiscard]] std::string pack_catalog(const Catalog& catalog, const MapLayout& layout);

}  // namespace atlas
