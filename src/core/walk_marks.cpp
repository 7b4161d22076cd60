// A mark per step, shape first and colour second; the words under it, and the captions of runs of steps.
#include "core/walk_frame.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace atlas {
namespace {

constexpr float kTitleGap = 7;
constexpr float kLeastTarget = 24;  // of a pointer, each way
constexpr float kCaptionGap = 8;

struct MarkLook {
  Paint fill, stroke, number;
  bool bold = false;
  bool dashed = false;
};

MarkLook look_of(StepKind kind) {
  switch (kind) {
    case StepKind::Write:
      return {{Ink::Accent, 1}, {Ink::Accent, 1}, {Ink::OnAccent, 1}, true, false};
    case StepKind::Watch:
      return {{Ink::WatchGround, 1}, {Shape::Topic, 1}, {Shape::Topic, 1}, true, false};
    case StepKind::Call:
      return {{Ink::Surface, 1}, {Shape::Article, 1}, {Ink::Text, 1}, false, false};
    case StepKind::Branch:
      return {{Ink::Paper, 1}, {Ink::Quiet, 1}, {Ink::Quiet, 1}, false, true};
    case StepKind::Inside:
      break;
  }
  return {{Ink::Surface, 1}, {Ink::Border, 1}, {Ink::Text, 1}, false, false};
}

Rect around(Vec2 centre, Vec2 size) {
  return {centre.x - size.x / 2, centre.y - size.y / 2, centre.x + size.x / 2, centre.y + size.y / 2};
}

std::vector<std::size_t> lanes_of(const WalkStep& step) {
  std::vector<std::size_t> lanes = step.also;
  lanes.push_back(step.lane);
  return lanes;
}

void draw_ring(WalkFrame& frame, const Rect& rect, float corner, Paint paint) {
  BoxPrimitive ring;
  ring.rect = rect;
  ring.corner_px = corner;
  ring.stroke = paint;
  ring.width_px = 3;
  frame.out.emplace_back(ring);
}

void draw_mark(WalkFrame& frame, int n, Vec2 centre) {
  const StepKind kind = frame.step(n).kind;
  const Vec2 size = frame.mark_size(n);
  const Rect rect = around(centre, size);
  const bool current = n == frame.input.place.step;
  MarkLook look = look_of(kind);
  if (current && kind != StepKind::Write && kind != StepKind::Watch) {
    look = {{Ink::AccentGround, 1}, {Ink::Accent, 1}, {Ink::Text, 1}, true, look.dashed};
  }
  const bool large = frame.is_large(n);
  const float corner = kind == StepKind::Watch ? size.y / 2 : (large ? 8.0F : 4.0F);
  if (frame.opacity(n) < 1) frame.fill(rect, {Ink::Paper, 1}, corner);
  BoxPrimitive box;
  box.rect = rect;
  box.corner_px = corner;
  box.fill = frame.faded(look.fill, n);
  box.stroke = frame.faded(look.stroke, n);
  box.width_px = large ? 2.0F : 1.25F;
  box.dashed = look.dashed;
  frame.out.emplace_back(box);
  const float grow = large ? 5.0F : 2.5F;
  const Paint ring = kind == StepKind::Watch ? Paint{Shape::Topic, 0.35F} : Paint{Ink::Accent, 0.35F};
  if (current) draw_ring(frame, rect.grown(grow), corner + grow, ring);
  if (n == frame.input.hovered && !current)
    draw_ring(frame, rect.grown(1.5F), corner + 1.5F, {Ink::Accent, 0.3F});
  const TypeStyle style =
      large ? TypeStyle::Number18 : (look.bold ? TypeStyle::SmallBold12 : TypeStyle::Small12);
  // A number is read even where its mark has stepped back.
  Paint number = look.number;
  number.opacity = kind == StepKind::Write ? 1 : std::max(0.7F, frame.opacity(n));
  frame.words({centre.x, centre.y + (large ? 6.5F : 4.0F)}, std::to_string(n), {style, number, 0.5F});
  frame.take(rect.grown(current ? grow + 1 : 1));
}

/// At least 24 px where the neighbours leave them.
Rect target_of(const WalkFrame& frame, int n, Vec2 centre) {
  const Vec2 size = frame.mark_size(n);
  const WalkSpan column = frame.columns.step[static_cast<std::size_t>(n) - 1];
  const float along = std::max(frame.vertical ? size.y : size.x, std::min(column.size(), 40.0F));
  const float across = std::max(frame.vertical ? size.x : size.y, 28.0F);
  return around(centre, frame.at(along, across));
}

float room_for_title(const WalkFrame& frame, int n) {
  if (frame.vertical) return frame.lanes.lane[frame.step(n).lane].span.size() - 6;
  return frame.columns.step[static_cast<std::size_t>(n) - 1].size() - 6;
}

Rect lane_bounds(const WalkFrame& frame, std::size_t lane) {
  const Rect plot = frame.plot();
  if (frame.vertical) return plot;
  const WalkSpan& span = frame.lanes.lane[lane].span;
  return {plot.min_x - 3, span.from + 1, std::min(plot.max_x - 4, frame.columns.plot.to + 8), span.to - 1};
}

/// Under the mark, else over it, else beside it.
std::array<LabelSpot, 4> spots_round(Vec2 centre, Vec2 size, float gap) {
  const Vec2 half = size * 0.5F;
  return {LabelSpot{{centre.x, centre.y + half.y + gap}, 0.5F, 0},
          LabelSpot{{centre.x, centre.y - half.y - gap}, 0.5F, 1},
          LabelSpot{{centre.x + half.x + gap, centre.y}, 0, 0.5F},
          LabelSpot{{centre.x - half.x - gap, centre.y}, 1, 0.5F}};
}

/// Where the title stands; empty when there is no room.
Rect place_title(WalkFrame& frame, int n, const WalkText& text) {
  const WalkStep& step = frame.step(n);
  const Vec2 centre = frame.at(frame.columns.centre(n), frame.lanes.lane[step.lane].line);
  // Over the trunk's band words would lose their ground, so they stand clear of it.
  Vec2 size = frame.mark_size(n);
  if (frame.is_large(n)) size = size + Vec2{12, 12};
  if (step.lane == frame.trunk) {
    (frame.vertical ? size.x : size.y) = std::max(frame.vertical ? size.x : size.y, frame.lanes.trunk.size());
  }
  std::array<LabelSpot, 4> spots = spots_round(centre, size, kTitleGap);
  const bool above = !frame.vertical && frame.trunk != WalkStep::kNoLane && step.lane < frame.trunk;
  if (above) std::swap(spots[0], spots[1]);
  const Rect bounds = lane_bounds(frame, step.lane);
  const bool on_band = step.lane == frame.trunk && !frame.vertical;
  const std::span<const LabelSpot> off_band(spots.data(), on_band ? 2 : spots.size());
  if (const Rect placed = frame.place(text, off_band, bounds); placed.width() > 0 || !on_band) return placed;
  // On the band itself words are set in full ink, and it is their ground.
  WalkText plain = text;
  plain.halo = false;
  plain.paint.role = Ink::Text;
  return frame.place(plain, std::span<const LabelSpot>(spots).subspan(2), bounds);
}

void draw_title(WalkFrame& frame, int n) {
  const WalkStep& step = frame.step(n);
  const Lang lang = frame.input.style.lang;
  const bool large = frame.is_large(n);
  const std::string_view words = step.label.empty() ? step.title.pick(lang) : step.label.pick(lang);
  WalkText text;
  text.style = large ? (frame.vertical ? TypeStyle::ComponentSmall13 : TypeStyle::Component15)
                     : (n == frame.input.place.step ? TypeStyle::SmallBold12 : TypeStyle::Small12);
  text.paint = {n == frame.input.place.step ? Ink::Text : Ink::Quiet, 1};
  if (frame.tense(n) == Tense::Later && frame.is_step_zoom()) text.paint.opacity = 0.8F;
  // A long word may reach into the next column where that is empty there.
  const float room = room_for_title(frame, n);
  const float wide = std::max(room, std::min(widest_word(frame, words, text.style) + 1, room * 1.7F));
  for (const int most : {3, 2, 1}) {
    for (const float width : {wide, room}) {
      text.lines = wrapped(frame, words, text.style, width, most);
      const Rect placed = place_title(frame, n, text);
      if (placed.width() <= 0) continue;
      // Words lead where their mark leads.
      const Vec2 size{std::max(placed.width(), kLeastTarget), std::max(placed.height(), kLeastTarget)};
      frame.hits.push_back({WalkPart::Step, static_cast<std::size_t>(n), around(placed.centre(), size)});
      return;
    }
  }
}

void add_beside(std::vector<LabelSpot>& spots, const WalkSpan& run, float line) {
  spots.push_back({{run.to + 8, line}, 0, 0.5F});
  spots.push_back({{run.from - 8, line}, 1, 0.5F});
}

/// Under, over or beside the run, then in the next gap of the lane.
void draw_caption(WalkFrame& frame, const WalkCaption& caption) {
  const int first = std::max(caption.first_step, frame.columns.first);
  const int last = std::min(caption.last_step, frame.columns.last);
  if (first > last || frame.columns.first == 0) return;
  WalkText text;
  text.lines = {std::string(caption.text.pick(frame.input.style.lang))};
  const float line = frame.lanes.lane[caption.lane].line;
  const float half = frame.vertical ? 13.0F : 10.0F;
  const WalkSpan run{frame.columns.centre(first) - half, frame.columns.centre(last) + half};
  std::vector<LabelSpot> spots;
  if (frame.vertical) {
    const float reach = caption.lane == frame.trunk ? frame.lanes.trunk.size() / 2 : 11.0F;
    for (const float y : {run.from + 16, run.middle(), run.to - 4, run.to + 10}) {
      spots.push_back({{line + reach + 6, y}, 0, 0.5F});
      spots.push_back({{line - reach - 6, y}, 1, 0.5F});
    }
  } else {
    const bool above = frame.trunk != WalkStep::kNoLane && caption.lane < frame.trunk;
    const float reach = caption.lane == frame.trunk ? frame.lanes.trunk.size() / 2 : half;
    const float under = line + reach + kCaptionGap;
    const float over = line - reach - kCaptionGap + 1;
    for (const float row : {0.0F, 17.0F}) {
      for (const bool up : {above, !above}) {
        const float y = up ? over - row : under + row;
        const float rise = up ? 1.0F : 0.0F;
        spots.push_back({{run.from, y}, 0, rise});
        spots.push_back({{run.middle(), y}, 0.5F, rise});
        spots.push_back({{run.to, y}, 1, rise});
        spots.push_back({{run.from + 10, y}, 1, rise});
      }
    }
  }
  const Rect bounds = lane_bounds(frame, caption.lane);
  if (!frame.vertical && caption.lane != frame.trunk) add_beside(spots, run, line);
  if (frame.place(text, spots, bounds).width() > 0 || frame.vertical || caption.lane != frame.trunk) return;
  // On the band itself words are set in full ink, and it is their ground.
  spots.clear();
  add_beside(spots, run, line);
  text.paint = {Ink::Text, 1};
  text.halo = false;
  frame.place(text, spots, bounds);
}

}  // namespace

void draw_step_marks(WalkFrame& frame) {
  for (int n = std::max(1, frame.columns.first); n <= frame.columns.last; ++n) {
    for (const std::size_t lane : lanes_of(frame.step(n))) {
      if (frame.lanes.lane[lane].span.size() < 14) continue;
      const Vec2 centre = frame.at(frame.columns.centre(n), frame.lanes.lane[lane].line);
      draw_mark(frame, n, centre);
      frame.hits.push_back({WalkPart::Step, static_cast<std::size_t>(n), target_of(frame, n, centre)});
    }
  }
}

void draw_titles(WalkFrame& frame) {
  const int current = frame.input.place.step;
  const bool dense = frame.is_dense();
  if (frame.columns.shows(current) && (!dense || frame.is_step_zoom())) draw_title(frame, current);
  if (dense) return;
  for (int n = std::max(1, frame.columns.first); n <= frame.columns.last; ++n) {
    if (n != current) draw_title(frame, n);
  }
}

void draw_captions(WalkFrame& frame) {
  if (!frame.is_dense()) return;
  if (frame.vertical) frame.take(frame.box(frame.columns.plot, frame.lanes.trunk));
  for (const WalkCaption& caption : frame.walk.captions) draw_caption(frame, caption);
}

}  // namespace atlas
