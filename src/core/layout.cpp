// The steps of the layout in order, and what they share: sizes of labels and boxes, bounds.
#include "core/layout.hpp"

#include "core/label_text.hpp"
#include "core/layout_draft.hpp"
#include "core/sort.hpp"
#include "core/text_measure.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace atlas {
namespace {

constexpr float kLineHeight = 18.0F;

std::vector<std::vector<NodeId>> members_by_home(const std::vector<Home>& homes) {
  std::vector<std::vector<NodeId>> members(homes.size());
  for (std::uint32_t i = 0; i < homes.size(); ++i) {
    if (homes[i].home.valid()) members[homes[i].home.index].push_back(NodeId{i});
  }
  return members;
}

std::vector<std::vector<NodeId>> works_by_author(const Catalog& catalog) {
  std::vector<std::vector<NodeId>> works(catalog.node_count());
  for (const Edge& edge : catalog.edges()) {
    if (!is_authorship(edge.relation)) continue;
    if (catalog.node(edge.target).kind == Kind::Author) works[edge.target.index].push_back(edge.source);
  }
  for (std::vector<NodeId>& list : works) {
    sort_stably(list);
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
  return works;
}

float rounded(float value) { return std::floor(value * 10.0F + 0.5F) / 10.0F; }

// Everything, and the part that the start view shows. Labels stand around the marks.
void measure_bounds(MapLayout& layout) {
  constexpr float kLabelRoom = 28.0F;
  bool any = false;
  bool any_core = false;
  for (std::size_t i = 0; i < layout.places.size(); ++i) {
    const Placement& place = layout.places[i];
    const HomeKind home = layout.homes[i].kind;
    const float height = home == HomeKind::Spine ? kBoxHeight / 2 : place.radius;
    const Rect rect = rect_around({place.x, place.y}, place.radius + kLabelRoom, height + kLabelRoom);
    layout.bounds = any ? layout.bounds.united(rect) : rect;
    any = true;
    if (home == HomeKind::Tree || home == HomeKind::Loose) continue;
    layout.core_bounds = any_core ? layout.core_bounds.united(rect) : rect;
    any_core = true;
  }
  if (!any_core) layout.core_bounds = layout.bounds;
}

}  // namespace

void LayoutDraft::put(NodeId id, Vec2 where, float radius) {
  places[id.index] = {rounded(where.x), rounded(where.y), rounded(radius)};
  placed[id.index] = true;
}

Vec2 label_size(const Node& node, float max_width) {
  const EstimatedMeasure measure;
  Vec2 size;
  for (const Lang lang : {Lang::Zh, Lang::En}) {
    const auto lines = wrap_text(map_title(node, lang), {TypeStyle::Label13, max_width, 2}, measure);
    for (const std::string& line : lines)
      size.x = std::max(size.x, measure.width_px(line, TypeStyle::Label13));
    size.y = std::max(size.y, kLineHeight * static_cast<float>(lines.size()));
  }
  return size;
}

Vec2 topic_label_size(const Node& topic) {
  constexpr float kWidest = 168.0F;
  constexpr float kNumber = 24.0F;  // and its gap
  return (label_size(topic, kWidest) + Vec2{kNumber, 0}) * kTypeRoom;
}

Vec2 author_label_size(const Node& author) {
  constexpr float kWidest = 160.0F;
  const EstimatedMeasure measure;
  float width = 0;
  for (const Lang lang : {Lang::Zh, Lang::En}) {
    width = std::max(width, std::min(kWidest, measure.width_px(map_title(author, lang), TypeStyle::Small12)));
  }
  return Vec2{width + 6.0F, kLineHeight} * kTypeRoom;
}

Rect label_rect(Vec2 centre, float radius, Vec2 size, LabelSide side) {
  constexpr float kGap = 4.0F;
  const Vec2 half = size * 0.5F;
  const float x = radius + kGap + half.x;
  const float y = radius + kGap + half.y;
  const float slant_x = radius * 0.7F + kGap + half.x;
  const float slant_y = radius * 0.7F + half.y - kGap;
  const auto at = [&](float dx, float dy) { return rect_around(centre + Vec2{dx, dy}, half.x, half.y); };
  switch (side) {
    case LabelSide::Below:
      return at(0, y);
    case LabelSide::Above:
      return at(0, -y);
    case LabelSide::Right:
      return at(x, 0);
    case LabelSide::Left:
      return at(-x, 0);
    case LabelSide::BelowRight:
      return at(slant_x, slant_y);
    case LabelSide::BelowLeft:
      return at(-slant_x, slant_y);
    case LabelSide::AboveRight:
      return at(slant_x, -slant_y);
    case LabelSide::AboveLeft:
      break;
  }
  return at(-slant_x, -slant_y);
}

namespace {

float width_of_box(const Node& component, TypeStyle name_style, float padding) {
  const EstimatedMeasure measure;
  float width = measure.width_px(component.title, name_style);
  for (const Lang lang : {Lang::Zh, Lang::En}) {
    width = std::max(width, measure.width_px(component.name.pick(lang), TypeStyle::Small12));
  }
  return std::ceil((width + 2 * padding) / 4.0F) * 4.0F;
}

}  // namespace

float box_width(const Node& component) { return width_of_box(component, TypeStyle::Component15, 12); }

float small_box_width(const Node& component) {
  return width_of_box(component, TypeStyle::ComponentSmall13, 10);
}

float reserve_cost(const LayoutDraft& draft, const Rect& rect) {
  float cost = 0;
  for (const Reserve& reserve : draft.reserves) {
    if (!reserve.rect.overlaps(rect)) continue;
    const float width = std::min(reserve.rect.max_x, rect.max_x) - std::max(reserve.rect.min_x, rect.min_x);
    const float height = std::min(reserve.rect.max_y, rect.max_y) - std::max(reserve.rect.min_y, rect.min_y);
    cost += width * height * reserve.cost_per_area;
  }
  return cost;
}

float overshoot(const Rect& frame, const Rect& rect) {
  return std::max(0.0F, frame.min_x - rect.min_x) + std::max(0.0F, rect.max_x - frame.max_x) +
         std::max(0.0F, frame.min_y - rect.min_y) + std::max(0.0F, rect.max_y - frame.max_y);
}

MapLayout compute_layout(const Catalog& catalog) {
  LayoutDraft draft{.catalog = catalog,
                    .homes = assign_homes(catalog),
                    .places = std::vector<Placement>(catalog.node_count()),
                    .placed = std::vector<bool>(catalog.node_count(), false),
                    .members = {},
                    .works = works_by_author(catalog),
                    .space = {},
                    .reserves = {},
                    .frame = {}};
  draft.members = members_by_home(draft.homes);
  place_spine(draft);
  place_topics(draft);
  place_authors(draft);
  place_blocks(draft);
  MapLayout layout;
  layout.places = std::move(draft.places);
  layout.homes = std::move(draft.homes);
  measure_bounds(layout);
  layout.label_sides = choose_label_sides(catalog, layout);
  return layout;
}

Rect surroundings(const Catalog& catalog, const MapLayout& layout, NodeId id, float title_width) {
  constexpr float kBeside = 52.0F;  // from a mark to the end of the authors' column
  const Placement& place = layout.places[id.index];
  const bool box = layout.homes[id.index].kind == HomeKind::Spine;
  const Vec2 at{place.x, place.y};
  Rect area = rect_around(at, place.radius, box ? kBoxHeight / 2 : place.radius);
  for (const Neighbour& neighbour : catalog.neighbours(id)) {
    const Home& home = layout.homes[neighbour.node.index];
    if (!(home.home == id) || (home.kind != HomeKind::Fan && home.kind != HomeKind::Directory)) continue;
    const Placement& mark = layout.places[neighbour.node.index];
    area = area.united(rect_around({mark.x, mark.y}, mark.radius + 6, mark.radius + 6));
    if (home.kind == HomeKind::Directory) continue;
    const float width = std::min(title_width, label_size(catalog.node(neighbour.node), title_width).x);
    const float end = mark.x > at.x ? mark.x + kBeside + width : mark.x - kBeside - width;
    area = area.united({std::min(mark.x, end), mark.y, std::max(mark.x, end), mark.y});
  }
  return area.grown(24.0F);
}

std::optional<MapLayout> stored_layout(const Catalog& catalog) {
  if (catalog.data().layout.size() != catalog.node_count()) return std::nullopt;
  MapLayout layout;
  layout.places = catalog.data().layout;
  layout.homes = assign_homes(catalog);
  measure_bounds(layout);
  for (const char side : catalog.data().label_sides)
    layout.label_sides.push_back(static_cast<LabelSide>(side - '0'));
  layout.label_sides.resize(catalog.node_count(), LabelSide::Below);
  return layout;
}

MapLayout layout_of(const Catalog& catalog) {
  std::optional<MapLayout> stored = stored_layout(catalog);
  return stored ? std::move(*stored) : compute_layout(catalog);
}

}  // namespace atlas
