// Screen positions, sizes and emphasis of all nodes: what the zoom, the selection, the search and the
// filters mean for each of them.
#include "core/map_frame.hpp"

#include "core/layout_draft.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace atlas {
namespace {

constexpr float kQuietOpacity = 0.25F;  // of marks outside the lit neighbourhood
constexpr float kHoverOpacity = 0.6F;   // the same, more softly, while hovering
// How far the rest steps back from a walkthrough's step: the map stays readable, one looks to and fro.
constexpr float kStepStrength = 0.5F;
constexpr float kFilteredOpacity = 0.15F;
constexpr std::size_t kFoundWhole = 1500;  // hits that are all drawn, however far out
constexpr float kTopicSpacing = 28.0F;     // least distance of two topics of a large catalogue, in pixels
constexpr float kHalfSheet = 0.45F;        // a mark is a little narrower than its box

BoxStyle box_style(const MapFrame& frame) {
  const std::vector<NodeId>& chain = frame.spine.chain;
  const std::vector<Placement>& places = frame.input.layout.places;
  float step = 200.0F;
  for (std::size_t i = 1; i < chain.size(); ++i) {
    step = std::min(step, std::abs(places[chain[i].index].y - places[chain[i - 1].index].y));
  }
  const float step_px = step * frame.input.camera.scale;
  const bool roomy = frame.input.camera.scale >= 0.84F && step_px >= 82;
  if (roomy && !frame.input.style.compact) return BoxStyle::Full;
  if (step_px >= 62) return BoxStyle::Small;
  return step_px >= 30 ? BoxStyle::NameOnly : BoxStyle::Mark;
}

float author_px(const MapFrame& frame, NodeId id) {
  const float by_works = frame.index.works[id.index] > 1 ? 1.15F : 0.8F;
  return 12.0F * by_works * (frame.input.camera.scale < 0.85F ? 0.85F : 1.0F);
}

Vec2 half_size(const MapFrame& frame, NodeId id) {
  const Kind kind = frame.kind(id);
  const float scale = frame.input.camera.scale;
  const Placement& place = frame.input.layout.places[id.index];
  if (kind == Kind::Component) return box_text(frame.node(id), frame.boxes, frame.input).size_px * 0.5F;
  if (kind == Kind::Topic) {
    const float radius = std::max(place.radius * scale, frame.detail.dot > 0.5F ? 4.0F : 8.0F);
    return {radius, radius};
  }
  if (kind == Kind::Author) {
    const float half = author_px(frame, id) / 2;
    return {half, half};
  }
  const float half = frame.detail.mark_px * kHalfSheet;
  return {half, half};
}

// Authors in the column beside a fan move with it.
void push_authors(MapFrame& frame, NodeId mark, std::vector<float>& pushed) {
  constexpr float kColumn = 60.0F;  // world units from the marks in which that column lies
  const std::vector<Placement>& places = frame.input.layout.places;
  for (const Neighbour& neighbour : frame.input.catalog.neighbours(mark)) {
    const std::uint32_t author = neighbour.node.index;
    if (frame.input.layout.homes[author].kind != HomeKind::Outside || pushed[author] != 0) continue;
    const float dx = (places[author].x - places[mark.index].x) * frame.side_of_home(mark);
    const bool in_column =
        dx > 0 && dx < kColumn && std::abs(places[author].y - places[mark.index].y) < kColumn;
    if (in_column) frame.nodes[author].at.x += pushed[author] = pushed[mark.index];
  }
}

// Boxes do not shrink with the zoom, so what stands beside one moves out with its border, and a spur
// keeps its distance.
void push_from_boxes(MapFrame& frame) {
  constexpr float kSpurGap = 30.0F;
  const MapInput& input = frame.input;
  const float scale = input.camera.scale;
  for (const auto& [host, spur] : frame.spine.spurs) {
    const float least = frame.view(host).half.x + kSpurGap + frame.view(spur).half.x;
    NodeView& view = frame.nodes[spur.index];
    view.at.x = std::max(view.at.x, frame.view(host).at.x + least);
  }
  std::vector<float> pushed(frame.nodes.size(), 0);
  for (const NodeId id : frame.index.beside) {
    const Home& home = frame.home(id);
    if (home.kind != HomeKind::Fan && home.kind != HomeKind::Directory) continue;
    const Placement& box = input.layout.places[home.home.index];
    const NodeView& box_view = frame.view(home.home);
    const float moved = box_view.at.x - screen_from_world(input.camera, {box.x, box.y}).x;
    const float excess = std::max(0.0F, box_view.half.x - box.radius * scale);
    pushed[id.index] = frame.side_of_home(id) * excess + moved;
    frame.nodes[id.index].at.x += pushed[id.index];
    push_authors(frame, id, pushed);
  }
}

void place_nodes(MapFrame& frame) {
  const MapInput& input = frame.input;
  frame.nodes.resize(input.catalog.node_count());
  for (std::uint32_t i = 0; i < frame.nodes.size(); ++i) {
    const Placement& place = input.layout.places[i];
    frame.nodes[i].at = screen_from_world(input.camera, {place.x, place.y});
    frame.nodes[i].half = half_size(frame, NodeId{i});
  }
  push_from_boxes(frame);
  constexpr float kMargin = 24.0F;
  const Rect seen = Rect{0, 0, input.camera.viewport_px.x, input.camera.viewport_px.y}.grown(kMargin);
  const Rect wanted = seen.grown(input.style.around_px);
  for (NodeView& view : frame.nodes) {
    const Rect rect = rect_around(view.at, view.half.x, view.half.y);
    view.in_view = rect.overlaps(seen);
    view.drawn = rect.overlaps(wanted);
  }
}

bool is_drawn_relation(const Edge& edge) { return edge.relation != Relation::Next || edge.order == "real"; }

// The focus view has components but no spine.
Spine drawn_spine(const MapLayout& layout, const Spine& spine) {
  const bool drawn = !spine.chain.empty() && layout.homes[spine.chain.front().index].kind == HomeKind::Spine;
  return drawn ? spine : Spine{};
}

// A node, its neighbours, and the authors of the resources among them.
void light_up(MapFrame& frame, NodeId centre) {
  const Catalog& catalog = frame.input.catalog;
  frame.nodes[centre.index].light = Light::Lit;
  for (const Neighbour& neighbour : catalog.neighbours(centre)) {
    if (is_drawn_relation(catalog.edge(neighbour.edge))) frame.nodes[neighbour.node.index].light = Light::Lit;
  }
  for (const Neighbour& neighbour : catalog.neighbours(centre)) {
    if (!info(frame.kind(neighbour.node)).resource) continue;
    for (const Neighbour& second : catalog.neighbours(neighbour.node)) {
      NodeView& view = frame.nodes[second.node.index];
      const bool is_author = frame.kind(second.node) == Kind::Author;
      if (is_author && view.light == Light::Quiet) view.light = Light::Second;
    }
  }
}

void apply_emphasis(MapFrame& frame) {
  const MapEmphasis& emphasis = frame.input.emphasis;
  const float fade = std::clamp(emphasis.fade, 0.0F, 1.0F);
  const bool chosen = emphasis.selected.valid() || emphasis.hits != nullptr || emphasis.lit != nullptr;
  const bool hover_alone = emphasis.hovered.valid() && !chosen;
  frame.focus = chosen;
  frame.lead = emphasis.selected.valid() ? emphasis.selected : emphasis.hovered;
  frame.strength = emphasis.hits != nullptr ? 1.0F : (emphasis.selected.valid() ? fade : 0.0F);
  if (emphasis.lit != nullptr) frame.strength = std::max(frame.strength, kStepStrength);
  if (emphasis.selected.valid()) light_up(frame, emphasis.selected);
  if (emphasis.hovered.valid()) light_up(frame, emphasis.hovered);
  if (emphasis.hits != nullptr) {
    for (const NodeId id : *emphasis.hits) {
      frame.nodes[id.index].light = Light::Lit;
      frame.nodes[id.index].hit = true;
    }
  }
  if (emphasis.lit != nullptr) {
    for (const NodeId id : *emphasis.lit) {
      frame.nodes[id.index].light = Light::Lit;
      frame.nodes[id.index].in_step = true;
    }
  }
  const float quiet = mix(1.0F, kQuietOpacity, frame.strength);
  for (NodeView& view : frame.nodes) {
    if (view.light != Light::Quiet) continue;
    view.dimmed = frame.strength;
    view.opacity = frame.focus ? quiet : (hover_alone ? kHoverOpacity : 1.0F);
    if (hover_alone) view.dimmed = 0.4F;
  }
}

// Resources that the filters let through stay; the others become faint dots. Topics, authors and
// components are the map itself and always stay.
void apply_filters(MapFrame& frame) {
  const std::vector<NodeId>* const visible = frame.input.emphasis.visible;
  if (visible == nullptr) return;
  auto next = visible->begin();
  for (std::uint32_t i = 0; i < frame.nodes.size(); ++i) {
    while (next != visible->end() && *next < NodeId{i}) ++next;
    if (!info(frame.kind(NodeId{i})).resource || frame.is_selected(NodeId{i})) continue;
    if (next != visible->end() && *next == NodeId{i}) continue;
    frame.nodes[i].hidden = true;
    frame.nodes[i].opacity = kFilteredOpacity;
    frame.nodes[i].light = Light::Quiet;
  }
}

}  // namespace

float MapFrame::side_of_home(NodeId id) const {
  const Home& its_home = home(id);
  if (!its_home.home.valid()) return 0;
  const Placement& box = input.layout.places[its_home.home.index];
  const float dx = input.layout.places[id.index].x - box.x;
  if (std::abs(dx) < box.radius) return 0;
  return dx < 0 ? -1.0F : 1.0F;
}

Detail detail_at(float scale) {
  Detail detail;
  detail.dot = 1.0F - ramp(scale, 0.43F, 0.47F);
  if (scale < 0.85F) {
    detail.mark_px = mix(7.0F, 10.0F, ramp(scale, 0.45F, 0.85F));
  } else if (scale < 1.2F) {
    detail.mark_px = mix(10.0F, 11.0F, ramp(scale, 0.85F, 0.9F));
  } else {
    detail.mark_px = mix(11.0F, 12.5F, ramp(scale, 1.2F, 1.5F));
  }
  detail.mark_spacing_px = mix(36.0F, 16.0F, ramp(scale, 0.1F, 0.43F));
  detail.lit_mark_px = std::max(mix(6.5F, 13.0F, ramp(scale, 0.3F, 0.75F)), detail.mark_px + 1.0F);
  if (detail.dot >= 1) detail.lit_mark_px = mix(6.5F, 9.0F, ramp(scale, 0.3F, 0.43F));
  detail.thin_lines = ramp(scale, 0.43F, 0.55F);
  detail.author_labels = ramp(scale, 0.45F, 0.5F);
  detail.author_label_from = scale < 0.8F ? 3 : (scale < 1.2F ? 2 : 1);
  detail.resource_labels = ramp(scale, 1.2F, 1.3F);
  detail.all_labels = scale > 2.0F;
  return detail;
}

BoxText box_text(const Node& component, BoxStyle style, const MapInput& input) {
  BoxText text;
  const auto width = [&](float padding) {
    const float name = input.measure.width_px(text.name, text.name_style);
    const float role = input.measure.width_px(text.role, TypeStyle::Small12);
    return std::ceil((std::max(name, role) + 2 * padding) / 4.0F) * 4.0F;
  };
  if (style == BoxStyle::Mark) {
    text.size_px = {13, 9};
    return text;
  }
  text.name = component.label.empty() ? component.title : std::string(component.label.pick(input.style.lang));
  text.name_style = style == BoxStyle::Full ? TypeStyle::Component15 : TypeStyle::ComponentSmall13;
  if (style != BoxStyle::NameOnly) text.role = component.name.pick(input.style.lang);
  switch (style) {
    case BoxStyle::Full:
      text.size_px = {width(12), 48};
      break;
    case BoxStyle::Small:
      text.size_px = {width(10), 40};
      break;
    default:
      text.size_px = {width(8), 24};
      break;
  }
  return text;
}

MapFrame make_frame(const MapInput& input, const MapIndex& index) {
  MapFrame frame{.input = input,
                 .index = index,
                 .detail = detail_at(input.camera.scale),
                 .boxes = BoxStyle::Full,
                 .spine = drawn_spine(input.layout, index.spine),
                 .nodes = {},
                 .drawn = {},
                 .focus = false,
                 .strength = 0,
                 .lead = {}};
  frame.boxes = box_style(frame);
  place_nodes(frame);
  apply_emphasis(frame);
  apply_filters(frame);
  return frame;
}

void thin_out(MapFrame& frame) {
  if (frame.index.isolation.empty()) return;
  const float scale = frame.input.camera.scale;
  const MapEmphasis& emphasis = frame.input.emphasis;
  // Half a word finds half of a large map, of which no more can be told apart than of the whole.
  const bool many_found = emphasis.hits != nullptr && emphasis.hits->size() > kFoundWhole;
  const auto stays = [&](NodeId id, const NodeView& view) {
    if (id == emphasis.focused || id == frame.lead) return true;
    return view.light != Light::Quiet && !(many_found && view.hit);
  };
  for (std::uint32_t i = 0; i < frame.nodes.size(); ++i) {
    NodeView& view = frame.nodes[i];
    if (!view.drawn || stays(NodeId{i}, view)) continue;
    const float wanted_px =
        frame.kind(NodeId{i}) == Kind::Topic ? kTopicSpacing : frame.detail.mark_spacing_px;
    if (frame.index.isolation[i] * scale >= wanted_px) continue;
    view.in_view = view.drawn = false;
    view.left_out = true;
  }
}

void list_drawn(MapFrame& frame) {
  frame.drawn.clear();
  for (std::uint32_t i = 0; i < frame.nodes.size(); ++i) {
    if (frame.nodes[i].drawn) frame.drawn.push_back(NodeId{i});
  }
}

}  // namespace atlas
