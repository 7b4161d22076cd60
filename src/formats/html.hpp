// Writes element trees as HTML. Everything that comes from a catalogue goes through here, so this file alone
// decides that no text becomes markup and no address becomes a script.
#pragma once

#include "core/dom.hpp"

#include <string>
#include <string_view>

namespace atlas {

/// `text` with &, <, >, " and ' as character references.
[[nodiscard]] std::string escape_html(std::string_view text);

/// The tree as HTML5 (SVG parts included), without white space of its own. Attributes that could run a script
/// or style the page (on…, style, srcdoc, and href or src with another scheme than http, https, mailto, data
/// images or none) are left out; text inside <script> is written so that it cannot end the script.
/// Requires that tags and attribute names are names (letters, digits, '-', ':'). O(size of the tree).
[[nodiscard]] std::string to_html(const Element& element);

/// A whole document: doctype, then the tree, then a line end.
[[nodiscard]] std::string to_html_document(const Element& html);

}  // namespace atlas
