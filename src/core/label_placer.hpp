// Who stands where on the screen: labels are placed one by one, in order of importance, where nothing
// stands yet; what does not fit is not drawn.
#pragma once

#include "core/geometry.hpp"
#include "core/scene.hpp"
#include "core/text_measure.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace atlas {

/// How firmly an area is held: not at all to be covered, a mark that only the name of its own circle may
/// cover, a circle that has stepped back, a mark that has stepped back; a panel that floats over the picture.
enum class Hold : std::uint8_t { Firm, Member, QuietCircle, QuietMark, Panel };

/// What a label may cover when nothing else is free. Members: of a circle, and the circle.
enum class Cover : std::uint8_t { Nothing, QuietMarks, QuietMarksAndCircles, Members };

/// A point from which a label extends: `align` is the part of its width left of the point, `rise` the part
/// of its height above it (0, 0.5 or 1 each).
struct LabelSpot {
  Vec2 point{};
  float align = 0.5F;
  float rise = 0;
};

class LabelPlacer {
 public:
  /// `viewport_px`: labels stay inside it, `margin_px` from its border, until widen() opens `around_px` more
  /// on each side.
  LabelPlacer(Vec2 viewport_px, float margin_px, float around_px = 0);

  /// From here on labels may stand around the view as well, and under panels: what a moving picture brings
  /// into view.
  void widen();
  /// Where labels may stand.
  [[nodiscard]] const Rect& bounds() const { return bounds_; }

  void block(const Rect& rect, Hold hold = Hold::Firm);
  /// True when the rectangle, grown by `gap_px`, is inside the view and holds nothing that may not be
  /// covered.
  [[nodiscard]] bool is_free(const Rect& rect, float gap_px, Cover cover = Cover::Nothing) const;
  /// True when a label of this size would be free at one of the spots; a larger one is free nowhere else.
  [[nodiscard]] bool has_room(std::span<const LabelSpot> spots, Vec2 size_px,
                              Cover cover = Cover::Nothing) const;
  /// The first spot where a label of this size is free; blocks it. O(spots x areas near them).
  std::optional<Rect> place(std::span<const LabelSpot> spots, Vec2 size_px, Cover cover = Cover::Nothing);

 private:
  struct Area {
    Rect rect;
    Hold hold;
  };
  [[nodiscard]] std::size_t cell_index(int x, int y) const;
  /// Cells that a rectangle touches; what lies outside is in the border cells.
  struct Cells {
    int min_x, min_y, max_x, max_y;
  };
  [[nodiscard]] Cells cells_of(const Rect& rect) const;

  Rect bounds_;
  Rect whole_;  // with what widen() opens
  bool covers_panels_ = false;
  int columns_;
  int rows_;
  std::vector<Area> areas_;
  std::vector<std::vector<std::uint32_t>> cells_;
};

/// The rectangle a label of this size takes at a spot.
[[nodiscard]] Rect rect_at(const LabelSpot& spot, Vec2 size_px);

/// Height of one line of a label.
[[nodiscard]] constexpr float line_height_px(TypeStyle style) { return size_px(style) + 5.0F; }

/// Size of a block of lines.
[[nodiscard]] Vec2 text_size(std::span<const std::string> lines, TypeStyle style, const TextMeasure& measure);

}  // namespace atlas
