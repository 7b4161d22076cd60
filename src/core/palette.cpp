// The table of look.md. Change both themes together; a test checks the contrast of every text colour.
#include "core/palette.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <optional>
#include <system_error>

namespace atlas {
namespace {

// clang-format off
constexpr Palette kLight{
    {0xFAFAF7, 0xFFFFFF, 0xF3F3EE, 0xE2E2DB, 0xCFCFC7, 0x1B2027, 0x5A6472, 0x2457C5, 0xE9EEFA, 0xFFFFFF, 0xFFE9A8, 0xDCE6F8, 0xE6F1EE, 0xF9ECF2},
    {0x2457C5, 0x0B6E62, 0x7A3FB0, 0x47535F, 0x8A5A00, 0xB3352A, 0x7A4A2B, 0x2F6B2F, 0x006A86, 0xA12A66}};
constexpr Palette kDark{
    {0x10141A, 0x171D25, 0x0C1015, 0x27303B, 0x384350, 0xE8ECF2, 0x9AA6B5, 0x82A9FF, 0x1B2740, 0x0E1420, 0x453807, 0x21335A, 0x122A2B, 0x2C1A26},
    {0x82A9FF, 0x4FD1BD, 0xC9A2F2, 0xAEBBC9, 0xF0B94D, 0xFF8F82, 0xD9A680, 0x86CF86, 0x5CC8E6, 0xF291C2}};
constexpr std::array<std::string_view, kInkCount> kInkNames{
    "paper", "surface", "sunk", "hairline", "border", "text", "quiet", "accent", "accent-ground", "on-accent", "hit",
    "trunk", "watch-ground", "fix-ground"};
// clang-format on

double linear(Rgb channel) {
  const double value = static_cast<double>(channel & 0xFFU) / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Rgb rgb) {
  return 0.2126 * linear(rgb >> 16U) + 0.7152 * linear(rgb >> 8U) + 0.0722 * linear(rgb);
}

/// "#fafaf7"
std::optional<Rgb> parse_colour(std::string_view text) {
  if (text.size() != 7 || text.front() != '#') return std::nullopt;
  Rgb rgb = 0;
  const char* const end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data() + 1, end, rgb, 16);
  if (error != std::errc() || stopped != end) return std::nullopt;
  return rgb;
}

void set_colour(Palette& colours, std::string_view role, Rgb rgb) {
  for (std::size_t i = 0; i < kInkCount; ++i) {
    if (kInkNames[i] == role) colours.inks[i] = rgb;
  }
  constexpr std::string_view kShapePrefix = "shape-";
  if (role.substr(0, kShapePrefix.size()) != kShapePrefix) return;
  role.remove_prefix(kShapePrefix.size());
  for (std::size_t i = 0; i < kShapeCount; ++i) {
    if (name(static_cast<Shape>(i)) == role) colours.shapes[i] = rgb;
  }
}

void append_declaration(std::string& css, std::string_view property, Rgb rgb) {
  css.append("--").append(property).append(":").append(css_colour(rgb)).append(";\n");
}

}  // namespace

const Palette& palette(Theme theme) { return theme == Theme::Light ? kLight : kDark; }

Palette palette_with(Theme theme, std::string_view declarations) {
  Palette colours = palette(theme);
  colours.strong = true;
  while (!declarations.empty()) {
    const std::size_t end = std::min(declarations.find(';'), declarations.size());
    const std::string_view declaration = declarations.substr(0, end);
    declarations.remove_prefix(std::min(end + 1, declarations.size()));
    const std::size_t colon = declaration.find(':');
    if (colon == std::string_view::npos) continue;
    if (const auto rgb = parse_colour(declaration.substr(colon + 1)))
      set_colour(colours, declaration.substr(0, colon), *rgb);
  }
  return colours;
}

float drawn_opacity(const Palette& colours, float opacity) {
  return colours.strong && opacity > 0 && opacity < 1 ? (opacity + std::sqrt(opacity)) / 2 : opacity;
}

std::string_view css_name(Ink role) { return kInkNames.at(static_cast<std::size_t>(role)); }

std::string css_colour(Rgb rgb) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string colour = "#";
  for (int shift = 20; shift >= 0; shift -= 4)
    colour += kDigits[(rgb >> static_cast<unsigned>(shift)) & 0xFU];
  return colour;
}

std::string css_variables(Theme theme) {
  const Palette& colours = palette(theme);
  std::string css;
  for (std::size_t i = 0; i < kInkCount; ++i) append_declaration(css, kInkNames[i], colours.inks[i]);
  for (std::size_t i = 0; i < kShapeCount; ++i) {
    append_declaration(css, "shape-" + std::string(name(static_cast<Shape>(i))), colours.shapes[i]);
  }
  return css;
}

double contrast(Rgb a, Rgb b) {
  const double first = luminance(a);
  const double second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace atlas
