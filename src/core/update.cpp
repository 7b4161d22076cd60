// One overload per action. Each changes the state and says what the page must do about it; nothing
// here touches the page.
#include "core/update.hpp"

#include "core/flight.hpp"
#include "core/framing.hpp"
#include "core/nearest_ids.hpp"
#include "core/update_walk.hpp"
#include "core/utf8.hpp"
#include "core/walk_place.hpp"

#include <algorithm>

namespace atlas {
namespace {

using Effects = std::vector<Effect>;

constexpr float kFitMargin = 16;
constexpr int kMaxRings = 3;
constexpr std::size_t kMaxQueryBytes = 400;

/// Key of what is said when a view comes: the picture changes as a whole, which nobody hears.
std::string_view view_announcement(View view) {
  switch (view) {
    case View::Map:
      return "status.view_map";
    case View::Walk:
      return "status.view_walk";
    case View::Focus:
      return "status.view_focus";
    case View::List:
      return "status.view_list";
  }
  return {};
}

class Updater {
 public:
  Updater(AppState& state, const World& world) : state_(state), world_(world) {}

  Effects operator()(const action::Select& a) {
    if (a.node.valid() && a.node.index >= world_.catalog.node_count()) return {};
    const bool leaves_walk = !a.node.valid() && state_.walk && state_.view != View::Walk;
    if (a.node == state_.selected && !leaves_walk) {
      if (a.node.valid()) aim_at(camera_for(state_, world_, a.node));
      return {};
    }
    state_.selected = a.node;
    state_.focused = {};
    if (leaves_walk) state_.walk.reset();
    if (!a.node.valid() && state_.view == View::Focus) state_.view = View::Map;
    if (a.node.valid()) aim_at(camera_for(state_, world_, a.node));
    Effects effects{effect::ChangeRoute{true},
                    effect::Render{kPartPanel | kPartOverlay | kPartChrome | kPartList}};
    if (a.node.valid())
      effects.push_back(effect::Announce{"status.selected", world_.catalog.node(a.node).title, a.node});
    return effects;
  }

  Effects operator()(const action::Hover& a) {
    if (a.node == state_.hovered) return {};
    state_.hovered = a.node;
    return {effect::Render{kPartOverlay}};
  }

  Effects operator()(const action::Focus& a) {
    if (a.world && state_.view != View::Walk) bring_into_view(*a.world);
    if (a.node == state_.focused) return {};
    state_.focused = a.node;
    return {effect::Render{kPartOverlay}};
  }

  Effects operator()(const action::SetView& a) {
    if (a.view == state_.view) {
      return a.view == View::Walk && state_.walk ? WalkUpdater(state_, world_).leave_level() : Effects{};
    }
    if (a.view == View::Focus && !state_.selected.valid()) return {};
    if (a.view == View::Walk && !state_.walk) {
      const std::optional<WalkPlace> start = WalkUpdater(state_, world_).first_overview();
      if (!start) return {};
      if (!state_.selected.valid()) return WalkUpdater(state_, world_).show(*start, View::Walk);
      state_.walk = start;
    }
    const bool was_focus = state_.view == View::Focus;
    state_.view = a.view;
    if (a.view == View::Focus) {
      jump_to(focus_camera(state_, world_));
    } else if (was_focus) {
      jump_to(start_camera(state_, world_));
      jump_to(camera_for(state_, world_, state_.selected));
    }
    return {effect::ChangeRoute{false}, effect::Render{kPartList | kPartChrome | kPartOverlay | kPartPanel},
            effect::Announce{std::string(view_announcement(a.view)), {}}};
  }

  Effects operator()(const action::SetRings& a) {
    const int rings = std::clamp(a.rings, 1, kMaxRings);
    if (rings == state_.rings) return {};
    state_.rings = rings;
    return {effect::ChangeRoute{false}, effect::Render{kPartChrome | kPartOverlay}};
  }

  Effects operator()(const action::SetQuery& a) {
    std::string text(utf8_prefix(a.text, kMaxQueryBytes));
    if (text == state_.query) return {};
    state_.query = std::move(text);
    return filters_changed();
  }

  Effects operator()(const action::ToggleFilter& a) {
    state_.filters.toggle(a.facet, a.value);
    return filters_changed();
  }

  Effects operator()(const action::ClearFilters&) {
    if (state_.filters.empty() && state_.query.empty()) return {};
    state_.filters = {};
    state_.query.clear();
    return filters_changed();
  }

  Effects operator()(const action::SetLang& a) {
    if (a.lang == state_.lang) return {};
    state_.lang = a.lang;
    return {effect::UseLang{a.lang}, effect::ChangeRoute{false},
            effect::Render{kPartPanel | kPartList | kPartFilters | kPartChrome | kPartOverlay}};
  }

  Effects operator()(const action::SetTheme& a) {
    if (a.theme == state_.theme) return {};
    state_.theme = a.theme;
    return {effect::UseTheme{a.theme}, effect::Render{kPartChrome}};
  }

  Effects operator()(const action::SetColours& a) {
    state_.own_colours.reset();
    if (!a.declarations.empty()) state_.own_colours = palette_with(state_.theme, a.declarations);
    return {};
  }

  Effects operator()(const action::SetReducedMotion& a) {
    state_.reduced_motion = a.reduced;
    return {};
  }

  Effects operator()(const action::Pan& a) {
    if (state_.view == View::Walk) return {};  // its picture has a window of its own
    stop_flight();
    state_.camera = panned(state_.camera, a.delta_px);
    return camera_moved();
  }

  Effects operator()(const action::Zoom& a) {
    if (state_.view == View::Walk) return {};
    stop_flight();
    state_.camera = zoomed(state_.camera, a.factor, a.anchor_px);
    return camera_moved();
  }

  Effects operator()(const action::ZoomStep& a) {
    if (state_.view == View::Walk) {
      return (*this)(action::SetWalkZoom{zoom_beside(state_.walk->zoom, a.factor > 1 ? 1 : -1)});
    }
    const Camera base = state_.flight ? state_.flight->to : state_.camera;
    Vec2 anchor = free_area(state_).centre();
    if (state_.selected.valid() && state_.view == View::Map) {
      const Placement& place = world_.layout.places[state_.selected.index];
      const Vec2 at = screen_from_world(base, {place.x, place.y});
      if (free_area(state_).contains(at)) anchor = at;
    }
    fly_to(zoomed(base, a.factor, anchor));
    return camera_moved();
  }

  Effects operator()(const action::CentreOn& a) {
    if (state_.view == View::Walk) return {};
    stop_flight();
    state_.camera = centred_in_free_area(state_, state_.camera, a.world);
    return camera_moved();
  }

  Effects operator()(const action::Fit&) {
    if (state_.view == View::Walk) return (*this)(action::SetWalkZoom{WalkZoom::All});
    if (state_.view == View::Focus) {
      Camera camera = state_.camera;
      camera.scale = 1;
      fly_to(centred_in_free_area(state_, camera, {0, 0}));
      return camera_moved();
    }
    Camera room = state_.camera;
    const Rect free = free_area(state_);
    room.viewport_px = {free.width(), free.height()};
    Camera camera = state_.camera;
    camera.scale = fitted(room, world_.layout.core_bounds, kFitMargin, 1.25F).scale;
    fly_to(centred_in_free_area(state_, camera, world_.layout.core_bounds.centre()));
    return camera_moved();
  }

  Effects operator()(const action::BackToSelection&) {
    if (!state_.selected.valid() || state_.view == View::Walk) return {};
    const Placement& place = world_.layout.places[state_.selected.index];
    const Vec2 at = state_.view == View::Focus ? Vec2{0, 0} : Vec2{place.x, place.y};
    Camera camera = state_.camera;
    camera.scale = std::max(camera.scale, 1.0F);
    fly_to(centred_in_free_area(state_, camera, at));
    return camera_moved();
  }

  Effects operator()(const action::Resize& a) {
    const bool same = a.viewport_px == state_.camera.viewport_px && a.compact == state_.compact;
    if (same || a.viewport_px.x < 1 || a.viewport_px.y < 1) return {};
    stop_flight();
    state_.camera.viewport_px = a.viewport_px;
    state_.compact = a.compact;
    if (!state_.camera_touched) settle_camera();
    return {effect::Render{kPartOverlay}};
  }

  Effects operator()(const action::SetInsets& a) {
    if (a.insets == state_.insets) return {};
    state_.insets = a.insets;
    if (!state_.camera_touched) {
      settle_camera();
    } else if (state_.selected.valid()) {
      aim_at(camera_for(state_, world_, state_.selected));
    }
    return {effect::Render{kPartOverlay}};
  }

  Effects operator()(const action::OpenWalk& a) { return WalkUpdater(state_, world_).open(a); }
  Effects operator()(const action::StepBy& a) { return WalkUpdater(state_, world_).step_by(a.by); }
  Effects operator()(const action::ActBy& a) { return WalkUpdater(state_, world_).act_by(a.by); }
  Effects operator()(const action::SetWalkZoom& a) { return WalkUpdater(state_, world_).set_zoom(a.zoom); }
  Effects operator()(const action::SetWalkOrder& a) { return WalkUpdater(state_, world_).set_order(a.order); }

  Effects operator()(const action::Navigate& a) {
    const Route& route = a.route.route;
    Effects effects;
    stop_flight();
    const NodeId node = route.node.empty() ? NodeId{} : world_.catalog.find(route.node);
    state_.selected = node;
    state_.focused = {};
    Effects notices;
    state_.walk = WalkUpdater(state_, world_).place_of(route, notices);
    const bool no_subject =
        (route.view == View::Focus && !node.valid()) || (route.view == View::Walk && !state_.walk);
    state_.view = no_subject ? View::Map : route.view;
    state_.rings = std::clamp(route.rings, 1, kMaxRings);
    state_.query = route.query;
    state_.filters = route.filters;
    ++state_.filter_revision;
    if (route.lang && *route.lang != state_.lang) {
      state_.lang = *route.lang;
      effects.push_back(effect::UseLang{state_.lang});
    }
    if (route.theme && *route.theme != state_.theme) {
      state_.theme = *route.theme;
      effects.push_back(effect::UseTheme{state_.theme});
    }
    apply_route_camera(route);
    effects.push_back(effect::Render{kPartPanel | kPartList | kPartFilters | kPartChrome | kPartOverlay});
    complain(a.route, node, effects);
    // The address of the place that was found, when another was asked for.
    if (!notices.empty() || (route.node.empty() && path_of(route_of(state_, world_)) != path_of(route))) {
      effects.insert(effects.end(), notices.begin(), notices.end());
      effects.push_back(effect::ChangeRoute{false});
    }
    return effects;
  }

 private:
  void apply_route_camera(const Route& route) {
    state_.camera_touched = route.camera.has_value();
    if (!route.camera) {
      settle_camera();
      return;
    }
    state_.camera.centre_in_world = {route.camera->x, route.camera->y};
    state_.camera.scale = std::clamp(route.camera->scale, kMinScale, kMaxScale);
  }

  /// Says what in an address could not be followed; the reader is left on a page that works.
  void complain(const ParsedRoute& parsed, NodeId node, Effects& effects) const {
    const std::string& wanted = parsed.route.node;
    if (!wanted.empty() && !node.valid()) {
      effects.push_back(effect::Notify{"error.unknown_node", wanted, nearest_ids(world_.catalog, wanted)});
      effects.push_back(effect::ChangeRoute{false});
    } else if (!wanted.empty() && world_.catalog.node(node).id != wanted) {
      effects.push_back(effect::ChangeRoute{false});  // an old name: show the current one in the address
    } else if (!parsed.problems.empty()) {
      std::string all;
      for (const std::string& problem : parsed.problems) all += (all.empty() ? "" : ", ") + problem;
      effects.push_back(effect::Notify{"error.bad_link", all, {}});
    }
  }

  Effects filters_changed() {
    ++state_.filter_revision;
    return {effect::ChangeRoute{false}, effect::Render{kPartList | kPartFilters | kPartOverlay}};
  }

  Effects camera_moved() {
    state_.camera_touched = true;
    return {effect::ChangeRoute{false}, effect::Render{kPartOverlay}};
  }

  void stop_flight() { state_.flight.reset(); }
  void jump_to(const Camera& camera) { atlas::jump_to(state_, camera); }
  void fly_to(const Camera& camera) { atlas::fly_to(state_, camera); }
  /// Where the map will be looked at: a flight only where it can be seen.
  void aim_at(const Camera& camera) {
    if (state_.view == View::Walk) {
      jump_to(camera);
    } else {
      fly_to(camera);
    }
  }

  /// The resting camera of a state that the reader has not moved.
  void settle_camera() {
    jump_to(start_camera(state_, world_));
    if (state_.view == View::Focus) {
      jump_to(focus_camera(state_, world_));
    } else if (state_.selected.valid()) {
      jump_to(camera_for(state_, world_, state_.selected));
    }
  }

  /// Flies there when it is near the border of what is seen, or beyond.
  void bring_into_view(Vec2 world) {
    const Camera camera = state_.flight ? state_.flight->to : state_.camera;
    if (free_area(state_).grown(-24).contains(screen_from_world(camera, world))) return;
    fly_to(centred_in_free_area(state_, camera, world));
  }

  AppState& state_;
  const World& world_;
};

}  // namespace

std::vector<Effect> update(AppState& state, const World& world, const Action& action) {
  return std::visit(Updater(state, world), action);
}

Route route_of(const AppState& state, const World& world) {
  Route route;
  if (state.selected.valid()) route.node = world.catalog.node(state.selected).id;
  route.view = state.view;
  if (state.walk && (!state.selected.valid() || state.view == View::Walk))
    route.walk = route_walk(*state.walk, world, !state.selected.valid());
  route.rings = state.rings;
  route.query = state.query;
  route.filters = state.filters;
  if (state.lang != Lang::Zh) route.lang = state.lang;
  if (state.camera_touched) {
    const Camera& camera = state.flight ? state.flight->to : state.camera;
    route.camera = RouteCamera{camera.centre_in_world.x, camera.centre_in_world.y, camera.scale};
  }
  return route;
}

}  // namespace atlas
