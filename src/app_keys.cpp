// See app_keys.hpp.
#include "app_keys.hpp"

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
  if (app.state().selected.valid()) return action::Select{};
  return std::nullopt;
}

std::optional<Action> start_node(const App& app) {
  const Walkthrough* const pipeline = app.catalog().pipeline();
  if (pipeline == nullptr || pipeline->real_order.empty()) return std::nullopt;
  return action::Focus{pipeline->real_order.front()};
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

bool handle_key(App& app, std::string_view key) {
  const std::optional<Action> action = action_for(app, key);
  if (action) app.handle(*action);
  return action.has_value();
}

}  // namespace atlas
