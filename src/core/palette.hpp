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
  bool strong = false;  ///< the reader asked for more contrast: what is drawn faintly is drawn less faintly
  [[nodiscard]] constexpr Rgb ink(Ink role) const { return inks[static_cast<std::size_t>(role)]; }
  [[nodiscard]] constexpr Rgb shape(Shape kind) const { return shapes[static_cast<std::size_t>(kind)]; }
  friend constexpr bool operator==(const Palette&, const Palette&) = default;
};

[[nodiscard]] const Palette& palette(Theme theme);
/// A theme with colours of the reader's system in place of some of its own, and strong. `declarations` are as
/// css_variables() writes them, in any order and without the dashes: "paper:#ffffff;shape-topic:#000000".
/// Unknown names and what is no colour of six digits are passed over.
[[nodiscard]] Palette palette_with(Theme theme, std::string_view declarations);
/// How opaque a paint of the given opacity, 0..1, is drawn with a palette.
[[nodiscard]] float drawn_opacity(const Palette& colours, float opacity);
/// Name of a role as a CSS custom property without the dashes ("accent-ground").
[[nodiscard]] std::string_view css_name(Ink role);
/// "#fafaf7"
[[nodiscard]] std::string css_colour(Rgb rgb);
/// The custom properties of one theme as CSS declarations, one per line ("--paper:#fafaf7;").
[[nodiscard]] std::string css_variables(Theme theme);
/// Contrast ratio of two colours, 1..21. Source: WCAG 2.2, definition of contrast ratio.
[[nodiscard]] double contrast(Rgb a, Rgb b);

}  // namespace atlas
