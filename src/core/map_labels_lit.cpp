// Titles of the lit neighbourhood and of search hits: beside their marks, in one or two lines.
#include "core/map_labeller.hpp"
#include "core/sort.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

namespace atlas {
namespace {

constexpr std::size_t kLitLabels = 80;  // more lit titles than this help nobody

// Beside its mark; outside the circle when it lives in one.
std::vector<LabelSpot> lit_spots(const MapFrame& frame, NodeId id) {
  const NodeView& view = frame.view(id);
  const Vec2 middle = frame.input.camera.viewport_px * 0.5F;
  if (is_fan(frame, id)) {
    const float side = frame.side_of_home(id);
    if (side == 0) return spots_beside(view.at, view.half.x + 7, view.half.x + 7, true);
    const float offset = fan_offset(frame, id, side);
    return {{view.at + Vec2{side * offset, 0}, side > 0 ? 0.0F : 1.0F, 0.5F}};
  }
  if (frame.home(id).kind == HomeKind::Circle) {
    const NodeView& circle = frame.view(frame.home(id).home);
    constexpr float kGap = 8.0F;
    const float right = circle.at.x + circle.half.x + kGap - view.at.x;
    const float left = view.at.x - (circle.at.x - circle.half.x - kGap);
    if (frame.detail.all_labels) return spots_beside(view.at, view.half.x + 5, view.half.x + 5, true);
    return spots_beside(view.at, right, left, circle.at.x >= middle.x);
  }
  std::vector<LabelSpot> spots =
      spots_beside(view.at, view.half.x + 6, view.half.x + 6, view.at.x >= middle.x);
  spots.push_back({view.at + Vec2{0, view.half.y + 3}, 0.5F, 0});
  spots.push_back({view.at - Vec2{0, view.half.y + 3}, 0.5F, 1});
  return spots;
}

Paint lit_paint(const MapFrame& frame, NodeId id) {
  const bool named = frame.is_selected(id) || frame.view(id).hit || frame.view(id).in_step;
  const float appearing = named ? 1.0F : std::max(frame.strength, 0.01F);
  const bool hovered_only = !frame.focus;
  return {Ink::Text, hovered_only ? 1.0F : appearing};
}

// How wide a label at this spot may be without leaving the view.
float room_at(const LabelSpot& spot, const Rect& bounds) {
  constexpr float kMargin = 1.0F;  // so that rounding does not put it outside
  const float right = bounds.max_x - kMargin - spot.point.x;
  const float left = spot.point.x - bounds.min_x - kMargin;
  if (spot.align == 0) return right;
  return spot.align == 1 ? left : 2 * std::min(left, right);
}

bool try_spot(Labeller& labeller, NodeId id, const LabelSpot& spot, const Attempt& attempt) {
  constexpr float kLeastWidth = 64.0F;  // less would be a word and an ellipsis
  const MapFrame& frame = labeller.frame;
  const TypeStyle style = frame.input.style.compact ? TypeStyle::Small12 : TypeStyle::Label13;
  const WrapOptions options{style, std::min(attempt.max_width_px, room_at(spot, labeller.placer.bounds())),
                            attempt.max_lines};
  if (options.max_width_px < kLeastWidth) return false;
  const std::vector<std::string> lines =
      wrap_text(map_title(frame.node(id), labeller.lang()), options, labeller.measure());
  if (lines.empty()) return false;
  const Vec2 size = text_size(lines, style, labeller.measure());
  // In a dense fan rows are closer than lines; the letters still do not touch.
  const Vec2 claimed{size.x, size.y - (is_fan(frame, id) ? 7.0F : 0.0F)};
  const LabelSpot only[] = {spot};
  if (!labeller.placer.place(only, claimed, attempt.cover)) return false;
  PlacedLabel label;
  label.node = id;
  label.rect = rect_at(spot, size);
  label.on_top = true;
  label.runs = set_lines(lines, label.rect, {style, lit_paint(frame, id), spot.align}, labeller.measure());
  labeller.accept(std::move(label));
  return true;
}

bool try_lit(Labeller& labeller, NodeId id, const Attempt& attempt) {
  const std::vector<LabelSpot> spots = lit_spots(labeller.frame, id);
  return std::any_of(spots.begin(), spots.end(),
                     [&](const LabelSpot& spot) { return try_spot(labeller, id, spot, attempt); });
}

constexpr int kHitImportance = 1;
constexpr int kRestOfLit = 3;

int importance(const MapFrame& frame, NodeId id) {
  if (frame.is_selected(id)) return 0;
  if (frame.view(id).hit || frame.view(id).in_step) return kHitImportance;
  return is_fan(frame, id) ? 2 : kRestOfLit;
}

std::vector<NodeId> lit_nodes(const MapFrame& frame) {
  std::vector<NodeId> lit;
  for (const NodeId id : frame.drawn) {
    const Kind kind = frame.kind(id);
    const bool other_rule = kind == Kind::Component || kind == Kind::Topic || kind == Kind::Author;
    const NodeView& view = frame.view(id);
    if (view.light == Light::Lit && view.in_view && !view.hidden && !other_rule) lit.push_back(id);
  }
  sort_stably(lit, [&frame](NodeId a, NodeId b) { return importance(frame, a) < importance(frame, b); });
  if (lit.size() > kLitLabels) lit.resize(kLitLabels);
  return lit;
}

// True when another mark of the same column is so near that two lines would take its room.
bool is_crowded(const MapFrame& frame, NodeId id) {
  constexpr float kTwoLines = 33.0F;
  if (!is_fan(frame, id)) return false;
  for (const Neighbour& sibling : frame.input.catalog.neighbours(frame.home(id).home)) {
    if (sibling.node == id || !(frame.home(sibling.node).home == frame.home(id).home)) continue;
    const Vec2 gap = frame.view(sibling.node).at - frame.view(id).at;
    if (std::abs(gap.x) < 1.0F && std::abs(gap.y) < kTwoLines) return true;
  }
  return false;
}

// The titles of everything in a large topic would cover the map, and far out there is no room for any
// but the chosen ones; the text panel lists them.
bool is_too_much(const MapFrame& frame, std::size_t lit_count) {
  constexpr std::size_t kMany = 14;
  const bool topic_leads = frame.lead.valid() && frame.kind(frame.lead) == Kind::Topic;
  if (topic_leads && lit_count > kMany && !frame.detail.all_labels) return true;
  return frame.detail.dot > 0.5F;
}

}  // namespace

void place_lit(Labeller& labeller, LitPart part) {
  constexpr Cover kMost = Cover::QuietMarksAndCircles;
  constexpr Attempt kAttempts[] = {{kTitleWidth, 2, Cover::Nothing}, {kTitleWidth, 1, Cover::Nothing},
                                   {kTitleWidth, 2, kMost},          {kTitleWidth, 1, kMost},
                                   {128, 1, Cover::Nothing},         {128, 1, kMost}};
  const MapFrame& frame = labeller.frame;
  const std::vector<NodeId> lit = lit_nodes(frame);
  for (const NodeId id : lit) {
    if ((importance(frame, id) < kRestOfLit) != (part == LitPart::First) || labeller.has_label(id)) continue;
    if (importance(frame, id) > kHitImportance && is_too_much(frame, lit.size())) continue;
    const bool crowded = is_crowded(frame, id);
    for (const Attempt& attempt : kAttempts) {
      if ((!crowded || attempt.max_lines == 1) && try_lit(labeller, id, attempt)) break;
    }
  }
}

}  // namespace atlas
