// Composes the picture of a walkthrough as a Scene: lanes, the trunk, the life lines of what is stored, a
// mark per step and the lines between them. Pure: same inputs, same scene.
#pragma once

#include "core/scene.hpp"
#include "core/strings.hpp"
#include "core/text_measure.hpp"
#include "core/walk_layout.hpp"
#include "core/walkthrough.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace atlas {

struct WalkStyle {
  Lang lang = Lang::Zh;
  bool vertical = false;  ///< time runs down (phone)
  bool rail = false;      ///< act names and progress in the picture itself, for drawings without a page
  bool legend = true;
};

/// Everything compose_walk reads; views over values that outlive the call.
struct WalkInput {
  const Walkthrough& walk;
  const WalkPlace& place;
  const Strings& strings;
  const TextMeasure& measure;
  WalkStyle style;
  Vec2 size_px{1040, 736};
  float scroll_px = 0;                        ///< along the time axis; clamped to what there is
  int hovered = 0;                            ///< step under the pointer; 0: none
  std::size_t open_lane = WalkStep::kNoLane;  ///< unfolded by the reader
  float motion = 1;  ///< 0..1: how far the current step's chip has come along its line; 1: settled
};

enum class WalkPart : std::uint8_t { Step, Lane, Object };

/// An area that means something.
struct WalkHit {
  WalkPart part = WalkPart::Step;
  std::size_t index = 0;  ///< number of the step; index of the lane or object
  Rect rect{};
  bool folded = false;  ///< a lane without room for its name
};

struct WalkScene {
  Scene scene;
  std::vector<WalkHit> hits;   ///< topmost last
  std::vector<float> columns;  ///< per step: the middle of its column on screen; negative outside the window
  float length_px = 0;         ///< along; when more than the viewport's, it scrolls
  bool scrolls_down = false;   ///< "along" is downwards
};

/// Draws the pipeline, or for WalkOrder::Both the two orders side by side. No two texts overlap; what finds
/// no room is left out. O(steps + texts x occupied areas near them).
[[nodiscard]] WalkScene compose_walk(const WalkInput& input);

/// What is at a point: the nearest within `reach_px`; nullptr when nothing is.
[[nodiscard]] const WalkHit* pick(const WalkScene& scene, Vec2 point_px, float reach_px);

/// The scroll that brings the place's step or act into the middle of the viewport, clamped.
[[nodiscard]] float scroll_to_place(const WalkInput& input);

}  // namespace atlas
