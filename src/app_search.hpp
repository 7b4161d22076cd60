// What the search field shows: hits, or ways out when there are none, and completions of filters.
#pragma once

#include "app.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace atlas {

/// {total, hits: [{id, path, kind, shape, kindName, title, titleRanges, shown, shownRanges, field, detail,
/// score, place?}], kinds: [{kind, name, count}], suggestions: [{id, title}], leftOut: […], problems:
/// [{filter, instead: [{query, text}]}], fewer: [{without, query, total}], completions: [{query, text, title,
/// count}], completing}. Ranges are in UTF-16 units. `path` leads there from the root of the site; `place` is
/// what "open-walk" takes. `completing`: a filter's value is being typed, so completions come before hits.
[[nodiscard]] std::string answer_search(App& app, std::string_view text, std::size_t limit, Lang lang);

}  // namespace atlas
