// See walk_view.hpp.
#include "views/walk_view.hpp"

#include "views/hover_card.hpp"
#include "views/map_view.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace atlas {
namespace {

constexpr float kMouseReachPx = 2;
constexpr float kTouchReachPx = 24;
constexpr float kDragThresholdPx = 5;
constexpr float kSwipePx = 48;
constexpr double kCardDelayMs = 250;

float along(const WalkViewInput& input, Vec2 v) { return input.areas.scrolls_down ? v.y : v.x; }

bool scrolls(const WalkViewInput& input) {
  const Vec2 viewport = input.state.camera.viewport_px;
  return input.areas.length_px > along(input, viewport) + 0.5F;
}

NodeId node_of(const WalkViewInput& input, const WalkHit& hit) {
  if (hit.part == WalkPart::Lane) return input.walk.lanes[hit.index].node;
  return hit.part == WalkPart::Object ? input.walk.objects[hit.index].node : NodeId{};
}

void click(const WalkViewInput& input, Vec2 mouse, ViewState& view_state, std::vector<Action>& actions) {
  const WalkHit* const hit = pick(input.areas, mouse, input.touch ? kTouchReachPx : kMouseReachPx);
  if (hit == nullptr) return;
  if (hit->folded) {
    view_state.walk_open_lane = hit->index;
    return;
  }
  if (hit->part == WalkPart::Step) {
    actions.emplace_back(action::OpenWalk{input.state.walk->walkthrough, static_cast<int>(hit->index), 0});
  } else if (node_of(input, *hit).valid()) {
    actions.emplace_back(action::Select{node_of(input, *hit)});
  }
}

/// A drag that could not scroll is a swipe: one step on or back.
void swipe(const WalkViewInput& input, Vec2 moved, std::vector<Action>& actions) {
  if (scrolls(input) || input.state.walk->step == 0) return;
  const float far = along(input, moved);
  const float across = input.areas.scrolls_down ? moved.x : moved.y;
  if (std::abs(far) >= kSwipePx && std::abs(far) > 2 * std::abs(across)) {
    actions.emplace_back(action::StepBy{far < 0 ? 1 : -1});
  }
}

void drag(const WalkViewInput& input, Vec2 mouse, ViewState& view_state) {
  const Vec2 moved = mouse - view_state.last_px;
  if (!view_state.dragging && std::abs(moved.x) + std::abs(moved.y) < kDragThresholdPx) return;
  view_state.dragging = true;
  if (!scrolls(input)) return;  // last_px stays where the swipe began
  view_state.walk_scroll_px -= along(input, moved);
  view_state.last_px = mouse;
}

void track_hover(const WalkViewInput& input, const WalkHit* hit, ViewState& view_state,
                 std::vector<Action>& actions) {
  const int step = hit != nullptr && hit->part == WalkPart::Step ? static_cast<int>(hit->index) : 0;
  const NodeId node = hit != nullptr ? node_of(input, *hit) : NodeId{};
  if (node != input.state.hovered) actions.emplace_back(action::Hover{node});
  if (step == view_state.walk_hovered) return;
  view_state.walk_hovered = step;
  view_state.hover_since_ms = input.now_ms;
  view_state.wake_after_ms = 0;
}

void handle_pointer(const WalkViewInput& input, bool over, ViewState& view_state,
                    std::vector<Action>& actions) {
  const ImVec2 pointer = ImGui::GetIO().MousePos;
  const Vec2 mouse{pointer.x, pointer.y};
  if (over && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
    view_state.pressed = true;
    view_state.dragging = false;
    view_state.last_px = mouse;
  }
  if (!ImGui::IsMousePosValid()) view_state.pressed = view_state.dragging = false;  // taken away, no click
  if (view_state.pressed) drag(input, mouse, view_state);  // a quick drag may lie between two frames
  if (view_state.pressed && ImGui::IsMouseReleased(ImGuiMouseButton_Left)) {
    view_state.pressed = false;
    if (view_state.dragging) {
      swipe(input, mouse - view_state.last_px, actions);
    } else {
      click(input, mouse, view_state, actions);
    }
    view_state.dragging = false;
  }
  const bool may_hover = over && !view_state.pressed && !input.touch;
  track_hover(input, may_hover ? pick(input.areas, mouse, kMouseReachPx) : nullptr, view_state, actions);
}

/// Number and title of the step under the pointer.
void draw_card(const WalkViewInput& input, ViewState& view_state) {
  const int step = view_state.walk_hovered;
  view_state.card_visible = false;
  if (step == 0 || step > static_cast<int>(input.walk.steps.size()) || view_state.pressed) return;
  const double rested_ms = input.now_ms - view_state.hover_since_ms;
  if (rested_ms < kCardDelayMs) {
    view_state.wake_after_ms = kCardDelayMs - rested_ms;
    return;
  }
  const auto hit = std::find_if(input.areas.hits.begin(), input.areas.hits.end(), [step](const WalkHit& one) {
    return one.part == WalkPart::Step && static_cast<int>(one.index) == step;
  });
  if (hit == input.areas.hits.end()) return;
  const WalkStep& described = input.walk.steps[static_cast<std::size_t>(step) - 1];
  const Lang lang = input.state.lang;
  std::vector<CardLine> lines;
  append_card_text(lines, std::to_string(step) + "  " + std::string(described.title.pick(lang)),
                   {{}, TypeStyle::ComponentSmall13, Ink::Text}, 3, input.paint.measure);
  const std::string who = described.actor.empty()
                              ? std::string(input.walk.lanes[described.lane].title.pick(lang))
                              : described.actor;
  append_card_text(lines, who, {{}, TypeStyle::Small12, Ink::Quiet}, 1, input.paint.measure);
  paint_card(input.state, input.paint, hit->rect, lines);
  view_state.card_visible = true;
}

}  // namespace

void draw_walk_view(const WalkViewInput& input, ViewState& view_state, std::vector<Action>& actions) {
  if (!begin_canvas("walk")) return;
  handle_pointer(input, ImGui::IsItemHovered(), view_state, actions);
  paint_scene(input.scene, input.paint, *ImGui::GetWindowDrawList(), {0, 0});
  end_canvas();
  draw_card(input, view_state);
}

}  // namespace atlas
