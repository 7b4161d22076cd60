// Element trees as JSON, for handing composed texts from the core to a page without any markup.
#pragma once

#include "core/dom.hpp"
#include "formats/json_writer.hpp"

#include <string>

namespace atlas {

/// A run of text is a JSON string; an element is ["tag",{"attribute":"value"},child,…]. O(size of the tree);
/// recursion as deep as the tree, which our own code composes.
[[nodiscard]] std::string to_json(const Element& element);

/// The same as the next value of `out`, without a text in between.
void write_json(JsonWriter& out, const Element& element);

}  // namespace atlas
