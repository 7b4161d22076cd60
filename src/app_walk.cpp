// The part of the app that shows a walkthrough: composes its picture, keeps the reader's place in view, and
// takes the gestures that move the map as gestures in the picture.
#include "app.hpp"
#include "core/update.hpp"
#include "core/walk_place.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <variant>

namespace atlas {
namespace {

constexpr double kChipMs = 240;
constexpr float kNarrow = 620;        // below this width time runs down
constexpr float kFlat = 0.6F;         // unless the picture is so flat that nothing would have room below
constexpr float kRowsAcross = 400;    // and wide enough for names and one step
constexpr float kPinchToZoom = 1.3F;  // fingers this much farther apart show one level more
constexpr float kLeastHeight = 200;   // of the picture while a sheet covers nearly all of it

bool has_legend(const WalkStyle& style, Vec2 size_px, WalkZoom zoom) {
  if (style.vertical) return size_px.y >= 560;
  return size_px.y >= (zoom == WalkZoom::Step ? 560.0F : 420.0F);
}

WalkStyle style_for(const AppState& state, Vec2 size_px) {
  WalkStyle style;
  style.lang = state.lang;
  const bool flat = size_px.x >= kRowsAcross && size_px.y < kFlat * size_px.x;
  style.vertical = size_px.x < kNarrow && !flat;
  style.legend = has_legend(style, size_px, state.walk->zoom);
  return style;
}

Vec2 free_part(const AppState& state) {
  const Vec2 viewport = state.camera.viewport_px;
  return {viewport.x - state.insets.right,
          std::max(std::min(kLeastHeight, viewport.y), viewport.y - state.insets.bottom)};
}

}  // namespace

WalkInput App::walk_input() const {
  const Vec2 size_px = free_part(state_);
  return {catalog_.data().walkthroughs[state_.walk->walkthrough],
          *state_.walk,
          strings_,
          measure_,
          style_for(state_, size_px),
          size_px};
}

void App::compose_walkthrough(double now_ms) {
  WalkInput input = walk_input();
  const WalkSeen seen{*state_.walk, input.size_px, state_.lang};
  if (seen != walk_seen_) {
    const bool stepped = frames_drawn_ > 0 && seen.place.step != walk_seen_.place.step;
    walk_since_ms_ = stepped && !state_.reduced_motion ? now_ms : now_ms - kChipMs;
    view_state_.walk_scroll_px = scroll_to_place(input);
    view_state_.walk_open_lane = WalkStep::kNoLane;
    walk_seen_ = seen;
  }
  // Ease-out: quick at first.
  const double rest = 1 - std::clamp((now_ms - walk_since_ms_) / kChipMs, 0.0, 1.0);
  walk_motion_ = static_cast<float>(1 - rest * rest);
  input.motion = walk_motion_;
  input.hovered = view_state_.walk_hovered;
  input.open_lane = view_state_.walk_open_lane;
  input.scroll_px = view_state_.walk_scroll_px;
  walk_scene_ = compose_walk(input);
  const float viewport = walk_scene_.scrolls_down ? input.size_px.y : input.size_px.x;
  view_state_.walk_scroll_px =
      std::clamp(view_state_.walk_scroll_px, 0.0F, std::max(0.0F, walk_scene_.length_px - viewport));
  scene_ = std::move(walk_scene_.scene);
  ring_focused();
}

/// The current step has its own ring; this is for the component or object that keys went on to.
void App::ring_focused() {
  if (!keyboard_here_ || !state_.focused.valid()) return;
  for (const HitArea& area : scene_.areas) {
    if (area.node != state_.focused) continue;
    BoxPrimitive ring;
    ring.rect = area.rect.grown(1);
    ring.corner_px = 6;
    ring.stroke = {Ink::Text, 1};
    ring.width_px = 2;
    scene_.primitives.emplace_back(ring);
  }
}

bool App::moves_picture(const Action& given) {
  if (!shows_walk()) return false;
  if (const auto* const pan = std::get_if<action::Pan>(&given)) {
    // A wheel turns downwards, whichever way the picture runs.
    const Vec2 by = pan->delta_px;
    view_state_.walk_scroll_px -= walk_scene_.scrolls_down || std::abs(by.y) > std::abs(by.x) ? by.y : by.x;
    return true;
  }
  float factor = 0;
  if (const auto* const zoom = std::get_if<action::Zoom>(&given))
    factor = view_state_.walk_pinch *= zoom->factor;
  if (const auto* const zoom = std::get_if<action::ZoomStep>(&given)) factor = zoom->factor;
  if (factor == 0) return false;
  if (factor < kPinchToZoom && factor > 1 / kPinchToZoom) return true;
  view_state_.walk_pinch = 1;
  handle(action::SetWalkZoom{zoom_beside(state_.walk->zoom, factor > 1 ? 1 : -1)});
  return true;
}

std::vector<WalkColumn> App::walk_columns() const {
  std::vector<WalkColumn> columns;
  if (!state_.walk || state_.walk->order == WalkOrder::Both) return columns;
  const WalkInput input = walk_input();
  if (input.style.vertical) return columns;
  const WalkColumns rail = walk_rail({input.walk, input.place, input.style.lang, input.size_px}, measure_);
  for (int n = 1; n <= rail.last; ++n) {
    columns.push_back({rail.centre(n), rail.step[static_cast<std::size_t>(n) - 1].size()});
  }
  return columns;
}

std::optional<WalkWindow> App::walk_window() const {
  if (!state_.walk || state_.walk->order == WalkOrder::Both) return std::nullopt;
  const WalkInput input = walk_input();
  if (input.style.vertical) return std::nullopt;
  const WalkColumns shown =
      walk_layout({input.walk, input.place, input.style.lang, input.size_px}, measure_).columns;
  const bool all = shown.first == 1 && shown.last == static_cast<int>(input.walk.steps.size());
  if (all || shown.first == 0) return std::nullopt;
  return WalkWindow{shown.first, shown.last};
}

}  // namespace atlas
