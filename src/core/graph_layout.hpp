// Places for any graph: links attract, everything repels, from a tiny version of the graph to the whole one.
// The work is cut into small units, so a caller with a clock may stop after any of them; how far it gets
// depends on time, what comes out does not.
#pragma once

#include "core/graph_bodies.hpp"
#include "core/graph_coarsen.hpp"
#include "core/graph_links.hpp"
#include "core/result.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace atlas {

/// A graph to be laid out. Everything but the first two members is optional: an empty vector, or one entry
/// per node.
struct GraphLayoutInput {
  std::uint32_t node_count = 0;
  std::vector<std::uint32_t> edges;     ///< pairs of nodes; loops and repetitions do no harm
  std::vector<float> weights;           ///< per edge, not negative: only their ratios count; 0 is as no edge
  std::vector<float> widths, heights;   ///< boxes in world units that must not overlap; both or neither
  std::vector<std::uint32_t> clusters;  ///< nodes with the same number, below node_count, are kept together
  std::vector<std::uint8_t> pinned;     ///< not 0: stays at its position, which must be given
  std::vector<float> positions;         ///< x,y pairs; not finite where a node is new
  std::uint64_t seed = 0;
  /// How firmly nodes with a position are held there when the graph is not new, 0 (free) to 1.
  float keeping = 0.3F;
  /// Start from a tiny version of the graph (when no free node has a position).
  bool multilevel = true;
};

/// A layout in progress.
class GraphLayout {
 public:
  /// Checks the input. Errors: a sentence about the first thing that does not fit.
  [[nodiscard]] static Result<GraphLayout> start(GraphLayoutInput input);

  /// Does the next unit of work: one tick, one coarser graph, one round of pushing boxes apart. Returns
  /// whether more is to be done. Deterministic: equal bits natively and in wasm. Complexity: O(nodes +
  /// edges).
  bool advance();

  [[nodiscard]] bool done() const;
  [[nodiscard]] float progress() const;  ///< 0 to 1, estimated by work
  [[nodiscard]] std::uint32_t ticks()
      const;  ///< steps of the whole graph, without those of its coarser versions

  /// x,y pairs of all nodes, as good as they are by now. World units; around the origin.
  [[nodiscard]] std::vector<float> positions() const;

  GraphLayout(GraphLayout&&) noexcept;
  GraphLayout& operator=(GraphLayout&&) noexcept;
  ~GraphLayout();

 private:
  struct Run;
  explicit GraphLayout(std::unique_ptr<Run> run);
  std::unique_ptr<Run> run_;
};

}  // namespace atlas
