// What an address leads to, as far as the address itself tells.
#pragma once

#include "core/catalog.hpp"
#include "core/kinds.hpp"

#include <string_view>
#include <vector>

namespace atlas {

struct ResourceKind {
  Kind kind = Kind::Article;
  std::vector<Field> fields = {};  ///< of permalinks: repo, ref, ref_kind, path and, when there is one, line
};

/// The kind by host and path: repositories and what is in them, videos, questions, documentation of packages,
/// books, columns, documents by their ending; the top of a host is a site, everything else an article.
/// Requires is_safe_url(url).
[[nodiscard]] ResourceKind resource_kind(std::string_view url);

/// Host and last part of the path, for a link without any text: "draveness.me: kubernetes-pod". Percent
/// escapes stay. Requires is_safe_url(url).
[[nodiscard]] std::string title_from_address(std::string_view url);

}  // namespace atlas
