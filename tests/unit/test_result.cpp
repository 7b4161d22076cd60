// Result: a value or the reasons, never both.
#include "core/result.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <string>

namespace atlas {
namespace {

Result<int> half(int number) {
  if (number % 2 == 0) return number / 2;
  return Failure{{{.line = 3, .column = 7, .rule = "odd", .text = "The number is odd."}}};
}

TEST_CASE("a result with a value has no messages") {
  Result<int> result = half(8);
  REQUIRE(result.ok());
  CHECK(result.value() == 4);
  CHECK(result.messages().empty());
  result.value() = 5;
  CHECK(result.value() == 5);
}

TEST_CASE("a failed result says where and why") {
  const Result<int> result = half(7);
  CHECK_FALSE(result.ok());
  REQUIRE(result.messages().size() == 1);
  CHECK(result.messages().front() == Message{3, 7, Level::Error, "odd", "The number is odd."});
}

TEST_CASE("values that cannot be copied can be moved out") {
  Result<std::unique_ptr<int>> result = std::make_unique<int>(3);
  const std::unique_ptr<int> value = std::move(result.value());
  CHECK(*value == 3);
}

}  // namespace
}  // namespace atlas
