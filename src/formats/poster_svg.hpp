// A drawing as a file of its own: the picture that an embed shows before it is opened, that a Markdown image
// points to, and that stays when nothing else can run.
#pragma once

#include "core/scene.hpp"

#include <string>
#include <string_view>

namespace atlas {

/// The scene as a standalone SVG document of `size_px` named `title`: its own style with just the colours and
/// type it uses, the reader's system fonts, no script, no link, nothing from elsewhere. It follows the
/// reader's theme; the fragments "#light" and "#dark" of its address set one. O(primitives).
[[nodiscard]] std::string poster_svg(const Scene& scene, Vec2 size_px, std::string_view title);

}  // namespace atlas
