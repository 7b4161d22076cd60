// See fonts.hpp. Asking ImGui for a width rasterises the glyphs, which is exactly the warming we want.
#include "views/fonts.hpp"

#include "core/utf8.hpp"

namespace atlas {
namespace {

constexpr std::size_t kMaxRemembered = 20000;

std::string key_of(std::string_view text, TypeStyle style) {
  std::string key(1, static_cast<char>('0' + static_cast<int>(style)));
  key += text;
  return key;
}

}  // namespace

ImFont* face_of(const Fonts& fonts, TypeStyle style) {
  return semibold(style) ? fonts.semibold : fonts.regular;
}

void FontMeasure::begin_frame(int glyphs) {
  budget_ = glyphs;
  complete_ = true;
}

void FontMeasure::reset() {
  widths_.clear();
  known_glyphs_.clear();
}

int FontMeasure::cold_glyphs(std::string_view glyph_text, TypeStyle style) const {
  int cold = 0;
  for (std::size_t at = 0; at < glyph_text.size();) {
    const DecodedCodepoint next = decode_utf8(glyph_text, at);
    at += next.size;
    const std::uint64_t glyph =
        (static_cast<std::uint64_t>(style) << 32U) | static_cast<std::uint64_t>(next.value);
    if (known_glyphs_.insert(glyph).second) ++cold;
  }
  return cold;
}

const FontMeasure::Measured& FontMeasure::measured(std::string_view text, TypeStyle style) const {
  if (widths_.size() > kMaxRemembered) widths_.clear();
  Measured& entry = widths_[key_of(text, style)];
  if (entry.warm) return entry;
  if (budget_ <= 0) {
    complete_ = false;
    entry.width_px = estimate_.width_px(text, style);
    return entry;
  }
  const std::string glyphs = glyph_text(text);
  const int faces = semibold(style) || fonts_.halo == nullptr ? 1 : 2;
  budget_ -= cold_glyphs(glyphs, style) * faces;
  const float size = size_px(style);
  const char* const end = glyphs.data() + glyphs.size();
  entry.width_px = face_of(fonts_, style)->CalcTextSizeA(size, FLT_MAX, 0, glyphs.data(), end).x;
  if (faces == 2) static_cast<void>(fonts_.halo->CalcTextSizeA(size, FLT_MAX, 0, glyphs.data(), end));
  entry.warm = true;
  return entry;
}

float FontMeasure::width_px(std::string_view text, TypeStyle style) const {
  return measured(text, style).width_px;
}

bool FontMeasure::warm(std::string_view text, TypeStyle style) const { return measured(text, style).warm; }

}  // namespace atlas
