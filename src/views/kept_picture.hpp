// A scene as triangles, painted once and drawn again at every place it is moved to: while a map is dragged,
// nothing is composed, painted or sent to the GPU a second time.
#pragma once

#include "core/geometry.hpp"
#include "core/scene.hpp"
#include "views/paint_scene.hpp"
#include "views/paint_stamped.hpp"

#include <imgui.h>

#include <cstdint>
#include <vector>

namespace atlas {

/// Stands for the minimap's kept picture where ImGui's windows name a texture.
inline constexpr ImTextureID kMinimapTexture = ~ImTextureID{0};

/// What was painted. Clip rectangles of runs mean nothing.
struct PaintedTriangles {
  ImVector<ImDrawVert> vertices;
  ImVector<ImDrawIdx> indices;
  std::vector<ImDrawCmd> runs;  ///< a texture and a range of indices each
};

class KeptPicture {
 public:
  /// Replaces the picture by `scene`, of which `bounds_px` is wanted, on an opaque ground. Call inside an
  /// ImGui frame.
  void paint(const Scene& scene, const PaintContext& context, const Rect& bounds_px, Ink ground);
  /// False when the picture must be painted again although the scene is the same: its glyphs have moved to
  /// another texture, or it was painted in other colours or for another density.
  [[nodiscard]] bool is_current(const PaintContext& context) const;
  void clear();

  /// Where the picture's origin is in the view; vertices stay as they were painted.
  Vec2 offset_px{};
  [[nodiscard]] bool empty() const { return picture_.runs.empty(); }
  /// Changes with each painting, never 0.
  [[nodiscard]] std::uint64_t revision() const { return revision_; }
  [[nodiscard]] const Rect& bounds_px() const { return bounds_px_; }
  [[nodiscard]] Rgb ground() const { return ground_; }
  [[nodiscard]] float density() const { return density_; }
  [[nodiscard]] const PaintedTriangles& triangles() const { return picture_; }
  /// What kSheetTexture shows in triangles().
  [[nodiscard]] const PaintedTriangles& sheet() const { return sheet_; }

 private:
  PaintedTriangles picture_, sheet_;
  Rect bounds_px_{};
  Rgb ground_ = 0;
  std::uint64_t revision_ = 1;
  int font_texture_ = -1;
  float density_ = 0;
  Palette colours_{};
};

}  // namespace atlas
