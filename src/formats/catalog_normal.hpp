// The normal form of a catalogue file: the one way to write it, so that two versions compare line by line.
#pragma once

#include "core/result.hpp"

#include <string>
#include <string_view>

namespace atlas {

/// The same catalogue with one node and one edge per line, nodes sorted by id, edges by (s, rel, n, t, seed,
/// line), and walkthroughs one member, part and sentence per line. Members keep their order and values their
/// spelling (but in packed catalogues tables are written out and edges name their ends by id again); what
/// this program does not know is kept too. normal(normal(x)) == normal(x). Errors: those of parse_json(),
/// names that occur twice, and tables that are none. O(bytes log lines).
[[nodiscard]] Result<std::string> normal_catalog(std::string_view json);

}  // namespace atlas
