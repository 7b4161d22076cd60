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

constexpr GLuint kPlace = 0, kTexturePlace = 1, kColour = 2;

constexpr const char* kVertexSource = R"(#version 300 es
precision highp float;
layout(location = 0) in vec2 place;
layout(location = 1) in vec2 texture_place;
layout(location = 2) in vec4 colour;
uniform vec4 view;
out vec2 at;
out vec4 tint;
void main() {
  at = texture_place;
  tint = colour;
  gl_Position = vec4(place * view.xy + view.zw, 0, 1);
})";

constexpr const char* kFragmentSource = R"(#version 300 es
precision mediump float;
uniform sampler2D letters;
in vec2 at;
in vec4 tint;
layout(location = 0) out vec4 colour;
void main() { colour = tint * texture(letters, at); })";

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

void send_textures() {
  for (ImTextureData* const texture : ImGui::GetPlatformIO().Textures) {
    ATLAS_ASSERT(texture->Format == ImTextureFormat_RGBA32);
    if (texture->Status == ImTextureStatus_WantCreate) create_texture(*texture);
    if (texture->Status == ImTextureStatus_WantUpdates) update_texture(*texture);
    if (texture->Status == ImTextureStatus_WantDestroy && texture->UnusedFrames > 0) drop_texture(*texture);
  }
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

void draw_triangles(ImTextureID texture, std::uint32_t first_index, std::uint32_t count) {
  glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(texture));
  glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(count), GL_UNSIGNED_SHORT,
                 reinterpret_cast<const void*>(first_index * sizeof(ImDrawIdx)));
}

void send_mesh(std::span<const ImDrawVert> vertices, std::span<const ImDrawIdx> indices, GLenum usage) {
  const auto send = [usage](GLenum target, const auto& values) {
    glBufferData(target, static_cast<GLsizeiptr>(values.size_bytes()), values.data(), usage);
  };
  send(GL_ARRAY_BUFFER, vertices);
  send(GL_ELEMENT_ARRAY_BUFFER, indices);
}

template <class T>
std::span<const T> span_of(const ImVector<T>& values) {
  return {values.Data, static_cast<std::size_t>(values.Size)};
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

void WebRenderer::make() {
  program_ = linked(kVertexSource, kFragmentSource);
  view_ = glGetUniformLocation(program_, "view");
  kept_ = make_mesh();
  streamed_ = make_mesh();
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

void WebRenderer::draw(const WebFrame& frame) {
  if (program_ == 0) make();
  send_textures();
  if (!frame.minimap.runs.empty() && minimap_.revision != frame.minimap.revision) {
    sent_ = 0;
    send(frame.minimap);
    bake(frame.minimap, minimap_, {1, 1});
    sent_ = 0;
  }
  draw_picture(frame);
  draw_windows(frame);
}

void WebRenderer::send(const WebPicture& picture) {
  bind(kept_);
  if (sent_ != picture.revision) send_mesh(picture.vertices, picture.indices, GL_STATIC_DRAW);
  sent_ = picture.revision;
}

void WebRenderer::draw_runs(const WebPicture& picture, Vec2 origin_px, Vec2 size_px) {
  glUseProgram(program_);
  glEnable(GL_BLEND);
  const Vec2 scale{2 / size_px.x, -2 / size_px.y};
  glUniform4f(view_, scale.x, scale.y, origin_px.x * scale.x - 1, origin_px.y * scale.y + 1);
  for (const WebRun& run : picture.runs) {
    count_from(run.first_vertex);
    draw_triangles(run.texture.GetTexID(), run.first_index, run.index_count);
  }
}

void WebRenderer::bake(const WebPicture& picture, Baked& baked, Vec2 stretch) {
  const Rect& bounds = picture.bounds_px;
  const float density = picture.density;
  const int width = device_px(bounds.width(), density);
  const int height = device_px(bounds.height(), density);
  if (baked.texture == 0) {
    glGenFramebuffers(1, &baked.framebuffer);
    baked.texture = make_texture();
  }
  glBindFramebuffer(GL_FRAMEBUFFER, baked.framebuffer);
  if (baked.width != width || baked.height != height) {
    glBindTexture(GL_TEXTURE_2D, baked.texture);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, baked.texture, 0);
    baked.width = width;
    baked.height = height;
  }
  glViewport(0, 0, width, height);
  clear_to(picture.ground);
  const Vec2 size_px{static_cast<float>(width) / density * stretch.x,
                     static_cast<float>(height) / density * stretch.y};
  draw_runs(picture, Vec2{-bounds.min_x * stretch.x, -bounds.min_y * stretch.y}, size_px);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  baked.revision = picture.revision;
}

void WebRenderer::draw_picture(const WebFrame& frame) {
  const WebPicture& picture = frame.picture;
  const int height = device_px(frame.viewport_px.y, frame.density);
  const int width = device_px(frame.viewport_px.x, frame.density);
  const auto target = [width, height] { glViewport(0, 0, width, height); };
  const bool moves = picture.bounds_px.min_x < 0;  // it was made to be drawn again
  if (picture.runs.empty() || (sent_ != picture.revision && !moves)) {
    target();
    clear_to(frame.paper);
    if (picture.runs.empty()) return;
    send(picture);
    return draw_runs(picture, picture.offset_px, frame.viewport_px);
  }
  send(picture);
  if (picture_.revision != picture.revision) {
    // CSS pixels are not exactly device pixels: stretched as the view is, it is the same to the last bit.
    bake(picture, picture_,
         {frame.viewport_px.x * frame.density / static_cast<float>(width),
          frame.viewport_px.y * frame.density / static_cast<float>(height)});
  }
  // Rows of a texture count from below.
  const auto whole = [&frame](float px) { return static_cast<int>(std::floor(px * frame.density + 0.5F)); };
  const int left = whole(-picture.bounds_px.min_x - picture.offset_px.x);
  const int above = whole(-picture.bounds_px.min_y - picture.offset_px.y);
  const int below = picture_.height - height - above;
  // A browser clears the canvas at the first command after it was shown, but not at a copy: what was copied
  // would be gone at the next command.
  target();
  clear_to(frame.paper);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, picture_.framebuffer);
  glBlitFramebuffer(left, below, left + width, below + height, 0, 0, width, height, GL_COLOR_BUFFER_BIT,
                    GL_NEAREST);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, 0);
}

void WebRenderer::draw_windows(const WebFrame& frame) {
  const ImDrawData& windows = frame.windows;
  if (windows.TotalIdxCount == 0) return;
  bind(streamed_);
  glUseProgram(program_);
  glUniform4f(view_, 2 / frame.viewport_px.x, -2 / frame.viewport_px.y, -1, 1);
  glEnable(GL_BLEND);
  glEnable(GL_SCISSOR_TEST);
  for (const ImDrawList* const list : windows.CmdLists) {
    if (list->IdxBuffer.empty()) continue;
    send_mesh(span_of(list->VtxBuffer), span_of(list->IdxBuffer), GL_STREAM_DRAW);
    for (const ImDrawCmd& command : list->CmdBuffer) {
      if (command.ElemCount == 0 || !clip_to(command.ClipRect, windows)) continue;
      const ImTextureID texture = command.GetTexID();
      count_from(command.VtxOffset);
      draw_triangles(texture == frame.minimap_texture ? minimap_.texture : texture, command.IdxOffset,
                     command.ElemCount);
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
