// See web_renderer.hpp. Vertices are ImGui's: place, texture coordinates, colour. No state is saved and
// restored as in the renderer that comes with ImGui: nobody else draws here, and reading state back took nine
// tenths of a frame.
#include "platform/web_renderer.hpp"

#include "core/assert.hpp"

#include <GLES3/gl3.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace atlas {
namespace {

static_assert(sizeof(ImDrawIdx) == 2);

// The last two are one value for all vertices of a draw. As uniforms they would need the program's answer
// where they are, which waits until the GPU has come to it.
constexpr GLuint kPlace = 0, kTexturePlace = 1, kColour = 2, kView = 3, kPremultiplied = 4;

constexpr const char* kVertexSource = R"(#version 300 es
precision highp float;
layout(location = 0) in vec2 place;
layout(location = 1) in vec2 texture_place;
layout(location = 2) in vec4 colour;
layout(location = 3) in vec4 view;
layout(location = 4) in float premultiplied;
out vec2 at;
out vec4 tint;
flat out float opaque;
void main() {
  at = texture_place;
  tint = colour;
  opaque = premultiplied;
  gl_Position = vec4(place * view.xy + view.zw, 0, 1);
})";

// Pixels that were drawn already have their colour times their opacity, letters have not.
constexpr const char* kFragmentSource = R"(#version 300 es
precision mediump float;
uniform sampler2D pixels;
in vec2 at;
in vec4 tint;
flat in float opaque;
layout(location = 0) out vec4 colour;
void main() {
  colour = tint * texture(pixels, at);
  colour.rgb *= mix(colour.a, 1., opaque);
})";

GLuint compiled(GLenum type, const char* source) {
  const GLuint shader = glCreateShader(type);
  glShaderSource(shader, 1, &source, nullptr);
  glCompileShader(shader);
  return shader;
}

GLuint linked(const char* vertex_source, const char* fragment_source) {
  const GLuint program = glCreateProgram();
  for (const GLuint shader :
       {compiled(GL_VERTEX_SHADER, vertex_source), compiled(GL_FRAGMENT_SHADER, fragment_source)}) {
    glAttachShader(program, shader);
    glDeleteShader(shader);
  }
  glLinkProgram(program);
  return program;
}

int device_px(float px, float density) { return static_cast<int>(px * density + 0.5F); }

void clear_to(Rgb colour) {
  const auto channel = [colour](unsigned shift) {
    return static_cast<float>((colour >> shift) & 0xFFU) / 255.0F;
  };
  glClearColor(channel(16), channel(8), channel(0), 1);
  glClear(GL_COLOR_BUFFER_BIT);
}

GLuint make_texture() {
  GLuint name = 0;
  glGenTextures(1, &name);
  glBindTexture(GL_TEXTURE_2D, name);
  for (const GLenum filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER}) {
    glTexParameteri(GL_TEXTURE_2D, filter, GL_LINEAR);
  }
  for (const GLenum wrap : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T}) {
    glTexParameteri(GL_TEXTURE_2D, wrap, GL_CLAMP_TO_EDGE);
  }
  return name;
}

void create_texture(ImTextureData& texture) {
  const GLuint name = make_texture();
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, texture.Width, texture.Height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
               texture.GetPixels());
  texture.SetTexID(name);
  texture.SetStatus(ImTextureStatus_OK);
}

void update_texture(ImTextureData& texture) {
  glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(texture.TexID));
  glPixelStorei(GL_UNPACK_ROW_LENGTH, texture.Width);
  for (const ImTextureRect& part : texture.Updates) {
    glTexSubImage2D(GL_TEXTURE_2D, 0, part.x, part.y, part.w, part.h, GL_RGBA, GL_UNSIGNED_BYTE,
                    texture.GetPixelsAt(part.x, part.y));
  }
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  texture.SetStatus(ImTextureStatus_OK);
}

void drop_texture(ImTextureData& texture) {
  const auto name = static_cast<GLuint>(texture.TexID);
  glDeleteTextures(1, &name);
  texture.SetTexID(ImTextureID_Invalid);
  texture.SetStatus(ImTextureStatus_Destroyed);
}

/// True when pixels have changed.
bool send_textures() {
  bool changed = false;
  for (ImTextureData* const texture : ImGui::GetPlatformIO().Textures) {
    ATLAS_ASSERT(texture->Format == ImTextureFormat_RGBA32);
    changed |=
        texture->Status == ImTextureStatus_WantCreate || texture->Status == ImTextureStatus_WantUpdates;
    if (texture->Status == ImTextureStatus_WantCreate) create_texture(*texture);
    if (texture->Status == ImTextureStatus_WantUpdates) update_texture(*texture);
    if (texture->Status == ImTextureStatus_WantDestroy && texture->UnusedFrames > 0) drop_texture(*texture);
  }
  return changed;
}

// Which vertex indices count from is said by the pointers: WebGL2 has no base vertex.
void count_from(std::uint32_t first_vertex) {
  const auto pointer = [first_vertex](std::size_t member) {
    return reinterpret_cast<const void*>(first_vertex * sizeof(ImDrawVert) + member);
  };
  constexpr GLsizei kSize = sizeof(ImDrawVert);
  glVertexAttribPointer(kPlace, 2, GL_FLOAT, GL_FALSE, kSize, pointer(offsetof(ImDrawVert, pos)));
  glVertexAttribPointer(kTexturePlace, 2, GL_FLOAT, GL_FALSE, kSize, pointer(offsetof(ImDrawVert, uv)));
  glVertexAttribPointer(kColour, 4, GL_UNSIGNED_BYTE, GL_TRUE, kSize, pointer(offsetof(ImDrawVert, col)));
}

void draw_triangles(const ImDrawCmd& run, GLuint texture) {
  glBindTexture(GL_TEXTURE_2D, texture);
  glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(run.ElemCount), GL_UNSIGNED_SHORT,
                 reinterpret_cast<const void*>(run.IdxOffset * sizeof(ImDrawIdx)));
}

template <typename Values>
void send_all(GLenum target, const Values& values, GLenum usage) {
  glBufferData(target, static_cast<GLsizeiptr>(values.size_bytes()), values.data(), usage);
}

void send_mesh(const WebTriangles& triangles, GLenum usage) {
  send_all(GL_ARRAY_BUFFER, triangles.vertices, usage);
  send_all(GL_ELEMENT_ARRAY_BUFFER, triangles.indices, usage);
}

/// Lets only a rectangle of CSS pixels be drawn on; false when nothing of it is in view.
bool clip_to(const ImVec4& clip, const ImDrawData& windows) {
  const ImVec2 size = windows.DisplaySize;
  const ImVec2 density = windows.FramebufferScale;
  const float left = std::max(clip.x, 0.0F) * density.x;
  const float right = std::min(clip.z, size.x) * density.x;
  const float top = std::max(clip.y, 0.0F) * density.y;
  const float bottom = std::min(clip.w, size.y) * density.y;
  if (right <= left || bottom <= top) return false;
  const int height = static_cast<int>(size.y * density.y);
  glScissor(static_cast<int>(left), height - static_cast<int>(bottom), static_cast<int>(right - left),
            static_cast<int>(bottom - top));
  return true;
}

}  // namespace

void WebRenderer::announce(ImGuiIO& io) {
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
}

WebRenderer::Mesh WebRenderer::make_mesh() {
  Mesh mesh;
  glGenVertexArrays(1, &mesh.array);
  glGenBuffers(1, &mesh.vertices);
  glGenBuffers(1, &mesh.indices);
  bind(mesh);
  for (const GLuint attribute : {kPlace, kTexturePlace, kColour}) glEnableVertexAttribArray(attribute);
  return mesh;
}

void WebRenderer::bind(const Mesh& mesh) {
  glBindVertexArray(mesh.array);
  glBindBuffer(GL_ARRAY_BUFFER, mesh.vertices);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, mesh.indices);
}

void WebRenderer::begin() {
  program_ = linked(kVertexSource, kFragmentSource);
  for (Mesh* const mesh : {&picture_.mesh, &minimap_.mesh, &sheet_mesh_, &windows_}) *mesh = make_mesh();
  glUseProgram(program_);
  glEnable(GL_BLEND);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  rehearse();
}

// Drivers compile a program when it first draws on a kind of pixels, those of a texture and the canvas's:
// here with a triangle without area.
void WebRenderer::rehearse() {
  constexpr std::array<ImDrawVert, 3> kCorners{};
  constexpr std::array<ImDrawIdx, 3> kOrder{0, 1, 2};
  bind(windows_);
  send_mesh({.vertices = kCorners, .indices = kOrder, .runs = {}}, GL_STREAM_DRAW);
  count_from(0);
  draw_on(minimap_.pixels, 1, 1);
  draw_on(picture_.pixels, 1, 1);
  ImDrawCmd run;
  run.ElemCount = kOrder.size();
  draw_triangles(run, minimap_.pixels.texture);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  draw_triangles(run, minimap_.pixels.texture);
  glFlush();  // else it waits for the commands of the first frame
}

void WebRenderer::prepare(const WebPicture& minimap, ImTextureID sheet_texture) {
  if (program_ == 0) begin();
  static_cast<void>(send_textures());
  bake_minimap(minimap, sheet_texture);
  glFlush();
}

void WebRenderer::draw(const WebFrame& frame) {
  if (program_ == 0) begin();
  const bool new_pixels = send_textures();
  if (!shown_.replace_with(frame) && !new_pixels) return;
  bake_minimap(frame.minimap, frame.sheet_texture);
  draw_picture(frame);
  draw_windows(frame);
}

void WebRenderer::draw_on(Target& target, int width, int height) {
  if (target.texture == 0) {
    glGenFramebuffers(1, &target.framebuffer);
    target.texture = make_texture();
  }
  glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
  glViewport(0, 0, width, height);
  if (target.width == width && target.height == height) return;
  glBindTexture(GL_TEXTURE_2D, target.texture);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, target.texture, 0);
  target.width = width;
  target.height = height;
}

void WebRenderer::send(const WebPicture& picture, Kept& kept, ImTextureID sheet_texture) {
  if (kept.sent != picture.revision && !picture.sheet.runs.empty()) {
    bind(sheet_mesh_);
    send_mesh(picture.sheet, GL_STREAM_DRAW);
    const int side = device_px(picture.sheet_side_px, picture.density);
    draw_on(kept.sheet, side, side);
    glClearColor(0, 0, 0, 0);
    glClear(GL_COLOR_BUFFER_BIT);
    use_program({0, 0}, {picture.sheet_side_px, picture.sheet_side_px});
    draw_runs(picture.sheet.runs, kept, sheet_texture);
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
  }
  bind(kept.mesh);
  if (kept.sent == picture.revision) return;
  send_mesh(picture.triangles, GL_STATIC_DRAW);
  kept.sent = picture.revision;
}

void WebRenderer::use_program(Vec2 origin_px, Vec2 size_px) {
  const Vec2 scale{2 / size_px.x, -2 / size_px.y};
  glVertexAttrib4f(kView, scale.x, scale.y, origin_px.x * scale.x - 1, origin_px.y * scale.y + 1);
}

void WebRenderer::expect_premultiplied(bool premultiplied) {
  glVertexAttrib1f(kPremultiplied, premultiplied ? 1.0F : 0.0F);
}

void WebRenderer::draw_runs(std::span<const ImDrawCmd> runs, const Kept& kept, ImTextureID sheet_texture) {
  for (const ImDrawCmd& run : runs) {
    const bool stamps = run.GetTexID() == sheet_texture;
    expect_premultiplied(stamps);
    count_from(run.VtxOffset);
    draw_triangles(run, stamps ? kept.sheet.texture : static_cast<GLuint>(run.GetTexID()));
  }
}

void WebRenderer::bake_minimap(const WebPicture& minimap, ImTextureID sheet_texture) {
  if (minimap.triangles.runs.empty() || minimap_.baked == minimap.revision) return;
  bake(minimap, minimap_, sheet_texture, {1, 1});
}

void WebRenderer::bake(const WebPicture& picture, Kept& kept, ImTextureID sheet_texture, Vec2 stretch) {
  send(picture, kept, sheet_texture);
  const Rect& bounds = picture.bounds_px;
  const float density = picture.density;
  const int width = device_px(bounds.width(), density);
  const int height = device_px(bounds.height(), density);
  draw_on(kept.pixels, width, height);
  clear_to(picture.ground);
  const Vec2 size_px{static_cast<float>(width) / density * stretch.x,
                     static_cast<float>(height) / density * stretch.y};
  use_program(Vec2{-bounds.min_x * stretch.x, -bounds.min_y * stretch.y}, size_px);
  draw_runs(picture.triangles.runs, kept, sheet_texture);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  kept.baked = picture.revision;
}

void WebRenderer::draw_picture(const WebFrame& frame) {
  const WebPicture& picture = frame.picture;
  const int height = device_px(frame.viewport_px.y, frame.density);
  const int width = device_px(frame.viewport_px.x, frame.density);
  const bool empty = picture.triangles.runs.empty();
  const bool made_to_move = picture.bounds_px.min_x < 0;
  const bool as_pixels = !empty && (made_to_move || picture_.sent == picture.revision);
  if (as_pixels && picture_.baked != picture.revision) {
    // CSS pixels are not exactly device pixels: stretched as the view is, it is the same to the last bit.
    bake(picture, picture_, frame.sheet_texture,
         {frame.viewport_px.x * frame.density / static_cast<float>(width),
          frame.viewport_px.y * frame.density / static_cast<float>(height)});
  }
  if (!empty && !as_pixels) send(picture, picture_, frame.sheet_texture);
  glViewport(0, 0, width, height);
  // Needed under a copy too: a browser clears the canvas at the first command after it was shown, but not at
  // a copy, so that what was copied would be gone at the next command.
  clear_to(frame.paper);
  if (empty) return;
  if (as_pixels) return copy_picture(picture, frame.density, {width, height});
  use_program(picture.offset_px, frame.viewport_px);
  draw_runs(picture.triangles.runs, picture_, frame.sheet_texture);
  glFlush();  // much is drawn, and may be while the program goes on
}

void WebRenderer::copy_picture(const WebPicture& picture, float density, std::array<int, 2> size) {
  const auto whole = [density](float px) { return static_cast<int>(std::floor(px * density + 0.5F)); };
  const int left = whole(-picture.bounds_px.min_x - picture.offset_px.x);
  const int above = whole(-picture.bounds_px.min_y - picture.offset_px.y);
  const int below = picture_.pixels.height - size[1] - above;  // rows of a texture count from below
  glBindFramebuffer(GL_READ_FRAMEBUFFER, picture_.pixels.framebuffer);
  glBlitFramebuffer(left, below, left + size[0], below + size[1], 0, 0, size[0], size[1], GL_COLOR_BUFFER_BIT,
                    GL_NEAREST);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, 0);
}

void WebRenderer::draw_windows(const WebFrame& frame) {
  const ImDrawData& windows = frame.windows;
  if (windows.TotalIdxCount == 0) return;
  bind(windows_);
  use_program({0, 0}, frame.viewport_px);
  expect_premultiplied(false);
  glEnable(GL_SCISSOR_TEST);
  for (const ImDrawList* const list : windows.CmdLists) {
    if (list->IdxBuffer.empty()) continue;
    send_mesh({.vertices = {list->VtxBuffer.begin(), list->VtxBuffer.end()},
               .indices = {list->IdxBuffer.begin(), list->IdxBuffer.end()}},
              GL_STREAM_DRAW);
    for (const ImDrawCmd& command : list->CmdBuffer) {
      if (command.ElemCount == 0 || !clip_to(command.ClipRect, windows)) continue;
      const ImTextureID texture = command.GetTexID();
      count_from(command.VtxOffset);
      const bool minimap = texture == frame.minimap_texture;
      draw_triangles(command, minimap ? minimap_.pixels.texture : static_cast<GLuint>(texture));
    }
  }
  glDisable(GL_SCISSOR_TEST);
}

void WebRenderer::forget() {
  *this = WebRenderer();
  for (ImTextureData* const texture : ImGui::GetPlatformIO().Textures) {
    if (texture->RefCount != 1) continue;
    texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(ImTextureStatus_Destroyed);  // ImGui asks for it again
  }
}

}  // namespace atlas
