// The part of update() that moves about in walkthroughs.
#pragma once

#include "core/action.hpp"
#include "core/state.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace atlas {

/// Views over values that outlive it; made for one action. Every function gives the effects of what it did;
/// none when there is nowhere to go.
class WalkUpdater {
 public:
  WalkUpdater(AppState& state, const World& world) : state_(state), world_(world) {}

  std::vector<Effect> open(const action::OpenWalk& a);
  /// From a node beside a walkthrough back to it; from a step or act out to the overview. Requires that the
  /// reader is in one.
  std::vector<Effect> leave_level();
  std::vector<Effect> step_by(int by);
  std::vector<Effect> act_by(int by);
  std::vector<Effect> set_zoom(WalkZoom zoom);
  std::vector<Effect> set_order(WalkOrder order);

  /// Makes a place the subject of the text, in this view; a history entry when it was not.
  std::vector<Effect> show(const WalkPlace& place, View view);

  /// Overview of the first walkthrough that has steps.
  [[nodiscard]] std::optional<WalkPlace> first_overview() const;

  /// The place in a walkthrough that an address names, or the nearest there is and a notice.
  [[nodiscard]] std::optional<WalkPlace> place_of(const Route& route, std::vector<Effect>& notices) const;

 private:
  [[nodiscard]] const std::vector<Walkthrough>& walks() const { return world_.catalog.data().walkthroughs; }
  /// The walkthrough the reader is in. Requires that there is one.
  [[nodiscard]] const Walkthrough& walk() const { return walks()[state_.walk->walkthrough]; }
  std::vector<Effect> show_if(const std::optional<WalkPlace>& place);
  std::vector<Effect> redraw_or_show(const WalkPlace& place);
  [[nodiscard]] Effect announcement() const;
  void reveal_step();

  AppState& state_;
  const World& world_;
};

/// The place as an address names it. `is_subject`: it has a path of its own; else it stands beside a node's
/// text, and the first overview goes without saying.
[[nodiscard]] RouteWalk route_walk(const WalkPlace& place, const World& world, bool is_subject);

}  // namespace atlas
