// The minimap at the bottom right: the whole map with the visible part framed; click or drag to go there.
#pragma once

#include "core/action.hpp"
#include "core/catalog.hpp"
#include "core/layout.hpp"
#include "core/map_index.hpp"
#include "core/state.hpp"
#include "views/kept_picture.hpp"
#include "views/paint_scene.hpp"
#include "views/view_state.hpp"

#include <vector>

namespace atlas {

struct MinimapInput {
  const Catalog& catalog;
  const MapLayout& layout;
  const MapIndex& index;
  const AppState& state;
  const PaintContext& paint;
  KeptPicture& ground;  ///< all but the frame, painted again when it has changed; shown as kMinimapTexture
};

void draw_minimap(const MinimapInput& input, ViewState& view_state, std::vector<Action>& actions);

/// Screen areas in which the map must not put labels.
[[nodiscard]] std::vector<Rect> blocked_by_minimap(const AppState& state, const ViewState& view_state);

}  // namespace atlas
