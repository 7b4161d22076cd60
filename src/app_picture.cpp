// The part of the app that composes the map and the focus view, and keeps the picture: while nothing but the
// place of the camera changes, the same scene is drawn somewhere else. What a drag will bring into view is
// composed ahead in a margin; when the map has come to rest, labels stand again as the view as a whole wants
// them.
#include "app.hpp"
#include "views/legend_view.hpp"
#include "views/minimap_view.hpp"

#include <cmath>
#include <optional>
#include <utility>

namespace atlas {
namespace {

constexpr float kAroundDevicePx = 256;   // how far a picture may be moved before it is composed again
constexpr double kRestAfterMs = 120;     // without movement
constexpr double kRefreshEveryMs = 150;  // a moving picture in which names wait for their glyphs

Vec2 offset_between(const Camera& composed, const Camera& now, float density) {
  const Vec2 exact = (composed.centre_in_world - now.centre_in_world) * now.scale;
  // Letters and thin lines stay crisp when they move by whole device pixels.
  return {std::floor(exact.x * density + 0.5F) / density, std::floor(exact.y * density + 0.5F) / density};
}

}  // namespace

MapStyle App::map_style() const {
  MapStyle style;
  style.lang = state_.lang;
  style.compact = state_.compact;
  style.blocked_px = blocked_by_legend(state_, view_state_);
  for (const Rect& rect : blocked_by_minimap(state_, view_state_)) style.blocked_px.push_back(rect);
  return style;
}

App::PictureKey App::picture_key() const {
  PictureKey key;
  key.view = state_.view == View::Focus && state_.selected.valid() ? View::Focus : View::Map;
  key.scale = state_.camera.scale;
  key.viewport_px = state_.camera.viewport_px;
  key.selected = state_.selected;
  key.hovered = state_.hovered;
  key.focused = keyboard_here_ ? state_.focused : NodeId{};
  key.fade = emphasis_fade_;
  key.rings = state_.rings;
  key.derived = shows_all() ? 0 : derived_count_;
  key.lang = state_.lang;
  key.compact = state_.compact;
  if (const std::optional<WalkPlace> place = walk_subject(state_); state_.view == View::Map && place)
    key.step = *place;
  key.blocked_px = map_style().blocked_px;
  return key;
}

void App::compose_picture(PictureKey key, float around_px) {
  MapEmphasis emphasis;
  emphasis.selected = key.selected;
  emphasis.hovered = key.hovered;
  emphasis.focused = key.focused;
  emphasis.hits = parse_query(state_.query).empty() ? nullptr : &hits_;
  if (key.step && key.step->step > 0) {
    lit_ = nodes_of_step(catalog_.data().walkthroughs[key.step->walkthrough], key.step->step);
    emphasis.lit = &lit_;
  }
  emphasis.visible = state_.filters.empty() ? nullptr : &visible_;
  emphasis.fade = key.fade;
  MapStyle style = map_style();
  style.around_px = around_px;
  style.labels = !graph_is_next();
  const MapInput input{.catalog = catalog_,
                       .layout = layout_,
                       .camera = state_.camera,
                       .emphasis = emphasis,
                       .style = style,
                       .measure = measure_,
                       .index = &indexes_.map(),
                       .only_complete = warming()};
  scene_ = key.view == View::Focus ? compose_focus_view(input) : compose_map(input);
  kept_ = KeptMap{std::move(key), state_.camera, around_px};
  picture_.clear();
}

Scene App::compose_focus_view(const MapInput& input) {
  const bool narrow = state_.compact;
  if (focus_.centre != state_.selected || focus_rings_ != state_.rings || focus_.narrow != narrow) {
    focus_ = focus_layout(catalog_, state_.selected, state_.rings, narrow);
    focus_rings_ = state_.rings;
  }
  return compose_focus(input, focus_);
}

void App::compose_or_move(double now_ms) {
  if (state_.camera != camera_seen_) {
    camera_seen_ = state_.camera;
    camera_moved_ms_ = now_ms;
  }
  scene_offset_px_ = {};
  PictureKey key = picture_key();
  const double rested_ms = now_ms - camera_moved_ms_;
  const bool same = kept_ && kept_->key == key;
  const bool moved = same && (kept_->camera != state_.camera || kept_->around_px > 0);
  const bool moving = moved && rested_ms < kRestAfterMs;
  if (moving) scene_offset_px_ = offset_between(kept_->camera, state_.camera, density_);
  const float around_px = kept_ ? kept_->around_px : 0;
  const bool inside = std::abs(scene_offset_px_.x) <= around_px && std::abs(scene_offset_px_.y) <= around_px;
  const bool good = kept_ && (kept_->complete || (moving && now_ms - kept_->composed_ms < kRefreshEveryMs));
  const bool usable = same && good && (moving ? inside : !moved);
  if (!usable) {
    scene_offset_px_ = {};
    const float reach_px = moving && key.view == View::Map ? kAroundDevicePx / density_ : 0;
    compose_picture(std::move(key), reach_px);
    kept_->composed_ms = now_ms;
  }
  rest_in_ms_ = moving ? kRestAfterMs - rested_ms : -1;
  picture_.offset_px = scene_offset_px_;
}

void App::paint_picture(const PaintContext& paint, double now_ms) {
  if (warming() && !measure_.complete()) return;  // nobody would see it
  if (picture_.empty() || !picture_.is_current(paint)) {
    const Vec2 size = kept_->camera.viewport_px;
    picture_.paint(scene_, paint, Rect{0, 0, size.x, size.y}.grown(kept_->around_px), Ink::Paper);
    picture_.offset_px = scene_offset_px_;
  }
  // A picture that is used again asks for no glyphs.
  if (kept_->composed_ms == now_ms) kept_->complete = measure_.complete();
}

FrameResult App::show_graph(double now_ms) {
  if (!measure_.complete()) return end_unseen();  // a box is as wide as its name
  paint_picture(paint_context(), now_ms);
  kept_->complete = false;  // so that it is composed again, with names
  graph_first_ = false;
  ImGui::Render();
  return {.drawn = true, .wake_ms = 0};
}

}  // namespace atlas
