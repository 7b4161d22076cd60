// What lies behind the steps: bands of acts, lanes, the trunk, the column of the current step; and the names
// of the lanes, which stay where they are while the picture scrolls.
#include "core/label_text.hpp"
#include "core/walk_frame.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace atlas {
namespace {

constexpr float kNameLeft = 16;
constexpr float kHeadLine = 17;

void draw_bands(WalkFrame& frame) {
  for (const WalkActSpan& act : frame.columns.acts) {
    const bool extra = frame.walk.acts[act.act].extra;
    if (!extra && act.act % 2 == 0) continue;
    const float margin = frame.is_step_zoom() ? 0.0F : 5.0F;
    const WalkSpan along{act.span.from - (act.cut_before ? 0 : margin),
                         act.span.to + (act.cut_after ? 0 : margin)};
    BoxPrimitive band;
    band.rect = frame.box(along, frame.lanes.all);
    band.corner_px = 0;
    band.fill = {extra ? Ink::Hairline : Ink::Sunk, 1};
    band.hatched = extra;
    band.width_px = 1;
    frame.out.emplace_back(band);
  }
}

void draw_current_column(WalkFrame& frame) {
  if (!frame.is_step_zoom()) return;
  const WalkSpan span = frame.columns.step[static_cast<std::size_t>(frame.input.place.step) - 1];
  frame.fill(frame.box(span, frame.lanes.all), {Ink::Surface, 1});
  for (const float edge : {span.from, span.to}) {
    frame.line(frame.at(edge, frame.lanes.all.from), frame.at(edge, frame.lanes.all.to), {Ink::Accent, 0.28F},
               1);
  }
}

/// A loop that runs all the time is a line through the picture; one that ends, up to its last mark.
void draw_actor_line(WalkFrame& frame, std::size_t index) {
  const WalkColumns& columns = frame.columns;
  const int end = frame.walk.lanes[index].ends_after;
  WalkSpan along = columns.plot;
  if (end > 0) {
    if (end < columns.first) return;
    if (end <= columns.last) along.to = columns.centre(end);
    if (columns.first == 1) along.from = columns.centre(1);
  }
  const float line = frame.lanes.lane[index].line;
  frame.line(frame.at(along.from, line), frame.at(along.to, line), {Ink::Hairline, 1}, 2);
}

std::size_t position_of(const std::vector<NodeId>& order, const WalkLane& lane) {
  const auto found = std::find(order.begin(), order.end(), lane.node);
  return lane.node.valid() ? static_cast<std::size_t>(found - order.begin()) : order.size();
}

/// The lane's turn in the reading order, counted from 0, while that is the order gone through; else a large
/// number.
std::size_t turn_of(const WalkFrame& frame, std::size_t index) {
  if (frame.input.place.order != WalkOrder::Seed) return ~std::size_t{0};
  return position_of(frame.walk.seed_order, frame.walk.lanes[index]);
}

bool is_moved(const WalkFrame& frame, std::size_t index) {
  const std::size_t turn = turn_of(frame, index);
  return turn < frame.walk.seed_order.size() &&
         turn != position_of(frame.walk.real_order, frame.walk.lanes[index]);
}

/// In the reading order each lane says when it is its turn, in magenta where that is not when it acts.
/// Returns the width taken.
float draw_turn(WalkFrame& frame, std::size_t index, Vec2 centre) {
  const std::size_t turn = turn_of(frame, index);
  if (turn >= frame.walk.seed_order.size()) return 0;
  const bool moved = is_moved(frame, index);
  CirclePrimitive disc;
  disc.centre = centre;
  disc.radius_px = 8;
  disc.fill = {moved ? Ink::FixGround : Ink::Sunk, 1};
  frame.out.emplace_back(disc);
  const Paint paint = moved ? Paint{Shape::Stage, 1} : Paint{Ink::Quiet, 1};
  frame.words({centre.x, centre.y + 4}, std::to_string(turn + 1), {TypeStyle::SmallBold12, paint, 0.5F});
  return 12;
}

/// Where there is no room for the number of its turn, a lane's name has the colour.
Paint name_paint(const WalkFrame& frame, std::size_t index) {
  return is_moved(frame, index) ? Paint{Shape::Stage, 1} : Paint{Ink::Text, 1};
}

std::string one_line(const WalkFrame& frame, std::string_view text, TypeStyle style, float width) {
  const std::vector<std::string> lines = wrap_text(text, {style, width, 1}, frame.input.measure);
  return lines.empty() ? std::string{} : lines.front();
}

bool is_lane_of_current(const WalkFrame& frame, std::size_t index) {
  if (!frame.is_step_zoom()) return true;
  const WalkStep& step = frame.step(frame.input.place.step);
  return step.lane == index || step.to == index || frame.walk.lanes[index].role != LaneRole::Actor;
}

/// Where the name of a lane stands beside it: at its marks, as far as name and note fit into the band.
float name_middle(const WalkFrame& frame, std::size_t index) {
  const WalkLanes::Lane& band = frame.lanes.lane[index];
  const bool at_line = !band.quiet && index > 0 && frame.walk.lanes[index].role != LaneRole::Store;
  const float wanted = at_line ? band.line : band.span.middle();
  const float head = std::min(18.0F, band.span.size() / 2);
  return std::clamp(wanted, band.span.from + head, std::max(band.span.from + head, band.span.to - 20));
}

void draw_side_name(WalkFrame& frame, std::size_t index) {
  const WalkLane& lane = frame.walk.lanes[index];
  const WalkLanes::Lane& band = frame.lanes.lane[index];
  const Lang lang = frame.input.style.lang;
  const float size = band.span.size();
  if (size < 15) return;
  const float left = kNameLeft + draw_turn(frame, index, {14, std::floor(name_middle(frame, index))});
  const float room = frame.layout.label_px - left - 8;
  const Rect area{0, band.span.from, frame.layout.label_px - 2, band.span.to};
  frame.hits.push_back({WalkPart::Lane, index, area});
  if (band.quiet) {
    const std::string name = one_line(frame, lane.title.pick(lang), TypeStyle::Small12, room);
    frame.words({left, std::floor(band.span.middle()) + 4}, name, {TypeStyle::Small12, {Ink::Quiet, 1}});
    return;
  }
  const Paint paint{is_lane_of_current(frame, index) ? Ink::Text : Ink::Quiet, 1};
  const std::string_view note = lane.note.pick(lang);
  const std::string name = one_line(frame, lane.title.pick(lang), TypeStyle::ComponentSmall13, room);
  const bool noted = !note.empty() && size >= 38;
  const float middle = std::floor(name_middle(frame, index));
  frame.words({left, noted ? middle - 1 : middle + 4}, name, {TypeStyle::ComponentSmall13, paint});
  if (!noted) return;
  frame.words({left, middle + 16}, one_line(frame, note, TypeStyle::Small12, room),
              {TypeStyle::Small12, {Ink::Quiet, 1}});
}

void draw_side_names(WalkFrame& frame) {
  const Rect side{0, frame.layout.head_px, frame.layout.label_px, frame.lanes.all.to};
  if (frame.layout.length_px > frame.input.size_px.x) {
    frame.fill({0, side.min_y, side.max_x - 2, side.max_y}, {Ink::Paper, 1});
    frame.line({side.max_x - 2, side.min_y}, {side.max_x - 2, side.max_y}, {Ink::Hairline, 1}, 1);
  }
  for (std::size_t i = 0; i < frame.walk.lanes.size(); ++i) {
    const WalkLanes::Lane& lane = frame.lanes.lane[i];
    if (lane.span.size() < 1) continue;
    frame.line({0, lane.span.from}, {side.max_x, lane.span.from}, {Ink::Hairline, 1}, 1);
    draw_side_name(frame, i);
  }
}

void draw_fold(WalkFrame& frame, const WalkSpan& span) {
  for (const float dy : {-5.0F, 0.0F, 5.0F}) {
    CirclePrimitive dot;
    dot.centre = {std::floor(span.middle()), frame.layout.head_px / 2 + dy};
    dot.radius_px = 1.25F;
    dot.fill = {Ink::Quiet, 1};
    frame.out.emplace_back(dot);
  }
}

/// A name in at most two lines of its lane's width; none when it would have to be cut.
std::vector<std::string> name_lines(const WalkFrame& frame, std::size_t index) {
  const float room = frame.lanes.lane[index].span.size() - 4;
  const std::string_view title = frame.walk.lanes[index].title.pick(frame.input.style.lang);
  if (frame.width_of(title, TypeStyle::SmallBold12) <= room) return {std::string(title)};
  const std::size_t hyphen = title.find_last_of(" -");
  if (hyphen == std::string_view::npos) return {};
  std::vector<std::string> lines{std::string(title.substr(0, hyphen + (title[hyphen] == '-' ? 1 : 0))),
                                 std::string(title.substr(hyphen + 1))};
  for (const std::string& line : lines) {
    if (frame.width_of(line, TypeStyle::SmallBold12) > room) return {};
  }
  return lines;
}

/// All names in their lanes, if they fit there.
bool draw_fitting_names(WalkFrame& frame) {
  std::vector<std::vector<std::string>> names;
  for (std::size_t i = 0; i < frame.walk.lanes.size(); ++i) {
    names.push_back(frame.lanes.lane[i].quiet ? std::vector<std::string>{} : name_lines(frame, i));
    if (names.back().empty() && !frame.lanes.lane[i].quiet) return false;
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    float baseline = frame.layout.head_px / 2 + 4 - (names[i].size() > 1 ? kHeadLine / 2 : 0);
    for (const std::string& line : names[i]) {
      const float middle = std::floor(frame.lanes.lane[i].span.middle());
      frame.words({middle, std::floor(baseline)}, line, {TypeStyle::SmallBold12, name_paint(frame, i), 0.5F});
      baseline += kHeadLine - 2;
    }
  }
  return true;
}

/// Names that are wider than their lanes, by turns in the first and the second row.
void draw_staggered_names(WalkFrame& frame) {
  std::array<float, 2> used{0, 0};
  std::size_t row = 0;
  for (std::size_t i = 0; i < frame.walk.lanes.size(); ++i) {
    const WalkSpan& span = frame.lanes.lane[i].span;
    if (frame.lanes.lane[i].quiet) continue;
    const std::string name = one_line(frame, frame.walk.lanes[i].title.pick(frame.input.style.lang),
                                      TypeStyle::SmallBold12, frame.input.size_px.x / 2);
    const float width = frame.width_of(name, TypeStyle::SmallBold12);
    const float most = std::max(4.0F, frame.input.size_px.x - width - 4);
    const float wanted = std::clamp(std::floor(span.middle() - width / 2), 4.0F, most);
    if (used.at(row) > wanted && used.at(1 - row) <= wanted) row = 1 - row;
    const float left = std::max(wanted, used.at(row));
    if (left > most || left > span.to) continue;  // it would stand over another lane
    used.at(row) = left + width + 8;
    frame.words({left, 17 + static_cast<float>(row) * kHeadLine}, name,
                {TypeStyle::SmallBold12, name_paint(frame, i)});
    row = 1 - row;
  }
}

void draw_top_names(WalkFrame& frame) {
  frame.fill({0, 0, frame.input.size_px.x, frame.layout.head_px}, {Ink::Surface, 1});
  for (std::size_t i = 0; i < frame.walk.lanes.size(); ++i) {
    const WalkLanes::Lane& lane = frame.lanes.lane[i];
    frame.hits.push_back(
        {WalkPart::Lane, i, {lane.span.from, 0, lane.span.to, frame.layout.head_px}, lane.quiet});
    if (lane.quiet) {
      frame.fill({lane.span.from, 0, lane.span.to, frame.layout.head_px}, {Ink::Sunk, 1});
      draw_fold(frame, lane.span);
    }
  }
  if (!draw_fitting_names(frame)) draw_staggered_names(frame);
  frame.line({0, frame.layout.head_px}, {frame.input.size_px.x, frame.layout.head_px}, {Ink::Hairline, 1}, 1);
}

/// Downwards there is no rail to carry the names of the acts: they stand over their first step.
void draw_act_heads(WalkFrame& frame) {
  for (const WalkActSpan& act : frame.columns.acts) {
    const std::string title = std::to_string(act.act + 1) + "  " +
                              std::string(frame.walk.acts[act.act].title.pick(frame.input.style.lang));
    const WalkText text{{title}, TypeStyle::SmallBold12, {Ink::Quiet, 1}};
    const std::array spots{LabelSpot{{8, act.span.from - 5}, 0, 1}};
    frame.place(text, spots, {0, frame.layout.head_px, frame.input.size_px.x, frame.layout.length_px});
  }
}

}  // namespace

void draw_lanes(WalkFrame& frame) {
  draw_bands(frame);
  draw_current_column(frame);
  const WalkSpan whole{frame.vertical ? frame.layout.head_px : 0, frame.layout.length_px};
  for (std::size_t i = 0; i < frame.lanes.lane.size(); ++i) {
    const WalkLanes::Lane& lane = frame.lanes.lane[i];
    if (lane.span.size() < 1) continue;
    if (frame.vertical && lane.quiet) frame.fill(frame.box(whole, lane.span), {Ink::Sunk, 1});
    if (i > 0)
      frame.line(frame.at(whole.from, lane.span.from), frame.at(whole.to, lane.span.from), {Ink::Hairline, 1},
                 1);
    if (frame.walk.lanes[i].role == LaneRole::Actor && !(frame.vertical && lane.quiet))
      draw_actor_line(frame, i);
  }
  if (frame.trunk != WalkStep::kNoLane) {
    const bool goes_on = frame.vertical || frame.is_step_zoom();
    const float end = goes_on ? frame.layout.length_px + 8 : frame.columns.plot.to + 2;
    const WalkSpan along{frame.columns.plot.from - 2, end};
    frame.fill(frame.box(along, frame.lanes.trunk), {Ink::Trunk, 1}, frame.vertical ? 0.0F : 8.0F);
  }
  if (frame.vertical && frame.is_dense()) draw_act_heads(frame);
}

void draw_names(WalkFrame& frame) {
  if (frame.vertical) {
    draw_top_names(frame);
  } else {
    draw_side_names(frame);
  }
}

}  // namespace atlas
