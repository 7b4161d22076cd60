// Where a walkthrough's steps and lanes stand. One step is one column; time runs along, lanes lie across.
// In a wide picture "along" is x and "across" is y; on a phone it is the other way round, by the same code.
#pragma once

#include "core/geometry.hpp"
#include "core/text_measure.hpp"
#include "core/walkthrough.hpp"

#include <cstddef>
#include <vector>

namespace atlas {

/// A stretch along one axis, in CSS pixels.
struct WalkSpan {
  float from = 0, to = 0;
  [[nodiscard]] constexpr float size() const { return to - from; }
  [[nodiscard]] constexpr float middle() const { return (from + to) / 2; }
};

/// The part of an act that is in the window.
struct WalkActSpan {
  std::size_t act = 0;
  WalkSpan span;
  bool cut_before = false, cut_after = false;  ///< it goes on outside the window
};

/// The steps along the time axis.
struct WalkColumns {
  int first = 0, last = 0;     ///< numbers of the steps in the window; 0: none
  std::vector<WalkSpan> step;  ///< per step (number - 1); empty spans outside the window
  std::vector<WalkActSpan> acts;
  WalkSpan plot;            ///< from the first column to the last
  float mark_share = 0.5F;  ///< where in its column a mark stands
  [[nodiscard]] bool shows(int number) const { return number >= first && number <= last && first > 0; }
  /// Where the marks of a shown step stand: a whole pixel, so that lines are crisp.
  [[nodiscard]] float centre(int number) const;
};

struct WalkColumnsInput {
  WalkSpan room;           ///< where the columns may stand
  float min_px = 19;       ///< of a column; when they do not fit, the plot ends beyond the room
  float act_gap_px = 10;   ///< between two acts
  float near_px = 82;      ///< least width of the columns beside the current one
  float current_px = 288;  ///< of the current column
};

/// The columns for a zoom: All shows every step; Act those of the place's act; Step the current one wide
/// among as many neighbours as there is room for. Without an act or a step, all of them. O(steps).
[[nodiscard]] WalkColumns walk_columns(const Walkthrough& walk, const WalkPlace& place,
                                       const WalkColumnsInput& input);

/// The lanes across.
struct WalkLanes {
  struct Lane {
    WalkSpan span;
    float line = 0;      ///< where its marks stand
    bool quiet = false;  ///< no mark in the window: shrunk
  };
  std::vector<Lane> lane;     ///< per lane
  std::vector<float> object;  ///< per object: its life line; negative when it is not drawn
  WalkSpan trunk;             ///< the solid band
  WalkSpan all;
};

/// What the whole picture is laid out from.
struct WalkLayoutInput {
  const Walkthrough& walk;
  const WalkPlace& place;
  Lang lang = Lang::Zh;
  Vec2 size_px{};
  bool vertical = false;                      ///< time runs down
  bool rail = false;                          ///< act names and ticks are part of the picture
  float legend_px = 0;                        ///< height of a strip at the lower edge that explains the lines
  std::size_t open_lane = WalkStep::kNoLane;  ///< keeps its width without a mark in view
};

/// Height of the lanes' names over a vertical picture: two rows, because names may be wider than lanes.
inline constexpr float kWalkHeadPx = 44;

struct WalkLayout {
  float head_px = 0;   ///< across, horizontally: rail; vertically: height of the lanes' names
  float label_px = 0;  ///< horizontally: width of the lanes' names
  WalkColumns columns;
  WalkLanes lanes;
  float length_px = 0;  ///< of the whole picture along; more than the viewport's when it scrolls
};

[[nodiscard]] WalkLayout walk_layout(const WalkLayoutInput& input, const TextMeasure& measure);

/// The columns of all steps for a progress rail that stands over the picture and never scrolls: the same
/// geometry as the picture of all steps as long as that fits.
[[nodiscard]] WalkColumns walk_rail(const WalkLayoutInput& input, const TextMeasure& measure);

}  // namespace atlas
