// The drawings of static pages: the map around a node, and the whole map, as SVG with real text.
#pragma once

#include "core/layout.hpp"
#include "core/pages/page_context.hpp"
#include "core/scene.hpp"

#include <optional>
#include <string>

namespace atlas {

/// Holds the layout of a catalogue, so that each drawing costs only what it shows.
class PosterSource {
 public:
  explicit PosterSource(const Catalog& catalog) : layout_(layout_of(catalog)) {}

  /// The map round one node, that node selected.
  [[nodiscard]] std::optional<Element> neighbourhood(const PageContext& page, NodeId id) const;
  /// The same as a file of its own (see poster_svg.hpp), wide, in the page's language.
  [[nodiscard]] std::string neighbourhood_file(const PageContext& page, NodeId id) const;
  /// The whole map or the walkthrough's picture as a file of its own; of a step its surroundings.
  [[nodiscard]] static std::string walk_file(const PageContext& page, const WalkPlace& place);
  /// The picture of a walkthrough: all of it, wide; of a step, narrow with time running down. Its steps are
  /// links.
  [[nodiscard]] static Element walk(const PageContext& page, const WalkPlace& place);
  /// The spine with topics and authors; nothing for an empty catalogue.
  [[nodiscard]] std::optional<Element> overview(const PageContext& page) const;

 private:
  [[nodiscard]] Scene round_node(const PageContext& page, NodeId id, Vec2 size_px) const;

  MapLayout layout_;
};

}  // namespace atlas
