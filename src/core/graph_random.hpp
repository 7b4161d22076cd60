// Random numbers for layouts: a small generator whose draws are the same on every machine, unlike those of
// <random>'s distributions.
#pragma once

#include <cstdint>

namespace atlas {

/// PCG-XSH-RR with 64 bits of state.
/// Source: M. O'Neill, "PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms", 2014.
class GraphRandom {
 public:
  explicit GraphRandom(std::uint64_t seed) : state_(seed + kIncrement) { static_cast<void>(next()); }

  [[nodiscard]] std::uint32_t next() {
    const std::uint64_t old = state_;
    state_ = old * 6364136223846793005ULL + kIncrement;
    const auto mixed = static_cast<std::uint32_t>(((old >> 18) ^ old) >> 27);
    const auto turn = static_cast<std::uint32_t>(old >> 59);
    return (mixed >> turn) | (mixed << ((32 - turn) & 31));
  }

  /// Uniform in [0, 1), a multiple of 2^-24: exact in a float.
  [[nodiscard]] float unit() { return static_cast<float>(next() >> 8) * (1.0F / 16777216.0F); }

  /// Uniform in [-1, 1).
  [[nodiscard]] float centred() { return 2 * unit() - 1; }

 private:
  static constexpr std::uint64_t kIncrement = 1442695040888963407ULL;
  std::uint64_t state_;
};

}  // namespace atlas
