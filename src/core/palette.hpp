// The colours of the light and the dark theme: the single table from which the canvas, the style
// sheet and the drawings in static pages take them.
#pragma once

#include "core/kinds.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace atlas {

enum class Theme : std::uint8_t { Light, Dark };

/// Roles a colour can play. The ten shapes have colours of their own, see Palette::shape.
enum class Ink : std::uint8_t {
  Paper,
  Surface,
  Sunk,
  Hairline,
  Border,
  Text,
  Quiet,
  Accent,
  AccentGround,
  OnAccent,
  Hit,
  Trunk,        ///< the solid band of a walkthrough
  WatchGround,  ///< under what is watched
  FixGround,    ///< under corrections and misunderstandings
};
inline constexpr std::size_t kInkCount = 14;

/// 0xRRGGBB.
using Rgb = std::uint32_t;

struct Palette {
  std::array<Rgb, kInkCount> inks{};
  std::array<Rgb, kShapeCount> shapes{};
  [[nodiscard]] constexpr Rgb ink(Ink role) const { return inks[static_cast<std::size_t>(role)]; }
  [[nodiscard]] constexpr Rgb shape(Shape kind) const { return shapes[static_cast<std::size_t>(kind)]; }
};

[[nodiscard]] const Palette& palette(Theme theme);
/// Name of a role as a CSS custom property without the dashes ("accent-ground").
[[nodiscard]] std::string_view css_name(Ink role);
/// "#fafaf7"
[[nodiscard]] std::string css_colour(Rgb rgb);
/// The custom properties of one theme as CSS declarations, one per line ("--paper:#fafaf7;").
[[nodiscard]] std::string css_variables(Theme theme);
/// Contrast ratio of two colours, 1..21. Source: WCAG 2.2, definition of contrast ratio.
[[nodiscard]] double contrast(Rgb a, Rgb b);

}  // namespace atlas
