// Draws come from the caller's generator in the order of the nodes, so a seed fixes every place.
#include "core/graph_start.hpp"

#include "core/geometry.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace atlas {
namespace {

/// A node begins at most this far from its group or its neighbours, in units of spacing.
constexpr float kBeside = 0.5F;
/// Nodes without any placed neighbour begin within this factor of the radius of the rest.
constexpr float kOutside = 1.2F;

/// A node's state while waves of places spread over a graph.
constexpr std::uint8_t kUnplaced = 0, kPlaced = 1, kReached = 2;

/// A point in the unit disc.
Vec2 in_disc(GraphRandom& random) {
  while (true) {
    const Vec2 point{random.centred(), random.centred()};
    if (point.x * point.x + point.y * point.y <= 1) return point;
  }
}

/// Places unplaced nodes that have a placed neighbour; returns those that it placed.
std::vector<std::uint32_t> place_wave(const GraphLinks& links, std::span<const std::uint32_t> wave,
                                      std::vector<std::uint8_t>& placed, GraphPlaces& places, float reach,
                                      GraphRandom& random) {
  std::vector<std::uint32_t> next;
  for (const std::uint32_t node : wave) {
    for (std::uint32_t entry = links.rows[node]; entry < links.rows[node + 1]; ++entry) {
      const std::uint32_t target = links.targets[entry];
      if (placed[target] != kUnplaced) continue;
      placed[target] = kReached;
      next.push_back(target);
    }
  }
  for (const std::uint32_t node : next) {
    Vec2 sum;
    float count = 0;
    for (std::uint32_t entry = links.rows[node]; entry < links.rows[node + 1]; ++entry) {
      const std::uint32_t target = links.targets[entry];
      if (placed[target] != kPlaced) continue;
      sum = sum + Vec2{places.x[target], places.y[target]};
      ++count;
    }
    const Vec2 place = sum * (1 / count) + in_disc(random) * reach;
    places.x[node] = place.x;
    places.y[node] = place.y;
  }
  for (const std::uint32_t node : next) placed[node] = kPlaced;
  return next;
}

/// Moves all but one of the nodes at the very same place a little: nothing else could part them.
void part_coincident(GraphPlaces& places, float reach, GraphRandom& random) {
  std::vector<std::uint32_t> order(places.x.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (places.x[a] != places.x[b]) return places.x[a] < places.x[b];
    return places.y[a] != places.y[b] ? places.y[a] < places.y[b] : a < b;
  });
  Vec2 last;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Vec2 place{places.x[order[i]], places.y[order[i]]};
    if (i > 0 && place == last) {
      const Vec2 offset = in_disc(random) * reach;
      places.x[order[i]] += offset.x;
      places.y[order[i]] += offset.y;
    }
    last = place;
  }
}

}  // namespace

bool has_position(std::span<const float> positions, std::size_t node) {
  return !positions.empty() && std::isfinite(positions[2 * node]) && std::isfinite(positions[2 * node + 1]);
}

std::vector<std::uint8_t> known_nodes(std::span<const float> positions, std::uint32_t node_count) {
  std::vector<std::uint8_t> known(node_count, 0);
  for (std::uint32_t node = 0; node < node_count; ++node) known[node] = has_position(positions, node) ? 1 : 0;
  return known;
}

float disc_radius(std::uint32_t node_count, const GraphForces& forces) {
  return std::sqrt(static_cast<float>(node_count) * forces.charge() / forces.gravity);
}

GraphPlaces random_places(std::uint32_t node_count, float radius, GraphRandom& random) {
  GraphPlaces places{std::vector<float>(node_count), std::vector<float>(node_count)};
  for (std::uint32_t node = 0; node < node_count; ++node) {
    const Vec2 point = in_disc(random) * radius;
    places.x[node] = point.x;
    places.y[node] = point.y;
  }
  return places;
}

GraphPlaces places_from_coarser(std::span<const std::uint32_t> group_of, std::span<const float> coarser_mass,
                                const GraphPlaces& coarser_places, float spacing, GraphRandom& random) {
  GraphPlaces places{std::vector<float>(group_of.size()), std::vector<float>(group_of.size())};
  for (std::size_t node = 0; node < group_of.size(); ++node) {
    const std::uint32_t group = group_of[node];
    const Vec2 offset = in_disc(random) * (kBeside * spacing * std::sqrt(coarser_mass[group]));
    places.x[node] = coarser_places.x[group] + offset.x;
    places.y[node] = coarser_places.y[group] + offset.y;
  }
  return places;
}

GraphPlaces places_from_known(const GraphLinks& links, std::span<const float> positions, float spacing,
                              GraphRandom& random) {
  const std::uint32_t count = links.node_count();
  GraphPlaces places{std::vector<float>(count, 0), std::vector<float>(count, 0)};
  std::vector<std::uint8_t> placed = known_nodes(positions, count);
  std::vector<std::uint32_t> wave;
  float furthest = 0;
  for (std::uint32_t node = 0; node < count; ++node) {
    if (placed[node] == 0) continue;
    wave.push_back(node);
    places.x[node] = positions[2 * std::size_t{node}];
    places.y[node] = positions[2 * std::size_t{node} + 1];
    furthest = std::max(furthest, places.x[node] * places.x[node] + places.y[node] * places.y[node]);
  }
  while (!wave.empty()) wave = place_wave(links, wave, placed, places, kBeside * spacing, random);
  const float radius = std::max(std::sqrt(furthest) * kOutside, spacing);
  for (std::uint32_t node = 0; node < count; ++node) {
    const Vec2 point = in_disc(random);
    if (placed[node] != 0) continue;
    places.x[node] = point.x * radius;
    places.y[node] = point.y * radius;
  }
  part_coincident(places, kBeside * spacing, random);
  return places;
}

void restore_pinned(GraphPlaces& places, std::span<const float> positions,
                    std::span<const std::uint8_t> pinned) {
  for (std::size_t node = 0; node < pinned.size(); ++node) {
    if (pinned[node] == 0) continue;
    places.x[node] = positions[2 * node];
    places.y[node] = positions[2 * node + 1];
  }
}

}  // namespace atlas
