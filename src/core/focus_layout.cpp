// The focus view: one node in the middle, its neighbours on rings around it. On each side of a ring the
// nodes stand in rows of the height they need, so that the titles beside them never collide, in the order
// of what they were reached through and by which relation, so that few lines cross.
#include "core/layout_draft.hpp"
#include "core/map_scene.hpp"
#include "core/sort.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <tuple>
#include <utility>

namespace atlas {
namespace {

constexpr std::size_t kMostPerRing = 60;
constexpr float kFirstRadius = 230.0F;
constexpr float kRingGap = 270.0F;  // room for the titles between two rings
constexpr float kRowHeight = 23.0F;
constexpr float kBoxRowHeight = 62.0F;
constexpr float kMostStretch = 4.0F;  // of rows where there are few: room for titles of two lines
// Of the narrow layout: half the height of the box in the middle, where the marks stand, and how far out the
// next column begins.
constexpr float kNarrowRowHeight = 38.0F;
constexpr float kNarrowMiddle = 40.0F;
constexpr float kNarrowX = 30.0F;
constexpr float kNarrowBoxX = 14.0F;  // where boxes begin: the longest name needs the width
constexpr float kNarrowColumn = 200.0F;
constexpr float kRimShare = 0.8F;  // how far up and down a ring the rows reach: never over the node within

/// A node that waits for a place on the next ring.
struct Candidate {
  NodeId node;
  NodeId parent;
  std::size_t parent_rank = 0;  // position of the parent on its ring, clockwise
  Relation relation = Relation::About;
  bool outgoing = false;
};

float row_height(const Catalog& catalog, NodeId id) {
  return catalog.node(id).kind == Kind::Component ? kBoxRowHeight : kRowHeight;
}

float narrow_height(const Catalog& catalog, NodeId id) {
  return catalog.node(id).kind == Kind::Component ? kBoxRowHeight : kNarrowRowHeight;
}

// New neighbours of a ring, each once, through the first node of the ring that has it.
std::vector<Candidate> candidates_of(const Catalog& catalog, const FocusLayout& layout, int ring,
                                     std::vector<bool>& seen) {
  std::vector<Candidate> found;
  std::size_t rank = 0;
  for (std::size_t i = 0; i < layout.nodes.size(); ++i) {
    if (layout.ring[i] != ring) continue;
    for (const Neighbour& neighbour : catalog.neighbours(layout.nodes[i])) {
      if (seen[neighbour.node.index]) continue;
      seen[neighbour.node.index] = true;
      const Relation relation = catalog.edge(neighbour.edge).relation;
      found.push_back({neighbour.node, layout.nodes[i], rank, relation, neighbour.outgoing});
    }
    ++rank;
  }
  sort_stably(found, [&catalog](const Candidate& a, const Candidate& b) {
    const auto key = [&catalog](const Candidate& c) {
      return std::tuple(c.parent_rank, c.relation, !c.outgoing, catalog.node(c.node).kind, c.node);
    };
    return key(a) < key(b);
  });
  return found;
}

// At most sixty, dealt out fairly: the first of each parent, then the second of each, and so on.
std::vector<Candidate> thinned(std::vector<Candidate> found) {
  if (found.size() <= kMostPerRing) return found;
  std::vector<std::pair<std::size_t, std::size_t>> turn_of;  // turn within its parent, position
  std::size_t turn = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    turn = i > 0 && found[i].parent == found[i - 1].parent ? turn + 1 : 0;
    turn_of.emplace_back(turn, i);
  }
  sort_stably(turn_of);
  turn_of.resize(kMostPerRing);
  sort_stably(turn_of, [](const auto& a, const auto& b) { return a.second < b.second; });
  std::vector<Candidate> kept;
  kept.reserve(turn_of.size());
  for (const auto& [its_turn, position] : turn_of) kept.push_back(found[position]);
  return kept;
}

/// One side of a ring, from top to bottom.
struct Side {
  std::vector<Candidate> nodes;
  float sign = 1;
  float height = 0;
};

// The first ring is dealt clockwise; on the others each node stays on its parent's side.
std::pair<Side, Side> sides_of(const Catalog& catalog, const FocusLayout& layout,
                               const std::vector<Candidate>& found) {
  Side right;
  Side left;
  left.sign = -1;
  float whole = 0;
  for (const Candidate& candidate : found) whole += row_height(catalog, candidate.node);
  float so_far = 0;
  for (const Candidate& candidate : found) {
    const float height = row_height(catalog, candidate.node);
    bool on_right = so_far + height / 2 <= whole / 2;
    if (!(candidate.parent == layout.centre)) {
      const auto parent = std::find(layout.nodes.begin(), layout.nodes.end(), candidate.parent);
      on_right = layout.places[static_cast<std::size_t>(parent - layout.nodes.begin())].x >= 0;
    }
    Side& side = on_right ? right : left;
    side.nodes.push_back(candidate);
    side.height += height;
    so_far += height;
  }
  // Clockwise order goes down on the right and up on the left.
  std::reverse(left.nodes.begin(), left.nodes.end());
  return {std::move(right), std::move(left)};
}

void set_side(const Catalog& catalog, FocusLayout& layout, const Side& side, int ring) {
  const float radius = layout.radius;
  const float stretch =
      std::max(1.0F, std::min(kMostStretch, 2 * radius * kRimShare / std::max(1.0F, side.height)));
  float y = -side.height * stretch / 2;
  for (const Candidate& candidate : side.nodes) {
    const float height = row_height(catalog, candidate.node) * stretch;
    const float middle = y + height / 2;
    float x = std::sqrt(std::max(0.0F, radius * radius - middle * middle));
    if (catalog.node(candidate.node).kind == Kind::Component)
      x += box_width(catalog.node(candidate.node)) / 2;
    layout.nodes.push_back(candidate.node);
    layout.parent.push_back(candidate.parent);
    layout.ring.push_back(ring);
    layout.places.push_back({side.sign * x, middle});
    y += height;
  }
}

// Half of the rows above the middle, half below it, so that none needs the room beside the box there.
void set_narrow_side(const Catalog& catalog, FocusLayout& layout, const Side& side, int ring) {
  const std::size_t above = ring == 1 ? side.nodes.size() / 2 : 0;
  float y = -kNarrowMiddle;
  for (std::size_t i = 0; i < above; ++i) y -= narrow_height(catalog, side.nodes[i].node);
  if (ring > 1) y = -side.height / 2;
  float& reach = layout.radii.back();
  for (std::size_t i = 0; i < side.nodes.size(); ++i) {
    if (ring == 1 && i == above) y = kNarrowMiddle;
    const NodeId id = side.nodes[i].node;
    const float height = narrow_height(catalog, id);
    const bool box = catalog.node(id).kind == Kind::Component;
    const float x = (box ? kNarrowBoxX + small_box_width(catalog.node(id)) / 2 : kNarrowX) +
                    kNarrowColumn * static_cast<float>(ring - 1);
    layout.nodes.push_back(id);
    layout.parent.push_back(side.nodes[i].parent);
    layout.ring.push_back(ring);
    layout.places.push_back({side.sign * x, y + height / 2});
    y += height;
    reach = std::max(reach, y);
  }
}

}  // namespace

FocusLayout focus_layout(const Catalog& catalog, NodeId centre, int rings, bool narrow) {
  FocusLayout layout;
  layout.narrow = narrow;
  layout.centre = centre;
  if (!centre.valid() || centre.index >= catalog.node_count()) return layout;
  layout.nodes.push_back(centre);
  layout.parent.emplace_back();
  layout.ring.push_back(0);
  layout.places.emplace_back();
  layout.radii.push_back(0);
  layout.left_out.push_back(0);
  std::vector<bool> seen(catalog.node_count(), false);
  seen[centre.index] = true;
  for (int ring = 1; ring <= std::clamp(rings, 1, 3); ++ring) {
    std::vector<Candidate> found = candidates_of(catalog, layout, ring - 1, seen);
    if (found.empty()) break;
    const std::size_t all = found.size();
    found = thinned(std::move(found));
    layout.left_out.push_back(static_cast<int>(all - found.size()));
    const auto [right, left] = sides_of(catalog, layout, found);
    if (narrow) {
      layout.radii.push_back(0);
      set_narrow_side(catalog, layout, right, ring);
      set_narrow_side(catalog, layout, left, ring);
      layout.radius = std::max(layout.radius, layout.radii.back());
      continue;
    }
    const float inner = ring == 1 ? kFirstRadius : layout.radius + kRingGap;
    layout.radius = std::max(inner, std::max(right.height, left.height) / (2 * kRimShare));
    layout.radii.push_back(layout.radius);
    set_side(catalog, layout, right, ring);
    set_side(catalog, layout, left, ring);
  }
  return layout;
}

}  // namespace atlas
