// Stable sorting with one compiled copy of the algorithm. std::sort and std::stable_sort are compiled again
// for every call, which made a tenth of the page's program; our lists are short, and its size is what readers
// wait for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace atlas {

/// Says whether item a comes before item b of what `context` points to.
using ComesBefore = bool (*)(const void* context, std::uint32_t a, std::uint32_t b);

/// The indices 0 … count - 1 in sorted order; items that are equal keep their order. O(n log n) comparisons.
[[nodiscard]] std::vector<std::uint32_t> sorted_order(std::size_t count, const void* context,
                                                      ComesBefore before);

/// Items and how they compare, as `context`.
template <typename T, typename Before>
struct ItemContext {
  const T* items;
  const Before* before;

  static bool compare(const void* opaque, std::uint32_t a, std::uint32_t b) {
    const auto* const given = static_cast<const ItemContext*>(opaque);
    return static_cast<bool>((*given->before)(given->items[a], given->items[b]));
  }
};

/// Sorts `items`; items of which neither comes before the other keep their order. `before(a, b)` is a strict
/// weak order.
template <typename T, typename Before>
void sort_stably(std::vector<T>& items, const Before& before) {
  const ItemContext<T, Before> context = {items.data(), &before};
  const std::vector<std::uint32_t> order = sorted_order(items.size(), &context, context.compare);
  std::vector<T> sorted;
  sorted.reserve(items.size());
  for (const std::uint32_t index : order) sorted.push_back(std::move(items[index]));
  items.swap(sorted);
}

/// Sorts `items` by operator<.
template <typename T>
void sort_stably(std::vector<T>& items) {
  sort_stably(items, [](const T& a, const T& b) { return a < b; });
}

}  // namespace atlas
