// See text_match.hpp.
#include "core/text_match.hpp"

#include "core/assert.hpp"

#include <algorithm>
#include <cstring>

namespace atlas {

Needle::Needle(std::string_view word) : word_(word) {
  constexpr std::size_t kLongest = 255;
  skip_.fill(static_cast<std::uint8_t>(std::clamp<std::size_t>(word_.size(), 1, kLongest)));
  for (std::size_t i = 0; i + 1 < word_.size(); ++i) {
    const std::size_t distance = std::min(word_.size() - 1 - i, kLongest);
    skip_[static_cast<unsigned char>(word_[i])] = static_cast<std::uint8_t>(distance);
  }
}

std::size_t Needle::find(std::string_view text, std::size_t from) const {
  const std::size_t size = word_.size();
  if (size == 0 || from > text.size()) return std::string_view::npos;
  if (size == 1) return text.find(word_[0], from);
  const unsigned char last = static_cast<unsigned char>(word_[size - 1]);
  for (std::size_t at = from; at + size <= text.size();) {
    const unsigned char window_last = static_cast<unsigned char>(text[at + size - 1]);
    if (window_last == last && std::memcmp(text.data() + at, word_.data(), size - 1) == 0) return at;
    at += skip_[window_last];
  }
  return std::string_view::npos;
}

std::uint32_t TextPool::add(std::string_view text) {
  append_folded(text, folded_, bounds_);
  folded_.push_back('\n');
  bounds_.starts.push_back(false);
  bounds_.gaps.push_back(false);
  ATLAS_ASSERT(folded_.size() < 0xFFFFFFFFU);
  first_.push_back(static_cast<std::uint32_t>(folded_.size()));
  return size() - 1;
}

std::string_view TextPool::text(std::uint32_t number) const {
  const std::uint32_t first = first_[number];
  return std::string_view(folded_).substr(first, first_[number + 1] - first - 1);
}

MatchShape TextPool::shape(const Needle& needle, std::uint32_t number) const {
  const std::size_t at = needle.find(text(number), 0);
  return at == std::string_view::npos ? MatchShape::None : best_shape(needle, number, first_[number] + at);
}

std::uint32_t TextPool::text_at(std::uint32_t from, std::size_t at) const {
  std::size_t low = from;
  std::size_t step = 1;
  while (low + step < first_.size() && first_[low + step] <= at) {
    low += step;
    step *= 2;
  }
  const auto begin = first_.begin() + static_cast<std::ptrdiff_t>(low);
  const auto end = first_.begin() + static_cast<std::ptrdiff_t>(std::min(low + step, first_.size()));
  const auto after = std::upper_bound(begin, end, at);
  return static_cast<std::uint32_t>(after - first_.begin() - 1);
}

MatchShape TextPool::best_shape(const Needle& needle, std::uint32_t number, std::size_t first_match) const {
  const std::size_t begin = first_[number];
  const std::size_t end = first_[number + 1] - 1;
  if (first_match == begin) return needle.size() == end - begin ? MatchShape::Exact : MatchShape::Prefix;
  const std::string_view all = std::string_view(folded_).substr(0, end);
  MatchShape best = MatchShape::None;
  for (std::size_t at = first_match; at != std::string_view::npos; at = needle.find(all, at + 1)) {
    if (bounds_.starts[at]) return MatchShape::WordStart;
    if (best == MatchShape::None && bounds_.allow(at, needle.size())) best = MatchShape::Substring;
  }
  return best;
}

}  // namespace atlas
