// The text of one node: the same tree is the text panel of the app and the main text of n/<id>/index.html;
// the style sheet lays it out in both places.
#pragma once

#include "core/dom.hpp"
#include "core/ids.hpp"
#include "core/pages/page_context.hpp"

#include <cstddef>
#include <vector>

namespace atlas {

/// `<article class="node">`: head, links, order and series, related nodes by relation, then facts and source
/// places. Headings start at h1; groups are h2.
[[nodiscard]] Element node_page(const PageContext& page, NodeId id);

/// Rows of a group that the page left over.
struct MoreRows {
  Element list;               ///< `<ul class="rows">`
  std::size_t left_over = 0;  ///< how many come after them
};
/// The next rows of a group, from row `first` on, PageContext::most_rows at most; none where there is no such
/// row. `group` is the number that its button has (RowsLeft).
[[nodiscard]] MoreRows more_rows(const PageContext& page, NodeId id, std::size_t group, std::size_t first);

/// Parts of the page, in files of their own. Each may be an empty element without children, then left out.
namespace node_parts {

/// Kind, title, other names and paths, author and site, marks, summary, addresses.
[[nodiscard]] Element head(const PageContext& page, NodeId id);
/// Where one is, for those who cannot see it: how many neighbours, which place in its topics and series.
[[nodiscard]] Element place(const PageContext& page, NodeId id);
/// Steps of walkthroughs, then previous and next in the order of components and in a series.
[[nodiscard]] std::vector<Element> sequences(const PageContext& page, NodeId id);
/// Related nodes by relation, with the sequences at their place among them.
[[nodiscard]] std::vector<Element> sections(const PageContext& page, NodeId id);
/// Other names, language, kind-specific members.
[[nodiscard]] Element facts(const PageContext& page, NodeId id);
/// Evidence counts and places in the source documents.
[[nodiscard]] Element sources(const PageContext& page, NodeId id);

}  // namespace node_parts
}  // namespace atlas
