// Draws with WebGL2: a picture that stays on the GPU and only moves, and over it ImGui's windows, which are
// sent anew each frame. A picture that is drawn a second time is drawn into a texture first: from then on a
// frame copies pixels, whatever the picture is made of; and a frame that is shown already is not drawn.
// Nothing is asked back from WebGL: each question would wait for the GPU.
#pragma once

#include "core/geometry.hpp"
#include "core/instance.hpp"
#include "core/palette.hpp"
#include "platform/web_shown_frame.hpp"

#include <imgui.h>

#include <array>
#include <cstdint>
#include <span>

namespace atlas {

/// Triangles that somebody else keeps. Without runs it is empty; clip rectangles of runs mean nothing.
struct WebPicture {
  std::span<const ImDrawVert> vertices;
  std::span<const ImDrawIdx> indices;
  std::span<const ImDrawCmd> runs;
  std::span<const Instance> instances;             ///< where runs are drawn; a run without triangles is discs
  std::span<const std::uint32_t> first_instances;  ///< of each run, and in the end the number of instances
  Vec2 offset_px{};                                ///< where its origin is in the view
  Rect bounds_px{};                                ///< the part of it that is wanted
  Rgb ground = 0;                                  ///< behind it, opaque
  float density = 1;                               ///< device pixels per CSS pixel that it was painted for
  std::uint64_t revision = 0;                      ///< another number for another picture, never 0
};

/// What a frame consists of, from back to front.
struct WebFrame {
  const WebPicture& picture;
  const WebPicture& minimap;
  ImTextureID minimap_texture;  ///< the windows' name for it
  const ImDrawData& windows;
  Vec2 viewport_px{};
  float density = 1;
  Rgb paper = 0;
};

class WebRenderer {
 public:
  /// Tells ImGui what this renderer can do.
  static void announce(ImGuiIO& io);

  /// Hands the shaders to WebGL, which compiles them while the program does something else; else the first
  /// draw() does and waits. Needs a current WebGL2 context.
  void begin();
  /// Draws into the canvas's framebuffer, unless it shows this frame already. Needs a current ImGui context
  /// and WebGL2 context.
  void draw(const WebFrame& frame);
  /// The canvas may have been emptied: the next draw() draws.
  void repaint() { shown_.forget(); }
  /// The GL context is gone and everything on the GPU with it; the next draw() makes all anew.
  void forget();

 private:
  /// Triangles on the GPU.
  struct Mesh {
    std::uint32_t array = 0, vertices = 0, indices = 0;
  };
  /// A picture on the GPU: its triangles, and itself as pixels.
  struct Kept {
    Mesh mesh;
    std::uint32_t instances = 0;
    std::uint64_t sent = 0;  // revision of the picture whose triangles these are
    std::uint32_t framebuffer = 0, texture = 0;
    int width = 0, height = 0;
    std::uint64_t baked = 0;  // revision of the picture that the pixels show
  };
  /// Shaders, and where they take what is the same for a whole run.
  struct Program {
    std::uint32_t name = 0;
    int view = -1, density = -1;
  };
  void make();
  static Mesh make_mesh();
  static void bind(const Mesh& mesh);
  static void send(const WebPicture& picture, Kept& kept);
  static void use(const Program& program, Vec2 origin_px, Vec2 size_px);
  /// The picture's runs, which are sent, where `origin_px` says, on a target of this size in CSS pixels.
  void draw_runs(const WebPicture& picture, const Kept& kept, Vec2 origin_px, Vec2 size_px);
  /// `stretch`: CSS pixels of the view over device pixels by density; nearly 1.
  void bake(const WebPicture& picture, Kept& kept, Vec2 stretch);
  void draw_picture(const WebFrame& frame);
  /// From its pixels to a canvas of `size` device pixels.
  void copy_picture(const WebPicture& picture, float density, std::array<int, 2> size);
  void draw_windows(const WebFrame& frame);

  Program triangles_, discs_;
  Kept picture_, minimap_;
  Mesh windows_;
  ShownFrame shown_;
};

}  // namespace atlas
