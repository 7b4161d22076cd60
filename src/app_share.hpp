// What the share dialog shows: the two links to choose from, what each of them carries, the snippets for
// articles, and QR codes.
#pragma once

#include "app.hpp"
#include "core/pages/page_context.hpp"

#include <string>
#include <string_view>

namespace atlas {

/// {"what","heading","title","shown","site","page","short","exact","carries","element","frame","markdown",
/// "link"} of what the reader looks at. `page.root` is the absolute address of the site. "what" is node,
/// step, act, walk, list or start; "title" is in the language of the interface, "shown" and "site" are what a
/// chat shows of the link; "page" is the path whose picture belongs to it; "short" and "exact" are absolute
/// addresses and "carries" says in words what the exact one holds; the rest are snippets (embed_snippet.hpp),
/// in the theme of the moment when `exact` is chosen.
[[nodiscard]] std::string answer_share(const App& app, const PageContext& page, bool exact);

/// {"size":n,"modules":"0110…"}, row by row, 1 for a dark module; "null" for a text too long for a code that
/// can be read off a screen.
[[nodiscard]] std::string answer_qr(std::string_view text);

}  // namespace atlas
