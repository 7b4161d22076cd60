// See paint_scene.hpp. Coordinates are CSS pixels; ImGui scales them to the screen's density.
#include "views/paint_scene.hpp"

#include "core/curve.hpp"
#include "core/marks.hpp"
#include "views/theme.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <variant>
#include <vector>

namespace atlas {
namespace {

constexpr float kDashPx = 3.0F;
constexpr float kGapPx = 3.5F;
constexpr float kInvisible = 0.004F;

ImVec2 at(Vec2 point) { return {point.x, point.y}; }

class Painter {
 public:
  Painter(const PaintContext& context, ImDrawList& out, Vec2 offset)
      : context_(context), out_(out), offset_(offset) {
    out_._FringeScale = 1 / context.density;
  }

  void operator()(const CurvePrimitive& curve) const {
    if (curve.paint.opacity < kInvisible) return;
    const ImU32 colour = packed(curve.paint, context_.colours);
    const auto& p = curve.points;
    if (curve.dashed) {
      paint_dashes(flattened(p), curve.width_px, colour);
    } else {
      const Vec2 end = curve.solid_head && curve.head_px > 0 ? head_base(p[3], p[2], curve.head_px) : p[3];
      out_.AddBezierCubic(place(p[0]), place(p[1]), place(p[2]), place(end), colour, curve.width_px);
    }
    if (curve.solid_head) {
      if (curve.head_px > 0) fill_triangle(solid_head(p[3], p[2], curve.head_px), colour);
      return;
    }
    if (curve.head_px > 0) paint_head(arrow_head(p[3], p[2], curve.head_px), curve, colour);
    if (curve.tail_head_px > 0) paint_head(arrow_head(p[0], p[1], curve.tail_head_px), curve, colour);
  }

  void operator()(const CirclePrimitive& circle) const {
    const ImVec2 centre = place(circle.centre);
    if (circle.fill.opacity >= kInvisible) {
      out_.AddCircleFilled(centre, circle.radius_px, packed(circle.fill, context_.colours));
    }
    if (circle.stroke.opacity >= kInvisible) {
      out_.AddCircle(centre, circle.radius_px, packed(circle.stroke, context_.colours), 0, circle.width_px);
    }
  }

  void operator()(const BoxPrimitive& box) const {
    const ImVec2 low = place({box.rect.min_x, box.rect.min_y});
    const ImVec2 high = place({box.rect.max_x, box.rect.max_y});
    const ImU32 fill = packed(box.fill, context_.colours);
    if (box.hatched) {
      for (const auto& line : hatch_lines(box.rect, kHatchStep)) {
        out_.AddLine(place(line[0]), place(line[1]), fill, box.width_px);
      }
    } else if (box.fill.opacity >= kInvisible) {
      out_.AddRectFilled(low, high, fill, box.corner_px);
    }
    if (box.stroke.opacity >= kInvisible && box.dashed) {
      const Rect& r = box.rect;
      paint_dashes({{r.min_x, r.min_y},
                    {r.max_x, r.min_y},
                    {r.max_x, r.max_y},
                    {r.min_x, r.max_y},
                    {r.min_x, r.min_y}},
                   box.width_px, packed(box.stroke, context_.colours));
    } else if (box.stroke.opacity >= kInvisible) {
      out_.AddRect(low, high, packed(box.stroke, context_.colours), box.corner_px, ImDrawFlags_None,
                   box.width_px);
    }
  }

  void operator()(const MarkPrimitive& mark) const {
    if (mark.stroke.opacity < kInvisible) return;
    for (const MarkPart& part : mark_parts(mark.shape)) paint_part(mark, part);
  }

  void operator()(const TextPrimitive& text) const {
    if (text.paint.opacity < kInvisible || !context_.measure.warm(text.text, text.style)) return;
    const std::string glyphs = context_.measure.glyph_text(text.text);
    const char* const end = glyphs.data() + glyphs.size();
    const float size = size_px(text.style);
    if (text.halo && context_.fonts.halo != nullptr) {
      const Paint paper{Ink::Paper, text.paint.opacity};
      out_.AddText(context_.fonts.halo, size, top_left(text, context_.fonts.halo),
                   packed(paper, context_.colours), glyphs.data(), end);
    }
    ImFont* const face = face_of(context_.fonts, text.style);
    out_.AddText(face, size, top_left(text, face), packed(text.paint, context_.colours), glyphs.data(), end);
  }

 private:
  [[nodiscard]] ImVec2 place(Vec2 point) const { return at(point + offset_); }

  /// ImGui places text by its top; a scene by its baseline.
  [[nodiscard]] ImVec2 top_left(const TextPrimitive& text, ImFont* face) const {
    const float ascent = face->GetFontBaked(size_px(text.style))->Ascent;
    const Vec2 origin = text.origin + offset_;
    return {std::floor(origin.x + 0.5F), std::floor(origin.y + 0.5F) - ascent};
  }

  void paint_head(const std::array<Vec2, 3>& points, const CurvePrimitive& curve, ImU32 colour) const {
    const std::array<ImVec2, 3> placed{place(points[0]), place(points[1]), place(points[2])};
    const float width = std::min(2.5F, curve.width_px + 0.5F);
    out_.AddPolyline(placed.data(), static_cast<int>(placed.size()), colour, ImDrawFlags_None, width);
  }

  void fill_triangle(const std::array<Vec2, 3>& points, ImU32 colour) const {
    out_.AddTriangleFilled(place(points[0]), place(points[1]), place(points[2]), colour);
  }

  void paint_dashes(const std::vector<Vec2>& line, float width_px, ImU32 colour) const {
    float done = 0;  // length into the current dash or gap
    bool ink = true;
    for (std::size_t i = 1; i < line.size(); ++i) {
      Vec2 from = line[i - 1];
      float left = length_of(line[i] - from);
      while (left > 0) {
        const float step = std::min(left, (ink ? kDashPx : kGapPx) - done);
        const Vec2 to = from + (line[i] - from) * (step / left);
        if (ink) out_.AddLine(place(from), place(to), colour, width_px);
        done += step;
        left -= step;
        from = to;
        if (done >= (ink ? kDashPx : kGapPx) - 0.01F) {
          done = 0;
          ink = !ink;
        }
      }
    }
  }

  void paint_part(const MarkPrimitive& mark, const MarkPart& part) const {
    const float scale = mark.size_px / 12;
    const ImU32 stroke = packed(mark.stroke, context_.colours);
    const bool filled =
        part.fill == MarkFill::Ink || (part.fill == MarkFill::Ground && mark.fill.opacity >= kInvisible);
    const ImU32 fill = part.fill == MarkFill::Ink ? stroke : packed(mark.fill, context_.colours);
    const float width = mark.width_px * part.line_factor;
    const auto point = [&](std::size_t i) { return place(mark.centre + part.points[i] * scale); };
    if (part.form == MarkForm::Disc) {
      const float radius = part.points[1].x * scale;
      if (filled) out_.AddCircleFilled(point(0), radius, fill);
      out_.AddCircle(point(0), radius, stroke, 0, width);
    } else if (part.form == MarkForm::Box) {
      if (filled) out_.AddRectFilled(point(0), point(1), fill, part.corner * scale);
      out_.AddRect(point(0), point(1), stroke, part.corner * scale, ImDrawFlags_None, width);
    } else {
      std::vector<ImVec2> outline;
      for (std::size_t i = 0; i < part.points.size(); ++i) outline.push_back(point(i));
      const int count = static_cast<int>(outline.size());
      if (filled && part.form == MarkForm::Polygon) out_.AddConcavePolyFilled(outline.data(), count, fill);
      const ImDrawFlags closed = part.form == MarkForm::Polygon ? ImDrawFlags_Closed : ImDrawFlags_None;
      out_.AddPolyline(outline.data(), count, stroke, closed, width);
    }
  }

  const PaintContext& context_;
  ImDrawList& out_;
  Vec2 offset_;
};

}  // namespace

void paint_scene(const Scene& scene, const PaintContext& context, ImDrawList& out, Vec2 offset_px) {
  const Painter painter(context, out, offset_px);
  for (const Primitive& primitive : scene.primitives) std::visit(painter, primitive);
}

void paint_primitive(const Primitive& primitive, const PaintContext& context, ImDrawList& out,
                     Vec2 offset_px) {
  std::visit(Painter(context, out, offset_px), primitive);
}

void paint_mark(const MarkPrimitive& mark, const PaintContext& context, ImDrawList& out) {
  Painter(context, out, {0, 0})(mark);
}

void paint_text(const TextPrimitive& text, const PaintContext& context, ImDrawList& out, Vec2 offset_px) {
  Painter(context, out, offset_px)(text);
}

}  // namespace atlas
