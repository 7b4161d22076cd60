// Every leaf of a quadtree asks the tree for the leaves whose boxes it may touch. A push takes effect at
// once, so that the next pair sees it: pairs come in the order of the tree, which is the same everywhere.
#include "core/graph_boxes.hpp"

#include "core/geometry.hpp"
#include "core/graph_morton.hpp"
#include "core/graph_tree.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace atlas {
namespace {

constexpr std::uint32_t kLeafSize = 8;
/// A push goes a little further than touching, by this part of the boxes' size, so that rounding leaves no
/// overlap.
constexpr float kGap = 0.01F;

class Round {
 public:
  Round(GraphPlaces& places, const GraphBoxes& boxes)
      : places_(places),
        boxes_(boxes),
        order_(morton_order(places.x, places.y)),
        cells_(build_tree(order_.keys, kLeafSize)),
        bounds_(cells_.size()) {
    for (std::size_t i = cells_.size(); i-- > 0;) bounds_[i] = bounds_of(cells_[i]);
  }

  std::size_t run() {
    for (std::uint32_t cell = 0; cell < cells_.size(); ++cell) {
      if (cells_[cell].leaf()) visit(cell);
    }
    return overlaps_;
  }

 private:
  [[nodiscard]] Rect box(std::uint32_t node) const {
    const float x = places_.x[node], y = places_.y[node];
    const float w = boxes_.widths[node] / 2, h = boxes_.heights[node] / 2;
    return {x - w, y - h, x + w, y + h};
  }

  [[nodiscard]] Rect bounds_of(const TreeCell& cell) const {
    Rect bounds = cell.leaf() ? box(order_.point[cell.begin]) : bounds_[cell.first_child];
    if (cell.leaf()) {
      for (std::uint32_t i = cell.begin; i < cell.end; ++i) bounds = bounds.united(box(order_.point[i]));
    }
    for (std::uint32_t i = 0; i < cell.child_count; ++i)
      bounds = bounds.united(bounds_[cell.first_child + i]);
    return bounds;
  }

  void visit(std::uint32_t leaf) {
    open_.assign(1, 0);
    while (!open_.empty()) {
      const std::uint32_t other = open_.back();
      open_.pop_back();
      if (!bounds_[other].overlaps(bounds_[leaf])) continue;
      const TreeCell& cell = cells_[other];
      for (std::uint32_t i = 0; i < cell.child_count; ++i) open_.push_back(cell.first_child + i);
      if (cell.leaf() && other >= leaf) meet(cells_[leaf], cell, other == leaf);
    }
  }

  void meet(const TreeCell& a, const TreeCell& b, bool same) {
    for (std::uint32_t i = a.begin; i < a.end; ++i) {
      for (std::uint32_t j = same ? i + 1 : b.begin; j < b.end; ++j) part(order_.point[i], order_.point[j]);
    }
  }

  [[nodiscard]] float mobility(std::uint32_t node) const {
    return boxes_.pinned.empty() || boxes_.pinned[node] == 0 ? 1.0F : 0.0F;
  }

  void part(std::uint32_t a, std::uint32_t b) {
    const float dx = places_.x[b] - places_.x[a], dy = places_.y[b] - places_.y[a];
    const float need_x = (boxes_.widths[a] + boxes_.widths[b]) / 2,
                need_y = (boxes_.heights[a] + boxes_.heights[b]) / 2;
    const float over_x = need_x - std::fabs(dx), over_y = need_y - std::fabs(dy);
    if (over_x <= 0 || over_y <= 0) return;
    ++overlaps_;
    const float total = mobility(a) + mobility(b);
    if (total == 0) return;
    const bool along_x = over_x < over_y;
    const float step = along_x ? over_x + need_x * kGap : over_y + need_y * kGap;
    const float offset = along_x ? dx : dy;
    // At the very same place the one with the greater number gives way to the right or downwards.
    const bool forward = offset != 0 ? offset > 0 : b > a;
    const float per_mobility = (forward ? step : -step) / total;
    std::vector<float>& moved = along_x ? places_.x : places_.y;
    moved[a] -= per_mobility * mobility(a);
    moved[b] += per_mobility * mobility(b);
  }

  GraphPlaces& places_;
  const GraphBoxes& boxes_;
  MortonOrder order_;
  std::vector<TreeCell> cells_;
  std::vector<Rect> bounds_;
  std::vector<std::uint32_t> open_;
  std::size_t overlaps_ = 0;
};

}  // namespace

std::size_t push_apart(GraphPlaces& places, const GraphBoxes& boxes) { return Round(places, boxes).run(); }

}  // namespace atlas
