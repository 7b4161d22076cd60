// The pipeline as a scene, from back to front. It is composed as a whole; then what scrolls is moved, what
// has left the view dropped, and names, rail and legend are painted over it.
#include "core/walk_frame.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <variant>

namespace atlas {
namespace {

WalkLayout layout_of(const WalkInput& input) {
  return walk_layout({input.walk, input.place, input.style.lang, input.size_px, input.style.vertical,
                      input.style.rail, legend_height(input), input.open_lane},
                     input.measure);
}

float viewport_along(const WalkInput& input) {
  return input.style.vertical ? input.size_px.y : input.size_px.x;
}

Rect rect_of(const TextPrimitive& text) {
  const float size = size_px(text.style);
  return {text.origin.x, text.origin.y - size, text.origin.x + text.width_px, text.origin.y + size * 0.25F};
}

/// Moves a primitive, and says what area it takes.
struct Mover {
  Vec2 by;
  Rect operator()(CurvePrimitive& curve) const {
    for (Vec2& point : curve.points) point = point + by;
    const Vec2 a = curve.points[0];
    const Vec2 b = curve.points[3];
    const Rect rect{std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
    return rect.grown(curve.width_px / 2 + curve.head_px);
  }
  Rect operator()(CirclePrimitive& circle) const {
    circle.centre = circle.centre + by;
    return Rect{circle.centre.x, circle.centre.y, circle.centre.x, circle.centre.y}.grown(circle.radius_px);
  }
  Rect operator()(BoxPrimitive& box) const {
    box.rect = box.rect.moved(by);
    return box.rect;
  }
  Rect operator()(MarkPrimitive& mark) const {
    mark.centre = mark.centre + by;
    return Rect{mark.centre.x, mark.centre.y, mark.centre.x, mark.centre.y}.grown(mark.size_px);
  }
  Rect operator()(TextPrimitive& text) const {
    text.origin = text.origin + by;
    return rect_of(text);
  }
};

/// The part of the viewport in which the picture scrolls.
Rect window_of(const WalkFrame& frame) {
  const Vec2 size = frame.input.size_px;
  const float foot = size.y - legend_height(frame.input);
  if (frame.vertical) return {0, frame.layout.head_px, size.x, foot};
  return {frame.layout.label_px - 2, frame.layout.head_px, size.x, foot};
}

/// Moves what scrolls. Texts that the names' column would cut are dropped, so that no half words show.
void scroll(WalkFrame& frame, float by_px) {
  const Rect window = window_of(frame);
  scroll_by(frame, frame.vertical ? Vec2{0, -by_px} : Vec2{-by_px, 0}, window);
  if (frame.layout.length_px <= viewport_along(frame.input) + 0.5F) return;
  std::erase_if(frame.out, [&](const Primitive& primitive) {
    const auto* const text = std::get_if<TextPrimitive>(&primitive);
    if (text == nullptr) return false;
    const Rect rect = rect_of(*text);
    return rect.min_x < window.min_x || rect.min_y < window.min_y || rect.max_y > window.max_y;
  });
}

float clamped_scroll(const WalkInput& input, const WalkLayout& layout, float wanted) {
  return std::clamp(wanted, 0.0F, std::max(0.0F, layout.length_px - viewport_along(input)));
}

/// Areas of lanes and objects that are nodes of the catalogue.
std::vector<HitArea> node_areas(const WalkFrame& frame) {
  std::vector<HitArea> areas;
  for (const WalkHit& hit : frame.hits) {
    if (hit.part == WalkPart::Step) continue;
    const NodeId node =
        hit.part == WalkPart::Lane ? frame.walk.lanes[hit.index].node : frame.walk.objects[hit.index].node;
    const bool known =
        std::any_of(areas.begin(), areas.end(), [node](const HitArea& area) { return area.node == node; });
    if (node.valid() && !known) areas.push_back({.node = node, .rect = hit.rect});
  }
  return areas;
}

void compose_picture(WalkFrame& frame) {
  draw_lanes(frame);
  draw_lives(frame);
  const std::vector<WalkFlow> flows = flows_of(frame);
  draw_flows(frame, flows);
  draw_step_marks(frame);
  draw_chips(frame, flows);
  draw_life_texts(frame);
  draw_titles(frame);
  draw_captions(frame);
  for (Primitive& text : frame.texts) frame.out.push_back(std::move(text));
}

}  // namespace

void scroll_by(WalkFrame& frame, Vec2 by, const Rect& window) {
  const Mover move{by};
  std::size_t kept = 0;
  for (std::size_t i = 0; i < frame.out.size(); ++i) {
    const Rect rect = std::visit(move, frame.out[i]);
    if (!rect.grown(1).overlaps(window)) continue;
    if (kept != i) frame.out[kept] = std::move(frame.out[i]);
    ++kept;
  }
  frame.out.resize(kept);
  for (WalkHit& hit : frame.hits) hit.rect = hit.rect.moved(by);
  std::erase_if(frame.hits, [&](const WalkHit& hit) { return !hit.rect.overlaps(window); });
}

WalkScene compose_walk(const WalkInput& input) {
  if (input.place.order == WalkOrder::Both) return compose_orders(input);
  const WalkLayout layout = layout_of(input);
  WalkFrame frame(input, layout);
  compose_picture(frame);
  const float by_px = std::floor(clamped_scroll(input, layout, input.scroll_px));
  scroll(frame, by_px);
  draw_names(frame);
  draw_legend(frame);
  draw_rail(frame);
  WalkScene result;
  result.scene.areas = node_areas(frame);
  result.scene.primitives = std::move(frame.out);
  result.hits = std::move(frame.hits);
  result.length_px = layout.length_px;
  result.scrolls_down = frame.vertical;
  for (const WalkSpan& span : layout.columns.step)
    result.columns.push_back(span.size() > 0 ? span.middle() - by_px : -1);
  return result;
}

float scroll_to_place(const WalkInput& input) {
  const WalkLayout layout = layout_of(input);
  const WalkColumns& columns = layout.columns;
  float middle = 0;
  if (columns.shows(input.place.step)) middle = columns.centre(input.place.step);
  for (const WalkActSpan& act : columns.acts) {
    if (middle <= 0 && static_cast<int>(act.act) + 1 == input.place.act)
      middle = act.span.from + viewport_along(input) / 3;
  }
  return clamped_scroll(input, layout, middle - viewport_along(input) / 2);
}

const WalkHit* pick(const WalkScene& scene, Vec2 point_px, float reach_px) {
  const WalkHit* nearest = nullptr;
  float least = reach_px * reach_px;
  for (auto hit = scene.hits.rbegin(); hit != scene.hits.rend(); ++hit) {
    const Vec2 beyond{point_px.x - std::clamp(point_px.x, hit->rect.min_x, hit->rect.max_x),
                      point_px.y - std::clamp(point_px.y, hit->rect.min_y, hit->rect.max_y)};
    const float distance = beyond.x * beyond.x + beyond.y * beyond.y;
    if (distance <= 0) return &*hit;
    if (distance > least) continue;
    least = distance;
    nearest = &*hit;
  }
  return nearest;
}

}  // namespace atlas
