// See map_view.hpp. Press and release on the same spot selects; a press that moves pans.
#include "views/map_view.hpp"

#include "core/map_scene.hpp"

#include <imgui.h>

#include <cmath>

namespace atlas {
namespace {

constexpr float kMouseReachPx = 4;
constexpr float kTouchReachPx = 24;
constexpr float kDragThresholdPx = 4;
constexpr float kTouchDragThresholdPx = 8;
constexpr double kHoverDelayMs = 80;
constexpr float kDoubleClickZoom = 1.6F;

Vec2 from(ImVec2 v) { return {v.x, v.y}; }

float distance(Vec2 a, Vec2 b) { return std::sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)); }

/// Hover takes effect only after a short rest, so that crossing the map does not flicker.
void track_hover(const MapViewInput& input, NodeId under, ViewState& view_state,
                 std::vector<Action>& actions) {
  if (under != view_state.hover_candidate) {
    view_state.hover_candidate = under;
    view_state.hover_since_ms = input.now_ms;
  }
  if (under == input.state.hovered) return;
  const double rested_ms = input.now_ms - view_state.hover_since_ms;
  if (!under.valid() || rested_ms >= kHoverDelayMs) {
    actions.emplace_back(action::Hover{under});
  } else {
    view_state.wake_after_ms = kHoverDelayMs - rested_ms;
  }
}

void release(const MapViewInput& input, Vec2 mouse, ViewState& view_state, std::vector<Action>& actions) {
  const bool clicked = !view_state.dragging;
  view_state.pressed = false;
  view_state.dragging = false;
  if (!clicked) return;
  const NodeId node = pick(input.scene, mouse - input.offset_px, input.touch ? kTouchReachPx : kMouseReachPx);
  if (node.valid() || input.state.selected.valid()) actions.emplace_back(action::Select{node});
}

void drag(const MapViewInput& input, Vec2 mouse, ViewState& view_state, std::vector<Action>& actions) {
  const float threshold = input.touch ? kTouchDragThresholdPx : kDragThresholdPx;
  if (!view_state.dragging && distance(mouse, view_state.last_px) < threshold) return;
  view_state.dragging = true;
  if (mouse == view_state.last_px) return;
  actions.emplace_back(action::Pan{mouse - view_state.last_px});
  view_state.last_px = mouse;
}

void handle_pointer(const MapViewInput& input, bool over_map, ViewState& view_state,
                    std::vector<Action>& actions) {
  const Vec2 mouse = from(ImGui::GetIO().MousePos);
  if (over_map && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left) && !input.state.hovered.valid() &&
      !input.touch) {
    actions.emplace_back(action::Zoom{kDoubleClickZoom, mouse});
  }
  if (over_map && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
    view_state.pressed = true;
    view_state.dragging = false;
    view_state.last_px = mouse;
  }
  if (!ImGui::IsMousePosValid()) view_state.pressed = view_state.dragging = false;  // taken away, no click
  // A quick drag may begin and end between two frames.
  if (view_state.pressed) drag(input, mouse, view_state, actions);
  if (view_state.pressed && ImGui::IsMouseReleased(ImGuiMouseButton_Left))
    release(input, mouse, view_state, actions);
  const bool may_hover = over_map && !view_state.dragging && !input.touch;
  const NodeId under = may_hover ? pick(input.scene, mouse - input.offset_px, kMouseReachPx) : NodeId{};
  track_hover(input, under, view_state, actions);
}

}  // namespace

bool begin_canvas(const char* name) {
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  if (size.x < 1 || size.y < 1) return false;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(size);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0.0F);
  constexpr ImGuiWindowFlags kFlags =
      ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
      ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav;
  ImGui::Begin(name, nullptr, kFlags);
  ImGui::InvisibleButton("area", size);
  return true;
}

void end_canvas() {
  ImGui::End();
  ImGui::PopStyleVar(2);
}

void take_map_input(const MapViewInput& input, ViewState& view_state, std::vector<Action>& actions) {
  if (!begin_canvas("map")) return;
  handle_pointer(input, ImGui::IsItemHovered(), view_state, actions);
  end_canvas();
}

}  // namespace atlas
