// The picture of a link preview as SVG: words at the left, a drawing at the right. It is written to be made
// into a PNG, so it brings its own colours and uses nothing that a plain SVG renderer lacks.
#pragma once

#include "core/pages/card_words.hpp"
#include "core/scene.hpp"

#include <string>
#include <string_view>

namespace atlas {

/// Size of every card in pixels. Source: the Open Graph pictures that chats and networks show large, 1.91
/// : 1.
inline constexpr Vec2 kCardPx{1200, 630};
/// Its right half. Drawings are composed at half of that size and enlarged, since cards are seen small.
inline constexpr Vec2 kCardHalfPx{600, 630};

/// A drawing for the right half.
struct CardPicture {
  Scene scene;
  Vec2 size_px{300, 315};  ///< of the scene's viewport; has the proportions of kCardHalfPx
};

/// A standalone SVG document of kCardPx in the light theme. `brand` stands at the top behind the name of the
/// application (the catalogue's title); empty for none. Long texts wrap, shrink and end in an ellipsis; no
/// two of them overlap. Same input, same bytes.
[[nodiscard]] std::string card_svg(const CardWords& words, const CardPicture& picture,
                                   std::string_view brand);

/// `css` with each var(--name) of the palette replaced by the theme's colour, for renderers of SVG that know
/// no custom properties.
[[nodiscard]] std::string with_colours(std::string css, Theme theme);

}  // namespace atlas
