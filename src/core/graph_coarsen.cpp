// Nodes with few links choose first; then the links of each group's members are summed.
#include "core/graph_coarsen.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>

namespace atlas {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
/// A group may have this many times the mean mass of the finer nodes.
constexpr float kMassLimit = 4;

/// Nodes by number of links, the fewest first; ties by number.
std::vector<std::uint32_t> by_degree(const GraphLinks& links) {
  std::vector<std::uint32_t> begin;
  for (std::uint32_t node = 0; node < links.node_count(); ++node) {
    const std::size_t degree = links.degree(node);
    if (begin.size() < degree + 2) begin.resize(degree + 2, 0);
    ++begin[degree + 1];
  }
  for (std::size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
  std::vector<std::uint32_t> order(links.node_count());
  for (std::uint32_t node = 0; node < links.node_count(); ++node) order[begin[links.degree(node)]++] = node;
  return order;
}

class Grouping {
 public:
  Grouping(const GraphLinks& links, std::span<const std::uint32_t> clusters)
      : links_(links),
        clusters_(clusters),
        group_of_(links.node_count(), kNone),
        siblings_(links.node_count() + std::size_t{1}, kNone) {
    float total = 0;
    for (const float mass : links.mass) total += mass;
    limit_ = kMassLimit * total / static_cast<float>(links.node_count());
  }

  void join(std::uint32_t node) {
    if (group_of_[node] != kNone) return;
    const std::uint32_t partner = best_partner(node);
    if (partner != kNone) {
      if (group_of_[partner] == kNone) group_of_[partner] = new_group(partner);
      add(node, group_of_[partner]);
    } else {
      add_to_siblings(node);
    }
  }

  [[nodiscard]] std::vector<std::uint32_t> take_groups() { return std::move(group_of_); }
  [[nodiscard]] std::vector<float> take_masses() { return std::move(mass_); }

 private:
  [[nodiscard]] bool together(std::uint32_t a, std::uint32_t b) const {
    return clusters_.empty() || clusters_[a] == clusters_[b];
  }

  /// The neighbour with the strongest pull for its mass that has room.
  [[nodiscard]] std::uint32_t best_partner(std::uint32_t node) const {
    std::uint32_t best = kNone;
    float best_score = 0;
    for (std::uint32_t entry = links_.rows[node]; entry < links_.rows[node + 1]; ++entry) {
      const std::uint32_t target = links_.targets[entry];
      const std::uint32_t group = group_of_[target];
      const float mass = group == kNone ? links_.mass[target] : mass_[group];
      if (mass + links_.mass[node] > limit_ || !together(node, target)) continue;
      const float score = links_.pulls[entry] / (mass * static_cast<float>(links_.degree(target)));
      if (score > best_score) {
        best_score = score;
        best = target;
      }
    }
    return best;
  }

  /// Nodes that found no room gather around their strongest neighbour, those without one around nobody.
  void add_to_siblings(std::uint32_t node) {
    std::uint32_t hub = links_.node_count();
    float strongest = 0;
    for (std::uint32_t entry = links_.rows[node]; entry < links_.rows[node + 1]; ++entry) {
      if (links_.pulls[entry] > strongest) {
        strongest = links_.pulls[entry];
        hub = links_.targets[entry];
      }
    }
    std::uint32_t& sibling = siblings_[hub];
    const bool room = sibling != kNone && together(node, sibling) &&
                      mass_[group_of_[sibling]] + links_.mass[node] <= limit_;
    if (room) {
      add(node, group_of_[sibling]);
    } else {
      group_of_[node] = new_group(node);
      sibling = node;
    }
  }

  [[nodiscard]] std::uint32_t new_group(std::uint32_t node) {
    mass_.push_back(links_.mass[node]);
    return static_cast<std::uint32_t>(mass_.size() - 1);
  }

  void add(std::uint32_t node, std::uint32_t group) {
    group_of_[node] = group;
    mass_[group] += links_.mass[node];
  }

  const GraphLinks& links_;
  std::span<const std::uint32_t> clusters_;
  std::vector<std::uint32_t> group_of_;
  std::vector<std::uint32_t> siblings_;  ///< per node, one of those that gather around it
  std::vector<float> mass_;              ///< per group
  float limit_ = 0;
};

/// The members of each group, group by group.
struct Members {
  std::vector<std::uint32_t> begin, node;
};

Members members_of(const std::vector<std::uint32_t>& group_of, std::size_t group_count) {
  Members members{std::vector<std::uint32_t>(group_count + 1, 0),
                  std::vector<std::uint32_t>(group_of.size())};
  for (const std::uint32_t group : group_of) ++members.begin[group + std::size_t{1}];
  for (std::size_t i = 0; i < group_count; ++i) members.begin[i + 1] += members.begin[i];
  std::vector<std::uint32_t> next(members.begin.begin(), members.begin.end() - 1);
  for (std::uint32_t node = 0; node < group_of.size(); ++node) members.node[next[group_of[node]]++] = node;
  return members;
}

void sum_links(const GraphLinks& fine, CoarserGraph& coarse) {
  const std::uint32_t count = coarse.links.node_count();
  const Members members = members_of(coarse.group_of, count);
  std::vector<std::uint32_t> entry_of(count, kNone);  // of the row being made, by target
  coarse.links.rows.assign(1, 0);
  for (std::uint32_t group = 0; group < count; ++group) {
    const std::uint32_t row = coarse.links.rows.back();
    for (std::uint32_t m = members.begin[group]; m < members.begin[group + 1]; ++m) {
      const std::uint32_t node = members.node[m];
      for (std::uint32_t entry = fine.rows[node]; entry < fine.rows[node + 1]; ++entry) {
        const std::uint32_t target = coarse.group_of[fine.targets[entry]];
        if (target == group) continue;
        if (entry_of[target] == kNone || entry_of[target] < row) {
          entry_of[target] = static_cast<std::uint32_t>(coarse.links.targets.size());
          coarse.links.targets.push_back(target);
          coarse.links.pulls.push_back(0);
        }
        coarse.links.pulls[entry_of[target]] += fine.pulls[entry];
      }
    }
    coarse.links.rows.push_back(static_cast<std::uint32_t>(coarse.links.targets.size()));
  }
}

}  // namespace

CoarserGraph coarsen(const GraphLinks& fine, std::span<const std::uint32_t> clusters) {
  Grouping grouping(fine, clusters);
  for (const std::uint32_t node : by_degree(fine)) grouping.join(node);
  CoarserGraph coarse;
  coarse.group_of = grouping.take_groups();
  coarse.links.mass = grouping.take_masses();
  sum_links(fine, coarse);
  return coarse;
}

}  // namespace atlas
