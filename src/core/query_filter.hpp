// What the filters of a query mean in a catalogue: which nodes pass, which values there are.
#pragma once

#include "core/catalog.hpp"
#include "core/characters.hpp"
#include "core/query.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// Values of a filter, compared without capitals, spaces and width; "kind:视频" and "kind:video" are one:
/// kind: names of shapes and kinds in both languages, in full or their beginning, and of places in
/// walkthroughs ("step", 步骤); topic, author: part of a name or the id of a topic, component or author, a
/// topic standing for its subtopics too; lang: a language tag or its beginning, 中文, English; is: the marks
/// of filter.hpp; host: part of a host or its name.
struct FilterValue {
  QueryField field = QueryField::Kind;
  std::string value;  ///< as it stands behind the colon
  Bilingual title;
  int count = 0;  ///< nodes that pass
};

/// A value that nothing in the catalogue has, and the nearest ones there are.
struct FilterProblem {
  QueryFilter filter;
  std::vector<std::string> instead;
};

/// Which documents pass: the nodes, then `places` places of walkthroughs.
struct FilterOutcome {
  std::vector<std::uint8_t> passes;  ///< empty when there is no filter to pass
  std::vector<FilterProblem> problems;
};

/// Filters with an empty value, which are still being typed, are ignored. O(filters x (nodes + edges)).
[[nodiscard]] FilterOutcome apply(const std::vector<QueryFilter>& filters, const Catalog& catalog,
                                  std::size_t places, const CharacterTable& characters);

/// The values of a field that begin with or contain what was typed, most frequent first, at most `limit`.
/// O(nodes + edges).
[[nodiscard]] std::vector<FilterValue> filter_values(const Catalog& catalog, QueryField field,
                                                     std::string_view typed, std::size_t limit,
                                                     const CharacterTable& characters);

}  // namespace atlas
