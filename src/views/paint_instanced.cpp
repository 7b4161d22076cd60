// See paint_instanced.hpp.
#include "views/paint_instanced.hpp"

#include "views/theme.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace atlas {
namespace {

constexpr std::size_t kFewest = 4;  // fewer are not worth a call to the graphics card
constexpr std::size_t kMostLooks = 32;
constexpr float kDotRadiusPx = 3;

/// Everything about a mark or a dot but its place.
struct Look {
  std::size_t type = 0;  // of Primitive
  Shape shape = Shape::Article;
  float size_px = 0, width_px = 0;
  ImU32 stroke = 0, fill = 0;
  friend bool operator==(const Look&, const Look&) = default;
};

struct Placed {
  Look look;
  Vec2 centre;
};

/// A dot, or what lies under the mark of a hit: nothing shines through it, so that it is enough if it comes
/// before its mark.
bool may_change_places(const CirclePrimitive& circle) {
  return circle.stroke.opacity <= 0 && (circle.radius_px <= kDotRadiusPx || circle.fill.opacity >= 1);
}

std::optional<Placed> placed(const Primitive& primitive, const Palette& colours) {
  if (const auto* const mark = std::get_if<MarkPrimitive>(&primitive)) {
    return Placed{{primitive.index(), mark->shape, mark->size_px, mark->width_px,
                   packed(mark->stroke, colours), packed(mark->fill, colours)},
                  mark->centre};
  }
  const auto* const dot = std::get_if<CirclePrimitive>(&primitive);
  if (dot == nullptr || !may_change_places(*dot)) return std::nullopt;
  return Placed{{primitive.index(), {}, dot->radius_px, 0, 0, packed(dot->fill, colours)}, dot->centre};
}

Instance disc(const CirclePrimitive& circle, const Palette& colours) {
  return {.at_px = circle.centre,
          .radius_px = circle.radius_px,
          .line_px = std::max(circle.width_px, 1.0F) / 2,  // ImGui draws no thinner lines
          .fill = packed(circle.fill, colours),
          .line = packed(circle.stroke, colours)};
}

class Gatherer {
 public:
  Gatherer(const PaintContext& context, ImDrawList& out) : context_(context), out_(out) {}

  void add(const Primitive& primitive) {
    if (const auto alike = placed(primitive, context_.colours)) {
      paint_circles();
      Kind& kind = kind_of(*alike, primitive);
      kind.places.push_back({.at_px = alike->centre - kind.centre});
      return;
    }
    paint_kinds();
    if (std::holds_alternative<CirclePrimitive>(primitive)) {
      circles_.push_back(&primitive);
      return;
    }
    paint_circles();
    paint_primitive(primitive, context_, out_, {0, 0});
  }

  [[nodiscard]] std::vector<InstancedStretch> take() {
    paint_kinds();
    paint_circles();
    return std::move(stretches_);
  }

 private:
  struct Kind {
    Look look;
    const Primitive* first = nullptr;
    Vec2 centre;  // of the first
    std::vector<Instance> places;
  };

  Kind& kind_of(const Placed& alike, const Primitive& primitive) {
    const auto same = [&](const Kind& kind) { return kind.look == alike.look; };
    if (const auto found = std::find_if(kinds_.begin(), kinds_.end(), same); found != kinds_.end())
      return *found;
    if (kinds_.size() == kMostLooks) paint_kinds();
    return kinds_.emplace_back(Kind{alike.look, &primitive, alike.centre, {}});
  }

  void paint_kinds() {
    for (Kind& kind : kinds_) {
      if (kind.places.size() < kFewest) {
        for (const Instance& place : kind.places) paint_primitive(*kind.first, context_, out_, place.at_px);
        continue;
      }
      const std::uint32_t first_index = next_index();
      paint_primitive(*kind.first, context_, out_, {0, 0});
      stretches_.push_back({first_index, next_index(), std::move(kind.places)});
    }
    kinds_.clear();
  }

  void paint_circles() {
    const bool few = circles_.size() < kFewest;
    std::vector<Instance> discs;
    for (const Primitive* const circle : circles_) {
      if (few) {
        paint_primitive(*circle, context_, out_, {0, 0});
      } else {
        discs.push_back(disc(std::get<CirclePrimitive>(*circle), context_.colours));
      }
    }
    if (!discs.empty()) stretches_.push_back({next_index(), next_index(), std::move(discs)});
    circles_.clear();
  }

  [[nodiscard]] std::uint32_t next_index() const { return static_cast<std::uint32_t>(out_.IdxBuffer.Size); }

  const PaintContext& context_;
  ImDrawList& out_;
  std::vector<Kind> kinds_;                // marks and dots since something else came
  std::vector<const Primitive*> circles_;  // and circles
  std::vector<InstancedStretch> stretches_;
};

}  // namespace

std::vector<InstancedStretch> paint_instanced(const Scene& scene, const PaintContext& context,
                                              ImDrawList& out) {
  Gatherer gatherer(context, out);
  for (const Primitive& primitive : scene.primitives) gatherer.add(primitive);
  return gatherer.take();
}

}  // namespace atlas
