// The map's layout: the pipeline is a spine, every resource has one home, topics gather beside what
// they are about, authors stand outside. Placement is by search over free places, not by forces, so
// nothing overlaps and the same catalogue always gives the same picture.
#pragma once

#include "core/catalog.hpp"
#include "core/geometry.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace atlas {

/// Where a node lives on the map, which also says how it is drawn.
enum class HomeKind : std::uint8_t {
  Spine,      ///< a component box
  Fan,        ///< in the column beside its component; `home` is the component
  Directory,  ///< source directory on the other side of the component
  Circle,     ///< inside its topic's circle; `home` is the topic
  Topic,      ///< a circle itself
  Outside,    ///< an author
  Tree,       ///< in the block of source directories below the spine
  Loose,      ///< anything else, in a block of its own
};

struct Home {
  HomeKind kind = HomeKind::Loose;
  NodeId home;
};

/// Where a name stands beside its circle or hexagon.
enum class LabelSide : std::uint8_t {
  Below,
  Above,
  Right,
  Left,
  BelowRight,
  BelowLeft,
  AboveRight,
  AboveLeft
};
inline constexpr std::size_t kLabelSideCount = 8;

/// One entry per node, in node order.
struct MapLayout {
  std::vector<Placement> places;
  std::vector<Home> homes;
  /// The side on which a topic's or author's name has room when all of them are shown, so that names do not
  /// change sides while the map moves. Meaningless for other nodes.
  std::vector<LabelSide> label_sides;
  Rect bounds{};       ///< of everything, in world units
  Rect core_bounds{};  ///< of spine, topics and authors: what the start view fits
};

/// Assigns homes (fast; also needed when the positions come with the catalogue).
[[nodiscard]] std::vector<Home> assign_homes(const Catalog& catalog);

/// The pipeline as the map draws it: the components in the order in which they act, and beside one of
/// them those that only it talks to (etcd beside kube-apiserver).
struct Spine {
  std::vector<NodeId> chain;
  std::vector<std::pair<NodeId, NodeId>> spurs;  ///< host, spur
  std::size_t ordered_count = 0;  ///< arrows join the first so many of `chain`; the rest has no known order
};
[[nodiscard]] Spine spine_of(const Catalog& catalog);

/// Computes the settled layout. Deterministic: equal natively and in wasm.
/// Complexity: about O(nodes x candidates): 500 nodes take some 0.3 s, 10^4 a few seconds.
[[nodiscard]] MapLayout compute_layout(const Catalog& catalog);

/// The world rectangle worth seeing when `id` is selected: itself, what stands beside it, and room for the
/// titles that appear there (at most `title_width` each). Complexity: O(neighbours).
[[nodiscard]] Rect surroundings(const Catalog& catalog, const MapLayout& layout, NodeId id,
                                float title_width);

/// The layout that came with the catalogue file; nothing when it has none.
[[nodiscard]] std::optional<MapLayout> stored_layout(const Catalog& catalog);

/// stored_layout(), or compute_layout() where there is none.
[[nodiscard]] MapLayout layout_of(const Catalog& catalog);

}  // namespace atlas
