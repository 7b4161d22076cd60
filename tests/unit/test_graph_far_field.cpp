// The far field against the plain double sum, and its two versions against each other.
#include "core/graph_far_field.hpp"
#include "core/graph_morton.hpp"
#include "core/graph_random.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

using namespace atlas;

namespace {

/// Points in Morton order, half of them crowded into a corner, with charges from 1 to 4.
struct Cloud {
  std::vector<float> x, y, charge;
  MortonOrder order;

  explicit Cloud(std::uint32_t count) {
    GraphRandom random(count);
    std::vector<float> raw_x, raw_y;
    for (std::uint32_t i = 0; i < count; ++i) {
      const float scale = i % 2 == 0 ? 1000.0F : 30.0F;
      raw_x.push_back(random.centred() * scale);
      raw_y.push_back(random.centred() * scale);
    }
    order = morton_order(raw_x, raw_y);
    for (const std::uint32_t point : order.point) {
      x.push_back(raw_x[point]);
      y.push_back(raw_y[point]);
      charge.push_back(static_cast<float>(1 + point % 4));
    }
    for (std::vector<float>* values : {&x, &y, &charge}) values->resize(count + kLaneCount, 0);
  }
  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(order.keys.size()); }
  [[nodiscard]] ChargedPoints points() const { return {x.data(), y.data(), charge.data(), count()}; }
};

}  // namespace

TEST_CASE("the far field is within a few per cent of the sum over all pairs") {
  const Cloud cloud(3000);
  FarField field;
  field.plan(cloud.order.keys, cloud.points());
  std::vector<float> fx(cloud.count()), fy(cloud.count());
  field.repel(cloud.points(), 1, fx.data(), fy.data());
  double error = 0, whole = 0;
  for (std::uint32_t i = 0; i < cloud.count(); ++i) {
    double ex = 0, ey = 0;
    for (std::uint32_t j = 0; j < cloud.count(); ++j) {
      const double dx = cloud.x[i] - cloud.x[j], dy = cloud.y[i] - cloud.y[j];
      const double weight = cloud.charge[j] / (dx * dx + dy * dy + 1);
      ex += dx * weight;
      ey += dy * weight;
    }
    error += (fx[i] - ex) * (fx[i] - ex) + (fy[i] - ey) * (fy[i] - ey);
    whole += ex * ex + ey * ey;
  }
  MESSAGE("relative error ", std::sqrt(error / whole));
  CHECK(std::sqrt(error / whole) < 0.03);
}

TEST_CASE("registers and plain numbers give the same bits") {
  for (const std::uint32_t count : {1U, 2U, 5U, 13U, 100U, 2500U}) {
    const Cloud cloud(count);
    FarField field;
    field.plan(cloud.order.keys, cloud.points());
    std::vector<float> ax(count), ay(count), bx(count), by(count);
    field.repel(cloud.points(), 1, ax.data(), ay.data());
    field.repel_scalar(cloud.points(), 1, bx.data(), by.data());
    CHECK(ax == bx);
    CHECK(ay == by);
  }
}

TEST_CASE("points in one place do not push each other, and nothing else breaks") {
  Cloud cloud(40);
  std::fill(cloud.x.begin(), cloud.x.begin() + 40, 3.0F);
  std::fill(cloud.y.begin(), cloud.y.begin() + 40, 3.0F);
  const std::vector<std::uint32_t> keys(40, 0);
  FarField field;
  field.plan(keys, cloud.points());
  std::vector<float> fx(40, 1), fy(40, 1);
  field.repel(cloud.points(), 1, fx.data(), fy.data());
  CHECK(fx == std::vector<float>(40, 0));
  CHECK(fy == std::vector<float>(40, 0));
}

TEST_CASE("points are sorted along the curve and cells tile them") {
  const Cloud cloud(1000);
  CHECK(std::is_sorted(cloud.order.keys.begin(), cloud.order.keys.end()));
  const std::vector<TreeCell> cells = build_tree(cloud.order.keys, 8);
  std::uint32_t in_leaves = 0;
  for (const TreeCell& cell : cells) {
    if (cell.leaf()) in_leaves += cell.size();
    std::uint32_t at = cell.begin;
    for (std::uint32_t i = 0; i < cell.child_count; ++i) {
      CHECK(cells[cell.first_child + i].begin == at);
      at = cells[cell.first_child + i].end;
    }
    if (!cell.leaf()) CHECK(at == cell.end);
  }
  CHECK(in_leaves == 1000);
}
