// A drawing as a list of plain primitives, in paint order. The map is composed once, as a Scene,
// and painted twice: by ImGui on the canvas and as SVG in the static pages. A Scene needs no GPU,
// so tests read it.
//
// All coordinates are screen pixels (CSS pixels, origin top left of the drawing).
#pragma once

#include "core/geometry.hpp"
#include "core/ids.hpp"
#include "core/kinds.hpp"
#include "core/palette.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace atlas {

/// A colour by meaning, resolved with the palette when painted.
struct Paint {
  std::variant<Ink, Shape> role = Ink::Text;
  float opacity = 1.0F;  ///< 0..1
};

/// A cubic Bézier curve; a straight line has its control points on the line.
struct CurvePrimitive {
  std::array<Vec2, 4> points{};
  Paint paint;
  float width_px = 1.0F;
  bool dashed = false;        ///< dash 3, gap 3.5
  float head_px = 0.0F;       ///< half the breadth of an open arrowhead at the end; 0 for none
  float tail_head_px = 0.0F;  ///< the same at the start
  bool solid_head = false;    ///< the heads are filled triangles, and the line ends at their base
};

struct CirclePrimitive {
  Vec2 centre{};
  float radius_px = 0;
  Paint fill{Ink::Paper, 0};
  Paint stroke{Ink::Text, 0};
  float width_px = 1.25F;
};

struct BoxPrimitive {
  Rect rect{};
  float corner_px = 8;
  Paint fill{Ink::Surface, 0};
  Paint stroke{Ink::Text, 0};
  float width_px = 1.5F;
  bool dashed = false;   ///< the outline
  bool hatched = false;  ///< filled with diagonal lines in the colour of `fill`, see hatch_lines()
};

/// One of the ten kind marks, designed in a 12 x 12 box and scaled by size_px / 12.
struct MarkPrimitive {
  Vec2 centre{};
  Shape shape = Shape::Article;
  float size_px = 12;
  float width_px = 1.25F;
  Paint stroke;
  Paint fill{Ink::Paper, 1};
};

/// The few type styles of the map. Sizes in CSS pixels; text never scales with zoom.
enum class TypeStyle : std::uint8_t {
  Component15,
  ComponentSmall13,
  Label13,
  Small12,
  SmallBold12,
  Number18
};

[[nodiscard]] constexpr float size_px(TypeStyle style) {
  constexpr std::array<float, 6> kSizes{15, 13, 13, 12, 12, 18};
  return kSizes.at(static_cast<std::size_t>(style));
}
[[nodiscard]] constexpr bool semibold(TypeStyle style) {
  return style != TypeStyle::Label13 && style != TypeStyle::Small12;
}

/// One line of text. `origin` is the left end of the baseline.
struct TextPrimitive {
  Vec2 origin{};
  std::string text;
  TypeStyle style = TypeStyle::Label13;
  Paint paint;
  bool halo = true;    ///< 4 px stroke of paper painted under the text
  float width_px = 0;  ///< measured width
  /// Which part of the text stays put when a font is wider or narrower than measured: 0 its left end, 0.5
  /// its middle, 1 its right end. `origin` is the left end all the same.
  float anchor = 0;
};

using Primitive = std::variant<CurvePrimitive, CirclePrimitive, BoxPrimitive, MarkPrimitive, TextPrimitive>;

/// A node's area on screen, for hit tests and for the real links laid over the canvas.
struct HitArea {
  NodeId node;
  Rect rect{};         ///< the mark or box, grown to at least 24 x 24 px where neighbours allow
  Rect label{};        ///< the label's rectangle; empty when the node has none
  bool round = false;  ///< only the circle inside `rect` counts

  /// With its label.
  [[nodiscard]] Rect whole() const { return label.width() > 0 ? rect.united(label) : rect; }
};

struct Scene {
  std::vector<Primitive> primitives;
  std::vector<HitArea> areas;  ///< only nodes that are drawn, topmost last
};

}  // namespace atlas
