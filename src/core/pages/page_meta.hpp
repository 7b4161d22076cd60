// What is said about a page outside of it: title, description, breadcrumbs, the addresses of lists.
#pragma once

#include "core/pages/page_context.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// Path of the page with the whole list; with scripts it opens the list view.
inline constexpr std::string_view kListPath = "list/";

/// What a page is about: a node, else a place in a walkthrough, else the whole catalogue or its list.
struct Subject {
  NodeId node;
  std::optional<WalkPlace> walk;
  bool list = false;
  Subject() = default;
  Subject(NodeId id) : node(id) {}                  // NOLINT(google-explicit-constructor)
  Subject(const WalkPlace& place) : walk(place) {}  // NOLINT(google-explicit-constructor)
};

/// The walkthrough of a subject's place. Requires that it has one.
[[nodiscard]] const Walkthrough& walk_of(const PageContext& page, const Subject& subject);

/// Places of all pages of walkthroughs, the overviews before their steps; none of those without steps.
[[nodiscard]] std::vector<WalkPlace> walk_places(const Catalog& catalog);

/// "kube-scheduler · 组件 · <catalogue>", "<step> · 第 27 步 · <walkthrough>"; of the start page
/// "<catalogue> · Source Atlas".
[[nodiscard]] std::string page_title(const PageContext& page, const Subject& subject);

/// One or two sentences of at most 160 characters, in the language of the page; never empty.
[[nodiscard]] std::string page_description(const PageContext& page, const Subject& subject);

/// One step on the way from the start page to a page.
struct Crumb {
  std::string title;
  std::string path;  ///< relative to the site's root
};

/// Start page, the topic or kind the node belongs to, the node itself; or start page, walkthrough, act, step.
[[nodiscard]] std::vector<Crumb> breadcrumbs(const PageContext& page, const Subject& subject);

/// Id of the section of index.html that lists all nodes of a kind: "kind-topic".
[[nodiscard]] std::string kind_anchor(Kind kind);

}  // namespace atlas
