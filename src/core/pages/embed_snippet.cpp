// See embed_snippet.hpp. Every value is escaped for the place it goes to: HTML attributes and text,
// Markdown's brackets and parentheses. Snippets end up in editors that may rewrap or cut at a blank line, so
// there is none.
#include "core/pages/embed_snippet.hpp"

#include <algorithm>
#include <string_view>

namespace atlas {
namespace {

constexpr std::string_view kFrameAttributes =
    R"( loading="lazy" width="100%" height="480" style="border:0;color-scheme:light dark")"
    R"( allow="fullscreen; clipboard-write")"
    R"( sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox")"
    R"( referrerpolicy="no-referrer")";

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

/// For text and for double-quoted attributes. Line ends and other controls become blanks: a blank line would
/// end the HTML block in Markdown.
std::string html_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else {
      out += is_control(c) ? ' ' : c;
    }
  }
  return out;
}

/// For the text of a link or the description of a picture. Source: CommonMark 0.31, 2.4: a backslash before
/// any ASCII punctuation makes it plain; the rest is what GitHub adds (~ strikes through, | ends a cell, $
/// begins a formula).
std::string markdown_escaped(std::string_view text) {
  constexpr std::string_view kSpecial = "\\`*_[]<>&!~|$";
  std::string out;
  for (const char c : text) {
    if (kSpecial.find(c) != std::string_view::npos) out += '\\';
    out += is_control(c) ? ' ' : c;
  }
  return out;
}

/// For the destination of a link, which a blank, a parenthesis or an angle bracket would end.
std::string markdown_destination(std::string_view address) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : address) {
    const bool ends = is_control(c) || std::string_view(" ()<>\\\"").find(c) != std::string_view::npos;
    if (!ends) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += {'%', kHex[byte >> 4U], kHex[byte & 0xFU]};
  }
  return out;
}

std::string root_of(const EmbedTarget& target) {
  const bool closed = !target.base_url.empty() && target.base_url.back() == '/';
  return closed ? target.base_url : target.base_url + '/';
}

std::string_view without_fragment(std::string_view path) { return path.substr(0, path.find('#')); }

std::string_view without_slash(std::string_view path) {
  path = without_fragment(path);
  if (!path.empty() && path.back() == '/') path.remove_suffix(1);
  return path;
}

/// "kube-scheduler" for "n/kube-scheduler/"; empty for any other page.
std::string_view node_of(std::string_view path) {
  return path.starts_with("n/") ? without_slash(path.substr(2)) : std::string_view();
}

/// "walk/deployment/27" for "walk/deployment/27/"; empty for any other page.
std::string_view walk_view_of(std::string_view path) {
  const std::string_view view = without_slash(path);
  return view.starts_with("walk/") && view.size() > 5 ? view : std::string_view();
}

std::string_view lang_name(Lang lang) { return lang == Lang::Zh ? "zh" : "en"; }

std::string attribute(std::string_view name, std::string_view value) {
  std::string out(" ");
  return out.append(name).append("=\"").append(html_escaped(value)).append("\"");
}

}  // namespace

std::string page_address(const EmbedTarget& target) { return root_of(target) + target.path; }

std::string embed_address(const EmbedTarget& target) {
  std::string address = root_of(target) + "embed/?";
  if (const std::string_view node = node_of(target.path); !node.empty())
    address.append("n=").append(node).append("&");
  if (const std::string_view view = walk_view_of(target.path); !view.empty())
    address.append("view=").append(view).append("&");
  address.append("v=1&lang=").append(lang_name(target.lang));
  if (!target.theme.empty()) address.append("&theme=").append(target.theme);
  return address;
}

std::string iframe_snippet(const EmbedTarget& target) {
  std::string out = "<iframe" + attribute("src", embed_address(target)) + attribute("title", target.title);
  out.append(kFrameAttributes).append("></iframe>\n<p>").append(link_snippet(target)).append("</p>");
  return out;
}

std::string element_snippet(const EmbedTarget& target) {
  std::string out = "<script type=\"module\"";
  out += attribute("src", root_of(target) + "embed/v1/source-atlas.js") + "></script>\n<source-atlas";
  if (const std::string_view node = node_of(target.path); !node.empty()) out += attribute("node", node);
  if (const std::string_view view = walk_view_of(target.path); !view.empty()) out += attribute("view", view);
  out += attribute("lang", lang_name(target.lang));
  if (!target.theme.empty()) out += attribute("theme", target.theme);
  out.append(">\n  ").append(link_snippet(target));
  if (!target.summary.empty()) out.append("\n  <p>").append(html_escaped(target.summary)).append("</p>");
  return out.append("\n</source-atlas>");
}

std::string markdown_snippet(const EmbedTarget& target) {
  const bool has_poster = !node_of(target.path).empty() || !walk_view_of(target.path).empty();
  const std::string title = markdown_escaped(target.title);
  std::string out("[");
  if (has_poster) {
    const std::string poster = root_of(target).append(without_fragment(target.path)).append("poster.svg");
    out.append("![").append(title).append("](").append(markdown_destination(poster)).append(")");
  } else {
    out += title;
  }
  return out.append("](").append(markdown_destination(page_address(target))).append(")");
}

std::string link_snippet(const EmbedTarget& target) {
  return "<a" + attribute("href", page_address(target)) + ">" + html_escaped(target.title) + "</a>";
}

}  // namespace atlas
