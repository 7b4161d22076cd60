// The strip that says what the lines and marks mean, and the rail of acts for drawings without a page round
// them.
#include "core/label_text.hpp"
#include "core/walk_frame.hpp"

#include <algorithm>
#include <array>

namespace atlas {
namespace {

constexpr float kMargin = 16;
constexpr float kItemGap = 18;
constexpr float kSampleGap = 8;
constexpr float kRow = 24;

enum class Sample : std::uint8_t { Write, Watch, Call, Inside, Branch, Chip, Life, Extra };

struct Item {
  Sample sample;
  float width;  ///< of the sample
  std::string_view key;
};
constexpr std::array kItems{
    Item{Sample::Write, 30, "walkpic.write"},   Item{Sample::Watch, 30, "walkpic.watch"},
    Item{Sample::Call, 30, "walkpic.call"},     Item{Sample::Inside, 16, "walkpic.inside"},
    Item{Sample::Branch, 16, "walkpic.branch"}, Item{Sample::Chip, 0, "walkpic.chip"},
    Item{Sample::Life, 30, "walkpic.life"},     Item{Sample::Extra, 16, "walkpic.extra"}};

bool has_kind(const Walkthrough& walk, StepKind kind) {
  return std::any_of(walk.steps.begin(), walk.steps.end(),
                     [kind](const WalkStep& step) { return step.kind == kind; });
}

bool is_used(const Walkthrough& walk, Sample sample) {
  switch (sample) {
    case Sample::Write:
      return has_kind(walk, StepKind::Write);
    case Sample::Watch:
      return has_kind(walk, StepKind::Watch);
    case Sample::Call:
      return has_kind(walk, StepKind::Call);
    case Sample::Inside:
      return has_kind(walk, StepKind::Inside);
    case Sample::Branch:
      return has_kind(walk, StepKind::Branch);
    case Sample::Chip:
      return std::any_of(walk.steps.begin(), walk.steps.end(),
                         [](const WalkStep& step) { return !step.chip.empty(); });
    case Sample::Extra:
      return std::any_of(walk.acts.begin(), walk.acts.end(), [](const WalkAct& act) { return act.extra; });
    case Sample::Life:
      break;
  }
  return !walk.objects.empty();
}

std::string words_of(const WalkInput& input, const Item& item) {
  const std::size_t trunk = lane_with_role(input.walk, LaneRole::Trunk);
  std::string_view name;
  if (trunk != WalkStep::kNoLane) name = input.walk.lanes[trunk].title.pick(input.style.lang);
  const std::string words = input.strings.with(item.key, input.style.lang, name);
  const float room = input.size_px.x - 2 * kMargin - 40 - kSampleGap;
  const std::vector<std::string> lines = wrap_text(words, {TypeStyle::Small12, room, 1}, input.measure);
  return lines.empty() ? std::string{} : lines.front();
}

std::string_view chip_word(const Walkthrough& walk) {
  std::string_view shortest;
  for (const WalkObject& object : walk.objects) {
    const std::string_view word = object.short_name.empty() ? object.title : object.short_name;
    if (shortest.empty() || word.size() < shortest.size()) shortest = word;
  }
  return shortest;
}

float sample_width(const WalkInput& input, const Item& item) {
  if (item.sample != Sample::Chip) return item.width;
  return input.measure.width_px(chip_word(input.walk), TypeStyle::SmallBold12) + 10;
}

/// Where each item stands: x and row; the number of rows last.
struct Placed {
  const Item* item;
  float x;
  float row;
};
std::vector<Placed> arrange(const WalkInput& input) {
  std::vector<Placed> placed;
  float x = kMargin;
  float row = 0;
  for (const Item& item : kItems) {
    if (!is_used(input.walk, item.sample)) continue;
    const float width = sample_width(input, item) + kSampleGap +
                        input.measure.width_px(words_of(input, item), TypeStyle::Small12);
    if (x > kMargin && x + width > input.size_px.x - kMargin) {
      x = kMargin;
      row += 1;
    }
    placed.push_back({&item, x, row});
    x += width + kItemGap;
  }
  return placed;
}

void draw_sample_line(WalkFrame& frame, Vec2 at, CurvePrimitive line) {
  const Vec2 end{at.x + 30, at.y};
  line.points = {at, at + Vec2{8, 0}, end - Vec2{8, 0}, end};
  frame.out.emplace_back(line);
}

CurvePrimitive sample_line(Sample sample) {
  CurvePrimitive line;
  line.paint = {Ink::Accent, 1};
  line.width_px = 2;
  line.head_px = 4.5F;
  line.solid_head = sample == Sample::Write;
  if (sample == Sample::Write) return line;
  const bool watch = sample == Sample::Watch;
  line.paint = {watch ? Shape::Topic : Shape::Article, 1};
  line.width_px = watch ? 1.5F : 1.25F;
  line.head_px = watch ? 3.75F : 3.5F;
  line.dashed = watch;
  return line;
}

void draw_sample_box(WalkFrame& frame, const Rect& rect, Paint stroke, bool dashed) {
  BoxPrimitive box;
  box.rect = rect;
  box.corner_px = 4;
  box.fill = {Ink::Surface, 1};
  box.stroke = stroke;
  box.width_px = 1.25F;
  box.dashed = dashed;
  frame.out.emplace_back(box);
}

void draw_dot(WalkFrame& frame, Vec2 at, float radius, bool filled) {
  CirclePrimitive dot;
  dot.centre = at;
  dot.radius_px = radius;
  dot.fill = {filled ? Ink::Accent : Ink::Paper, 1};
  dot.stroke = {filled ? Ink::Paper : Ink::Accent, 1};
  dot.width_px = filled ? 1.5F : 2.0F;
  frame.out.emplace_back(dot);
}

void draw_sample(WalkFrame& frame, const Item& item, Vec2 at) {
  const Rect square{at.x, at.y - 8, at.x + 16, at.y + 8};
  switch (item.sample) {
    case Sample::Write:
    case Sample::Watch:
      return draw_sample_line(frame, at, sample_line(item.sample));
    case Sample::Call: {
      draw_sample_line(frame, at, sample_line(item.sample));
      CirclePrimitive tail;
      tail.centre = at + Vec2{2, 0};
      tail.radius_px = 2;
      tail.fill = {Shape::Article, 1};
      frame.out.emplace_back(tail);
      return;
    }
    case Sample::Inside:
      return draw_sample_box(frame, square, {Ink::Border, 1}, false);
    case Sample::Branch:
      return draw_sample_box(frame, square, {Ink::Quiet, 1}, true);
    case Sample::Chip: {
      const float width = sample_width(frame.input, item);
      draw_sample_box(frame, {at.x, at.y - 9, at.x + width, at.y + 9}, {Ink::Accent, 1}, false);
      frame.words({at.x + width / 2, at.y + 4}, chip_word(frame.walk),
                  {TypeStyle::SmallBold12, {Ink::Accent, 1}, 0.5F});
      return;
    }
    case Sample::Extra: {
      BoxPrimitive lines;
      lines.rect = square;
      lines.hatched = true;
      lines.fill = {Ink::Border, 1};
      lines.width_px = 1;
      frame.out.emplace_back(lines);
      return;
    }
    case Sample::Life:
      frame.line(at + Vec2{4, 0}, at + Vec2{30, 0}, {Shape::Article, 1}, 2);
      draw_dot(frame, at + Vec2{4, 0}, 4, false);
      draw_dot(frame, at + Vec2{22, 0}, 4.5F, true);
      return;
  }
}

/// "RS ReplicaSet", for each object that the picture may call by its short name.
std::vector<std::string> short_names(const Walkthrough& walk) {
  std::vector<std::string> names;
  for (const WalkObject& object : walk.objects) {
    if (object.short_name.empty() || object.short_name == object.title) continue;
    names.push_back(object.short_name + " " + object.title);
  }
  return names;
}

/// Behind the last item, as many as its row has room for, the last objects first: those are born where the
/// picture is narrowest.
void draw_short_names(WalkFrame& frame, Vec2 at) {
  std::vector<std::string> names = short_names(frame.walk);
  for (; !names.empty(); names.pop_back()) {
    const std::string name = names.back();
    const float width = frame.width_of(name, TypeStyle::Small12);
    if (at.x + width > frame.input.size_px.x - kMargin) return;
    frame.words({at.x, at.y + 4}, name, {TypeStyle::Small12, {Ink::Quiet, 1}});
    at.x += width + kItemGap;
  }
}

}  // namespace

float legend_height(const WalkInput& input) {
  const std::vector<Placed> placed = arrange(input);
  return placed.empty() || !input.style.legend ? 0 : 20 + kRow * (placed.back().row + 1);
}

void draw_legend(WalkFrame& frame) {
  const float height = legend_height(frame.input);
  if (height <= 0) return;
  const float top = frame.input.size_px.y - height;
  frame.fill({0, top, frame.input.size_px.x, frame.input.size_px.y}, {Ink::Paper, 1});
  frame.line({0, top}, {frame.input.size_px.x, top}, {Ink::Hairline, 1}, 1);
  Vec2 end{};
  for (const Placed& placed : arrange(frame.input)) {
    const Vec2 at{placed.x, top + 22 + placed.row * kRow};
    draw_sample(frame, *placed.item, at);
    const float text = placed.x + sample_width(frame.input, *placed.item) + kSampleGap;
    const std::string words = words_of(frame.input, *placed.item);
    frame.words({text, at.y + 4}, words, {TypeStyle::Small12, {Ink::Quiet, 1}});
    end = {text + frame.width_of(words, TypeStyle::Small12) + kItemGap, at.y};
  }
  draw_short_names(frame, end);
}

void draw_rail(WalkFrame& frame) {
  if (!frame.input.style.rail || frame.vertical) return;
  const float height = frame.layout.head_px;
  const float width = frame.input.size_px.x;
  const Lang lang = frame.input.style.lang;
  const int current = frame.input.place.step;
  frame.fill({0, 0, width, height}, {Ink::Surface, 1});
  frame.line({0, height}, {width, height}, {Ink::Hairline, 1}, 1);
  const std::string count = frame.input.strings.counted("walkbar.steps", lang, frame.walk.steps.size());
  if (current > 0) {
    const std::string where = frame.input.strings.with("walkbar.step_of", lang, std::to_string(current));
    frame.words({kMargin, 26}, where, {TypeStyle::ComponentSmall13, {Ink::Text, 1}});
    frame.words({kMargin, 46}, count, {TypeStyle::Small12, {Ink::Quiet, 1}});
  } else {
    frame.words({kMargin, 36}, count, {TypeStyle::ComponentSmall13, {Ink::Text, 1}});
  }
  const WalkColumns columns = walk_rail(
      {frame.walk, frame.input.place, lang, frame.input.size_px, false, true, 0}, frame.input.measure);
  const int shown = frame.input.place.zoom == WalkZoom::All ? 0 : frame.columns.first;
  if (shown > 0) {
    BoxPrimitive window;
    window.rect = {columns.step[static_cast<std::size_t>(shown) - 1].from - 3, 34,
                   columns.step[static_cast<std::size_t>(frame.columns.last) - 1].to + 3, 54};
    window.corner_px = 6;
    window.fill = {Ink::AccentGround, 1};
    window.stroke = {Ink::Accent, 0.35F};
    window.width_px = 1;
    frame.out.emplace_back(window);
  }
  const int act_now = current > 0 ? act_of_step(frame.walk, current) : frame.input.place.act;
  for (std::size_t i = 0; i < columns.acts.size(); ++i) {
    const WalkActSpan& act = columns.acts[i];
    const bool here = static_cast<int>(act.act) + 1 == act_now;
    const float end = i + 1 < columns.acts.size() ? columns.acts[i + 1].span.from : width;
    const std::string title =
        std::to_string(act.act + 1) + " " + std::string(frame.walk.acts[act.act].title.pick(lang));
    const std::vector<std::string> lines =
        wrapped(frame, title, TypeStyle::ComponentSmall13, end - act.span.from - 6, 1);
    if (!lines.empty()) {
      frame.words({act.span.from, 26}, lines.front(),
                  {TypeStyle::ComponentSmall13, {here ? Ink::Accent : Ink::Text, 1}});
    }
  }
  for (int n = 1; n <= columns.last; ++n) {
    const WalkSpan span = columns.step[static_cast<std::size_t>(n) - 1];
    const bool now = n == current;
    const bool done = current > 0 && frame.tense(n) == Tense::Past;
    const Rect tick{span.from + 1, now ? 38.0F : 41.0F, span.to - 1, now ? 50.0F : 47.0F};
    frame.fill(tick, {now || done ? Ink::Accent : Ink::Border, done ? 0.55F : 1.0F}, 2);
  }
}

}  // namespace atlas
