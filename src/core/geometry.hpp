// Points and rectangles. Which space a value is in (world or screen) is said by its name.
#pragma once

#include <algorithm>

namespace atlas {

struct Vec2 {
  float x = 0, y = 0;
  friend constexpr Vec2 operator+(Vec2 a, Vec2 b) { return {a.x + b.x, a.y + b.y}; }
  friend constexpr Vec2 operator-(Vec2 a, Vec2 b) { return {a.x - b.x, a.y - b.y}; }
  friend constexpr Vec2 operator*(Vec2 a, float k) { return {a.x * k, a.y * k}; }
  friend constexpr bool operator==(Vec2, Vec2) = default;
};

/// Axis-aligned rectangle; empty when max <= min.
struct Rect {
  float min_x = 0, min_y = 0, max_x = 0, max_y = 0;

  [[nodiscard]] constexpr float width() const { return max_x - min_x; }
  [[nodiscard]] constexpr float height() const { return max_y - min_y; }
  [[nodiscard]] constexpr Vec2 centre() const { return {(min_x + max_x) / 2, (min_y + max_y) / 2}; }
  [[nodiscard]] constexpr bool contains(Vec2 p) const {
    return p.x >= min_x && p.x <= max_x && p.y >= min_y && p.y <= max_y;
  }
  [[nodiscard]] constexpr bool overlaps(const Rect& o) const {
    return min_x < o.max_x && max_x > o.min_x && min_y < o.max_y && max_y > o.min_y;
  }
  [[nodiscard]] constexpr Rect grown(float by) const {
    return {min_x - by, min_y - by, max_x + by, max_y + by};
  }
  [[nodiscard]] constexpr Rect moved(Vec2 by) const {
    return {min_x + by.x, min_y + by.y, max_x + by.x, max_y + by.y};
  }
  [[nodiscard]] constexpr Rect united(const Rect& o) const {
    return {std::min(min_x, o.min_x), std::min(min_y, o.min_y), std::max(max_x, o.max_x),
            std::max(max_y, o.max_y)};
  }
  friend constexpr bool operator==(const Rect&, const Rect&) = default;
};

}  // namespace atlas
