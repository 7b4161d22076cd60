// The repulsion of all points by all others in linear time. The force of a charge falls with 1 / distance, so
// in the plane it is the complex function q / (z - z0): the charges of a distant cell become the first terms
// of a Laurent series, those of all distant cells together a polynomial around each cell, and only neighbours
// are summed one by one. Source: L. Greengard and V. Rokhlin, "A fast algorithm for particle simulations", J.
// Comput. Phys. 73, 1987; for graphs S. Hachul and M. Jünger, "Drawing large graphs with a
// potential-field-based multilevel algorithm" (FM3), Graph Drawing 2004. Different here: cells are met in
// pairs of an adaptive tree (W. Dehnen, J. Comput. Phys. 179, 2002), centres are centres of charge, so that
// the second term vanishes, and three terms are enough for a picture.
#pragma once

#include "core/graph_lanes.hpp"
#include "core/graph_tree.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace atlas {

/// Points with charges in the order of the tree, all of the same length and followed by kLaneCount - 1
/// further readable floats.
struct ChargedPoints {
  const float* x = nullptr;
  const float* y = nullptr;
  const float* charge = nullptr;
  std::uint32_t count = 0;
};

/// What a cell looks like from far away.
struct CellSeries {
  float x = 0, y = 0;      ///< centre of charge
  float charge = 0;        ///< first term; the second is zero around the centre of charge
  float a2x = 0, a2y = 0;  ///< third term: sum of charge * (z - centre)^2
  float radius = 0;        ///< no point is further from the centre
};

/// The force that far cells cause within a cell: b0 + b1 w + b2 w^2 with w = z - centre.
struct CellField {
  float b0x = 0, b0y = 0, b1x = 0, b1y = 0, b2x = 0, b2y = 0;
};

class FarField {
 public:
  /// Decides who meets whom, for points whose Morton keys these are (ascending). Valid for as long as points
  /// move little: the forces stay bounded, but lose accuracy. Complexity: O(n).
  void plan(std::span<const std::uint32_t> keys, const ChargedPoints& points);

  /// Writes into fx and fy, for each point, the sum over the others of charge * d / (|d|^2 + softening),
  /// where d leads from the other to it. Requires plan() with as many points. Complexity: O(n).
  void repel(const ChargedPoints& points, float softening, float* fx, float* fy);

  /// The same by the scalar twin; equal bits.
  void repel_scalar(const ChargedPoints& points, float softening, float* fx, float* fy);

  [[nodiscard]] std::span<const TreeCell> cells() const { return cells_; }

 private:
  struct Range {
    std::uint32_t begin = 0, end = 0;
  };

  void sum_up(const ChargedPoints& points);
  void meet(std::uint32_t target, std::size_t candidates_begin);
  void add_near(std::uint32_t leaf);
  template <typename Lanes>
  void settle_fields();
  template <typename Lanes>
  void repel_leaf(const ChargedPoints& points, std::size_t leaf, float softening, float* fx, float* fy) const;
  template <typename Lanes>
  void repel_with(const ChargedPoints& points, float softening, float* fx, float* fy);

  std::vector<TreeCell> cells_;
  std::vector<CellSeries> series_;
  std::vector<CellField> fields_;
  std::vector<Range> far_of_;              ///< per cell, its part of far_
  std::vector<std::uint32_t> far_;         ///< cells
  std::vector<Range> near_of_;             ///< per cell, its part of near_; empty but for leaves
  std::vector<Range> near_;                ///< points
  std::vector<std::uint32_t> candidates_;  ///< a stack of lists, while planning
  std::vector<std::uint32_t> pending_;     ///< of one cell, while planning
  std::vector<Range> near_cells_;          ///< of one leaf, while planning
};

}  // namespace atlas
