// See app_keys.hpp.
#include "app_keys.hpp"

#include "core/walk_place.hpp"

#include <array>
#include <optional>
#include <utility>

namespace atlas {
namespace {

constexpr float kZoomStep = 1.4F;

/// The neighbour of the selection that comes after (or before) the focused one, in edge order.
std::optional<Action> next_neighbour(const App& app, int step) {
  const NodeId selected = app.state().selected;
  if (!selected.valid()) return std::nullopt;
  const auto neighbours = app.catalog().neighbours(selected);
  if (neighbours.empty()) return std::nullopt;
  const int count = static_cast<int>(neighbours.size());
  int at = step > 0 ? -1 : 0;
  for (int i = 0; i < count; ++i) {
    if (neighbours[static_cast<std::size_t>(i)].node == app.state().focused) at = i;
  }
  return action::Focus{neighbours[static_cast<std::size_t>((at + step + count) % count)].node};
}

std::optional<Action> leave(const App& app) {
  if (app.state().focused.valid()) return action::Focus{};
  if (app.state().view == View::Focus) return action::SetView{View::Map};
  if (app.state().selected.valid() || app.state().walk) return action::Select{};
  return std::nullopt;
}

std::optional<Action> start_node(const App& app) {
  const Walkthrough* const pipeline = app.catalog().pipeline();
  if (pipeline == nullptr || pipeline->real_order.empty()) return std::nullopt;
  return action::Focus{pipeline->real_order.front()};
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

std::optional<Action> action_for(const App& app, std::string_view key) {
  constexpr std::array<std::pair<std::string_view, Vec2>, 4> kArrows{
      {{"ArrowLeft", {-1, 0}}, {"ArrowRight", {1, 0}}, {"ArrowUp", {0, -1}}, {"ArrowDown", {0, 1}}}};
  for (const auto& [name_of_key, direction] : kArrows) {
    if (key == name_of_key) return action::MoveFocus{direction};
  }
  if (key == "Enter" && app.state().focused.valid()) return action::Select{app.state().focused};
  if (key == "Escape") return leave(app);
  if (key == "+" || key == "=") return action::ZoomStep{kZoomStep};
  if (key == "-") return action::ZoomStep{1 / kZoomStep};
  if (key == "0") return action::Fit{};
  if (key == "Home") return start_node(app);
  if (key == "[") return next_neighbour(app, -1);
  if (key == "]") return next_neighbour(app, 1);
  return std::nullopt;
}

}  // namespace

bool handle_key(App& app, std::string_view key, bool shift) {
  std::optional<Action> action;
  const bool in_walk = app.state().view == View::Walk;
  if (in_walk) action = walk_action_for(app, key, shift);
  // On the map Escape leaves, in the walkthrough it has nowhere further to go.
  if (!action && !(in_walk && key == "Escape")) action = action_for(app, key);
  if (action) app.handle(*action);
  return action.has_value();
}

}  // namespace atlas
