// The spine: components in the order in which they act, as a vertical slow S; beside each its fan of
// resources on one side and its source directories on the other.
#include "core/label_text.hpp"
#include "core/layout_draft.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace atlas {
namespace {

constexpr std::array kSwing{-56.0F, 8.0F, 64.0F, 0.0F};  // repeats: a slow S, never a straight line
constexpr float kSmallestStep = 116.0F;                  // between the centres of two boxes
constexpr float kFanWindow = 128.0F;                     // height a fan may take without pushing boxes apart
constexpr float kFanGap = 46.0F;
constexpr float kDirectoryGap = 32.0F;
constexpr float kDirectoryPitch = 28.0F;
constexpr float kSpurGap = 54.0F;
constexpr int kBoxWeight = 6;  // a line behind a box is far worse than one behind a mark
constexpr std::size_t kPerRowAbove = 3;
constexpr float kFirstAbove = 24.0F;
constexpr float kColumnAbove = 24.0F;
constexpr float kRowAbove = 22.0F;
constexpr float kColumnGap = 26.0F;  // from a mark to the hexagon of its only author, and between columns
constexpr std::size_t kColumnLength = 24;

/// What stands beside a component.
struct Sides {
  std::vector<NodeId> fan;
  std::vector<NodeId> directories;
  float fan_side = 1;  // 1 right, -1 left
  bool directories_above = false;
};

float pitch_of(std::size_t count) {
  if (count < 2) return 32.0F;
  constexpr float kTightest = 18.0F;  // titles of neighbouring rows just do not touch
  const float pitch = std::floor(kFanWindow / static_cast<float>(count - 1) / 2.0F) * 2.0F;
  return std::clamp(pitch, kTightest, 32.0F);
}

float fan_height(const Sides& sides) {
  const std::size_t rows = std::min(sides.fan.size(), kColumnLength);
  return rows == 0 ? 0.0F : pitch_of(rows) * static_cast<float>(rows - 1);
}

float directory_height(const Sides& sides) {
  if (sides.directories.empty() || sides.directories_above) return 0;
  return kDirectoryPitch * static_cast<float>(sides.directories.size() - 1);
}

Sides sides_of(const LayoutDraft& draft, NodeId component, bool has_spur) {
  Sides sides;
  for (const NodeId member : draft.members[component.index]) {
    (draft.homes[member.index].kind == HomeKind::Directory ? sides.directories : sides.fan).push_back(member);
  }
  sides.fan_side = has_spur ? -1.0F : 1.0F;
  sides.directories_above = has_spur;
  return sides;
}

// Far enough that the columns of two neighbours on the same side keep a mark's distance.
float step_between(const Sides& upper, const Sides& lower) {
  constexpr float kBetweenColumns = 30.0F;
  float step = kSmallestStep;
  const auto consider = [&](float a, float b) { step = std::max(step, (a + b) / 2 + kBetweenColumns); };
  if (upper.fan_side == lower.fan_side) consider(fan_height(upper), fan_height(lower));
  if (upper.fan_side == lower.fan_side) consider(directory_height(upper), directory_height(lower));
  if (upper.fan_side != lower.fan_side) {
    consider(fan_height(upper), directory_height(lower));
    consider(directory_height(upper), fan_height(lower));
  }
  if (lower.directories_above && !lower.directories.empty()) {
    const std::size_t rows = (lower.directories.size() + kPerRowAbove - 1) / kPerRowAbove;
    const float above = kBoxHeight + static_cast<float>(rows) * kRowAbove;
    step = std::max(step, fan_height(upper) / 2 + above + kBetweenColumns);
  }
  return std::ceil(step / 4) * 4;
}

void take_mark(LayoutDraft& draft, NodeId id, Vec2 where) {
  draft.put(id, where, kMarkRadius);
  draft.space.add({rect_around(where, kMarkRadius + 2, kMarkRadius + 2), false, id.index});
}

/// Geometry of one fan: where its marks and the hexagons of its authors stand.
struct FanPlan {
  NodeId component;
  float side = 1;
  float mark_x = 0;    // of the first column of marks
  float author_x = 0;  // of the column of authors, beyond the last column of marks
  float half_height = 0;
};

// An author most of whose works live in this fan.
bool belongs_to_fan(const LayoutDraft& draft, NodeId author, NodeId component) {
  const std::vector<NodeId>& works = draft.works[author.index];
  const auto here = std::count_if(works.begin(), works.end(), [&](NodeId work) {
    return draft.homes[work.index].kind == HomeKind::Fan && draft.homes[work.index].home == component;
  });
  return 2 * static_cast<std::size_t>(here) >= works.size() && here > 0;
}

float mean_y_of_works(const LayoutDraft& draft, NodeId author, NodeId component) {
  float sum = 0;
  float count = 0;
  for (const NodeId work : draft.works[author.index]) {
    if (!(draft.homes[work.index].home == component)) continue;
    sum += draft.at(work).y;
    ++count;
  }
  return sum / count;
}

// The free place in the authors' column nearest to `y`; false when the column is full.
bool find_slot(const LayoutDraft& draft, const FanPlan& fan, float y, float half_height, Vec2& found) {
  constexpr float kStep = 2.0F;
  const float centre_y = draft.at(fan.component).y;
  for (float off = 0; off <= 2 * fan.half_height + 24.0F; off += kStep) {
    for (const float signed_off : {off, -off}) {
      found = {fan.author_x, y + signed_off};
      if (std::abs(found.y - centre_y) > fan.half_height + 12.0F) continue;
      if (draft.space.is_free(rect_around(found, kAuthorRadius, half_height))) return true;
    }
  }
  return false;
}

// Authors who wrote mainly what is in this fan stand in a column right beside it, so that the titles of a
// lit fan, which begin after that column, stay free.
void place_fan_authors(LayoutDraft& draft, const FanPlan& fan, const std::vector<NodeId>& marks) {
  std::vector<NodeId> authors;
  for (const NodeId mark : marks) {
    for (const Neighbour& neighbour : draft.catalog.neighbours(mark)) {
      const NodeId author = neighbour.node;
      if (draft.catalog.node(author).kind != Kind::Author || !belongs_to_fan(draft, author, fan.component))
        continue;
      if (std::find(authors.begin(), authors.end(), author) == authors.end()) authors.push_back(author);
    }
  }
  for (const NodeId author : authors) {
    if (draft.is_placed(author)) continue;
    const bool named = draft.works[author.index].size() > 1;
    const float half_height = named ? 9.0F * kTypeRoom : 7.0F;
    Vec2 place;
    if (!find_slot(draft, fan, mean_y_of_works(draft, author, fan.component), half_height, place)) continue;
    draft.put(author, place, named ? kAuthorRadius : kSmallAuthorRadius);
    draft.space.add({rect_around(place, kAuthorRadius + 3, half_height), false, author.index});
    if (!named) continue;
    const float width = label_size(draft.catalog.node(author), 160.0F).x * kTypeRoom;
    const Vec2 label_middle = place + Vec2{fan.side * (kAuthorRadius + 4 + width / 2), 0};
    draft.space.add({rect_around(label_middle, width / 2, half_height), false, author.index});
  }
}

// The lines of the fan, which nothing may cover; and the room its titles will want.
void take_fan_room(LayoutDraft& draft, const FanPlan& fan, float title_reach) {
  constexpr float kReserveCost = 0.05F;
  constexpr float kEntryCost = 60.0F;
  const Vec2 box = draft.at(fan.component);
  const float half_height = fan.half_height + 10.0F;
  const float border = box.x + fan.side * draft.places[fan.component.index].radius;
  const float end = box.x + fan.side * title_reach;
  draft.space.add(
      {{std::min(border, fan.mark_x), box.y - half_height, std::max(border, fan.mark_x), box.y + half_height},
       false,
       fan.component.index});
  draft.reserves.push_back(
      {{std::min(fan.mark_x, end), box.y - half_height, std::max(fan.mark_x, end), box.y + half_height},
       kReserveCost,
       kEntryCost});
}

void place_fan(LayoutDraft& draft, NodeId component, const Sides& sides) {
  if (sides.fan.empty()) return;
  constexpr float kTitleGap = 16.0F;
  constexpr float kTitleWidth = 196.0F;
  const Vec2 box = draft.at(component);
  const float first_x = draft.places[component.index].radius + kFanGap;
  const std::size_t rows = std::min(sides.fan.size(), kColumnLength);
  const std::size_t last_column = (sides.fan.size() - 1) / kColumnLength;
  const float pitch = pitch_of(rows);
  const float last_x = first_x + 2 * kColumnGap * static_cast<float>(last_column);
  FanPlan fan{component, sides.fan_side, box.x + sides.fan_side * first_x,
              box.x + sides.fan_side * (last_x + kColumnGap), pitch * static_cast<float>(rows - 1) / 2};
  float title_width = 0;
  for (std::size_t i = 0; i < sides.fan.size(); ++i) {
    const std::size_t column = i / kColumnLength;
    const float out = 2 * kColumnGap * static_cast<float>(column);
    const float row = static_cast<float>(i % kColumnLength) - static_cast<float>(rows - 1) / 2;
    take_mark(draft, sides.fan[i], {fan.mark_x + sides.fan_side * out, box.y + row * pitch});
    title_width = std::max(title_width, label_size(draft.catalog.node(sides.fan[i]), kTitleWidth).x);
  }
  place_fan_authors(draft, fan, sides.fan);
  take_fan_room(draft, fan, last_x + kColumnGap + kTitleGap + title_width);
}

// Beside the box, or in staggered rows above it where the spur takes the side: on the half that the line
// of the spine does not come through, and so that the line of one row passes between the marks of the other.
Vec2 directory_offset(const Sides& sides, std::size_t index, float half_width) {
  const auto k = static_cast<float>(index);
  if (!sides.directories_above) {
    const float row = k - static_cast<float>(sides.directories.size() - 1) / 2;
    return {-sides.fan_side * (half_width + kDirectoryGap), row * kDirectoryPitch};
  }
  const std::size_t row = index / kPerRowAbove;
  const auto column = static_cast<float>(index % kPerRowAbove);
  const float stagger = row % 2 == 0 ? 0.0F : kColumnAbove / 2;
  return {kFirstAbove + column * kColumnAbove + stagger, -kBoxHeight - static_cast<float>(row) * kRowAbove};
}

void place_directories(LayoutDraft& draft, NodeId component, const Sides& sides) {
  const Vec2 box = draft.at(component);
  const float half_width = draft.places[component.index].radius;
  for (std::size_t i = 0; i < sides.directories.size(); ++i) {
    take_mark(draft, sides.directories[i], box + directory_offset(sides, i, half_width));
  }
}

void place_component(LayoutDraft& draft, NodeId id, Vec2 where, const Sides& sides) {
  const float half_width = box_width(draft.catalog.node(id)) * kTypeRoom / 2;
  draft.put(id, where, half_width);
  draft.space.add({rect_around(where, half_width + 10, kBoxHeight / 2 + 10), false, id.index, kBoxWeight});
  place_fan(draft, id, sides);
  place_directories(draft, id, sides);
}

// The line between two boxes, as a corridor of small squares that nothing else may use.
void take_corridor(LayoutDraft& draft, NodeId upper, NodeId lower) {
  const Vec2 from = draft.at(upper) + Vec2{0, kBoxHeight / 2};
  const Vec2 to = draft.at(lower) - Vec2{0, kBoxHeight / 2};
  constexpr int kSteps = 8;
  for (int i = 0; i <= kSteps; ++i) {
    const float t = static_cast<float>(i) / kSteps;
    const float ease = t * t * (3 - 2 * t);
    const Vec2 p{from.x + (to.x - from.x) * ease, from.y + (to.y - from.y) * t};
    draft.space.add({rect_around(p, 12, 12), false, lower.index});
  }
}

void frame_around(LayoutDraft& draft, const Rect& spine) {
  constexpr float kTop = 44.0F;
  constexpr float kBottom = 130.0F;  // room for the panels that float there
  constexpr float kHeight = 860.0F;
  constexpr float kAspect = 1.16F;  // of the map area in a usual window
  const float spare = std::max(0.0F, kHeight - spine.height() - kTop - kBottom);
  const float top = spine.min_y - kTop - spare / 2;
  const float bottom = spine.max_y + kBottom + spare / 2;
  const float half_width = (bottom - top) * kAspect / 2;
  draft.frame = {spine.centre().x - half_width, top, spine.centre().x + half_width, bottom};
}

}  // namespace

void place_spine(LayoutDraft& draft) {
  const Spine spine = spine_of(draft.catalog);
  std::vector<Sides> sides;
  for (const NodeId id : spine.chain) {
    const bool has_spur = std::any_of(spine.spurs.begin(), spine.spurs.end(),
                                      [id](const auto& spur) { return spur.first == id; });
    sides.push_back(sides_of(draft, id, has_spur));
  }
  float y = 0;
  for (std::size_t i = 0; i < spine.chain.size(); ++i) {
    if (i > 0) y += step_between(sides[i - 1], sides[i]);
    place_component(draft, spine.chain[i], {kSwing[i % kSwing.size()], y}, sides[i]);
    if (i > 0 && i < spine.ordered_count) take_corridor(draft, spine.chain[i - 1], spine.chain[i]);
  }
  std::vector<std::size_t> spurs_at(draft.homes.size(), 0);
  for (const auto& [host, spur] : spine.spurs) {
    const float half_width = box_width(draft.catalog.node(spur)) * kTypeRoom / 2;
    const auto row = static_cast<float>(spurs_at[host.index]++);
    const Vec2 place =
        draft.at(host) + Vec2{draft.places[host.index].radius + kSpurGap + half_width, row * 64.0F};
    place_component(draft, spur, place, sides_of(draft, spur, false));
    draft.space.add({rect_around((place + draft.at(host)) * 0.5F, 40, 10), false, spur.index});
  }
  frame_around(draft, {-100, -kBoxHeight / 2, 100, y + kBoxHeight / 2});
}

}  // namespace atlas
