// See flight.hpp. A flight slows down towards its end, and ends exactly there.
#include "core/flight.hpp"

#include <algorithm>

namespace atlas {
namespace {

float ease_out(float t) {
  const float rest = 1 - t;
  return 1 - rest * rest * rest;
}

}  // namespace

void jump_to(AppState& state, const Camera& camera) {
  state.flight.reset();
  state.camera = camera;
}

void fly_to(AppState& state, const Camera& camera) {
  if (state.reduced_motion || camera == state.camera) {
    jump_to(state, camera);
    return;
  }
  state.flight = Flight{.from = state.camera, .to = camera};
}

bool advance_flight(AppState& state, double now_ms) {
  if (!state.flight) return false;
  Flight& flight = *state.flight;
  if (flight.start_ms < 0) flight.start_ms = now_ms;
  const double progress = std::clamp((now_ms - flight.start_ms) / flight.duration_ms, 0.0, 1.0);
  if (progress >= 1) {
    state.camera = flight.to;
    state.flight.reset();
    return false;
  }
  const float t = ease_out(static_cast<float>(progress));
  state.camera.scale = flight.from.scale + (flight.to.scale - flight.from.scale) * t;
  state.camera.centre_in_world =
      flight.from.centre_in_world + (flight.to.centre_in_world - flight.from.centre_in_world) * t;
  state.camera.viewport_px = flight.to.viewport_px;
  return true;
}

}  // namespace atlas
