// What is typed, taken apart: words, and addresses among them.
#pragma once

#include <string_view>
#include <vector>

namespace atlas {

/// Spaces of any kind, commas and semicolons.
[[nodiscard]] bool is_between_words(char32_t c);

/// The words of a query, in order; views into it. O(bytes).
[[nodiscard]] std::vector<std::string_view> split_words(std::string_view query);

/// "draveness.me/kubernetes-pod", or anything with a scheme.
[[nodiscard]] bool looks_like_address(std::string_view word);

/// An address as readers compare it: without scheme, "www." and slashes at the end.
[[nodiscard]] std::string_view bare_address(std::string_view url);

}  // namespace atlas
