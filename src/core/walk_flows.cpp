// The lines between lanes: writes up to the trunk and on to what is stored, watches down from it, direct
// calls; and the chips of what travels on them.
#include "core/walk_frame.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace atlas {
namespace {

constexpr float kLifeGap = 5;    // between an arrowhead and a life line
constexpr float kTargetGap = 8;  // between an arrowhead and the line of a lane that is called
constexpr float kUnderlay = 6;   // of background, so that a crossing reads as a bridge
constexpr float kRoomForHead = 20;
constexpr float kChipPadding = 5;

struct Look {
  Paint paint;
  float width_px;
  float head_px;
};

Look look_of(StepKind kind, bool large) {
  if (kind == StepKind::Write) return {{Ink::Accent, 1}, large ? 3.0F : 2.0F, large ? 6.5F : 4.5F};
  if (kind == StepKind::Watch) return {{Shape::Topic, 1}, large ? 2.0F : 1.5F, large ? 4.5F : 3.75F};
  return {{Shape::Article, 1}, large ? 2.0F : 1.25F, large ? 4.5F : 3.5F};
}

float towards(float from, float to) { return to < from ? -1.0F : 1.0F; }

class FlowFinder {
 public:
  explicit FlowFinder(const WalkFrame& frame) : frame_(frame), lanes_(frame.lanes), columns_(frame.columns) {}

  std::vector<WalkFlow> find() {
    for (int n = std::max(1, columns_.first); n <= columns_.last; ++n) {
      const StepKind kind = frame_.step(n).kind;
      if (kind == StepKind::Write) write(n);
      if (kind == StepKind::Watch) watch(n);
      if (kind == StepKind::Call) call(n);
    }
    return std::move(flows_);
  }

 private:
  [[nodiscard]] bool has_trunk() const { return frame_.trunk != WalkStep::kNoLane; }
  [[nodiscard]] float line_of(std::size_t lane) const { return lanes_.lane[lane].line; }

  void add(int step, StepKind kind, float dx, float from, float to, bool from_mark = false) {
    if (std::abs(to - from) < 6) return;
    flows_.push_back({step, kind, columns_.centre(step) + dx, from, to, from_mark, false});
  }

  /// Where a line from or to `across` meets the mark of the step in its lane.
  [[nodiscard]] float mark_edge(int n, float across) const {
    const float line = line_of(frame_.step(n).lane);
    return line + towards(line, across) * frame_.mark_reach(n);
  }

  void write(int n) {
    const WalkStep& step = frame_.step(n);
    const bool at_trunk = step.lane == frame_.trunk;
    const float line = line_of(step.lane);
    const float dx = frame_.write_shift(n);
    if (step.to != WalkStep::kNoLane && step.to != frame_.trunk) {
      const float target = line_of(step.to);
      add(n, StepKind::Write, 0, mark_edge(n, target), target - towards(line, target) * kTargetGap, true);
    } else if (!at_trunk && has_trunk()) {
      const float edge = frame_.trunk_edge(line);
      if (dx != 0) add(n, StepKind::Watch, -dx, edge, mark_edge(n, edge));
      add(n, StepKind::Write, dx, mark_edge(n, edge), edge, true);
    }
    store(n);
  }

  /// On to the life lines, as far as the one farthest away; those passed get their dots.
  void store(int n) {
    const WalkStep& step = frame_.step(n);
    const float start = has_trunk() ? lanes_.trunk.middle() : line_of(step.lane);
    const auto distance = [start](float life) { return std::abs(life - start); };
    float nearest = start;
    float farthest = start;
    for (const StepStore& stored : step.stores) {
      const float life = lanes_.object[stored.object];
      if (life < 0) continue;
      if (nearest == start || distance(life) < distance(nearest)) nearest = life;
      if (distance(life) > distance(farthest)) farthest = life;
    }
    if (farthest == start) return;
    const float edge = has_trunk() ? frame_.trunk_edge(farthest) : mark_edge(n, farthest);
    const float gap = frame_.is_large(n) ? kLifeGap + 3 : kLifeGap;
    const float shift = frame_.write_shift(n);
    // Between lines that lie close together there is no room for an arrowhead: it stands before the first
    // one.
    const bool close = std::abs(farthest - nearest) < kRoomForHead;
    add(n, StepKind::Write, shift, edge, (close ? nearest : farthest) - towards(edge, farthest) * gap);
    if (!close || farthest == nearest) return;
    flows_.push_back({n, StepKind::Write, columns_.centre(n) + shift, nearest, farthest, false, true});
  }

  void watch(int n) {
    const WalkStep& step = frame_.step(n);
    if (!has_trunk() || !step.also.empty()) return;  // a step in several lanes is drawn as a bus
    if (step.lane != frame_.trunk) {
      const float edge = frame_.trunk_edge(line_of(step.lane));
      add(n, StepKind::Watch, 0, edge, mark_edge(n, edge));
      return;
    }
    const bool before_bus =
        n < static_cast<int>(frame_.walk.steps.size()) && !frame_.step(n + 1).also.empty();
    if (before_bus || step.watches.empty() || lanes_.object[step.watches.front()] < 0) return;
    const float life = lanes_.object[step.watches.front()];
    const float edge = frame_.trunk_edge(life);
    add(n, StepKind::Watch, 0, life + towards(life, edge) * 4, edge);
  }

  void call(int n) {
    const WalkStep& step = frame_.step(n);
    // A call to something inside the same lane has its outline, but no line.
    if (step.to == WalkStep::kNoLane || step.to == step.lane) return;
    const float line = line_of(step.lane);
    if (step.to == frame_.trunk) {
      add(n, StepKind::Call, 0, mark_edge(n, lanes_.trunk.middle()), frame_.trunk_edge(line));
    } else {
      const float target = line_of(step.to);
      const float start = step.lane == frame_.trunk ? frame_.trunk_edge(target) : mark_edge(n, target);
      add(n, StepKind::Call, 0, start, target - towards(start, target) * kTargetGap, true);
    }
  }

  const WalkFrame& frame_;
  const WalkLanes& lanes_;
  const WalkColumns& columns_;
  std::vector<WalkFlow> flows_;
};

void take_line(WalkFrame& frame, Vec2 a, Vec2 b, int owner) {
  frame.take(Rect{std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)}.grown(1.5F),
             owner);
}

/// A line with an arrowhead (unless it goes on behind one) in the look of its kind.
void draw_arrow(WalkFrame& frame, Vec2 from, Vec2 to, StepKind kind, int step, bool headless = false) {
  const Look look = look_of(kind, frame.is_large(step));
  CurvePrimitive under;
  under.points = {from, from, to, to};
  under.paint = {frame.is_large(step) ? Ink::Surface : Ink::Paper, 1};
  under.width_px = kUnderlay;
  frame.out.emplace_back(under);
  CurvePrimitive line = under;
  line.paint = frame.faded(look.paint, step);
  line.width_px = look.width_px;
  line.points = {from, from + (to - from) * (1.0F / 3), from + (to - from) * (2.0F / 3), to};
  line.dashed = kind == StepKind::Watch;
  line.head_px = headless ? 0 : look.head_px;
  line.solid_head = kind == StepKind::Write;
  frame.out.emplace_back(line);
  // What travels on a write may stand on it; where there is room, not on the watch of its step.
  const bool kept_clear = kind == StepKind::Watch && frame.is_large(step) && frame.write_shift(step) != 0;
  take_line(frame, from, to, kept_clear ? 0 : step);
  if (kind != StepKind::Call) return;
  CirclePrimitive tail;
  tail.centre = from;
  tail.radius_px = 2;
  tail.fill = line.paint;
  frame.out.emplace_back(tail);
}

/// One step in several lanes: a line from the trunk past all of them, with a branch to each mark.
void draw_bus(WalkFrame& frame, int n) {
  const WalkStep& step = frame.step(n);
  if (frame.trunk == WalkStep::kNoLane || step.kind != StepKind::Watch) return;
  const WalkStep* const before = n > frame.columns.first ? &frame.step(n - 1) : nullptr;
  const bool joined = before != nullptr && before->lane == frame.trunk && before->kind == StepKind::Watch;
  const WalkSpan column = frame.columns.step[static_cast<std::size_t>(n) - 1];
  const Vec2 mark = frame.mark_size(n);
  const float reach = (frame.vertical ? mark.y : mark.x) / 2;
  const float bus = joined ? frame.columns.centre(n - 1)
                           : std::floor(std::max(column.from + 2, column.middle() - reach - 14));
  const Paint paint = frame.faded({Shape::Topic, 1}, n);
  std::vector<std::size_t> lanes = step.also;
  lanes.push_back(step.lane);
  std::array<float, 2> ends{frame.lanes.trunk.from, frame.lanes.trunk.to};
  for (const std::size_t lane : lanes) {
    const float line = frame.lanes.lane[lane].line;
    ends[0] = std::min(ends[0], line);
    ends[1] = std::max(ends[1], line);
  }
  for (const float end : ends) {
    const float edge = frame.trunk_edge(end);
    if (std::abs(end - edge) < 1) continue;
    frame.line(frame.at(bus, edge), frame.at(bus, end), {Ink::Paper, 1}, kUnderlay);
    frame.line(frame.at(bus, edge), frame.at(bus, end), paint, 1.5F, true);
    take_line(frame, frame.at(bus, edge), frame.at(bus, end), n);
  }
  for (const std::size_t lane : lanes) {
    if (lane == frame.trunk || frame.lanes.lane[lane].span.size() < 1) continue;
    const float line = frame.lanes.lane[lane].line;
    draw_arrow(frame, frame.at(bus, line), frame.at(frame.columns.centre(n) - reach - 1, line),
               StepKind::Watch, n);
  }
}

/// The current write passes through the trunk: dots, and one where it is dealt with.
void draw_passage(WalkFrame& frame, const WalkFlow& flow) {
  if (!frame.is_large(flow.step) || !flow.from_mark || flow.kind != StepKind::Write) return;
  if (frame.step(flow.step).stores.empty()) return;
  const WalkSpan& trunk = frame.lanes.trunk;
  frame.line(frame.at(flow.along, trunk.from), frame.at(flow.along, trunk.to), {Ink::Accent, 1}, 3, true);
  CirclePrimitive dot;
  dot.centre = frame.at(flow.along, trunk.middle());
  dot.radius_px = 4;
  dot.fill = {Ink::Accent, 1};
  frame.out.emplace_back(dot);
  take_line(frame, frame.at(flow.along, trunk.from), frame.at(flow.along, trunk.to), flow.step);
}

// ---- chips

std::string_view short_for(const Walkthrough& walk, std::string_view word) {
  for (const WalkObject& object : walk.objects) {
    if (object.title == word && !object.short_name.empty()) return object.short_name;
  }
  return word;
}

struct Chip {
  std::string_view word;
  TypeStyle style;
  Vec2 size;
};

void draw_chip(WalkFrame& frame, const Chip& chip, Vec2 centre, int step) {
  const Vec2 half = chip.size * 0.5F;
  const Vec2 moved{std::floor(centre.x - half.x), std::floor(centre.y - half.y)};
  BoxPrimitive box;
  box.rect = {moved.x, moved.y, moved.x + chip.size.x, moved.y + chip.size.y};
  box.corner_px = chip.size.y > 24 ? 8.0F : 4.0F;
  box.fill = {Ink::Surface, 1};
  box.stroke = frame.faded({Ink::Accent, 1}, step);
  box.width_px = chip.size.y > 24 ? 1.5F : 1.25F;
  frame.out.emplace_back(box);
  const float baseline = moved.y + half.y + size_px(chip.style) * 0.36F;
  frame.words({moved.x + half.x, std::floor(baseline)}, chip.word,
              {chip.style, frame.faded({Ink::Accent, 1}, step), 0.5F});
}

/// Where the middle of a chip may be: on its line where that is long enough, else beside it.
std::vector<Vec2> chip_spots(const WalkFrame& frame, const WalkFlow& flow, Vec2 size) {
  constexpr std::array kShares{0.45F, 0.3F, 0.62F, 0.18F, 0.8F, 1.0F};
  constexpr std::array kShifts{0.0F, 0.2F, 0.4F, -0.2F, -0.4F};  // of its width along the line's column
  const bool fits = (frame.vertical ? size.x : size.y) <= std::abs(flow.to - flow.from) - 8;
  const Vec2 beside = frame.vertical ? Vec2{0, -size.y / 2 - 7} : Vec2{size.x / 2 + 9, 0};
  std::vector<Vec2> spots;
  for (const float shift : kShifts) {
    for (const float share : kShares) {
      const Vec2 on_line = frame.at(flow.along, flow.from + (flow.to - flow.from) * share);
      if (!fits) {
        spots.push_back(on_line + beside);
        spots.push_back(on_line - beside);
      } else {
        spots.push_back(frame.vertical ? on_line : on_line + Vec2{size.x * shift, 0});
      }
    }
  }
  return spots;
}

bool place_chip(WalkFrame& frame, const WalkFlow& flow, const Chip& chip) {
  const Vec2 half = chip.size * 0.5F;
  for (const Vec2 spot : chip_spots(frame, flow, chip.size)) {
    const Rect rect{spot.x - half.x, spot.y - half.y, spot.x + half.x, spot.y + half.y};
    if (!frame.is_free(rect, frame.plot(), flow.step)) continue;
    frame.take(rect);
    const Vec2 start = frame.at(flow.along, flow.from);
    const float come = frame.is_large(flow.step) ? frame.input.motion : 1;
    draw_chip(frame, chip, start + (spot - start) * come, flow.step);
    return true;
  }
  return false;
}

/// What travels, by its full name or, where that is too wide, by its short one.
void place_chip(WalkFrame& frame, const WalkFlow& flow) {
  // A large chip stands on a long line only.
  const bool large = frame.is_large(flow.step) && std::abs(flow.to - flow.from) > 24;
  const std::string_view word = frame.step(flow.step).chip.pick(frame.input.style.lang);
  if (word.empty()) return;
  for (const std::string_view name : {word, short_for(frame.walk, word)}) {
    Chip chip{name, large ? TypeStyle::ComponentSmall13 : TypeStyle::SmallBold12, {}};
    chip.size.x = std::ceil(frame.width_of(name, chip.style)) + 2 * (large ? 10 : kChipPadding);
    chip.size.y = large ? 28.0F : 20.0F;
    if (place_chip(frame, flow, chip)) return;
  }
}

}  // namespace

std::vector<WalkFlow> flows_of(const WalkFrame& frame) { return FlowFinder(frame).find(); }

void draw_flows(WalkFrame& frame, const std::vector<WalkFlow>& flows) {
  for (int n = std::max(1, frame.columns.first); n <= frame.columns.last; ++n) {
    if (!frame.step(n).also.empty()) draw_bus(frame, n);
  }
  for (const WalkFlow& flow : flows) {
    draw_arrow(frame, frame.at(flow.along, flow.from), frame.at(flow.along, flow.to), flow.kind, flow.step,
               flow.headless);
    draw_passage(frame, flow);
  }
}

void draw_chips(WalkFrame& frame, const std::vector<WalkFlow>& flows) {
  for (const WalkFlow& flow : flows) {
    if (flow.from_mark) place_chip(frame, flow);
  }
}

}  // namespace atlas
