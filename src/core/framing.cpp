// See framing.hpp. World units equal pixels at scale 1, so the margins below are both.
#include "core/framing.hpp"

#include "core/map_scene.hpp"

#include <algorithm>

namespace atlas {
namespace {

// Room for the titles that appear beside a selected node.
constexpr float kTitleWidth = 196;
constexpr float kTitleWidthCompact = 150;
constexpr float kStartMargin = 16;
// Below this scale resources are dots, above the second a jump in zoom would disorient.
constexpr float kReadableScale = 0.85F;
constexpr float kNearScale = 1.6F;

Rect spine_bounds(const World& world) {
  Rect bounds{};
  bool first = true;
  for (std::size_t i = 0; i < world.layout.places.size(); ++i) {
    if (world.layout.homes[i].kind != HomeKind::Spine) continue;
    const Placement& place = world.layout.places[i];
    const Rect box{place.x - place.radius, place.y - 28, place.x + place.radius, place.y + 28};
    bounds = first ? box : bounds.united(box);
    first = false;
  }
  return bounds;
}

}  // namespace

Rect free_area(const AppState& state) {
  const Insets& in = state.insets;
  const Vec2 size = state.camera.viewport_px;
  Rect area{in.left, in.top, size.x - in.right, size.y - in.bottom};
  if (area.width() < 80) area = {0, area.min_y, size.x, area.max_y};
  if (area.height() < 80) area = {area.min_x, 0, area.max_x, size.y};
  return area;
}

Camera centred_in_free_area(const AppState& state, Camera camera, Vec2 world) {
  const Vec2 offset_px = free_area(state).centre() - camera.viewport_px * 0.5F;
  camera.centre_in_world = world - offset_px * (1.0F / camera.scale);
  return camera;
}

Camera start_camera(const AppState& state, const World& world) {
  const Rect free = free_area(state);
  Rect target = world.layout.core_bounds;
  const Rect spine = spine_bounds(world);
  if (state.compact && spine.height() > 0) target = spine.grown(24);
  Camera in_free_area = state.camera;
  in_free_area.viewport_px = {free.width(), free.height()};
  Camera camera = state.camera;
  camera.scale = fitted(in_free_area, target, kStartMargin, 1.25F).scale;
  return centred_in_free_area(state, camera, target.centre());
}

Camera focus_camera(const AppState& state, const World& world) {
  constexpr float kMargin = 48;
  constexpr float kTitleRoom = kTitleWidth + 36;  // with the gap beside the mark and at the border
  const Rect free = free_area(state);
  Camera camera = state.camera;
  camera.scale = 1;
  if (!state.compact) {
    const float across = 2 * std::max(1.0F, focus_layout(world.catalog, state.selected, state.rings).radius);
    const float room = std::min(free.width() - 2 * kTitleRoom, free.height() - 2 * kMargin);
    camera.scale = std::clamp(room / across, 1.0F, kNearScale);
  }
  return centred_in_free_area(state, camera, {0, 0});
}

Camera camera_for(const AppState& state, const World& world, NodeId node) {
  if (!node.valid()) return state.camera;
  if (state.view == View::Focus) return focus_camera(state, world);
  const Placement& place = world.layout.places[node.index];
  const Vec2 at{place.x, place.y};
  const Rect free = free_area(state);
  const float title_width = state.compact ? kTitleWidthCompact : kTitleWidth;
  const Rect wanted = surroundings(world.catalog, world.layout, node, title_width);
  const Vec2 low = screen_from_world(state.camera, {wanted.min_x, wanted.min_y});
  const Vec2 high = screen_from_world(state.camera, {wanted.max_x, wanted.max_y});
  const bool inside =
      low.x >= free.min_x && low.y >= free.min_y && high.x <= free.max_x && high.y <= free.max_y;
  if (inside && state.camera.scale >= kReadableScale) return state.camera;

  Camera camera = state.camera;
  // As large as the reader had it, as long as everything worth seeing fits.
  Camera room = camera;
  room.viewport_px = {free.width(), free.height()};
  const float fitting = fitted(room, wanted, 0, kNearScale).scale;
  camera.scale =
      std::clamp(camera.scale, std::min(kReadableScale, kNearScale), std::max(kReadableScale, fitting));
  // What does not fit in the width is cut at the far side, never the node itself.
  const bool fits = wanted.width() * camera.scale <= free.width();
  return centred_in_free_area(state, camera, fits ? wanted.centre() : at);
}

}  // namespace atlas
