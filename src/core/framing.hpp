// Where to point the camera: at everything, at the spine on a phone, at a node with its surroundings.
#pragma once

#include "core/state.hpp"

namespace atlas {

/// The part of the viewport that no panel covers, in screen pixels.
[[nodiscard]] Rect free_area(const AppState& state);

/// The camera of the start view: all of the map, or the spine at full height in the compact layout.
[[nodiscard]] Camera start_camera(const AppState& state, const World& world);

/// `state.camera` if `node` and its surroundings are comfortably in the free area, else a camera that
/// centres them. In the focus view the node is the origin of its own space.
[[nodiscard]] Camera camera_for(const AppState& state, const World& world, NodeId node);

/// The camera of the focus view on the selected node: as large as its rings and the titles beside them allow,
/// never below scale 1, at which every title has a row of its own.
[[nodiscard]] Camera focus_camera(const AppState& state, const World& world);

/// `camera` moved so that `world` appears in the middle of the free area.
[[nodiscard]] Camera centred_in_free_area(const AppState& state, Camera camera, Vec2 world);

}  // namespace atlas
