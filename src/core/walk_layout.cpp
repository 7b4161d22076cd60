// See walk_layout.hpp. Numbers are those of the design pictures, spread over the room there is.
#include "core/walk_layout.hpp"

#include <algorithm>
#include <cmath>

namespace atlas {
namespace {

constexpr float kRailPx = 64;
constexpr float kRightMargin = 12;
constexpr float kNameLeft = 16;
constexpr float kNamePadding = 12;
constexpr float kWidestNote = 98;
constexpr float kTurnRoom = 12;  // of the number of a lane in the reading order
constexpr float kMinLabel = 88;
constexpr float kMaxLabel = 184;
// Every act is given this much more, in steps, so that the name of a short one has room; less where that
// would make the picture scroll.
constexpr float kActBonus = 1.5F;
constexpr float kActBonusStep = 0.5F;

std::size_t index_of(int number) { return static_cast<std::size_t>(number) - 1; }
int number_of(const Walkthrough& walk) { return static_cast<int>(walk.steps.size()); }

/// Columns of the steps `first` to `last` with the widths `width(n)` and a gap between acts.
template <typename Width>
WalkColumns stand(const Walkthrough& walk, int first, int last, const WalkColumnsInput& input, Width width) {
  WalkColumns columns;
  columns.step.resize(walk.steps.size());
  columns.first = first;
  columns.last = last;
  float at = input.room.from;
  for (int n = first; n <= last; ++n) {
    const WalkStep& step = walk.steps[index_of(n)];
    const bool opens = columns.acts.empty() || columns.acts.back().act != step.act;
    if (opens && !columns.acts.empty()) at += input.act_gap_px;
    const float wide = width(n);
    columns.step[index_of(n)] = {at, at + wide};
    if (opens) columns.acts.push_back({step.act, {at, at}, false, false});
    at += wide;
    columns.acts.back().span.to = at;
  }
  if (!columns.acts.empty()) {
    columns.acts.front().cut_before =
        first > 1 && walk.steps[index_of(first) - 1].act == walk.steps[index_of(first)].act;
    columns.acts.back().cut_after =
        last < number_of(walk) && walk.steps[index_of(last) + 1].act == walk.steps[index_of(last)].act;
  }
  columns.plot = {input.room.from, at};
  return columns;
}

int acts_between(const Walkthrough& walk, int first, int last) {
  return static_cast<int>(walk.steps[index_of(last)].act) - static_cast<int>(walk.steps[index_of(first)].act);
}

WalkColumns all_columns(const Walkthrough& walk, const WalkColumnsInput& input) {
  const int count = number_of(walk);
  std::vector<float> steps_of(walk.acts.size(), 0);
  for (const WalkStep& step : walk.steps) steps_of[step.act] += 1;
  const float gaps = static_cast<float>(acts_between(walk, 1, count)) * input.act_gap_px;
  const float room = input.room.size() - gaps;
  float bonus = kActBonus;
  float unit = 0;  // the least that gives every column its minimum
  for (;; bonus -= kActBonusStep) {
    float weight = 0;
    unit = 0;
    for (const float steps : steps_of) {
      if (steps <= 0) continue;
      weight += steps + bonus;
      unit = std::max(unit, input.min_px * steps / (steps + bonus));
    }
    if (unit * weight > room && bonus > 0) continue;
    unit = std::max(unit, room / weight);
    break;
  }
  return stand(walk, 1, count, input, [&](int n) {
    const float steps = steps_of[walk.steps[index_of(n)].act];
    return unit * (steps + bonus) / steps;
  });
}

WalkColumns act_columns(const Walkthrough& walk, std::size_t act, const WalkColumnsInput& input) {
  int first = 0;
  int last = 0;
  for (int n = 1; n <= number_of(walk); ++n) {
    if (walk.steps[index_of(n)].act != act) continue;
    if (first == 0) first = n;
    last = n;
  }
  if (first == 0) return all_columns(walk, input);
  const float wide = std::max(input.min_px, input.room.size() / static_cast<float>(last - first + 1));
  return stand(walk, first, last, input, [wide](int) { return wide; });
}

WalkColumns near_columns(const Walkthrough& walk, int current, const WalkColumnsInput& input) {
  const int count = number_of(walk);
  const float room = input.room.size();
  float wide = std::min(input.current_px, room * 0.45F);
  const int near = std::clamp(static_cast<int>((room - wide - input.act_gap_px) / input.near_px),
                              std::min(2, count - 1), count - 1);
  int first = std::max(1, current - (near + 1) / 2);
  const int last = std::min(count, first + near);
  first = std::max(1, last - near);
  const float gaps = static_cast<float>(acts_between(walk, first, last)) * input.act_gap_px;
  const float left = room - gaps;
  float narrow = near > 0 ? (left - wide) / static_cast<float>(near) : 0;
  narrow = std::min(narrow, std::max(input.near_px, left / static_cast<float>(near + 2)));
  wide = left - narrow * static_cast<float>(near);
  return stand(walk, first, last, input, [&](int n) { return n == current ? wide : narrow; });
}

// ---- lanes

bool has_mark(const Walkthrough& walk, const WalkColumns& columns, std::size_t lane) {
  for (int n = std::max(1, columns.first); n <= columns.last; ++n) {
    const WalkStep& step = walk.steps[index_of(n)];
    if (step.lane == lane || step.to == lane) return true;
    if (std::find(step.also.begin(), step.also.end(), lane) != step.also.end()) return true;
  }
  return false;
}

/// Numbers of the steps that store something in the object.
int born_at(const Walkthrough& walk, std::size_t object) {
  for (int n = 1; n <= number_of(walk); ++n) {
    for (const StepStore& store : walk.steps[index_of(n)].stores) {
      if (store.object == object) return store.born ? n : 0;
    }
  }
  return 0;
}

bool touched(const Walkthrough& walk, const WalkColumns& columns, std::size_t object) {
  for (int n = std::max(1, columns.first); n <= columns.last; ++n) {
    for (const StepStore& store : walk.steps[index_of(n)].stores) {
      if (store.object == object) return true;
    }
  }
  return false;
}

class LaneSetter {
 public:
  LaneSetter(const WalkLayoutInput& input, const WalkColumns& columns)
      : input_(input), walk_(input.walk), columns_(columns) {
    all_ = columns.last - columns.first + 1 >= number_of(walk_) && !current_shown();
  }

  WalkLanes set(WalkSpan room) {
    lanes_.all = room;
    choose_objects();
    std::vector<float> weights;
    float sum = 0;
    float quiet = 0;
    for (std::size_t i = 0; i < walk_.lanes.size(); ++i) {
      lanes_.lane.push_back({});
      lanes_.lane[i].quiet = !all_ && i != input_.open_lane && walk_.lanes[i].role == LaneRole::Actor &&
                             !has_mark(walk_, columns_, i);
      weights.push_back(lanes_.lane[i].quiet ? 0 : weight(i));
      sum += weights[i];
      if (lanes_.lane[i].quiet) quiet += quiet_px();
    }
    // Where even the busy lanes are short of room, the quiet ones are left out.
    const bool scarce = !input_.vertical && room.size() - quiet < 0.6F * sum;
    const float scale = sum > 0 ? (room.size() - (scarce ? 0 : quiet)) / sum : 1;
    float at = room.from;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      WalkLanes::Lane& lane = lanes_.lane[i];
      const float size = lane.quiet ? (scarce ? 0 : quiet_px()) : weights[i] * scale;
      lane.span = {std::floor(at + 0.5F), std::floor(at + size + 0.5F)};
      at += size;
      lane.line = line_of(i);
      if (walk_.lanes[i].role == LaneRole::Trunk) set_trunk(lane);
      if (walk_.lanes[i].role == LaneRole::Store) set_objects(lane.span);
    }
    return std::move(lanes_);
  }

 private:
  [[nodiscard]] bool current_shown() const {
    return input_.place.zoom == WalkZoom::Step && columns_.shows(input_.place.step);
  }
  [[nodiscard]] bool is_current(std::size_t lane) const {
    return current_shown() && walk_.steps[index_of(input_.place.step)].lane == lane;
  }
  [[nodiscard]] float quiet_px() const { return input_.vertical ? 14.0F : 30.0F; }

  [[nodiscard]] float weight(std::size_t lane) const {
    const auto drawn = static_cast<float>(
        std::count_if(lanes_.object.begin(), lanes_.object.end(), [](float at) { return at >= 0; }));
    const LaneRole role = walk_.lanes[lane].role;
    if (input_.vertical) {
      if (role == LaneRole::Store) return all_ ? 64 + 5 * drawn : 92 + 4 * drawn;
      if (role == LaneRole::Trunk) return 64;
      return is_current(lane) ? 94.0F : 76.0F;
    }
    if (role == LaneRole::Store) return all_ ? 24 + 22 * drawn : 28 + (drawn > 3 ? 24 : 32) * drawn;
    if (role == LaneRole::Trunk) return all_ || acts_in_window(lane) ? 104.0F : 84.0F;
    if (!all_) return is_current(lane) ? 104.0F : 78.0F;
    const auto captions = std::count_if(walk_.captions.begin(), walk_.captions.end(),
                                        [lane](const WalkCaption& caption) { return caption.lane == lane; });
    return 60 + 12 * static_cast<float>(std::min<std::ptrdiff_t>(captions, 3));
  }

  [[nodiscard]] bool acts_in_window(std::size_t lane) const {
    for (int n = std::max(1, columns_.first); n <= columns_.last; ++n) {
      if (walk_.steps[index_of(n)].lane == lane) return true;
    }
    return false;
  }

  // Marks stand nearer to the trunk's far side, so that their words have room away from their lines.
  [[nodiscard]] float line_of(std::size_t lane) const {
    const WalkSpan& span = lanes_.lane[lane].span;
    if (input_.vertical || lanes_.lane[lane].quiet) return std::floor(span.middle());
    if (walk_.lanes[lane].role == LaneRole::Trunk)
      return std::floor(span.from + span.size() * (all_ ? 0.385F : 0.48F));
    const bool above = !trunk_seen_;
    const float share = above ? 0.64F : (all_ ? 0.35F : 0.37F);
    const float edge = std::min(span.size() / 2, is_current(lane) ? 27.0F : 14.0F);
    return std::floor(std::clamp(span.from + span.size() * share, span.from + edge, span.to - edge));
  }

  void set_trunk(const WalkLanes::Lane& lane) {
    trunk_seen_ = true;
    const float half = input_.vertical ? 14.0F : (all_ ? 16.0F : 20.0F);
    const float fitting = std::min(half, lane.span.size() / 2 - 2);
    lanes_.trunk = {lane.line - fitting, lane.line + fitting};
  }

  void choose_objects() {
    std::vector<float>& at = lanes_.object;
    at.assign(walk_.objects.size(), -1);
    const bool store = std::any_of(walk_.lanes.begin(), walk_.lanes.end(),
                                   [](const WalkLane& lane) { return lane.role == LaneRole::Store; });
    if (!store) return;
    for (std::size_t i = 0; i < at.size(); ++i) {
      if (born_at(walk_, i) <= columns_.last) at[i] = 0;
    }
    if (!input_.vertical || all_) return;
    // In a narrow lane only what the window is about has room, if it is about anything.
    std::vector<float> narrow(at.size(), -1);
    bool any = false;
    for (std::size_t i = 0; i < at.size(); ++i) {
      if (at[i] < 0 || !touched(walk_, columns_, i)) continue;
      narrow[i] = 0;
      any = true;
    }
    if (any) at = narrow;
  }

  void set_objects(const WalkSpan& span) {
    const auto drawn =
        std::count_if(lanes_.object.begin(), lanes_.object.end(), [](float at) { return at >= 0; });
    if (drawn == 0) return;
    // Downwards, the rest of the lane is for words: at the zoom of a step more than where all lines are close
    // together.
    const float down_first = all_ ? 10.0F : 14.0F;
    const float first = input_.vertical ? down_first : std::min(all_ ? 26.0F : 30.0F, span.size() * 0.24F);
    const float most = input_.vertical ? 14.0F : 34.0F;
    const float rest = input_.vertical ? (all_ ? 6.0F : 40.0F) : 10.0F;
    const float pitch =
        std::min(most, (span.size() - first - rest) / std::max(1.0F, static_cast<float>(drawn - 1)));
    float line = span.from + first;
    for (float& at : lanes_.object) {
      if (at < 0) continue;
      at = std::floor(line);
      line += pitch;
    }
  }

  const WalkLayoutInput& input_;
  const Walkthrough& walk_;
  const WalkColumns& columns_;
  WalkLanes lanes_;
  bool all_ = false;
  bool trunk_seen_ = false;
};

float label_width(const WalkLayoutInput& input, const TextMeasure& measure) {
  float widest = 0;
  for (const WalkLane& lane : input.walk.lanes) {
    widest = std::max(widest, measure.width_px(lane.title.pick(input.lang), TypeStyle::ComponentSmall13));
    const float note = measure.width_px(lane.note.pick(input.lang), TypeStyle::Small12);
    widest = std::max(widest, std::min(note, kWidestNote));
  }
  if (input.place.order == WalkOrder::Seed) widest += kTurnRoom;
  return std::clamp(std::ceil(kNameLeft + widest + kNamePadding), kMinLabel, kMaxLabel);
}

WalkColumnsInput columns_input(const WalkLayoutInput& input, WalkSpan room) {
  WalkColumnsInput columns{room};
  if (!input.vertical) {
    if (input.place.zoom == WalkZoom::Step) columns.act_gap_px = 16;
    return columns;
  }
  columns.min_px = input.place.zoom == WalkZoom::Act ? 74.0F : 27.0F;
  columns.act_gap_px = 26;
  columns.near_px = 72;
  columns.current_px = 108;
  return columns;
}

}  // namespace

float WalkColumns::centre(int number) const {
  const WalkSpan& span = step[index_of(number)];
  return std::floor(span.from + span.size() * mark_share + 0.01F);
}

WalkColumns walk_columns(const Walkthrough& walk, const WalkPlace& place, const WalkColumnsInput& input) {
  if (walk.steps.empty()) return {};
  const bool step_known = place.step >= 1 && place.step <= number_of(walk);
  if (place.zoom == WalkZoom::Step && step_known) return near_columns(walk, place.step, input);
  if (place.zoom == WalkZoom::All) return all_columns(walk, input);
  const std::size_t act = step_known ? walk.steps[index_of(place.step)].act
                                     : static_cast<std::size_t>(std::max(1, place.act)) - 1;
  const bool act_known = act < walk.acts.size() && (step_known || place.act > 0);
  return act_known ? act_columns(walk, act, input) : all_columns(walk, input);
}

WalkColumns walk_rail(const WalkLayoutInput& input, const TextMeasure& measure) {
  WalkPlace all = input.place;
  all.zoom = WalkZoom::All;
  const float label = input.vertical ? 16.0F : label_width(input, measure);
  WalkColumnsInput columns{{label, input.size_px.x - kRightMargin}};
  columns.min_px = 0;
  if (input.vertical) columns.act_gap_px = 4;
  return walk_columns(input.walk, all, columns);
}

WalkLayout walk_layout(const WalkLayoutInput& input, const TextMeasure& measure) {
  WalkLayout layout;
  const float foot = input.legend_px;
  if (input.vertical) {
    layout.head_px = kWalkHeadPx;
    const WalkSpan room{kWalkHeadPx + (input.place.zoom == WalkZoom::All ? 24.0F : 0.0F),
                        input.size_px.y - foot - 8};
    layout.columns = walk_columns(input.walk, input.place, columns_input(input, room));
    if (input.place.zoom != WalkZoom::All) layout.columns.mark_share = 0.34F;
    layout.lanes = LaneSetter(input, layout.columns).set({0, input.size_px.x});
    layout.length_px = std::max(input.size_px.y, layout.columns.plot.to + foot + 8);
    return layout;
  }
  layout.head_px = input.rail ? kRailPx : 0;
  layout.label_px = label_width(input, measure);
  // The window of a step goes on beyond the right edge; a picture with an end has a margin there.
  const float margin = input.place.zoom == WalkZoom::Step ? 0 : kRightMargin;
  const WalkSpan room{layout.label_px, input.size_px.x - margin};
  layout.columns = walk_columns(input.walk, input.place, columns_input(input, room));
  layout.lanes = LaneSetter(input, layout.columns).set({layout.head_px, input.size_px.y - foot});
  layout.length_px = std::max(input.size_px.x, std::floor(layout.columns.plot.to + margin));
  return layout;
}

}  // namespace atlas
