// The focus view: one node in the middle, its neighbours on rings around it. On each side of a ring the
// nodes have equal vertical distances, so that the titles beside them never collide, and they stand in
// the order of what they were reached through, so that few lines cross.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <tuple>

#include "core/map_scene.hpp"

namespace atlas {
namespace {

constexpr std::size_t kMostPerRing = 60;
constexpr float kFirstRadius = 190.0F;
constexpr float kRingGap = 250.0F;  // room for the titles between two rings
constexpr float kRowPitch = 23.0F;
constexpr float kRimShare = 0.95F;  // how far up and down a ring the rows reach

/// A node that waits for a place on the next ring.
struct Candidate {
  NodeId node;
  NodeId parent;
  std::size_t parent_rank = 0;  // position of the parent on its ring, clockwise
  Relation relation = Relation::About;
  bool outgoing = false;
};

std::size_t rows_of(std::size_t on_side) { return std::max<std::size_t>(on_side, 1); }

float radius_for(std::size_t on_side, float inner) {
  const float needed = kRowPitch * static_cast<float>(rows_of(on_side)) / (2 * kRimShare);
  return std::max(inner, needed);
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
  std::stable_sort(found.begin(), found.end(), [&catalog](const Candidate& a, const Candidate& b) {
    const auto key = [&catalog](const Candidate& c) {
      return std::tuple(c.parent_rank, c.relation, !c.outgoing, catalog.node(c.node).kind, c.node);
    };
    return key(a) < key(b);
  });
  return found;
}

/// One side of a ring, from top to bottom.
struct Side {
  std::vector<Candidate> nodes;
  float sign = 1;
};

// The first ring is dealt clockwise; on the others each node stays on its parent's side.
std::pair<Side, Side> sides_of(const FocusLayout& layout, const std::vector<Candidate>& found, int ring) {
  Side right{{}, 1.0F};
  Side left{{}, -1.0F};
  for (std::size_t i = 0; i < found.size(); ++i) {
    bool on_right = i < (found.size() + 1) / 2;
    if (ring > 1) {
      const auto parent = std::find(layout.nodes.begin(), layout.nodes.end(), found[i].parent);
      on_right = layout.places[static_cast<std::size_t>(parent - layout.nodes.begin())].x >= 0;
    }
    (on_right ? right : left).nodes.push_back(found[i]);
  }
  // Clockwise order goes down on the right and up on the left.
  std::reverse(left.nodes.begin(), left.nodes.end());
  return {std::move(right), std::move(left)};
}

void set_side(FocusLayout& layout, const Side& side, int ring, float radius) {
  const auto count = static_cast<float>(rows_of(side.nodes.size()));
  for (std::size_t i = 0; i < side.nodes.size(); ++i) {
    const float share = (2 * static_cast<float>(i) + 1 - count) / count;  // -1 … 1
    const float y = share * radius * kRimShare;
    const float x = std::sqrt(std::max(0.0F, radius * radius - y * y));
    layout.nodes.push_back(side.nodes[i].node);
    layout.parent.push_back(side.nodes[i].parent);
    layout.ring.push_back(ring);
    layout.places.push_back({side.sign * x, y});
  }
}

}  // namespace

FocusLayout focus_layout(const Catalog& catalog, NodeId centre, int rings) {
  FocusLayout layout;
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
    layout.left_out.push_back(static_cast<int>(found.size() > kMostPerRing ? found.size() - kMostPerRing : 0));
    if (found.size() > kMostPerRing) found.resize(kMostPerRing);
    const auto [right, left] = sides_of(layout, found, ring);
    const float inner = ring == 1 ? kFirstRadius : layout.radius + kRingGap;
    layout.radius = radius_for(std::max(right.nodes.size(), left.nodes.size()), inner);
    layout.radii.push_back(layout.radius);
    set_side(layout, right, ring, layout.radius);
    set_side(layout, left, ring, layout.radius);
  }
  return layout;
}

}  // namespace atlas
