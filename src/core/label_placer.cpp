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
  if (hold == Hold::Firm || hold == Hold::Panel || cover == Cover::Nothing) return false;
  if (cover == Cover::Members) return hold != Hold::QuietMark;
  if (hold == Hold::QuietMark) return true;
  return hold == Hold::QuietCircle && cover == Cover::QuietMarksAndCircles;
}

}  // namespace

LabelPlacer::LabelPlacer(Vec2 viewport_px, float margin_px, float around_px)
    : bounds_(Rect{0, 0, viewport_px.x, viewport_px.y}.grown(-margin_px)),
      whole_(Rect{0, 0, viewport_px.x, viewport_px.y}.grown(around_px)),
      columns_(std::max(1, static_cast<int>(whole_.width() / kCell) + 1)),
      rows_(std::max(1, static_cast<int>(whole_.height() / kCell) + 1)),
      cells_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}

void LabelPlacer::widen() {
  bounds_ = whole_;
  covers_panels_ = true;
}

std::size_t LabelPlacer::cell_index(int x, int y) const {
  return static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(x);
}

LabelPlacer::Cells LabelPlacer::cells_of(const Rect& rect) const {
  return {cell_of(rect.min_x - whole_.min_x, columns_), cell_of(rect.min_y - whole_.min_y, rows_),
          cell_of(rect.max_x - whole_.min_x, columns_), cell_of(rect.max_y - whole_.min_y, rows_)};
}

void LabelPlacer::block(const Rect& rect, Hold hold) {
  if (!rect.overlaps(whole_)) return;
  const auto index = static_cast<std::uint32_t>(areas_.size());
  areas_.push_back({rect, hold});
  const Cells cells = cells_of(rect);
  for (int y = cells.min_y; y <= cells.max_y; ++y) {
    for (int x = cells.min_x; x <= cells.max_x; ++x) cells_[cell_index(x, y)].push_back(index);
  }
}

bool LabelPlacer::is_free(const Rect& rect, float gap_px, Cover cover) const {
  if (rect.min_x < bounds_.min_x || rect.min_y < bounds_.min_y) return false;
  if (rect.max_x > bounds_.max_x || rect.max_y > bounds_.max_y) return false;
  const Rect grown = rect.grown(gap_px);
  const Cells cells = cells_of(grown);
  for (int y = cells.min_y; y <= cells.max_y; ++y) {
    for (int x = cells.min_x; x <= cells.max_x; ++x) {
      for (const std::uint32_t index : cells_[cell_index(x, y)]) {
        const Area& area = areas_[index];
        if (area.hold == Hold::Panel && covers_panels_) continue;
        if (!may_cover(cover, area.hold) && area.rect.overlaps(grown)) return false;
      }
    }
  }
  return true;
}

bool LabelPlacer::has_room(std::span<const LabelSpot> spots, Vec2 size_px, Cover cover) const {
  return std::any_of(spots.begin(), spots.end(), [&](const LabelSpot& spot) {
    return is_free(rect_at(spot, size_px), kBetweenLabels, cover);
  });
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
