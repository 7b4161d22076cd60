// What is wrong with a JSON file, said with line and column. For files that the scanner refused only: slow,
// since it goes through the file again with nlohmann-json, whose verdict it explains.
#pragma once

#include "core/result.hpp"
#include "formats/json_tree.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace atlas {

/// The first thing in `json` that is no JSON or passes a limit, if there is one. O(bytes).
[[nodiscard]] std::optional<Message> json_complaint(std::string_view json, const JsonLimits& limits);

/// Line and column of the byte `offset`. O(bytes).
[[nodiscard]] TextPosition position_in(std::string_view text, std::size_t offset);

}  // namespace atlas
