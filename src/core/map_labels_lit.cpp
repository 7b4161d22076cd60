// Titles of the lit neighbourhood and of search hits: beside their marks, in one or two lines.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include "core/map_labeller.hpp"

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
  std::vector<LabelSpot> spots = spots_beside(view.at, view.half.x + 6, view.half.x + 6, view.at.x >= middle.x);
  spots.push_back({view.at + Vec2{0, view.half.y + 3}, 0.5F, 0});
  spots.push_back({view.at - Vec2{0, view.half.y + 3}, 0.5F, 1});
  return spots;
}

Paint lit_paint(const MapFrame& frame, NodeId id) {
  const float appearing = frame.is_selected(id) || frame.view(id).hit ? 1.0F : std::max(frame.strength, 0.01F);
  const bool hovered_only = !frame.focus;
  return {Ink::Text, hovered_only ? 1.0F : appearing};
}

bool try_lit(Labeller& labeller, NodeId id, const Attempt& attempt) {
  const MapFrame& frame = labeller.frame;
  const TypeStyle style = frame.input.style.compact ? TypeStyle::Small12 : TypeStyle::Label13;
  const WrapOptions options{style, attempt.max_width_px, attempt.max_lines};
  const std::vector<std::string> lines = wrap_text(map_title(frame.node(id), labeller.lang()), options, labeller.measure());
  if (lines.empty()) return false;
  const Vec2 size = text_size(lines, style, labeller.measure());
  // In a dense fan rows are closer than lines; the letters still do not touch.
  const Vec2 claimed{size.x, size.y - (is_fan(frame, id) ? 7.0F : 0.0F)};
  for (const LabelSpot& spot : lit_spots(frame, id)) {
    const LabelSpot only[] = {spot};
    if (!labeller.placer.place(only, claimed, attempt.cover)) continue;
    PlacedLabel label;
    label.node = id;
    label.rect = rect_at(spot, size);
    label.on_top = true;
    label.runs = set_lines(lines, label.rect, {style, lit_paint(frame, id), spot.align}, labeller.measure());
    labeller.accept(std::move(label));
    return true;
  }
  return false;
}

constexpr int kRestOfLit = 3;

int importance(const MapFrame& frame, NodeId id) {
  if (frame.is_selected(id)) return 0;
  if (frame.view(id).hit) return 1;
  return is_fan(frame, id) ? 2 : kRestOfLit;
}

std::vector<NodeId> lit_nodes(const MapFrame& frame) {
  std::vector<NodeId> lit;
  for (std::uint32_t i = 0; i < frame.nodes.size(); ++i) {
    const Kind kind = frame.node(NodeId{i}).kind;
    const bool other_rule = kind == Kind::Component || kind == Kind::Topic || kind == Kind::Author;
    const NodeView& view = frame.nodes[i];
    if (view.light == Light::Lit && view.in_view && !view.hidden && !other_rule) lit.push_back(NodeId{i});
  }
  std::stable_sort(lit.begin(), lit.end(), [&frame](NodeId a, NodeId b) {
    return importance(frame, a) < importance(frame, b);
  });
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


}  // namespace

void place_lit(Labeller& labeller, LitPart part) {
  constexpr Cover kMost = Cover::QuietMarksAndCircles;
  constexpr Attempt kAttempts[] = {{kTitleWidth, 2, Cover::Nothing}, {kTitleWidth, 1, Cover::Nothing},
                                   {kTitleWidth, 2, kMost},          {kTitleWidth, 1, kMost},
                                   {128, 1, Cover::Nothing},       {128, 1, kMost}};
  const MapFrame& frame = labeller.frame;
  const NodeId selected = frame.input.emphasis.selected;
  // The titles of everything in a selected topic would cover the map; the text panel lists them.
  const bool topic_lead = selected.valid() && frame.node(selected).kind == Kind::Topic;
  for (const NodeId id : lit_nodes(frame)) {
    if ((importance(frame, id) < kRestOfLit) != (part == LitPart::First)) continue;
    const bool member = frame.home(id).kind == HomeKind::Circle && frame.home(id).home == selected;
    if (topic_lead && member && !frame.detail.all_labels) continue;
    const bool crowded = is_crowded(frame, id);
    for (const Attempt& attempt : kAttempts) {
      if ((!crowded || attempt.max_lines == 1) && try_lit(labeller, id, attempt)) break;
    }
  }
}

}  // namespace atlas
