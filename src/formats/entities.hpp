// Character references of HTML as they occur in Markdown.
#pragma once

#include <string>
#include <string_view>

namespace atlas {

/// The text that a reference such as "&amp;", "&#20013;" or "&#x4E2D;" stands for. Names that are not in our
/// short table stay as they are written; numbers that are no character become U+FFFD.
[[nodiscard]] std::string decode_entity(std::string_view reference);

}  // namespace atlas
