// A tick: repulsion by the far field, pulls along links, the weak forces, one step. The order in memory and
// the plan of the far field are renewed every few ticks, or sooner when much has moved.
#include "core/graph_bodies.hpp"

#include "core/assert.hpp"
#include "core/graph_morton.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>

namespace atlas {
namespace {

/// The part of its speed that a body keeps from tick to tick.
constexpr float kKeptSpeed = 0.6F;
constexpr std::uint32_t kTicksPerOrder = 16;
/// In units of spacing: when bodies have moved as far as this since the last order, it is renewed. About half
/// the side of a leaf; more often made hot ticks three times slower and no picture better.
constexpr float kMoveBeforeOrder = 2;
/// Two nodes closer than this part of the spacing repel each other no more strongly.
constexpr float kSoftening = 0.1F;

/// A body of a coarse graph is sped up at most this much per unit of its mass, one of the whole graph not at
/// all.
constexpr float kMostRatePerMass = 4;
/// Below this stiffness a body is not sped up further.
constexpr float kLeastStiffness = 0.02F;

/// How large a step a body makes for its force: bodies of coarse graphs, which are held weakly for their
/// mass, make larger ones, so that all graphs settle in about as many ticks. Where forces vanish is not
/// changed by it.
float step_rate(const GraphLinks& links, std::uint32_t node, float gravity) {
  const float mass = links.mass[node];
  float pull = 0;
  for (std::uint32_t entry = links.rows[node]; entry < links.rows[node + 1]; ++entry) {
    pull += links.pulls[entry];
  }
  const float most = mass == 1 ? 1.0F : kMostRatePerMass * mass;
  return std::min(1 / std::max(pull / mass + gravity, kLeastStiffness), most);
}

template <typename T>
void permute(std::vector<T>& values, const std::vector<std::uint32_t>& order, std::vector<T>& scratch) {
  scratch.resize(values.size());
  for (std::size_t i = 0; i < order.size(); ++i) scratch[i] = values[order[i]];
  std::copy(scratch.begin(), scratch.begin() + static_cast<std::ptrdiff_t>(order.size()), values.begin());
}

}  // namespace

GraphBodies::GraphBodies(const GraphLinks& links, const GraphPlaces& start, const GraphForces& forces,
                         const BodyTraits& traits)
    : links_(links), forces_(forces), count_(links.node_count()), node_of_(links.node_count()) {
  ATLAS_ASSERT(start.x.size() == count_ && start.y.size() == count_);
  std::iota(node_of_.begin(), node_of_.end(), 0U);
  const std::size_t room = count_ + kLaneCount;
  x_ = start.x;
  y_ = start.y;
  mass_ = links.mass;
  for (std::vector<float>* values : {&x_, &y_, &mass_, &vx_, &vy_, &fx_, &fy_}) values->resize(room, 0);
  rate_.resize(room, 0);
  mobility_.resize(room, 1);
  for (std::uint32_t i = 0; i < count_; ++i) {
    rate_[i] = step_rate(links, i, forces.gravity);
    if (!traits.pinned.empty() && traits.pinned[i] != 0) mobility_[i] = 0;
  }
  if (!traits.anchored.empty()) {
    anchor_x_ = x_;
    anchor_y_ = y_;
    anchored_.resize(room, 0);
    for (std::uint32_t i = 0; i < count_; ++i)
      anchored_[i] = traits.anchored[i] != 0 ? forces.anchoring : 0.0F;
  }
  cluster_.assign(traits.clusters.begin(), traits.clusters.end());
  moved_since_order_ = std::numeric_limits<float>::max();
}

ChargedPoints GraphBodies::points() const { return {x_.data(), y_.data(), mass_.data(), count_}; }

void GraphBodies::reorder() {
  const MortonOrder order = morton_order(std::span(x_).first(count_), std::span(y_).first(count_));
  std::vector<float> scratch;
  for (std::vector<float>* values :
       {&x_, &y_, &vx_, &vy_, &mass_, &rate_, &mobility_, &anchor_x_, &anchor_y_, &anchored_}) {
    if (!values->empty()) permute(*values, order.point, scratch);
  }
  std::vector<std::uint32_t> indices;
  permute(node_of_, order.point, indices);
  if (!cluster_.empty()) permute(cluster_, order.point, indices);
  gather_links();
  far_field_.plan(order.keys, points());
  ticks_since_order_ = 0;
  moved_since_order_ = 0;
}

void GraphBodies::gather_links() {
  std::vector<std::uint32_t> body_of(count_);
  for (std::uint32_t body = 0; body < count_; ++body) body_of[node_of_[body]] = body;
  rows_.resize(count_ + std::size_t{1});
  targets_.resize(links_.targets.size());
  pulls_.resize(links_.pulls.size());
  std::uint32_t entry = 0;
  for (std::uint32_t body = 0; body < count_; ++body) {
    rows_[body] = entry;
    const std::uint32_t node = node_of_[body];
    for (std::uint32_t from = links_.rows[node]; from < links_.rows[node + 1]; ++from, ++entry) {
      targets_[entry] = body_of[links_.targets[from]];
      pulls_[entry] = links_.pulls[from];
    }
  }
  rows_[count_] = entry;
}

/// Turns the repulsion in fx_ and fy_ into the acceleration by repulsion and links.
void GraphBodies::pull_links() {
  const float charge = forces_.charge();
  for (std::uint32_t body = 0; body < count_; ++body) {
    float sum_x = 0, sum_y = 0;
    for (std::uint32_t entry = rows_[body]; entry < rows_[body + 1]; ++entry) {
      const std::uint32_t other = targets_[entry];
      const float dx = x_[other] - x_[body], dy = y_[other] - y_[body];
      const float length = std::sqrt(dx * dx + dy * dy);
      const float pull = pulls_[entry] * (1 - forces_.spacing / std::max(length, 1e-3F));
      sum_x += dx * pull;
      sum_y += dy * pull;
    }
    const float per_mass = 1 / mass_[body];
    fx_[body] = fx_[body] * charge + sum_x * per_mass;
    fy_[body] = fy_[body] * charge + sum_y * per_mass;
  }
}

/// Adds the pull to the centre of mass of each body's cluster.
void GraphBodies::gather_clusters() {
  for (std::vector<float>* values : {&cluster_x_, &cluster_y_, &cluster_mass_}) values->assign(count_, 0);
  for (std::uint32_t body = 0; body < count_; ++body) {
    cluster_x_[cluster_[body]] += mass_[body] * x_[body];
    cluster_y_[cluster_[body]] += mass_[body] * y_[body];
    cluster_mass_[cluster_[body]] += mass_[body];
  }
  for (std::uint32_t body = 0; body < count_; ++body) {
    const std::uint32_t cluster = cluster_[body];
    fx_[body] += forces_.gathering * (cluster_x_[cluster] / cluster_mass_[cluster] - x_[body]);
    fy_[body] += forces_.gathering * (cluster_y_[cluster] / cluster_mass_[cluster] - y_[body]);
  }
}

void GraphBodies::pull_to_anchors() {
  for (std::uint32_t body = 0; body < count_; ++body) {
    fx_[body] += anchored_[body] * (anchor_x_[body] - x_[body]);
    fy_[body] += anchored_[body] * (anchor_y_[body] - y_[body]);
  }
}

float GraphBodies::move(float heat) {
  float sum = 0;
  for (std::uint32_t body = 0; body < count_; ++body) {
    const float push = heat * rate_[body] * mobility_[body];
    vx_[body] = (vx_[body] + push * (fx_[body] - forces_.gravity * x_[body])) * kKeptSpeed;
    vy_[body] = (vy_[body] + push * (fy_[body] - forces_.gravity * y_[body])) * kKeptSpeed;
    x_[body] += vx_[body];
    y_[body] += vy_[body];
    sum += vx_[body] * vx_[body] + vy_[body] * vy_[body];
  }
  return std::sqrt(sum / static_cast<float>(std::max(count_, 1U)));
}

float GraphBodies::tick(float heat) {
  if (count_ == 0) return 0;
  if (ticks_since_order_ >= kTicksPerOrder || moved_since_order_ > kMoveBeforeOrder * forces_.spacing)
    reorder();
  const float soft = kSoftening * forces_.spacing;
  far_field_.repel(points(), soft * soft, fx_.data(), fy_.data());
  pull_links();
  if (!cluster_.empty()) gather_clusters();
  if (!anchored_.empty()) pull_to_anchors();
  const float moved = move(heat);
  ++ticks_since_order_;
  moved_since_order_ += moved;
  return moved;
}

GraphPlaces GraphBodies::places() const {
  GraphPlaces places{std::vector<float>(count_), std::vector<float>(count_)};
  for (std::uint32_t body = 0; body < count_; ++body) {
    places.x[node_of_[body]] = x_[body];
    places.y[node_of_[body]] = y_[body];
  }
  return places;
}

void GraphBodies::move_to(const GraphPlaces& places) {
  for (std::uint32_t body = 0; body < count_; ++body) {
    x_[body] = places.x[node_of_[body]];
    y_[body] = places.y[node_of_[body]];
  }
}

}  // namespace atlas
