// Titles of resources that nothing emphasises, when the zoom leaves room for them: starred ones first.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include "core/map_labeller.hpp"

namespace atlas {
namespace {

constexpr Attempt kQuietAttempts[] = {{kTitleWidth, 2, Cover::Nothing},
                                      {kTitleWidth, 1, Cover::Nothing},
                                      {96, 2, Cover::Nothing},
                                      {72, 1, Cover::Nothing}};

bool is_starred(const Node& node) { return node.has_flag("starred"); }

}  // namespace

void place_quiet_resources(Labeller& labeller) {
  const MapFrame& frame = labeller.frame;
  if (frame.detail.resource_labels <= 0 || frame.strength > 0.5F) return;  // a selection has the word
  std::vector<NodeId> quiet;
  for (std::uint32_t i = 0; i < frame.nodes.size(); ++i) {
    const Kind kind = frame.node(NodeId{i}).kind;
    if (kind == Kind::Component || kind == Kind::Topic || kind == Kind::Author) continue;
    const NodeView& view = frame.nodes[i];
    if (view.in_view && !view.hidden && labeller.result.rect_of[i].width() <= 0) quiet.push_back(NodeId{i});
  }
  std::stable_sort(quiet.begin(), quiet.end(), [&frame](NodeId a, NodeId b) {
    return is_starred(frame.node(a)) && !is_starred(frame.node(b));
  });
  for (const NodeId id : quiet) {
    const NodeView& view = frame.view(id);
    const float side = frame.side_of_home(id);
    const bool fan = is_fan(frame, id) && side != 0;
    const float offset = fan ? fan_offset(frame, id, side) : view.half.x + 6.0F;
    std::vector<LabelSpot> spots = spots_beside(view.at, offset, offset, !(fan && side < 0));
    if (fan) spots.pop_back();
    for (const Attempt& attempt : kQuietAttempts) {
      if (attempt.max_lines > 1 && !frame.detail.all_labels) continue;
      const WrapOptions options{TypeStyle::Small12, attempt.max_width_px, attempt.max_lines};
      const auto lines = wrap_text(map_title(frame.node(id), labeller.lang()), options, labeller.measure());
      if (lines.empty()) break;
      const auto rect = labeller.placer.place(spots, text_size(lines, TypeStyle::Small12, labeller.measure()));
      if (!rect) continue;
      PlacedLabel label;
      label.node = id;
      label.rect = *rect;
      const float align = rect->centre().x < view.at.x ? 1.0F : 0.0F;
      const float opacity = frame.detail.resource_labels * view.opacity;
      label.runs = set_lines(lines, *rect, {TypeStyle::Small12, {Ink::Text, opacity}, align}, labeller.measure());
      labeller.accept(std::move(label));
      break;
    }
  }
}

}  // namespace atlas
