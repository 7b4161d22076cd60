// Draws with WebGL2: a picture that stays on the GPU and only moves, and over it ImGui's windows, which are
// sent anew each frame. A picture that is drawn a second time is drawn into a texture first: from then on a
// frame copies pixels, whatever the picture is made of; and a frame that is shown already is not drawn.
// Nothing is asked back from WebGL: each question would wait for the GPU.
#pragma once

#include "core/geometry.hpp"
#include "core/palette.hpp"
#include "platform/web_shown_frame.hpp"

#include <imgui.h>

#include <array>
#include <cstdint>
#include <span>

namespace atlas {

/// Triangles that somebody else keeps. Clip rectangles of runs mean nothing.
struct WebTriangles {
  std::span<const ImDrawVert> vertices;
  std::span<const ImDrawIdx> indices;
  std::span<const ImDrawCmd> runs;
};

/// What is drawn again while only its place changes. Without runs of triangles it is empty.
struct WebPicture {
  WebTriangles triangles;
  WebTriangles sheet;          ///< what the picture's texture of its own shows, see WebFrame
  float sheet_side_px = 0;     ///< side of the square that the sheet is
  Vec2 offset_px{};            ///< where its origin is in the view
  Rect bounds_px{};            ///< the part of it that is wanted
  Rgb ground = 0;              ///< behind it, opaque
  float density = 1;           ///< device pixels per CSS pixel that it was painted for
  std::uint64_t revision = 0;  ///< another number for another picture, never 0
};

/// What a frame consists of, from back to front.
struct WebFrame {
  const WebPicture& picture;
  const WebPicture& minimap;
  ImTextureID minimap_texture;  ///< the windows' name for it
  ImTextureID sheet_texture;    ///< each picture's name for a square on which its sheet is drawn
  const ImDrawData& windows;
  Vec2 viewport_px{};
  float density = 1;
  Rgb paper = 0;
};

class WebRenderer {
 public:
  /// Tells ImGui what this renderer can do.
  static void announce(ImGuiIO& io);

  /// Has WebGL compile what draws while the program does something else; else the first draw() does and
  /// waits. Needs a current WebGL2 context.
  void begin();
  /// Sends what the first frame will need and is there before it: letters, and the minimap unless it is
  /// empty. Needs what draw() needs.
  void prepare(const WebPicture& minimap, ImTextureID sheet_texture);
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
  /// Pixels on the GPU that can be drawn on.
  struct Target {
    std::uint32_t framebuffer = 0, texture = 0;
    int width = 0, height = 0;
  };
  /// A picture on the GPU: its triangles, its sheet, and itself as pixels.
  struct Kept {
    Mesh mesh;
    Target sheet, pixels;
    std::uint64_t sent = 0;   // revision of the picture whose triangles and sheet these are
    std::uint64_t baked = 0;  // revision of the picture that the pixels show
  };
  static Mesh make_mesh();
  static void bind(const Mesh& mesh);
  static void draw_on(Target& target, int width, int height);
  void rehearse();
  void send(const WebPicture& picture, Kept& kept, ImTextureID sheet_texture);
  void use_program(Vec2 origin_px, Vec2 size_px);
  /// Whether the textures of what follows have their colours times their opacity.
  void expect_premultiplied(bool premultiplied);
  /// Runs, which are bound, on what is drawn on.
  void draw_runs(std::span<const ImDrawCmd> runs, const Kept& kept, ImTextureID sheet_texture);
  /// `stretch`: CSS pixels of the view over device pixels by density; nearly 1.
  void bake(const WebPicture& picture, Kept& kept, ImTextureID sheet_texture, Vec2 stretch);
  void bake_minimap(const WebPicture& minimap, ImTextureID sheet_texture);
  void draw_picture(const WebFrame& frame);
  /// From its pixels to a canvas of `size` device pixels.
  void copy_picture(const WebPicture& picture, float density, std::array<int, 2> size);
  void draw_windows(const WebFrame& frame);

  std::uint32_t program_ = 0;
  Mesh sheet_mesh_;  // of whichever picture was sent last
  Kept picture_, minimap_;
  Mesh windows_;
  ShownFrame shown_;
};

}  // namespace atlas
