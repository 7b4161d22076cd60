// See update_walk.hpp. Steps, acts and overviews are entries of the history; how they are shown is not.
#include "core/update_walk.hpp"

#include "core/flight.hpp"
#include "core/framing.hpp"
#include "core/walk_place.hpp"

#include <string>

namespace atlas {

using Effects = std::vector<Effect>;

Effects WalkUpdater::open(const action::OpenWalk& a) {
  if (a.walkthrough >= walks().size() || walks()[a.walkthrough].steps.empty()) return {};
  WalkPlace from{.walkthrough = a.walkthrough};
  if (state_.walk && state_.walk->walkthrough == a.walkthrough) from = *state_.walk;
  const std::optional<WalkPlace> place = place_moved(walks()[a.walkthrough], from, a.step, a.act);
  if (!place) return {};
  // Who steps on the map or in the list stays there; who comes from elsewhere sees the picture.
  const bool stays = state_.view == View::List || (state_.view == View::Map && walk_subject(state_));
  return show(*place, stays ? state_.view : View::Walk);
}

Effects WalkUpdater::leave_level() {
  WalkPlace place = *state_.walk;
  if (state_.selected.valid()) return show(place, View::Walk);
  place.step = 0;
  place.act = 0;
  place.zoom = WalkZoom::All;
  return show(place, View::Walk);
}

Effects WalkUpdater::step_by(int by) {
  return state_.walk ? show_if(step_moved(walk(), *state_.walk, by)) : Effects{};
}

Effects WalkUpdater::act_by(int by) {
  return state_.walk ? show_if(act_moved(walk(), *state_.walk, by)) : Effects{};
}

Effects WalkUpdater::set_zoom(WalkZoom zoom) {
  return state_.walk ? redraw_or_show(place_zoomed(walk(), *state_.walk, zoom)) : Effects{};
}

Effects WalkUpdater::set_order(WalkOrder order) {
  if (!state_.walk) return {};
  WalkPlace place = *state_.walk;
  place.order = order;
  return redraw_or_show(place);
}

Effects WalkUpdater::show_if(const std::optional<WalkPlace>& place) {
  if (!place) return {};
  return show(*place, state_.view == View::Focus ? View::Walk : state_.view);
}

/// The same position shown otherwise, or else another position.
Effects WalkUpdater::redraw_or_show(const WalkPlace& place) {
  if (!same_position(place, *state_.walk)) return show(place, state_.view);
  if (place == *state_.walk) return {};
  state_.walk = place;
  return {effect::ChangeRoute{false}, effect::Render{kPartPanel | kPartChrome | kPartOverlay}};
}

Effects WalkUpdater::show(const WalkPlace& place, View view) {
  const bool moved = state_.selected.valid() || !state_.walk || !same_position(*state_.walk, place);
  if (!moved && place == *state_.walk && view == state_.view) return {};
  if (state_.view == View::Focus) jump_to(state_, start_camera(state_, world_));
  state_.walk = place;
  state_.view = view;
  state_.selected = {};
  state_.focused = {};
  if (view == View::Map && place.step > 0) reveal_step();
  Effects effects{effect::ChangeRoute{moved},
                  effect::Render{kPartPanel | kPartOverlay | kPartChrome | kPartList}};
  if (moved) effects.push_back(announcement());
  return effects;
}

Effect WalkUpdater::announcement() const {
  const WalkPlace& place = *state_.walk;
  if (place.step > 0) {
    const WalkStep& step = walk().steps[static_cast<std::size_t>(place.step) - 1];
    const std::string number = std::to_string(place.step) + "/" + std::to_string(walk().steps.size());
    return effect::Announce{"status.step", number + " " + std::string(step.title.pick(state_.lang))};
  }
  if (place.act > 0) {
    const WalkAct& act = walk().acts[static_cast<std::size_t>(place.act) - 1];
    return effect::Announce{"status.act", std::string(act.title.pick(state_.lang))};
  }
  return effect::Announce{"status.walk", std::string(walk().title.pick(state_.lang))};
}

/// Brings who acts into view; the rest of the map stays where the reader had it.
void WalkUpdater::reveal_step() {
  for (const NodeId node : nodes_of_step(walk(), state_.walk->step)) {
    if (world_.catalog.node(node).kind != Kind::Component) continue;
    const Placement& place = world_.layout.places[node.index];
    const Vec2 at{place.x, place.y};
    if (free_area(state_).grown(-24).contains(screen_from_world(state_.camera, at))) return;
    fly_to(state_, centred_in_free_area(state_, state_.camera, at));
    return;
  }
}

std::optional<WalkPlace> WalkUpdater::first_overview() const {
  for (std::size_t i = 0; i < walks().size(); ++i) {
    if (!walks()[i].steps.empty()) return WalkPlace{.walkthrough = i};
  }
  return std::nullopt;
}

std::optional<WalkPlace> WalkUpdater::place_of(const Route& route, Effects& notices) const {
  const RouteWalk& wanted = route.walk;
  if (wanted.id.empty() && route.view != View::Walk) return std::nullopt;
  std::optional<WalkPlace> overview = first_overview();
  if (!wanted.id.empty()) {
    const std::optional<std::size_t> index = find_walkthrough(walks(), wanted.id);
    if (!index || walks()[*index].steps.empty()) {
      notices.push_back(effect::Notify{"error.unknown_walk", wanted.id, {}});
      return std::nullopt;
    }
    overview = WalkPlace{.walkthrough = *index};
  }
  if (!overview) return std::nullopt;
  overview->order = wanted.order;
  const Walkthrough& walk = walks()[overview->walkthrough];
  std::optional<WalkPlace> place = place_moved(walk, *overview, wanted.step, wanted.act);
  if (!place) {
    const bool step = wanted.step > 0;
    notices.push_back(effect::Notify{step ? "error.unknown_step" : "error.unknown_act",
                                     std::to_string(step ? wanted.step : wanted.act),
                                     {}});
    return overview;
  }
  if (wanted.zoom && *wanted.zoom <= default_zoom(place->step, place->act)) place->zoom = *wanted.zoom;
  return place;
}

RouteWalk route_walk(const WalkPlace& place, const World& world, bool is_subject) {
  RouteWalk route;
  const std::vector<Walkthrough>& walks = world.catalog.data().walkthroughs;
  const bool first_overview = place.walkthrough == 0 && place.step == 0 && place.act == 0;
  if (is_subject || !first_overview) route.id = walks[place.walkthrough].id;
  route.step = place.step;
  if (place.step == 0) route.act = place.act;
  if (place.zoom != default_zoom(place.step, place.act)) route.zoom = place.zoom;
  route.order = place.order;
  return route;
}

}  // namespace atlas
