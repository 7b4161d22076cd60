// The order of work: read the links, make coarser graphs, lay out from the coarsest to the whole, push boxes
// apart. A graph of which places are known skips the coarser ones and keeps what it can.
#include "core/graph_layout.hpp"

#include "core/graph_boxes.hpp"
#include "core/graph_input.hpp"
#include "core/graph_start.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace atlas {
namespace {

/// A graph this small needs no coarser one.
constexpr std::uint32_t kCoarsestNodes = 48;
/// Coarsening stops when it no longer helps.
constexpr float kLeastShrinking = 0.85F;

/// How long and how hot one graph of the multilevel chain is run.
struct Schedule {
  std::uint32_t ticks = 0;
  float first_heat = 1, last_heat = 0.01F;

  [[nodiscard]] float heat(std::uint32_t tick) const {
    const float left = 1 - static_cast<float>(tick) / static_cast<float>(ticks);
    return last_heat + (first_heat - last_heat) * left * left;
  }
};

constexpr Schedule kCoarsest{200, 1, 0.02F};   // from random places
constexpr Schedule kBetween{30, 0.5F, 0.05F};  // from the coarser graph's
constexpr Schedule kWhole{60, 0.4F, 0.01F};
constexpr Schedule kPlain{300, 1, 0.005F};    // the whole graph from random places
constexpr Schedule kRelax{120, 0.3F, 0.01F};  // from known places

/// Rounds of ticks and pushes together, then of pushes alone.
constexpr std::uint32_t kCrowdedRounds = 30, kPushRounds = 200;
constexpr float kCrowdedHeat = 0.05F;
/// When pushes alone do not part a crowd, everything grows by this now and then.
constexpr std::uint32_t kRoundsPerGrowth = 5;
constexpr float kGrowth = 1.02F;
/// The room a box needs in a picture, in multiples of its area.
constexpr float kRoomPerBox = 2.5F;

float spacing_for(const GraphLayoutInput& input) {
  float area = 0;
  for (std::size_t i = 0; i < input.widths.size(); ++i) area += input.widths[i] * input.heights[i];
  const float mean = input.widths.empty() ? 0 : area / static_cast<float>(input.node_count);
  return std::max(GraphForces{}.spacing, std::sqrt(kRoomPerBox * mean));
}

std::optional<Failure> problem_with(const GraphLayoutInput& input) {
  const std::size_t n = input.node_count;
  const auto fits = [n](std::size_t size) { return size == 0 || size == n; };
  if (std::optional<Failure> problem = edge_problem(input.node_count, input.edges)) return problem;
  if (!input.weights.empty() && input.weights.size() != input.edges.size() / 2)
    return graph_failure("weights", "Weights must have one number per edge, or be absent.");
  if (!all_sizes(input.weights)) return graph_failure("weights", "Weights must be finite and not negative.");
  if (!fits(input.widths.size()) || input.heights.size() != input.widths.size()) {
    return graph_failure("boxes",
                         "Widths and heights must both have one number per node, or both be absent.");
  }
  if (!all_sizes(input.widths) || !all_sizes(input.heights)) {
    return graph_failure("boxes", "Widths and heights must be finite and not negative.");
  }
  if (!fits(input.clusters.size()) || !fits(input.pinned.size()) || !fits(input.positions.size() / 2) ||
      input.positions.size() % 2 != 0) {
    return graph_failure("length",
                         "Clusters and pins need one number per node, positions two; or they are absent.");
  }
  for (const std::uint32_t cluster : input.clusters) {
    if (cluster >= n)
      return graph_failure("clusters", "Clusters are numbered from 0 to below the number of nodes.");
  }
  for (std::size_t i = 0; i < input.pinned.size(); ++i) {
    if (input.pinned[i] != 0 && !has_position(input.positions, i)) {
      return graph_failure("pinned", "Node " + std::to_string(i) + " is pinned but has no position.");
    }
  }
  if (!(input.keeping >= 0 && input.keeping <= 1))
    return graph_failure("keeping", "Keeping must be from 0 to 1.");
  return std::nullopt;
}

}  // namespace

struct GraphLayout::Run {
  enum class Phase { Links, Coarsen, Place, Ticks, Crowded, Push, Done };

  /// One graph of the chain; level 0 is the whole one.
  struct Level {
    GraphLinks links;
    std::vector<std::uint32_t> group_of;  ///< per node, its node in the next coarser graph
    std::vector<std::uint32_t> clusters;
    std::vector<std::uint8_t> pinned;
    GraphPlaces places;
  };

  explicit Run(GraphLayoutInput given) : input(std::move(given)), random(input.seed) {
    forces.spacing = spacing_for(input);
    for (std::uint32_t i = 0; i < input.node_count; ++i) {
      warm = warm || (has_position(input.positions, i) && (input.pinned.empty() || input.pinned[i] == 0));
    }
    levels.resize(1);
  }

  void read_links();
  void coarsen_once();
  void place();
  void tick();
  void crowded_round();
  void push_round();
  void grow();
  [[nodiscard]] Schedule schedule(std::size_t level) const;
  [[nodiscard]] GraphPlaces places_by_now() const;

  GraphLayoutInput input;
  GraphRandom random;
  GraphForces forces;
  bool warm = false;
  Phase phase = Phase::Links;
  std::vector<Level> levels;
  std::size_t current = 0;  ///< the level that moves
  std::optional<GraphBodies> bodies;
  std::uint32_t tick_of_level = 0, ticks = 0, rounds = 0;
};

void GraphLayout::Run::read_links() {
  Level& whole = levels[0];
  whole.links = graph_links(input.node_count, {input.edges, input.weights, input.clusters});
  whole.clusters = input.clusters;
  whole.pinned = input.pinned;
  phase = input.node_count == 0                                             ? Phase::Done
          : warm || !input.multilevel || input.node_count <= kCoarsestNodes ? Phase::Place
                                                                            : Phase::Coarsen;
}

void GraphLayout::Run::coarsen_once() {
  Level& fine = levels.back();
  const std::uint32_t before = fine.links.node_count();
  CoarserGraph coarser = coarsen(fine.links, fine.clusters);
  const std::uint32_t after = coarser.links.node_count();
  if (static_cast<float>(after) > kLeastShrinking * static_cast<float>(before)) {
    phase = Phase::Place;
    return;
  }
  Level level;
  level.links = std::move(coarser.links);
  if (!fine.clusters.empty()) level.clusters.resize(after);
  for (std::uint32_t i = 0; i < fine.clusters.size(); ++i)
    level.clusters[coarser.group_of[i]] = fine.clusters[i];
  fine.group_of = std::move(coarser.group_of);
  levels.push_back(std::move(level));
  current = levels.size() - 1;
  if (after <= kCoarsestNodes) phase = Phase::Place;
}

/// Gives the level that moves next its first places.
void GraphLayout::Run::place() {
  Level& level = levels[current];
  if (current + 1 < levels.size()) {
    const Level& coarser = levels[current + 1];
    level.places =
        places_from_coarser(level.group_of, coarser.links.mass, coarser.places, forces.spacing, random);
  } else if (warm && current == 0) {
    level.places = places_from_known(level.links, input.positions, forces.spacing, random);
  } else {
    level.places = random_places(level.links.node_count(), disc_radius(input.node_count, forces), random);
  }
  if (current == 0) restore_pinned(level.places, input.positions, input.pinned);
  BodyTraits traits;
  traits.pinned = level.pinned;
  traits.clusters = level.clusters;
  GraphForces own = forces;
  std::vector<std::uint8_t> anchored;
  if (warm) {
    anchored = known_nodes(input.positions, input.node_count);
    traits.anchored = anchored;
    own.anchoring = input.keeping;
  }
  bodies.emplace(level.links, level.places, own, traits);
  phase = Phase::Ticks;
}

Schedule GraphLayout::Run::schedule(std::size_t level) const {
  if (warm) return kRelax;
  if (level + 1 == levels.size()) return level == 0 ? kPlain : kCoarsest;
  return level == 0 ? kWhole : kBetween;
}

void GraphLayout::Run::tick() {
  const Schedule plan = schedule(current);
  bodies->tick(plan.heat(tick_of_level));
  ++tick_of_level;
  if (current == 0) ++ticks;
  if (tick_of_level < plan.ticks) return;
  levels[current].places = bodies->places();
  if (current > 0) {
    --current;
    tick_of_level = 0;
    phase = Phase::Place;
  } else {
    phase = input.widths.empty() ? Phase::Done : Phase::Crowded;
  }
}

void GraphLayout::Run::crowded_round() {
  bodies->tick(kCrowdedHeat);
  ++ticks;
  GraphPlaces places = bodies->places();
  push_apart(places, {input.widths, input.heights, input.pinned});
  bodies->move_to(places);
  if (++rounds < kCrowdedRounds) return;
  levels[0].places = std::move(places);
  phase = Phase::Push;
}

void GraphLayout::Run::grow() {
  GraphPlaces& places = levels[0].places;
  for (float& x : places.x) x *= kGrowth;
  for (float& y : places.y) y *= kGrowth;
  restore_pinned(places, input.positions, input.pinned);
}

void GraphLayout::Run::push_round() {
  const std::size_t overlaps = push_apart(levels[0].places, {input.widths, input.heights, input.pinned});
  ++rounds;
  if (overlaps > 0 && rounds % kRoundsPerGrowth == 0) grow();
  if (overlaps == 0 || rounds >= kCrowdedRounds + kPushRounds) phase = Phase::Done;
}

/// The places of the whole graph; while a coarser one moves, every node is where its group is.
GraphPlaces GraphLayout::Run::places_by_now() const {
  const bool moving = bodies && (phase == Phase::Ticks || phase == Phase::Crowded);
  std::size_t level = phase == Phase::Place ? current + 1 : current;
  if (!moving && (level >= levels.size() || levels[level].places.x.empty())) return {};
  GraphPlaces places = moving ? bodies->places() : levels[level].places;
  for (; level > 0; --level) {
    const std::vector<std::uint32_t>& group_of = levels[level - 1].group_of;
    GraphPlaces finer{std::vector<float>(group_of.size()), std::vector<float>(group_of.size())};
    for (std::size_t node = 0; node < group_of.size(); ++node) {
      finer.x[node] = places.x[group_of[node]];
      finer.y[node] = places.y[group_of[node]];
    }
    places = std::move(finer);
  }
  return places;
}

GraphLayout::GraphLayout(std::unique_ptr<Run> run) : run_(std::move(run)) {}
GraphLayout::GraphLayout(GraphLayout&&) noexcept = default;
GraphLayout& GraphLayout::operator=(GraphLayout&&) noexcept = default;
GraphLayout::~GraphLayout() = default;

Result<GraphLayout> GraphLayout::start(GraphLayoutInput input) {
  if (std::optional<Failure> problem = problem_with(input)) return std::move(*problem);
  return GraphLayout(std::make_unique<Run>(std::move(input)));
}

bool GraphLayout::advance() {
  switch (run_->phase) {
    case Run::Phase::Links:
      run_->read_links();
      break;
    case Run::Phase::Coarsen:
      run_->coarsen_once();
      break;
    case Run::Phase::Place:
      run_->place();
      break;
    case Run::Phase::Ticks:
      run_->tick();
      break;
    case Run::Phase::Crowded:
      run_->crowded_round();
      break;
    case Run::Phase::Push:
      run_->push_round();
      break;
    case Run::Phase::Done:
      break;
  }
  return !done();
}

bool GraphLayout::done() const { return run_->phase == Run::Phase::Done; }

std::uint32_t GraphLayout::ticks() const { return run_->ticks; }

/// Ticks, weighted by the size of their graph; reading and coarsening count for nothing, pushing for a
/// little.
float GraphLayout::progress() const {
  if (done()) return 1;
  if (run_->phase <= Run::Phase::Coarsen) return 0;
  float all = 1, left = 1;
  for (std::size_t level = 0; level < run_->levels.size(); ++level) {
    const auto nodes = static_cast<float>(run_->levels[level].links.node_count());
    const auto ticks = static_cast<float>(run_->schedule(level).ticks);
    all += nodes * ticks;
    if (level < run_->current) left += nodes * ticks;
    if (level == run_->current) {
      left += nodes * std::max(ticks - static_cast<float>(run_->tick_of_level), 0.0F);
    }
  }
  return 1 - left / all;
}

std::vector<float> GraphLayout::positions() const {
  GraphPlaces places = run_->places_by_now();
  std::vector<float> pairs(2 * std::size_t{run_->input.node_count}, 0);
  for (std::size_t node = 0; node < places.x.size(); ++node) {
    pairs[2 * node] = places.x[node];
    pairs[2 * node + 1] = places.y[node];
  }
  return pairs;
}

}  // namespace atlas
