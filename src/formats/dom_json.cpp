// The array form is about a third shorter than objects with names, and a page's whole list goes through it.
#include "formats/dom_json.hpp"

namespace atlas {

void write_json(JsonWriter& out, const Element& element) {
  if (element.tag.empty()) {
    out.value(element.text);
    return;
  }
  out.begin_array().value(element.tag).begin_object();
  for (const auto& [name, value] : element.attributes) out.member(name, value);
  out.end_object();
  for (const Element& child : element.children) write_json(out, child);
  out.end_array();
}

std::string to_json(const Element& element) {
  JsonWriter out;
  write_json(out, element);
  return out.take();
}

}  // namespace atlas
