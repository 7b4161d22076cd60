// ImGui draws one code point per glyph. Sequences that form one picture (emoji with modifiers, flags,
// key caps, letters with combining marks) are therefore given a private-use code point each, and the
// glyph rasteriser draws the whole sequence for it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace atlas {

/// Remembers which private-use code point stands for which sequence.
class ClusterTable {
 public:
  /// `text` with every multi-code-point cluster replaced by its private-use code point.
  /// Text without clusters is returned unchanged. At most kMaxClusters are remembered; further ones keep
  /// their first code point only.
  [[nodiscard]] std::string glyph_text(std::string_view text);

  /// What to draw for a code point: the cluster it stands for, or the code point itself as UTF-8.
  [[nodiscard]] std::string text_of(std::uint32_t codepoint) const;

  static constexpr std::uint32_t kFirst = 0xF0000;  ///< first of plane 15, which no text uses
  static constexpr std::uint32_t kMaxClusters = 4096;

 private:
  std::vector<std::string> clusters_;
  std::unordered_map<std::string, std::uint32_t> codepoints_;
};

/// Bytes of the first cluster of `text`: a code point and everything that combines with it. 0 only for "".
/// Covers variation selectors, combining marks, joiners, skin tones, regional indicators and key caps;
/// not the reordering scripts. Source: Unicode UAX #29, the parts of the rules that labels need.
[[nodiscard]] std::size_t cluster_length(std::string_view text);

}  // namespace atlas
