// One picture of the map in the making: where each node is on the screen, how large, and how much it is
// emphasised. Computed once per scene; lines, marks and labels read it.
#pragma once

#include "core/curve.hpp"
#include "core/map_scene.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace atlas {

/// Sizes and thresholds that follow from the zoom. All opacities 0..1 change continuously with the scale,
/// so that nothing pops while zooming.
struct Detail {
  float mark_px = 11;  ///< of a quiet mark
  float lit_mark_px = 13;
  float mark_spacing_px = 16;  ///< least distance of two quiet marks of a large catalogue
  float dot = 0;               ///< 1: marks are dots
  float thin_lines = 1;        ///< opacity of lines that belong to no selection
  float author_labels = 1;
  int author_label_from = 2;  ///< works an author needs to be named
  float resource_labels = 0;  ///< opacity of titles of quiet resources
  bool all_labels = false;    ///< titles of everything, up to two lines
};

/// How a component is drawn, by the room between two of them.
enum class BoxStyle : std::uint8_t { Full, Small, NameOnly, Mark };

enum class Light : std::uint8_t {
  Quiet,   ///< nothing is emphasised, or it is not this node
  Second,  ///< author of a lit resource
  Lit,     ///< the selection, a neighbour of it, a search hit, or touched by the current step
};

struct NodeView {
  Vec2 at{};          ///< on screen
  Vec2 half{};        ///< half its width and height
  float opacity = 1;  ///< of marks; boxes and circles dim by their own rules
  float dimmed = 0;   ///< 0 rest … 1 fully stepped back
  Light light = Light::Quiet;
  bool hit = false;
  bool in_step = false;  ///< touched by the current step of a walkthrough
  bool hidden = false;   ///< filtered out: a faint dot
  bool in_view = false;
  bool drawn = false;     ///< in view, or as far around it as the picture is wanted
  bool left_out = false;  ///< would be drawn if something more important were not so near
};

struct MapFrame {
  MapInput input;
  const MapIndex& index;
  Detail detail;
  BoxStyle boxes = BoxStyle::Full;
  Spine spine;
  std::vector<NodeView> nodes;
  std::vector<NodeId> drawn;  ///< those nodes that are, in their order
  bool focus = false;         ///< something is selected or searched for
  float strength = 0;         ///< of the stepping back, 0..1
  NodeId lead;                ///< the selected node, else the hovered one

  [[nodiscard]] const NodeView& view(NodeId id) const { return nodes[id.index]; }
  [[nodiscard]] const Home& home(NodeId id) const { return input.layout.homes[id.index]; }
  [[nodiscard]] const Node& node(NodeId id) const { return input.catalog.node(id); }
  [[nodiscard]] Kind kind(NodeId id) const { return index.kinds[id.index]; }
  [[nodiscard]] Shape shape(NodeId id) const { return info(kind(id)).shape; }
  [[nodiscard]] bool is_selected(NodeId id) const { return id == input.emphasis.selected; }
  [[nodiscard]] LabelSide label_side(NodeId id) const {
    const std::vector<LabelSide>& sides = input.layout.label_sides;
    return id.index < sides.size() ? sides[id.index] : LabelSide::Below;
  }
  /// True when something is lit, if only by hovering.
  [[nodiscard]] bool is_anything_lit() const { return focus || lead.valid(); }
  /// -1 when the node stands left of the component it belongs to, 1 right of it, 0 above or below.
  [[nodiscard]] float side_of_home(NodeId id) const;
};

[[nodiscard]] Detail detail_at(float scale);
/// Everything is in it but what is `drawn`. The index has to outlive the frame.
[[nodiscard]] MapFrame make_frame(const MapInput& input, const MapIndex& index);
/// Leaves out what there is no room for.
void thin_out(MapFrame& frame);
/// Lists what is to be drawn; to be called when nothing changes any more.
void list_drawn(MapFrame& frame);

/// Name and role of a component in the style its box has.
struct BoxText {
  std::string name;
  std::string role;  ///< empty when there is no room
  TypeStyle name_style = TypeStyle::Component15;
  Vec2 size_px{};
};
[[nodiscard]] BoxText box_text(const Node& component, BoxStyle style, const MapInput& input);

/// Linear from 0 at `low` to 1 at `high`.
[[nodiscard]] constexpr float ramp(float value, float low, float high) {
  return std::clamp((value - low) / (high - low), 0.0F, 1.0F);
}
[[nodiscard]] constexpr float mix(float a, float b, float t) { return a + (b - a) * t; }

/// A label that found its place.
struct PlacedLabel {
  NodeId node;
  Rect rect{};
  std::vector<TextPrimitive> runs;
  bool on_top = false;  ///< of the lit neighbourhood: painted over boxes
};

/// The label of each node that has one. `labels[i]` belongs to `of[i]`.
struct MapLabels {
  std::vector<PlacedLabel> labels;
  std::vector<Rect> rect_of;       ///< per node; empty when it has none
  std::vector<PlacedLabel> words;  ///< beside the curves of what the selection watches and writes
};

/// A curve between the selected component and the one everything goes through, with words.
struct Flow {
  CurvePrimitive curve;
  std::vector<std::string> words;
};
[[nodiscard]] std::vector<Flow> flows_of(const MapFrame& frame);

[[nodiscard]] MapLabels place_labels(const MapFrame& frame, const std::vector<Flow>& flows);
void draw_lines(const MapFrame& frame, const MapLabels& labels, std::vector<Primitive>& out);
void draw_spine(const MapFrame& frame, std::vector<Primitive>& out);
void draw_circles(const MapFrame& frame, std::vector<Primitive>& out);
void draw_marks(const MapFrame& frame, std::vector<Primitive>& out);
void draw_boxes(const MapFrame& frame, std::vector<Primitive>& out);
/// Whether an edge has a line on the map when nothing is lit.
[[nodiscard]] bool may_rest(const Catalog& catalog, const MapLayout& layout, const Edge& edge);
[[nodiscard]] std::vector<HitArea> hit_areas(const MapFrame& frame, const MapLabels& labels);

/// The line of the spine between two boxes, from border to border.
[[nodiscard]] Curve spine_curve(const MapFrame& frame, NodeId upper, NodeId lower);

}  // namespace atlas
