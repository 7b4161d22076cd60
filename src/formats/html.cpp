// See html.hpp.
#include "formats/html.hpp"

#include "core/assert.hpp"
#include "formats/url_policy.hpp"

#include <algorithm>
#include <array>

namespace atlas {
namespace {

bool is_void(std::string_view tag) {
  constexpr std::array<std::string_view, 8> kVoid{"br", "col", "hr", "img", "input", "link", "meta", "wbr"};
  return std::find(kVoid.begin(), kVoid.end(), tag) != kVoid.end();
}

/// Elements of SVG that never have children here, so "/>" ends them.
bool closes_itself(std::string_view tag) {
  constexpr std::array<std::string_view, 6> kShapes{"circle", "ellipse", "line", "path", "polygon", "rect"};
  return std::find(kShapes.begin(), kShapes.end(), tag) != kShapes.end();
}

bool is_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == ':';
  });
}

/// The scheme of an address in lower case, as a browser reads it: control characters and spaces do not count.
std::string scheme_of(std::string_view url) {
  std::string scheme;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == 0x7F) continue;
    if (c == ':') return scheme;
    if (c == '/' || c == '?' || c == '#') break;
    scheme += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return {};
}

bool safe_address(std::string_view url) {
  return scheme_of(url).empty() || is_safe_url(url) || url.substr(0, 11) == "data:image/";
}

bool allowed(std::string_view name, std::string_view value) {
  if (name.size() >= 2 && (name[0] == 'o' || name[0] == 'O') && (name[1] == 'n' || name[1] == 'N'))
    return false;
  if (name == "style" || name == "srcdoc") return false;
  const bool address =
      name == "href" || name == "src" || name == "action" || name == "formaction" || name == "xlink:href";
  return !address || safe_address(value);
}

void write_attributes(std::string& html, const Element& element) {
  for (const auto& [name, value] : element.attributes) {
    ATLAS_ASSERT(is_name(name));
    if (!allowed(name, value)) continue;
    html.append(" ").append(name);
    if (!value.empty()) html.append("=\"").append(escape_html(value)).append("\"");
  }
}

/// Data inside <script>: JSON, in which "<" may be written as an escape.
void write_script_text(std::string& html, std::string_view text) {
  for (const char c : text) {
    if (c == '<') {
      html += "\\u003c";
    } else {
      html += c;
    }
  }
}

void write(std::string& html, const Element& element) {
  if (element.tag.empty()) {
    html += escape_html(element.text);
    return;
  }
  ATLAS_ASSERT(is_name(element.tag));
  html.append("<").append(element.tag);
  write_attributes(html, element);
  if (is_void(element.tag)) {
    ATLAS_ASSERT(element.children.empty());
    html += ">";
    return;
  }
  if (closes_itself(element.tag) && element.children.empty()) {
    html += "/>";
    return;
  }
  html += ">";
  for (const Element& child : element.children) {
    if (element.tag == "script") {
      write_script_text(html, child.text);
    } else {
      write(html, child);
    }
  }
  html.append("</").append(element.tag).append(">");
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      case '\0':
        break;  // a browser would replace it; it means nothing in a text
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string to_html(const Element& element) {
  std::string html;
  write(html, element);
  return html;
}

std::string to_html_document(const Element& html) { return "<!doctype html>\n" + to_html(html) + "\n"; }

}  // namespace atlas
