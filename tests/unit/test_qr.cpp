// What can be seen without a decoder; a real decoder reads the codes in tests/web/share.test.mjs.
#include "formats/qr.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <string>

using atlas::qr_code;
using atlas::QrCode;

namespace {

/// True when a finder pattern (7 x 7: ring, gap, block of 3) stands with its corner at (left, top).
bool has_finder(const QrCode& code, int left, int top) {
  for (int y = 0; y < 7; ++y) {
    for (int x = 0; x < 7; ++x) {
      const int ring = std::max(std::abs(x - 3), std::abs(y - 3));
      if (code.at(left + x, top + y) != (ring != 2)) return false;
    }
  }
  return true;
}

/// The two bits of the error correction level beside the upper left finder, unmasked: 00 M, 01 L, 10 H, 11 Q.
int level_bits(const QrCode& code) {
  const int bits = (code.at(0, 8) ? 2 : 0) + (code.at(1, 8) ? 1 : 0);
  return bits ^ 2;  // Source: ISO/IEC 18004, the mask of the format information begins with 10
}

}  // namespace

TEST_CASE("a code has its three finders and one fixed dark module") {
  const auto code = qr_code("https://atlas.example/n/kube-scheduler/");
  REQUIRE(code);
  CHECK(code->size == 29);  // version 3 holds 42 bytes at level M
  CHECK(has_finder(*code, 0, 0));
  CHECK(has_finder(*code, code->size - 7, 0));
  CHECK(has_finder(*code, 0, code->size - 7));
  CHECK(code->at(8, code->size - 8));
}

TEST_CASE("the error correction is M where a better level would need a larger code") {
  const auto full = qr_code(std::string(42, 'a'));
  REQUIRE(full);
  CHECK(full->size == 29);
  CHECK(level_bits(*full) == 0);
}

TEST_CASE("a code grows with its text up to 779 bytes, and one byte more gives none") {
  const auto largest = qr_code(std::string(779, 'a'));
  REQUIRE(largest);
  CHECK(largest->size == 105);
  CHECK(level_bits(*largest) == 0);
  CHECK_FALSE(qr_code(std::string(780, 'a')).has_value());
  CHECK_FALSE(qr_code(std::string(100000, 'a')).has_value());
}

TEST_CASE("the same text always gives the same code") {
  CHECK(qr_code("https://atlas.example/")->dark == qr_code("https://atlas.example/")->dark);
  CHECK(qr_code("")->size == 21);
}
