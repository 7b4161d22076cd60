// A reading list in Markdown as the lines that matter for a catalogue: headings, items, lines of text and
// rows of tables, each as texts and links in the order in which they stand there.
#pragma once

#include "core/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// A run of text, or a link with its text, which may be empty.
struct ListPiece {
  std::string text;
  std::string address;   ///< as it is written; empty: this is no link
  bool is_bare = false;  ///< an address that stands in the text without brackets; its text is empty
  bool is_struck = false;
  std::size_t at = 0;  ///< byte in the source, of its text

  [[nodiscard]] bool is_link() const { return !address.empty(); }
};

enum class ListLineKind { Heading, Item, Text, Row };

struct ListLine {
  ListLineKind kind = ListLineKind::Text;
  int level = 0;       ///< of a heading from 1 on; else how many lists it stands in
  std::size_t at = 0;  ///< byte in the source where its first text or link stands
  std::vector<ListPiece> pieces;
};

/// The lines of a list, in order. Quotations, code, HTML, images, links round images and the heads of tables
/// have none; cells of a row are separated by tabs. A line of a paragraph is a line, an item is one whatever
/// its length. Lines without any text or link are left out. Requires UTF-8. Errors: no memory. O(bytes) for
/// any text that people write.
[[nodiscard]] Result<std::vector<ListLine>> read_list_lines(std::string_view markdown);

}  // namespace atlas
