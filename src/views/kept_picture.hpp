// A scene as triangles, painted once and drawn again at every place it is moved to: while a map is dragged,
// nothing is composed, painted or sent to the GPU a second time.
#pragma once

#include "core/geometry.hpp"
#include "core/instance.hpp"
#include "core/scene.hpp"
#include "views/paint_instanced.hpp"
#include "views/paint_scene.hpp"

#include <imgui.h>

#include <cstdint>
#include <span>
#include <vector>

namespace atlas {

/// Stands for the minimap's kept picture where ImGui's windows name a texture.
inline constexpr ImTextureID kMinimapTexture = ~ImTextureID{0};

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
  [[nodiscard]] bool empty() const { return runs_.empty(); }
  /// Changes with each painting, never 0.
  [[nodiscard]] std::uint64_t revision() const { return revision_; }
  [[nodiscard]] const Rect& bounds_px() const { return bounds_px_; }
  [[nodiscard]] Rgb ground() const { return ground_; }
  [[nodiscard]] float density() const { return density_; }
  [[nodiscard]] std::span<const ImDrawVert> vertices() const { return {vertices_.begin(), vertices_.end()}; }
  [[nodiscard]] std::span<const ImDrawIdx> indices() const { return {indices_.begin(), indices_.end()}; }
  /// Texture and range of each run of triangles; their clip rectangles mean nothing.
  [[nodiscard]] std::span<const ImDrawCmd> runs() const { return runs_; }
  /// Run i is drawn at each of the instances from first_instances()[i] to before first_instances()[i + 1]; a
  /// run without triangles is these discs.
  [[nodiscard]] std::span<const Instance> instances() const { return instances_; }
  [[nodiscard]] std::span<const std::uint32_t> first_instances() const { return first_instances_; }

 private:
  using Commands = std::span<const ImDrawCmd>;
  void add_run(const ImDrawCmd& run, std::span<const Instance> instances);
  void add_triangles(Commands commands, std::uint32_t first_index, std::uint32_t end_index,
                     std::span<const Instance> instances);
  void cut_into_runs(Commands commands, std::span<const InstancedStretch> stretches);

  ImVector<ImDrawVert> vertices_;
  ImVector<ImDrawIdx> indices_;
  std::vector<ImDrawCmd> runs_;
  std::vector<Instance> instances_;
  std::vector<std::uint32_t> first_instances_;
  Rect bounds_px_{};
  Rgb ground_ = 0;
  std::uint64_t revision_ = 1;
  int font_texture_ = -1;
  float density_ = 0;
  Palette colours_{};
};

}  // namespace atlas
