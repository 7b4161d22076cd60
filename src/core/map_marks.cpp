// Circles, marks and boxes in their states: at rest, hovered, focused, selected, hit, stepped back.
// Four different signs, never colour alone.
#include "core/map_frame.hpp"

#include <algorithm>
#include <cmath>

namespace atlas {
namespace {

constexpr float kRingGap = 5.0F;  // between an outline and the ring of selection or focus
constexpr float kHaloWidth = 12.0F;
constexpr float kRingWidth = 2.0F;

enum class Sign { None, Hover, Focus, Selected };

Sign sign_of(const MapFrame& frame, NodeId id) {
  const MapEmphasis& emphasis = frame.input.emphasis;
  if (id == emphasis.selected) return Sign::Selected;
  if (id == emphasis.focused) return Sign::Focus;
  return id == emphasis.hovered ? Sign::Hover : Sign::None;
}

CirclePrimitive disc(Vec2 centre, float radius, Paint fill) {
  CirclePrimitive circle;
  circle.centre = centre;
  circle.radius_px = radius;
  circle.fill = fill;
  return circle;
}

CirclePrimitive ring(Vec2 centre, float radius, Paint stroke) {
  CirclePrimitive circle = disc(centre, radius, {Ink::Paper, 0});
  circle.stroke = stroke;
  circle.width_px = kRingWidth;
  return circle;
}

// Halo and ring round a circle or a mark.
void draw_round_sign(const MapFrame& frame, NodeId id, float radius, std::vector<Primitive>& out) {
  const NodeView& view = frame.view(id);
  const Sign sign = sign_of(frame, id);
  if (sign == Sign::Selected) {
    out.emplace_back(disc(view.at, radius + kHaloWidth, {frame.shape(id), 0.10F}));
    out.emplace_back(ring(view.at, radius + kRingGap, {frame.shape(id), 1}));
  }
  if (id == frame.input.emphasis.focused) {
    out.emplace_back(
        ring(view.at, radius + (sign == Sign::Selected ? kRingGap + 4 : kRingGap), {Ink::Text, 1}));
  }
}

void draw_mark(const MapFrame& frame, NodeId id, std::vector<Primitive>& out) {
  const NodeView& view = frame.view(id);
  const bool lit = view.light != Light::Quiet;
  const bool author = frame.kind(id) == Kind::Author;
  const Sign sign = sign_of(frame, id);
  float size = author ? view.half.x * 2 : frame.detail.mark_px;
  if (lit) size = author ? frame.detail.lit_mark_px + 2.0F : frame.detail.lit_mark_px;
  if (view.hidden) {
    out.emplace_back(disc(view.at, 2, {frame.shape(id), view.opacity}));
    return;
  }
  const float dot = lit || sign == Sign::Focus ? 0.0F : frame.detail.dot;
  if (dot > 0)
    out.emplace_back(disc(view.at, author ? 1.6F : 2.0F, {frame.shape(id), 0.75F * dot * view.opacity}));
  if (dot >= 1) return;
  draw_round_sign(frame, id, size / 2 + 1, out);
  if (view.hit) out.emplace_back(disc(view.at, size / 2 + 5, {Ink::Hit, 1}));
  const bool on_ground = sign == Sign::Hover || (view.in_step && !view.hit);
  if (on_ground) out.emplace_back(disc(view.at, size / 2 + 5, {Ink::AccentGround, 1}));
  MarkPrimitive mark;
  mark.centre = view.at;
  mark.shape = frame.shape(id);
  mark.size_px = size;
  mark.width_px = lit ? 1.5F : 1.25F;
  mark.stroke = {frame.shape(id), view.opacity * (1 - dot)};
  mark.fill = {view.hit ? Ink::Hit : (on_ground ? Ink::AccentGround : Ink::Paper), view.opacity * (1 - dot)};
  out.emplace_back(mark);
}

void draw_component_mark(const MapFrame& frame, NodeId id, std::vector<Primitive>& out) {
  const NodeView& view = frame.view(id);
  draw_round_sign(frame, id, view.half.x, out);
  MarkPrimitive mark;
  mark.centre = view.at;
  mark.shape = Shape::Component;
  mark.stroke = {Ink::Accent, mix(1.0F, 0.45F, view.dimmed)};
  mark.fill = frame.is_selected(id) ? Paint{Ink::Accent, 1} : Paint{Ink::Surface, 1};
  out.emplace_back(mark);
}

BoxPrimitive box_around(const NodeView& view, float grow, float corner) {
  BoxPrimitive box;
  box.rect =
      Rect{view.at.x - view.half.x, view.at.y - view.half.y, view.at.x + view.half.x, view.at.y + view.half.y}
          .grown(grow);
  box.corner_px = corner;
  return box;
}

void draw_box_sign(const MapFrame& frame, NodeId id, std::vector<Primitive>& out) {
  const NodeView& view = frame.view(id);
  if (frame.is_selected(id)) {
    BoxPrimitive halo = box_around(view, kHaloWidth, 20);
    halo.fill = {Ink::Accent, 0.10F};
    out.emplace_back(halo);
  }
  if (!frame.is_selected(id) && !(id == frame.input.emphasis.focused)) return;
  BoxPrimitive outline = box_around(view, kRingGap, 12);
  outline.fill = {Ink::Paper, 1};
  outline.stroke = id == frame.input.emphasis.focused ? Paint{Ink::Text, 1} : Paint{Ink::Accent, 1};
  outline.width_px = kRingWidth;
  out.emplace_back(outline);
}

struct BoxInks {
  Paint fill, stroke, name, role;
};

BoxInks box_inks(const MapFrame& frame, NodeId id) {
  const NodeView& view = frame.view(id);
  if (frame.is_selected(id))
    return {{Ink::Accent, 1}, {Ink::Accent, 1}, {Ink::OnAccent, 1}, {Ink::OnAccent, 1}};
  const bool quiet = view.dimmed > 0.5F;
  BoxInks inks{
      {Ink::Surface, 1}, {Ink::Accent, mix(1.0F, 0.28F, view.dimmed)}, {Ink::Accent, 1}, {Ink::Quiet, 1}};
  if (quiet) inks.name = {Ink::Quiet, 1};
  if (id == frame.input.emphasis.hovered || view.in_step) inks.fill = {Ink::AccentGround, 1};
  if (view.hit) {
    inks.fill = {Ink::Hit, 1};
    inks.name = inks.role = {Ink::Text, 1};
  }
  return inks;
}

TextPrimitive centred(std::string text, TypeStyle style, Vec2 baseline_middle, const TextMeasure& measure) {
  TextPrimitive run;
  run.width_px = measure.width_px(text, style);
  run.origin = baseline_middle - Vec2{run.width_px / 2, 0};
  run.text = std::move(text);
  run.style = style;
  run.anchor = 0.5F;
  run.halo = false;
  return run;
}

void draw_box(const MapFrame& frame, NodeId id, std::vector<Primitive>& out) {
  const NodeView& view = frame.view(id);
  const BoxText text = box_text(frame.node(id), frame.boxes, frame.input);
  const BoxInks inks = box_inks(frame, id);
  draw_box_sign(frame, id, out);
  BoxPrimitive box = box_around(view, 0, text.size_px.y < 32 ? 6.0F : 8.0F);
  box.fill = inks.fill;
  box.stroke = inks.stroke;
  out.emplace_back(box);
  const bool full = frame.boxes == BoxStyle::Full;
  const float name_y = text.role.empty() ? 5.0F : (full ? -2.0F : -1.0F);
  TextPrimitive name = centred(text.name, text.name_style, view.at + Vec2{0, name_y}, frame.input.measure);
  name.paint = inks.name;
  out.emplace_back(std::move(name));
  if (text.role.empty()) return;
  TextPrimitive role =
      centred(text.role, TypeStyle::Small12, view.at + Vec2{0, full ? 16.0F : 13.0F}, frame.input.measure);
  role.paint = inks.role;
  out.emplace_back(std::move(role));
}

}  // namespace

void draw_circles(const MapFrame& frame, std::vector<Primitive>& out) {
  for (const NodeId id : frame.drawn) {
    const NodeView& view = frame.view(id);
    if (frame.kind(id) != Kind::Topic) continue;
    draw_round_sign(frame, id, view.half.x, out);
    const bool strong = frame.is_selected(id) || id == frame.input.emphasis.hovered || view.in_step;
    CirclePrimitive circle = disc(view.at, view.half.x, {Shape::Topic, mix(0.08F, 0.035F, view.dimmed)});
    circle.stroke = {Shape::Topic, mix(0.55F, 0.22F, view.dimmed)};
    if (strong) {
      circle.fill.opacity = 0.16F;
      circle.stroke.opacity = 1;
    }
    if (view.hit) circle.fill = {Ink::Hit, 1};
    out.emplace_back(circle);
  }
}

void draw_marks(const MapFrame& frame, std::vector<Primitive>& out) {
  const auto is_mark = [&frame](NodeId id) {
    return frame.kind(id) != Kind::Component && frame.kind(id) != Kind::Topic;
  };
  for (const bool lit : {false, true}) {
    for (const NodeId id : frame.drawn) {
      if (is_mark(id) && (frame.view(id).light != Light::Quiet) == lit) draw_mark(frame, id, out);
    }
  }
}

void draw_boxes(const MapFrame& frame, std::vector<Primitive>& out) {
  for (const NodeId id : frame.drawn) {
    if (frame.kind(id) != Kind::Component) continue;
    if (frame.boxes == BoxStyle::Mark) {
      draw_component_mark(frame, id, out);
    } else {
      draw_box(frame, id, out);
    }
  }
}

}  // namespace atlas
