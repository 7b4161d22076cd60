// See kept_picture.hpp. The draw list lives only while it is painted into, its buffers stay: ImGui keeps
// track of lists, and ours may outlive its context.
#include "views/kept_picture.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace atlas {
namespace {

constexpr std::array<Instance, 1> kInPlace{};

int font_texture() { return ImGui::GetIO().Fonts->TexData->UniqueID; }

}  // namespace

void KeptPicture::paint(const Scene& scene, const PaintContext& context, const Rect& bounds_px, Ink ground) {
  font_texture_ = font_texture();  // as it was before: a new glyph may need a larger one
  ImDrawList list(ImGui::GetDrawListSharedData());
  list._ResetForNewFrame();
  list.Flags |= ImDrawListFlags_AllowVtxOffset;  // more than 2^16 vertices
  list.VtxBuffer.swap(vertices_);
  list.IdxBuffer.swap(indices_);
  list.VtxBuffer.resize(0);
  list.IdxBuffer.resize(0);
  list.PushTexture(ImGui::GetIO().Fonts->TexRef);
  list.PushClipRect({bounds_px.min_x, bounds_px.min_y}, {bounds_px.max_x, bounds_px.max_y});
  const std::vector<InstancedStretch> stretches = paint_instanced(scene, context, list);
  cut_into_runs({list.CmdBuffer.begin(), list.CmdBuffer.end()}, stretches);
  list.PopClipRect();
  list.PopTexture();
  list.VtxBuffer.swap(vertices_);
  list.IdxBuffer.swap(indices_);
  bounds_px_ = bounds_px;
  ground_ = context.colours.ink(ground);
  density_ = context.density;
  colours_ = context.colours;
  offset_px = {};
  ++revision_;
}

void KeptPicture::add_run(const ImDrawCmd& run, std::span<const Instance> instances) {
  runs_.push_back(run);
  instances_.insert(instances_.end(), instances.begin(), instances.end());
  first_instances_.push_back(static_cast<std::uint32_t>(instances_.size()));
}

// ImGui begins and joins commands as it likes, so a stretch may be part of one or spread over two.
void KeptPicture::add_triangles(Commands commands, std::uint32_t first_index, std::uint32_t end_index,
                                std::span<const Instance> instances) {
  for (const ImDrawCmd& command : commands) {
    const std::uint32_t first = std::max(first_index, command.IdxOffset);
    const std::uint32_t end = std::min(end_index, command.IdxOffset + command.ElemCount);
    if (first >= end) continue;
    ImDrawCmd run = command;
    run.IdxOffset = first;
    run.ElemCount = end - first;
    add_run(run, instances);
  }
}

void KeptPicture::cut_into_runs(Commands commands, std::span<const InstancedStretch> stretches) {
  runs_.clear();
  instances_.clear();
  first_instances_.assign(1, 0);
  std::uint32_t done = 0;
  for (const InstancedStretch& stretch : stretches) {
    add_triangles(commands, done, stretch.first_index, kInPlace);
    add_triangles(commands, stretch.first_index, stretch.end_index, stretch.instances);
    if (stretch.first_index == stretch.end_index) add_run(ImDrawCmd(), stretch.instances);
    done = stretch.end_index;
  }
  add_triangles(commands, done, std::numeric_limits<std::uint32_t>::max(), kInPlace);
}

bool KeptPicture::is_current(const PaintContext& context) const {
  return font_texture_ == font_texture() && density_ == context.density && colours_ == context.colours;
}

void KeptPicture::clear() {
  vertices_.clear();
  indices_.clear();
  cut_into_runs({}, {});
  ++revision_;
}

}  // namespace atlas
