// The body that all pages share: header, frame, footer. Everything the app needs is in it from the start, so
// that nothing jumps when the app takes over; what works only with scripts has the class needs-js.
#pragma once

#include "core/dom.hpp"
#include "core/pages/page_context.hpp"
#include "core/pages/page_meta.hpp"

#include <optional>
#include <vector>

namespace atlas {

/// What differs from page to page.
struct ShellParts {
  Subject subject;                ///< what the page is about; the catalogue for messages
  std::vector<Element> text;      ///< children of #text
  std::optional<Element> poster;  ///< drawing for the stage
};

/// `<body>` as the contract between pages and scripts says: a.skip, header#header, div#frame with
/// aside#filters, main#stage and section#panel > #panel-bar + #text, nav#tabs, footer#footer, #status,
/// #notice.
[[nodiscard]] Element page_shell(const PageContext& page, ShellParts parts);

/// `<nav class="crumbs">`: the way from the start page to a page.
[[nodiscard]] Element crumbs_nav(const PageContext& page, const Subject& subject);

}  // namespace atlas
