// See glyph_text.hpp.
#include "views/glyph_text.hpp"

#include "core/utf8.hpp"

namespace atlas {
namespace {

constexpr char32_t kJoiner = 0x200D;
constexpr char32_t kKeycap = 0x20E3;

bool extends(char32_t c) {
  const bool variation = (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
  const bool combining =
      (c >= 0x300 && c <= 0x36F) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x20D0 && c <= 0x20FF);
  const bool skin_tone = c >= 0x1F3FB && c <= 0x1F3FF;
  const bool tag = c >= 0xE0020 && c <= 0xE007F;
  return variation || combining || skin_tone || tag || c == kKeycap;
}

bool is_regional_indicator(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

}  // namespace

std::size_t cluster_length(std::string_view text) {
  if (text.empty()) return 0;
  const DecodedCodepoint first = decode_utf8(text, 0);
  std::size_t at = first.size;
  if (is_regional_indicator(first.value) && at < text.size()) {
    const DecodedCodepoint second = decode_utf8(text, at);
    if (is_regional_indicator(second.value)) return at + second.size;
  }
  while (at < text.size()) {
    const DecodedCodepoint next = decode_utf8(text, at);
    if (next.value == kJoiner && at + next.size < text.size()) {
      at += next.size;
      at += decode_utf8(text, at).size;
    } else if (extends(next.value) || next.value == kJoiner) {
      at += next.size;
    } else {
      break;
    }
  }
  return at;
}

std::string ClusterTable::glyph_text(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const std::size_t length = cluster_length(text);
    const std::string_view cluster = text.substr(0, length);
    const DecodedCodepoint first = decode_utf8(cluster, 0);
    if (length == first.size) {
      result += cluster;
    } else {
      auto found = codepoints_.find(std::string(cluster));
      if (found == codepoints_.end() && clusters_.size() < kMaxClusters) {
        found = codepoints_.emplace(cluster, kFirst + static_cast<std::uint32_t>(clusters_.size())).first;
        clusters_.emplace_back(cluster);
      }
      append_utf8(result, found == codepoints_.end() ? first.value : static_cast<char32_t>(found->second));
    }
    text.remove_prefix(length);
  }
  return result;
}

std::string ClusterTable::text_of(std::uint32_t codepoint) const {
  if (codepoint >= kFirst && codepoint - kFirst < clusters_.size()) return clusters_[codepoint - kFirst];
  std::string text;
  append_utf8(text, static_cast<char32_t>(codepoint));
  return text;
}

}  // namespace atlas
