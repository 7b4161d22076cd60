// Everything the reader sees or has chosen, as one copyable value: a deep link, a test case or a
// screenshot is a state. Written only by update().
#pragma once

#include "core/camera.hpp"
#include "core/catalog.hpp"
#include "core/filter.hpp"
#include "core/layout.hpp"
#include "core/palette.hpp"
#include "core/route.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace atlas {

/// Pixels of the map area that panels or a sheet cover. The camera aims at the free rest.
struct Insets {
  float left = 0, top = 0, right = 0, bottom = 0;
  friend bool operator==(const Insets&, const Insets&) = default;
};

/// A camera movement in progress.
struct Flight {
  Camera from;
  Camera to;
  double start_ms = -1;  ///< set by the first frame that shows it; -1 before
  double duration_ms = 220;
};

/// The state of the application.
struct AppState {
  View view = View::Map;
  NodeId selected;
  NodeId hovered;
  NodeId focused;  ///< keyboard focus on the canvas; invalid until a key moved it
  int rings = 1;   ///< of the focus view, 1..3
  /// Where the reader is in a walkthrough, or was before selecting a node. Always a place that exists.
  std::optional<WalkPlace> walk;

  std::string query;
  Filters filters;

  Lang lang = Lang::Zh;
  Theme theme = Theme::Light;
  std::optional<Palette> own_colours;  ///< of the reader's system, instead of the theme's
  bool reduced_motion = false;
  bool compact = false;  ///< phone layout: smaller boxes, no legend and minimap on the canvas

  Camera camera;
  std::optional<Flight> flight;
  Insets insets;
  bool camera_touched = false;  ///< the reader moved it, so a resize must not fit again

  std::uint64_t filter_revision = 0;  ///< changes with query and filters: derived data is keyed by it
};

/// What the state depends on but does not own.
struct World {
  const Catalog& catalog;
  const MapLayout& layout;
};

/// The colours to draw with.
[[nodiscard]] inline const Palette& colours_of(const AppState& state) {
  return state.own_colours ? *state.own_colours : palette(state.theme);
}

/// What the text panel is about when no node is selected: the place in a walkthrough, nothing for the start
/// text.
[[nodiscard]] inline std::optional<WalkPlace> walk_subject(const AppState& state) {
  return state.selected.valid() ? std::nullopt : state.walk;
}

/// The route that opens this state again.
[[nodiscard]] Route route_of(const AppState& state, const World& world);

}  // namespace atlas
