// The camera: the only place that converts between world units and screen pixels.
#pragma once

#include "core/geometry.hpp"

namespace atlas {

inline constexpr float kMinScale = 0.02F;  ///< the whole of a hundred thousand nodes on a phone
inline constexpr float kMaxScale = 8.0F;   ///< even the densest circle has room for its titles

/// What part of the world is on screen. Screen pixels are CSS pixels of the map area, origin top left.
struct Camera {
  Vec2 centre_in_world{};
  float scale = 1.0F;          ///< CSS pixels per world unit, kMinScale..kMaxScale
  Vec2 viewport_px{960, 640};  ///< size of the map area
  friend constexpr bool operator==(const Camera&, const Camera&) = default;
};

[[nodiscard]] constexpr Vec2 screen_from_world(const Camera& camera, Vec2 world) {
  return (world - camera.centre_in_world) * camera.scale + camera.viewport_px * 0.5F;
}

[[nodiscard]] constexpr Vec2 world_from_screen(const Camera& camera, Vec2 screen) {
  return (screen - camera.viewport_px * 0.5F) * (1.0F / camera.scale) + camera.centre_in_world;
}

/// The world rectangle that is visible.
[[nodiscard]] constexpr Rect visible_world(const Camera& camera) {
  const Vec2 a = world_from_screen(camera, {0, 0});
  const Vec2 b = world_from_screen(camera, camera.viewport_px);
  return {a.x, a.y, b.x, b.y};
}

/// `camera` moved by a drag of `delta_px`.
[[nodiscard]] constexpr Camera panned(Camera camera, Vec2 delta_px) {
  camera.centre_in_world = camera.centre_in_world - delta_px * (1.0F / camera.scale);
  return camera;
}

/// `camera` zoomed by `factor` so that the world point under `anchor_px` stays where it is.
[[nodiscard]] constexpr Camera zoomed(Camera camera, float factor, Vec2 anchor_px) {
  const Vec2 before = world_from_screen(camera, anchor_px);
  camera.scale = std::clamp(camera.scale * factor, kMinScale, kMaxScale);
  const Vec2 after = world_from_screen(camera, anchor_px);
  camera.centre_in_world = camera.centre_in_world + (before - after);
  return camera;
}

/// `camera` showing all of `world` with `margin_px` on each side, at most at `max_scale`.
[[nodiscard]] constexpr Camera fitted(Camera camera, const Rect& world, float margin_px, float max_scale) {
  const float room_x = std::max(1.0F, camera.viewport_px.x - 2 * margin_px);
  const float room_y = std::max(1.0F, camera.viewport_px.y - 2 * margin_px);
  const float width = std::max(1.0F, world.width());
  const float height = std::max(1.0F, world.height());
  camera.scale =
      std::clamp(std::min(room_x / width, room_y / height), kMinScale, std::min(max_scale, kMaxScale));
  camera.centre_in_world = world.centre();
  return camera;
}

}  // namespace atlas
