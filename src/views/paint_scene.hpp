// Paints a Scene with ImGui's draw list.
#pragma once

#include "core/palette.hpp"
#include "core/scene.hpp"
#include "views/fonts.hpp"

#include <imgui.h>

namespace atlas {

struct PaintContext {
  const Palette& colours;
  const Fonts& fonts;
  const FontMeasure& measure;
  float density = 1;  ///< device pixels per CSS pixel: smooth edges are one device pixel wide
};

/// Paints all primitives in order, moved by `offset_px`. Text whose glyphs are not rasterised yet is left
/// out; FontMeasure::complete() tells.
void paint_scene(const Scene& scene, const PaintContext& context, ImDrawList& out, Vec2 offset_px);

/// Paints one of them.
void paint_primitive(const Primitive& primitive, const PaintContext& context, ImDrawList& out,
                     Vec2 offset_px);

/// Paints one kind mark on its own, for legends and cards.
void paint_mark(const MarkPrimitive& mark, const PaintContext& context, ImDrawList& out);

/// Paints one line of text with its baseline's left end at `text.origin`.
void paint_text(const TextPrimitive& text, const PaintContext& context, ImDrawList& out, Vec2 offset_px);

}  // namespace atlas
