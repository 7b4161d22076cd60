// A text as a QR code: text in, modules out. Whoever shows it adds the quiet zone of four modules round it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace atlas {

/// The largest version we make: 105 modules wide, 113 with the quiet zone. Beyond it a code as wide as the
/// share dialog's column has less than two pixels per module, which phones do not read reliably off a screen.
inline constexpr int kLargestQrVersion = 22;

/// A square of modules.
struct QrCode {
  int size = 0;            ///< modules per side, 21..105
  std::vector<bool> dark;  ///< size * size, row by row
  [[nodiscard]] bool at(int x, int y) const {
    return dark[static_cast<std::size_t>(y) * static_cast<std::size_t>(size) + static_cast<std::size_t>(x)];
  }
};

/// The smallest QR code that holds `text` as bytes, with error correction level M, or a better one where that
/// costs no room. Nothing when it would need a version above kLargestQrVersion (more than 779 bytes).
/// O(modules). Source: ISO/IEC 18004, as implemented by Nayuki's QR Code generator library.
[[nodiscard]] std::optional<QrCode> qr_code(std::string_view text);

}  // namespace atlas
