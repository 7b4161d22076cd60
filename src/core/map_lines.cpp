// Lines between nodes: fans, curved arcs, the spine with its arrows, and what the selection watches and
// writes. What needs no line (a resource inside its topic) gets none; long author lines and every
// relation that is no part of the map's order appear only with a selection.
#include "core/label_text.hpp"
#include "core/map_frame.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <optional>
#include <unordered_set>

namespace atlas {
namespace {

constexpr float kLongAuthorLine = 210.0F;  // world units
constexpr float kDimLine = 0.06F;
constexpr float kRestLine = 0.24F;
constexpr float kRestAuthorLine = 0.16F;
constexpr float kLitLine = 0.8F;
constexpr float kLitAuthorLine = 0.6F;
constexpr float kLitLooseLine = 0.45F;  // of relations that are no part of the map's order
constexpr float kManyLines = 14;        // from here on lit lines that cross the map are drawn lighter

enum class LineKind : std::uint8_t { None, Fan, Arc, Author, OnlyLit };

bool joins(const Catalog& catalog, const Edge& edge, Kind source, Kind target) {
  return catalog.node(edge.source).kind == source && catalog.node(edge.target).kind == target;
}

// Which order of the map a relation belongs to.
LineKind line_kind(const Catalog& catalog, const MapLayout& layout, const Edge& edge) {
  if (edge.relation == Relation::Next || edge.relation == Relation::StoresIn) return LineKind::None;
  const Home& source = layout.homes[edge.source.index];
  const Home& target = layout.homes[edge.target.index];
  if (source.kind == HomeKind::Fan && source.home == edge.target) return LineKind::Fan;
  if (target.kind == HomeKind::Directory && target.home == edge.source) return LineKind::Fan;
  if (is_authorship(edge.relation)) return LineKind::Author;
  if (edge.relation == Relation::SubtopicOf && joins(catalog, edge, Kind::Topic, Kind::Topic))
    return LineKind::Arc;
  if (edge.relation == Relation::About && joins(catalog, edge, Kind::Topic, Kind::Component))
    return LineKind::Arc;
  if (edge.relation == Relation::InTopic && source.home == edge.target) return LineKind::None;
  return LineKind::OnlyLit;
}

/// A line to draw: from the hub (component, author, topic) to the other end.
struct Line {
  NodeId from, to;
  LineKind kind = LineKind::Arc;
  bool dashed = false;
  bool lit = false;
  bool far = false;  // longer than a line at rest may be
  Paint paint;
  float width_px = 1;
};

bool touches(const Edge& edge, NodeId id) { return id.valid() && (edge.source == id || edge.target == id); }

bool is_lit(const MapFrame& frame, const Edge& edge) {
  const MapEmphasis& emphasis = frame.input.emphasis;
  if (touches(edge, emphasis.selected) || touches(edge, emphasis.hovered)) return true;
  if (!is_authorship(edge.relation) || !frame.lead.valid()) return false;
  const bool author_second = frame.view(edge.target).light == Light::Second;
  return author_second && frame.view(edge.source).light == Light::Lit && !frame.view(edge.source).hit;
}

bool is_long(const MapLayout& layout, const Edge& edge) {
  const Placement& a = layout.places[edge.source.index];
  const Placement& b = layout.places[edge.target.index];
  const float dx = a.x - b.x;
  const float dy = a.y - b.y;
  return dx * dx + dy * dy > kLongAuthorLine * kLongAuthorLine;
}

Shape colour_of(const MapFrame& frame, const Line& line) {
  if (line.kind == LineKind::Author) return Shape::Author;
  const bool topic = frame.shape(line.from) == Shape::Topic || frame.shape(line.to) == Shape::Topic;
  return topic ? Shape::Topic : Shape::Component;
}

void set_paint(const MapFrame& frame, Line& line, bool crowded) {
  if (line.lit) {
    const bool loose = line.kind == LineKind::OnlyLit;
    const float full = loose ? kLitLooseLine : (line.kind == LineKind::Author ? kLitAuthorLine : kLitLine);
    const bool far = loose || (line.kind == LineKind::Author && (crowded || line.far));
    const float appearing = frame.input.emphasis.selected.valid() ? frame.input.emphasis.fade : 1.0F;
    line.paint = {colour_of(frame, line), ((crowded || line.far) && far ? full * 0.6F : full) * appearing};
    line.width_px = far ? 1.0F : 1.5F;
    return;
  }
  const float rest = line.kind == LineKind::Author ? kRestAuthorLine : kRestLine;
  const float hidden = frame.view(line.from).hidden || frame.view(line.to).hidden ? 0.0F : 1.0F;
  line.paint = {Ink::Text, mix(rest, kDimLine, frame.strength) * frame.detail.thin_lines * hidden};
}

std::optional<Line> line_of(const MapFrame& frame, const Edge& edge) {
  Line line;
  line.kind = line_kind(frame.input.catalog, frame.input.layout, edge);
  if (line.kind == LineKind::None) return std::nullopt;
  line.lit = is_lit(frame, edge);
  if (!line.lit && line.kind == LineKind::OnlyLit) return std::nullopt;
  const bool both_drawn = frame.view(edge.source).drawn && frame.view(edge.target).drawn;
  if (line.kind == LineKind::OnlyLit && !both_drawn) return std::nullopt;
  if (!line.lit && line.kind == LineKind::Author && is_long(frame.input.layout, edge)) return std::nullopt;
  const bool flow = edge.relation == Relation::Watches || edge.relation == Relation::Writes;
  if (flow && !touches(edge, frame.input.emphasis.hovered) && !frame.spine.spurs.empty()) return std::nullopt;
  line.dashed = !edge.stated;
  line.far = is_long(frame.input.layout, edge);
  line.from = edge.source;
  line.to = edge.target;
  const bool hub_is_target = line.kind == LineKind::Author || frame.kind(edge.target) == Kind::Component;
  const bool topic_arc = frame.kind(edge.source) == Kind::Topic;
  if (hub_is_target && !topic_arc) std::swap(line.from, line.to);
  if (line.lit) return line;
  const NodeView& from = frame.view(line.from);
  const NodeView& to = frame.view(line.to);
  if ((!from.drawn && !to.drawn) || from.left_out || to.left_out) return std::nullopt;
  return line;
}

/// Edges, each once, with a bit for each: those of a large topic come again from each of its authors.
class EdgeSet {
 public:
  explicit EdgeSet(std::size_t edge_count) : words_(edge_count / kBits + 1) {}
  void add(EdgeId edge) { words_[edge.index / kBits] |= std::uint64_t{1} << (edge.index % kBits); }
  void add_all_of(const MapFrame& frame, NodeId id) {
    if (!id.valid()) return;
    for (const Neighbour& neighbour : frame.input.catalog.neighbours(id)) add(neighbour.edge);
  }
  [[nodiscard]] std::vector<EdgeId> in_order() const {
    std::vector<EdgeId> edges;
    for (std::uint32_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t left = words_[i]; left != 0; left &= left - 1)
        edges.push_back(EdgeId{i * kBits + static_cast<std::uint32_t>(std::countr_zero(left))});
    }
    return edges;
  }

 private:
  static constexpr std::uint32_t kBits = 64;
  std::vector<std::uint64_t> words_;
};

// The edges that may have lines now, in edge order: those of the picture at rest, of what is selected or
// hovered, and of the authors beside that.
std::vector<EdgeId> edges_to_draw(const MapFrame& frame) {
  EdgeSet edges(frame.input.catalog.edges().size());
  if (frame.detail.thin_lines > 0) {
    for (const EdgeId id : frame.index.resting) {
      const Edge& edge = frame.input.catalog.edge(id);
      if (frame.view(edge.source).drawn || frame.view(edge.target).drawn) edges.add(id);
    }
  }
  if (!frame.lead.valid()) return edges.in_order();
  edges.add_all_of(frame, frame.input.emphasis.selected);
  edges.add_all_of(frame, frame.input.emphasis.hovered);
  for (std::uint32_t i = 0; i < frame.nodes.size(); ++i) {
    if (frame.nodes[i].light == Light::Second) edges.add_all_of(frame, NodeId{i});
  }
  return edges.in_order();
}

// The lines from the neighbours of what is selected to their authors, where they would only be a hairball.
void leave_out_far_lit(const MapFrame& frame, std::vector<Line>& lines) {
  constexpr std::ptrdiff_t kMostLit = 300;
  if (std::count_if(lines.begin(), lines.end(), [](const Line& line) { return line.lit; }) <= kMostLit)
    return;
  const MapEmphasis& emphasis = frame.input.emphasis;
  const auto is_end = [&emphasis](NodeId id) { return id == emphasis.selected || id == emphasis.hovered; };
  lines.erase(
      std::remove_if(lines.begin(), lines.end(),
                     [&](const Line& line) { return line.lit && !is_end(line.from) && !is_end(line.to); }),
      lines.end());
}

// One line per pair of nodes, stated ones first: the same fact may be stated in several places.
std::vector<Line> lines_to_draw(const MapFrame& frame) {
  std::vector<Line> lines;
  const std::vector<EdgeId> edges = edges_to_draw(frame);
  std::unordered_set<std::uint64_t> drawn;
  drawn.reserve(edges.size());
  for (const bool stated : {true, false}) {
    for (const EdgeId id : edges) {
      const Edge& edge = frame.input.catalog.edge(id);
      if (edge.stated != stated) continue;
      const std::optional<Line> line = line_of(frame, edge);
      if (!line) continue;
      const std::uint64_t low = std::min(edge.source.index, edge.target.index);
      const std::uint64_t high = std::max(edge.source.index, edge.target.index);
      if (drawn.insert((high << 32U) | low).second) lines.push_back(*line);
    }
  }
  std::stable_partition(lines.begin(), lines.end(), [](const Line& line) { return !line.lit; });
  leave_out_far_lit(frame, lines);
  const auto lit = std::count_if(lines.begin(), lines.end(),
                                 [](const Line& line) { return line.lit && line.kind != LineKind::Fan; });
  for (Line& line : lines) set_paint(frame, line, static_cast<float>(lit) > kManyLines);
  return lines;
}

Curve straight(Vec2 a, Vec2 b) { return {a, a + (b - a) * (1.0F / 3.0F), a + (b - a) * (2.0F / 3.0F), b}; }

// From the box, spread over 72 % of its height, level at the mark.
Curve fan_curve(const MapFrame& frame, const Line& line) {
  const NodeView& box = frame.view(line.from);
  const NodeView& mark = frame.view(line.to);
  const float to_mark = mark.half.x + 3.0F;
  const float ring = frame.is_selected(line.from) ? 6.0F : 0.0F;
  if (std::abs(mark.at.x - box.at.x) < box.half.x) {
    const float up = mark.at.y > box.at.y ? 1.0F : -1.0F;
    return straight({mark.at.x, box.at.y + up * (box.half.y + ring)},
                    {mark.at.x, mark.at.y - up * (to_mark + 1.0F)});
  }
  const float side = mark.at.x > box.at.x ? 1.0F : -1.0F;
  const float spread = std::clamp((mark.at.y - box.at.y) * 0.22F, -box.half.y * 0.72F, box.half.y * 0.72F);
  const Vec2 from{box.at.x + side * (box.half.x + ring), box.at.y + spread};
  const Vec2 to{mark.at.x - side * to_mark, mark.at.y};
  const float gap = std::abs(to.x - from.x);
  return {from, from + Vec2{side * gap * 0.55F, 0}, to - Vec2{side * gap * 0.5F, 0}, to};
}

// Where a line from `other` meets the outline of a node.
Vec2 border_point(const MapFrame& frame, NodeId id, Vec2 other) {
  const NodeView& view = frame.view(id);
  const Vec2 delta = other - view.at;
  const float length = std::max(0.01F, length_of(delta));
  if (frame.kind(id) == Kind::Component) {
    const float t = std::min((view.half.x + 2) / std::max(0.1F, std::abs(delta.x)),
                             (view.half.y + 2) / std::max(0.1F, std::abs(delta.y)));
    return view.at + delta * std::min(1.0F, t);
  }
  const float reach = frame.kind(id) == Kind::Topic ? view.half.x : view.half.x + 3.0F;
  return view.at + delta * (std::min(reach, length) / length);
}

// A slight bow away from the middle of the map.
std::optional<Curve> arc_curve(const MapFrame& frame, const Line& line) {
  const Vec2 a = border_point(frame, line.from, frame.view(line.to).at);
  const Vec2 b = border_point(frame, line.to, frame.view(line.from).at);
  const Vec2 d = b - a;
  const float length = length_of(d);
  if (length < 4) return std::nullopt;
  const Vec2 middle = screen_from_world(frame.input.camera, frame.input.layout.core_bounds.centre());
  const Vec2 half = (a + b) * 0.5F;
  const float turn = d.x * (middle.y - half.y) - d.y * (middle.x - half.x) > 0 ? -1.0F : 1.0F;
  const float bow = turn * std::min(28.0F, length * 0.14F);
  const Vec2 control = half + Vec2{-d.y, d.x} * (bow / length);
  return Curve{a, a + (control - a) * (2.0F / 3.0F), b + (control - b) * (2.0F / 3.0F), b};
}

// An author's line to a mark whose title is shown leaves from the end of the title.
std::optional<Curve> curve_from_label(const MapFrame& frame, const Line& line, const MapLabels& labels) {
  if (line.kind != LineKind::Author || !line.lit) return std::nullopt;
  const HomeKind home = frame.home(line.to).kind;
  const Rect& label = labels.rect_of[line.to.index];
  if (label.width() <= 0 || home != HomeKind::Fan) return std::nullopt;
  const Vec2 author = frame.view(line.from).at;
  const float side = label.centre().x > frame.view(line.to).at.x ? 1.0F : -1.0F;
  constexpr float kGap = 7.0F;
  const Vec2 end{side > 0 ? label.max_x + kGap : label.min_x - kGap, frame.view(line.to).at.y};
  if ((author.x - end.x) * side < 16.0F) return std::nullopt;
  const Vec2 start{author.x - side * (frame.view(line.from).half.x + 3.0F), author.y};
  const float dx = end.x - start.x;
  return Curve{start, start + Vec2{dx * 0.5F, 0}, end - Vec2{dx * 0.5F, 0}, end};
}

// The component everything goes through: the host of the spur, where state is stored.
NodeId hub_of(const Spine& spine) { return spine.spurs.empty() ? NodeId{} : spine.spurs.front().first; }

std::string words_of(const MapFrame& frame, Relation relation) {
  const Lang lang = frame.input.style.lang;
  constexpr std::size_t kNamed = 2;
  std::string words;
  std::size_t count = 0;
  for (const Neighbour& neighbour : frame.input.catalog.neighbours(frame.input.emphasis.selected)) {
    if (!neighbour.outgoing || frame.input.catalog.edge(neighbour.edge).relation != relation) continue;
    if (++count > kNamed) continue;
    words += count == 1 ? " " : (lang == Lang::Zh ? "、" : ", ");
    words += map_title(frame.node(neighbour.node), lang);
  }
  if (count == 0) return {};
  if (count > kNamed) words += lang == Lang::Zh ? " 等" : " …";
  const RelationInfo& names = info(relation);
  return std::string(lang == Lang::Zh ? names.out_zh : names.out_en) + words;
}

}  // namespace

bool may_rest(const Catalog& catalog, const MapLayout& layout, const Edge& edge) {
  const LineKind kind = line_kind(catalog, layout, edge);
  if (kind == LineKind::None || kind == LineKind::OnlyLit) return false;
  return kind != LineKind::Author || !is_long(layout, edge);
}

Curve spine_curve(const MapFrame& frame, NodeId upper, NodeId lower) {
  const NodeView& a = frame.view(upper);
  const NodeView& b = frame.view(lower);
  const float y1 = a.at.y + a.half.y + (frame.is_selected(upper) ? 6.0F : 1.0F);
  const float y2 = b.at.y - b.half.y - (frame.is_selected(lower) ? 9.0F : 3.0F);
  const float m = (y2 - y1) * 0.5F;
  return {Vec2{a.at.x, y1}, {a.at.x, y1 + m}, {b.at.x, y2 - m}, {b.at.x, y2}};
}

void draw_lines(const MapFrame& frame, const MapLabels& labels, std::vector<Primitive>& out) {
  for (const Line& line : lines_to_draw(frame)) {
    if (line.paint.opacity <= 0) continue;
    CurvePrimitive curve;
    curve.paint = line.paint;
    curve.width_px = line.width_px;
    curve.dashed = line.dashed;
    if (line.kind == LineKind::Fan) {
      curve.points = fan_curve(frame, line);
    } else if (const auto from_label = curve_from_label(frame, line, labels)) {
      curve.points = *from_label;
    } else if (const auto arc = arc_curve(frame, line)) {
      curve.points = *arc;
    } else {
      continue;
    }
    out.emplace_back(curve);
  }
}

void draw_spine(const MapFrame& frame, std::vector<Primitive>& out) {
  constexpr float kHead = 5.5F;
  constexpr float kRoomForHead = 16.0F;
  const auto emit = [&](NodeId a, NodeId b, const Curve& points, float tail) {
    const bool lit = frame.is_selected(a) || frame.is_selected(b);
    CurvePrimitive curve;
    curve.points = points;
    curve.paint = {Ink::Accent, mix(0.34F, lit ? 0.9F : 0.14F, frame.strength)};
    const Vec2 span = points[3] - points[0];
    const bool room_for_head = std::abs(tail > 0 ? span.x : span.y) >= kRoomForHead;
    curve.width_px = room_for_head ? 3.0F : 2.0F;
    curve.head_px = room_for_head ? kHead : 0.0F;
    curve.tail_head_px = room_for_head ? tail : 0.0F;
    out.emplace_back(curve);
  };
  const std::vector<NodeId>& chain = frame.spine.chain;
  for (std::size_t i = 1; i < frame.spine.ordered_count; ++i) {
    emit(chain[i - 1], chain[i], spine_curve(frame, chain[i - 1], chain[i]), 0);
  }
  for (const auto& [host, spur] : frame.spine.spurs) {
    const NodeView& a = frame.view(host);
    const NodeView& b = frame.view(spur);
    const float ring_a = frame.is_selected(host) ? 9.0F : 3.0F;
    const float ring_b = frame.is_selected(spur) ? 9.0F : 3.0F;
    const Vec2 from{a.at.x + a.half.x + ring_a, a.at.y};
    const Vec2 to{b.at.x - b.half.x - ring_b, b.at.y};
    emit(host, spur, straight(from, to), kHead);
  }
}

std::vector<Flow> flows_of(const MapFrame& frame) {
  const NodeId selected = frame.input.emphasis.selected;
  const NodeId hub = hub_of(frame.spine);
  if (!selected.valid() || !hub.valid() || selected == hub) return {};
  if (frame.kind(selected) != Kind::Component || frame.detail.dot > 0.5F) return {};
  Flow flow;
  for (const Relation relation : {Relation::Watches, Relation::Writes}) {
    if (std::string words = words_of(frame, relation); !words.empty()) flow.words.push_back(std::move(words));
  }
  if (flow.words.empty()) return {};
  const NodeView& a = frame.view(selected);
  const NodeView& b = frame.view(hub);
  const float up = b.at.y < a.at.y ? -1.0F : 1.0F;
  const float distance = std::abs(b.at.y - a.at.y);
  const float bow = std::clamp(distance * 0.38F, 44.0F, 190.0F);
  constexpr float kInset = 14.0F;
  const Vec2 from{a.at.x - a.half.x + kInset, a.at.y + up * (a.half.y + 9)};
  const Vec2 to{b.at.x - b.half.x + kInset, b.at.y - up * (b.half.y + 4)};
  flow.curve.points = {from, from + Vec2{-bow, up * distance * 0.22F},
                       to + Vec2{-bow, -up * distance * 0.28F}, to};
  flow.curve.paint = {Ink::Accent, kLitLine * frame.strength};
  flow.curve.width_px = 1.5F;
  flow.curve.head_px = 4;
  flow.curve.tail_head_px = 4;
  return {flow};
}

}  // namespace atlas
