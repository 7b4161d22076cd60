// A hash for names that must be the same on every machine and for ever.
#pragma once

#include <cstdint>
#include <string_view>

namespace atlas {

/// Source: G. Fowler, L. C. Noll, K.-P. Vo, FNV-1a with 64 bits.
[[nodiscard]] constexpr std::uint64_t fnv1a(std::string_view bytes) {
  std::uint64_t hash = 0xCBF2'9CE4'8422'2325U;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x0000'0100'0000'01B3U;
  return hash;
}

}  // namespace atlas
