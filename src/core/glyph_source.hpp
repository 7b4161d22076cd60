// Where glyph pictures come from: the browser's 2D canvas on the page, a drawn box in headless tests.
// Implemented by the platform, used by the views.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace atlas {

/// The three faces that the map uses.
enum class Face : std::uint8_t { Regular, Semibold, Halo };

/// One rasterised glyph. Lengths in raster pixels (CSS pixels times the density).
struct GlyphBitmap {
  int width = 0, height = 0;
  float left = 0;                  ///< from the pen position to the left edge of the bitmap
  float top = 0;                   ///< from the baseline up to the top edge of the bitmap
  float advance = 0;               ///< to the next pen position
  bool coloured = false;           ///< an emoji: keeps its own colours
  std::vector<std::uint8_t> rgba;  ///< width * height * 4, straight alpha
};

class GlyphSource {
 public:
  GlyphSource() = default;
  GlyphSource(const GlyphSource&) = delete;
  GlyphSource& operator=(const GlyphSource&) = delete;
  virtual ~GlyphSource() = default;

  /// Rasterises `cluster` (UTF-8, one visible character) at `size` raster pixels; `halo_px` is the width of
  /// the stroke for Face::Halo. The bitmap is empty for blank characters, and what stands for a missing one
  /// where no font has it.
  virtual void rasterise(std::string_view cluster, Face face, float size, float halo_px,
                         GlyphBitmap& out) = 0;
};

}  // namespace atlas
