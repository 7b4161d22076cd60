// Titles of resources that nothing emphasises, when the zoom leaves room for them: starred ones first.
#include "core/map_labeller.hpp"
#include "core/sort.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace atlas {
namespace {

constexpr Attempt kQuietAttempts[] = {{kTitleWidth, 2, Cover::Nothing},
                                      {kTitleWidth, 1, Cover::Nothing},
                                      {96, 2, Cover::Nothing},
                                      {72, 1, Cover::Nothing}};
// Marks in a circle stand close together: narrow titles with more lines let more of them be read.
constexpr Attempt kCircleAttempts[] = {{kTitleWidth, 2, Cover::QuietMarksAndCircles},
                                       {112, 3, Cover::QuietMarksAndCircles},
                                       {80, 3, Cover::QuietMarksAndCircles},
                                       {72, 1, Cover::QuietMarksAndCircles}};

// Titles that are set to see whether they fit; a view has room for fewer.
constexpr std::size_t kMostTried = 600;

bool is_starred(const Node& node) { return node.has_flag("starred"); }

// A directory that leads a block of the source tree is a place name, like a topic.
bool is_tree_head(const MapFrame& frame, NodeId id) {
  if (frame.home(id).kind != HomeKind::Tree) return false;
  const auto neighbours = frame.input.catalog.neighbours(id);
  return std::any_of(neighbours.begin(), neighbours.end(), [&frame](const Neighbour& neighbour) {
    const bool contains = frame.input.catalog.edge(neighbour.edge).relation == Relation::Contains;
    return neighbour.outgoing && contains && frame.home(neighbour.node).kind == HomeKind::Tree;
  });
}

// Below its directory an entry needs only the last part of its path.
std::string_view short_title(const MapFrame& frame, NodeId id, Lang lang) {
  const std::string_view title = map_title(frame.node(id), lang);
  if (frame.home(id).kind != HomeKind::Tree || title.empty()) return title;
  const std::size_t slash = title.rfind('/', title.size() - 2);
  return slash == std::string_view::npos ? title : title.substr(slash + 1);
}

std::vector<NodeId> quiet_nodes(const Labeller& labeller) {
  constexpr float kHeadsFrom = 0.6F;
  const MapFrame& frame = labeller.frame;
  const bool resources =
      frame.detail.resource_labels > 0 && frame.strength <= 0.5F;  // a selection has the word
  const bool heads = frame.input.camera.scale >= kHeadsFrom;
  std::vector<NodeId> quiet;
  for (const NodeId id : frame.drawn) {
    const Kind kind = frame.kind(id);
    if (kind == Kind::Component || kind == Kind::Topic || kind == Kind::Author) continue;
    const NodeView& view = frame.view(id);
    if (!view.in_view || view.hidden || labeller.has_label(id)) continue;
    if (resources || (heads && is_tree_head(frame, id))) quiet.push_back(id);
  }
  const auto rank = [&frame](NodeId id) {
    return is_tree_head(frame, id) ? 0 : (is_starred(frame.node(id)) ? 1 : 2);
  };
  sort_stably(quiet, [&rank](NodeId a, NodeId b) { return rank(a) < rank(b); });
  return quiet;
}

Paint quiet_paint(const MapFrame& frame, NodeId id) {
  if (is_tree_head(frame, id)) return frame.focus ? Paint{Ink::Quiet, 1} : Paint{Shape::Repo, 1};
  return {Ink::Text, frame.detail.resource_labels * frame.view(id).opacity};
}

bool has_author_in_view(const MapFrame& frame, NodeId id) {
  const auto neighbours = frame.input.catalog.neighbours(id);
  return std::any_of(neighbours.begin(), neighbours.end(), [&frame](const Neighbour& neighbour) {
    return frame.kind(neighbour.node) == Kind::Author && frame.view(neighbour.node).in_view;
  });
}

std::vector<LabelSpot> quiet_spots(const MapFrame& frame, NodeId id) {
  const NodeView& view = frame.view(id);
  if (frame.home(id).kind == HomeKind::Tree) return {{view.at + Vec2{view.half.x + 6, 0}, 0, 0.5F}};
  const float side = frame.side_of_home(id);
  if (!is_fan(frame, id) || side == 0) return spots_beside(view.at, view.half.x + 6, view.half.x + 6, true);
  const float align = side > 0 ? 0.0F : 1.0F;
  const LabelSpot beyond_authors{view.at + Vec2{side * fan_offset(frame, id, side), 0}, align, 0.5F};
  if (!frame.detail.all_labels) return {beyond_authors};
  // So near that rows have room for two lines: beside the mark, or above the line to its author.
  const Vec2 beside = view.at + Vec2{side * (view.half.x + 6), 0};
  if (has_author_in_view(frame, id)) return {{beside - Vec2{0, 4}, align, 1}, beyond_authors};
  return {{beside, align, 0.5F}, beyond_authors};
}

// Whether there is room for even the beginning of a title: setting one only to find that there is none costs
// a hundred times as much.
bool may_fit(const Labeller& labeller, std::string_view title, std::span<const LabelSpot> spots,
             Cover cover) {
  constexpr std::size_t kShort = 6;  // bytes; a shorter title may be as narrow as a letter
  const float least_width = title.size() < kShort ? 8.0F : 24.0F;
  return labeller.placer.has_room(spots, {least_width, line_height_px(TypeStyle::Small12)}, cover);
}

}  // namespace

void place_quiet_resources(Labeller& labeller) {
  const MapFrame& frame = labeller.frame;
  std::size_t tried = 0;
  for (const NodeId id : quiet_nodes(labeller)) {
    const std::vector<LabelSpot> spots = quiet_spots(frame, id);
    const bool in_circle = frame.home(id).kind == HomeKind::Circle;
    const std::string_view title = short_title(frame, id, labeller.lang());
    const Cover cover = in_circle ? kCircleAttempts[0].cover : kQuietAttempts[0].cover;
    if (!may_fit(labeller, title, spots, cover)) continue;
    if (++tried > kMostTried) break;
    for (const Attempt& attempt : in_circle ? kCircleAttempts : kQuietAttempts) {
      if (attempt.max_lines > 1 && !frame.detail.all_labels) continue;
      const WrapOptions options{TypeStyle::Small12, attempt.max_width_px, attempt.max_lines};
      const auto lines = wrap_text(title, options, labeller.measure());
      if (lines.empty()) break;
      const Vec2 size = text_size(lines, TypeStyle::Small12, labeller.measure());
      const auto rect = labeller.placer.place(spots, size, attempt.cover);
      if (!rect) continue;
      PlacedLabel label;
      label.node = id;
      label.rect = *rect;
      const float align = rect->centre().x < frame.view(id).at.x ? 1.0F : 0.0F;
      const LinesStyle style{TypeStyle::Small12, quiet_paint(frame, id), align};
      label.runs = set_lines(lines, *rect, style, labeller.measure());
      labeller.accept(std::move(label));
      break;
    }
  }
}

}  // namespace atlas
