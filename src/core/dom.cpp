// See dom.hpp.
#include "core/dom.hpp"

namespace atlas {

std::string text_content(const Element& element) {
  std::string all = element.text;
  for (const Element& child : element.children) all += text_content(child);
  return all;
}

}  // namespace atlas
