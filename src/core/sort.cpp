// A bottom-up merge sort of indices: runs of one, two, four … items are merged between two lists.
#include "core/sort.hpp"

#include <algorithm>

namespace atlas {
namespace {

struct Run {
  std::size_t begin;
  std::size_t middle;
  std::size_t end;
};

}  // namespace

std::vector<std::uint32_t> sorted_order(std::size_t count, const void* context, ComesBefore before) {
  std::vector<std::uint32_t> order(count);
  for (std::size_t i = 0; i < count; ++i) order[i] = static_cast<std::uint32_t>(i);
  std::vector<std::uint32_t> merged(count);

  const auto merge = [&](const Run& run) {
    std::size_t left = run.begin;
    std::size_t right = run.middle;
    for (std::size_t to = run.begin; to < run.end; ++to) {
      // The right one goes first only if it must: that keeps equal items in their order.
      const bool take_right =
          left == run.middle || (right < run.end && before(context, order[right], order[left]));
      merged[to] = take_right ? order[right++] : order[left++];
    }
  };
  const auto stands_sorted = [&](const Run& run) {
    return run.middle >= run.end || !before(context, order[run.middle], order[run.middle - 1]);
  };
  for (std::size_t width = 1; width < count; width *= 2) {
    for (std::size_t begin = 0; begin < count; begin += 2 * width) {
      const Run run{begin, std::min(begin + width, count), std::min(begin + 2 * width, count)};
      if (stands_sorted(run)) {
        std::copy(order.data() + run.begin, order.data() + run.end, merged.data() + run.begin);
      } else {
        merge(run);
      }
    }
    order.swap(merged);
  }
  return order;
}

}  // namespace atlas
