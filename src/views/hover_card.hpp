// The card beside a hovered mark: full title, kind, author, site. It never takes the pointer.
#pragma once

#include "core/catalog.hpp"
#include "core/scene.hpp"
#include "core/state.hpp"
#include "core/strings.hpp"
#include "views/paint_scene.hpp"
#include "views/view_state.hpp"

namespace atlas {

struct HoverCardInput {
  const Catalog& catalog;
  const Strings& strings;
  const AppState& state;
  const Scene& scene;
  const PaintContext& paint;
};

void draw_hover_card(const HoverCardInput& input, double now_ms, ViewState& view_state);

}  // namespace atlas
