// Layouts of any graph for web/core/graph-layout.mjs: numbers cross as arrays, once in each direction; only
// messages are JSON. A job is what a layout needs between calls; the caller holds it and frees it.
#include "core/graph_layered.hpp"
#include "core/graph_layout.hpp"
#include "formats/json_answers.hpp"

#include <emscripten.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace atlas;

/// A layout that was asked for and not freed yet.
struct GraphJob {
  GraphLayoutInput input;
  std::optional<GraphLayout> layout;
  std::vector<float> positions;
  std::string messages;
};

namespace {

/// The arrays of an input, by the numbers that graph-layout.mjs uses.
enum class InputArray { Edges, Weights, Widths, Heights, Clusters, Pinned, Positions };

template <typename T>
void* resized(std::vector<T>& values, std::size_t count) {
  values.resize(count);
  return values.data();
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE GraphJob* graph_create(std::uint32_t node_count) {
  auto job = std::make_unique<GraphJob>();
  job->input.node_count = node_count;
  return job.release();
}

/// Makes room in one of the input's arrays; the caller fills it before the next call.
EMSCRIPTEN_KEEPALIVE void* graph_array(GraphJob* job, int array, std::size_t count) {
  switch (static_cast<InputArray>(array)) {
    case InputArray::Edges:
      return resized(job->input.edges, count);
    case InputArray::Weights:
      return resized(job->input.weights, count);
    case InputArray::Widths:
      return resized(job->input.widths, count);
    case InputArray::Heights:
      return resized(job->input.heights, count);
    case InputArray::Clusters:
      return resized(job->input.clusters, count);
    case InputArray::Pinned:
      return resized(job->input.pinned, count);
    case InputArray::Positions:
      return resized(job->input.positions, count);
  }
  return nullptr;
}

/// Returns 1, or 0 when the input is bad; then there are messages.
EMSCRIPTEN_KEEPALIVE int graph_start(GraphJob* job, std::uint32_t seed, float keeping, int multilevel) {
  job->input.seed = seed;
  job->input.keeping = keeping;
  job->input.multilevel = multilevel != 0;
  Result<GraphLayout> layout = GraphLayout::start(std::move(job->input));
  if (!layout.ok()) {
    job->messages = messages_answer(layout.messages());
    return 0;
  }
  job->layout.emplace(std::move(layout.value()));
  return 1;
}

EMSCRIPTEN_KEEPALIVE const char* graph_messages(GraphJob* job) { return job->messages.data(); }
EMSCRIPTEN_KEEPALIVE std::size_t graph_messages_bytes(GraphJob* job) { return job->messages.size(); }

/// Does steps until the budget is spent, so many are done, or nothing is left to do; at least one unless
/// `most` is 0. Returns 1 when nothing is left to do.
EMSCRIPTEN_KEEPALIVE int graph_step(GraphJob* job, double budget_ms, std::uint32_t most) {
  const double end = emscripten_get_now() + budget_ms;
  for (std::uint32_t step = 0; step < most; ++step) {
    if (!job->layout->advance() || emscripten_get_now() >= end) break;
  }
  return job->layout->done() ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE float graph_progress(GraphJob* job) { return job->layout->progress(); }
EMSCRIPTEN_KEEPALIVE std::uint32_t graph_ticks(GraphJob* job) { return job->layout->ticks(); }

/// Lays the input's edges, widths and heights out in layers, at once. Returns 1, or 0 when there are
/// messages.
EMSCRIPTEN_KEEPALIVE int graph_layer(GraphJob* job, float gap_x, float gap_y) {
  GraphLayoutInput& given = job->input;
  Result<LayeredLayout> layout =
      layered_layout({given.node_count, std::move(given.edges), std::move(given.widths),
                      std::move(given.heights), gap_x, gap_y});
  if (!layout.ok()) {
    job->messages = messages_answer(layout.messages());
    return 0;
  }
  job->positions = std::move(layout.value().positions);
  return 1;
}

/// x,y pairs; valid until the next call.
EMSCRIPTEN_KEEPALIVE const float* graph_positions(GraphJob* job) {
  if (job->layout) job->positions = job->layout->positions();
  return job->positions.data();
}

EMSCRIPTEN_KEEPALIVE void graph_free(GraphJob* job) { std::unique_ptr<GraphJob>(job).reset(); }

}  // extern "C"
