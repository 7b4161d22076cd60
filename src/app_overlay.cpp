// The part of the app that knows where things are for those who do not look at pixels: the areas of real
// links over the picture, what a finger means, and where keys can go.
#include "app.hpp"
#include "core/kinds.hpp"

#include <algorithm>
#include <utility>

namespace atlas {
namespace {

constexpr float kFingerPx = 24;

}  // namespace

std::vector<OverlayPlace> App::overlay() const {
  std::vector<OverlayPlace> places;
  const int current = shows_walk() ? state_.walk->step : 0;
  const NodeId pointed = shows_walk() ? state_.hovered : view_state_.hover_candidate;
  for (const HitArea& area : scene_.areas) {
    OverlayPlace place{.node = area.node, .rect = area.whole().moved(scene_offset_px_)};
    place.pointed = area.node == pointed || area.node == state_.hovered;
    place.focused = area.node == (state_.focused.valid() || current > 0 ? state_.focused : state_.selected);
    if (place.pointed || place.focused || area.node == state_.selected) places.push_back(place);
  }
  if (!shows_walk()) return places;
  bool first = !state_.focused.valid();  // a step may stand in several lanes
  for (const WalkHit& hit : walk_scene_.hits) {
    const int step = hit.part == WalkPart::Step ? static_cast<int>(hit.index) : 0;
    if (step == 0 || (step != current && step != view_state_.walk_hovered)) continue;
    OverlayPlace place{.step = step, .rect = hit.rect, .pointed = step == view_state_.walk_hovered};
    if (step == current) place.focused = std::exchange(first, false);
    places.push_back(place);
  }
  return places;
}

std::optional<OverlayPlace> App::place_at(Vec2 point_px) const {
  if (!shows_walk()) {
    const NodeId node = pick(scene_, point_px - scene_offset_px_, kFingerPx);
    if (!node.valid()) return std::nullopt;
    return OverlayPlace{.node = node};
  }
  const WalkHit* const hit = pick(walk_scene_, point_px, kFingerPx);
  if (hit == nullptr) return std::nullopt;
  if (hit->part == WalkPart::Step) return OverlayPlace{.step = static_cast<int>(hit->index)};
  const Walkthrough& walk = catalog_.data().walkthroughs[state_.walk->walkthrough];
  const NodeId node =
      hit->part == WalkPart::Lane ? walk.lanes[hit->index].node : walk.objects[hit->index].node;
  if (!node.valid()) return std::nullopt;
  return OverlayPlace{.node = node};
}

std::vector<Spot> App::spots() {
  if (!shows_all()) refresh_derived();
  std::vector<Spot> spots;
  if (shows_walk()) {
    for (const HitArea& area : scene_.areas) spots.push_back({area.node, area.rect.centre()});
    return spots;
  }
  const auto add = [&](NodeId node, Vec2 world) {
    const bool faded = info(catalog_.node(node).kind).resource && !state_.filters.empty() &&
                       node != state_.selected && !std::binary_search(visible_.begin(), visible_.end(), node);
    if (!faded) spots.push_back({node, screen_from_world(state_.camera, world)});
  };
  if (state_.view == View::Focus) {
    for (std::size_t i = 0; i < focus_.nodes.size(); ++i) add(focus_.nodes[i], focus_.places[i]);
  } else {
    for (std::uint32_t i = 0; i < layout_.places.size(); ++i) {
      add(NodeId{i}, {layout_.places[i].x, layout_.places[i].y});
    }
  }
  // Where it was drawn: at small scales boxes push marks aside.
  std::vector<const HitArea*> drawn(catalog_.node_count(), nullptr);
  for (const HitArea& area : scene_.areas) drawn[area.node.index] = &area;
  for (Spot& spot : spots) {
    if (drawn[spot.node.index] != nullptr) spot.at = drawn[spot.node.index]->rect.centre() + scene_offset_px_;
  }
  return spots;
}

void App::note_overlay() {
  std::vector<OverlayPlace> now = overlay();
  if (now == overlay_seen_) return;
  overlay_seen_ = std::move(now);
  effects_.emplace_back(effect::Render{kPartOverlay});
}

}  // namespace atlas
