// Connects a GlyphSource to Dear ImGui as a custom font loader, so that labels are drawn with the
// reader's own fonts and no font file is downloaded.
#pragma once

#include "core/glyph_source.hpp"
#include "views/fonts.hpp"
#include "views/glyph_text.hpp"

#include <imgui.h>

#include <array>
#include <string_view>

namespace atlas {

/// Owns what the loader needs; must outlive the ImGui context whose fonts it made.
class CanvasFonts {
 public:
  CanvasFonts(GlyphSource& source, const ClusterTable& clusters) : source_(source), clusters_(clusters) {}

  /// Adds the three faces to `atlas`. Call once per ImGui context.
  [[nodiscard]] Fonts add_to(ImFontAtlas& atlas);

  struct FaceContext {
    GlyphSource* source = nullptr;
    const ClusterTable* clusters = nullptr;
    Face face = Face::Regular;
    GlyphBitmap bitmap;  ///< reused between glyphs
  };

 private:
  GlyphSource& source_;
  const ClusterTable& clusters_;
  std::array<FaceContext, 3> contexts_;
};

/// One face for all styles from an OpenType file, which must stay valid. There is no halo.
[[nodiscard]] Fonts fonts_from_file(ImFontAtlas& atlas, std::string_view font_file);

}  // namespace atlas
