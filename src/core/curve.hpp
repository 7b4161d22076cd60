// Cubic Bézier curves as points, and the open arrowhead at their ends. Shared by everything that paints.
#pragma once

#include "core/geometry.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

namespace atlas {

using Curve = std::array<Vec2, 4>;

[[nodiscard]] inline float length_of(Vec2 v) { return std::sqrt(v.x * v.x + v.y * v.y); }

/// The point at `t` (0..1).
[[nodiscard]] constexpr Vec2 point_at(const Curve& curve, float t) {
  const float u = 1 - t;
  return curve[0] * (u * u * u) + curve[1] * (3 * u * u * t) + curve[2] * (3 * u * t * t) +
         curve[3] * (t * t * t);
}

/// The curve as a line of short pieces, about one for each 6 px, at least 2 points.
[[nodiscard]] inline std::vector<Vec2> flattened(const Curve& curve) {
  const float rough =
      length_of(curve[1] - curve[0]) + length_of(curve[2] - curve[1]) + length_of(curve[3] - curve[2]);
  const int pieces = std::clamp(static_cast<int>(rough / 6), 1, 160);
  std::vector<Vec2> line;
  line.reserve(static_cast<std::size_t>(pieces) + 1);
  for (int i = 0; i <= pieces; ++i)
    line.push_back(point_at(curve, static_cast<float>(i) / static_cast<float>(pieces)));
  return line;
}

/// An open arrowhead of `size` with its tip at `tip`, pointing away from `before`: barb, tip, barb.
[[nodiscard]] inline std::array<Vec2, 3> arrow_head(Vec2 tip, Vec2 before, float size) {
  const Vec2 along = tip - before;
  const float length = length_of(along);
  const Vec2 d = length > 0 ? along * (1 / length) : Vec2{0, 1};
  const Vec2 n{-d.y, d.x};
  const Vec2 back = tip - d * (1.4F * size);
  return {back + n * size, tip, back - n * size};
}

/// A filled arrowhead, a little longer than broad: barb, tip, barb.
[[nodiscard]] inline std::array<Vec2, 3> solid_head(Vec2 tip, Vec2 before, float size) {
  std::array<Vec2, 3> head = arrow_head(tip, before, size);
  const Vec2 back = (head[0] + head[2]) * 0.5F - tip;
  for (const std::size_t barb : {std::size_t{0}, std::size_t{2}})
    head.at(barb) = head.at(barb) + back * 0.25F;
  return head;
}

/// Where a line with a filled arrowhead ends: inside the head, short of its tip.
[[nodiscard]] inline Vec2 head_base(Vec2 tip, Vec2 before, float size) {
  const std::array<Vec2, 3> head = arrow_head(tip, before, size);
  return (head[0] + head[2]) * 0.5F;
}

/// Rising diagonal lines across a rectangle, `step` apart along its edges.
[[nodiscard]] inline std::vector<std::array<Vec2, 2>> hatch_lines(const Rect& rect, float step) {
  std::vector<std::array<Vec2, 2>> lines;
  const float width = rect.width();
  const float height = rect.height();
  for (float d = step; d < width + height; d += step) {  // where the line leaves the left or lower edge
    const Vec2 low =
        d < height ? Vec2{rect.min_x, rect.min_y + d} : Vec2{rect.min_x + d - height, rect.max_y};
    const Vec2 high = d < width ? Vec2{rect.min_x + d, rect.min_y} : Vec2{rect.max_x, rect.min_y + d - width};
    lines.push_back({low, high});
  }
  return lines;
}
inline constexpr float kHatchStep = 11;

}  // namespace atlas
