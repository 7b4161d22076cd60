// What the parts of label placement share: the occupied screen, and what has been placed so far. The
// order of the parts, which is the order of importance, is in map_labels.cpp.
#pragma once

#include "core/label_placer.hpp"
#include "core/label_text.hpp"
#include "core/map_frame.hpp"

#include <string>
#include <vector>

namespace atlas {

struct Labeller {
  const MapFrame& frame;
  LabelPlacer placer;
  MapLabels result;

  [[nodiscard]] const TextMeasure& measure() const { return frame.input.measure; }
  [[nodiscard]] Lang lang() const { return frame.input.style.lang; }
  /// Keeps a label that found its place.
  void accept(PlacedLabel label);
  [[nodiscard]] bool has_label(NodeId id) const { return result.rect_of[id.index].width() > 0; }
};

/// How the lines of a label are set in its rectangle.
struct LinesStyle {
  TypeStyle type = TypeStyle::Label13;
  Paint paint;
  float align = 0;  ///< 0 left, 0.5 middle, 1 right
};

/// One way to set a title: width, lines, and what it may cover.
struct Attempt {
  float max_width_px;
  int max_lines;
  Cover cover;
};

inline constexpr float kTitleWidth = 196.0F;

[[nodiscard]] TextPrimitive run_of(std::string text, TypeStyle style, Paint paint,
                                   const TextMeasure& measure);
[[nodiscard]] std::vector<TextPrimitive> set_lines(const std::vector<std::string>& lines, const Rect& rect,
                                                   const LinesStyle& style, const TextMeasure& measure);
/// True for marks in the column beside a component.
[[nodiscard]] bool is_fan(const MapFrame& frame, NodeId id);
/// Distance from a fan's mark to its title: after the column of the fan's authors, the same for all its
/// marks.
[[nodiscard]] float fan_offset(const MapFrame& frame, NodeId id, float side);
[[nodiscard]] std::vector<LabelSpot> spots_beside(Vec2 at, float right, float left, bool right_first);
/// The eight spots round a circle or mark, the preferred one first.
[[nodiscard]] std::vector<LabelSpot> spots_around(const NodeView& view, LabelSide preferred);

enum class LitPart { First, Rest };
/// Titles of what is lit. First: the selection, hits and fans, which come before the names of topics.
void place_lit(Labeller& labeller, LitPart part);
void place_topic_labels(Labeller& labeller);
void place_author_labels(Labeller& labeller, LitPart part);
void place_quiet_resources(Labeller& labeller);

}  // namespace atlas
