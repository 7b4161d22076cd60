// See paint_alike.hpp.
#include "views/paint_alike.hpp"

#include "views/theme.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace atlas {
namespace {

constexpr std::size_t kFewest = 4;  // fewer are not worth a call to the graphics card
constexpr std::size_t kMostLooks = 32;
constexpr float kDotRadiusPx = 3;  // larger circles lie under marks or round them

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

std::optional<Placed> placed(const Primitive& primitive, const Palette& colours) {
  if (const auto* const mark = std::get_if<MarkPrimitive>(&primitive)) {
    return Placed{{primitive.index(), mark->shape, mark->size_px, mark->width_px,
                   packed(mark->stroke, colours), packed(mark->fill, colours)},
                  mark->centre};
  }
  const auto* const dot = std::get_if<CirclePrimitive>(&primitive);
  if (dot == nullptr || dot->radius_px > kDotRadiusPx || dot->stroke.opacity > 0) return std::nullopt;
  return Placed{{primitive.index(), {}, dot->radius_px, 0, 0, packed(dot->fill, colours)}, dot->centre};
}

class Gatherer {
 public:
  Gatherer(const PaintContext& context, ImDrawList& out) : context_(context), out_(out) {}

  void add(const Primitive& primitive) {
    const std::optional<Placed> alike = placed(primitive, context_.colours);
    if (!alike) {
      paint_gathered();
      paint_primitive(primitive, context_, out_, {0, 0});
      return;
    }
    Kind& kind = kind_of(*alike, primitive);
    kind.shifts_px.push_back(alike->centre - kind.centre);
  }

  [[nodiscard]] std::vector<Repeated> take() {
    paint_gathered();
    return std::move(repeated_);
  }

 private:
  struct Kind {
    Look look;
    const Primitive* first = nullptr;
    Vec2 centre;  // of the first
    std::vector<Vec2> shifts_px;
  };

  Kind& kind_of(const Placed& alike, const Primitive& primitive) {
    const auto same = [&](const Kind& kind) { return kind.look == alike.look; };
    if (const auto found = std::find_if(kinds_.begin(), kinds_.end(), same); found != kinds_.end())
      return *found;
    if (kinds_.size() == kMostLooks) paint_gathered();
    return kinds_.emplace_back(Kind{alike.look, &primitive, alike.centre, {}});
  }

  void paint_gathered() {
    for (Kind& kind : kinds_) {
      if (kind.shifts_px.size() < kFewest) {
        for (const Vec2 shift : kind.shifts_px) paint_primitive(*kind.first, context_, out_, shift);
        continue;
      }
      const auto first_index = static_cast<std::uint32_t>(out_.IdxBuffer.Size);
      paint_primitive(*kind.first, context_, out_, {0, 0});
      repeated_.push_back(
          {first_index, static_cast<std::uint32_t>(out_.IdxBuffer.Size), std::move(kind.shifts_px)});
    }
    kinds_.clear();
  }

  const PaintContext& context_;
  ImDrawList& out_;
  std::vector<Kind> kinds_;  // gathered since something else was painted
  std::vector<Repeated> repeated_;
};

}  // namespace

std::vector<Repeated> paint_alike_once(const Scene& scene, const PaintContext& context, ImDrawList& out) {
  Gatherer gatherer(context, out);
  for (const Primitive& primitive : scene.primitives) gatherer.add(primitive);
  return gatherer.take();
}

}  // namespace atlas
