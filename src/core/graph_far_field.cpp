// Planning walks the tree from the root: a cell meets the candidates that its parent could not settle, and
// either settles them (far enough: series to field), splits them, or hands them down to its own children.
#include "core/graph_far_field.hpp"

#include "core/geometry.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace atlas {
namespace {

/// Leaves this small make the sums over neighbours and the sums over cells cost about the same.
constexpr std::uint32_t kLeafSize = 16;
/// Cells are far when the distance of their centres is at least the sum of their radii divided by this.
/// Larger is faster and less accurate: at 0.95 the error is about one per cent of the force.
constexpr float kOpening = 0.95F;
/// Two leaves with so few pairs of points are cheaper to sum one by one.
constexpr std::uint32_t kFewPairs = 16;

float distance(float dx, float dy) { return std::sqrt(dx * dx + dy * dy); }

bool far_apart(const CellSeries& a, const CellSeries& b) {
  const float dx = a.x - b.x, dy = a.y - b.y;
  const float reach = (a.radius + b.radius) * (1 / kOpening);
  return dx * dx + dy * dy > reach * reach;
}

CellSeries series_of_points(const ChargedPoints& points, const TreeCell& cell) {
  CellSeries series;
  for (std::uint32_t i = cell.begin; i < cell.end; ++i) {
    series.charge += points.charge[i];
    series.x += points.charge[i] * points.x[i];
    series.y += points.charge[i] * points.y[i];
  }
  series.x /= series.charge;
  series.y /= series.charge;
  float furthest = 0;
  for (std::uint32_t i = cell.begin; i < cell.end; ++i) {
    const float dx = points.x[i] - series.x, dy = points.y[i] - series.y;
    series.a2x += points.charge[i] * (dx * dx - dy * dy);
    series.a2y += points.charge[i] * (2 * dx * dy);
    furthest = std::max(furthest, dx * dx + dy * dy);
  }
  series.radius = std::sqrt(furthest);
  return series;
}

CellSeries series_of_children(std::span<const CellSeries> children) {
  CellSeries series;
  for (const CellSeries& child : children) {
    series.charge += child.charge;
    series.x += child.charge * child.x;
    series.y += child.charge * child.y;
  }
  series.x /= series.charge;
  series.y /= series.charge;
  for (const CellSeries& child : children) {
    const float dx = child.x - series.x, dy = child.y - series.y;
    series.a2x += child.a2x + child.charge * (dx * dx - dy * dy);
    series.a2y += child.a2y + child.charge * (2 * dx * dy);
    series.radius = std::max(series.radius, child.radius + distance(dx, dy));
  }
  return series;
}

/// The parent's field around the child's centre.
CellField shifted(const CellField& field, float dx, float dy) {
  CellField child;
  child.b2x = field.b2x;
  child.b2y = field.b2y;
  const float b2dx = field.b2x * dx - field.b2y * dy, b2dy = field.b2x * dy + field.b2y * dx;
  child.b1x = field.b1x + 2 * b2dx;
  child.b1y = field.b1y + 2 * b2dy;
  const float tx = field.b1x + b2dx, ty = field.b1y + b2dy;
  child.b0x = field.b0x + tx * dx - ty * dy;
  child.b0y = field.b0y + tx * dy + ty * dx;
  return child;
}

void add(CellField& to, const CellField& field) {
  to = {to.b0x + field.b0x, to.b0y + field.b0y, to.b1x + field.b1x,
        to.b1y + field.b1y, to.b2x + field.b2x, to.b2y + field.b2y};
}

/// The force at an offset from a cell's centre: the conjugate of the complex function.
Vec2 force_at(const CellField& field, float wx, float wy) {
  const float hx = field.b1x + field.b2x * wx - field.b2y * wy;
  const float hy = field.b1y + field.b2x * wy + field.b2y * wx;
  return {field.b0x + hx * wx - hy * wy, -(field.b0y + hx * wy + hy * wx)};
}

/// The field that some series cause around a target; lanes are sources.
template <typename Lanes>
struct FieldSum {
  Lanes b0x = Lanes::all(0), b0y = b0x, b1x = b0x, b1y = b0x, b2x = b0x, b2y = b0x;

  /// `near` is the square of the sum of the radii: the series mean nothing closer than that.
  void add(Lanes rx, Lanes ry, Lanes near, Lanes charge, Lanes ax, Lanes ay) {
    const Lanes scale = Lanes::all(1) / max(rx * rx + ry * ry, near);
    const Lanes ux = rx * scale, uy = Lanes::all(0) - ry * scale;  // 1 / r
    const Lanes u2x = ux * ux - uy * uy, u2y = (ux + ux) * uy;
    const Lanes u3x = u2x * ux - u2y * uy, u3y = u2x * uy + u2y * ux;
    const Lanes cx = ax * u2x - ay * u2y, cy = ax * u2y + ay * u2x;
    const Lanes p0 = charge + cx, p1x = p0 + (cx + cx), p1y = cy + cy + cy;
    const Lanes p2x = p1x + (cx + cx + cx), p2y = p1y + p1y;
    b0x = b0x + (ux * p0 - uy * cy);
    b0y = b0y + (ux * cy + uy * p0);
    b1x = b1x - (u2x * p1x - u2y * p1y);
    b1y = b1y - (u2x * p1y + u2y * p1x);
    b2x = b2x + (u3x * p2x - u3y * p2y);
    b2y = b2y + (u3x * p2y + u3y * p2x);
  }

  [[nodiscard]] CellField total() const {
    return {b0x.sum(), b0y.sum(), b1x.sum(), b1y.sum(), b2x.sum(), b2y.sum()};
  }
};

template <typename Lanes>
CellField field_from(std::span<const CellSeries> series, const CellSeries& target,
                     std::span<const std::uint32_t> sources) {
  static constexpr CellSeries kNothing{1e18F, 0, 0, 0, 0, 0};
  FieldSum<Lanes> sum;
  const Lanes tx = Lanes::all(target.x), ty = Lanes::all(target.y), tr = Lanes::all(target.radius);
  for (std::size_t i = 0; i < sources.size(); i += kLaneCount) {
    const std::size_t left = sources.size() - i;
    const CellSeries& s0 = series[sources[i]];
    const CellSeries& s1 = left > 1 ? series[sources[i + 1]] : kNothing;
    const CellSeries& s2 = left > 2 ? series[sources[i + 2]] : kNothing;
    const CellSeries& s3 = left > 3 ? series[sources[i + 3]] : kNothing;
    const Lanes reach = tr + Lanes::of(s0.radius, s1.radius, s2.radius, s3.radius);
    sum.add(tx - Lanes::of(s0.x, s1.x, s2.x, s3.x), ty - Lanes::of(s0.y, s1.y, s2.y, s3.y), reach * reach,
            Lanes::of(s0.charge, s1.charge, s2.charge, s3.charge), Lanes::of(s0.a2x, s1.a2x, s2.a2x, s3.a2x),
            Lanes::of(s0.a2y, s1.a2y, s2.a2y, s3.a2y));
  }
  return sum.total();
}

/// The force on two points at once; lanes are the points that repel them.
template <typename Lanes>
struct PointPair {
  Lanes ax, ay, bx, by;
  Lanes afx = Lanes::all(0), afy = afx, bfx = afx, bfy = afx;

  PointPair(const ChargedPoints& points, std::uint32_t a, std::uint32_t b)
      : ax(Lanes::all(points.x[a])),
        ay(Lanes::all(points.y[a])),
        bx(Lanes::all(points.x[b])),
        by(Lanes::all(points.y[b])) {}

  void add(Lanes x, Lanes y, Lanes charge, Lanes softening) {
    const Lanes adx = ax - x, ady = ay - y, bdx = bx - x, bdy = by - y;
    const Lanes aw = charge / (adx * adx + ady * ady + softening);
    const Lanes bw = charge / (bdx * bdx + bdy * bdy + softening);
    afx = afx + adx * aw;
    afy = afy + ady * aw;
    bfx = bfx + bdx * bw;
    bfy = bfy + bdy * bw;
  }

  void add_range(const ChargedPoints& points, std::uint32_t begin, std::uint32_t end, Lanes softening) {
    std::uint32_t i = begin;
    for (; i + kLaneCount <= end; i += kLaneCount) {
      add(Lanes::load(points.x + i), Lanes::load(points.y + i), Lanes::load(points.charge + i), softening);
    }
    if (i == end) return;
    const Lanes mask = Lanes::load(kLaneMask + (kLaneCount - (end - i)));
    add(Lanes::load(points.x + i), Lanes::load(points.y + i), Lanes::load(points.charge + i) * mask,
        softening);
  }
};

}  // namespace

void FarField::plan(std::span<const std::uint32_t> keys, const ChargedPoints& points) {
  cells_ = build_tree(keys, kLeafSize);
  series_.resize(cells_.size());
  fields_.resize(cells_.size());
  sum_up(points);
  far_.clear();
  near_.clear();
  far_of_.assign(cells_.size(), {});
  near_of_.assign(cells_.size(), {});
  candidates_.assign(1, 0);
  if (!cells_.empty()) meet(0, 0);
}

/// Settles the candidates from `candidates_begin` to the end of the stack for a target and all below it.
void FarField::meet(std::uint32_t target, std::size_t candidates_begin) {
  const TreeCell cell = cells_[target];
  const CellSeries& self = series_[target];
  const std::size_t handed_down = candidates_.size();
  near_cells_.clear();
  far_of_[target].begin = static_cast<std::uint32_t>(far_.size());
  // The candidates are copied, and a split one is replaced by its children in place of the copy.
  std::vector<std::uint32_t>& open = candidates_;
  std::vector<std::uint32_t>& pending = pending_;
  pending.assign(open.begin() + static_cast<std::ptrdiff_t>(candidates_begin), open.end());
  while (!pending.empty()) {
    const std::uint32_t source = pending.back();
    pending.pop_back();
    const TreeCell& other = cells_[source];
    const bool both_leaves = cell.leaf() && other.leaf();
    if (far_apart(self, series_[source]) && !(both_leaves && cell.size() * other.size() <= kFewPairs)) {
      far_.push_back(source);
    } else if (both_leaves) {
      near_cells_.push_back({other.begin, other.end});
    } else if (!other.leaf() && (cell.leaf() || series_[source].radius > self.radius)) {
      for (std::uint32_t child = other.child_count; child-- > 0;)
        pending.push_back(other.first_child + child);
    } else {
      open.push_back(source);
    }
  }
  far_of_[target].end = static_cast<std::uint32_t>(far_.size());
  if (cell.leaf()) add_near(target);
  for (std::uint32_t child = 0; child < cell.child_count; ++child)
    meet(cell.first_child + child, handed_down);
  open.resize(handed_down);
}

/// Stores the neighbours of a leaf as few long ranges of points.
void FarField::add_near(std::uint32_t leaf) {
  std::sort(near_cells_.begin(), near_cells_.end(),
            [](const Range& a, const Range& b) { return a.begin < b.begin; });
  near_of_[leaf].begin = static_cast<std::uint32_t>(near_.size());
  for (const Range& range : near_cells_) {
    if (near_.size() > near_of_[leaf].begin && near_.back().end == range.begin) {
      near_.back().end = range.end;
    } else {
      near_.push_back(range);
    }
  }
  near_of_[leaf].end = static_cast<std::uint32_t>(near_.size());
}

void FarField::sum_up(const ChargedPoints& points) {
  for (std::size_t i = cells_.size(); i-- > 0;) {
    const TreeCell& cell = cells_[i];
    series_[i] = cell.leaf()
                     ? series_of_points(points, cell)
                     : series_of_children(std::span(series_).subspan(cell.first_child, cell.child_count));
  }
}

/// What each cell's far cells cause, then, from the root down, what its parent's cause as well.
template <typename Lanes>
void FarField::settle_fields() {
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    const Range far = far_of_[i];
    fields_[i] =
        field_from<Lanes>(series_, series_[i], std::span(far_).subspan(far.begin, far.end - far.begin));
  }
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    const TreeCell& cell = cells_[i];
    for (std::uint32_t child = cell.first_child; child < cell.first_child + cell.child_count; ++child) {
      const float dx = series_[child].x - series_[i].x, dy = series_[child].y - series_[i].y;
      add(fields_[child], shifted(fields_[i], dx, dy));
    }
  }
}

template <typename Lanes>
void FarField::repel_leaf(const ChargedPoints& points, std::size_t leaf, float softening, float* fx,
                          float* fy) const {
  const TreeCell& cell = cells_[leaf];
  const CellSeries& centre = series_[leaf];
  const Lanes soft = Lanes::all(softening);
  for (std::uint32_t a = cell.begin; a < cell.end; a += 2) {
    const std::uint32_t b = std::min(a + 1, cell.end - 1);  // the last of an odd number is summed twice
    PointPair<Lanes> pair(points, a, b);
    for (std::uint32_t n = near_of_[leaf].begin; n < near_of_[leaf].end; ++n) {
      pair.add_range(points, near_[n].begin, near_[n].end, soft);
    }
    const Vec2 far_a = force_at(fields_[leaf], points.x[a] - centre.x, points.y[a] - centre.y);
    const Vec2 far_b = force_at(fields_[leaf], points.x[b] - centre.x, points.y[b] - centre.y);
    fx[a] = pair.afx.sum() + far_a.x;
    fy[a] = pair.afy.sum() + far_a.y;
    fx[b] = pair.bfx.sum() + far_b.x;
    fy[b] = pair.bfy.sum() + far_b.y;
  }
}

template <typename Lanes>
void FarField::repel_with(const ChargedPoints& points, float softening, float* fx, float* fy) {
  sum_up(points);
  settle_fields<Lanes>();
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    if (cells_[i].leaf()) repel_leaf<Lanes>(points, i, softening, fx, fy);
  }
}

void FarField::repel(const ChargedPoints& points, float softening, float* fx, float* fy) {
  repel_with<SimdLanes>(points, softening, fx, fy);
}

void FarField::repel_scalar(const ChargedPoints& points, float softening, float* fx, float* fy) {
  repel_with<ScalarLanes>(points, softening, fx, fy);
}

}  // namespace atlas
