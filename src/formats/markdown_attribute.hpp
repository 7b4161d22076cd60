// Addresses and titles as md4c hands them over. Inside the two readers of Markdown only.
#pragma once

#include <string>

struct MD_ATTRIBUTE;

namespace atlas {

/// The text of an attribute with its entities decoded.
[[nodiscard]] std::string attribute_text(const MD_ATTRIBUTE& attribute);

}  // namespace atlas
