// A screen that is not there: runs the app's frames with ImGui but without GPU, browser or fonts, so that
// tests can click, drag and count.
#pragma once

#include "app.hpp"
#include "core/glyph_source.hpp"

#include <imgui.h>

#include <memory>

namespace atlas {

/// Glyphs as plain boxes of the estimated width.
class BoxGlyphs final : public GlyphSource {
 public:
  void rasterise(std::string_view cluster, Face face, float size, float halo_px, GlyphBitmap& out) override;
  [[nodiscard]] int rasterised() const { return rasterised_; }

 private:
  int rasterised_ = 0;
};

/// Owns an ImGui context and an app drawing into it.
class HeadlessScreen {
 public:
  HeadlessScreen(Catalog catalog, Strings strings, const AppStart& start);
  HeadlessScreen(const HeadlessScreen&) = delete;
  HeadlessScreen& operator=(const HeadlessScreen&) = delete;
  ~HeadlessScreen();

  [[nodiscard]] App& app() { return *app_; }
  [[nodiscard]] const BoxGlyphs& glyphs() const { return glyphs_; }
  [[nodiscard]] double now_ms() const { return now_ms_; }

  /// One frame 16 ms after the last; textures that ImGui asks for are granted.
  FrameResult frame();
  /// Frames until nothing is pending, at most `limit`. Returns how many ran.
  int settle(int limit = 200);
  /// Lets time pass without a frame.
  void wait(double ms) { now_ms_ += ms; }

  void move(Vec2 point);
  void press(Vec2 point);
  void release(Vec2 point);
  void click(Vec2 point);

  /// Vertices of the last drawn frame.
  [[nodiscard]] int vertices() const { return vertices_; }

 private:
  BoxGlyphs glyphs_;
  std::unique_ptr<App> app_;
  double now_ms_ = 1000;
  int vertices_ = 0;
};

}  // namespace atlas
