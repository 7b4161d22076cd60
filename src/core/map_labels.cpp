// Labels of the map, in the order of their importance: the selection and its neighbours, topics by
// number of resources, authors by number of works, then whatever the zoom leaves room for. A label that
// does not fit is left out, never cut or laid over another.
#include "core/map_labeller.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

namespace atlas {
namespace {

constexpr float kEdgeMargin = 5.0F;

Rect rect_of(const NodeView& view, float grow) {
  return Rect{view.at.x - view.half.x, view.at.y - view.half.y, view.at.x + view.half.x,
              view.at.y + view.half.y}
      .grown(grow);
}

void block_curve(LabelPlacer& placer, const Curve& curve, float half_width) {
  constexpr int kSteps = 14;
  for (int i = 1; i < kSteps; ++i) {
    const Vec2 p = point_at(curve, static_cast<float>(i) / kSteps);
    placer.block({p.x - half_width, p.y - half_width, p.x + half_width, p.y + half_width});
  }
}

void block_nodes(Labeller& labeller) {
  const MapFrame& frame = labeller.frame;
  for (const NodeId id : frame.drawn) {
    const NodeView& view = frame.view(id);
    if (!view.in_view || view.hidden) continue;
    const Kind kind = frame.kind(id);
    const bool place_name = kind == Kind::Component || kind == Kind::Topic;
    const bool quiet = kind != Kind::Component && frame.is_anything_lit() && view.light == Light::Quiet;
    // While nothing is lit, only the marks inside a circle may write over it.
    const bool circle = kind == Kind::Topic && view.light != Light::Lit;
    const bool member =
        !quiet && !place_name && view.light == Light::Quiet && frame.home(id).kind == HomeKind::Circle;
    const Hold hold = circle   ? Hold::QuietCircle
                      : quiet  ? Hold::QuietMark
                      : member ? Hold::Member
                               : Hold::Firm;
    const bool dot = !place_name && frame.detail.dot > 0.5F;
    if (dot && view.light == Light::Quiet) continue;
    labeller.placer.block(rect_of(view, kind == Kind::Component ? 3.0F : 0.5F), hold);
  }
}

// Boxes, circles, marks, the spine and floating panels stand first.
void block_map(Labeller& labeller, const std::vector<Flow>& flows) {
  const MapFrame& frame = labeller.frame;
  for (const Rect& rect : frame.input.style.blocked_px) labeller.placer.block(rect, Hold::Panel);
  block_nodes(labeller);
  for (std::size_t i = 1; i < frame.spine.ordered_count; ++i) {
    block_curve(labeller.placer, spine_curve(frame, frame.spine.chain[i - 1], frame.spine.chain[i]), 5);
  }
  for (const Flow& flow : flows) block_curve(labeller.placer, flow.curve.points, 3);
}

void place_words(Labeller& labeller, const std::vector<Flow>& flows) {
  for (const Flow& flow : flows) {
    constexpr float kMostWidth = 164.0F;
    std::vector<std::string> lines;
    for (const std::string& words : flow.words) {
      const WrapOptions options{TypeStyle::Small12, kMostWidth, 1};
      for (std::string& line : wrap_text(words, options, labeller.measure()))
        lines.push_back(std::move(line));
    }
    const Vec2 size = text_size(lines, TypeStyle::Small12, labeller.measure());
    std::vector<LabelSpot> spots;
    for (const float t : {0.5F, 0.4F, 0.6F, 0.3F, 0.7F}) {
      spots.push_back({point_at(flow.curve.points, t) - Vec2{9, 0}, 1, 0.5F});
    }
    for (const float t : {0.5F, 0.35F, 0.65F})
      spots.push_back({point_at(flow.curve.points, t) + Vec2{9, 0}, 0, 0.5F});
    const auto rect = labeller.placer.place(spots, size, Cover::QuietMarksAndCircles);
    if (!rect) continue;
    PlacedLabel label;
    label.rect = *rect;
    label.on_top = true;
    const Paint paint{Ink::Accent, labeller.frame.strength};
    label.runs = set_lines(lines, *rect, {TypeStyle::Small12, paint, 1}, labeller.measure());
    labeller.result.words.push_back(std::move(label));
  }
}

// A component that is too small for a box is named beside its mark.
void place_component_names(Labeller& labeller) {
  const MapFrame& frame = labeller.frame;
  if (frame.boxes != BoxStyle::Mark) return;
  for (const NodeId id : frame.drawn) {
    if (frame.kind(id) != Kind::Component || !frame.view(id).in_view) continue;
    if (labeller.has_label(id)) continue;
    const std::vector<std::string> lines{frame.node(id).title};
    const Vec2 size = text_size(lines, TypeStyle::ComponentSmall13, labeller.measure());
    const std::vector<LabelSpot> spots =
        spots_beside(frame.view(id).at, frame.view(id).half.x + 8, frame.view(id).half.x + 8, true);
    const auto rect = labeller.placer.place(spots, size, Cover::QuietMarksAndCircles);
    if (!rect) continue;
    PlacedLabel label;
    label.node = id;
    label.rect = *rect;
    label.on_top = true;
    const float align = rect->centre().x < frame.view(id).at.x ? 1.0F : 0.0F;
    label.runs =
        set_lines(lines, *rect, {TypeStyle::ComponentSmall13, {Ink::Accent, 1}, align}, labeller.measure());
    labeller.accept(std::move(label));
  }
}

}  // namespace

void Labeller::accept(PlacedLabel label) {
  result.rect_of[label.node.index] = label.rect;
  result.labels.push_back(std::move(label));
}

TextPrimitive run_of(std::string text, TypeStyle style, Paint paint, const TextMeasure& measure) {
  TextPrimitive run;
  run.width_px = measure.width_px(text, style);
  run.text = std::move(text);
  run.style = style;
  run.paint = paint;
  return run;
}

std::vector<TextPrimitive> set_lines(const std::vector<std::string>& lines, const Rect& rect,
                                     const LinesStyle& style, const TextMeasure& measure) {
  std::vector<TextPrimitive> runs;
  const float height = line_height_px(style.type);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    TextPrimitive run = run_of(lines[i], style.type, style.paint, measure);
    run.origin = {rect.min_x + (rect.width() - run.width_px) * style.align,
                  rect.min_y + height * static_cast<float>(i) + size_px(style.type) + 1.0F};
    run.anchor = style.align;
    runs.push_back(std::move(run));
  }
  return runs;
}

bool is_fan(const MapFrame& frame, NodeId id) {
  const HomeKind home = frame.home(id).kind;
  return home == HomeKind::Fan || home == HomeKind::Directory;
}

// Where the titles of a fan begin: after the column of its authors, the same for all its marks.
float fan_offset(const MapFrame& frame, NodeId id, float side) {
  const NodeView& view = frame.view(id);
  const float reach = 60.0F * std::max(0.5F, frame.input.camera.scale);
  float offset = frame.input.style.compact ? 11.0F : 13.0F;
  for (const Neighbour& sibling : frame.input.catalog.neighbours(frame.home(id).home)) {
    if (frame.home(sibling.node).kind != HomeKind::Fan ||
        !(frame.home(sibling.node).home == frame.home(id).home))
      continue;
    for (const Neighbour& neighbour : frame.input.catalog.neighbours(sibling.node)) {
      if (frame.kind(neighbour.node) != Kind::Author) continue;
      const NodeView& author = frame.view(neighbour.node);
      const float dx = (author.at.x - view.at.x) * side;
      const bool in_column =
          dx > 0 && dx < reach && std::abs(author.at.y - frame.view(sibling.node).at.y) < reach;
      const float half = frame.is_selected(neighbour.node) ? 16.0F : 7.0F;  // with its ring and halo
      if (in_column) offset = std::max(offset, dx + half + 6.0F);
    }
  }
  return offset;
}

std::vector<LabelSpot> spots_beside(Vec2 at, float right, float left, bool right_first) {
  const LabelSpot on_right{at + Vec2{right, 0}, 0, 0.5F};
  const LabelSpot on_left{at - Vec2{left, 0}, 1, 0.5F};
  if (right_first) return {on_right, on_left};
  return {on_left, on_right};
}

std::vector<LabelSpot> spots_around(const NodeView& view, LabelSide preferred) {
  const float r = view.half.x;
  const float d = r * 0.7F + 6.0F;
  const Vec2 c = view.at;
  // In the order of LabelSide.
  std::vector<LabelSpot> spots{{c + Vec2{0, r + 5}, 0.5F, 0}, {c - Vec2{0, r + 4}, 0.5F, 1},
                               {c + Vec2{r + 7, 0}, 0, 0.5F}, {c - Vec2{r + 7, 0}, 1, 0.5F},
                               {c + Vec2{d, d - 10}, 0, 0},   {c + Vec2{-d, d - 10}, 1, 0},
                               {c + Vec2{d, 10 - d}, 0, 1},   {c + Vec2{-d, 10 - d}, 1, 1}};
  const auto first = spots.begin() + static_cast<std::ptrdiff_t>(preferred);
  std::rotate(spots.begin(), first, first + 1);
  return spots;
}

namespace {

void place_by_importance(Labeller& labeller) {
  place_author_labels(labeller, LitPart::First);
  place_lit(labeller, LitPart::First);
  place_topic_labels(labeller);
  place_lit(labeller, LitPart::Rest);
  place_author_labels(labeller, LitPart::Rest);
  place_quiet_resources(labeller);
}

// Labels that a move will bring into view stand where those in view leave room.
MapLabels place_around(Labeller inside) {
  MapFrame wide = inside.frame;
  for (NodeView& view : wide.nodes) view.in_view = view.drawn && !view.in_view;
  Labeller around{wide, std::move(inside.placer), std::move(inside.result)};
  block_nodes(around);
  for (NodeView& view : wide.nodes) view.in_view = view.drawn;
  around.placer.widen();
  place_component_names(around);
  place_by_importance(around);
  return std::move(around.result);
}

}  // namespace

MapLabels place_labels(const MapFrame& frame, const std::vector<Flow>& flows) {
  const float around_px = frame.input.style.around_px;
  Labeller labeller{frame, LabelPlacer(frame.input.camera.viewport_px, kEdgeMargin, around_px), {}};
  labeller.result.rect_of.resize(frame.nodes.size());
  if (!frame.input.style.labels) return std::move(labeller.result);
  block_map(labeller, flows);
  place_component_names(labeller);
  place_words(labeller, flows);
  place_by_importance(labeller);
  if (around_px > 0) return place_around(std::move(labeller));
  return std::move(labeller.result);
}

}  // namespace atlas
