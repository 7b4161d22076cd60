// See walk_place.hpp.
#include "core/walk_place.hpp"

#include <algorithm>

namespace atlas {
namespace {

const WalkAct& act_at(const Walkthrough& walk, int act) {
  return walk.acts[static_cast<std::size_t>(act) - 1];
}

bool exists(int number, std::size_t count) {
  return number >= 1 && static_cast<std::size_t>(number) <= count;
}

}  // namespace

WalkZoom default_zoom(int step, int act) {
  if (step > 0) return WalkZoom::Step;
  return act > 0 ? WalkZoom::Act : WalkZoom::All;
}

std::optional<WalkPlace> place_moved(const Walkthrough& walk, WalkPlace from, int step, int act) {
  if (step != 0 && !exists(step, walk.steps.size())) return std::nullopt;
  if (step == 0 && act != 0 && !exists(act, walk.acts.size())) return std::nullopt;
  const bool chosen = from.zoom != default_zoom(from.step, from.act);
  from.step = step;
  from.act = step > 0 ? act_of_step(walk, step) : act;
  const WalkZoom closest = default_zoom(from.step, from.act);
  if (!chosen || from.zoom > closest) from.zoom = closest;
  return from;
}

std::optional<WalkPlace> step_moved(const Walkthrough& walk, const WalkPlace& from, int by) {
  if (from.step == 0 && from.act > 0) {
    const int first = act_at(walk, from.act).first_step;
    const int next = by > 0 ? first : step_beside(walk, from.order, first, -1);
    return next == 0 ? std::nullopt : place_moved(walk, from, next, 0);
  }
  const int next = step_beside(walk, from.order, from.step, by);
  return next == 0 ? std::nullopt : place_moved(walk, from, next, 0);
}

std::optional<WalkPlace> act_moved(const Walkthrough& walk, const WalkPlace& from, int by) {
  const auto last = static_cast<int>(walk.acts.size());
  if (from.step == 0) {
    const int act = from.act + (by > 0 ? 1 : -1);
    return act < 0 || act > last ? std::nullopt : place_moved(walk, from, 0, act);
  }
  const bool to_own_start = by < 0 && from.step > act_at(walk, from.act).first_step;
  const int act = to_own_start ? from.act : from.act + (by > 0 ? 1 : -1);
  if (!exists(act, walk.acts.size())) return std::nullopt;
  return place_moved(walk, from, act_at(walk, act).first_step, 0);
}

WalkPlace place_zoomed(const Walkthrough& walk, WalkPlace from, WalkZoom zoom) {
  if (zoom != WalkZoom::All && from.act == 0 && !walk.acts.empty()) from.act = 1;
  if (zoom == WalkZoom::Step && from.step == 0 && from.act > 0) from.step = act_at(walk, from.act).first_step;
  from.zoom = zoom;
  return from;
}

WalkZoom zoom_beside(WalkZoom zoom, int by) {
  const int level = static_cast<int>(zoom) + (by > 0 ? 1 : -1);
  return static_cast<WalkZoom>(std::clamp(level, 0, static_cast<int>(WalkZoom::Step)));
}

bool same_position(const WalkPlace& a, const WalkPlace& b) {
  return a.walkthrough == b.walkthrough && a.step == b.step && a.act == b.act;
}

}  // namespace atlas
