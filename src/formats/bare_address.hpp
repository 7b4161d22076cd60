// Addresses that stand in a text as they are, without the brackets of Markdown.
#pragma once

#include "formats/list_lines.hpp"

#include <vector>

namespace atlas {

/// Appends the piece to `pieces`, cut at the addresses in it, which become links of their own. An address
/// begins with http:// or https:// and ends before a blank, a character past ASCII or one that no address
/// holds; punctuation that ends a sentence, and brackets that it does not open itself, do not belong to it.
void split_addresses(const ListPiece& piece, std::vector<ListPiece>& pieces);

}  // namespace atlas
