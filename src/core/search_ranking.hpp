// The best of many documents, without looking at each: points are taken four at a time, and compared as keys
// only where they may be among the best.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace atlas {

/// The points of four neighbours in one number, each in its lane.
/// Source: S. E. Anderson, Bit Twiddling Hacks, as in byte_words.hpp.
class PointsBlock {
 public:
  static constexpr std::size_t kSize = 4;

  /// Those from `first` on, all below 2^15; what is past the end is 0. Requires first < points.size().
  PointsBlock(std::span<const std::uint16_t> points, std::size_t first) {
    if (points.size() - first >= kSize) {
      std::memcpy(&lanes_, points.data() + first, sizeof lanes_);
      return;
    }
    for (std::size_t i = first; i < points.size(); ++i)
      lanes_ |= std::uint64_t{points[i]} << (kLaneBits * (i - first));
  }

  [[nodiscard]] bool empty() const { return lanes_ == 0; }

  /// How many are not 0.
  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(std::popcount(from(1))); }

  /// Calls each(lane) for those that are at least `least`, which is below 2^15, in order.
  template <class Each>
  void for_each_from(std::uint32_t least, const Each& each) const {
    for (std::uint64_t marks = from(least); marks != 0; marks &= marks - 1)
      each(static_cast<std::size_t>(std::countr_zero(marks)) / kLaneBits);
  }

 private:
  static constexpr std::size_t kLaneBits = 16;
  static constexpr std::uint64_t kEachLane = 0x0001'0001'0001'0001U;
  static constexpr std::uint64_t kTopBits = 0x8000'8000'8000'8000U;
  static_assert(std::endian::native == std::endian::little, "the first must be in the lowest lane");

  /// Marks the lanes that are at least `least`: there the subtraction leaves the top bit alone.
  [[nodiscard]] std::uint64_t from(std::uint32_t least) const {
    return ((lanes_ | kTopBits) - kEachLane * least) & kTopBits;
  }

  std::uint64_t lanes_ = 0;
};

/// Counts the documents of a block by group; `groups` has those of the block and whatever follows. Neighbours
/// are mostly of one group, and then counted together.
inline void count_groups(const PointsBlock& block, std::span<const std::uint8_t> groups,
                         std::span<std::uint32_t> counts) {
  constexpr std::uint32_t kEachGroup = 0x0101'0101U;
  std::uint32_t four = 0;
  if (groups.size() >= sizeof four) std::memcpy(&four, groups.data(), sizeof four);
  if (groups.size() >= sizeof four && four == kEachGroup * groups[0]) {
    counts[groups[0]] += block.count();
  } else {
    block.for_each_from(1, [&](std::size_t lane) { ++counts[groups[lane]]; });
  }
}

/// The largest of the keys that were offered.
class BestKeys {
 public:
  explicit BestKeys(std::size_t limit) : limit_(limit) {}

  /// O(log limit), and usually O(1).
  void offer(std::uint64_t key) {
    if (best_.size() < limit_) {
      best_.push_back(key);
      if (best_.size() == limit_) std::make_heap(best_.begin(), best_.end(), std::greater<>());
    } else if (limit_ > 0 && key > best_.front()) {
      std::pop_heap(best_.begin(), best_.end(), std::greater<>());
      best_.back() = key;
      std::push_heap(best_.begin(), best_.end(), std::greater<>());
    }
  }

  /// Keys below this one change nothing any more.
  [[nodiscard]] std::uint64_t to_beat() const {
    if (limit_ == 0) return std::numeric_limits<std::uint64_t>::max();
    return best_.size() < limit_ ? 0 : best_.front();
  }

  /// Largest first.
  [[nodiscard]] std::vector<std::uint64_t> sorted() && {
    std::sort(best_.begin(), best_.end(), std::greater<>());
    return std::move(best_);
  }

 private:
  std::size_t limit_;
  std::vector<std::uint64_t> best_;  // the lowest in front once it is full
};

}  // namespace atlas
