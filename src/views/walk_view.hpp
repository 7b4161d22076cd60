// The picture of a walkthrough on the canvas: takes pointer input and turns it into actions, and paints the
// scene composed by the core.
#pragma once

#include "core/action.hpp"
#include "core/state.hpp"
#include "core/walk_scene.hpp"
#include "views/paint_scene.hpp"
#include "views/view_state.hpp"

#include <vector>

namespace atlas {

/// What a frame of the picture reads.
struct WalkViewInput {
  const Scene& scene;
  const WalkScene& areas;
  const Walkthrough& walk;
  const AppState& state;
  const PaintContext& paint;
  double now_ms = 0;
  bool touch = false;  ///< the pointer is a finger: larger reach, no hover
};

/// A click opens a step or selects the component or object; a drag scrolls the picture where it is longer
/// than the view, and else goes a step on or back. Call inside an ImGui frame, when `state.walk` is set.
void draw_walk_view(const WalkViewInput& input, ViewState& view_state, std::vector<Action>& actions);

}  // namespace atlas
