// The legend at the bottom left: kinds with their marks and counts, and what the lines mean. A kind of
// resource can be clicked to filter by it.
#pragma once

#include "core/action.hpp"
#include "core/catalog.hpp"
#include "core/state.hpp"
#include "core/strings.hpp"
#include "views/paint_scene.hpp"
#include "views/view_state.hpp"

#include <array>
#include <vector>

namespace atlas {

struct LegendInput {
  const Catalog& catalog;
  const Strings& strings;
  const AppState& state;
  const PaintContext& paint;
};

/// How many nodes a shape stands for: resources only, where its kinds are resources. O(nodes).
[[nodiscard]] std::array<int, kShapeCount> count_shapes(const Catalog& catalog);

void draw_legend(const LegendInput& input, ViewState& view_state, std::vector<Action>& actions);

/// Screen areas in which the map must not put labels.
[[nodiscard]] std::vector<Rect> blocked_by_legend(const AppState& state, const ViewState& view_state);

}  // namespace atlas
