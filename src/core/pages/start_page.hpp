// The text of the start page: what the catalogue is, how large, and where to begin.
#pragma once

#include "core/dom.hpp"
#include "core/pages/page_context.hpp"

namespace atlas {

/// `<article class="start">`: the text panel when nothing is selected, and the head of index.html.
[[nodiscard]] Element start_page(const PageContext& page);

}  // namespace atlas
