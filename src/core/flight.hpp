// Moving the camera of the map: at once, or in a short flight.
#pragma once

#include "core/state.hpp"

namespace atlas {

/// Points the camera there and ends a flight.
void jump_to(AppState& state, const Camera& camera);

/// Starts a flight there; with reduced motion a jump.
void fly_to(AppState& state, const Camera& camera);

/// Moves a running flight to `now_ms` (any monotonic clock); true while it still runs.
[[nodiscard]] bool advance_flight(AppState& state, double now_ms);

}  // namespace atlas
