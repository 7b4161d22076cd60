// Palette: everything that is written or drawn can be told from what is behind it.
#include "core/palette.hpp"

#include <doctest/doctest.h>

#include <string>

namespace atlas {
namespace {

constexpr double kTextContrast = 4.5;      // WCAG 2.2, 1.4.3
constexpr double kGraphicsContrast = 3.0;  // WCAG 2.2, 1.4.11

void check_contrast(Theme theme, Rgb front, Rgb back, double least, const std::string& what) {
  INFO((theme == Theme::Light ? "light: " : "dark: ") << what << " has " << contrast(front, back));
  CHECK(contrast(front, back) >= least);
}

TEST_CASE("contrast of black and white is 21, of equal colours 1, in either order") {
  CHECK(contrast(0x000000, 0xFFFFFF) == doctest::Approx(21));
  CHECK(contrast(0xFFFFFF, 0x000000) == doctest::Approx(21));
  CHECK(contrast(0x2457C5, 0x2457C5) == doctest::Approx(1));
  CHECK(contrast(0x777777, 0xFFFFFF) == doctest::Approx(4.48).epsilon(0.001));  // the well-known near miss
}

TEST_CASE("all colours of text can be read on every ground they are written on") {
  for (const Theme theme : {Theme::Light, Theme::Dark}) {
    const Palette& p = palette(theme);
    for (const Ink ground : {Ink::Paper, Ink::Surface, Ink::Sunk}) {
      for (const Ink text : {Ink::Text, Ink::Quiet, Ink::Accent}) {
        const std::string what = std::string(css_name(text)) + " on " + std::string(css_name(ground));
        check_contrast(theme, p.ink(text), p.ink(ground), kTextContrast, what);
      }
    }
    check_contrast(theme, p.ink(Ink::OnAccent), p.ink(Ink::Accent), kTextContrast, "on-accent on accent");
    check_contrast(theme, p.ink(Ink::Text), p.ink(Ink::AccentGround), kTextContrast, "text on accent-ground");
    check_contrast(theme, p.ink(Ink::Quiet), p.ink(Ink::AccentGround), kTextContrast,
                   "quiet on accent-ground");
    check_contrast(theme, p.ink(Ink::Text), p.ink(Ink::Hit), kTextContrast, "text on hit");
  }
}

TEST_CASE("the colours of the shapes can be read as text and seen as marks") {
  for (const Theme theme : {Theme::Light, Theme::Dark}) {
    for (std::size_t i = 0; i < kShapeCount; ++i) {
      const Palette& p = palette(theme);
      const std::string shape(name(static_cast<Shape>(i)));
      check_contrast(theme, p.shapes[i], p.ink(Ink::Paper), kTextContrast, shape + " on paper");
      check_contrast(theme, p.shapes[i], p.ink(Ink::Surface), kTextContrast, shape + " on surface");
      check_contrast(theme, p.shapes[i], p.ink(Ink::AccentGround), kGraphicsContrast,
                     shape + " on accent-ground");
    }
  }
}

TEST_CASE("the style sheet gets one property per ink and shape, in six digits") {
  const std::string css = css_variables(Theme::Light);
  CHECK(css.find("--paper:#fafaf7;\n") == 0);
  CHECK(css.find("--accent-ground:#e9eefa;\n") != std::string::npos);
  CHECK(css.find("--shape-stage:#a12a66;\n") != std::string::npos);
  std::size_t lines = 0;
  for (const char c : css) lines += c == '\n' ? 1 : 0;
  CHECK(lines == kInkCount + kShapeCount);
}

TEST_CASE("the themes differ in every colour of their grounds and texts") {
  for (std::size_t i = 0; i < kInkCount; ++i) {
    CHECK(palette(Theme::Light).inks[i] != palette(Theme::Dark).inks[i]);
  }
}

TEST_CASE("colours of the reader's system take the place of the theme's, the others stay") {
  const Palette own = palette_with(Theme::Dark, "paper:#000000;shape-topic:#ffff00;text:#ffffff");
  CHECK(own.ink(Ink::Paper) == 0x000000);
  CHECK(own.ink(Ink::Text) == 0xFFFFFF);
  CHECK(own.shape(Shape::Topic) == 0xFFFF00);
  CHECK(own.ink(Ink::Quiet) == palette(Theme::Dark).ink(Ink::Quiet));
}

TEST_CASE("what is no colour changes nothing") {
  const Palette own =
      palette_with(Theme::Light, "paper:;text:#12345;quiet:#12345g;accent:red;no-such:#000000;:;;");
  CHECK(own.inks == palette(Theme::Light).inks);
  CHECK(own.shapes == palette(Theme::Light).shapes);
}

TEST_CASE("a theme's own declarations give the theme again") {
  std::string declarations = css_variables(Theme::Dark);
  std::erase(declarations, '\n');
  std::string plain;
  for (std::size_t at = 0; at < declarations.size(); ++at) {
    const bool start = at == 0 || declarations[at - 1] == ';';
    if (start) at += 2;  // the dashes
    if (at < declarations.size()) plain += declarations[at];
  }
  CHECK(palette_with(Theme::Light, plain).inks == palette(Theme::Dark).inks);
  CHECK(palette_with(Theme::Light, plain).shapes == palette(Theme::Dark).shapes);
}

TEST_CASE("with more contrast faint lines are stronger, nothing appears or becomes see-through") {
  const Palette own = palette_with(Theme::Light, "text:#000000");
  CHECK(drawn_opacity(own, 0) == 0);
  CHECK(drawn_opacity(own, 1) == 1);
  CHECK(drawn_opacity(own, 0.16F) == doctest::Approx(0.28));
  CHECK(drawn_opacity(palette(Theme::Light), 0.16F) == 0.16F);
}

}  // namespace
}  // namespace atlas
