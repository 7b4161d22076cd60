// What is taken on the map: circles and rectangles in a grid of cells, so that the search for a free
// place looks only at what is near.
#pragma once

#include "core/geometry.hpp"

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace atlas {

/// A taken area. A disc is the circle inside its (square) rectangle.
struct Obstacle {
  Rect rect{};
  bool disc = false;
  std::uint32_t owner = 0;  ///< group it belongs to; whole groups can be ignored or removed
  int weight = 1;           ///< how bad it is when a line passes through
};

[[nodiscard]] inline Rect rect_around(Vec2 centre, float half_width, float half_height) {
  return {centre.x - half_width, centre.y - half_height, centre.x + half_width, centre.y + half_height};
}

class LayoutSpace {
 public:
  static constexpr std::uint32_t kNobody = 0xFFFFFFFFU;

  void add(const Obstacle& obstacle);
  /// Removes everything of one owner. O(its obstacles).
  void remove(std::uint32_t owner);

  /// True when nothing that is not `ignored`'s overlaps the area. O(obstacles near it).
  [[nodiscard]] bool is_free(const Rect& rect, std::uint32_t ignored = kNobody) const;
  [[nodiscard]] bool is_free_disc(Vec2 centre, float radius, std::uint32_t ignored = kNobody) const;

  /// Owners of what overlaps the area, sorted, each once.
  [[nodiscard]] std::vector<std::uint32_t> owners_in(const Rect& rect) const;

  /// Sum of the weights of the obstacles that the segment passes through, apart from those of the two owners.
  [[nodiscard]] int count_crossed(Vec2 from, Vec2 to, std::uint32_t owner_a, std::uint32_t owner_b) const;

 private:
  template <typename Test>
  bool any_near(const Rect& rect, Test test) const;

  std::vector<Obstacle> obstacles_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> cells_;     // looked up only
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> of_owner_;  // looked up only
};

}  // namespace atlas
