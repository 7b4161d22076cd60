// The only writer of AppState: one function from state and action to new state and effects.
#pragma once

#include "core/action.hpp"
#include "core/state.hpp"

#include <vector>

namespace atlas {

/// Applies `action` to `state`; the effects are for the platform to carry out, in order.
/// Errors: none; ids that are not in the catalogue and values out of range are ignored or clamped.
[[nodiscard]] std::vector<Effect> update(AppState& state, const World& world, const Action& action);

}  // namespace atlas
