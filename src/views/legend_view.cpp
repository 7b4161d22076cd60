// See legend_view.hpp. Sizes from the design pictures: 16 px from the edges, beside the zoom buttons,
// which belong to the page.
#include "views/legend_view.hpp"

#include "views/theme.hpp"

#include <imgui.h>

#include <algorithm>
#include <string>

namespace atlas {
namespace {

constexpr float kMargin = 16;
constexpr float kZoomButtonsWidth = 32;
constexpr float kZoomButtonsHeight = 131;
constexpr float kGap = 8;
constexpr float kLeft = kMargin + kZoomButtonsWidth + kGap;
constexpr float kHeaderHeight = 24;
constexpr float kRowHeight = 24;
constexpr float kPadding = 12;
constexpr std::size_t kColumns = 5;
constexpr int kRows = 2;
constexpr float kMarkRoom = 22;  // of a mark and the gap behind it
constexpr float kCountGap = 6;
constexpr float kColumnGap = 20;
constexpr float kOpenHeight = kHeaderHeight + kRows * kRowHeight + 12;
constexpr float kFoldedWidth = 64;
constexpr float kFoldedHeight = 32;
// Below this width the open legend would touch the minimap.
constexpr float kMinimumMapWidth = 760;

std::string key_of(Shape shape) { return "legend." + std::string(name(shape)); }

bool shown(const AppState& state) { return !state.compact; }

bool open(const AppState& state, const ViewState& view_state) {
  return view_state.legend_open && state.camera.viewport_px.x >= kMinimumMapWidth;
}

Rect area(const AppState& state, const ViewState& view_state) {
  const bool is_open = open(state, view_state);
  const float height = is_open ? kOpenHeight : kFoldedHeight;
  const float bottom = state.camera.viewport_px.y - state.insets.bottom - kMargin;
  return {kLeft, bottom - height, kLeft + (is_open ? view_state.legend_width_px : kFoldedWidth), bottom};
}

struct Pen {
  const LegendInput& input;
  ImDrawList& out;

  float text(Vec2 baseline, std::string_view words, Ink ink) const {
    TextPrimitive primitive;
    primitive.origin = baseline;
    primitive.text = words;
    primitive.style = TypeStyle::Small12;
    primitive.paint = {ink, 1};
    primitive.halo = false;
    paint_text(primitive, input.paint, out, {0, 0});
    return input.paint.measure.width_px(words, TypeStyle::Small12);
  }

  [[nodiscard]] std::string_view word(std::string_view key) const {
    return input.strings.text(key, input.state.lang);
  }
};

/// A line sample and its name, right-aligned at `right`; returns the new right end.
float draw_line_sample(const Pen& pen, float right, float baseline, std::string_view key,
                       const CurvePrimitive& style) {
  const std::string_view words = pen.word(key);
  const float width = pen.input.paint.measure.width_px(words, TypeStyle::Small12);
  pen.text({right - width, baseline}, words, Ink::Quiet);
  const float x = right - width - 6 - 24;
  const float y = baseline - 4;
  CurvePrimitive line = style;
  line.points = {Vec2{x, y}, Vec2{x + 8, y}, Vec2{x + 16, y}, Vec2{x + 24, y}};
  Scene scene;
  scene.primitives.emplace_back(line);
  paint_scene(scene, pen.input.paint, pen.out, {0, 0});
  return x - 16;
}

void draw_header(const Pen& pen, const Rect& rect) {
  const float baseline = rect.min_y + 18;
  pen.text({rect.min_x + kPadding, baseline}, pen.word("legend.title"), Ink::Quiet);
  float right = rect.max_x - kPadding - 20;
  CurvePrimitive line;
  line.paint = {Ink::Accent, 1};
  line.width_px = 3;
  right = draw_line_sample(pen, right, baseline, "legend.flow", line);
  line.paint = {Ink::Quiet, 1};
  line.width_px = 1;
  line.dashed = true;
  right = draw_line_sample(pen, right, baseline, "legend.inferred", line);
  line.dashed = false;
  draw_line_sample(pen, right, baseline, "legend.stated", line);
}

void draw_chevron(const Pen& pen, Vec2 centre) {
  const ImU32 colour = packed({Ink::Quiet, 1}, pen.input.paint.colours);
  pen.out.AddPolyline(std::array{ImVec2(centre.x - 4, centre.y - 2), ImVec2(centre.x, centre.y + 2),
                                 ImVec2(centre.x + 4, centre.y - 2)}
                          .data(),
                      3, colour, ImDrawFlags_None, 1.5F);
}

bool filters_by(const AppState& state, Shape shape) {
  const auto& chosen = state.filters.of(Facet::Kind);
  return std::find(chosen.begin(), chosen.end(), name(shape)) != chosen.end();
}

void draw_item(const Pen& pen, Vec2 at, Shape shape, int count) {
  MarkPrimitive mark;
  mark.centre = {at.x + 8, at.y + kRowHeight / 2};
  mark.shape = shape;
  mark.size_px = 12;
  mark.stroke = {shape, 1};
  mark.fill = {filters_by(pen.input.state, shape) ? Ink::AccentGround : Ink::Surface, 1};
  paint_mark(mark, pen.input.paint, pen.out);
  const float x = at.x + kMarkRoom;
  const float width = pen.text({x, at.y + 16}, pen.word(key_of(shape)), Ink::Text);
  pen.text({x + width + kCountGap, at.y + 16}, std::to_string(count), Ink::Quiet);
}

bool is_resource_shape(Shape shape) {
  const auto all = kinds();
  return std::any_of(all.begin(), all.end(),
                     [shape](const KindInfo& k) { return k.shape == shape && k.resource; });
}

/// Left ends of the columns and, last, the right end: each column as wide as its widest item needs.
std::array<float, kColumns + 1> column_ends(const LegendInput& input,
                                            const std::array<int, kShapeCount>& counts) {
  std::array<float, kColumns + 1> ends{};
  for (std::size_t column = 0; column < kColumns; ++column) {
    float widest = 0;
    for (std::size_t i = column; i < kShapeCount; i += kColumns) {
      const std::string_view words = input.strings.text(key_of(static_cast<Shape>(i)), input.state.lang);
      const TextMeasure& measure = input.paint.measure;
      const float item = measure.width_px(words, TypeStyle::Small12) +
                         measure.width_px(std::to_string(counts[i]), TypeStyle::Small12);
      widest = std::max(widest, item);
    }
    ends[column + 1] = ends[column] + kMarkRoom + widest + kCountGap + kColumnGap;
  }
  return ends;
}

void draw_items(const Pen& pen, const Rect& rect, std::vector<Action>& actions) {
  const std::array<int, kShapeCount> counts = count_shapes(pen.input.catalog);
  const std::array<float, kColumns + 1> ends = column_ends(pen.input, counts);
  for (std::size_t i = 0; i < kShapeCount; ++i) {
    const auto shape = static_cast<Shape>(i);
    const std::size_t column = i % kColumns;
    const std::size_t row = i / kColumns;
    const float width = ends[column + 1] - ends[column] - kColumnGap + 8;
    const Vec2 at{rect.min_x + kPadding + ends[column],
                  rect.min_y + kHeaderHeight + 4 + kRowHeight * static_cast<float>(row)};
    if (is_resource_shape(shape)) {
      ImGui::SetCursorScreenPos({at.x - 4, at.y});
      ImGui::PushID(static_cast<int>(i));
      if (ImGui::InvisibleButton("kind", {width, kRowHeight})) {
        actions.emplace_back(action::ToggleFilter{Facet::Kind, std::string(name(shape))});
      }
      if (ImGui::IsItemHovered() || filters_by(pen.input.state, shape)) {
        pen.out.AddRectFilled({at.x - 4, at.y}, {at.x - 4 + width, at.y + kRowHeight},
                              packed({Ink::AccentGround, 1}, pen.input.paint.colours), 4);
      }
      ImGui::PopID();
    }
    draw_item(pen, at, shape, counts[i]);
  }
}

void draw_open(const Pen& pen, const Rect& rect, ViewState& view_state, std::vector<Action>& actions) {
  draw_header(pen, rect);
  draw_chevron(pen, {rect.max_x - kPadding - 4, rect.min_y + 14});
  ImGui::SetCursorScreenPos({rect.max_x - kHeaderHeight - 4, rect.min_y + 2});
  if (ImGui::InvisibleButton("fold", {kHeaderHeight, kHeaderHeight})) view_state.legend_open = false;
  draw_items(pen, rect, actions);
}

}  // namespace

std::array<int, kShapeCount> count_shapes(const Catalog& catalog) {
  std::array<int, kShapeCount> counts{};
  for (const Node& node : catalog.nodes()) {
    const KindInfo& kind = info(node.kind);
    if (kind.resource || !is_resource_shape(kind.shape)) ++counts[static_cast<std::size_t>(kind.shape)];
  }
  return counts;
}

void draw_legend(const LegendInput& input, ViewState& view_state, std::vector<Action>& actions) {
  if (!shown(input.state)) return;
  view_state.legend_width_px =
      2 * kPadding + column_ends(input, count_shapes(input.catalog)).back() - kColumnGap;
  const Rect rect = area(input.state, view_state);
  ImGui::SetNextWindowPos({rect.min_x, rect.min_y});
  ImGui::SetNextWindowSize({rect.width(), rect.height()});
  constexpr ImGuiWindowFlags kFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                      ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav;
  ImGui::Begin("legend", nullptr, kFlags);
  const Pen pen{input, *ImGui::GetWindowDrawList()};
  if (open(input.state, view_state)) {
    draw_open(pen, rect, view_state, actions);
  } else {
    ImGui::SetCursorScreenPos({rect.min_x, rect.min_y});
    if (ImGui::InvisibleButton("unfold", {rect.width(), rect.height()})) view_state.legend_open = true;
    const std::string_view words = pen.word("legend.title");
    const float width = input.paint.measure.width_px(words, TypeStyle::Small12);
    pen.text({rect.centre().x - width / 2, rect.min_y + 20}, words, Ink::Quiet);
  }
  ImGui::End();
}

namespace {

/// On a phone the page lays its zoom buttons at the right edge and the legend's button at the left.
std::vector<Rect> blocked_by_phone_buttons(float viewport_width, float bottom) {
  constexpr float kStackWidth = 68;
  constexpr float kStackHeight = 235;
  constexpr float kLegendButton = 60;
  return {{viewport_width - kStackWidth, bottom - kStackHeight, viewport_width, bottom + kMargin},
          {0, bottom - kLegendButton, kLegendButton, bottom + kMargin}};
}

}  // namespace

std::vector<Rect> blocked_by_legend(const AppState& state, const ViewState& view_state) {
  const float bottom = state.camera.viewport_px.y - state.insets.bottom - kMargin;
  if (state.compact && state.view == View::Focus) return {};  // the page leaves its buttons out there
  if (state.compact) return blocked_by_phone_buttons(state.camera.viewport_px.x, bottom);
  if (state.view != View::Map) return {};
  const Rect zoom{kMargin, bottom - kZoomButtonsHeight, kMargin + kZoomButtonsWidth, bottom};
  return {area(state, view_state), zoom};
}

}  // namespace atlas
