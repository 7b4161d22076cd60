// See kept_picture.hpp. The draw list lives only while it is painted into, its buffers stay: ImGui keeps
// track of lists, and ours may outlive its context.
#include "views/kept_picture.hpp"

#include <algorithm>
#include <array>

namespace atlas {
namespace {

constexpr std::array<Vec2, 1> kInPlace{Vec2{0, 0}};

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
  const std::vector<Repeated> repeated = paint_alike_once(scene, context, list);
  cut_into_runs({list.CmdBuffer.begin(), list.CmdBuffer.end()}, repeated);
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

void KeptPicture::add_run(const ImDrawCmd& command, std::uint32_t first_index, std::uint32_t end_index,
                          std::span<const Vec2> places_px) {
  if (first_index == end_index) return;
  ImDrawCmd& run = runs_.emplace_back(command);
  run.IdxOffset = first_index;
  run.ElemCount = end_index - first_index;
  places_px_.insert(places_px_.end(), places_px.begin(), places_px.end());
  first_places_.push_back(static_cast<std::uint32_t>(places_px_.size()));
}

// ImGui begins and joins commands as it likes, so a stretch may be part of one or spread over two.
void KeptPicture::cut_into_runs(std::span<const ImDrawCmd> commands, std::span<const Repeated> repeated) {
  runs_.clear();
  places_px_.clear();
  first_places_.assign(1, 0);
  for (const ImDrawCmd& command : commands) {
    std::uint32_t done = command.IdxOffset;
    const std::uint32_t end = command.IdxOffset + command.ElemCount;
    for (const Repeated& stretch : repeated) {
      if (stretch.end_index <= done || stretch.first_index >= end) continue;
      const std::uint32_t first = std::max(stretch.first_index, done);
      add_run(command, done, first, kInPlace);
      done = std::min(stretch.end_index, end);
      add_run(command, first, done, stretch.shifts_px);
    }
    add_run(command, done, end, kInPlace);
  }
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
