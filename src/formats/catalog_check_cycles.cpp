// Circles in relations that must have a beginning: a series cannot be part of itself. A node from which only
// finished nodes are reachable is finished (Kahn's algorithm from the end); what never finishes contains a
// circle.
#include "formats/catalog_check_parts.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace atlas::checking {
namespace {

constexpr std::array kAcyclic{Relation::PartOf,   Relation::Before,  Relation::SubtopicOf,
                              Relation::Contains, Relation::MovedTo, Relation::VersionOf};

class CycleSearch {
 public:
  CycleSearch(Subject& subject, Relation relation) : subject_(subject), relation_(relation) {
    const std::size_t count = subject.nodes.size();
    next_.assign(count, kNone);
    std::vector<std::uint32_t> open(count, 0);
    std::vector<std::vector<std::uint32_t>> incoming(count);
    for (std::uint32_t e = 0; e < subject.edges.size(); ++e) {
      const Edge& edge = subject.data.edges[e];
      // An edge from a node to itself has a message of its own.
      if (edge.relation != relation || edge.source == edge.target) continue;
      ++open[edge.source.index];
      incoming[edge.target.index].push_back(e);
    }
    std::vector<std::uint32_t> finished;
    for (std::uint32_t i = 0; i < count; ++i) {
      if (open[i] == 0) finished.push_back(i);
    }
    while (!finished.empty()) {
      const std::uint32_t node = finished.back();
      finished.pop_back();
      for (const std::uint32_t e : incoming[node]) {
        const std::uint32_t source = subject.data.edges[e].source.index;
        if (--open[source] == 0) finished.push_back(source);
      }
    }
    remember_unfinished(open);
  }

  /// One message per circle.
  void report() {
    std::vector<std::uint32_t> seen_from(next_.size(), kNone);
    for (std::uint32_t start = 0; start < next_.size(); ++start) {
      std::uint32_t node = start;
      while (next_[node] != kNone && seen_from[node] == kNone) {
        seen_from[node] = start;
        node = target(node);
      }
      if (next_[node] != kNone && seen_from[node] == start) report_circle(node);
    }
  }

 private:
  static constexpr std::uint32_t kNone = kInvalidIndex;

  /// For each node that never finished, one edge to another such node.
  void remember_unfinished(const std::vector<std::uint32_t>& open) {
    for (std::uint32_t e = 0; e < subject_.edges.size(); ++e) {
      const Edge& edge = subject_.data.edges[e];
      if (edge.relation != relation_ || edge.source == edge.target) continue;
      if (open[edge.source.index] > 0 && open[edge.target.index] > 0 && next_[edge.source.index] == kNone) {
        next_[edge.source.index] = e;
      }
    }
  }

  [[nodiscard]] std::uint32_t target(std::uint32_t node) const {
    return subject_.data.edges[next_[node]].target.index;
  }

  void report_circle(std::uint32_t start) {
    std::string path = subject_.node_name(NodeId{start});
    std::uint32_t node = start;
    int steps = 0;
    do {
      node = target(node);
      if (++steps <= kLongestPath) path += " → " + subject_.node_name(NodeId{node});
    } while (node != start);
    if (steps > kLongestPath) path += " → … → " + subject_.node_name(NodeId{start});
    subject_.findings.error(subject_.edges[next_[start]], "cycle",
                            "The relation " + quoted(info(relation_).name) +
                                " goes round in a circle: " + path + ". Remove one of these edges.");
  }

  static constexpr int kLongestPath = 6;

  Subject& subject_;
  Relation relation_;
  std::vector<std::uint32_t> next_;  // edge that leads on round a circle, per node
};

}  // namespace

void check_cycles(Subject& subject) {
  for (const Relation relation : kAcyclic) CycleSearch(subject, relation).report();
}

}  // namespace atlas::checking
