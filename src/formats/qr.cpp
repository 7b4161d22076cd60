// See qr.hpp. Bytes only: addresses have lower-case letters, which the denser alphanumeric mode cannot hold.
#include "formats/qr.hpp"

#include <qrcodegen.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace atlas {

std::optional<QrCode> qr_code(std::string_view text) {
  std::array<std::uint8_t, qrcodegen_BUFFER_LEN_FOR_VERSION(kLargestQrVersion)> code{};
  auto data = code;  // the text on the way in, scratch space afterwards
  if (text.size() > data.size()) return std::nullopt;
  std::transform(text.begin(), text.end(), data.begin(), [](char c) { return static_cast<std::uint8_t>(c); });
  const bool fits =
      qrcodegen_encodeBinary(data.data(), text.size(), code.data(), qrcodegen_Ecc_MEDIUM,
                             qrcodegen_VERSION_MIN, kLargestQrVersion, qrcodegen_Mask_AUTO, true);
  if (!fits) return std::nullopt;
  QrCode made;
  made.size = qrcodegen_getSize(code.data());
  made.dark.reserve(static_cast<std::size_t>(made.size) * static_cast<std::size_t>(made.size));
  for (int y = 0; y < made.size; ++y) {
    for (int x = 0; x < made.size; ++x) made.dark.push_back(qrcodegen_getModule(code.data(), x, y));
  }
  return made;
}

}  // namespace atlas
