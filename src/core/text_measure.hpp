// Measuring text without knowing the renderer: the canvas measures with its glyph atlas, the static
// pages with an estimate.
#pragma once

#include "core/scene.hpp"

#include <string_view>

namespace atlas {

/// Answers how wide one line of UTF-8 text is, in CSS pixels.
class TextMeasure {
 public:
  TextMeasure() = default;
  TextMeasure(const TextMeasure&) = delete;
  TextMeasure& operator=(const TextMeasure&) = delete;
  virtual ~TextMeasure() = default;
  [[nodiscard]] virtual float width_px(std::string_view text, TypeStyle style) const = 0;
  /// False when a text was only estimated, as there was no time for it: it will have another width.
  [[nodiscard]] virtual bool complete() const { return true; }
};

/// An estimate that needs no font: a full em for Chinese, typical advances for Latin letters,
/// rounded up so that text set by it never runs out of its room in common system fonts.
class EstimatedMeasure final : public TextMeasure {
 public:
  [[nodiscard]] float width_px(std::string_view text, TypeStyle style) const override;
};

}  // namespace atlas
