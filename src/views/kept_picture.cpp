// See kept_picture.hpp. The draw list lives only while it is painted into, its buffers stay: ImGui keeps
// track of lists, and ours may outlive its context.
#include "views/kept_picture.hpp"

namespace atlas {
namespace {

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
  paint_scene(scene, context, list, {0, 0});
  runs_.clear();
  for (const ImDrawCmd& command : list.CmdBuffer) {
    if (command.ElemCount > 0) runs_.push_back(command);
  }
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

bool KeptPicture::is_current(const PaintContext& context) const {
  return font_texture_ == font_texture() && density_ == context.density && colours_ == context.colours;
}

void KeptPicture::clear() {
  vertices_.clear();
  indices_.clear();
  runs_.clear();
  ++revision_;
}

}  // namespace atlas
