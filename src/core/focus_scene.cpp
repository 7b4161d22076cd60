// Draws the focus view with the marks, boxes and circles of the map: the rings as faint lines, titles
// outwards from their marks.
#include "core/label_placer.hpp"
#include "core/label_text.hpp"
#include "core/map_frame.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>

namespace atlas {
namespace {

constexpr float kTopicRadius = 15.0F;

// The map's frame is computed from a layout; here it is the focus layout, with everything else out of view.
MapLayout as_map_layout(const Catalog& catalog, const FocusLayout& focus) {
  MapLayout layout;
  layout.places.resize(catalog.node_count());
  layout.homes.resize(catalog.node_count());
  layout.label_sides.resize(catalog.node_count());
  for (std::size_t i = 0; i < focus.nodes.size(); ++i) {
    const float radius = catalog.node(focus.nodes[i]).kind == Kind::Topic ? kTopicRadius : 6.0F;
    layout.places[focus.nodes[i].index] = {focus.places[i].x, focus.places[i].y, radius};
  }
  return layout;
}

void show_only(MapFrame& frame, const FocusLayout& focus) {
  std::vector<bool> shown(frame.nodes.size(), false);
  for (const NodeId id : focus.nodes) shown[id.index] = true;
  for (std::size_t i = 0; i < frame.nodes.size(); ++i) {
    frame.nodes[i].in_view = frame.nodes[i].in_view && shown[i];
    frame.nodes[i].drawn = frame.nodes[i].in_view;
    frame.nodes[i].dimmed = 0;
    if (!frame.nodes[i].hidden) frame.nodes[i].opacity = 1;
  }
  frame.focus = false;
  frame.strength = 1;
  frame.detail.dot = 0;
}

// The names of components are not cut on a narrow screen: a box that is too wide for its half moves towards
// the middle, as far as that goes.
void keep_boxes_inside(MapFrame& frame, const FocusLayout& focus) {
  if (!focus.narrow) return;
  constexpr float kEdge = 5;      // from the edge of the screen
  constexpr float kMiddle = -16;  // past the middle, short of the marks on its other side
  const Camera& camera = frame.input.camera;
  const float room = camera.viewport_px.x / 2 * std::max(1.0F, camera.scale) - kEdge;
  const float middle = screen_from_world(camera, {0, 0}).x;
  for (std::size_t i = 1; i < focus.nodes.size(); ++i) {
    if (focus.ring[i] != 1 || frame.kind(focus.nodes[i]) != Kind::Component) continue;
    NodeView& view = frame.nodes[focus.nodes[i].index];
    const float distance = std::abs(view.at.x - middle);
    const float excess = distance + view.half.x - room;
    const float most = std::max(0.0F, distance - view.half.x - kMiddle);
    if (excess > 0) view.at.x += std::min(excess, most) * (view.at.x < middle ? 1.0F : -1.0F);
  }
}

void draw_rings(const MapFrame& frame, const FocusLayout& focus, std::vector<Primitive>& out) {
  if (focus.narrow) return;
  const Vec2 centre = screen_from_world(frame.input.camera, {0, 0});
  for (std::size_t ring = 1; ring < focus.radii.size(); ++ring) {
    CirclePrimitive circle;
    circle.centre = centre;
    circle.radius_px = focus.radii[ring] * frame.input.camera.scale;
    circle.stroke = {Ink::Hairline, 1};
    circle.width_px = 1;
    out.emplace_back(circle);
  }
}

const Edge* edge_between(const Catalog& catalog, NodeId a, NodeId b) {
  const Edge* best = nullptr;
  for (const Neighbour& neighbour : catalog.neighbours(a)) {
    if (neighbour.node != b) continue;
    const Edge& edge = catalog.edge(neighbour.edge);
    if (best == nullptr || (edge.stated && !best->stated)) best = &edge;
  }
  return best;
}

Shape line_shape(const MapFrame& frame, NodeId inner, NodeId outer) {
  const Shape shape = frame.shape(outer);
  const bool place = shape == Shape::Topic || shape == Shape::Author || shape == Shape::Component;
  return place ? shape : frame.shape(inner);
}

// From the parent to the node, leaving towards the side where it stands.
void draw_spokes(const MapFrame& frame, const FocusLayout& focus, std::vector<Primitive>& out) {
  for (std::size_t i = focus.nodes.size(); i-- > 1;) {
    const NodeId id = focus.nodes[i];
    const NodeView& a = frame.view(focus.parent[i]);
    const NodeView& b = frame.view(id);
    if (!a.in_view && !b.in_view) continue;
    const Edge* const edge = edge_between(frame.input.catalog, focus.parent[i], id);
    const float side = b.at.x >= a.at.x ? 1.0F : -1.0F;
    const bool trunk = focus.narrow && focus.ring[i] == 1;
    const float down = b.at.y >= a.at.y ? 1.0F : -1.0F;
    const Vec2 from = trunk ? Vec2{a.at.x + side * 10, a.at.y + down * (a.half.y + 3)}
                            : Vec2{a.at.x + side * (a.half.x + 3), a.at.y};
    const Vec2 to{b.at.x - side * (b.half.x + 3), b.at.y};
    const float reach = std::abs(to.x - from.x) * 0.5F;
    const NodeId hovered = frame.input.emphasis.hovered;
    const bool lit = hovered.valid() && (hovered == id || hovered == focus.parent[i]);
    CurvePrimitive curve;
    curve.points = {from, from + Vec2{side * reach, 0}, to - Vec2{side * reach, 0}, to};
    if (trunk) curve.points = {from, {from.x, mix(from.y, to.y, 0.6F)}, {from.x, to.y}, to};
    curve.paint = {line_shape(frame, focus.parent[i], id), focus.ring[i] == 1 ? 0.55F : 0.28F};
    if (lit) curve.paint.opacity = 0.9F;
    curve.width_px = lit ? 1.5F : 1.0F;
    curve.dashed = edge != nullptr && !edge->stated;
    out.emplace_back(curve);
  }
}

struct FocusLabeller {
  const MapFrame& frame;
  LabelPlacer placer;
  MapLabels result;
  float near_width = 230;  ///< of titles on the first ring

  void place(NodeId id, int ring, float side) {
    const NodeView& view = frame.view(id);
    const TypeStyle style = ring <= 1 ? TypeStyle::Label13 : TypeStyle::Small12;
    const Vec2 beside{side * (view.half.x + 7), 0};
    const LabelSpot spot = side == 0 ? LabelSpot{view.at + Vec2{0, view.half.y + 7}, 0.5F, 0}
                                     : LabelSpot{view.at + beside, side > 0 ? 0.0F : 1.0F, 0.5F};
    const float width = ring <= 1 ? near_width : 190.0F;
    for (int max_lines = 2; max_lines >= 1; --max_lines) {
      const std::vector<std::string> lines = wrap_text(map_title(frame.node(id), frame.input.style.lang),
                                                       {style, width, max_lines}, frame.input.measure);
      if (lines.empty()) return;
      const Vec2 size = text_size(lines, style, frame.input.measure);
      const LabelSpot only[] = {spot};
      const auto rect = placer.place(only, {size.x, size.y - 4});
      if (!rect) continue;
      set(id, *rect, lines, {style, spot.align});
      return;
    }
  }

  struct Setting {
    TypeStyle style;
    float align;
  };

  void set(NodeId id, const Rect& rect, const std::vector<std::string>& lines, Setting setting) {
    PlacedLabel label;
    label.node = id;
    label.rect = rect;
    const Shape shape = frame.shape(id);
    const bool coloured = shape == Shape::Topic || shape == Shape::Author;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      TextPrimitive run;
      run.width_px = frame.input.measure.width_px(lines[i], setting.style);
      run.text = lines[i];
      run.style = setting.style;
      run.paint = coloured ? Paint{shape, 1} : Paint{Ink::Text, 1};
      run.origin = {rect.min_x + (rect.width() - run.width_px) * setting.align,
                    rect.min_y - 2 + line_height_px(setting.style) * static_cast<float>(i) +
                        size_px(setting.style) + 1};
      run.anchor = setting.align;
      label.runs.push_back(std::move(run));
    }
    result.rect_of[id.index] = rect;
    result.labels.push_back(std::move(label));
  }
};

MapLabels place_focus_labels(const MapFrame& frame, const FocusLayout& focus) {
  FocusLabeller labeller{frame, LabelPlacer(frame.input.camera.viewport_px, 4), {}};
  labeller.result.rect_of.resize(frame.nodes.size());
  if (!frame.input.style.labels) return std::move(labeller.result);
  constexpr float kBesideNarrowTitle = 54.0F;  // from the middle to the mark, the mark, the border
  if (focus.narrow) labeller.near_width = frame.input.camera.viewport_px.x / 2 - kBesideNarrowTitle;
  for (const Rect& rect : frame.input.style.blocked_px) labeller.placer.block(rect);
  for (const NodeId id : focus.nodes) {
    const NodeView& view = frame.view(id);
    if (view.in_view) {
      labeller.placer.block({view.at.x - view.half.x, view.at.y - view.half.y, view.at.x + view.half.x,
                             view.at.y + view.half.y});
    }
  }
  for (std::size_t i = 0; i < focus.nodes.size(); ++i) {
    const NodeId id = focus.nodes[i];
    if (!frame.view(id).in_view || frame.kind(id) == Kind::Component) continue;
    const float side = i == 0 ? 0.0F : (focus.places[i].x >= 0 ? 1.0F : -1.0F);
    labeller.place(id, focus.ring[i], side);
  }
  return std::move(labeller.result);
}

// "+12" at the foot of a ring that has more neighbours than are drawn.
void draw_left_out(const MapFrame& frame, const FocusLayout& focus, std::vector<Primitive>& out) {
  for (std::size_t ring = 1; ring < focus.radii.size(); ++ring) {
    if (focus.left_out[ring] == 0) continue;
    TextPrimitive run;
    run.text = "+" + std::to_string(focus.left_out[ring]);
    run.style = TypeStyle::Small12;
    run.paint = {Ink::Quiet, 1};
    run.width_px = frame.input.measure.width_px(run.text, run.style);
    run.origin = screen_from_world(frame.input.camera, {0, focus.radii[ring]}) - Vec2{run.width_px / 2, -16};
    run.anchor = 0.5F;
    out.emplace_back(std::move(run));
  }
}

}  // namespace

Scene compose_focus(const MapInput& input, const FocusLayout& focus) {
  Scene scene;
  if (focus.nodes.empty()) return scene;
  const MapLayout layout = as_map_layout(input.catalog, focus);
  MapEmphasis emphasis = input.emphasis;
  emphasis.selected = focus.centre;
  const MapIndex own = input.index != nullptr ? MapIndex{} : index_map(input.catalog, layout);
  MapFrame frame = make_frame({input.catalog, layout, input.camera, emphasis, input.style, input.measure},
                              input.index != nullptr ? *input.index : own);
  show_only(frame, focus);
  list_drawn(frame);
  keep_boxes_inside(frame, focus);
  const MapLabels labels = place_focus_labels(frame, focus);
  if (input.only_complete && !input.measure.complete()) return scene;
  draw_rings(frame, focus, scene.primitives);
  draw_spokes(frame, focus, scene.primitives);
  draw_circles(frame, scene.primitives);
  draw_marks(frame, scene.primitives);
  draw_boxes(frame, scene.primitives);
  for (const PlacedLabel& label : labels.labels) {
    for (const TextPrimitive& run : label.runs) scene.primitives.emplace_back(run);
  }
  draw_left_out(frame, focus, scene.primitives);
  if (input.style.labels) scene.areas = hit_areas(frame, labels);
  return scene;
}

}  // namespace atlas
