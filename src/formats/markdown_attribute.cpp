// md4c cuts an attribute where its text is not as written.
#include "formats/markdown_attribute.hpp"

#include "core/utf8.hpp"
#include "formats/entities.hpp"

#include <md4c.h>

#include <cstddef>
#include <string_view>

namespace atlas {

std::string attribute_text(const MD_ATTRIBUTE& attribute) {
  std::string text;
  if (attribute.text == nullptr) return text;
  for (std::size_t i = 0; attribute.substr_offsets[i] < attribute.size; ++i) {
    const std::string_view part(attribute.text + attribute.substr_offsets[i],
                                attribute.substr_offsets[i + 1] - attribute.substr_offsets[i]);
    if (attribute.substr_types[i] == MD_TEXT_ENTITY) {
      text += decode_entity(part);
    } else if (attribute.substr_types[i] == MD_TEXT_NULLCHAR) {
      append_utf8(text, kReplacementCharacter);
    } else {
      text += part;
    }
  }
  return text;
}

}  // namespace atlas
