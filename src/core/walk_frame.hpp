// One picture of a walkthrough in the making: the layout, what has been drawn and what room is taken. Points
// are given as (along, across), so that the wide and the narrow picture are drawn by the same code.
#pragma once

#include "core/label_placer.hpp"
#include "core/walk_scene.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// Where a step is, seen from the current one.
enum class Tense : std::uint8_t { Past, Now, Later };

/// A line across the lanes in the column of a step.
struct WalkFlow {
  int step = 0;
  StepKind kind = StepKind::Call;  ///< Write, Watch or Call
  float along = 0;
  float from = 0, to = 0;  ///< across
  bool from_mark = false;  ///< the first half of a write: what travels is on it
  bool headless = false;   ///< goes on behind an arrow
};

/// How a piece of text is set.
struct WalkType {
  TypeStyle style = TypeStyle::Small12;
  Paint paint{Ink::Quiet, 1};
  float anchor = 0;  ///< part of the text's width left of its point
  bool halo = false;
};

/// Lines of text that are placed together.
struct WalkText {
  std::vector<std::string> lines;
  TypeStyle style = TypeStyle::Small12;
  Paint paint{Ink::Quiet, 1};
  bool halo = true;
};

struct WalkFrame {
  WalkFrame(const WalkInput& given, const WalkLayout& laid_out);

  const WalkInput& input;
  const Walkthrough& walk;
  const WalkLayout& layout;
  const WalkColumns& columns;
  const WalkLanes& lanes;
  bool vertical;
  std::size_t trunk = WalkStep::kNoLane;  ///< the lane with that role, if there is one
  std::vector<int> rank;                  ///< per step: its place in the order the reader follows
  std::vector<Primitive> out;             ///< in the coordinates of the whole picture, before scrolling
  std::vector<Primitive> texts;           ///< of place(): painted over everything else
  std::vector<WalkHit> hits;

  // ---- geometry
  [[nodiscard]] Vec2 at(float along, float across) const {
    return vertical ? Vec2{across, along} : Vec2{along, across};
  }
  [[nodiscard]] Rect box(WalkSpan along, WalkSpan across) const;
  /// The whole picture, without names, rail and legend.
  [[nodiscard]] Rect plot() const;
  [[nodiscard]] const WalkStep& step(int number) const {
    return walk.steps[static_cast<std::size_t>(number) - 1];
  }
  [[nodiscard]] bool is_step_zoom() const {
    return input.place.zoom == WalkZoom::Step && columns.shows(input.place.step);
  }
  [[nodiscard]] bool is_large(int number) const { return is_step_zoom() && number == input.place.step; }
  /// Numbers only, one caption per run.
  [[nodiscard]] bool is_dense() const;
  [[nodiscard]] Vec2 mark_size(int number) const;
  /// Half of a mark across.
  [[nodiscard]] float mark_reach(int number) const;
  /// The edge of the trunk that faces `across`.
  [[nodiscard]] float trunk_edge(float across) const {
    return across < lanes.trunk.middle() ? lanes.trunk.from : lanes.trunk.to;
  }

  /// How far the write of a step stands beside its middle, because it watches, too.
  [[nodiscard]] float write_shift(int number) const;

  // ---- what is past
  [[nodiscard]] Tense tense(int number) const;
  [[nodiscard]] float opacity(int number) const;
  [[nodiscard]] Paint faded(Paint paint, int number) const {
    return {paint.role, paint.opacity * opacity(number)};
  }

  // ---- drawing
  void line(Vec2 from, Vec2 to, Paint paint, float width_px, bool dashed = false);
  void fill(const Rect& rect, Paint paint, float corner_px = 0);
  void words(Vec2 baseline, std::string_view text, const WalkType& type);
  [[nodiscard]] float width_of(std::string_view text, TypeStyle style) const {
    return input.measure.width_px(text, style);
  }

  // ---- room
  /// Takes the area; texts of `owner` may stand on it all the same.
  void take(const Rect& rect, int owner = 0) { taken_.push_back({rect, owner}); }
  [[nodiscard]] bool is_free(const Rect& rect, const Rect& bounds, int owner = 0) const;
  /// Draws the text at the first spot where it is free and takes its room; the empty rectangle when none is.
  Rect place(const WalkText& text, std::span<const LabelSpot> spots, const Rect& bounds, int owner = 0);
  [[nodiscard]] Vec2 size_of(const WalkText& text) const;

 private:
  struct Area {
    Rect rect;
    int owner;
  };
  std::vector<Area> taken_;
};

/// Width of the widest word, which wrapping would have to break in a narrower line. Chinese breaks anywhere.
[[nodiscard]] float widest_word(const WalkFrame& frame, std::string_view text, TypeStyle style);

/// The words for a step's lines at most `width_px` wide.
[[nodiscard]] std::vector<std::string> wrapped(const WalkFrame& frame, std::string_view text, TypeStyle style,
                                               float width_px, int max_lines);

[[nodiscard]] std::vector<WalkFlow> flows_of(const WalkFrame& frame);
void draw_lanes(WalkFrame& frame);
void draw_flows(WalkFrame& frame, const std::vector<WalkFlow>& flows);
void draw_chips(WalkFrame& frame, const std::vector<WalkFlow>& flows);
void draw_lives(WalkFrame& frame);
void draw_life_texts(WalkFrame& frame);
void draw_step_marks(WalkFrame& frame);
void draw_titles(WalkFrame& frame);
void draw_captions(WalkFrame& frame);

/// What stays where it is while the picture scrolls; painted over it, in screen coordinates.
void draw_names(WalkFrame& frame);
void draw_rail(WalkFrame& frame);
void draw_legend(WalkFrame& frame);
/// Height of the legend at this width.
[[nodiscard]] float legend_height(const WalkInput& input);

/// Moves all that has been drawn and drops what is outside `window` then.
void scroll_by(WalkFrame& frame, Vec2 by, const Rect& window);

/// The picture of the two orders.
[[nodiscard]] WalkScene compose_orders(const WalkInput& input);

}  // namespace atlas
