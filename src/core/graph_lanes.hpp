// Four floats side by side, twice: as the compiler's own vector type, which becomes one SSE, NEON or wasm
// SIMD register, and as a plain array. Loops are templates over the type; both give the same bits, because
// each lane does the same exactly rounded operations in the same order.
#pragma once

#include <cstddef>
#include <cstring>

namespace atlas {

inline constexpr std::size_t kLaneCount = 4;

/// 1 for the lanes that count, from offset kLaneCount - n for the first n lanes.
inline constexpr float kLaneMask[2 * kLaneCount] = {1, 1, 1, 1, 0, 0, 0, 0};

/// One register.
struct SimdLanes {
  using Register = float __attribute__((vector_size(16)));
  Register v;

  [[nodiscard]] static SimdLanes of(float a, float b, float c, float d) { return {Register{a, b, c, d}}; }
  [[nodiscard]] static SimdLanes all(float a) { return of(a, a, a, a); }
  [[nodiscard]] static SimdLanes load(const float* from) {
    SimdLanes lanes;
    std::memcpy(&lanes.v, from, sizeof(lanes.v));
    return lanes;
  }
  void store(float* to) const { std::memcpy(to, &v, sizeof(v)); }
  [[nodiscard]] float sum() const { return (v[0] + v[2]) + (v[1] + v[3]); }

  friend SimdLanes operator+(SimdLanes a, SimdLanes b) { return {a.v + b.v}; }
  friend SimdLanes operator-(SimdLanes a, SimdLanes b) { return {a.v - b.v}; }
  friend SimdLanes operator*(SimdLanes a, SimdLanes b) { return {a.v * b.v}; }
  friend SimdLanes operator/(SimdLanes a, SimdLanes b) { return {a.v / b.v}; }
  friend SimdLanes max(SimdLanes a, SimdLanes b) { return {a.v > b.v ? a.v : b.v}; }
};

/// The scalar twin.
struct ScalarLanes {
  float v[kLaneCount];

  [[nodiscard]] static ScalarLanes of(float a, float b, float c, float d) { return {{a, b, c, d}}; }
  [[nodiscard]] static ScalarLanes all(float a) { return of(a, a, a, a); }
  [[nodiscard]] static ScalarLanes load(const float* from) { return of(from[0], from[1], from[2], from[3]); }
  void store(float* to) const {
    for (std::size_t i = 0; i < kLaneCount; ++i) to[i] = v[i];
  }
  [[nodiscard]] float sum() const { return (v[0] + v[2]) + (v[1] + v[3]); }

  template <typename Operation>
  [[nodiscard]] static ScalarLanes each(ScalarLanes a, ScalarLanes b, Operation operation) {
    return of(operation(a.v[0], b.v[0]), operation(a.v[1], b.v[1]), operation(a.v[2], b.v[2]),
              operation(a.v[3], b.v[3]));
  }
  friend ScalarLanes operator+(ScalarLanes a, ScalarLanes b) {
    return each(a, b, [](float p, float q) { return p + q; });
  }
  friend ScalarLanes operator-(ScalarLanes a, ScalarLanes b) {
    return each(a, b, [](float p, float q) { return p - q; });
  }
  friend ScalarLanes operator*(ScalarLanes a, ScalarLanes b) {
    return each(a, b, [](float p, float q) { return p * q; });
  }
  friend ScalarLanes operator/(ScalarLanes a, ScalarLanes b) {
    return each(a, b, [](float p, float q) { return p / q; });
  }
  friend ScalarLanes max(ScalarLanes a, ScalarLanes b) {
    return each(a, b, [](float p, float q) { return p > q ? p : q; });
  }
};

}  // namespace atlas
