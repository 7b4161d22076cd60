// What the views remember between frames that nobody else needs: a drag in progress, a folded legend.
// Never part of a link, never read by logic.
#pragma once

#include "core/geometry.hpp"
#include "core/ids.hpp"
#include "core/walkthrough.hpp"

#include <cstddef>

namespace atlas {

struct ViewState {
  bool legend_open = true;
  float legend_width_px = 524;  ///< of the open legend in the current language
  bool minimap_open = true;
  NodeId minimap_selected;  ///< the node that stands out in the kept picture of the minimap

  bool pressed = false;    ///< the primary button went down on the map
  bool dragging = false;   ///< and has moved far enough to be a drag
  Vec2 last_px{};          ///< pointer position that panning has reached
  NodeId hover_candidate;  ///< under the pointer, not yet for long enough
  double hover_since_ms = 0;
  bool card_visible = false;

  float walk_scroll_px = 0;  ///< of a walkthrough's picture along its time axis
  float walk_pinch = 1;      ///< how far two fingers have come since they last changed its zoom
  int walk_hovered = 0;      ///< step under the pointer; 0: none
  std::size_t walk_open_lane = WalkStep::kNoLane;  ///< a lane without marks that the reader unfolded

  double wake_after_ms = -1;  ///< set by a view that waits for time to pass; -1: none does
};

}  // namespace atlas
