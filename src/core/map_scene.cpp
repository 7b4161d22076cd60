// The map as a scene: measure first (frame, labels), then paint from back to front.
#include "core/map_scene.hpp"

#include "core/map_frame.hpp"

#include <utility>

namespace atlas {
namespace {

void draw_labels(const std::vector<PlacedLabel>& labels, bool on_top, std::vector<Primitive>& out) {
  for (const PlacedLabel& label : labels) {
    if (label.on_top != on_top) continue;
    for (const TextPrimitive& run : label.runs) out.emplace_back(run);
  }
}

}  // namespace

Scene compose_map(const MapInput& input) {
  const MapIndex own = input.index != nullptr ? MapIndex{} : index_map(input.catalog, input.layout);
  MapFrame frame = make_frame(input, input.index != nullptr ? *input.index : own);
  thin_out(frame);
  list_drawn(frame);
  const std::vector<Flow> flows = flows_of(frame);
  const MapLabels labels = place_labels(frame, flows);
  Scene scene;
  if (input.only_complete && !input.measure.complete()) return scene;
  draw_lines(frame, labels, scene.primitives);
  draw_spine(frame, scene.primitives);
  for (const Flow& flow : flows) scene.primitives.emplace_back(flow.curve);
  draw_circles(frame, scene.primitives);
  draw_marks(frame, scene.primitives);
  draw_labels(labels.labels, false, scene.primitives);
  draw_boxes(frame, scene.primitives);
  draw_labels(labels.labels, true, scene.primitives);
  draw_labels(labels.words, true, scene.primitives);
  if (input.style.labels) scene.areas = hit_areas(frame, labels);
  return scene;
}

}  // namespace atlas
