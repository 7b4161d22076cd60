// See site_poster.hpp. The same scenes as on the canvas, at the size of a column of text.
#include "formats/site_poster.hpp"

#include "core/map_scene.hpp"
#include "core/text_measure.hpp"
#include "core/walk_scene.hpp"
#include "formats/poster_svg.hpp"
#include "formats/svg.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace atlas {
namespace {

constexpr Vec2 kColumnPx{336, 272};
constexpr Vec2 kOverviewPx{336, 336};
constexpr Vec2 kWalkPx{1056, 780};
constexpr Vec2 kStepPx{400, 560};
constexpr Vec2 kFilePx{560, 300};  // of posters
constexpr Vec2 kWalkFilePx{1056, 620};
constexpr float kNeighbourhoodScale = 0.74F;
constexpr float kOverviewMargin = 12;
constexpr float kSmallestLink = 6;  // a large screen shows the overview about three times as large
constexpr float kFaint = 0.08F;     // opacity below which a line is no more than grain
constexpr float kDim = 0.5F;        // opacity below which a mark is not what the picture is about

bool is_faint(const Primitive& primitive) {
  const auto* const curve = std::get_if<CurvePrimitive>(&primitive);
  return curve != nullptr && curve->paint.opacity < kFaint;
}

/// What would be most of a poster's bytes and is not what it is about: marks of unrelated entries, and quiet
/// lines that leave it.
bool is_aside(const Primitive& primitive) {
  if (const auto* const mark = std::get_if<MarkPrimitive>(&primitive); mark != nullptr)
    return mark->stroke.opacity < kDim;
  const auto* const curve = std::get_if<CurvePrimitive>(&primitive);
  if (curve == nullptr || curve->paint.opacity >= kDim) return false;
  const Rect picture{0, 0, kFilePx.x, kFilePx.y};
  return !picture.contains(curve->points[0]) || !picture.contains(curve->points[3]);
}

Vec2 whole(Vec2 point_px) { return {std::round(point_px.x), std::round(point_px.y)}; }

/// Everything on whole pixels: half of what a poster weighs is digits. Shapes keep their form.
struct Snap {
  void operator()(CurvePrimitive& curve) const {
    for (Vec2& point : curve.points) point = whole(point);
  }
  void operator()(CirclePrimitive& circle) const {
    circle.centre = whole(circle.centre);
    circle.radius_px = std::round(circle.radius_px);
  }
  void operator()(BoxPrimitive& box) const {
    const Vec2 low = whole({box.rect.min_x, box.rect.min_y});
    const Vec2 high = whole({box.rect.max_x, box.rect.max_y});
    box.rect = {low.x, low.y, high.x, high.y};
  }
  void operator()(MarkPrimitive& mark) const { mark.centre = whole(mark.centre); }
  void operator()(TextPrimitive& text) const {
    const float held = text.width_px * text.anchor;  // the drawing places text at its anchor
    text.origin = whole({text.origin.x + held, text.origin.y}) - Vec2{held, 0};
  }
};

void snap(Scene& scene) {
  for (Primitive& primitive : scene.primitives) std::visit(Snap{}, primitive);
}

bool is_hatched(const Primitive& primitive) {
  const auto* const box = std::get_if<BoxPrimitive>(&primitive);
  return box != nullptr && box->hatched;
}

bool touches(const Catalog& catalog, NodeId id, NodeId other) {
  const auto neighbours = catalog.neighbours(id);
  return std::any_of(neighbours.begin(), neighbours.end(),
                     [&](const Neighbour& n) { return n.node == other; });
}

/// Leaves out lines that a small drawing only blurs with, and links to what is not related to the node: the
/// same drawing is in hundreds of files.
void simplify(const Catalog& catalog, NodeId id, Scene& scene) {
  std::erase_if(scene.primitives, is_faint);
  std::erase_if(scene.areas, [&](const HitArea& area) { return !touches(catalog, id, area.node); });
}

/// Pointers may use the links of a drawing; the keyboard finds the same links, once, in the text.
void skip_in_tab_order(Element& drawing) {
  for (Element& child : drawing.children) {
    if (child.tag == "a") child.with("tabindex", "-1");
  }
}

Element drawn(const PageContext& page, const Scene& scene, SvgOptions options) {
  options.links_root = page.root;
  options.catalog = &page.catalog;
  options.lang = page.lang;
  Element drawing = svg_element(scene, options);
  skip_in_tab_order(drawing);
  return drawing;
}

std::string_view title_of(const PageContext& page, const WalkPlace& place) {
  const Walkthrough& walk = page.catalog.data().walkthroughs[place.walkthrough];
  if (place.step == 0) return walk.title.pick(page.lang);
  return walk.steps[static_cast<std::size_t>(place.step - 1)].title.pick(page.lang);
}

/// Each step in the picture leads to its page.
std::vector<SvgLink> step_links(const PageContext& page, const Walkthrough& walk, const WalkScene& scene) {
  std::vector<SvgLink> links;
  for (const WalkHit& hit : scene.hits) {
    if (hit.part != WalkPart::Step) continue;
    const std::string number = std::to_string(hit.index);
    const std::string_view title = walk.steps[hit.index - 1].title.pick(page.lang);
    links.push_back({hit.rect, page.root + walk_path(walk, static_cast<int>(hit.index)),
                     number + " " + std::string(title)});
  }
  return links;
}

}  // namespace

Scene PosterSource::round_node(const PageContext& page, NodeId id, Vec2 size_px) const {
  const Placement& place = layout_.places[id.index];
  const Camera camera{{place.x, place.y}, kNeighbourhoodScale, size_px};
  MapEmphasis emphasis;
  emphasis.selected = id;
  MapStyle style;
  style.lang = page.lang;
  style.compact = true;
  const EstimatedMeasure measure;
  Scene scene = compose_map({page.catalog, layout_, camera, emphasis, style, measure});
  simplify(page.catalog, id, scene);
  return scene;
}

std::optional<Element> PosterSource::neighbourhood(const PageContext& page, NodeId id) const {
  return drawn(page, round_node(page, id, kColumnPx),
               {.size_px = kColumnPx, .title = page.tr("page.around", page.node(id).title)});
}

std::string PosterSource::neighbourhood_file(const PageContext& page, NodeId id) const {
  Scene scene = round_node(page, id, kFilePx);
  std::erase_if(scene.primitives, is_aside);
  snap(scene);
  return poster_svg(scene, kFilePx, page.tr("page.around", page.node(id).title));
}

std::string PosterSource::walk_file(const PageContext& page, const WalkPlace& place) {
  const Walkthrough& walk = page.catalog.data().walkthroughs[place.walkthrough];
  const bool whole = place.step == 0;
  WalkPlace shown = place;
  shown.zoom = whole ? WalkZoom::All : WalkZoom::Step;
  const EstimatedMeasure measure;
  WalkInput input{walk, shown, page.strings, measure, {}, whole ? kWalkFilePx : kFilePx};
  input.style = {.lang = page.lang, .vertical = false, .rail = whole, .legend = false};
  input.scroll_px = scroll_to_place(input);
  Scene scene = compose_walk(input).scene;
  std::erase_if(scene.primitives, is_hatched);  // a line for every few pixels
  snap(scene);
  return poster_svg(scene, input.size_px, title_of(page, place));
}

Element PosterSource::walk(const PageContext& page, const WalkPlace& place) {
  const Walkthrough& walk = page.catalog.data().walkthroughs[place.walkthrough];
  const bool whole = place.step == 0;
  WalkPlace shown = place;
  shown.zoom = whole ? WalkZoom::All : WalkZoom::Step;
  const EstimatedMeasure measure;
  WalkInput input{walk, shown, page.strings, measure, {}, whole ? kWalkPx : kStepPx};
  input.style = {.lang = page.lang, .vertical = !whole, .rail = whole, .legend = whole};
  WalkScene scene = compose_walk(input);
  float& length = scene.scrolls_down ? input.size_px.y : input.size_px.x;
  if (scene.length_px > length) {  // nothing scrolls in a drawing
    length = scene.length_px;
    scene = compose_walk(input);
  }
  SvgOptions options{.size_px = input.size_px, .title = std::string(title_of(page, place))};
  options.links = step_links(page, walk, scene);
  return drawn(page, scene.scene, std::move(options));
}

std::optional<Element> PosterSource::overview(const PageContext& page) const {
  if (layout_.places.empty()) return std::nullopt;
  Camera camera;
  camera.viewport_px = kOverviewPx;
  camera = fitted(camera, layout_.core_bounds, kOverviewMargin, 1.0F);
  MapStyle style;
  style.lang = page.lang;
  style.compact = true;
  const EstimatedMeasure measure;
  Scene scene = compose_map({page.catalog, layout_, camera, {}, style, measure});
  // Hundreds of links that no pointer can hit would be half of the page; the list has them all.
  std::erase_if(scene.areas, [](const HitArea& area) {
    return std::min(area.rect.width(), area.rect.height()) < kSmallestLink;
  });
  return drawn(page, scene, {.size_px = kOverviewPx, .title = std::string(page.tr("page.overview"))});
}

}  // namespace atlas
