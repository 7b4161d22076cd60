// See walk_frame.hpp.
#include "core/walk_frame.hpp"

#include "core/label_text.hpp"

#include <algorithm>

namespace atlas {
namespace {

constexpr float kAscent = 0.82F;  // of a line of text, in its size
constexpr float kDescent = 0.25F;
constexpr float kLineGap = 4;
constexpr float kTextGap = 1;
constexpr float kTitledColumn = 52;  // from this width on, a column has room for a title

TextPrimitive text_run(const WalkFrame& frame, Vec2 baseline, std::string_view text, const WalkType& type) {
  TextPrimitive run;
  run.width_px = frame.width_of(text, type.style);
  run.origin = {baseline.x - run.width_px * type.anchor, baseline.y};
  run.text = text;
  run.style = type.style;
  run.paint = type.paint;
  run.halo = type.halo;
  run.anchor = type.anchor;
  return run;
}

}  // namespace

WalkFrame::WalkFrame(const WalkInput& given, const WalkLayout& laid_out)
    : input(given),
      walk(given.walk),
      layout(laid_out),
      columns(laid_out.columns),
      lanes(laid_out.lanes),
      vertical(given.style.vertical),
      rank(given.walk.steps.size(), 0) {
  trunk = lane_with_role(walk, LaneRole::Trunk);
  int place = 0;
  for (const int number : step_sequence(walk, input.place.order))
    rank.at(static_cast<std::size_t>(number) - 1) = ++place;
}

Rect WalkFrame::box(WalkSpan along, WalkSpan across) const {
  const Vec2 low = at(along.from, across.from);
  const Vec2 high = at(along.to, across.to);
  return {low.x, low.y, high.x, high.y};
}

Rect WalkFrame::plot() const {
  return vertical ? box({layout.head_px, layout.length_px}, lanes.all)
                  : box({layout.label_px, layout.length_px}, lanes.all);
}

bool WalkFrame::is_dense() const {
  if (vertical) return input.place.zoom == WalkZoom::All || columns.first == 0;
  return columns.first == 0 ||
         columns.plot.size() / static_cast<float>(columns.last - columns.first + 1) < kTitledColumn;
}

Vec2 WalkFrame::mark_size(int number) const {
  if (is_large(number)) return vertical ? Vec2{42, 36} : Vec2{44, 36};
  if (!is_dense()) return {26, 24};
  const float digits = width_of(std::to_string(number), TypeStyle::SmallBold12);
  const float room = vertical ? 24.0F : columns.step[static_cast<std::size_t>(number) - 1].size() - 1;
  return {std::clamp(room, std::max(17.0F, digits + 3), 22.0F), 20};
}

float WalkFrame::mark_reach(int number) const {
  const Vec2 size = mark_size(number);
  return (vertical ? size.x : size.y) / 2;
}

float WalkFrame::write_shift(int number) const {
  const WalkStep& writing = step(number);
  const bool both = writing.kind == StepKind::Write && !writing.watches.empty();
  if (!both || trunk == WalkStep::kNoLane || writing.lane == trunk) return 0;
  if (writing.to != WalkStep::kNoLane && writing.to != trunk) return 0;
  return is_large(number) ? 9.0F : 5.0F;
}

Tense WalkFrame::tense(int number) const {
  const int now = input.place.step;
  if (now < 1 || now > static_cast<int>(rank.size())) return Tense::Now;
  const int mine = rank[static_cast<std::size_t>(number) - 1];
  const int other = rank[static_cast<std::size_t>(now) - 1];
  return mine == other ? Tense::Now : (mine < other ? Tense::Past : Tense::Later);
}

float WalkFrame::opacity(int number) const {
  const Tense when = tense(number);
  if (when == Tense::Now) return 1;
  if (input.place.zoom == WalkZoom::Step) return when == Tense::Past ? 0.62F : 0.46F;
  return when == Tense::Past ? 0.9F : 0.6F;
}

void WalkFrame::line(Vec2 from, Vec2 to, Paint paint, float width_px, bool dashed) {
  CurvePrimitive curve;
  curve.points = {from, from, to, to};
  curve.paint = paint;
  curve.width_px = width_px;
  curve.dashed = dashed;
  out.emplace_back(curve);
}

void WalkFrame::fill(const Rect& rect, Paint paint, float corner_px) {
  BoxPrimitive box_drawn;
  box_drawn.rect = rect;
  box_drawn.corner_px = corner_px;
  box_drawn.fill = paint;
  out.emplace_back(box_drawn);
}

void WalkFrame::words(Vec2 baseline, std::string_view text, const WalkType& type) {
  out.emplace_back(text_run(*this, baseline, text, type));
}

bool WalkFrame::is_free(const Rect& rect, const Rect& bounds, int owner) const {
  if (rect.min_x < bounds.min_x || rect.max_x > bounds.max_x) return false;
  if (rect.min_y < bounds.min_y || rect.max_y > bounds.max_y) return false;
  const Rect grown = rect.grown(kTextGap);
  for (const Area& area : taken_) {
    if ((owner == 0 || area.owner != owner) && area.rect.overlaps(grown)) return false;
  }
  return true;
}

Vec2 WalkFrame::size_of(const WalkText& text) const {
  Vec2 size{0, size_px(text.style) * (kAscent + kDescent)};
  for (const std::string& one : text.lines) size.x = std::max(size.x, width_of(one, text.style));
  if (text.lines.size() > 1)
    size.y += static_cast<float>(text.lines.size() - 1) * (size_px(text.style) + kLineGap);
  return size;
}

Rect WalkFrame::place(const WalkText& text, std::span<const LabelSpot> spots, const Rect& bounds, int owner) {
  const Vec2 size = size_of(text);
  for (const LabelSpot& spot : spots) {
    const Rect rect = rect_at(spot, size);
    if (size.x <= 0 || !is_free(rect, bounds, owner)) continue;
    take(rect);
    float baseline = rect.min_y + size_px(text.style) * kAscent;
    for (const std::string& one : text.lines) {
      const Vec2 at_px{rect.min_x + size.x * spot.align, baseline};
      texts.emplace_back(text_run(*this, at_px, one, {text.style, text.paint, spot.align, text.halo}));
      baseline += size_px(text.style) + kLineGap;
    }
    return rect;
  }
  return {};
}

float widest_word(const WalkFrame& frame, std::string_view text, TypeStyle style) {
  float widest = 0;
  std::size_t start = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const bool inside =
        at < text.size() && text[at] > ' ' && text[at] < 0x7F && text[at] != '|' && text[at] != '-';
    if (inside) continue;
    if (at > start) widest = std::max(widest, frame.width_of(text.substr(start, at - start), style));
    start = at + 1;
  }
  return widest;
}

std::vector<std::string> wrapped(const WalkFrame& frame, std::string_view text, TypeStyle style,
                                 float width_px, int max_lines) {
  std::vector<std::string> lines;
  while (!text.empty() && static_cast<int>(lines.size()) < max_lines) {
    const std::size_t bar = text.find('|');
    const int left = max_lines - static_cast<int>(lines.size());
    for (std::string& line : wrap_text(text.substr(0, bar), {style, width_px, left}, frame.input.measure)) {
      lines.push_back(std::move(line));
    }
    text = bar == std::string_view::npos ? std::string_view{} : text.substr(bar + 1);
  }
  if (!text.empty() && !lines.empty()) lines.back() += "…";  // there was more
  return lines;
}

}  // namespace atlas
