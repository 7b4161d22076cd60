// See kept_picture.hpp. The draw list lives only while it is painted into, its buffers stay: ImGui keeps
// track of lists, and ours may outlive its context.
#include "views/kept_picture.hpp"

namespace atlas {
namespace {

int font_texture() { return ImGui::GetIO().Fonts->TexData->UniqueID; }

/// A draw list in the memory of what was painted before, which it replaces.
class Canvas {
 public:
  Canvas(PaintedTriangles& painted, const Rect& bounds_px)
      : painted_(painted), list_(ImGui::GetDrawListSharedData()) {
    list_._ResetForNewFrame();
    list_.Flags |= ImDrawListFlags_AllowVtxOffset;  // more than 2^16 vertices
    swap();
    list_.VtxBuffer.resize(0);
    list_.IdxBuffer.resize(0);
    list_.PushTexture(ImGui::GetIO().Fonts->TexRef);
    list_.PushClipRect({bounds_px.min_x, bounds_px.min_y}, {bounds_px.max_x, bounds_px.max_y});
  }
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;
  ~Canvas() {
    painted_.runs.clear();
    for (const ImDrawCmd& command : list_.CmdBuffer) {
      if (command.ElemCount > 0) painted_.runs.push_back(command);
    }
    list_.PopClipRect();
    list_.PopTexture();
    swap();
  }
  [[nodiscard]] ImDrawList& list() { return list_; }

 private:
  void swap() {
    list_.VtxBuffer.swap(painted_.vertices);
    list_.IdxBuffer.swap(painted_.indices);
  }

  PaintedTriangles& painted_;
  ImDrawList list_;
};

}  // namespace

void KeptPicture::paint(const Scene& scene, const PaintContext& context, const Rect& bounds_px, Ink ground) {
  font_texture_ = font_texture();  // as it was before: a new glyph may need a larger one
  {
    Canvas picture(picture_, bounds_px);
    const float side_px = sheet_side_px(context.density);
    Canvas sheet(sheet_, {0, 0, side_px, side_px});
    paint_stamped(scene, context, picture.list(), sheet.list());
  }
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
  picture_ = {};
  sheet_ = {};
  ++revision_;
}

}  // namespace atlas
