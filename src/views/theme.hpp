// Colours and spacing for ImGui, all from the palette. Nothing else in the views names a colour.
#pragma once

#include "core/palette.hpp"
#include "core/scene.hpp"

#include <imgui.h>

namespace atlas {

/// Packs a palette colour with an opacity of 0..1.
[[nodiscard]] ImU32 packed(Rgb rgb, float opacity);

/// Resolves a paint's meaning.
[[nodiscard]] ImU32 packed(const Paint& paint, const Palette& colours);

/// Sets ImGui's style: flat surfaces, one hairline, corners of 8 px, spacing in steps of 4 px.
void apply_style(ImGuiStyle& style, const Palette& colours);

}  // namespace atlas
