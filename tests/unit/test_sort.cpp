// sort_stably against the standard library's, and what happens at the edges.
#include "core/sort.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

TEST_CASE("an empty list and a list of one stay as they are") {
  std::vector<int> none;
  atlas::sort_stably(none);
  CHECK(none.empty());
  std::vector<int> one = {7};
  atlas::sort_stably(one);
  CHECK(one == std::vector<int>{7});
}

TEST_CASE("lists of every length to 70 come out as std::stable_sort gives them") {
  std::uint32_t random = 1;
  for (std::size_t length = 0; length <= 70; ++length) {
    // Few distinct keys, so that order among equals matters; the second number tells equals apart.
    std::vector<std::pair<int, int>> items;
    for (std::size_t i = 0; i < length; ++i) {
      random = random * 1664525U + 1013904223U;
      items.emplace_back(static_cast<int>(random >> 29U), static_cast<int>(i));
    }
    const auto by_key = [](const auto& a, const auto& b) { return a.first < b.first; };
    std::vector<std::pair<int, int>> expected = items;
    std::stable_sort(expected.begin(), expected.end(), by_key);
    atlas::sort_stably(items, by_key);
    CHECK_MESSAGE(items == expected, "length ", length);
  }
}

TEST_CASE("items that can only be moved are sorted") {
  std::vector<std::unique_ptr<std::string>> items;
  for (const char* const text : {"pod", "node", "event"})
    items.push_back(std::make_unique<std::string>(text));
  atlas::sort_stably(items, [](const auto& a, const auto& b) { return *a < *b; });
  CHECK(*items[0] == "event");
  CHECK(*items[2] == "pod");
}

TEST_CASE("a list sorted backwards comes out reversed") {
  std::vector<int> items;
  for (int i = 1000; i > 0; --i) items.push_back(i);
  atlas::sort_stably(items);
  CHECK(std::is_sorted(items.begin(), items.end()));
}

TEST_CASE("a list that stands sorted takes about one comparison an item and pass") {
  std::vector<int> items(1024);
  std::iota(items.begin(), items.end(), 0);
  int comparisons = 0;
  atlas::sort_stably(items, [&](int a, int b) {
    ++comparisons;
    return a < b;
  });
  CHECK(std::is_sorted(items.begin(), items.end()));
  CHECK(comparisons <= 1024);
}
