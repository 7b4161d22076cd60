// What is said about a page outside of it: title, description, breadcrumbs, the addresses of lists.
#pragma once

#include "core/pages/page_context.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// Fragment that opens the list view in the app, and at the same time the id of the list in index.html, so
/// that the same link works without scripts.
inline constexpr std::string_view kListFragment = "v1&view=list";

/// "kube-scheduler · 组件 · <catalogue>". An invalid id means the start page: "<catalogue> · Source Atlas".
[[nodiscard]] std::string page_title(const PageContext& page, NodeId id);

/// One or two sentences of at most 160 characters, in the language of the page; never empty.
[[nodiscard]] std::string page_description(const PageContext& page, NodeId id);

/// One step on the way from the start page to a node.
struct Crumb {
  std::string title;
  std::string path;  ///< relative to the site's root
};

/// Start page, the topic or kind the node belongs to, the node itself.
[[nodiscard]] std::vector<Crumb> breadcrumbs(const PageContext& page, NodeId id);

/// Id of the section of index.html that lists all nodes of a kind: "kind-topic".
[[nodiscard]] std::string kind_anchor(Kind kind);

}  // namespace atlas
