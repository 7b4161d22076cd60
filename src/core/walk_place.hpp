// Moving about in a walkthrough: which place comes next, and how much of the picture it shows. Pure functions
// of places; update() decides what they mean for the page.
#pragma once

#include "core/walkthrough.hpp"

#include <optional>

namespace atlas {

/// How much a place shows unless the reader chose otherwise: the step, else the act, else everything.
[[nodiscard]] WalkZoom default_zoom(int step, int act);

/// The place `from` moved to a step (the act follows), an act (without a step) or the overview (neither). A
/// zoom that the reader chose stays; else it is the default of the new place. Nothing when there is no such
/// step or act.
[[nodiscard]] std::optional<WalkPlace> place_moved(const Walkthrough& walk, WalkPlace from, int step,
                                                   int act);

/// One step on (1) or back (-1) in the place's order; from an act to its first step, or to the last one
/// before it. Nothing at the ends.
[[nodiscard]] std::optional<WalkPlace> step_moved(const Walkthrough& walk, const WalkPlace& from, int by);

/// One act on or back. A step moves to the first step of its act, and from there of the act before; without a
/// step, act by act, and from the first back to the overview. Nothing at the ends.
[[nodiscard]] std::optional<WalkPlace> act_moved(const Walkthrough& walk, const WalkPlace& from, int by);

/// The place at another zoom. Without an act or step to show, it is the first one.
[[nodiscard]] WalkPlace place_zoomed(const Walkthrough& walk, WalkPlace from, WalkZoom zoom);

/// The next zoom in (1) or out (-1); the same at the ends.
[[nodiscard]] WalkZoom zoom_beside(WalkZoom zoom, int by);

/// True when both are the same step, act or overview, however they are shown.
[[nodiscard]] bool same_position(const WalkPlace& a, const WalkPlace& b);

}  // namespace atlas
