// See theme.hpp.
#include "views/theme.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

namespace atlas {
namespace {

ImVec4 as_vec4(Rgb rgb, float opacity) { return ImGui::ColorConvertU32ToFloat4(packed(rgb, opacity)); }

}  // namespace

ImU32 packed(Rgb rgb, float opacity) {
  const float clamped = std::clamp(opacity, 0.0F, 1.0F);
  return IM_COL32((rgb >> 16U) & 0xFFU, (rgb >> 8U) & 0xFFU, rgb & 0xFFU,
                  static_cast<int>(std::lround(clamped * 255.0F)));
}

ImU32 packed(const Paint& paint, const Palette& colours) {
  const Ink* const ink = std::get_if<Ink>(&paint.role);
  const Rgb rgb = ink != nullptr ? colours.ink(*ink) : colours.shape(*std::get_if<Shape>(&paint.role));
  return packed(rgb, drawn_opacity(colours, paint.opacity));
}

void apply_style(ImGuiStyle& style, const Palette& colours) {
  style = ImGuiStyle{};
  style.WindowRounding = 8;
  style.FrameRounding = 8;
  style.WindowBorderSize = 1;
  style.WindowPadding = {12, 8};
  style.ItemSpacing = {8, 4};
  style.FramePadding = {8, 4};
  style.CircleTessellationMaxError = 0.08F;  // CSS pixels: round at a pixel ratio of 3 too
  style.CurveTessellationTol = 0.4F;
  style.AntiAliasedLinesUseTex = false;  // textured lines blur at fractional pixel ratios
  for (ImVec4& colour : style.Colors) colour = {0, 0, 0, 0};
  style.Colors[ImGuiCol_Text] = as_vec4(colours.ink(Ink::Text), 1);
  style.Colors[ImGuiCol_TextDisabled] = as_vec4(colours.ink(Ink::Quiet), 1);
  style.Colors[ImGuiCol_WindowBg] = as_vec4(colours.ink(Ink::Surface), 1);
  style.Colors[ImGuiCol_PopupBg] = as_vec4(colours.ink(Ink::Surface), 1);
  style.Colors[ImGuiCol_Border] = as_vec4(colours.ink(Ink::Hairline), 1);
  style.Colors[ImGuiCol_Separator] = as_vec4(colours.ink(Ink::Hairline), 1);
  style.Colors[ImGuiCol_HeaderHovered] = as_vec4(colours.ink(Ink::AccentGround), 1);
  style.Colors[ImGuiCol_ButtonHovered] = as_vec4(colours.ink(Ink::AccentGround), 1);
}

}  // namespace atlas
