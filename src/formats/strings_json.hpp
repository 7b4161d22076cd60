// Reads the table of interface texts: {"area.name": {"zh": "…", "en": "…"}, …}.
#pragma once

#include "core/result.hpp"
#include "core/strings.hpp"

#include <string_view>

namespace atlas {

/// Parses the table. Errors, with line and column: not JSON, a key twice, a language missing, empty or
/// unknown.
[[nodiscard]] Result<Strings> parse_strings(std::string_view json);

}  // namespace atlas
