// What the canvas shows. After every event a frame or two settle the windows, and most of them show what is
// shown already: these need not be drawn, which saves the GPU, and browsers without one, all of their work.
#pragma once

#include <cstddef>
#include <vector>

namespace atlas {

struct WebFrame;

class ShownFrame {
 public:
  /// Takes `frame` for what is shown from now on; false when that is shown already. Textures are told apart
  /// by their names alone. O(vertices of the windows).
  [[nodiscard]] bool replace_with(const WebFrame& frame);
  /// Nothing is shown any more.
  void forget() { bytes_.clear(); }

 private:
  std::vector<std::byte> bytes_;
  std::vector<std::byte> next_;  // kept for its memory
};

}  // namespace atlas
