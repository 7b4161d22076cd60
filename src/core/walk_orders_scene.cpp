// The order in which the source document reads the components against the order in which they act: two
// columns of cards, time runs down, and only what changes places is coloured. Corrections stand beside the
// card they are about.
#include "core/label_text.hpp"
#include "core/walk_frame.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace atlas {
namespace {

constexpr float kNarrow = 620;   // below this width there is no room for words beside the cards
constexpr float kReasons = 900;  // from this width on, the corrections stand beside their cards
constexpr std::size_t kNone = ~std::size_t{0};

/// A component's turn in one of the orders.
struct Turn {
  NodeId component;
  std::size_t lane = 0;    ///< the first of the component
  std::vector<int> steps;  ///< of this turn
  bool again = false;      ///< it has acted before
  bool extra = false;      ///< all of it belongs to acts outside the plain story
  bool moved = false;      ///< its place differs between the orders
};

bool belongs(const WalkLane& lane, NodeId component) {
  return component.valid() && (lane.node == component || lane.reads_with == component);
}

std::size_t lane_of(const Walkthrough& walk, NodeId component) {
  for (std::size_t i = 0; i < walk.lanes.size(); ++i) {
    if (walk.lanes[i].node == component && component.valid()) return i;
  }
  for (std::size_t i = 0; i < walk.lanes.size(); ++i) {
    if (belongs(walk.lanes[i], component)) return i;
  }
  return kNone;
}

std::vector<Turn> turns_of(const Walkthrough& walk, const std::vector<NodeId>& order) {
  std::vector<Turn> turns;
  for (const NodeId component : order) {
    const std::size_t lane = lane_of(walk, component);
    if (lane == kNone) continue;
    Turn turn;
    turn.component = component;
    turn.lane = lane;
    turn.extra = true;
    for (int n = 1; n <= static_cast<int>(walk.steps.size()); ++n) {
      const WalkStep& step = walk.steps[static_cast<std::size_t>(n) - 1];
      if (!belongs(walk.lanes[step.lane], component)) continue;
      turn.steps.push_back(n);
      turn.extra = turn.extra && walk.acts[step.act].extra;
    }
    turns.push_back(std::move(turn));
  }
  return turns;
}

/// Steps long after others have taken over are a second turn. The trunk takes part in everything: it has one.
void split_second_turns(const Walkthrough& walk, std::vector<Turn>& turns) {
  std::vector<Turn> second;
  for (std::size_t i = 0; i + 2 < turns.size(); ++i) {
    if (walk.lanes[turns[i].lane].role == LaneRole::Trunk || turns[i + 2].steps.empty()) continue;
    const int taken_over = turns[i + 2].steps.front();
    std::vector<int>& steps = turns[i].steps;
    const auto late =
        std::find_if(steps.begin(), steps.end(), [taken_over](int n) { return n > taken_over; });
    if (late == steps.end() || late == steps.begin()) continue;
    Turn turn = turns[i];
    turn.steps.assign(late, steps.end());
    turn.again = true;
    steps.erase(late, steps.end());
    second.push_back(std::move(turn));
  }
  for (Turn& turn : second) {
    const int first = turn.steps.front();
    const auto after = std::find_if(turns.begin(), turns.end(), [first](const Turn& other) {
      return !other.steps.empty() && other.steps.front() > first;
    });
    turns.insert(after, std::move(turn));
  }
}

std::size_t position_of(const std::vector<Turn>& turns, NodeId component) {
  std::size_t at = 0;
  for (const Turn& turn : turns) {
    if (turn.component == component) return at;
    if (!turn.again) ++at;
  }
  return kNone;
}

/// Sizes for the room there is.
struct Grid {
  bool narrow = false;
  float left = 64, right = 484, card = 256, top = 132, pitch = 92, height = 56;
  [[nodiscard]] float centre(std::size_t row) const {
    return top + static_cast<float>(row) * pitch + height / 2;
  }
};

Grid grid_for(const WalkInput& input, std::size_t rows) {
  Grid grid;
  const float width = input.size_px.x;
  grid.narrow = width < kNarrow;
  if (grid.narrow) {
    grid.left = 12;
    grid.card = (width - 24 - 48) / 2;
    grid.right = width - 12 - grid.card;
    grid.top = 64;
    grid.height = 52;
  } else if (width < kReasons) {
    grid.card = std::min(256.0F, (width - 64 - 32 - 100) / 2);
    grid.right = width - 32 - grid.card;
  } else {
    grid.card = std::clamp(width * 0.246F, 220.0F, 300.0F);
    grid.right = grid.left + grid.card + std::clamp(width * 0.158F, 120.0F, 220.0F);
  }
  const float room = input.size_px.y - grid.top - grid.height - 36;
  const float most = grid.narrow ? 72.0F : 92.0F;
  grid.pitch = std::clamp(room / std::max(1.0F, static_cast<float>(rows) - 1), grid.height + 10, most);
  return grid;
}

class OrdersPainter {
 public:
  OrdersPainter(WalkFrame& frame, const WalkInput& input) : frame_(frame), input_(input), walk_(input.walk) {
    seed_ = turns_of(walk_, walk_.seed_order);
    real_ = turns_of(walk_, walk_.real_order);
    for (std::vector<Turn>* turns : {&seed_, &real_}) {
      for (Turn& turn : *turns) {
        const std::size_t a = position_of(seed_, turn.component);
        const std::size_t b = position_of(real_, turn.component);
        turn.moved = a != b && a != kNone && b != kNone;
      }
    }
    split_second_turns(walk_, real_);
    for (Turn& turn : real_) turn.moved = turn.moved && !turn.again;
    grid_ = grid_for(input, std::max(seed_.size(), real_.size()));
  }

  float paint() {
    heads();
    time();
    links();
    for (std::size_t i = 0; i < seed_.size(); ++i) card(seed_[i], i, grid_.left, false);
    for (std::size_t i = 0; i < real_.size(); ++i) card(real_[i], i, grid_.right, true);
    return grid_.centre(std::max<std::size_t>(1, std::max(seed_.size(), real_.size())) - 1) +
           grid_.height / 2 + 32;
  }

 private:
  [[nodiscard]] std::string_view word(std::string_view key) const {
    return input_.strings.text(key, input_.style.lang);
  }

  void text(Vec2 at, std::string_view words, TypeStyle style, Paint paint, float room) {
    const std::vector<std::string> lines = wrap_text(words, {style, room, 1}, input_.measure);
    if (!lines.empty()) frame_.words(at, lines.front(), {style, paint});
  }

  void heads() {
    const TypeStyle style = grid_.narrow ? TypeStyle::ComponentSmall13 : TypeStyle::Component15;
    const float y = grid_.narrow ? 28.0F : 56.0F;
    text({grid_.left, y}, word("walkbar.order_seed"), style, {Ink::Text, 1}, grid_.card);
    text({grid_.right, y}, word("walkbar.order_real"), style, {Ink::Accent, 1}, grid_.card);
    const float rule = grid_.narrow ? 40.0F : 100.0F;
    if (!grid_.narrow) {
      text({grid_.left, 80}, word("walkpic.seed_note"), TypeStyle::Label13, {Ink::Quiet, 1}, grid_.card);
      text({grid_.right, 80}, word("walkpic.real_note"), TypeStyle::Label13, {Ink::Quiet, 1}, grid_.card);
    }
    const float end = reasons() ? input_.size_px.x - 24 : grid_.right + grid_.card;
    frame_.line({grid_.left, rule}, {grid_.left + grid_.card, rule}, {Ink::Border, 1}, 1);
    frame_.line({grid_.right, rule}, {end, rule}, {Ink::Border, 1}, 1);
    if (reasons())
      text({reasons_left(), 56}, word("walkpic.fixes"), style, {Ink::Text, 1}, end - reasons_left());
  }

  [[nodiscard]] bool reasons() const { return input_.size_px.x >= kReasons; }
  [[nodiscard]] float reasons_left() const { return grid_.right + grid_.card + 24; }

  /// An arrow downwards at the left.
  void time() {
    if (grid_.narrow || real_.empty()) return;
    const float bottom = grid_.centre(real_.size() - 1) + grid_.height / 2;
    CurvePrimitive arrow;
    const Vec2 from{32, grid_.top};
    const Vec2 to{32, bottom - 6};
    arrow.points = {from, from + Vec2{0, 8}, to - Vec2{0, 8}, to};
    arrow.paint = {Ink::Border, 1};
    arrow.width_px = 2;
    arrow.head_px = 5;
    frame_.out.emplace_back(arrow);
    frame_.words({32, grid_.top - 12}, word("walkpic.first"), {TypeStyle::Small12, {Ink::Quiet, 1}, 0.5F});
    frame_.words({32, bottom + 16}, word("walkpic.last"), {TypeStyle::Small12, {Ink::Quiet, 1}, 0.5F});
  }

  void link(std::size_t from, std::size_t to, Paint paint, float width_px) {
    const Vec2 a{grid_.left + grid_.card, grid_.centre(from)};
    const Vec2 b{grid_.right, grid_.centre(to)};
    const float middle = (a.x + b.x) / 2;
    CurvePrimitive curve;
    curve.points = {a, {middle, a.y}, {middle, b.y}, b};
    curve.paint = paint;
    curve.width_px = width_px;
    frame_.out.emplace_back(curve);
  }

  [[nodiscard]] std::size_t row_in_real(const Turn& turn) const {
    for (std::size_t i = 0; i < real_.size(); ++i) {
      if (real_[i].component == turn.component && !real_[i].again) return i;
    }
    return kNone;
  }

  /// The stretch of rows in which places change, and its ground.
  void zone(std::size_t& first, std::size_t& last) {
    first = kNone;
    last = 0;
    for (std::size_t i = 0; i < seed_.size(); ++i) {
      if (!seed_[i].moved) continue;
      for (const std::size_t row : {i, row_in_real(seed_[i])}) {
        first = std::min(first, row);
        last = std::max(last, row);
      }
    }
    if (first == kNone) return;
    frame_.fill({grid_.left + grid_.card + 6, grid_.centre(first) - grid_.height / 2 - 8, grid_.right - 6,
                 grid_.centre(last) + grid_.height / 2 + 8},
                {Ink::FixGround, 1}, 8);
  }

  void links() {
    std::size_t first = 0;
    std::size_t last = 0;
    zone(first, last);
    for (const bool moved : {false, true}) {
      for (std::size_t i = 0; i < seed_.size(); ++i) {
        const std::size_t row = row_in_real(seed_[i]);
        if (row == kNone || seed_[i].moved != moved) continue;
        if (moved) link(i, row, {Ink::FixGround, 1}, 9);
        link(i, row, moved ? Paint{Shape::Stage, 1} : Paint{Shape::Article, 0.45F}, moved ? 3.0F : 1.5F);
      }
    }
    if (first == kNone) return;
    const Vec2 middle{(grid_.left + grid_.card + grid_.right) / 2,
                      (grid_.centre(first) + grid_.centre(last)) / 2};
    crossing_ = correction_at_moved();
    if (crossing_ != kNone) badge(middle, crossing_, 11, true);
    const std::string_view swapped = word("walkpic.swapped");
    if (frame_.width_of(swapped, TypeStyle::SmallBold12) < grid_.right - grid_.left - grid_.card - 16) {
      frame_.words({middle.x, grid_.centre(last) + grid_.height / 2 - 2}, swapped,
                   {TypeStyle::SmallBold12, {Shape::Stage, 1}, 0.5F});
    }
  }

  /// The step that stands for a correction: one outside the plain story if it has such, for that is what it
  /// is about.
  [[nodiscard]] int anchor_of(const WalkCorrection& correction) const {
    for (const int n : correction.steps) {
      const WalkStep& step = frame_.step(n);
      if (walk_.acts[step.act].extra && step.lane != frame_.trunk) return n;
    }
    return correction.steps.empty() ? 0 : correction.steps.front();
  }

  [[nodiscard]] bool is_about(const WalkCorrection& correction, const Turn& turn) const {
    return std::find(turn.steps.begin(), turn.steps.end(), anchor_of(correction)) != turn.steps.end();
  }

  [[nodiscard]] std::size_t correction_at_moved() const {
    for (std::size_t i = 0; i < walk_.corrections.size(); ++i) {
      for (const Turn& turn : real_) {
        if (turn.moved && is_about(walk_.corrections[i], turn)) return i;
      }
    }
    return kNone;
  }

  void badge(Vec2 centre, std::size_t correction, float radius, bool ringed) {
    CirclePrimitive disc;
    disc.centre = centre;
    disc.radius_px = radius;
    disc.fill = {ringed ? Ink::Surface : Ink::FixGround, 1};
    if (ringed) disc.stroke = {Shape::Stage, 1};
    disc.width_px = 2;
    frame_.out.emplace_back(disc);
    frame_.words({centre.x, centre.y + 4}, std::to_string(correction + 1),
                 {TypeStyle::SmallBold12, {Shape::Stage, 1}, 0.5F});
  }

  void card(const Turn& turn, std::size_t row, float x, bool real) {
    BoxPrimitive box;
    const float y = grid_.centre(row);
    box.rect = {x, y - grid_.height / 2, x + grid_.card, y + grid_.height / 2};
    box.fill = {Ink::Surface, 1};
    box.stroke = turn.moved ? Paint{Shape::Stage, 1} : Paint{real ? Ink::Accent : Ink::Border, 1};
    box.width_px = turn.moved ? 2.0F : 1.25F;
    frame_.out.emplace_back(box);
    if (real && turn.extra) hatch(box.rect);
    const float taken = real ? badges(turn, box.rect) : 0;
    const float number = grid_.narrow ? 10.0F : 20.0F;
    const float name = grid_.narrow ? 28.0F : 48.0F;
    const float room = grid_.card - name - 8 - taken;
    const TypeStyle small = TypeStyle::ComponentSmall13;
    const TypeStyle style = grid_.narrow ? small : TypeStyle::Component15;
    const Paint ink = turn.moved ? Paint{Shape::Stage, 1} : Paint{real ? Ink::Accent : Ink::Quiet, 1};
    frame_.words({x + number, y + 5}, std::to_string(row + 1), {style, ink});
    const std::string_view title = walk_.lanes[turn.lane].title.pick(input_.style.lang);
    const bool fits = frame_.width_of(title, style) <= room;
    text({x + name, real ? y - 3 : y + 5}, title, fits ? style : TypeStyle::Small12, {Ink::Text, 1}, room);
    if (real) text({x + name, y + 16}, steps_of(turn), TypeStyle::Small12, {Ink::Quiet, 1}, room);
    frame_.hits.push_back(
        {real && !turn.steps.empty() ? WalkPart::Step : WalkPart::Lane,
         real && !turn.steps.empty() ? static_cast<std::size_t>(turn.steps.front()) : turn.lane, box.rect});
    if (real && reasons()) reason(turn, y);
  }

  void hatch(const Rect& rect) {
    BoxPrimitive lines;
    lines.rect = rect.grown(-1.5F);
    lines.fill = {Ink::Hairline, 1};
    lines.hatched = true;
    lines.width_px = 1;
    frame_.out.emplace_back(lines);
  }

  [[nodiscard]] std::string steps_of(const Turn& turn) const {
    std::string numbers = step_ranges(turn.steps);
    if (grid_.narrow) return numbers;
    std::string words =
        input_.strings.with(turn.steps.size() == 1 ? "walk.step" : "walk.steps", input_.style.lang, numbers);
    const std::string_view more =
        turn.again ? word("walkpic.again") : (turn.extra ? word("walkpic.extra") : std::string_view{});
    if (!more.empty()) words.append(" · ").append(more);
    return words;
  }

  /// The numbers of the corrections a card is about; returns the width they take.
  float badges(const Turn& turn, const Rect& rect) {
    float right = rect.max_x - (grid_.narrow ? 16.0F : 24.0F);
    float taken = 0;
    for (std::size_t i = walk_.corrections.size(); i-- > 0;) {
      if (i == crossing_ || !is_about(walk_.corrections[i], turn)) continue;
      if (grid_.narrow) {
        badge({right, rect.min_y}, i, 9, true);
      } else {
        badge({right, rect.centre().y}, i, 10, false);
        taken += 26;
      }
      right -= 24;
    }
    return taken;
  }

  void reason(const Turn& turn, float y) {
    std::string words;
    for (std::size_t i = 0; i < walk_.corrections.size(); ++i) {
      if (!is_about(walk_.corrections[i], turn)) continue;
      if (!words.empty()) words += "|";
      words.append(std::to_string(i + 1))
          .append("  ")
          .append(walk_.corrections[i].title.pick(input_.style.lang));
    }
    const float room = input_.size_px.x - 24 - reasons_left();
    const std::vector<std::string> lines =
        wrapped(frame_, words, TypeStyle::Label13, room, std::max(1, static_cast<int>(grid_.pitch / 21)));
    float baseline = y + 5 - static_cast<float>(lines.size() - 1) * 10;
    for (const std::string& line : lines) {
      frame_.words({reasons_left(), baseline}, line,
                   {TypeStyle::Label13, {turn.moved ? Ink::Text : Ink::Quiet, 1}});
      baseline += 20;
    }
  }

  WalkFrame& frame_;
  const WalkInput& input_;
  const Walkthrough& walk_;
  std::vector<Turn> seed_;
  std::vector<Turn> real_;
  Grid grid_;
  std::size_t crossing_ = kNone;
};

}  // namespace

WalkScene compose_orders(const WalkInput& input) {
  const WalkLayout layout;
  WalkFrame frame(input, layout);
  WalkScene result;
  result.scrolls_down = true;
  result.length_px = std::max(input.size_px.y, OrdersPainter(frame, input).paint());
  scroll_by(frame, {0, -std::floor(std::clamp(input.scroll_px, 0.0F, result.length_px - input.size_px.y))},
            {0, 0, input.size_px.x, input.size_px.y});
  result.scene.primitives = std::move(frame.out);
  result.hits = std::move(frame.hits);
  return result;
}

}  // namespace atlas
