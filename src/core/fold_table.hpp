// The table of Chinese characters that search treats as one.
#pragma once

#include <cstddef>

namespace atlas {

/// The simplified form that `codepoint` is compared as; itself when the table does not know it.
/// The result is never a key of the table. O(log table).
[[nodiscard]] char32_t simplified(char32_t codepoint);

/// Number of characters the table replaces.
[[nodiscard]] std::size_t simplified_table_size();

}  // namespace atlas
