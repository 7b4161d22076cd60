// The card beside the mark that the pointer or the keyboard is on: full title, kind, author, site. It never
// takes the pointer.
#pragma once

#include "core/catalog.hpp"
#include "core/scene.hpp"
#include "core/state.hpp"
#include "core/strings.hpp"
#include "views/paint_scene.hpp"
#include "views/view_state.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace atlas {

struct HoverCardInput {
  const Catalog& catalog;
  const Strings& strings;
  const AppState& state;
  const Scene& scene;
  Vec2 offset_px{};  ///< where the scene's origin is in the view
  const PaintContext& paint;
  bool has_keyboard = true;  ///< else the focused node is nobody's
};

/// One line of a card.
struct CardLine {
  std::string text;
  TypeStyle style = TypeStyle::Small12;
  Ink ink = Ink::Text;
};

/// Adds `text` set like `like` in at most `max_lines` lines of a card's width.
void append_card_text(std::vector<CardLine>& lines, std::string_view text, CardLine like, int max_lines,
                      const TextMeasure& measure);

/// Paints a card beside `anchor`, inside the part of the view that nothing covers.
void paint_card(const AppState& state, const PaintContext& paint, const Rect& anchor,
                const std::vector<CardLine>& lines);

void draw_hover_card(const HoverCardInput& input, double now_ms, ViewState& view_state);

}  // namespace atlas
