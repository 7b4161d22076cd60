// The map area: takes pointer input and turns it into actions, and paints a Scene composed by the core.
#pragma once

#include "core/action.hpp"
#include "core/scene.hpp"
#include "core/state.hpp"
#include "views/paint_scene.hpp"
#include "views/view_state.hpp"

#include <vector>

namespace atlas {

/// What a frame of the map area reads.
struct MapViewInput {
  const Scene& scene;
  const AppState& state;
  const PaintContext& paint;
  double now_ms = 0;
  bool touch = false;  ///< the pointer is a finger: larger reach, no hover
};

/// Handles the pointer over the map area and paints the scene. Call inside an ImGui frame.
void draw_map_view(const MapViewInput& input, ViewState& view_state, std::vector<Action>& actions);

/// Begins a window without decoration over the whole area, with one item that takes the pointer. False when
/// there is no area; then end_canvas() must not be called.
[[nodiscard]] bool begin_canvas(const char* name);
void end_canvas();

}  // namespace atlas
