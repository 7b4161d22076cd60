// The three faces of the map (regular, semibold, halo) and measuring with them. The faces are made by
// the platform; here they are only used.
#pragma once

#include "core/text_measure.hpp"
#include "views/glyph_text.hpp"

#include <imgui.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace atlas {

struct Fonts {
  ImFont* regular = nullptr;
  ImFont* semibold = nullptr;
  ImFont* halo = nullptr;  ///< the regular face stroked 4 px wide; nullptr: no halo is drawn
};

[[nodiscard]] ImFont* face_of(const Fonts& fonts, TypeStyle style);

/// Measures with the faces and meters how many new glyphs a frame may rasterise, because the browser
/// needs about 0.1 to 0.5 ms for each. Text over the budget is measured by estimate and is "cold": it is
/// left out of this frame and drawn in a later one.
class FontMeasure final : public TextMeasure {
 public:
  FontMeasure(const Fonts& fonts, ClusterTable& clusters) : fonts_(fonts), clusters_(clusters) {}

  /// Starts a frame in which at most `glyphs` new glyphs may be rasterised.
  void begin_frame(int glyphs);
  /// False when something asked for since begin_frame() was over the budget.
  [[nodiscard]] bool complete() const override { return complete_; }
  /// Forgets everything measured; for a change of pixel ratio or language.
  void reset();

  [[nodiscard]] float width_px(std::string_view text, TypeStyle style) const override;
  /// True when all glyphs of `text` are rasterised, in the halo face too.
  [[nodiscard]] bool warm(std::string_view text, TypeStyle style) const;
  /// What to hand to ImGui for `text`.
  [[nodiscard]] std::string glyph_text(std::string_view text) const { return clusters_.glyph_text(text); }

 private:
  struct Measured {
    float width_px = 0;
    bool warm = false;
  };
  const Measured& measured(std::string_view text, TypeStyle style) const;
  [[nodiscard]] int cold_glyphs(std::string_view glyph_text, TypeStyle style) const;

  const Fonts& fonts_;
  ClusterTable& clusters_;
  EstimatedMeasure estimate_;
  mutable int budget_ = 0;
  mutable bool complete_ = true;
  mutable std::unordered_map<std::string, Measured> widths_;  // key: style digit + text
  mutable std::unordered_set<std::uint64_t> known_glyphs_;    // style << 32 | code point
};

}  // namespace atlas
