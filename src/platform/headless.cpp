// See headless.hpp. Texture requests are answered the way a renderer would, because the font atlas waits
// for them. Source: examples/example_null of Dear ImGui.
#include "platform/headless.hpp"

#include "core/text_measure.hpp"

#include <algorithm>
#include <utility>

namespace atlas {
namespace {

constexpr double kFrameMs = 16;
constexpr ImTextureID kSomeTexture = 1;

void grant_textures() {
  for (ImTextureData* const texture : ImGui::GetPlatformIO().Textures) {
    if (texture->Status == ImTextureStatus_WantCreate) texture->SetTexID(kSomeTexture);
    if (texture->Status == ImTextureStatus_WantCreate || texture->Status == ImTextureStatus_WantUpdates) {
      texture->SetStatus(ImTextureStatus_OK);
    }
    if (texture->Status == ImTextureStatus_WantDestroy && texture->UnusedFrames > 0) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    }
  }
}

}  // namespace

void BoxGlyphs::rasterise(std::string_view cluster, Face /*face*/, float size, float /*halo_px*/,
                          GlyphBitmap& out) {
  ++rasterised_;
  const EstimatedMeasure measure;
  out.advance = measure.width_px(cluster, TypeStyle::Label13) * size / 13;
  out.width = cluster == " " ? 0 : std::max(1, static_cast<int>(out.advance));
  out.height = cluster == " " ? 0 : std::max(1, static_cast<int>(size * 0.8F));
  out.left = 0;
  out.top = static_cast<float>(out.height);
  out.coloured = false;
  out.rgba.assign(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height) * 4, 255);
}

HeadlessScreen::HeadlessScreen(Catalog catalog, Strings strings, const AppStart& start) {
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  MapLayout layout = layout_of(catalog);
  app_ = std::make_unique<App>(std::move(catalog), std::move(layout), std::move(strings),
                               FontSource{&glyphs_, {}});
  app_->start(start);
  while (!app_->prepared()) app_->work();
}

HeadlessScreen::~HeadlessScreen() {
  for (ImTextureData* const texture : ImGui::GetPlatformIO().Textures) {
    if (texture->RefCount != 1) continue;
    texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(ImTextureStatus_Destroyed);
  }
  ImGui::DestroyContext();
}

FrameResult HeadlessScreen::frame() {
  now_ms_ += kFrameMs;
  ImGui::GetIO().DeltaTime = static_cast<float>(kFrameMs / 1000);
  const FrameResult result = app_->frame(now_ms_, 1, false);
  if (result.drawn) {
    vertices_ =
        ImGui::GetDrawData()->TotalVtxCount + static_cast<int>(app_->picture().triangles().vertices.size());
    grant_textures();
  }
  return result;
}

int HeadlessScreen::settle(int limit) {
  int frames = 0;
  FrameResult result = frame();
  while (++frames < limit && result.wake_ms >= 0) {
    now_ms_ += std::max(0.0, result.wake_ms - kFrameMs);
    result = frame();
  }
  return frames;
}

void HeadlessScreen::move(Vec2 point) {
  ImGui::GetIO().AddMousePosEvent(point.x, point.y);
  app_->input_arrived();
  frame();
}

void HeadlessScreen::press(Vec2 point) {
  move(point);
  ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, true);
  app_->input_arrived();
  frame();
}

void HeadlessScreen::release(Vec2 point) {
  move(point);
  ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, false);
  app_->input_arrived();
  frame();
}

void HeadlessScreen::click(Vec2 point) {
  press(point);
  release(point);
  settle();
}

}  // namespace atlas
