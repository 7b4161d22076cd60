// The two files that search engines ask a site for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// sitemap.xml of pages given relative to the site's root. Requires an absolute base URL that ends in '/'.
[[nodiscard]] std::string sitemap_xml(std::string_view base_url, const std::vector<std::string>& paths);

/// robots.txt that allows everything and names the sitemap when there is a base URL.
[[nodiscard]] std::string robots_txt(std::string_view base_url);

/// What is wrong with a base URL as a phrase that completes "the base URL …"; empty when nothing is.
[[nodiscard]] std::string_view base_url_problem(std::string_view url);

/// Path of an absolute address: "/atlas/" for "https://example.org/atlas/".
[[nodiscard]] std::string path_of_url(std::string_view url);

}  // namespace atlas
