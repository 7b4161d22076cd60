// See paint_stamped.hpp.
#include "views/paint_stamped.hpp"

#include "core/marks.hpp"
#include "views/theme.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace atlas {
namespace {

constexpr std::size_t kFewest = 8;  // fewer are not worth a change of texture
constexpr std::size_t kMostLooks = 32;
constexpr float kDotRadiusPx = 3;  // larger circles lie under marks or round them
constexpr float kSheetSidePx = 256;
constexpr float kSmoothPx = 1;  // round a stamp: its smooth edge, which is also blended between pixels

/// Everything about a mark or a dot but its place.
struct Look {
  std::size_t type = 0;  // of Primitive
  Shape shape = Shape::Article;
  float size_px = 0, width_px = 0;
  ImU32 stroke = 0, fill = 0;
  float reach_px = 0;  // from its centre
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
    return Placed{{.type = primitive.index(),
                   .shape = mark->shape,
                   .size_px = mark->size_px,
                   .width_px = mark->width_px,
                   .stroke = packed(mark->stroke, colours),
                   .fill = packed(mark->fill, colours),
                   .reach_px = mark->size_px * kMarkReach + mark->width_px},
                  mark->centre};
  }
  const auto* const dot = std::get_if<CirclePrimitive>(&primitive);
  if (dot == nullptr || !may_change_places(*dot)) return std::nullopt;
  return Placed{{.type = primitive.index(),
                 .size_px = dot->radius_px,
                 .fill = packed(dot->fill, colours),
                 .reach_px = dot->radius_px},
                dot->centre};
}

/// A part of the sheet, with the centre of what is painted there in its own.
struct Stamp {
  Vec2 centre;
  float half_px = 0;
};

/// Puts squares of whole device pixels on the sheet side by side, row under row.
class SheetRoom {
 public:
  explicit SheetRoom(float density) : density_(density) {}

  /// Nothing when the sheet is full.
  [[nodiscard]] std::optional<Stamp> take(float reach_px) {
    const float half_px = std::ceil((reach_px + kSmoothPx) * density_) / density_;
    const float side_px = 2 * half_px;
    if (next_.x + side_px > kSheetSidePx) next_ = {0, next_.y + row_px_};
    if (next_.x == 0) row_px_ = 0;
    if (next_.x + side_px > kSheetSidePx || next_.y + side_px > kSheetSidePx) return std::nullopt;
    const Stamp stamp{next_ + Vec2{half_px, half_px}, half_px};
    next_.x += side_px;
    row_px_ = std::max(row_px_, side_px);
    return stamp;
  }

 private:
  float density_;
  Vec2 next_{};
  float row_px_ = 0;
};

void paint_stamps(const Stamp& stamp, std::span<const Vec2> centres, float sheet_px, ImDrawList& out) {
  const Vec2 half{stamp.half_px, stamp.half_px};
  // Rows of a texture that was drawn on count from below.
  const auto part = [sheet_px](Vec2 at) { return ImVec2{at.x / sheet_px, 1 - at.y / sheet_px}; };
  const ImVec2 part_low = part(stamp.centre - half);
  const ImVec2 part_high = part(stamp.centre + half);
  for (const Vec2 centre : centres) {
    const Vec2 low = centre - half;
    const Vec2 high = centre + half;
    out.PrimReserve(6, 4);
    out.PrimRectUV({low.x, low.y}, {high.x, high.y}, part_low, part_high, IM_COL32_WHITE);
  }
}

class Gatherer {
 public:
  Gatherer(const PaintContext& context, ImDrawList& out, ImDrawList& sheet)
      : context_(context), out_(out), sheet_(sheet), room_(context.density) {}

  void add(const Primitive& primitive) {
    if (const auto alike = placed(primitive, context_.colours)) {
      kind_of(*alike, primitive).centres.push_back(on_whole_pixels(alike->centre));
      return;
    }
    paint_kinds();
    paint_primitive(primitive, context_, out_, {0, 0});
  }

  void paint_kinds() {
    for (const Kind& kind : kinds_) {
      const auto stamp = kind.centres.size() < kFewest ? std::nullopt : room_.take(kind.look.reach_px);
      if (!stamp) {
        for (const Vec2 centre : kind.centres)
          paint_primitive(*kind.first, context_, out_, centre - kind.painted_at);
        continue;
      }
      paint_primitive(*kind.first, context_, sheet_, stamp->centre - kind.painted_at);
      out_.PushTexture(ImTextureRef(kSheetTexture));
      paint_stamps(*stamp, kind.centres, sheet_side_px(context_.density), out_);
      out_.PopTexture();
    }
    kinds_.clear();
  }

 private:
  struct Kind {
    Look look;
    const Primitive* first = nullptr;
    Vec2 painted_at;  // centre of the first
    std::vector<Vec2> centres;
  };

  [[nodiscard]] Vec2 on_whole_pixels(Vec2 at) const {
    const float density = context_.density;
    const auto whole = [density](float px) { return std::floor(px * density + 0.5F) / density; };
    return {whole(at.x), whole(at.y)};
  }

  Kind& kind_of(const Placed& alike, const Primitive& primitive) {
    const auto same = [&](const Kind& kind) { return kind.look == alike.look; };
    if (const auto found = std::find_if(kinds_.begin(), kinds_.end(), same); found != kinds_.end())
      return *found;
    if (kinds_.size() == kMostLooks) paint_kinds();
    return kinds_.emplace_back(Kind{alike.look, &primitive, alike.centre, {}});
  }

  const PaintContext& context_;
  ImDrawList& out_;
  ImDrawList& sheet_;
  SheetRoom room_;
  std::vector<Kind> kinds_;  // marks and dots since something else came
};

}  // namespace

float sheet_side_px(float density) { return std::ceil(kSheetSidePx * density) / density; }

void paint_stamped(const Scene& scene, const PaintContext& context, ImDrawList& out, ImDrawList& sheet) {
  Gatherer gatherer(context, out, sheet);
  for (const Primitive& primitive : scene.primitives) gatherer.add(primitive);
  gatherer.paint_kinds();
}

}  // namespace atlas
