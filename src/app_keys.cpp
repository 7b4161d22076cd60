// See app_keys.hpp.
#include "app_keys.hpp"

#include "core/framing.hpp"
#include "core/walk_place.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace atlas {
namespace {

constexpr float kZoomStep = 1.4F;
constexpr float kPanPx = 120;

/// Keys are about the spot now, and it is brought into view.
Action focus_on(const App& app, const Spot& spot) {
  return action::Focus{spot.node, world_from_screen(app.state().camera, spot.at)};
}

const Spot* find_spot(const std::vector<Spot>& spots, NodeId node) {
  const auto found =
      std::find_if(spots.begin(), spots.end(), [node](const Spot& spot) { return spot.node == node; });
  return node.valid() && found != spots.end() ? &*found : nullptr;
}

/// Goes over the picture from where the keys were last, else from the selection, else from the middle.
std::optional<Action> move_focus(App& app, Vec2 direction) {
  const std::vector<Spot> spots = app.spots();
  const Spot* from = find_spot(spots, app.state().focused);
  if (from == nullptr) from = find_spot(spots, app.state().selected);
  const Vec2 origin = from != nullptr ? from->at : free_area(app.state()).centre();
  const NodeId start = from != nullptr ? from->node : NodeId{};
  const Spot* const next = find_spot(spots, nearest_in_direction(spots, start, origin, direction));
  if (next == nullptr) return std::nullopt;
  return focus_on(app, *next);
}

/// What `[` and `]` go through: the neighbours of the selection in the order of the relations, each once; in
/// a walkthrough, whose picture has no selection, the components and objects in it.
std::vector<Spot> ring_of(App& app) {
  std::vector<Spot> spots = app.spots();
  if (app.state().view == View::Walk) return spots;
  std::vector<Spot> ring;
  if (!app.state().selected.valid()) return ring;
  for (const Neighbour& neighbour : app.catalog().neighbours(app.state().selected)) {
    const Spot* const spot = find_spot(spots, neighbour.node);
    if (spot != nullptr && find_spot(ring, neighbour.node) == nullptr) ring.push_back(*spot);
  }
  return ring;
}

std::optional<Action> go_round(App& app, int step) {
  const std::vector<Spot> ring = ring_of(app);
  if (ring.empty()) return std::nullopt;
  const int count = static_cast<int>(ring.size());
  const Spot* const now = find_spot(ring, app.state().focused);
  const int at = now != nullptr ? static_cast<int>(now - ring.data()) : (step > 0 ? -1 : 0);
  return focus_on(app, ring[static_cast<std::size_t>((at + step + count) % count)]);
}

std::optional<Action> leave(const App& app) {
  if (app.state().focused.valid()) return action::Focus{};
  if (app.state().view == View::Focus) return action::SetView{View::Map};
  if (app.state().selected.valid() || app.state().walk) return action::Select{};
  return std::nullopt;
}

/// One level out: from the step to its act, to everything, to the overview.
std::optional<Action> leave_walk(const App& app) {
  const AppState& state = app.state();
  if (state.focused.valid()) return action::Focus{};
  if (state.selected.valid()) return action::Select{};
  if (state.walk->zoom != WalkZoom::All) return action::SetWalkZoom{zoom_beside(state.walk->zoom, -1)};
  if (state.walk->act > 0) return action::OpenWalk{state.walk->walkthrough, 0, 0};
  return std::nullopt;
}

/// Keys of the walkthrough's picture; what is not here is as on the map.
std::optional<Action> walk_action_for(const App& app, std::string_view key, bool shift) {
  const std::size_t walkthrough = app.state().walk->walkthrough;
  const Walkthrough& walk = app.catalog().data().walkthroughs[walkthrough];
  const bool back = key == "ArrowLeft" || key == "ArrowUp";
  if (back || key == "ArrowRight" || key == "ArrowDown") {
    const int by = back ? -1 : 1;
    if (shift) return action::ActBy{by};
    return action::StepBy{by};
  }
  if (key == "PageUp") return action::ActBy{-1};
  if (key == "PageDown") return action::ActBy{1};
  const std::vector<int> sequence = step_sequence(walk, app.state().walk->order);
  if (key == "Home") return action::OpenWalk{walkthrough, sequence.front(), 0};
  if (key == "End") return action::OpenWalk{walkthrough, sequence.back(), 0};
  if (key == "Escape") return leave_walk(app);
  return std::nullopt;
}

std::optional<Vec2> direction_of(std::string_view key) {
  constexpr std::array<std::pair<std::string_view, Vec2>, 4> kArrows{
      {{"ArrowLeft", {-1, 0}}, {"ArrowRight", {1, 0}}, {"ArrowUp", {0, -1}}, {"ArrowDown", {0, 1}}}};
  for (const auto& [name_of_key, direction] : kArrows) {
    if (key == name_of_key) return direction;
  }
  return std::nullopt;
}

std::optional<Action> action_for(App& app, std::string_view key, bool shift) {
  if (const std::optional<Vec2> direction = direction_of(key)) {
    if (shift) return action::Pan{*direction * -kPanPx};
    return move_focus(app, *direction);
  }
  if (key == "Enter" && app.state().focused.valid()) return action::Select{app.state().focused};
  if (key == "Escape") return leave(app);
  if (key == "+" || key == "=") return action::ZoomStep{kZoomStep};
  if (key == "-") return action::ZoomStep{1 / kZoomStep};
  if (key == "0") return action::Fit{};
  if (key == "[") return go_round(app, -1);
  if (key == "]") return go_round(app, 1);
  return std::nullopt;
}

/// The start view: nothing selected, all of the map.
void go_home(App& app) {
  app.handle(action::Select{});
  app.handle(action::Fit{});
}

/// Keys of what only the canvas draws.
bool folds(App& app, std::string_view key) {
  if (app.state().view != View::Map || app.state().compact) return false;
  if (key == "l" || key == "L") {
    app.fold_legend();
  } else if (key == "m" || key == "M") {
    app.fold_minimap();
  } else {
    return false;
  }
  return true;
}

}  // namespace

bool handle_key(App& app, std::string_view key, bool shift) {
  std::optional<Action> action;
  const bool in_walk = app.state().view == View::Walk;
  if (!in_walk && key == "Home") return go_home(app), true;
  if (folds(app, key)) return true;
  if (in_walk) action = walk_action_for(app, key, shift);
  // On the map Escape leaves, in the walkthrough it has nowhere further to go.
  if (!action && !(in_walk && key == "Escape")) action = action_for(app, key, shift);
  if (action) app.handle(*action);
  return action.has_value();
}

}  // namespace atlas
