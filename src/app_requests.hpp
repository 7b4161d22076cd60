// The conversation with the page: requests in, JSON answers out, effects as JSON. Both are documented in
// web/README.md; the page's typed wrapper is web/core.js.
#pragma once

#include "app.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// Answers one request, for instance {"m":"panel"}. Never fails: a bad request is answered by
/// {"error":"…"}, and "dispatch" of an unknown action changes nothing.
[[nodiscard]] std::string answer_request(App& app, std::string_view json);

/// Effects as a JSON array, parts to render and route changes merged; "" when there are none.
[[nodiscard]] std::string effects_json(const App& app, const std::vector<Effect>& effects);

}  // namespace atlas
