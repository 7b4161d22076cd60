// From places in a text to lines and columns, for messages.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace atlas {

/// Line and column, both counted from 1; the column counts bytes.
struct TextPosition {
  int line = 0;
  int column = 0;
};

/// Where the lines of a text start. Requires less than 4 GiB.
class LineStarts {
 public:
  explicit LineStarts(std::string_view text) {
    for (std::size_t i = 0; (i = text.find('\n', i)) != std::string_view::npos;) {
      starts_.push_back(static_cast<std::uint32_t>(++i));
    }
  }
  /// O(log lines).
  [[nodiscard]] TextPosition position_of(std::size_t offset) const {
    const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
    return {static_cast<int>(next - starts_.begin()), static_cast<int>(offset - *(next - 1)) + 1};
  }

 private:
  std::vector<std::uint32_t> starts_{0};
};

}  // namespace atlas
