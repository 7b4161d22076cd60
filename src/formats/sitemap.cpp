// See sitemap.hpp.
#include "formats/sitemap.hpp"

#include "formats/html.hpp"
#include "formats/url_policy.hpp"

namespace atlas {

std::string sitemap_xml(std::string_view base_url, const std::vector<std::string>& paths) {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset "
      "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (const std::string& path : paths) {
    xml += "<url><loc>" + escape_html(std::string(base_url) + path) + "</loc></url>\n";
  }
  return xml + "</urlset>\n";
}

std::string robots_txt(std::string_view base_url) {
  std::string text = "User-agent: *\nAllow: /\n";
  if (!base_url.empty()) text += "Sitemap: " + std::string(base_url) + "sitemap.xml\n";
  return text;
}

std::string_view base_url_problem(std::string_view url) {
  if (!is_safe_url(url)) return url_problem(url);
  if (url.substr(0, 4) != "http") return "must start with http:// or https://";
  if (url.find_first_of("?#") != std::string_view::npos) return "must not have a query or a fragment";
  return {};
}

std::string path_of_url(std::string_view url) {
  const std::size_t authority = url.find("://");
  const std::size_t path =
      authority == std::string_view::npos ? std::string_view::npos : url.find('/', authority + 3);
  return path == std::string_view::npos ? "/" : std::string(url.substr(path));
}

}  // namespace atlas
