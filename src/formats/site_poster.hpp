// The drawings of static pages: the map around a node, and the whole map, as SVG with real text.
#pragma once

#include "core/layout.hpp"
#include "core/pages/page_context.hpp"

#include <optional>

namespace atlas {

/// Holds the layout of a catalogue, so that each drawing costs only what it shows.
class PosterSource {
 public:
  explicit PosterSource(const Catalog& catalog) : layout_(layout_of(catalog)) {}

  /// The map round one node, that node selected.
  [[nodiscard]] std::optional<Element> neighbourhood(const PageContext& page, NodeId id) const;
  /// The picture of a walkthrough: all of it, wide; of a step, narrow with time running down. Its steps are
  /// links.
  [[nodiscard]] static Element walk(const PageContext& page, const WalkPlace& place);
  /// The spine with topics and authors; nothing for an empty catalogue.
  [[nodiscard]] std::optional<Element> overview(const PageContext& page) const;

 private:
  MapLayout layout_;
};

}  // namespace atlas
