// Areas are listed in square cells of the screen; what lies outside the view is listed in the border cells.
#include "core/label_placer.hpp"

#include <algorithm>

namespace atlas {
namespace {

constexpr float kCell = 48.0F;
constexpr float kBetweenLabels = 3.0F;

int cell_of(float coordinate, int count) {
  return std::clamp(static_cast<int>(std::clamp(coordinate, -1.0F, 1e6F) / kCell), 0, count - 1);
}

bool may_cover(Cover cover, Hold hold) {
  if (hold == Hold::Firm || cover == Cover::Nothing) return false;
  if (cover == Cover::Members) return hold != Hold::QuietMark;
  if (hold == Hold::QuietMark) return true;
  return hold == Hold::QuietCircle && cover == Cover::QuietMarksAndCircles;
}

}  // namespace

LabelPlacer::LabelPlacer(Vec2 viewport_px, float margin_px)
    : viewport_px_(viewport_px),
      margin_px_(margin_px),
      columns_(std::max(1, static_cast<int>(viewport_px.x / kCell) + 1)),
      rows_(std::max(1, static_cast<int>(viewport_px.y / kCell) + 1)),
      cells_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}

std::size_t LabelPlacer::cell_index(int x, int y) const {
  return static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(x);
}

void LabelPlacer::block(const Rect& rect, Hold hold) {
  if (!rect.overlaps({0, 0, viewport_px_.x, viewport_px_.y})) return;
  const auto index = static_cast<std::uint32_t>(areas_.size());
  areas_.push_back({rect, hold});
  for (int y = cell_of(rect.min_y, rows_); y <= cell_of(rect.max_y, rows_); ++y) {
    for (int x = cell_of(rect.min_x, columns_); x <= cell_of(rect.max_x, columns_); ++x) {
      cells_[cell_index(x, y)].push_back(index);
    }
  }
}

bool LabelPlacer::is_free(const Rect& rect, float gap_px, Cover cover) const {
  if (rect.min_x < margin_px_ || rect.min_y < margin_px_) return false;
  if (rect.max_x > viewport_px_.x - margin_px_ || rect.max_y > viewport_px_.y - margin_px_) return false;
  const Rect grown = rect.grown(gap_px);
  for (int y = cell_of(grown.min_y, rows_); y <= cell_of(grown.max_y, rows_); ++y) {
    for (int x = cell_of(grown.min_x, columns_); x <= cell_of(grown.max_x, columns_); ++x) {
      for (const std::uint32_t index : cells_[cell_index(x, y)]) {
        const Area& area = areas_[index];
        if (!may_cover(cover, area.hold) && area.rect.overlaps(grown)) return false;
      }
    }
  }
  return true;
}

std::optional<Rect> LabelPlacer::place(std::span<const LabelSpot> spots, Vec2 size_px, Cover cover) {
  for (const LabelSpot& spot : spots) {
    const Rect rect = rect_at(spot, size_px);
    if (!is_free(rect, kBetweenLabels, cover)) continue;
    block(rect);
    return rect;
  }
  return std::nullopt;
}

Rect rect_at(const LabelSpot& spot, Vec2 size_px) {
  const float x = spot.point.x - size_px.x * spot.align;
  const float y = spot.point.y - size_px.y * spot.rise;
  return {x, y, x + size_px.x, y + size_px.y};
}

Vec2 text_size(std::span<const std::string> lines, TypeStyle style, const TextMeasure& measure) {
  Vec2 size{0, line_height_px(style) * static_cast<float>(lines.size())};
  for (const std::string& line : lines) size.x = std::max(size.x, measure.width_px(line, style));
  return size;
}

}  // namespace atlas
