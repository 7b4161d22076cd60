// See site_cards.hpp. The scenes are those of the canvas, at the size of half a card.
#include "formats/site_cards.hpp"

#include "core/layout.hpp"
#include "core/map_scene.hpp"
#include "core/pages/card_words.hpp"
#include "core/sort.hpp"
#include "core/text_measure.hpp"
#include "core/walk_scene.hpp"
#include "formats/card.hpp"

#include <cstdint>
#include <utility>
#include <variant>

namespace atlas {
namespace {

constexpr Vec2 kClosePx = kCardHalfPx * 0.5F;
constexpr Vec2 kWidePx = kCardHalfPx * (2.0F / 3.0F);
constexpr float kNeighbourhoodScale = 0.9F;
constexpr float kMargin = 12;
constexpr float kFaintLine = 0.08F;  // opacities below which a part is only grain in a picture seen small
constexpr float kFaintMark = 0.3F;

/// Parts that nobody sees on a card, but that are half of its bytes.
struct IsGrain {
  bool operator()(const CurvePrimitive& curve) const { return curve.paint.opacity < kFaintLine; }
  bool operator()(const MarkPrimitive& mark) const { return mark.stroke.opacity < kFaintMark; }
  template <typename Other>
  bool operator()(const Other&) const {
    return false;
  }
};

CardPicture map_picture(const PageContext& page, const MapLayout& layout, const Camera& camera,
                        NodeId selected) {
  MapEmphasis emphasis;
  emphasis.selected = selected;
  MapStyle style;
  style.lang = page.lang;
  const EstimatedMeasure measure;
  Scene scene = compose_map({page.catalog, layout, camera, emphasis, style, measure});
  std::erase_if(scene.primitives, [](const Primitive& part) { return std::visit(IsGrain{}, part); });
  return {std::move(scene), camera.viewport_px};
}

CardPicture neighbourhood(const PageContext& page, const MapLayout& layout, NodeId id) {
  const Placement& place = layout.places[id.index];
  return map_picture(page, layout, {{place.x, place.y}, kNeighbourhoodScale, kClosePx}, id);
}

CardPicture overview(const PageContext& page, const MapLayout& layout) {
  if (layout.places.empty()) return {};
  Camera camera;
  camera.viewport_px = kWidePx;
  return map_picture(page, layout, fitted(camera, layout.core_bounds, kMargin, 1.0F), NodeId{});
}

CardPicture walk_picture(const PageContext& page, const WalkPlace& place) {
  WalkPlace shown = place;
  shown.zoom = place.step > 0 ? WalkZoom::Step : WalkZoom::All;
  const EstimatedMeasure measure;
  const Walkthrough& walk = page.catalog.data().walkthroughs[place.walkthrough];
  WalkInput input{walk, shown, page.strings, measure, {}, kWidePx};
  input.style = {.lang = page.lang, .vertical = true, .rail = false, .legend = false};
  input.scroll_px = place.step > 0 ? scroll_to_place(input) : 0;
  return {compose_walk(input).scene, kWidePx};
}

CardPicture picture_of(const PageContext& page, const MapLayout& layout, const Subject& subject) {
  if (subject.node.valid()) return neighbourhood(page, layout, subject.node);
  return subject.walk ? walk_picture(page, *subject.walk) : overview(page, layout);
}

}  // namespace

std::vector<SiteFile> plan_cards(const Catalog& catalog, const Strings& strings) {
  const PageContext page{.catalog = catalog, .strings = strings};
  const MapLayout layout = layout_of(catalog);
  const std::string brand(catalog.data().title.pick(page.lang));
  std::vector<SiteFile> cards;
  const auto add = [&](const Subject& subject, std::string_view beside_name) {
    cards.push_back({card_path(page, subject),
                     card_svg(card_words(page, subject), picture_of(page, layout, subject), beside_name)});
  };
  add({}, {});
  for (std::uint32_t i = 0; i < catalog.node_count(); ++i) add(NodeId{i}, brand);
  for (const WalkPlace& place : walk_places(catalog)) add(place, brand);
  sort_stably(cards, [](const SiteFile& a, const SiteFile& b) { return a.path < b.path; });
  return cards;
}

}  // namespace atlas
