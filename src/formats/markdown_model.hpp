// Markdown as two flat lists of numbers: blocks, and the spans in them, which say where in the source their
// text stands. Nothing of the source is copied; this is for programs that work on the text, not for showing
// it.
#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// The numbers are part of the module's interface: web/core/atlas-core.mjs names them in this order.
enum class MarkdownBlockKind : std::uint32_t {
  Quote,
  List,
  OrderedList,
  Item,
  Rule,
  Heading,
  Code,
  Paragraph,
  Table,
  TableHead,
  TableBody,
  Row,
  HeaderCell,
  Cell
};

enum class MarkdownSpanKind : std::uint32_t {
  Text,
  SoftBreak,
  HardBreak,  // without anything in them
  Emphasis,
  Strong,
  Strikethrough,
  Code,
  Link,
  Image,  // with spans in them
  Address,
  Title,  // first in a link or image
  Info    // first in a fenced block of code: what follows the fence
};

/// Blocks stand in the order of the document, each before what it holds.
struct MarkdownBlock {
  MarkdownBlockKind kind = MarkdownBlockKind::Paragraph;
  std::uint32_t detail = 0;  ///< level of a heading, first number of a list, columns of a table; of a cell 1
                             ///< left, 2 centre, 3 right
  std::uint32_t next = 0;    ///< the first block behind it and what it holds
  std::uint32_t first_span = 0;  ///< of its spans and those of the blocks in it
  std::uint32_t end_span = 0;
};

struct MarkdownSpan {
  MarkdownSpanKind kind = MarkdownSpanKind::Text;
  std::uint32_t next = 0;   ///< the first span behind it and what it holds
  std::uint32_t begin = 0;  ///< place of its text; of spans that hold others from the first text to the last
  std::uint32_t end = 0;
};

/// Places count UTF-16 units. From the length of the source on they lie in `extra`, which holds what the
/// source does not have as such: decoded entities, addresses with escapes, expanded tabs.
struct MarkdownModel {
  std::vector<MarkdownBlock> blocks;
  std::vector<MarkdownSpan> spans;
  std::string extra;
};

/// Whether a text may be malformed, or comes from an encoder.
enum class Utf8 { Unchecked, WellFormed };

/// CommonMark with tables and strikethrough; HTML is text. Addresses are as written: who makes links of them
/// must check them first. Errors: the text is not UTF-8. O(bytes) for any input that people write.
[[nodiscard]] Result<MarkdownModel> parse_markdown(std::string_view markdown, Utf8 utf8 = Utf8::Unchecked);

}  // namespace atlas
