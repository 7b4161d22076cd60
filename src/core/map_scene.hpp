// Composes the map as a Scene: level of detail by zoom, selection and hover states, labels by
// priority without overlaps. Pure: same inputs, same scene.
#pragma once

#include "core/camera.hpp"
#include "core/catalog.hpp"
#include "core/layout.hpp"
#include "core/map_index.hpp"
#include "core/scene.hpp"
#include "core/text_measure.hpp"

#include <optional>
#include <vector>

namespace atlas {

/// What the map should emphasise.
struct MapEmphasis {
  NodeId selected;
  NodeId hovered;
  NodeId focused;                                ///< keyboard focus on the canvas
  const std::vector<NodeId>* hits = nullptr;     ///< lit by search; nullptr: no query
  const std::vector<NodeId>* lit = nullptr;      ///< touched by the current step; nullptr: no step
  const std::vector<NodeId>* visible = nullptr;  ///< resources that pass the filters, sorted; nullptr: all
  float fade = 1;  ///< 0..1 progress of the change to `selected`; 1 when settled
};

struct MapStyle {
  Lang lang = Lang::Zh;
  bool compact = false;          ///< phone: smaller boxes and type
  bool labels = true;            ///< false for a picture that is only looked at: no names, nothing to pick
  std::vector<Rect> blocked_px;  ///< areas under floating panels where no label may stand
  /// For a picture that will be moved: marks, lines and labels this far outside the view are drawn too, and
  /// labels at its border and under panels. What is inside the view is the same with and without.
  float around_px = 0;
};

/// Everything compose_map reads; views over values that outlive the call.
struct MapInput {
  const Catalog& catalog;
  const MapLayout& layout;
  const Camera& camera;
  const MapEmphasis& emphasis;
  const MapStyle& style;
  const TextMeasure& measure;
  const MapIndex* index = nullptr;  ///< of catalogue and layout; nullptr: made for this picture
  /// Nobody would see a picture in which a text was only estimated: it is left empty, as soon as all texts
  /// have been asked for.
  bool only_complete = false;
};

/// Draws the part of the map that the camera sees. Screen space of the camera's viewport. A camera that is
/// moved by a distance sees the same picture moved by it, but for labels at the border and beside panels.
/// Of a large catalogue, what stands closer to something more important than a picture has room for is left
/// out unless it is lit, so that no zoom draws more marks than the screen has room for. Complexity: with an
/// index O(nodes) with a small constant, and O(what is in view + labels x occupied areas near them).
[[nodiscard]] Scene compose_map(const MapInput& input);

/// Rings of neighbours round one node (focus view): positions for the nodes within `rings` steps.
struct FocusLayout {
  NodeId centre;
  bool narrow = false;        ///< rows above and below the centre instead of a ring, for phones
  std::vector<NodeId> nodes;  ///< centre first, then ring by ring
  std::vector<int> ring;      ///< 0 for the centre
  std::vector<Vec2> places;   ///< world units round (0, 0)
  float radius = 0;           ///< of the outermost ring
  std::vector<NodeId>
      parent;  ///< the node of the ring before through which it was reached; invalid for the centre
  std::vector<float> radii;   ///< per ring, 0 for the centre
  std::vector<int> left_out;  ///< per ring: neighbours beyond the sixty that are drawn
};
[[nodiscard]] FocusLayout focus_layout(const Catalog& catalog, NodeId centre, int rings, bool narrow = false);

/// Draws the focus view with the same marks, lines and label rules.
[[nodiscard]] Scene compose_focus(const MapInput& input, const FocusLayout& focus);

/// What the miniature shows; the index is of catalogue and layout.
struct MinimapGround {
  const Catalog& catalog;
  const MapLayout& layout;
  const MapIndex& index;
};

/// Miniature of the whole map for the corner, in a box of `size_px`; `selected` stands out. It stays while
/// the camera moves.
[[nodiscard]] Scene compose_minimap_ground(const MinimapGround& ground, NodeId selected, Vec2 size_px);
/// The frame round what the camera sees, over the miniature.
[[nodiscard]] Scene compose_minimap_frame(const MapLayout& layout, const Camera& camera, Vec2 size_px);

/// World point under a point of the minimap.
[[nodiscard]] Vec2 world_from_minimap(const MapLayout& layout, Vec2 size_px, Vec2 point_px);

/// The topmost node at a screen point, marks before labels; nearest within `reach_px` when none is hit
/// exactly.
[[nodiscard]] NodeId pick(const Scene& scene, Vec2 point_px, float reach_px);

}  // namespace atlas
