// What keys do while the map, or the picture of a walkthrough, has the keyboard.
#pragma once

#include "app.hpp"

#include <string_view>

namespace atlas {

/// Handles a key by its name as in KeyboardEvent.key; false when the map has no use for it, so that the
/// browser keeps it.
[[nodiscard]] bool handle_key(App& app, std::string_view key, bool shift = false);

}  // namespace atlas
