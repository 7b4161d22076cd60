// The whole map in a corner: boxes, circles, authors, the tree as dots, and the part in view as a frame.
#include "core/layout_space.hpp"
#include "core/map_scene.hpp"

#include <algorithm>

namespace atlas {
namespace {

constexpr float kMargin = 6.0F;

/// How the world is fitted into the small box.
struct Fit {
  float scale = 1;
  Vec2 origin{};  // where world (0, 0) falls

  [[nodiscard]] Vec2 at(Vec2 world) const { return origin + world * scale; }
};

Fit fit_of(const MapLayout& layout, Vec2 size_px) {
  const Rect& world = layout.bounds;
  const float room_x = std::max(1.0F, size_px.x - 2 * kMargin);
  const float room_y = std::max(1.0F, size_px.y - 2 * kMargin);
  Fit fit;
  fit.scale = std::min(room_x / std::max(1.0F, world.width()), room_y / std::max(1.0F, world.height()));
  fit.origin = size_px * 0.5F - world.centre() * fit.scale;
  return fit;
}

CirclePrimitive disc(Vec2 centre, float radius, Paint fill) {
  CirclePrimitive circle;
  circle.centre = centre;
  circle.radius_px = radius;
  circle.fill = fill;
  return circle;
}

BoxPrimitive bar(Vec2 centre, bool selected) {
  BoxPrimitive box;
  box.rect = rect_around(centre, 7, 2.5F);
  box.corner_px = 1.5F;
  box.fill = {Ink::Accent, selected ? 1.0F : 0.55F};
  return box;
}

/// True for what would only make a large map's miniature a blot: what stands on something more important.
bool is_left_out(const MapIndex& index, const Fit& fit, NodeId id) {
  constexpr float kApart = 3.0F;
  return !index.isolation.empty() && index.isolation[id.index] * fit.scale < kApart;
}

void draw_node(const Catalog& catalog, const MapLayout& layout, const Fit& fit, NodeId id,
               std::vector<Primitive>& out) {
  const Placement& place = layout.places[id.index];
  const Vec2 at = fit.at({place.x, place.y});
  switch (layout.homes[id.index].kind) {
    case HomeKind::Topic:
      out.emplace_back(disc(at, std::max(2.0F, place.radius * fit.scale), {Shape::Topic, 0.3F}));
      break;
    case HomeKind::Outside:
      out.emplace_back(disc(at, 1, {Shape::Author, 0.6F}));
      break;
    case HomeKind::Tree:
    case HomeKind::Loose:
      out.emplace_back(disc(at, 0.9F, {info(catalog.node(id).kind).shape, 0.55F}));
      break;
    default:
      break;  // resources would only grey the picture
  }
}

BoxPrimitive view_frame(const Camera& camera, const Fit& fit, Vec2 size_px) {
  const Rect seen = visible_world(camera);
  const Vec2 low = fit.at({seen.min_x, seen.min_y});
  const Vec2 high = fit.at({seen.max_x, seen.max_y});
  BoxPrimitive frame;
  constexpr float kInside = 1.0F;  // the frame stays visible when more than the map is in view
  frame.rect = {
      std::clamp(low.x, kInside, size_px.x - kInside), std::clamp(low.y, kInside, size_px.y - kInside),
      std::clamp(high.x, kInside, size_px.x - kInside), std::clamp(high.y, kInside, size_px.y - kInside)};
  frame.corner_px = 3;
  frame.fill = {Ink::Accent, 0.05F};
  frame.stroke = {Ink::Accent, 1};
  frame.width_px = 1.25F;
  return frame;
}

}  // namespace

Scene compose_minimap_frame(const MapLayout& layout, const Camera& camera, Vec2 size_px) {
  Scene scene;
  scene.primitives.emplace_back(view_frame(camera, fit_of(layout, size_px), size_px));
  return scene;
}

Scene compose_minimap_ground(const MinimapGround& ground, NodeId selected, Vec2 size_px) {
  const auto& [catalog, layout, index] = ground;
  const Fit fit = fit_of(layout, size_px);
  Scene scene;
  for (std::uint32_t i = 0; i < layout.places.size(); ++i) {
    if (!is_left_out(index, fit, NodeId{i})) draw_node(catalog, layout, fit, NodeId{i}, scene.primitives);
  }
  for (std::uint32_t i = 0; i < layout.places.size(); ++i) {
    if (layout.homes[i].kind != HomeKind::Spine) continue;
    const Placement& place = layout.places[i];
    scene.primitives.emplace_back(bar(fit.at({place.x, place.y}), selected == NodeId{i}));
  }
  if (selected.valid() && layout.homes[selected.index].kind != HomeKind::Spine) {
    const Placement& place = layout.places[selected.index];
    scene.primitives.emplace_back(disc(fit.at({place.x, place.y}), 3, {Ink::Accent, 1}));
  }
  return scene;
}

Vec2 world_from_minimap(const MapLayout& layout, Vec2 size_px, Vec2 point_px) {
  const Fit fit = fit_of(layout, size_px);
  return (point_px - fit.origin) * (1.0F / fit.scale);
}

}  // namespace atlas
