// Frames are compared as the bytes of everything they consist of.
#include "platform/web_shown_frame.hpp"

#include "platform/web_renderer.hpp"

#include <cstddef>
#include <span>
#include <type_traits>

namespace atlas {
namespace {

class Bytes {
 public:
  explicit Bytes(std::vector<std::byte>& bytes) : bytes_(bytes) { bytes_.clear(); }

  template <typename... Values>
  void add(const Values&... values) {
    (add_all(std::span(&values, 1)), ...);
  }
  template <typename Value>
  void add_all(std::span<const Value> values) {
    static_assert(std::is_trivially_copyable_v<Value>);
    const auto bytes = std::as_bytes(values);
    bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
  }

 private:
  std::vector<std::byte>& bytes_;
};

// A revision stands for triangles, ground and density.
void add(Bytes& bytes, const WebPicture& picture) {
  bytes.add(picture.revision, picture.offset_px, picture.bounds_px, picture.triangles.runs.size());
}

void add(Bytes& bytes, const ImDrawList& list) {
  bytes.add(list.VtxBuffer.Size, list.IdxBuffer.Size, list.CmdBuffer.Size);
  bytes.add_all(std::span<const ImDrawVert>(list.VtxBuffer.begin(), list.VtxBuffer.end()));
  bytes.add_all(std::span<const ImDrawIdx>(list.IdxBuffer.begin(), list.IdxBuffer.end()));
  for (const ImDrawCmd& command : list.CmdBuffer) {
    bytes.add(command.ClipRect, command.GetTexID(), command.VtxOffset, command.IdxOffset, command.ElemCount);
  }
}

}  // namespace

bool ShownFrame::replace_with(const WebFrame& frame) {
  Bytes bytes(next_);
  bytes.add(frame.viewport_px, frame.density, frame.paper, frame.minimap_texture);
  add(bytes, frame.picture);
  add(bytes, frame.minimap);
  for (const ImDrawList* const list : frame.windows.CmdLists) add(bytes, *list);
  if (next_ == bytes_) return false;
  bytes_.swap(next_);
  return true;
}

}  // namespace atlas
