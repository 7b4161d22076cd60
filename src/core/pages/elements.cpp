// See elements.hpp.
#include "core/pages/elements.hpp"

#include "core/assert.hpp"

#include <algorithm>
#include <string>

namespace atlas {

Element element(std::string_view tag, std::string_view css_class) {
  Element result(tag);
  if (!css_class.empty()) result.with("class", css_class);
  return result;
}

Element element(std::string_view tag, std::string_view css_class, std::string_view text) {
  return element(tag, css_class).add_text(text);
}

Element breakable_code(std::string_view css_class, std::string_view text) {
  Element code = element("code", css_class);
  const bool path = text.find('/') != std::string_view::npos;
  std::size_t begin = 0;
  for (std::size_t at = 1; at < text.size(); ++at) {
    const bool field_breaks = text[at - 1] == '.' || text[at] == '[';
    if (path ? text[at - 1] != '/' : !field_breaks) continue;
    code.add_text(text.substr(begin, at - begin)).add(Element("wbr"));
    begin = at;
  }
  return std::move(code).add_text(text.substr(begin));
}

Element dot() { return element("span", "dot", " · "); }

bool is_web_address(std::string_view url) {
  if (host_of(url).empty()) return false;
  const std::string_view authority = url.substr(url.find("://") + 3);
  if (authority.substr(0, authority.find_first_of("/?#")).find('@') != std::string_view::npos) return false;
  return std::none_of(url.begin(), url.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= 0x20 || byte == 0x7F || c == '\\';
  });
}

Element outward_link(std::string_view url, std::string_view css_class) {
  ATLAS_ASSERT(is_web_address(url));
  return element("a", css_class)
      .with("href", url)
      .with("rel", "noopener noreferrer")
      .with("referrerpolicy", "no-referrer");
}

Element in_language(Element target, const PageContext& page, std::string_view lang) {
  if (!lang.empty() && lang != lang_tag(page.lang)) target.with("lang", lang);
  return target;
}

Element node_link(const PageContext& page, NodeId id, std::string_view css_class) {
  const Node& node = page.node(id);
  Element link = element("a", css_class, node.title).with("href", node_href(page, id));
  return in_language(std::move(link), page, node.lang);
}

}  // namespace atlas
