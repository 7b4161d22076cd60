// A Scene as SVG: the map and the neighbourhoods in static pages, with real text and real links.
#pragma once

#include "core/catalog.hpp"
#include "core/dom.hpp"
#include "core/scene.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// A link over a part of the drawing.
struct SvgLink {
  Rect rect{};
  std::string href;
  std::string title;
};

struct SvgOptions {
  Vec2 size_px{336, 272};            ///< of the scene's viewport
  std::string title;                 ///< what the picture shows, also its accessible name
  std::string links_root;            ///< prefix of "n/<id>/" ("../../"); used when `catalog` is set
  const Catalog* catalog = nullptr;  ///< with it each node is a link with its title; nullptr: no links
  Lang lang = Lang::Zh;
  std::vector<SvgLink> links;  ///< besides those of nodes
  /// Marks that look alike are drawn once, under ids "m0", "m1", …; for drawings that are files of their own.
  bool share_marks = false;
};

/// The scene as one <svg> with a <title>. Colours are classes ("stroke-accent", "fill-shape-topic"; see
/// svg_style()), because a strict content security policy forbids style attributes; text is real text with
/// the class "halo" where the map shows through. O(primitives).
[[nodiscard]] Element svg_element(const Scene& scene, const SvgOptions& options);

/// The CSS rules for the classes used by svg_element(): colours by the custom properties of the palette,
/// type styles and halo. Every rule is scoped to svg.map.
[[nodiscard]] std::string svg_style();

}  // namespace atlas
