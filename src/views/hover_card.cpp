// See hover_card.hpp.
#include "views/hover_card.hpp"

#include "core/label_text.hpp"
#include "views/theme.hpp"

#include <imgui.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace atlas {
namespace {

constexpr double kDelayMs = 300;
constexpr float kWidth = 280;
constexpr float kPadding = 12;
constexpr float kTitleLine = 20;
constexpr float kSmallLine = 17;
constexpr float kGap = 10;

/// Authors of a resource, or a remark that none is stated.
std::string authors_of(const HoverCardInput& input, NodeId node) {
  std::string names;
  for (const Neighbour& neighbour : input.catalog.neighbours(node)) {
    if (!neighbour.outgoing || input.catalog.edge(neighbour.edge).relation != Relation::By) continue;
    const std::string& title = input.catalog.node(neighbour.node).title;
    if (names.find(title) == std::string::npos) names += (names.empty() ? "" : ", ") + title;
  }
  if (names.empty()) names = input.strings.text("card.no_author", input.state.lang);
  return names;
}

std::string details_of(const HoverCardInput& input, NodeId id) {
  const Node& node = input.catalog.node(id);
  const KindInfo& kind = info(node.kind);
  std::string details(input.state.lang == Lang::Zh ? kind.zh : kind.en);
  if (kind.resource) details += "  |  " + authors_of(input, id);
  if (const std::string host = host_of(node.url); !host.empty()) details += "  |  " + host;
  return details;
}

std::vector<CardLine> compose_lines(const HoverCardInput& input, NodeId id) {
  const Node& node = input.catalog.node(id);
  std::vector<CardLine> lines;
  append_card_text(lines, node.title, {{}, TypeStyle::ComponentSmall13, Ink::Text}, 4, input.paint.measure);
  append_card_text(lines, details_of(input, id), {{}, TypeStyle::Small12, Ink::Quiet}, 2,
                   input.paint.measure);
  const std::string_view summary = node.summary.pick(input.state.lang);
  if (!summary.empty())
    append_card_text(lines, summary, {{}, TypeStyle::Small12, Ink::Text}, 3, input.paint.measure);
  return lines;
}

float height_of(const std::vector<CardLine>& lines) {
  float height = 2 * kPadding - 4;
  for (const CardLine& line : lines) height += line.style == TypeStyle::Small12 ? kSmallLine : kTitleLine;
  return height;
}

/// Right of the mark, or left where there is no room; inside the free part of the viewport.
Vec2 place_card(const AppState& state, const Rect& anchor, Vec2 size) {
  const Vec2 viewport = state.camera.viewport_px;
  float x = anchor.max_x + kGap;
  if (x + size.x > viewport.x - state.insets.right - 8) x = anchor.min_x - kGap - size.x;
  x = std::clamp(x, 8.0F, std::max(8.0F, viewport.x - size.x - 8));
  const float bottom = viewport.y - state.insets.bottom - 8;
  const float y = std::clamp(anchor.centre().y - 20, 8.0F, std::max(8.0F, bottom - size.y));
  return {x, y};
}

}  // namespace

void append_card_text(std::vector<CardLine>& lines, std::string_view text, CardLine like, int max_lines,
                      const TextMeasure& measure) {
  const WrapOptions options{
      .style = like.style, .max_width_px = kWidth - 2 * kPadding, .max_lines = max_lines};
  for (std::string& line : wrap_text(text, options, measure)) {
    like.text = std::move(line);
    lines.push_back(like);
  }
}

void paint_card(const AppState& state, const PaintContext& paint, const Rect& anchor,
                const std::vector<CardLine>& lines) {
  const Vec2 size{kWidth, height_of(lines)};
  const Vec2 at = place_card(state, anchor, size);
  ImDrawList& out = *ImGui::GetForegroundDrawList();
  const ImVec2 low(at.x, at.y);
  const ImVec2 high(at.x + size.x, at.y + size.y);
  out.AddRectFilled({low.x, low.y + 2}, {high.x, high.y + 3}, packed({Ink::Text, 0.10F}, paint.colours), 9);
  out.AddRectFilled(low, high, packed({Ink::Surface, 1}, paint.colours), 8);
  out.AddRect(low, high, packed({Ink::Border, 1}, paint.colours), 8);
  float y = at.y + kPadding - 2;
  for (const CardLine& line : lines) {
    const bool small = line.style == TypeStyle::Small12;
    TextPrimitive text;
    text.origin = {at.x + kPadding, y + (small ? 13.0F : 15.0F)};
    text.text = line.text;
    text.style = line.style;
    text.paint = {line.ink, 1};
    text.halo = false;
    paint_text(text, paint, out, {0, 0});
    y += small ? kSmallLine : kTitleLine;
  }
}

void draw_hover_card(const HoverCardInput& input, double now_ms, ViewState& view_state) {
  const bool by_keys = input.has_keyboard && input.state.focused.valid() && !input.state.hovered.valid();
  const NodeId id = by_keys ? input.state.focused : input.state.hovered;
  view_state.card_visible = false;
  if (!id.valid() || id == input.state.selected || view_state.pressed) return;
  const double rested_ms = now_ms - view_state.hover_since_ms;
  if (rested_ms < kDelayMs && !by_keys) {
    view_state.wake_after_ms = kDelayMs - rested_ms;
    return;
  }
  const auto area = std::find_if(input.scene.areas.begin(), input.scene.areas.end(),
                                 [id](const HitArea& candidate) { return candidate.node == id; });
  if (area == input.scene.areas.end()) return;
  const std::vector<CardLine> lines = compose_lines(input, id);
  paint_card(input.state, input.paint, area->whole().moved(input.offset_px), lines);
  view_state.card_visible = true;
}

}  // namespace atlas
