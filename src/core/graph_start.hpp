// Where nodes begin: at random, where the coarser graph left their group, or beside neighbours that have a
// place.
#pragma once

#include "core/graph_bodies.hpp"
#include "core/graph_links.hpp"
#include "core/graph_random.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace atlas {

/// Whether a node has a finite position among x,y pairs; no positions at all are allowed.
[[nodiscard]] bool has_position(std::span<const float> positions, std::size_t node);

/// Per node 1 where it has a position.
[[nodiscard]] std::vector<std::uint8_t> known_nodes(std::span<const float> positions,
                                                    std::uint32_t node_count);

/// The radius of the disc that a graph without links fills, where repulsion and gravity balance.
[[nodiscard]] float disc_radius(std::uint32_t node_count, const GraphForces& forces);

/// Evenly distributed over a disc around the origin.
[[nodiscard]] GraphPlaces random_places(std::uint32_t node_count, float radius, GraphRandom& random);

/// Each node near its group's place, the further off the more nodes the group has.
[[nodiscard]] GraphPlaces places_from_coarser(std::span<const std::uint32_t> group_of,
                                              std::span<const float> coarser_mass,
                                              const GraphPlaces& coarser_places, float spacing,
                                              GraphRandom& random);

/// Known nodes at their positions; others beside the mean of their placed neighbours, in waves; those that
/// are linked to no known node outside around the rest.
[[nodiscard]] GraphPlaces places_from_known(const GraphLinks& links, std::span<const float> positions,
                                            float spacing, GraphRandom& random);

/// Puts pinned nodes, which all have positions, there exactly.
void restore_pinned(GraphPlaces& places, std::span<const float> positions,
                    std::span<const std::uint8_t> pinned);

}  // namespace atlas
