// The best of many documents: blocks of points and the keys that are kept.
#include "core/search_ranking.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <random>
#include <span>
#include <utility>
#include <vector>

namespace atlas {
namespace {

std::vector<std::size_t> lanes_from(std::uint32_t least, const std::vector<std::uint16_t>& points,
                                    std::size_t first) {
  std::vector<std::size_t> lanes;
  PointsBlock(points, first).for_each_from(least, [&](std::size_t lane) { lanes.push_back(lane); });
  return lanes;
}

TEST_CASE("a block of points names the lanes that reach a limit, the limits of the numbers included") {
  const std::vector<std::uint16_t> points{0, 1, 0x7FFF, 1000, 999};
  CHECK(lanes_from(1, points, 0) == std::vector<std::size_t>{1, 2, 3});
  CHECK(lanes_from(1000, points, 0) == std::vector<std::size_t>{2, 3});
  CHECK(lanes_from(0x7FFF, points, 0) == std::vector<std::size_t>{2});
  CHECK(lanes_from(0, points, 0) == std::vector<std::size_t>{0, 1, 2, 3});
  CHECK(PointsBlock(points, 0).count() == 3);
}

TEST_CASE("the last block of points is padded with none") {
  const std::vector<std::uint16_t> points{7, 7, 7, 7, 0, 5};
  CHECK(lanes_from(1, points, 4) == std::vector<std::size_t>{1});
  CHECK(PointsBlock(points, 4).count() == 1);
  CHECK(PointsBlock(points, 3).count() == 2);
  CHECK_FALSE(PointsBlock(points, 4).empty());
  CHECK(PointsBlock(std::vector<std::uint16_t>{0, 0}, 0).empty());
}

TEST_CASE("documents are counted by group, whether neighbours are of one group or not") {
  const std::vector<std::uint16_t> points{1, 0, 1, 1, 1, 0, 1, 1, 1, 0, 1};
  const std::vector<std::uint8_t> groups{2, 2, 2, 2, 0, 1, 1, 2, 0, 0, 0};
  std::array<std::uint32_t, 3> counts{};
  for (std::size_t first = 0; first < points.size(); first += PointsBlock::kSize)
    count_groups(PointsBlock(points, first), std::span(groups).subspan(first), counts);
  CHECK(counts == std::array<std::uint32_t, 3>{3, 1, 4});
}

TEST_CASE("the best keys are those that sorting puts first, for any limit") {
  std::mt19937 dice(3);
  std::vector<std::uint64_t> keys;
  for (int i = 0; i < 500; ++i) keys.push_back(dice() % 300);
  std::vector<std::uint64_t> sorted = keys;
  std::sort(sorted.begin(), sorted.end(), std::greater<>());
  for (const std::size_t limit : {0U, 1U, 20U, 499U, 500U, 1000U}) {
    BestKeys best(limit);
    for (const std::uint64_t key : keys) {
      if (key >= best.to_beat()) best.offer(key);
    }
    const std::vector<std::uint64_t> expected(
        sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(std::min(limit, sorted.size())));
    CHECK(std::move(best).sorted() == expected);
  }
}

}  // namespace
}  // namespace atlas
