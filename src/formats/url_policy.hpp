// Which addresses may become links. Catalogues come from strangers, and "javascript:" is an address too.
#pragma once

#include <string>
#include <string_view>

namespace atlas {

/// What is wrong with an address as a phrase that completes "the address …"; empty when it may become a link.
/// Allowed are http and https with a host and without a user name, and mailto; no blanks or control
/// characters (browsers drop tabs and line feeds, so "java\tscript:" would run), no backslashes in the
/// authority, at most 8 KB.
[[nodiscard]] std::string_view url_problem(std::string_view url);
/// The same, but without a look for control and invisible characters: for addresses that surely have none.
[[nodiscard]] std::string_view url_shape_problem(std::string_view url);

/// True when `url` may become a link.
[[nodiscard]] inline bool is_safe_url(std::string_view url) { return url_problem(url).empty(); }

/// The form in which two spellings of one address are equal: scheme and host in lower case, no default port,
/// "/" for an empty path, percent escapes in upper case, other bytes past ASCII escaped. Fragment, query,
/// trailing slash and http versus https stay different. Requires is_safe_url().
[[nodiscard]] std::string identity_url(std::string_view url);

}  // namespace atlas
