// Labels of the map, in the order of their importance: the selection and its neighbours, topics by
// number of resources, authors by number of works, then whatever the zoom leaves room for. A label that
// does not fit is left out, never cut or laid over another.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>

#include "core/label_placer.hpp"
#include "core/label_text.hpp"
#include "core/map_frame.hpp"

namespace atlas {
namespace {

constexpr float kEdgeMargin = 5.0F;
constexpr float kLitWidth = 196.0F;
constexpr float kTopicWidth = 168.0F;
constexpr std::size_t kLitLabels = 80;  // more lit titles than this help nobody

struct Labeller {
  const MapFrame& frame;
  LabelPlacer placer;
  MapLabels result;

  [[nodiscard]] const TextMeasure& measure() const { return frame.input.measure; }
  [[nodiscard]] Lang lang() const { return frame.input.style.lang; }
};

Rect rect_of(const NodeView& view, float grow) {
  return Rect{view.at.x - view.half.x, view.at.y - view.half.y, view.at.x + view.half.x, view.at.y + view.half.y}
      .grown(grow);
}

void block_curve(LabelPlacer& placer, const Curve& curve, float half_width) {
  constexpr int kSteps = 14;
  for (int i = 1; i < kSteps; ++i) {
    const Vec2 p = point_at(curve, static_cast<float>(i) / kSteps);
    placer.block({p.x - half_width, p.y - half_width, p.x + half_width, p.y + half_width});
  }
}

// Boxes, circles, marks, the spine and floating panels stand first.
void block_map(Labeller& labeller, const std::vector<Flow>& flows) {
  const MapFrame& frame = labeller.frame;
  for (const Rect& rect : frame.input.style.blocked_px) labeller.placer.block(rect);
  for (std::uint32_t i = 0; i < frame.nodes.size(); ++i) {
    const NodeView& view = frame.nodes[i];
    if (!view.in_view || view.hidden) continue;
    const Kind kind = frame.node(NodeId{i}).kind;
    const bool place_name = kind == Kind::Component || kind == Kind::Topic;
    const bool soft = !place_name && frame.focus && view.light == Light::Quiet;
    const bool dot = !place_name && frame.detail.dot > 0.5F;
    if (dot && view.light == Light::Quiet) continue;
    labeller.placer.block(rect_of(view, kind == Kind::Component ? 3.0F : 0.5F), soft ? Hold::Soft : Hold::Firm);
  }
  for (std::size_t i = 1; i < frame.spine.ordered_count; ++i) {
    block_curve(labeller.placer, spine_curve(frame, frame.spine.chain[i - 1], frame.spine.chain[i]), 5);
  }
  for (const Flow& flow : flows) block_curve(labeller.placer, flow.curve.points, 3);
}

TextPrimitive run_of(std::string text, TypeStyle style, Paint paint, const TextMeasure& measure) {
  TextPrimitive run;
  run.width_px = measure.width_px(text, style);
  run.text = std::move(text);
  run.style = style;
  run.paint = paint;
  return run;
}

/// How the lines of a label are set in its rectangle.
struct LinesStyle {
  TypeStyle type = TypeStyle::Label13;
  Paint paint;
  float align = 0;  // 0 left, 0.5 middle, 1 right
};

std::vector<TextPrimitive> set_lines(const std::vector<std::string>& lines, const Rect& rect, const LinesStyle& style,
                                     const TextMeasure& measure) {
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

void accept(Labeller& labeller, PlacedLabel label) {
  Rect& rect = labeller.result.rect_of[label.node.index];
  rect = label.rect;
  labeller.result.labels.push_back(std::move(label));
}

// ---- words of what the selection watches and writes

void place_words(Labeller& labeller, const std::vector<Flow>& flows) {
  for (const Flow& flow : flows) {
    constexpr float kMostWidth = 132.0F;
    std::vector<std::string> lines;
    for (const std::string& words : flow.words) {
      const WrapOptions options{TypeStyle::Small12, kMostWidth, 2};
      for (std::string& line : wrap_text(words, options, labeller.measure())) lines.push_back(std::move(line));
    }
    const Vec2 size = text_size(lines, TypeStyle::Small12, labeller.measure());
    std::vector<LabelSpot> spots;
    for (const float t : {0.5F, 0.4F, 0.6F, 0.3F, 0.7F}) {
      spots.push_back({point_at(flow.curve.points, t) - Vec2{9, 0}, 1, 0.5F});
    }
    const auto rect = labeller.placer.place(spots, size, true);
    if (!rect) continue;
    PlacedLabel label;
    label.rect = *rect;
    label.on_top = true;
    const Paint paint{Ink::Accent, labeller.frame.strength};
    label.runs = set_lines(lines, *rect, {TypeStyle::Small12, paint, 1}, labeller.measure());
    labeller.result.words.push_back(std::move(label));
  }
}

// ---- lit resources, directories and whatever else is lit

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
    if (frame.home(sibling.node).kind != HomeKind::Fan || !(frame.home(sibling.node).home == frame.home(id).home)) continue;
    for (const Neighbour& neighbour : frame.input.catalog.neighbours(sibling.node)) {
      if (frame.node(neighbour.node).kind != Kind::Author) continue;
      const NodeView& author = frame.view(neighbour.node);
      const float dx = (author.at.x - view.at.x) * side;
      const bool in_column = dx > 0 && dx < reach && std::abs(author.at.y - frame.view(sibling.node).at.y) < reach;
      if (in_column) offset = std::max(offset, dx + 7.0F + 6.0F);
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

bool try_lit(Labeller& labeller, NodeId id, int max_lines) {
  const MapFrame& frame = labeller.frame;
  const TypeStyle style = frame.input.style.compact ? TypeStyle::Small12 : TypeStyle::Label13;
  const WrapOptions options{style, kLitWidth, max_lines};
  const std::vector<std::string> lines = wrap_text(map_title(frame.node(id), labeller.lang()), options, labeller.measure());
  if (lines.empty()) return false;
  const Vec2 size = text_size(lines, style, labeller.measure());
  for (const LabelSpot& spot : lit_spots(frame, id)) {
    const LabelSpot only[] = {spot};
    // In a dense fan rows are closer than lines; the letters still do not touch.
    const Vec2 tight{size.x, size.y - 5.0F};
    auto rect = labeller.placer.place(only, is_fan(frame, id) ? tight : size);
    if (!rect) rect = labeller.placer.place(only, is_fan(frame, id) ? tight : size, true);
    if (!rect) continue;
    PlacedLabel label;
    label.node = id;
    label.rect = rect_at(spot, size);
    label.on_top = true;
    label.runs = set_lines(lines, label.rect, {style, lit_paint(frame, id), spot.align}, labeller.measure());
    accept(labeller, std::move(label));
    return true;
  }
  return false;
}

int importance(const MapFrame& frame, NodeId id) {
  if (frame.is_selected(id)) return 0;
  if (frame.view(id).hit) return 1;
  return is_fan(frame, id) ? 2 : 3;
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

// A fan's rows share the room fairly: one line each first, and two only where both neighbours leave room.
void place_lit(Labeller& labeller) {
  const MapFrame& frame = labeller.frame;
  const NodeId selected = frame.input.emphasis.selected;
  // The titles of everything in a selected topic would cover the map; the text panel lists them.
  const bool topic_lead = selected.valid() && frame.node(selected).kind == Kind::Topic;
  for (const NodeId id : lit_nodes(frame)) {
    const bool member = frame.home(id).kind == HomeKind::Circle && frame.home(id).home == selected;
    if (topic_lead && member && !frame.detail.all_labels) continue;
    const float row = 32.0F * frame.input.camera.scale;
    bool crowded = false;
    if (is_fan(frame, id) && row < 400) {
      for (std::uint32_t i = 0; i < frame.nodes.size() && !crowded; ++i) {
        if (NodeId{i} == id || !(frame.home(NodeId{i}).home == frame.home(id).home)) continue;
        const Vec2 gap = frame.nodes[i].at - frame.view(id).at;
        crowded = std::abs(gap.x) < 1.0F && std::abs(gap.y) < 31.0F;
      }
    }
    if (crowded || !try_lit(labeller, id, 2)) try_lit(labeller, id, 1);
  }
}

// ---- topics

std::array<LabelSpot, 8> spots_around(const NodeView& view) {
  const float r = view.half.x;
  const float d = r * 0.7F + 6.0F;
  const Vec2 c = view.at;
  return {{{c + Vec2{0, r + 5}, 0.5F, 0},
           {c - Vec2{0, r + 4}, 0.5F, 1},
           {c + Vec2{r + 7, 0}, 0, 0.5F},
           {c - Vec2{r + 7, 0}, 1, 0.5F},
           {c + Vec2{d, d - 10}, 0, 0},
           {c + Vec2{-d, d - 10}, 1, 0},
           {c + Vec2{d, 8 - d}, 0, 1},
           {c + Vec2{-d, 8 - d}, 1, 1}}};
}

/// A topic, and the number of resources that belong to it wherever they live.
struct TopicCount {
  NodeId id;
  int count = 0;
};

std::vector<TopicCount> topics_by_count(const MapFrame& frame) {
  std::vector<int> counts(frame.nodes.size(), 0);
  for (const Edge& edge : frame.input.catalog.edges()) {
    if (edge.relation == Relation::InTopic && info(frame.node(edge.source).kind).resource) ++counts[edge.target.index];
  }
  std::vector<TopicCount> topics;
  for (std::uint32_t i = 0; i < frame.nodes.size(); ++i) {
    if (frame.home(NodeId{i}).kind == HomeKind::Topic && frame.nodes[i].in_view) topics.push_back({NodeId{i}, counts[i]});
  }
  std::stable_sort(topics.begin(), topics.end(), [&frame](const TopicCount& a, const TopicCount& b) {
    const bool first_a = frame.is_selected(a.id) || frame.view(a.id).hit;
    const bool first_b = frame.is_selected(b.id) || frame.view(b.id).hit;
    return first_a != first_b ? first_a : a.count > b.count;
  });
  return topics;
}

// The number stands after the last line. Title and number are anchored where they meet, so the gap
// between them is right in any font.
void set_topic_runs(const Labeller& labeller, const std::vector<std::string>& lines, const std::string& number,
                    Paint paint, PlacedLabel& label) {
  constexpr float kGap = 6.0F;
  const TextMeasure& measure = labeller.measure();
  const float number_width = number.empty() ? 0.0F : measure.width_px(number, TypeStyle::Small12) + kGap;
  const float height = line_height_px(TypeStyle::Label13);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool last = i + 1 == lines.size();
    TextPrimitive run = run_of(lines[i], TypeStyle::Label13, paint, measure);
    const float row_width = run.width_px + (last ? number_width : 0.0F);
    const float x = label.rect.min_x + (label.rect.width() - row_width) / 2;
    const float y = label.rect.min_y + height * static_cast<float>(i) + 14.0F;
    run.origin = {x, y};
    run.anchor = last && !number.empty() ? 1.0F : 0.5F;
    const float end = x + run.width_px;
    label.runs.push_back(std::move(run));
    if (!last || number.empty()) continue;
    TextPrimitive count = run_of(number, TypeStyle::Small12, {Ink::Quiet, paint.opacity}, measure);
    count.origin = {end + kGap, y};
    label.runs.push_back(std::move(count));
  }
}

void place_topics_labels(Labeller& labeller) {
  const MapFrame& frame = labeller.frame;
  for (const TopicCount& topic : topics_by_count(frame)) {
    const NodeView& view = frame.view(topic.id);
    const std::string number = topic.count > 0 ? std::to_string(topic.count) : std::string();
    const float extra = number.empty() ? 0.0F : labeller.measure().width_px(number, TypeStyle::Small12) + 6.0F;
    const bool lit = !frame.focus || view.light != Light::Quiet || frame.strength < 0.5F;
    const Paint paint{lit ? std::variant<Ink, Shape>(Shape::Topic) : std::variant<Ink, Shape>(Ink::Quiet)};
    for (const int max_lines : {2, 1}) {
      const WrapOptions options{TypeStyle::Label13, max_lines == 2 ? kTopicWidth : 112.0F, max_lines};
      const std::vector<std::string> lines =
          wrap_text(map_title(frame.node(topic.id), labeller.lang()), options, labeller.measure());
      Vec2 size = text_size(lines, TypeStyle::Label13, labeller.measure());
      size.x = std::max(size.x, labeller.measure().width_px(lines.back(), TypeStyle::Label13) + extra);
      const auto spots = spots_around(view);
      auto rect = labeller.placer.place(spots, size);
      if (!rect && frame.focus) rect = labeller.placer.place(spots, size, true);
      if (!rect) continue;
      PlacedLabel label;
      label.node = topic.id;
      label.rect = *rect;
      set_topic_runs(labeller, lines, number, paint, label);
      accept(labeller, std::move(label));
      break;
    }
  }
}

// ---- authors

std::vector<LabelSpot> author_spots(const Labeller& labeller, NodeId id) {
  const MapFrame& frame = labeller.frame;
  const NodeView& view = frame.view(id);
  const float reach = view.half.x + 5.0F;
  const LabelSpot right{view.at + Vec2{reach, 0}, 0, 0.5F};
  const LabelSpot left{view.at - Vec2{reach, 0}, 1, 0.5F};
  const LabelSpot below{view.at + Vec2{0, view.half.y + 2}, 0.5F, 0};
  const LabelSpot above{view.at - Vec2{0, view.half.y + 2}, 0.5F, 1};
  const Vec2 middle = screen_from_world(frame.input.camera, frame.input.layout.core_bounds.centre());
  std::vector<LabelSpot> spots = view.at.x >= middle.x ? std::vector<LabelSpot>{right, below, above, left}
                                                       : std::vector<LabelSpot>{left, below, above, right};
  // Where titles have taken the room beside the author, the name follows a title.
  for (const Neighbour& neighbour : frame.input.catalog.neighbours(id)) {
    const Rect& title = labeller.result.rect_of[neighbour.node.index];
    if (title.width() <= 0 || !is_fan(frame, neighbour.node)) continue;
    if (std::abs(frame.view(neighbour.node).at.y - view.at.y) > 12.0F) continue;
    const bool on_right = title.centre().x > frame.view(neighbour.node).at.x;
    const Vec2 end{on_right ? title.max_x + 12 : title.min_x - 12, frame.view(neighbour.node).at.y};
    spots.insert(spots.begin(), {end, on_right ? 0.0F : 1.0F, 0.5F});
  }
  return spots;
}

bool wants_name(const MapFrame& frame, NodeId id) {
  const NodeView& view = frame.view(id);
  if (!view.in_view) return false;
  if (view.light != Light::Quiet) return true;
  if (frame.focus && frame.strength > 0.5F) return false;
  return frame.works[id.index] >= frame.detail.author_label_from && frame.detail.author_labels > 0;
}

void place_author_labels(Labeller& labeller) {
  const MapFrame& frame = labeller.frame;
  std::vector<NodeId> authors;
  for (std::uint32_t i = 0; i < frame.nodes.size(); ++i) {
    if (frame.node(NodeId{i}).kind == Kind::Author && wants_name(frame, NodeId{i})) authors.push_back(NodeId{i});
  }
  std::stable_sort(authors.begin(), authors.end(), [&frame](NodeId a, NodeId b) {
    const bool lit_a = frame.view(a).light == Light::Lit;
    const bool lit_b = frame.view(b).light == Light::Lit;
    return lit_a != lit_b ? lit_a : frame.works[a.index] > frame.works[b.index];
  });
  for (const NodeId id : authors) {
    const bool lit = frame.view(id).light != Light::Quiet;
    const TypeStyle style = lit && !frame.input.style.compact ? TypeStyle::Label13 : TypeStyle::Small12;
    const WrapOptions options{style, 160.0F, 1};
    const std::vector<std::string> lines =
        wrap_text(map_title(frame.node(id), labeller.lang()), options, labeller.measure());
    if (lines.empty()) continue;
    const Vec2 size = text_size(lines, style, labeller.measure());
    for (const LabelSpot& spot : author_spots(labeller, id)) {
      const LabelSpot only[] = {spot};
      auto rect = labeller.placer.place(only, size);
      if (!rect && lit) rect = labeller.placer.place(only, size, true);
      if (!rect) continue;
      PlacedLabel label;
      label.node = id;
      label.rect = *rect;
      label.on_top = lit;
      const float opacity = lit ? 1.0F : frame.detail.author_labels;
      label.runs = set_lines(lines, *rect, {style, {Shape::Author, opacity}, spot.align}, labeller.measure());
      accept(labeller, std::move(label));
      break;
    }
  }
}

// ---- quiet resources, when zoomed in

bool is_starred(const Node& node) { return node.has_flag("starred"); }

void place_quiet_resources(Labeller& labeller) {
  const MapFrame& frame = labeller.frame;
  if (frame.detail.resource_labels <= 0) return;
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
    const int most_lines = frame.detail.all_labels ? 2 : 1;
    for (int max_lines = most_lines; max_lines >= 1; --max_lines) {
      const WrapOptions options{TypeStyle::Small12, kLitWidth, max_lines};
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
      accept(labeller, std::move(label));
      break;
    }
  }
}

// A component that is too small for a box is named beside its mark.
void place_component_names(Labeller& labeller) {
  const MapFrame& frame = labeller.frame;
  if (frame.boxes != BoxStyle::Mark) return;
  for (std::uint32_t i = 0; i < frame.nodes.size(); ++i) {
    if (frame.node(NodeId{i}).kind != Kind::Component || !frame.nodes[i].in_view) continue;
    const std::vector<std::string> lines{frame.node(NodeId{i}).title};
    const Vec2 size = text_size(lines, TypeStyle::ComponentSmall13, labeller.measure());
    const std::vector<LabelSpot> spots =
        spots_beside(frame.nodes[i].at, frame.nodes[i].half.x + 5, frame.nodes[i].half.x + 5, true);
    const auto rect = labeller.placer.place(spots, size, true);
    if (!rect) continue;
    PlacedLabel label;
    label.node = NodeId{i};
    label.rect = *rect;
    label.on_top = true;
    const float align = rect->centre().x < frame.nodes[i].at.x ? 1.0F : 0.0F;
    label.runs = set_lines(lines, *rect, {TypeStyle::ComponentSmall13, {Ink::Accent, 1}, align}, labeller.measure());
    accept(labeller, std::move(label));
  }
}

}  // namespace

MapLabels place_labels(const MapFrame& frame, const std::vector<Flow>& flows) {
  Labeller labeller{frame, LabelPlacer(frame.input.camera.viewport_px, kEdgeMargin), {}};
  labeller.result.rect_of.resize(frame.nodes.size());
  if (!frame.input.style.labels) return std::move(labeller.result);
  block_map(labeller, flows);
  place_component_names(labeller);
  place_words(labeller, flows);
  place_lit(labeller);
  place_topics_labels(labeller);
  place_author_labels(labeller);
  place_quiet_resources(labeller);
  return std::move(labeller.result);
}

}  // namespace atlas
