// Catalogues in forms that other tools read: a reading list in Markdown, a table of links for spreadsheets.
#pragma once

#include "core/catalog.hpp"

#include <string>

namespace atlas {

/// A reading list: the title, then a section per topic with its resources, each with address, authors, the
/// curator's marks (⭐ starred, ~~struck~~) and its summary. A resource in two topics is listed in both; those
/// in no topic come last. UTF-8, lines end in "\n".
[[nodiscard]] std::string export_markdown(const Catalog& catalog, Lang lang);

/// One row per resource with an address: id, kind, title, authors, topics, language, address, flags; several
/// values in a cell are joined by "; ". RFC 4180 with a header row and "\r\n". A cell that a spreadsheet
/// would take for a formula starts with an apostrophe.
[[nodiscard]] std::string export_csv(const Catalog& catalog);

}  // namespace atlas
