// Paints a Scene of which much looks alike: of marks and dots of a kind one is painted on a sheet, which
// becomes a texture, and stands at all their places as two triangles, as letters do.
#pragma once

#include "core/scene.hpp"
#include "views/paint_scene.hpp"

#include <imgui.h>

namespace atlas {

/// Stands for the sheet of the picture that is painted.
inline constexpr ImTextureID kSheetTexture = ~ImTextureID{1};
/// The sheet is a square of so many CSS pixels, whatever is on it: whole device pixels, of which a CSS pixel
/// has `density`.
[[nodiscard]] float sheet_side_px(float density);

/// Paints all primitives in order, but for marks, dots and the grounds of marks with nothing else between
/// them: they may change places, though none goes before the first of another look that came before. They
/// stand on whole device pixels, so that they are as sharp as on the sheet. Looks of which there are few, or
/// which have no room on `sheet`, are painted on `out`. O(primitives x looks between two other primitives, of
/// which at most 32 are told apart).
void paint_stamped(const Scene& scene, const PaintContext& context, ImDrawList& out, ImDrawList& sheet);

}  // namespace atlas
