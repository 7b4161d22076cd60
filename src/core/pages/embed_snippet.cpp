// See embed_snippet.hpp.
#include "core/pages/embed_snippet.hpp"

#include <string_view>

namespace atlas {
namespace {

std::string escaped(std::string_view text) {
  std::string html;
  for (const char c : text) {
    if (c == '&') {
      html += "&amp;";
    } else if (c == '<') {
      html += "&lt;";
    } else if (c == '>') {
      html += "&gt;";
    } else if (c == '"') {
      html += "&quot;";
    } else {
      html += c;
    }
  }
  return html;
}

/// "n=kube-scheduler&v=1", "view=walk/deployment/27&v=1".
std::string query_of(const EmbedTarget& target) {
  std::string_view path = target.path;
  if (!path.empty() && path.back() == '/') path.remove_suffix(1);
  const bool node = path.rfind("n/", 0) == 0;
  std::string query = node ? "n=" + std::string(path.substr(2)) : "view=" + std::string(path);
  query += "&v=1";
  query += target.lang == Lang::Zh ? "&lang=zh" : "&lang=en";
  if (!target.theme.empty()) query += "&theme=" + target.theme;
  return query;
}

}  // namespace

std::string iframe_snippet(const EmbedTarget& target) {
  const std::string title = escaped(target.title);
  return "<iframe src=\"" + escaped(target.base_url + "embed/?" + query_of(target)) + "\" title=\"" + title +
         "\" loading=\"lazy\" width=\"100%\" height=\"480\" style=\"border:0;color-scheme:light dark\" "
         "allow=\"fullscreen; clipboard-write\" sandbox=\"allow-scripts allow-same-origin allow-popups "
         "allow-popups-to-escape-sandbox\" referrerpolicy=\"no-referrer\"></iframe>\n<p><a href=\"" +
         escaped(target.base_url + target.path) + "\">" + title + "</a></p>";
}

}  // namespace atlas
