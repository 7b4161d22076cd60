// Lookup of texts by hash: many of them, equal ones, and lists that move.
#include "core/text_index.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace atlas {
namespace {

TEST_CASE("ten thousand texts are found by their numbers, and others are not") {
  std::vector<std::string> texts;
  const auto text_at = [&texts](std::uint32_t i) -> std::string_view { return texts[i]; };
  TextIndex index;
  for (std::uint32_t i = 0; i < 10'000; ++i) {
    texts.push_back("node-" + std::string(i % 17, 'x') + std::to_string(i));
    REQUIRE(index.add(texts.back(), i, text_at));
  }
  std::size_t wrong = 0;
  for (std::uint32_t i = 0; i < texts.size(); ++i) wrong += index.find(texts[i], text_at) == i ? 0 : 1;
  CHECK(wrong == 0);
  CHECK_FALSE(index.find("node-10000", text_at));
  CHECK_FALSE(index.find("", text_at));
}

TEST_CASE("a text that is there already keeps its first number") {
  const std::vector<std::string> texts{"kubelet", "etcd", "kubelet"};
  const auto text_at = [&texts](std::uint32_t i) -> std::string_view { return texts[i]; };
  TextIndex index;
  CHECK_FALSE(index.find("kubelet", text_at));
  CHECK(index.add(texts[0], 0, text_at));
  CHECK(index.add(texts[1], 1, text_at));
  CHECK_FALSE(index.add(texts[2], 2, text_at));
  CHECK(index.find("kubelet", text_at) == 0U);
}

}  // namespace
}  // namespace atlas
