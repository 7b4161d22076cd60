// What can happen (actions) and what must be done about it outside (effects): plain values, so that a
// session can be written down in a test.
#pragma once

#include "core/catalog.hpp"
#include "core/filter.hpp"
#include "core/geometry.hpp"
#include "core/route.hpp"
#include "core/state.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace atlas {

namespace action {
struct Select {
  NodeId node;
};  ///< invalid: nothing selected
struct Hover {
  NodeId node;
};
/// Keyboard: the node that keys are about. Where it stands in the picture is brought into view.
struct Focus {
  NodeId node;
  std::optional<Vec2> world = std::nullopt;
};
struct SetView {
  View view;
};
struct SetRings {
  int rings;
};
struct SetQuery {
  std::string text;
};
struct ToggleFilter {
  Facet facet;
  std::string value;
};
struct ClearFilters {};
struct SetLang {
  Lang lang;
};
struct SetTheme {
  Theme theme;
};
struct SetColours {
  std::string declarations;
};  ///< see palette_with(); empty: the theme's own again
struct SetReducedMotion {
  bool reduced;
};
struct Pan {
  Vec2 delta_px;
};
struct Zoom {
  float factor;
  Vec2 anchor_px;
};
struct ZoomStep {
  float factor;
};  ///< buttons and keys: about the selection or the middle, animated
struct CentreOn {
  Vec2 world;
};  ///< minimap
struct Fit {};
struct BackToSelection {};
struct Resize {
  Vec2 viewport_px;
  bool compact = false;
};
struct SetInsets {
  Insets insets;
};
/// A step, an act (without a step), or the overview (neither) of a walkthrough, by its index.
struct OpenWalk {
  std::size_t walkthrough = 0;
  int step = 0;
  int act = 0;
};
/// One step on (1) or back (-1) in the order that is shown.
struct StepBy {
  int by;
};
struct ActBy {
  int by;
};
struct SetWalkZoom {
  WalkZoom zoom;
};
struct SetWalkOrder {
  WalkOrder order;
};
struct Navigate {
  ParsedRoute route;
};  ///< the address changed under us (start, Back, Forward)
}  // namespace action

using Action =
    std::variant<action::Select, action::Hover, action::Focus, action::SetView, action::SetRings,
                 action::SetQuery, action::ToggleFilter, action::ClearFilters, action::SetLang,
                 action::SetTheme, action::SetColours, action::SetReducedMotion, action::Pan, action::Zoom,
                 action::ZoomStep, action::CentreOn, action::Fit, action::BackToSelection, action::Resize,
                 action::SetInsets, action::OpenWalk, action::StepBy, action::ActBy, action::SetWalkZoom,
                 action::SetWalkOrder, action::Navigate>;

/// Parts of the page whose text depends on the state; combined as bits.
enum Part : std::uint32_t {
  kPartPanel = 1U << 0U,
  kPartList = 1U << 1U,
  kPartFilters = 1U << 2U,
  kPartOverlay = 1U << 3U,
  kPartChrome = 1U << 4U,  ///< tabs, buttons, language, theme
  kPartHits = 1U << 5U,    ///< what the search field found
};

namespace effect {
struct ChangeRoute {
  bool push;
};  ///< push: a new history entry, else replace the current one
struct Render {
  std::uint32_t parts;
};
struct Announce {
  std::string key;
  std::string value;
  NodeId node = {};
};  ///< for screen readers; key of an interface text, and a node whose kind and degree are said after it
/// Something the reader should know; `near` offers ways out.
struct Notify {
  std::string key;
  std::string value;
  std::vector<NodeId> near;
};
struct UseLang {
  Lang lang;
};
struct UseTheme {
  Theme theme;
};
}  // namespace effect

using Effect = std::variant<effect::ChangeRoute, effect::Render, effect::Announce, effect::Notify,
                            effect::UseLang, effect::UseTheme>;

}  // namespace atlas
