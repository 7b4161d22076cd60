// The estimate: for each Latin letter the widest advance among the usual interface fonts (Helvetica,
// Segoe UI, Roboto, Noto Sans), in hundredths of an em; a full em for Chinese.
#include "core/text_measure.hpp"

#include "core/char_width.hpp"
#include "core/utf8.hpp"

#include <array>
#include <cstddef>

namespace atlas {
namespace {

// From the space (0x20) to the tilde (0x7E), in rows of sixteen.
constexpr std::array<unsigned char, 95> kAdvance{
    28, 30, 42, 65, 58, 90, 74, 23, 35, 35, 56, 60, 29, 36, 29, 38,  // space to slash
    58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 29, 29, 60, 60, 60, 56,  // 0 to ?
    99, 68, 67, 72, 75, 65, 60, 78, 75, 32, 50, 67, 56, 91, 77, 79,  // @ to O
    66, 79, 70, 66, 61, 74, 67, 95, 66, 66, 62, 35, 38, 35, 60, 56,  // P to _
    34, 57, 62, 52, 62, 58, 36, 62, 62, 27, 28, 55, 27, 93, 62, 61,  // ` to o
    62, 62, 42, 52, 38, 62, 54, 79, 54, 54, 50, 38, 30, 38, 60,      // p to ~
};
constexpr float kSemiboldFactor = 1.05F;
constexpr float kOtherEm = 0.66F;  // accented Latin, Greek, Cyrillic

float em_of(char32_t value) {
  if (value >= 0x20 && value <= 0x7E) return static_cast<float>(kAdvance.at(value - 0x20)) / 100.0F;
  if (value < 0x20 || is_zero_width(value)) return 0.0F;
  return is_wide(value) || value == 0x2026 || value == 0x2014 ? 1.0F : kOtherEm;
}

}  // namespace

float EstimatedMeasure::width_px(std::string_view text, TypeStyle style) const {
  float em = 0;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodepoint next = decode_utf8(text, at);
    em += em_of(next.value);
    at += next.size;
  }
  return em * size_px(style) * (semibold(style) ? kSemiboldFactor : 1.0F);
}

}  // namespace atlas
