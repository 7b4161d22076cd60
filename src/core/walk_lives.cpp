// The life lines of what is stored: born with a ring, changed with a dot, thicker once the desired state is
// reached, and with the state written on them.
#include "core/walk_frame.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace atlas {
namespace {

constexpr float kTextLift = 3;   // of a text's lower edge over its line
constexpr float kTextStart = 8;  // of a text after its dot

/// Something that happens to an object in the window.
struct LifeEvent {
  int step = 0;
  const StepStore* store = nullptr;
};

struct Life {
  std::size_t object = 0;
  float line = 0;  ///< across
  bool from_before = false;
  bool settled_before = false;
  std::string state_before;
  std::vector<LifeEvent> events;
};

Life life_of(const WalkFrame& frame, std::size_t object) {
  Life life;
  life.object = object;
  life.line = frame.lanes.object[object];
  bool born = false;
  bool known = false;
  for (int n = 1; n <= static_cast<int>(frame.walk.steps.size()); ++n) {
    for (const StepStore& store : frame.step(n).stores) {
      if (store.object != object) continue;
      if (!known) life.from_before = !store.born || n < frame.columns.first;
      known = true;
      born = born || store.born;
      if (n < frame.columns.first) {
        life.settled_before = life.settled_before || store.settled;
        if (!store.state.empty()) life.state_before = store.state.pick(frame.input.style.lang);
      } else if (n <= frame.columns.last) {
        life.events.push_back({n, &store});
      }
    }
  }
  if (!known) life.from_before = true;
  return life;
}

/// Where an event stands: on the line of its write.
float along_of(const WalkFrame& frame, int n) { return frame.columns.centre(n) + frame.write_shift(n); }

float end_of(const WalkFrame& frame) {
  return frame.vertical || frame.is_step_zoom() ? frame.layout.length_px : frame.columns.plot.to + 2;
}

bool touches_current(const WalkFrame& frame, const Life& life) {
  if (!frame.is_step_zoom()) return true;
  return std::any_of(life.events.begin(), life.events.end(),
                     [&frame](const LifeEvent& event) { return event.step == frame.input.place.step; });
}

void draw_stretch(WalkFrame& frame, const Life& life, WalkSpan along, Paint paint, float width_px) {
  if (along.size() < 0.5F) return;
  frame.line(frame.at(along.from, life.line), frame.at(along.to, life.line), paint, width_px);
}

/// One stretch between events. At the zoom of a step it is quiet before, strong in the step's column, faint
/// after.
void draw_stretches(WalkFrame& frame, const Life& life, WalkSpan along, bool settled) {
  const float width = settled ? 3.5F : 2.0F;
  if (!frame.is_step_zoom()) {
    const int now = frame.input.place.step;
    const bool parted = now > 0 && frame.columns.shows(now);
    const float until = parted ? std::clamp(frame.columns.centre(now), along.from, along.to) : along.to;
    draw_stretch(frame, life, {along.from, until}, {Shape::Article, 1}, width);
    draw_stretch(frame, life, {until, along.to}, {Shape::Article, 0.55F}, width);
    return;
  }
  const bool lit = touches_current(frame, life);
  const WalkSpan column = frame.columns.step[static_cast<std::size_t>(frame.input.place.step) - 1];
  const auto part = [&](float from, float to) {
    return WalkSpan{std::clamp(from, along.from, along.to), std::clamp(to, along.from, along.to)};
  };
  if (!lit) {
    draw_stretch(frame, life, part(along.from, column.to), {Shape::Article, 0.62F}, width);
    draw_stretch(frame, life, part(column.to, along.to), {Shape::Article, 0.34F}, width);
    return;
  }
  const float now = along_of(frame, frame.input.place.step);
  draw_stretch(frame, life, part(along.from, now), {Shape::Article, 1}, std::max(width, 2.5F));
  draw_stretch(frame, life, part(now, column.to), {Ink::Accent, 1}, 3.5F);
  draw_stretch(frame, life, part(column.to, along.to), {Shape::Article, 0.34F}, width);
}

void draw_line_of_life(WalkFrame& frame, const Life& life) {
  float from = life.from_before ? frame.columns.plot.from - 2 : -1;
  bool settled = life.settled_before;
  for (const LifeEvent& event : life.events) {
    const float at = along_of(frame, event.step);
    if (from >= 0) draw_stretches(frame, life, {from, at}, settled);
    from = at;
    settled = settled || event.store->settled;
  }
  if (from < 0) return;
  draw_stretches(frame, life, {from, end_of(frame)}, settled);
  const float start = life.from_before || life.events.empty() ? frame.columns.plot.from
                                                              : along_of(frame, life.events.front().step);
  frame.take(frame.box({start, end_of(frame)}, {life.line - 1, life.line + 1}),
             -static_cast<int>(life.object) - 1);
}

void draw_dot(WalkFrame& frame, const Life& life, const LifeEvent& event) {
  const bool large = frame.is_large(event.step);
  if (large && frame.input.motion < 1) return;  // it appears when the chip has arrived
  CirclePrimitive dot;
  dot.centre = frame.at(along_of(frame, event.step), life.line);
  dot.radius_px = large ? 7.0F : (event.store->born ? 4.0F : 4.5F);
  dot.fill = event.store->born && !large ? Paint{Ink::Paper, 1} : Paint{Ink::Accent, 1};
  dot.stroke =
      event.store->born && !large ? Paint{Ink::Accent, 1} : Paint{large ? Ink::Surface : Ink::Paper, 1};
  dot.width_px = event.store->born || large ? 2.0F : 1.5F;
  const bool faint = frame.is_step_zoom() && frame.tense(event.step) == Tense::Later;
  if (faint) {
    dot.fill.opacity = event.store->born ? 1 : 0.46F;
    dot.stroke.opacity = 0.46F;
  }
  frame.out.emplace_back(dot);
  const Vec2 c = dot.centre;
  const float r = dot.radius_px + 0.5F;
  frame.take({c.x - r, c.y - r, c.x + r, c.y + r});
}

// ---- words

/// Name and state; in a narrow lane one under the other.
std::string joined(const WalkFrame& frame, std::string_view first, std::string_view second) {
  std::string text(first);
  if (!first.empty() && !second.empty()) text += frame.vertical ? "|" : " · ";
  return text.append(second);
}

/// The last part of a field's path: "nodeName" of "spec.nodeName", "PodScheduled" of
/// "conditions[PodScheduled]".
std::string_view last_part(std::string_view field) {
  if (!field.empty() && field.back() == ']') {
    const std::size_t open = field.rfind('[');
    if (open != std::string_view::npos) return field.substr(open + 1, field.size() - open - 2);
  }
  const std::size_t dot = field.rfind('.');
  return dot == std::string_view::npos ? field : field.substr(dot + 1);
}

/// What the current step changes about the object: "nodeName = node-a".
std::vector<std::string> changes_of(const WalkFrame& frame, const Life& life, int n) {
  std::vector<std::string> lines;
  for (const FieldChange& change : frame.step(n).changes) {
    if (change.object != life.object) continue;
    const std::string_view after = change.after.pick(frame.input.style.lang);
    lines.push_back(std::string(last_part(change.field)) +
                    (after.empty() ? "" : (frame.vertical ? "|" : " = ")) + std::string(after));
  }
  return lines;
}

/// Where a text may start on its line: after its dot, and after whatever crosses the line further on.
std::vector<LabelSpot> spots_on_line(const WalkFrame& frame, const Life& life, WalkSpan along) {
  std::vector<LabelSpot> spots;
  const auto add = [&](float at) {
    if (at < along.from || at >= along.to) return;
    spots.push_back(frame.vertical ? LabelSpot{{life.line + kTextStart, at + 2}, 0, 0}
                                   : LabelSpot{{at, life.line - kTextLift}, 0, 1});
  };
  add(along.from);
  for (int n = std::max(1, frame.columns.first); n <= frame.columns.last; ++n)
    add(frame.columns.centre(n) + kTextStart);
  return spots;
}

Rect bounds_of(const WalkFrame& frame, WalkSpan along) {
  for (std::size_t i = 0; i < frame.walk.lanes.size(); ++i) {
    if (frame.walk.lanes[i].role != LaneRole::Store) continue;
    WalkSpan across = frame.lanes.lane[i].span;
    // In a narrow lane words may reach over its border, up to the trunk.
    if (frame.vertical && frame.trunk == i + 1) across.to = frame.lanes.trunk.from - 2;
    return frame.box(along, {across.from + 1, across.to - 1});
  }
  return frame.plot();
}

/// Words for a life line: the first wording that finds room at one of the spots is written.
struct LifeWords {
  std::vector<std::string> wordings;
  std::vector<LabelSpot> spots;
  Rect bounds{};
};

void place_first(WalkFrame& frame, const Life& life, WalkText text, const LifeWords& words) {
  const int owner = -static_cast<int>(life.object) - 1;
  const float room = words.bounds.max_x - life.line - kTextStart - 3;
  for (const std::string& wording : words.wordings) {
    if (wording.empty() || (frame.vertical && widest_word(frame, wording, text.style) > room)) continue;
    text.lines = {wording};
    if (frame.vertical) text.lines = wrapped(frame, wording, text.style, room, 2);
    const Rect rect = frame.place(text, words.spots, words.bounds, frame.vertical ? 0 : owner);
    if (rect.width() <= 0) continue;
    frame.hits.push_back({WalkPart::Object, life.object, rect.grown(4)});
    return;
  }
}

WalkText style_of(const WalkFrame& frame, const Life& life, int step, bool bold) {
  WalkText text;
  text.style = bold ? TypeStyle::SmallBold12 : TypeStyle::Small12;
  const bool quiet = frame.is_step_zoom() && !touches_current(frame, life);
  text.paint = {quiet ? Ink::Quiet : Ink::Text, 1};
  if (step > 0 && frame.is_step_zoom() && frame.tense(step) == Tense::Later) text.paint = {Ink::Quiet, 0.8F};
  return text;
}

void place_before(WalkFrame& frame, const Life& life, float end) {
  if (!life.from_before) return;
  const WalkObject& object = frame.walk.objects[life.object];
  const WalkSpan along{frame.columns.plot.from + kTextStart, end};
  const bool lit = frame.is_step_zoom() && touches_current(frame, life);
  const std::string named = object.name.empty() ? object.title : object.title + " " + object.name;
  const std::vector<std::string> wordings{
      frame.vertical ? std::string{} : joined(frame, named, life.state_before),
      joined(frame, object.title, life.state_before), object.title, object.short_name};
  place_first(frame, life, style_of(frame, life, 0, lit || life.settled_before),
              {wordings, spots_on_line(frame, life, along), bounds_of(frame, {along.from, end - 6})});
}

void place_changes(WalkFrame& frame, const Life& life, const LifeEvent& event, WalkSpan along) {
  std::vector<std::string> lines = changes_of(frame, life, event.step);
  if (lines.empty()) return;
  const WalkSpan column = frame.columns.step[static_cast<std::size_t>(event.step) - 1];
  WalkText text;
  text.style = TypeStyle::SmallBold12;
  text.paint = {Ink::Accent, 1};
  const float start = along_of(frame, event.step);
  if (frame.vertical) {
    const Rect bounds = bounds_of(frame, {column.from, column.to});
    const float room = bounds.max_x - life.line - 13;
    std::erase_if(lines,
                  [&](const std::string& line) { return widest_word(frame, line, text.style) > room; });
    for (std::size_t count = lines.size(); count > 0; --count) {
      text.lines.clear();
      for (std::size_t i = 0; i < count; ++i) {
        for (std::string& line : wrapped(frame, lines[i], text.style, room, 2))
          text.lines.push_back(std::move(line));
      }
      const std::array spots{LabelSpot{{life.line + 10, start + 14}, 0, 0},
                             LabelSpot{{life.line + 10, start - 14}, 0, 1}};
      if (frame.place(text, spots, bounds).width() > 0) return;
    }
    return;
  }
  const Rect bounds = bounds_of(frame, {start, std::min(along.to - 4, column.to + 90)});
  for (std::size_t i = 0; i < lines.size() && i < 2; ++i) {
    if (i == 1 && lines.size() > 2) lines[1] += "  +" + std::to_string(lines.size() - 2);
    text.lines = wrapped(frame, lines[i], text.style, bounds.max_x - start - 16, 1);
    const LabelSpot above{{start + 14, life.line - kTextLift - 1}, 0, 1};
    const LabelSpot below{{start + 14, life.line + 6}, 0, 0};
    frame.place(text, std::array{i == 0 ? above : below, i == 0 ? below : above}, bounds,
                -static_cast<int>(life.object) - 1);
  }
}

void place_event(WalkFrame& frame, const Life& life, std::size_t index) {
  const LifeEvent& event = life.events[index];
  const WalkObject& object = frame.walk.objects[life.object];
  const float start = along_of(frame, event.step);
  const bool last = index + 1 == life.events.size();
  const float end = last ? std::min(frame.layout.length_px - 3, frame.columns.plot.to + 8)
                         : along_of(frame, life.events[index + 1].step);
  const bool changes = frame.is_large(event.step) && !changes_of(frame, life, event.step).empty();
  if (changes) place_changes(frame, life, event, {start, end});
  if (changes && !event.store->born) return;
  const std::string state(event.store->state.pick(frame.input.style.lang));
  // Where "Running · Ready" finds no room, "Running" may.
  std::vector<std::string> wordings{state, state.substr(0, state.find(' '))};
  if (event.store->born) wordings = {joined(frame, object.title, state), object.title, object.short_name};
  std::vector<LabelSpot> spots =
      spots_on_line(frame, life, {start + (frame.is_large(event.step) ? 14.0F : kTextStart), end});
  if (!frame.vertical && event.store->born) {
    spots.push_back({{std::min(end, frame.columns.plot.to), life.line - kTextLift - 3.2F}, 1, 1});
    spots.push_back({{start - kTextStart, life.line}, 1, 0.5F});
  }
  const WalkSpan bounds = event.store->born ? WalkSpan{frame.columns.plot.from, end + 1}
                                            : WalkSpan{start, end - (last ? 0.0F : 5.0F)};
  place_first(frame, life, style_of(frame, life, event.step, event.store->settled),
              {wordings, spots, bounds_of(frame, bounds)});
}

}  // namespace

void draw_lives(WalkFrame& frame) {
  for (std::size_t i = 0; i < frame.walk.objects.size(); ++i) {
    if (frame.lanes.object[i] >= 0) draw_line_of_life(frame, life_of(frame, i));
  }
}

void draw_life_texts(WalkFrame& frame) {
  std::vector<Life> lives;
  for (std::size_t i = 0; i < frame.walk.objects.size(); ++i) {
    if (frame.lanes.object[i] >= 0) lives.push_back(life_of(frame, i));
  }
  for (const Life& life : lives) {
    for (const LifeEvent& event : life.events) draw_dot(frame, life, event);
  }
  // First what the current step is about, then names, then the rest.
  for (const bool lit : {true, false}) {
    for (const Life& life : lives) {
      if (touches_current(frame, life) != lit) continue;
      for (std::size_t i = 0; i < life.events.size(); ++i) place_event(frame, life, i);
      place_before(frame, life,
                   life.events.empty() ? frame.columns.plot.to : along_of(frame, life.events.front().step));
    }
  }
}

}  // namespace atlas
