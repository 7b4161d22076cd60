// From places in UTF-8 to places in the same text as JavaScript counts them (UTF-16 units).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace atlas {

/// Keeps a view of the text, which must outlive it, and one number for each eight bytes. Well-formed UTF-8
/// only.
class Utf16Offsets {
 public:
  /// O(bytes), at about memory speed.
  explicit Utf16Offsets(std::string_view utf8);

  /// Requires byte <= the text's size, and that a code point starts or the text ends there. O(1).
  [[nodiscard]] std::uint32_t at(std::size_t byte) const;
  /// Length of the whole text in UTF-16 units.
  [[nodiscard]] std::uint32_t size() const {
    return ascii_ ? static_cast<std::uint32_t>(text_.size()) : at(text_.size());
  }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> units_before_;  // before each word of eight bytes
  bool ascii_ = false;                       // both places are the same
};

}  // namespace atlas
