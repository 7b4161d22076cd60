// The map area: takes pointer input and turns it into actions. The picture itself is painted below all
// windows, see kept_picture.hpp.
#pragma once

#include "core/action.hpp"
#include "core/scene.hpp"
#include "core/state.hpp"
#include "views/view_state.hpp"

#include <vector>

namespace atlas {

/// What a frame of the map area reads.
struct MapViewInput {
  const Scene& scene;
  Vec2 offset_px{};  ///< where the scene's origin is in the view
  const AppState& state;
  double now_ms = 0;
  bool touch = false;  ///< the pointer is a finger: larger reach, no hover
};

/// Handles the pointer over the map area. Call inside an ImGui frame.
void take_map_input(const MapViewInput& input, ViewState& view_state, std::vector<Action>& actions);

/// Begins a window without decoration over the whole area, with one item that takes the pointer. False when
/// there is no area; then end_canvas() must not be called.
[[nodiscard]] bool begin_canvas(const char* name);
void end_canvas();

}  // namespace atlas
