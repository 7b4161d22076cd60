// Reads an action from the page's request.
#pragma once

#include "core/action.hpp"
#include "formats/request_json.hpp"

#include <optional>

namespace atlas {

/// The action that {"m":"dispatch","action":{…}} asks for; nothing when it is unknown or malformed.
[[nodiscard]] std::optional<Action> read_action(const Request& request, const Catalog& catalog);

[[nodiscard]] std::string_view view_name(View view);
[[nodiscard]] std::optional<View> find_view(std::string_view name);
[[nodiscard]] constexpr std::string_view lang_name(Lang lang) { return lang == Lang::Zh ? "zh" : "en"; }
[[nodiscard]] constexpr std::string_view theme_name(Theme theme) {
  return theme == Theme::Light ? "light" : "dark";
}

}  // namespace atlas
